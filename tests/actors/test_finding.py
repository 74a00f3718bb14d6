from __future__ import annotations

from collections.abc import Callable

import pytest
from evals.actors_confusables import pairs

from foedus.actors.catalogues import catalogue
from foedus.actors.names import key
from foedus.records import Mention

Ids = Callable[..., list[tuple[str, str]]]
Find = Callable[..., tuple[Mention, ...]]


def test_names_metonyms_and_lists(ids: Ids) -> None:
    found = ids("Russia, Iran and Turkey met. Moscow and Ankara disagreed; Downing Street was silent.")
    assert [id_ for _, id_ in found] == ["rus", "irn", "tur", "rus", "tur", "gbr"]


@pytest.mark.parametrize(
    ("text", "actor"),
    [
        ("The Syrian army retreated.", "syr-mil"),
        ("Iran's foreign ministry protested.", "irn-mfa"),
        ("The government of Kenya resigned.", "ken-gov"),
        ("The Assad regime denied it.", "syr-gov"),
        ("Assad's forces advanced.", "syr-mil"),
        ("Israeli warplanes struck the town.", "isr-air"),
        ("The Turkish parliament voted.", "tur-leg"),
        ("The Syrian opposition forces agreed.", "syr-opp"),
        ("The regime in Damascus denied it.", "syr-gov"),
        ("The Ministry of Foreign Affairs of Iraq protested.", "irq-mfa"),
    ],
)
def test_institutions_by_rule(mentions: Find, text: str, actor: str) -> None:
    first = mentions(text)[0]
    assert first.actor_id == actor
    assert first.span.start == 0


def test_the_phrase_is_whole_and_the_head_decides(mentions: Find) -> None:
    first, inner = mentions("Hezbollah's commander in Aleppo spoke.")[:2]
    commander, group = (first, inner) if first.kind == "person" else (inner, first)
    assert (commander.span.text, commander.head.text) == ("Hezbollah's commander", "commander")
    assert (commander.within, commander.form) == ("hezbollah", "nominal")
    assert group.actor_id == "hezbollah"


def test_a_title_and_a_newspaper_belong_to_the_name(mentions: Find) -> None:
    president = mentions("Russian President Vladimir Putin arrived.")
    assert [(m.span.text, m.actor_id, m.within) for m in president] == [
        ("Russian President Vladimir Putin", "vladimir-putin", "rus-gov")
    ]
    paper = mentions("The Lebanese newspaper Al-Ahbar wrote about it.")[0]
    assert (paper.span.text, paper.actor_id, paper.kind) == (
        "The Lebanese newspaper Al-Ahbar",
        "al-akhbar",
        "media",
    )


def test_a_capital_as_a_place_is_not_the_state(ids: Ids) -> None:
    assert ids("Talks were held in Damascus.") == []
    assert ids("Fighting went on near Moscow and outside Kiev.") == []
    assert ids("Damascus rejected the plan.") == [("Damascus", "syr")]
    assert [i for _, i in ids("Ties between Moscow and Ankara are good.")] == ["rus", "tur"]


@pytest.mark.parametrize(
    "text",
    [
        "Roast the turkey for three hours.",
        "Turkey beat Croatia 3-1 in the quarter-final and their striker scored the last goal of the match.",
        "Michael Jordan bought a house.",
        "Governors of Georgia and Florida met in New Mexico.",
        "The striker joined a club in Chad.",
    ],
)
def test_birds_teams_and_namesakes_are_no_actors(ids: Ids, text: str) -> None:
    assert not {"tur", "jor", "mex", "hrv"} & {id_ for _, id_ in ids(text)}


def test_surnames_and_titles_resolve_by_the_report_s_date(ids: Ids) -> None:
    text = "The American president praised the Syrian president. Bush did not."
    assert [i for _, i in ids(text, "2003-05-01")] == ["george-w-bush", "bashar-al-assad", "george-w-bush"]
    assert [i for _, i in ids(text, "1991-05-01")][:2] == ["george-h-w-bush", "hafez-al-assad"]
    assert ("Putin", "vladimir-putin") in ids("Russia said Putin would come.", "2015")


def test_unknown_actors_are_kept_with_stable_ids(mentions: Find) -> None:
    text = "The rebel group Liwa Fulan al-Jadid attacked Iraqi soldiers. Gunmen in Iraq killed a colonel."
    found = {m.actor_id: m for m in mentions(text)}
    assert any(i.startswith("~liwa-fulan") for i in found)
    assert "~irq-gunmen" in found and found["~irq-gunmen"].country == "IRQ"
    assert [m.actor_id for m in mentions(text)] == [m.actor_id for m in mentions(text)]


def test_offsets_are_code_points_of_the_text(mentions: Find) -> None:
    text = "“Ünlü” ☃ said:\n\nHizbullah’s fighters — and Türkiye’s army — left.\n"
    found = mentions(text)
    assert found
    assert all(text[m.span.start : m.span.end] == m.span.text for m in found)
    assert all(text[m.head.start : m.head.end] == m.head.text for m in found)
    assert {"hezbollah", "tur-mil"} <= {m.actor_id for m in found} | {m.within for m in found}


def test_ambiguity_is_kept(mentions: Find) -> None:
    first = mentions("Congo accused Rwanda.", None)[0]
    assert {first.actor_id, *(id_ for id_, _ in first.alternatives)} >= {"cod", "cog"}
    assert first.probability < 0.9


@pytest.mark.parametrize("text", ["", "\n\n", "…", "a" * 5000, "IS IS IS", "THE US AND THEM"])
def test_odd_texts_do_no_harm(mentions: Find, text: str) -> None:
    assert isinstance(mentions(text), tuple)


def test_no_confusable_names_share_a_key() -> None:
    known = catalogue()

    def called(name: str) -> set[int]:
        return {surface.actor for surface in known.surfaces(key(name))}

    assert [(a, b) for a, b in pairs() if called(a) == called(b) and len(called(a)) == 1] == []
