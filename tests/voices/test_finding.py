"""Sources, cues and contents in sentences of our own."""

from __future__ import annotations

import pytest

from foedus.models import parse
from foedus.records import Attribution, Report, text_hash
from foedus.voices import chain, denied, find


def attributions(text: str) -> tuple[Attribution, ...]:
    return find(Report(text_hash(text), "t", text), parse(text), ())


def shown(item: Attribution) -> tuple[str | None, str | None, str]:
    source = item.source.text if item.source else None
    return source, item.cue.text if item.cue else None, " … ".join(piece.text for piece in item.content)


def who(text: str, words: str) -> list[str]:
    start = text.index(words)
    return [speaker.text for speaker in chain(attributions(text), start, start + len(words))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Tehran denied that it had sent weapons to the rebels.",
            ("Tehran", "denied", "that it had sent weapons to the rebels"),
        ),
        ("SANA reported that the army had advanced.", ("SANA", "reported", "that the army had advanced")),
        (
            "According to SANA, the army retook the town.",
            ("SANA", "According to", "the army retook the town"),
        ),
        (
            "In the words of the minister, the truce is dead.",
            ("the minister", "In the words of", "the truce is dead"),
        ),
        (
            "The rebels reportedly shelled the airport.",
            (None, "reportedly", "The rebels … shelled the airport"),
        ),
        ("It is noted that the siege was lifted.", (None, "is noted", "that the siege was lifted")),
        ("The war, he said, is nearly over.", ("he", "said", "The war … is nearly over")),
        (
            'The general warned: "If they attack, we will answer."',
            ("The general", "warned", '"If they attack, we will answer."'),
        ),
        (
            "The minister accused Turkey of arming the militants.",
            ("The minister", "accused", "Turkey of arming the militants"),
        ),
        ("Moscow urged Ankara to close the border.", ("Moscow", "urged", "Ankara to close the border")),
    ],
)
def test_one_attribution(text: str, expected: tuple[str | None, str, str]) -> None:
    assert expected in [shown(item) for item in attributions(text)]


def test_spans_are_offsets_in_the_text() -> None:
    text = "Good morning.\n\nThe minister said on Monday that “we won”, he added.\n"
    for item in attributions(text):
        for span in (item.source, item.cue, *item.content):
            assert span is None or text[span.start : span.end] == span.text


def test_nested_chain_is_outermost_first() -> None:
    text = "Reuters, citing two officials, said Turkey denied it had bombed the village."
    assert who(text, "bombed") == ["Reuters", "two officials", "Turkey"]
    start = text.index("bombed")
    assert denied(attributions(text), start, start + 6)
    assert who(text, "Turkey") == ["Reuters", "two officials"]


def test_a_rejected_report_is_denied_and_a_denial_left_open_is_not() -> None:
    text = "State media said the president dismissed reports that Iran had withdrawn."
    start = text.index("withdrawn")
    assert denied(attributions(text), start, start + 9)
    text = "Hezbollah has neither confirmed nor denied the report."
    start = text.index("the report")
    assert not denied(attributions(text), start, start + 10)


def test_quotation_goes_on_past_its_cue() -> None:
    text = '"We will never surrender," the commander told reporters. "They will have to kill us."'
    assert who(text, "surrender") == who(text, "kill") == ["the commander"]


def test_unclosed_quotation_ends_with_its_paragraph() -> None:
    text = "“We will hold the town to the end, the commander said.\n\nThe army advanced on the town."
    assert who(text, "hold") == ["the commander"]
    assert who(text, "advanced") == []


def test_words_put_into_a_quotation() -> None:
    text = "“We have good relations with them, – he noted. They keep the front line and help us.”"
    assert who(text, "help") == ["he"]


def test_wishes_put_no_claim_in_their_mouth() -> None:
    text = "Iran wants the rebels to leave the city."
    assert who(text, "leave") == []
    assert [item.act for item in attributions(text)] == ["attitude"]


def test_the_reports_own_voice_is_an_empty_chain() -> None:
    assert who("The army shelled the town.", "shelled") == []


def test_unknown_speaker_is_kept_under_a_provisional_id() -> None:
    text = "The governor of Nowhere said the road was closed."
    (speaker,) = chain(attributions(text), text.index("closed"), text.index("closed") + 6)
    assert speaker.actor_id == "~governor-of-nowhere"
    assert text[speaker.start : speaker.end] == speaker.text == "The governor of Nowhere"
