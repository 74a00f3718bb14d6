from __future__ import annotations

from collections.abc import Callable

import pytest

from foedus.records import Mention

Find = Callable[..., tuple[Mention, ...]]


def who(found: tuple[Mention, ...], words: str, nth: int = 0) -> set[str]:
    """The actors of the nth place where these words are a mention."""
    starts = sorted({m.span.start for m in found if m.span.text == words})
    return (
        {m.actor_id for m in found if m.span.text == words and m.span.start == starts[nth]}
        if starts
        else set()
    )


@pytest.mark.parametrize(
    ("text", "words", "actors"),
    [
        ("Hezbollah sent men to Aleppo. The group lost fifty.", "The group", {"hezbollah"}),
        ("Russia praised Hezbollah and appreciates this group.", "this group", {"hezbollah"}),
        ("Russia and Turkey met. Both countries signed.", "Both countries", {"rus", "tur"}),
        ("Hamas fought Fatah. The two sides agreed to stop.", "The two sides", {"hamas", "fatah"}),
        ("Sergei Lavrov came to Ankara. He met nobody.", "He", {"sergei-lavrov"}),
        ("Angela Merkel met Vladimir Putin. She was calm.", "She", {"angela-merkel"}),
        ("Iran backs the Houthis. It denies this.", "It", {"irn"}),
        ("Turkey moved its troops.", "its", {"tur"}),
        ("Turkey warned Damascus. It said that war was near.", "It", {"tur"}),
        ("The Assad regime and its allies advanced.", "its", {"syr-gov"}),
        ("Russia, Iran and Turkey met. They signed a declaration.", "They", {"rus", "irn", "tur"}),
        ("The Syrian army attacked. The army lost ten tanks.", "The army", {"syr-mil"}),
        ("The YPG took the town. The militia held it.", "The militia", {"ypg"}),
        ("Reuters quoted an aide. The news agency gave no name.", "The news agency", {"reuters"}),
        (
            "Hassan Nasrallah, the leader of Hezbollah, spoke.",
            "the leader of Hezbollah",
            {"hassan-nasrallah"},
        ),
        ("Hezbollah, and its patron Iran, want this.", "its", {"hezbollah"}),
    ],
)
def test_what_points_back_is_resolved(mentions: Find, text: str, words: str, actors: set[str]) -> None:
    assert who(mentions(text), words) == actors


def test_we_in_a_quotation_is_the_speaker_s_side(mentions: Find) -> None:
    found = mentions("“We have good relations with Russia,” the commander of Hezbollah said.")
    assert who(found, "We") == {"hezbollah"}
    assert who(mentions("We have good relations with Russia."), "We") == set()


def test_nested_descriptions(mentions: Find) -> None:
    found = mentions("Hezbollah fights in Syria. The commander of this group praised Moscow.")
    commander = next(m for m in found if m.span.text == "The commander of this group")
    assert (commander.within, commander.kind) == ("hezbollah", "person")


def test_it_that_stands_for_nothing(mentions: Find) -> None:
    found = mentions("Russia left. It is noted that it became clear that it seems late.")
    assert [m for m in found if m.form == "pronoun"] == []


def test_a_subject_is_not_the_object_of_its_own_clause(mentions: Find) -> None:
    assert who(mentions("Iran warned Israel. Israel attacked it."), "it") <= {"irn"}


def test_forms_tell_how_an_actor_is_mentioned(mentions: Find) -> None:
    forms = {m.span.text: m.form for m in mentions("Hezbollah left. The group said it would return.")}
    assert forms == {"Hezbollah": "name", "The group": "nominal", "it": "pronoun"}
