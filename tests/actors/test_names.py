from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from foedus.actors.names import key, pieces, spelling_key, unaccented


@pytest.mark.parametrize(
    "variants",
    [
        ("Hezbollah", "Hizbollah", "Hizbullah", "Hezb'allah", "Hizb Allah", "“Hezbollah”", "Hizballah"),
        ("Al-Akhbar", "Al-Ahbar", "al Akhbar", "Al-Akhbaar"),
        ("Jabhat al-Nusra", "Jabhat an-Nusra", "Jabhat al-Nusrah"),
        ("Qaeda", "Qaida", "Kaida"),
        ("Julani", "Jolani", "Golani"),
    ],
)
def test_transliterations_of_one_name_share_a_key(variants: tuple[str, ...]) -> None:
    assert len({spelling_key(v) for v in variants}) == 1


@pytest.mark.parametrize(
    ("a", "b"), [("Hamas", "Hezbollah"), ("Fatah", "Fars"), ("Al-Akhbar", "Al-Ahram"), ("Taliban", "Tehran")]
)
def test_different_names_keep_different_keys(a: str, b: str) -> None:
    assert spelling_key(a) != spelling_key(b)


def test_pieces_undo_case_accents_dots_and_apostrophes() -> None:
    assert pieces("U.S.") == ("us",)
    assert pieces("Sana’a") == ("sanaa",)
    assert key("Côte d'Ivoire") == key("cote d’ivoire")
    assert pieces("Workers' Party") == ("workers", "party")


@given(st.text(max_size=40))
def test_folding_twice_changes_nothing(text: str) -> None:
    assert key(key(text)) == key(text)
    assert unaccented(unaccented(text)) == unaccented(text)
