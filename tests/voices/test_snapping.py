"""Spans of word pieces set right."""

from __future__ import annotations

from foedus.voices.learned import Tagged
from foedus.voices.quotes import quotes
from foedus.voices.snapping import snapped, whole_words


def fixed(text: str, source: str, cue: str, content: str) -> list[str]:
    def place(words: str) -> tuple[int, int]:
        return text.index(words), text.index(words) + len(words)

    item = snapped(text, Tagged(place(source), place(cue), (place(content),), 0.9), quotes(text))
    return [text[a:b] for a, b in item.content] if item else []


def test_words_are_whole_and_their_punctuation_is_left_alone() -> None:
    text = "an off-color joke, he said."
    assert text[slice(*whole_words(text, (4, 14)))] == "off-color joke"
    assert text[slice(*whole_words(text, (0, 2)))] == "an"


def test_most_of_a_quotation_is_all_of_it() -> None:
    text = "“We will hold a town,” the man said."
    assert fixed(text, "the man", "said", "will hold a town") == ["“We will hold a town,”"]


def test_a_few_words_of_a_quotation_stay_a_few() -> None:
    text = "“We will hold the town to the very end of it, come what may,” he said."
    assert fixed(text, "he", "said", "the town") == ["the town"]


def test_a_quotation_around_the_cue_is_not_taken_in() -> None:
    text = "“We will hold the town, he said.”"
    assert fixed(text, "he", "said", "We will hold the town") == ["We will hold the town"]


def test_bare_marks_are_no_content() -> None:
    assert fixed("“ , he said so", "he", "said", "“") == []
