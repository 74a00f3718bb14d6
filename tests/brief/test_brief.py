"""The brief as data, in the terminal and as a page; hostile text stays text."""

from __future__ import annotations

import io
import json
from dataclasses import replace
from html.parser import HTMLParser

from rich.console import Console

from foedus import brief as briefs
from foedus.frames import claims_frame
from foedus.records import ActorRef, Claim, Evidence, Report

HOSTILE = "<script>alert(1)</script> [bold]x[/bold] \"'&"
TEXT = f"Russia attacked Turkey. Russia never attacked Turkey. {HOSTILE}"
RUSSIA = ActorRef("rus", "Russia", "Russia", "state", "RUS", 0, 6)
TURKEY = ActorRef("tur", "Turkey", "Turkey", "state", "TUR", 16, 22)


def claim(number: int, **fields: object) -> Claim:
    made = Claim(
        str(number), "r1", "d1", "event", "ASSAULT", RUSSIA, TURKEY, sign=-1, intensity=-9.5,
        date="2015-11-24", probability=0.9, outlet=HOSTILE, published="2015-11-25",
        evidence=(Evidence.cut("r1", TEXT, 0, 23),),
    )  # fmt: skip
    return replace(made, **fields)  # type: ignore[arg-type]


REPORT = Report("r1", "d1", TEXT, title=HOSTILE, published="2015-11-25", outlet=HOSTILE)


def made(*claims: Claim, **options: object) -> briefs.Brief:
    return briefs.brief(claims_frame(claims), [REPORT], records=claims, **options)  # type: ignore[arg-type]


class Tags(HTMLParser):
    """The tags and attributes of a page."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.attributes: list[tuple[str, str | None]] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.attributes += attrs


def test_a_tie_opens_onto_its_claims_and_their_words() -> None:
    found = made(claim(1), claim(2, type="ACCUSE", intensity=-3.0))
    (tie,) = found.ties
    assert (tie.a, tie.b) == ("rus", "tur")
    assert tie.alignment < 0
    assert {c.id for c in tie.claims} == {"1", "2"}
    assert all(span.holds(TEXT) for c in tie.claims for span in c.evidence)


def test_nothing_of_a_hostile_report_becomes_markup() -> None:
    page = briefs.page(made(claim(1), set_aside=[HOSTILE], notes=[HOSTILE]))
    tags = Tags(page)
    assert "script" not in tags.tags
    assert not any(name.startswith("on") for name, _ in tags.attributes)
    assert "&lt;script&gt;" in page
    assert any(value and value.startswith("default-src 'none'") for _, value in tags.attributes)
    console = Console(file=io.StringIO(), width=200)
    briefs.show(made(claim(1), set_aside=[HOSTILE]), console)
    shown = console.file.getvalue()  # type: ignore[attr-defined]
    assert "[bold]x[/bold]" in shown


def test_denial_and_assertion_by_two_outlets_are_set_side_by_side() -> None:
    denied = claim(2, modality="negated", outlet="B", report_id="r2", group="g2")
    (pair,) = made(claim(1, outlet="A", group="g1"), denied).contradictions
    assert {pair.one.id, pair.other.id} == {"1", "2"}
    assert "denied" in pair.words


def test_an_empty_brief_says_so() -> None:
    found = briefs.brief(claims_frame([]), [])
    assert found.ties == ()
    assert "No claim in these reports" in briefs.page(found)


def test_json_names_claims_that_are_there() -> None:
    data = json.loads(json.dumps(briefs.as_json(made(claim(1), claim(2, date="2016-06-01")))))
    ids = {c["claim_id"] for c in data["claims"]}
    assert ids == {"1", "2"}
    assert {i for tie in data["ties"] for i in tie["claims"]} <= ids
    assert data["ties"][0]["words"]


def test_the_page_has_a_heading_for_every_part_and_a_name_for_every_picture() -> None:
    page = briefs.page(made(claim(1)))
    tags = Tags(page)
    assert tags.tags.count("h1") == 1
    assert page.count("<svg") == page.count('role="img"') == 2
    assert tags.tags.count("details") >= 1
    assert ("lang", "en") in tags.attributes
