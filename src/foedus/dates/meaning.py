"""What the words of one expression say, before anything outside them is used."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from foedus.dates.grammar import Match
from foedus.dates.lexicon import lexicon
from foedus.dates.tokens import Tokens

UNITS = {"S": "second", "TM": "minute", "H": "hour", "D": "day", "W": "week", "WE": "weekend", "M": "month",
         "Q": "quarter", "Y": "year", "DE": "decade", "CE": "century", "ML": "millennium", "FN": "fortnight",
         "SE": "season", "NI": "day", "MO": "day", "EV": "day"}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Meaning:
    """The parts of an expression; whatever it does not say is None.

    ``turn`` is the direction of "last" (-1), "this" (0), "next" (1); ``turned`` the word itself;
    ``year_turn`` and ``year_turned`` the same for "of last year".  ``count`` is a number of ``unit``,
    or "X" where it is vague ("several").  ``steps`` tells which words gave what.
    """

    kind: str
    year: int | None = None
    month: int | None = None
    day: int | None = None
    weekday: int | None = None
    season: int | None = None
    quarter: int | None = None
    half: int | None = None
    decade: int | None = None
    century: int | None = None
    part: str | None = None
    clock: str | None = None
    mod: str | None = None
    turn: int | None = None
    turned: str | None = None
    year_turn: int | None = None
    year_turned: str | None = None
    unit: str | None = None
    count: float | str | None = None
    to: int | None = None
    to_word: str | None = None
    deixis: int | None = None
    ref: str | None = None
    feast: str | None = None
    short: bool = False
    era: str | None = None
    plural: bool = False
    text: str = ""
    steps: tuple[str, ...] = ()


_REFERENCES = ("NOW", "RECENTLY", "FUTURE", "PAST", "RECENT", "CURRENT")
_TURNS = ("LAST", "NEXT", "THIS", "THAT", "FOLLOWING", "PREVIOUS")
_TURN_WORDS: Mapping[str, int] = {"same": 0, "that": 0, "coming": 1, "present": 0, "the": 0, "current": 0}


def _ordinal(word: str) -> int:
    digits = re.match(r"\d+", word)
    if digits:
        return int(digits.group())
    total = 0
    for piece in re.split(r"\W+", word.lower()):
        total += lexicon().first(("ORDINAL", "NUMWORD"), piece) or 0
    return total


def number(words: str) -> float:
    """A number in figures or words.

    >>> number("twenty-five"), number("2.5"), number("1,500")
    (25.0, 2.5, 1500.0)
    """
    plain = words.replace(",", "")
    if re.fullmatch(r"\d+(\.\d+)?", plain):
        return float(plain)
    return float(sum(lexicon().value("NUMWORD", piece) or 0 for piece in re.split(r"\W+", words)))


def _short_year(digits: str) -> int:
    value = int(digits)
    return 1900 + value if value >= 30 else 2000 + value


class Reader:
    """Reads a match's parts into a :class:`Meaning`, one method a part."""

    def __init__(self, tokens: Tokens, match: Match) -> None:
        self._tokens = tokens
        self._match = match
        self._fields: dict[str, Any] = {}
        self._steps: list[str] = []
        self._written = 0  # the year's digits, before they are completed

    def read(self, parts: tuple[tuple[str, int, int], ...]) -> Meaning:
        """The meaning of the parts, in order."""
        for name, start, end in parts:
            words = self._words(start, end)
            reader: Callable[[str], None] | None = getattr(self, f"_read_{name}", None)
            if reader is not None:
                before = dict(self._fields)
                reader(words)
                self._explain(name, words, before)
        start, end = self._match.start, self._match.end
        return Meaning(
            self._match.rule.kind, **self._fields, text=self._words(start, end), steps=tuple(self._steps)
        )

    def _words(self, start: int, end: int) -> str:
        tokens = self._tokens
        return tokens.text[tokens.starts[start] : tokens.ends[end - 1]]

    def _explain(self, name: str, words: str, before: Mapping[str, Any]) -> None:
        changed = {k: v for k, v in self._fields.items() if before.get(k) != v}
        told = ", ".join(f"{key} {value}" for key, value in changed.items())
        self._steps.append(f"{words!r}: {told or name}")

    def _read_year(self, words: str) -> None:
        digits = words.strip("'’‘ ")
        self._written = int(digits)
        self._fields["short"] = len(digits) == 2
        self._fields["year"] = _short_year(digits) if len(digits) == 2 else int(digits)

    def _read_era(self, words: str) -> None:
        bc = words.upper().startswith("B")
        self._fields["era"] = "BC" if bc else "AD"
        if "year" in self._fields and bc:
            self._fields["year"] = 1 - self._written
        elif "decade" in self._fields and bc:
            self._fields["decade"] = 1 - self._fields["decade"]
        elif "century" in self._fields and bc:
            self._fields["century"] = -self._fields["century"]
        elif not bc and "year" in self._fields:
            self._fields["year"] = self._written

    def _read_month(self, words: str) -> None:
        self._fields["month"] = lexicon().first(("MONTH", "MONTH_SHORT"), words)

    def _read_day(self, words: str) -> None:
        self._fields["day"] = _ordinal(words)

    def _read_ordday(self, words: str) -> None:
        self._fields["day"] = _ordinal(words)

    def _read_weekday(self, words: str) -> None:
        self._fields["weekday"] = lexicon().first(("WEEKDAY", "WEEKDAY_SHORT"), words)

    def _read_season(self, words: str) -> None:
        self._fields["season"] = lexicon().value("SEASON", words)

    def _read_quarter(self, words: str) -> None:
        self._fields["quarter"] = min(max(_ordinal(words), 1), 4)

    def _read_half(self, words: str) -> None:
        if "halfword" not in {name for name, _, _ in self._match.parts}:
            self._fields["count"] = 0.5
        else:
            self._fields["half"] = 1 if words.lower() == "first" else 2

    def _read_decade(self, words: str) -> None:
        named = lexicon().value("DECADE_WORD", words)
        if named is not None:
            self._fields["decade"] = 1900 + named
        else:
            digits = int(words[:-1])
            self._fields["decade"] = (
                digits if digits > 100 else 1900 + digits if digits >= 20 else 2000 + digits
            )

    def _read_century(self, words: str) -> None:
        self._fields["century"] = _ordinal(words)

    def _read_part(self, words: str) -> None:
        self._fields["part"] = lexicon().first(("PART", "DAYPART_WORD"), words)

    def _read_clock(self, words: str) -> None:
        named = lexicon().value("CLOCK_WORD", words)
        if named:
            self._fields["clock"] = named
            return
        spelled = lexicon().value("NUMWORD", words)
        if len(words) == 4 and words.isdigit():
            words = f"{words[:2]}:{words[2:]}"
        pieces = [str(spelled)] if spelled is not None else re.split(r"[:.]", words)
        self._fields["clock"] = f"{int(pieces[0]):02d}:" + (pieces[1] if len(pieces) > 1 else "00")

    def _read_mer(self, words: str) -> None:
        hour, minute = self._fields["clock"].split(":")
        late = lexicon().value("MERIDIEM", words)
        if late is None:  # "six in the evening"
            late = 0 if words.lower() == "morning" else 12
        self._fields["clock"] = f"{int(hour) % 12 + late:02d}:{minute}"

    def _read_mod(self, words: str) -> None:
        first = re.split(r"\W+", words.lower())[0]
        self._fields["mod"] = {"latter": "END", "later": None, "earlier": None}.get(
            first, lexicon().first(("EARLY", "LATE", "MIDDLE"), first)
        )

    def _read_port(self, words: str) -> None:
        self._fields["mod"] = lexicon().value("PORTION", words)

    def _read_quant(self, words: str) -> None:
        lower = words.lower()
        known = lexicon().first(("APPROX", "BELOW", "ABOVE"), lower)
        self._fields["mod"] = known or next((m for start, m in _QUANTITY if lower.startswith(start)), None)

    def _turn(self, words: str) -> tuple[int, str]:
        lower = words.lower()
        value = lexicon().first(_TURNS, lower)
        return (_TURN_WORDS.get(lower, 0) if value is None else value), lower

    def _read_dir(self, words: str) -> None:
        self._fields["turn"], self._fields["turned"] = self._turn(words)
        if words.lower() in ("before", "earlier"):
            self._fields["turn"], self._fields["turned"] = -1, "previous"
        elif words.lower() in ("after", "following"):
            self._fields["turn"], self._fields["turned"] = 1, "following"

    def _read_yrel(self, words: str) -> None:
        self._fields["year_turn"], self._fields["year_turned"] = self._turn(words)

    def _read_unit(self, words: str) -> None:
        unit = lexicon().first(("UNIT", "UNITS", "QUARTERS", "LONGWORD"), words)
        self._fields["unit"] = UNITS.get(unit, "day")
        self._fields["plural"] = lexicon().value("UNITS", words) is not None

    def _read_number(self, words: str) -> None:
        self._fields["count"] = number(words)

    def _read_frac(self, words: str) -> None:
        self._fields["count"] = (self._fields.get("count") or 1.0) + lexicon().value("FRACTION", words)

    def _read_scale(self, words: str) -> None:
        count = self._fields.get("count", 1)
        self._fields["count"] = "X" if count == "X" else float(count) * lexicon().value("SCALE", words)

    def _read_vague(self, words: str) -> None:
        self._fields["count"] = "X"

    _read_vaguescale = _read_vague

    def _read_one(self, words: str) -> None:
        self._fields["count"] = 1.0

    def _read_fourth(self, words: str) -> None:
        self._fields["count"] = 0.25

    def _read_couple(self, words: str) -> None:
        self._fields["count"] = 2.0

    def _read_dozen(self, words: str) -> None:
        self._fields["count"] = 12.0

    def _read_to(self, words: str) -> None:
        value = lexicon().first(("AGO", "LATER", "EARLIER"), words)
        self._fields["to"] = value if value is not None else (-1 if words.lower() in _BACKWARD else 1)
        self._fields["to_word"] = words.lower()

    def _read_now(self, words: str) -> None:
        self._fields["to"], self._fields["to_word"] = 1, "from now"

    def _read_deixis(self, words: str) -> None:
        word = lexicon().value("DAYWORD", words)
        self._fields["deixis"] = word or 0
        if word is None:
            self._fields["part"] = lexicon().value("DAYPART_WORD", words)

    def _read_ref(self, words: str) -> None:
        self._fields["ref"] = lexicon().first(_REFERENCES, words.split()[-1])

    def _read_present(self, words: str) -> None:
        self._fields["ref"] = "PRESENT_REF"

    def _read_past(self, words: str) -> None:
        self._fields["ref"] = "PAST_REF"

    def _read_ahead(self, words: str) -> None:
        self._fields["ref"] = "FUTURE_REF"

    def _read_feast(self, words: str) -> None:
        lower = words.lower()
        named = "01-01" if lower == "new" else lower if lower in _DAYS_OF_EASTER else "12-31"
        self._fields["feast"] = lexicon().first(("FEAST", "FEAST_DAY"), words) or named

    def _read_feastpart(self, words: str) -> None:
        self._fields["feast"] += {"eve": "-1", "monday": "+1"}.get(words.lower(), "")

    def _read_nth(self, words: str) -> None:
        self._fields["count"] = float(_ordinal(words))

    def _read_numeric(self, words: str) -> None:
        first, second, third = (int(piece) for piece in re.split(r"[./-]", words))
        if first > 31:
            year, month, day = first, second, third
        else:
            year = third if third > 99 else _short_year(f"{third:02d}")
            month, day = (second, first) if first > 12 or "/" not in words else (first, second)
        if 1 <= month <= 12 and 1 <= day <= 31:
            self._fields |= {"year": year, "month": month, "day": day}


_DAYS_OF_EASTER = frozenset({"good", "palm", "maundy", "holy", "ash"})
_BACKWARD = frozenset({"before", "last", "previous", "prior"})
_QUANTITY = (
    ("more than", "MORE_THAN"),
    ("well over", "MORE_THAN"),
    ("just over", "MORE_THAN"),
    ("a little over", "MORE_THAN"),
    ("a little more", "MORE_THAN"),
    ("little more", "MORE_THAN"),
    ("less than", "LESS_THAN"),
    ("fewer", "LESS_THAN"),
    ("just under", "LESS_THAN"),
    ("a little", "LESS_THAN"),
    ("at least", "EQUAL_OR_MORE"),
    ("no less", "EQUAL_OR_MORE"),
    ("at most", "EQUAL_OR_LESS"),
    ("up to", "EQUAL_OR_LESS"),
    ("no more", "EQUAL_OR_LESS"),
    ("as ", "EQUAL_OR_LESS"),
)
