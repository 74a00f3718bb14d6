"""Hard-wrapped paragraphs are read as one; headings, lists and lines that end a sentence stay apart."""

from __future__ import annotations

import pytest

from foedus.models import parse
from foedus.models.wrapping import paragraphs

WIRE = (
    "Ministers meet in the Kazakh capital for a third day\n"
    "Russia and Turkey signed a military cooperation agree-\n"
    "ment, and Iran condemned the strikes of the United\n"
    "States. It said so on Monday.\n"
)


@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_a_wire_report_is_read_across_its_line_breaks(end: str) -> None:
    text = WIRE.replace("\n", end)
    found = [text[sentence.start : sentence.end] for sentence in parse(text)]
    assert found[0].strip() == "Ministers meet in the Kazakh capital for a third day"
    assert found[1].split() == WIRE.split("\n", 1)[1].split(" It said")[0].split()
    assert found[2].strip() == "It said so on Monday."
    for sentence in parse(text):
        for token in sentence.span:
            assert text[sentence.offset + token.idx :].startswith(token.text.strip())


@pytest.mark.parametrize(
    "text",
    [
        "Talks in Astana\nRussia and Turkey met.",
        "Present were:\nrussia",
        "- Russia met Turkey\n- Iran stayed away",
        "Russia met Turkey.\nthe report said so.",
        "Russia met Turkey\n\nin Astana.",
        "x" * 200 + "\nand so on",
    ],
)
def test_lines_that_stay_apart(text: str) -> None:
    lines = [line for line in text.split("\n") if line]
    assert [text[start:end] for start, end in paragraphs(text)] == lines


def test_every_line_is_in_one_paragraph_and_in_order() -> None:
    text = "\n\n a\nb c\n\n\nD e\nf.\n g \n"
    spans = list(paragraphs(text))
    assert spans == sorted(spans) and all(a < b for a, b in spans)
    assert "".join("".join(text[a:b].split()) for a, b in spans) == "".join(text.split())
