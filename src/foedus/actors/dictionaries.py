"""Actor dictionaries in the PETRARCH format (Phoenix, CAMEO): names, alternatives, dated codes.

::

    HAMID_KARZAI_
    +PRESIDENT_KARZAI_
        [AFGGOV 20011222-20140929]
        [AFGELI >20140929]

A name that the catalogue has for certain adds its alternatives to that actor; others become new actors.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from foedus.actors.agents import agent_class
from foedus.actors.catalogues import Catalogue, catalogue, combined
from foedus.actors.identity import slug
from foedus.actors.names import pieces
from foedus.errors import ActorError

_CODE = re.compile(r"\[\s*(?P<code>[A-Z~]+[A-Za-z]*)\s*(?P<dates>[^\]\[]*)(?:\]|$)")
_DATES = re.compile(
    r"\s*(?:(?P<after>>)\s*(?P<a>\d+)|(?P<before><)\s*(?P<b>\d+)|(?P<from>\d+)\s*-\s*(?P<to>\d+))?"
)
_KINDS = (
    ("PTY", "party"),
    ("REB", "armed_group"),
    ("SEP", "armed_group"),
    ("INS", "armed_group"),
    ("UAF", "armed_group"),
    ("MED", "media"),
    ("MIL", "military"),
    ("COP", "government"),
    ("BUS", "company"),
    ("MNC", "company"),
    ("IGO", "igo"),
    ("CVL", "people"),
    ("REF", "people"),
)
_ROLES = re.compile(
    r"GOV|MIL|REB|OPP|PTY|COP|SPY|JUD|LEG|MED|BUS|IGO|NGO|CVL|UAF|SEP|INS|ELI|EDU|REL|LAB|AGR|REF|CRM|MNC|NGM|SET|RAD|MOD"
)
_FROM_CAMEO = {"CVL": "CIV", "UAF": "REB", "SEP": "REB", "INS": "REB"}


@dataclass(slots=True)
class Block:
    """One dictionary entry: its names, and (code, since, until) as written."""

    names: list[str] = field(default_factory=list)
    codes: list[tuple[str, str | None, str | None]] = field(default_factory=list)


def blocks(lines: Iterable[str]) -> Iterator[Block]:
    """The entries of a dictionary, in order; a bracket left open ends with its line, as Phoenix has it."""
    block = Block()
    for raw in lines:
        line = raw.split("#")[0].split(";")[0].rstrip()
        if not line.strip():
            continue
        name = line.partition("[")[0]
        if name.strip():
            if block.codes and not name.strip().startswith("+"):
                yield block
                block = Block()
            block.names.append(_name(name))
        block.codes.extend(_codes(line))
    if block.names and block.codes:
        yield block


def _name(text: str) -> str:
    """A dictionary's name as people write it."""
    words = text.strip().lstrip("+").replace("_", " ").split()
    return " ".join(word if len(word) <= 3 and "." not in word else _titled(word) for word in words)


def _titled(word: str) -> str:
    return "-".join(part.capitalize() for part in word.split("-"))


def _codes(line: str) -> Iterator[tuple[str, str | None, str | None]]:
    for found in _CODE.finditer(line):
        dates = _DATES.match(found["dates"])
        since = until = None
        if dates is not None:
            since, until = _date(dates["a"] or dates["from"]), _date(dates["b"] or dates["to"])
        yield found["code"], since, until


def _date(digits: str | None) -> str | None:
    """YYMMDD or YYYYMMDD as EDTF; None where it is not a date."""
    if digits is None or len(digits) not in (6, 8):
        return None
    year = digits[:-4]
    if len(year) == 2:
        year = ("19" if int(year) > 30 else "20") + year
    month, day = digits[-4:-2], digits[-2:]
    if not 1 <= int(month) <= 12:
        return year
    return f"{year}-{month}-{day}" if 1 <= int(day) <= 28 else f"{year}-{month}"


