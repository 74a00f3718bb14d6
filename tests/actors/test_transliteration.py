from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from foedus.actors import match, romanised
from foedus.actors.transliteration import script_of


@pytest.mark.parametrize(
    ("written", "actor"),
    [
        ("حزب الله", "hezbollah"),
        ("بشار الأسد", "bashar-al-assad"),
        ("حماس", "hamas"),
        ("جبهة النصرة", "al-nusra-front"),
        ("حسن نصر الله", "hassan-nasrallah"),
        ("Владимир Путин", "vladimir-putin"),
        ("Сергей Лавров", "sergei-lavrov"),
        ("Володимир Зеленський", "volodymyr-zelensky"),
        ("Зеленский", "volodymyr-zelensky"),
        ("נתניהו", "benjamin-netanyahu"),
        ("习近平", "xi-jinping"),
        ("真主党", "hezbollah"),
        ("Recep Tayyip Erdoğan", "recep-tayyip-erdogan"),
        ("Mevlüt Çavuşoğlu", "mevlut-cavusoglu"),
        ("حسن روحانی", "hassan-rouhani"),
        ("محمود احمدی‌نژاد", "mahmoud-ahmadinejad"),
    ],
)
def test_names_in_other_scripts_meet_their_actors(written: str, actor: str) -> None:
    assert match(written, limit=1)[0].actor.id == actor


def test_the_script_is_told_by_its_own_letters() -> None:
    assert [
        getattr(script_of(text), "name", None) for text in ("پوتین", "Київ", "Москва", "IŞİD", "plain")
    ] == [
        "persian",
        "ukrainian",
        "russian",
        "turkish",
        None,
    ]


@given(st.text(max_size=30))
def test_any_text_can_be_romanised(text: str) -> None:
    assert isinstance(romanised(text), str)
    if text.isascii():
        assert romanised(text) == text
