"""The grammar of time expressions (``grammar.yaml``), compiled to regular expressions over token classes."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from foedus.dates.lexicon import LexiconError, lexicon, load
from foedus.dates.tokens import Alphabet, Tokens

_ITEM = re.compile(
    r"(?P<group>[a-z]+)\d*:\("
    r"|\$(?P<fragment>[A-Z]+)"
    r"|(?P<cls>[A-Z][A-Z0-9_]*)"
    r"|(?P<word>[a-z]+)"
    r"|(?P<mark>[()|?])"
    r"|\s+|(?P<bad>.)"
)
_LITERAL = re.compile(r"(?<![\w$])([a-z]+)(?![\w:]|\d*:)")


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule: its name, what kind of meaning it has, and its pattern over class characters.

    ``narrative`` rules hold in texts that tell of the past only.
    """

    name: str
    kind: str
    pattern: re.Pattern[str]
    order: int
    narrative: bool = False


@dataclass(frozen=True, slots=True)
class Match:
    """Tokens ``start`` to ``end`` read by ``rule``; ``parts`` are (name, first token, end token)."""

    rule: Rule
    start: int
    end: int
    parts: tuple[tuple[str, int, int], ...]


class Grammar:
    """All rules, and the alphabet that they are written in."""

    def __init__(self, raw: Mapping[str, Any]) -> None:
        self._fragments: Mapping[str, str] = raw["fragments"]
        self.alphabet = self._alphabet(raw)
        triggers = "".join(self.members(name) for name in raw["triggers"])
        side, gap = f".{{0,{_MARGIN}}}", f".{{0,{2 * _MARGIN}}}"
        self._near = re.compile(f"{side}[{triggers}](?:{gap}[{triggers}])*{side}", re.S)
        self.rules = tuple(self._rule(order, fields) for order, fields in enumerate(raw["rules"]))

    def _alphabet(self, raw: Mapping[str, Any]) -> Alphabet:
        patterns = [*self._fragments.values(), *(rule["pattern"] for rule in raw["rules"])]
        limits = [word for rule in raw["rules"] for key in _LIMITS for word in rule.get(key, ())]
        literals = {word for pattern in patterns for word in _LITERAL.findall(pattern)}
        literals |= {word for word in limits if word.islower()}
        words = lexicon().words()
        for word in literals:
            words[word] = words.get(word, frozenset()) | {f"={word}"}
        return Alphabet(words, lexicon().capitalised)

    def _rule(self, order: int, fields: Mapping[str, Any]) -> Rule:
        unknown = set(fields) - {"name", "kind", "pattern", "only", *_LIMITS}
        if unknown:
            raise LexiconError(f"rule {fields['name']!r} has unknown keys {sorted(unknown)}", where=_WHERE)
        body = _Numbered().compile(self, fields["pattern"])
        before = "".join(
            f"({sign}{self._any(fields[key])})"
            for key, sign in (("not_after", "?<!"), ("after", "?<="))
            if key in fields
        )
        after = "".join(
            f"({sign}{self._any(fields[key])})"
            for key, sign in (("not_before", "?!"), ("before", "?="))
            if key in fields
        )
        return Rule(
            fields["name"], fields["kind"], re.compile(before + body + after), order, "only" in fields
        )

    def _any(self, names: list[str]) -> str:
        return "[" + "".join(self.members(name) for name in names) + "]"

    def members(self, name: str) -> str:
        """The class characters of a class, or of a word."""
        members = self.alphabet.members(f"={name}" if name.islower() else name)
        if not members:
            raise LexiconError(f"nothing is of class {name}", where=_WHERE, remedy="See lexicon.yaml.")
        return members

    def fragment(self, name: str) -> str:
        """The pattern of a named fragment."""
        try:
            return self._fragments[name]
        except KeyError:
            raise LexiconError(f"no fragment {name}", where=_WHERE) from None

    def matches(self, tokens: Tokens) -> list[Match]:
        """The expressions of a text: longest first wherever two overlap; in text order."""
        near, where = self._stretches(tokens.classes)
        taken = bytearray(len(near))
        chosen: list[Match] = []
        for start, end, order, match in sorted(self._candidates(near), key=_longest):
            if not any(taken[start:end]):
                taken[start:end] = b"\1" * (end - start)
                chosen.append(_match(self.rules[order], match, where))
        return sorted(chosen, key=lambda found: found.start)

    def _stretches(self, classes: str) -> tuple[str, list[int]]:
        """The tokens near a trigger, stretches parted by a space, and the index of each in the text."""
        pieces: list[str] = []
        where: list[int] = []
        for stretch in self._near.finditer(classes):
            pieces.append(stretch.group())
            where.extend(range(stretch.start(), stretch.end() + 1))
        return " ".join(pieces), where

    def _candidates(self, near: str) -> Iterator[tuple[int, int, int, re.Match[str]]]:
        for rule in self.rules:
            for match in rule.pattern.finditer(near):
                yield match.start(), match.end(), rule.order, match


_WHERE = "dates/grammar.yaml"
_MARGIN = 9  # tokens either side of a trigger that a rule may reach
_LIMITS = ("not_after", "after", "not_before", "before")


def _longest(candidate: tuple[int, int, int, re.Match[str]]) -> tuple[int, int, int]:
    start, end, order, _ = candidate
    return start - end, start, order


def _match(rule: Rule, match: re.Match[str], where: list[int]) -> Match:
    groups = match.re.groupindex
    parts = [
        (name.rpartition("_")[0], where[match.start(index)], where[match.end(index) - 1] + 1)
        for name, index in groups.items()
        if match.end(index) > match.start(index) >= 0
    ]
    parts.sort(key=lambda part: (part[1], -part[2]))
    return Match(rule, where[match.start()], where[match.end() - 1] + 1, tuple(parts))


class _Numbered:
    """Turns one pattern into a regular expression; group names get numbers, as they may recur."""

    def __init__(self) -> None:
        self._count = 0

    def compile(self, grammar: Grammar, pattern: str) -> str:
        """The regular expression of ``pattern``, wrapped so that it is one item."""
        out = []
        for item in _ITEM.finditer(pattern):
            if item["bad"]:
                raise LexiconError(f"{item['bad']!r} in pattern {pattern!r}", where=_WHERE)
            if item["group"]:
                self._count += 1
                out.append(f"(?P<{item['group']}_{self._count}>")
            elif item["fragment"]:
                out.append(self.compile(grammar, grammar.fragment(item["fragment"])))
            elif item["cls"] or item["word"]:
                out.append(f"[{grammar.members(item['cls'] or item['word'])}]")
            elif item["mark"]:
                out.append("(?:" if item["mark"] == "(" else item["mark"])
        return f"(?:{''.join(out)})"


@cache
def grammar() -> Grammar:
    """The compiled grammar.

    Raises:
        LexiconError: a rule is malformed.
    """
    return Grammar(load("grammar.yaml"))
