"""The article out of a page: pieces joined, lists of articles left alone, pages without one told."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import html

from foedus.reading import read
from foedus.reading.pieces import join_pieces

SENTENCE = (
    "Point {} of the truce in Syria was agreed on Tuesday by Russia and Turkey, officials said in Ankara."
)
ADVERTISEMENT = "<div class='ad'><p>Subscribe now!</p></div>"


def piece(*numbers: int, headline: str = "") -> str:
    """A row of a page with some paragraphs of an article."""
    words = "".join(f"<p>{SENTENCE.format(number)}</p>" for number in numbers)
    return f"<div class='row'>{headline}<div class='story-body'>{words}</div></div>"


def page(body: str) -> str:
    return f"<html><head><title>Truce</title></head><body><main>{body}</main></body></html>"


def test_an_article_in_pieces_is_read_whole(tmp_path: Path) -> None:
    pieces = ADVERTISEMENT.join([piece(1, 2, 3, 4), piece(5, 6, 7, 8, 9), piece(10, 11)])
    (tmp_path / "a.html").write_text(page(pieces))
    [report] = read([tmp_path])
    assert report.text.split("\n") == [SENTENCE.format(number) for number in range(1, 12)]


def test_articles_in_a_list_stay_apart() -> None:
    tree = html.fromstring(page(piece(1, 2, headline="<h2>One</h2>") + piece(3, 4, headline="<h2>Two</h2>")))
    join_pieces(tree)
    assert [len(block) for block in tree.find_class("story-body")] == [2, 2]


@given(st.lists(st.integers(0, 3), max_size=6))
def test_joining_loses_and_doubles_nothing(counts: list[int]) -> None:
    tree = html.fromstring(page(ADVERTISEMENT.join(piece(*range(count)) for count in counts) or "-"))
    before = sorted(p.text_content() for p in tree.iter("p"))
    join_pieces(tree)
    assert sorted(p.text_content() for p in tree.iter("p")) == before


@pytest.mark.parametrize(
    "body",
    [
        "",
        "<nav><a href='/'>Home</a> <a href='/world'>World</a></nav>",
        "<h1>404</h1><p>Not found</p>",
        "<script>document.write('Russia and Turkey agreed on a truce in Syria on Tuesday.')</script>",
        "<img src='x' onerror='alert(1)'>",
    ],
)
def test_pages_without_an_article_are_set_aside(tmp_path: Path, body: str) -> None:
    (tmp_path / "a.html").write_text(page(body))
    reading = read([tmp_path])
    assert list(reading) == []
    assert "has no article on it. Save the page of the article itself" in str(reading.set_aside[0])


@pytest.mark.parametrize(
    "words", ["They met.", "俄罗斯和土耳其星期二在莫斯科签署了协议。", "Встреча прошла в Москве."]
)
def test_one_short_sentence_is_an_article(tmp_path: Path, words: str) -> None:
    (tmp_path / "a.html").write_text(page(f"<article><p>{words} {words}</p></article>"))
    [report] = read([tmp_path])
    assert words in report.text
