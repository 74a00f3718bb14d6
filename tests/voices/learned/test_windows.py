"""Windows over a text: every token once, offsets that hold, none too long."""

from __future__ import annotations

from tokenizers import Tokenizer
from tokenizers.models import WordLevel
from tokenizers.pre_tokenizers import Whitespace

from foedus.voices.learned import windows

WORDS = ["[UNK]", "[CLS]", "[SEP]", "the", "army", "said", "so", "."]


def tokenizer() -> Tokenizer:
    made = Tokenizer(WordLevel({word: i for i, word in enumerate(WORDS)}, unk_token="[UNK]"))
    made.pre_tokenizer = Whitespace()
    return made


def test_tokens_stand_where_their_words_do() -> None:
    text = "the army said so .\n\nthe army ."
    (window,) = windows(text, [(0, 18), (20, 30)], tokenizer())
    assert window.ids == [1, 3, 4, 5, 6, 7, 2, 3, 4, 7, 2]
    real = [text[a:b] for a, b in window.offsets if b > a]
    assert real == ["the", "army", "said", "so", ".", "the", "army", "."]


def test_no_separator_between_sentences_of_one_paragraph() -> None:
    text = "the army said so . the army ."
    (window,) = windows(text, [(0, 18), (19, 29)], tokenizer())
    assert window.ids.count(2) == 1


def test_a_sentence_left_out_is_marked_like_a_paragraph_end() -> None:
    text = "the army . said so . the army ."
    (window,) = windows(text, [(0, 10), (21, 31)], tokenizer())
    assert window.ids.count(2) == 2


def test_long_texts_are_cut_and_nothing_is_lost() -> None:
    text = "the army said so . " * 100
    stretches = [(i, i + 18) for i in range(0, len(text), 19)]
    found = list(windows(text, stretches, tokenizer(), longest=32, first=12))
    assert max(len(window.ids) for window in found) <= 34
    assert len(found[0].ids) <= 14
    places = [place for window in found for place in window.offsets if place[1] > place[0]]
    assert [text[a:b] for a, b in places] == text.split()


def test_a_stretch_longer_than_a_window_is_cut() -> None:
    text = "army " * 100
    found = list(windows(text, [(0, len(text))], tokenizer(), longest=30))
    assert [len(window.ids) - 2 for window in found] == [30, 30, 30, 10]


def test_nothing_to_read_gives_no_window() -> None:
    assert list(windows("", [], tokenizer())) == []