def entry(block: Block, known: Catalogue) -> dict[str, Any] | None:
    """A catalogue entry for a dictionary's block: a known actor's with more aliases, or a new one.

    Agents (codes that begin with ~) are no actors; the result is then None.
    """
    codes = [code for code in block.codes if not code[0].startswith("~") and code[0] != "NA"]
    if not codes:
        return None
    country = codes[0][0][:3]
    state = known.states.get(country)
    if state is not None and all(len(code) == 3 for code, _, _ in codes):
        return {**known.entry(state), "aliases": [*known.entry(state).get("aliases", ()), *block.names]}
    for name in block.names:
        actor = known.called(name)
        if actor is not None:
            base = known.entry(actor.id)
            return {**base, "aliases": list(dict.fromkeys([*base.get("aliases", ()), *block.names]))}
    return _new(block, codes, country if state is not None else None, state)


def _new(
    block: Block, codes: list[tuple[str, str | None, str | None]], country: str | None, state: str | None
) -> dict[str, Any]:
    roles = list(
        dict.fromkeys(
            _FROM_CAMEO.get(r, r) for code, _, _ in codes for r in _ROLES.findall(code[3 if country else 0 :])
        )
    )
    dated = any(since or until for _, since, until in codes)
    said = next((k for role, k in _KINDS if any(role in code for code, _, _ in codes)), "other")
    kind = "person" if dated and not _is_body(block.names) else said
    made: dict[str, Any] = {
        "id": slug(block.names[0]),
        "name": block.names[0],
        "kind": kind,
        "sectors": roles,
        "aliases": block.names[1:],
    }
    if country:
        made["country"] = country
    if state is not None:
        made["parents"] = [
            _parent(state, *code) for code in codes if any(r in code[0] for r in ("GOV", "MIL", "COP", "LEG"))
        ]
    return {k: v for k, v in made.items() if v}


def _is_body(names: list[str]) -> bool:
    """Whether a name says that dated codes are an organisation's, not a person's offices: "… Movement"."""
    return any(
        (cls := agent_class(piece)) is not None and cls.number == "group"
        for name in names
        for piece in pieces(name)
    )


def _parent(state: str, code: str, since: str | None, until: str | None) -> dict[str, str]:
    suffix = "mil" if "MIL" in code else "cop" if "COP" in code else "leg" if "LEG" in code else "gov"
    found = {"parent": f"{state}-{suffix}", "kind": "part_of"}
    return found | {k: v for k, v in (("since", since), ("until", until)) if v}


def load_dictionary(path: Path | str, *, known: Catalogue | None = None) -> Catalogue:
    """The catalogue with a user's dictionary added; give it to :func:`foedus.actors.find` as ``known``.

    Args:
        path: a file in the PETRARCH format (UTF-8; other bytes are taken as Latin-1).
        known: the catalogue to add to; the shipped one by default.

    Raises:
        ActorError: the file cannot be read, is malformed, or has no actor in it.
    """
    path = Path(path)
    base = known or catalogue()
    try:
        raw = path.read_bytes()
    except OSError as error:
        raise ActorError(
            f"cannot be read: {error.strerror}", where=str(path), remedy="Give an actor dictionary."
        ) from error
    try:
        text = raw.decode("utf-8")
    except UnicodeDecodeError:
        text = raw.decode("latin-1")
    made: dict[str, dict[str, Any]] = {}
    for block in blocks(text.splitlines()):
        found = entry(block, base)
        if found is not None:
            earlier = made.get(found["id"])
            if earlier is not None:
                found["aliases"] = list(
                    dict.fromkeys([*earlier.get("aliases", ()), *found.get("aliases", ())])
                )
            made[found["id"]] = found
    if not made:
        raise ActorError(
            "no actor in it", where=str(path), remedy="Write NAME_ [CODE] lines, as PETRARCH has them."
        )
    return combined(made.values(), base)
