"""Descriptions by relation, region, number and office; what is no actor."""

from __future__ import annotations

import pytest

from foedus.actors import find
from foedus.models import parse
from foedus.records import Report, text_hash


def found(text: str, date: str = "2023-05-01") -> dict[str, set[str]]:
    """The ids of each phrase in a text."""
    report = Report(text_hash(text), "x", text, published=date)
    named: dict[str, set[str]] = {}
    for mention in find(report, parse(text)):
        named.setdefault(text[mention.span.start : mention.span.end], set()).add(mention.actor_id)
    return named


@pytest.mark.parametrize(
    ("text", "date", "words", "ids"),
    [
        ("William Ruto met his Ugandan counterpart.", "2023-05-01", "his Ugandan counterpart",
         "yoweri-museveni"),
        ("Saudi Arabia cut ties with Qatar. The emirate was angry.", "2017-06-06", "The emirate", "qat"),
        ("Olusegun Obasanjo left. The former Nigerian president was tired.", "2022-11-12",
         "The former Nigerian president", "olusegun-obasanjo"),
        ("Russia and Ukraine talked in Istanbul. China praised the two countries.", "2022-03-30",
         "the two countries", "rus ukr"),
        ("Sweden and Finland applied. NATO welcomed the two Nordic countries.", "2022-05-18",
         "the two Nordic countries", "swe fin"),
        ("Hamas and Fatah met in Cairo. The former rules Gaza.", "2012-05-01", "The former", "hamas"),
        ("Yevgeny Prigozhin spoke in Rostov. The warlord accused generals.", "2023-06-24", "The warlord",
         "yevgeny-prigozhin"),
        ("Imran Khan lost a vote. Khan's party walked out.", "2022-04-10", "Khan's party", "pti-pakistan"),
        ("Syria's main ally, Iran, sent advisers.", "2015-05-01", "Syria's main ally", "irn"),
        ("Dozens of gunmen attacked Kidal.", "2013-05-01", "Dozens of gunmen", "~gunmen"),
        ("Forces loyal to Khalifa Haftar took Derna.", "2018-06-30", "Forces loyal to Khalifa Haftar", "lna"),
        ("Hezbollah and the Islamic State fought.", "2015-05-01", "the Islamic State", "islamic-state"),
    ],
)  # fmt: skip
def test_a_description_is_whom_it_means(text: str, date: str, words: str, ids: str) -> None:
    assert found(text, date)[words] == set(ids.split())


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Crowds surrounded the seat of government in Yerevan.", "government"),
        ("Ashraf Ghani left the country.", "the country"),
        ("The parliament granted itself wide powers.", "wide powers"),
        ("France has promised troops to the force.", "troops"),
        ("A rebel-held town in Syria was bombed.", "rebel"),
        ("Russia recognised Daesh as a terrorist organization.", "a terrorist organization"),
    ],
)
def test_what_is_no_actor_is_left_out(text: str, words: str) -> None:
    assert words not in found(text)


def test_a_surname_used_again_is_the_person_named_before() -> None:
    named = found(
        "Romeo Brawner, the army chief of the Philippines, spoke in Manila. Later Brawner flew to Palawan."
    )
    assert named["Brawner"] == named["Romeo Brawner"]


def test_whoever_is_quoted_does_not_mean_himself_by_they() -> None:
    text = 'Residents said the Eritreans were looting shops in Shire. "They took even the doors," one said.'
    assert found(text, "2022-11-12")["They"] == {"eri"}
