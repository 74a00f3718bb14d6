"""Who speaks in direct speech, as far as pronouns need it: "we" inside a quotation is the speaker's side."""

from __future__ import annotations

from foedus.actors.found import Found
from foedus.actors.lexicon import word_set
from foedus.actors.words import Words

_OPEN, _CLOSE, _EITHER = frozenset("“«„"), frozenset("”»"), frozenset('"')


def quoted(lists: list[Words]) -> list[list[bool]]:
    """For every token of every sentence whether it stands inside quotation marks.

    A quotation runs on over sentences; one left open ends with its paragraph's end unless the next
    paragraph opens with a mark or closes it.
    """
    inside, paragraph = False, -1
    marks = []
    for number, words in enumerate(lists):
        if words.paragraph != paragraph:
            inside = inside and _closes_first(lists, number)
            paragraph = words.paragraph
        flags = []
        for k, text in enumerate(words.text):
            if text in _OPEN or (text in _EITHER and not inside):
                inside = _is_long(words, k)
                flags.append(False)
            elif text in _CLOSE or text in _EITHER:
                inside = False
                flags.append(False)
            else:
                flags.append(inside)
        marks.append(flags)
    return marks


def _closes_first(lists: list[Words], number: int) -> bool:
    """Whether a closing mark comes before any opening one in the paragraph that begins here."""
    paragraph = lists[number].paragraph
    for words in lists[number:]:
        if words.paragraph != paragraph:
            return False
        for text in words.text:
            if text in _OPEN or text in _EITHER:
                return False
            if text in _CLOSE:
                return True
    return False


def _is_long(words: Words, k: int) -> bool:
    """Whether the quotation is speech, not scare quotes about a word or two in the same sentence."""
    for n in range(k + 1, min(k + 5, len(words))):
        if words.text[n] in _CLOSE or words.text[n] in _EITHER:
            return any(words.pos[i] in ("VERB", "AUX", "PRON") for i in range(k + 1, n))
    return True


def speaker(
    lists: list[Words], flags: list[list[bool]], spoken: dict[tuple[int, int], Found], sent: int, token: int
) -> Found | None:
    """Whoever says the words around ``token``: the subject of a speech verb outside the quotation nearby.

    Args:
        spoken: resolved actors by (sentence, head token).
    """
    paragraph = lists[sent].paragraph
    order = [sent, sent + 1, sent - 1, sent - 2, sent + 2, sent - 3]
    for number in order:
        if not 0 <= number < len(lists):
            continue
        if lists[number].paragraph != paragraph and number not in (sent - 1, sent - 2):
            continue
        found = _says(lists[number], flags[number], spoken)
        if found is not None:
            return found
    return None


def _says(words: Words, flags: list[bool], spoken: dict[tuple[int, int], Found]) -> Found | None:
    for k in range(len(words)):
        if words.dep[k] not in ("nsubj", "nsubjpass") or flags[k]:
            continue
        verb = words.head[k]
        if words.lemma[verb] in word_set("saying"):
            found = spoken.get((words.number, k))
            if found is not None:
                return found
    return None
