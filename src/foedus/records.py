"""The frozen records that everything passes along.

A :class:`Report` is read; :class:`Mention`, :class:`DateExpression`,
:class:`PlaceMention` and :class:`Attribution` are found in it; :class:`Claim` is
what they add up to; :class:`Tie`, :class:`Bloc`, :class:`Shift` and
:class:`Outlook` are computed from claims and open back onto them.

Offsets are code points in ``Report.text``; ``text[start:end]`` is the span.
Dates are EDTF strings and are never converted between time zones.
"""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass
from typing import Literal

ActorKind = Literal[
    "state", "government", "military", "armed_group", "igo", "party", "media",
    "company", "person", "people", "other",
]  # fmt: skip
ClaimKind = Literal["event", "relation", "stance", "regard", "quantity"]
Modality = Literal["actual", "negated", "future", "demanded", "hypothetical"]
Sign = Literal[-1, 0, 1]
TieKind = Literal["alliance", "patronage", "co-operation", "contact", "rivalry", "hostility"]

FORECAST = "forecast to end"  # the qualifier of a bond that somebody says will not last

_SPACE = re.compile(r"\s+")
_AROUND = 32  # code points of context kept on either side of evidence


def text_hash(text: str) -> str:
    """The identity of a text: SHA-256 of it with white space folded, 24 hex digits.

    >>> text_hash("a  b") == text_hash(" a b\\n")
    True
    """
    folded = _SPACE.sub(" ", text).strip()
    return hashlib.sha256(folded.encode("utf-8", "surrogatepass")).hexdigest()[:24]


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of a report's text: code points ``start`` to ``end``, and the words."""

    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Report:
    """One news report, however it came in.

    Args:
        id: hash of the normalised text (see :func:`text_hash`).
        document_id: the input's own id where it has one, else ``id``.
        text: the body; all offsets refer to it.
        published: EDTF date of publication, or None.
        published_known: how ``published`` is known: given with the input, read off
            the page, or inferred from the report's own words.
        outlet: who published it, as the input says.
        group: id of the set of copies (syndication) it belongs to; its own id if alone.
        origin: the file and row, or address, it was read from.
    """

    id: str
    document_id: str
    text: str
    title: str | None = None
    published: str | None = None
    published_known: Literal["given", "page", "inferred"] | None = None
    outlet: str | None = None
    url: str | None = None
    language: str | None = None
    group: str | None = None
    origin: str | None = None

    def span(self, start: int, end: int) -> Span:
        """The words from ``start`` to ``end`` as a :class:`Span`."""
        return Span(start, end, self.text[start:end])


@dataclass(frozen=True, slots=True)
class Membership:
    """That an actor belongs to another (``kind``: part_of, member_of, arm_of, leads,
    successor_of, owned_by, close_to, backed_by), from and until when (EDTF, either may be None)."""

    parent: str
    kind: str = "part_of"
    since: str | None = None
    until: str | None = None


@dataclass(frozen=True, slots=True)
class Actor:
    """Someone who can take sides.

    ``id`` is the ISO 3166-1 alpha-3 code in lower case for states and a stable slug
    for others; ``country`` is ISO3 in upper case; ``sectors`` are PLOVER sector codes
    (GOV, MIL, REB, OPP, MED, ...); ``active`` are the EDTF bounds of its existence.
    """

    id: str
    name: str
    kind: ActorKind
    country: str | None = None
    sectors: tuple[str, ...] = ()
    parents: tuple[Membership, ...] = ()
    aliases: tuple[str, ...] = ()
    wikidata: str | None = None
    since: str | None = None
    until: str | None = None
    provisional: bool = False


@dataclass(frozen=True, slots=True)
class Mention:
    """Words in a report that are, or stand for, an actor.

    ``span`` is the whole phrase ("the Lebanese newspaper Al-Akhbar"), ``head`` the word
    or name that decides it.  ``form`` tells a name from a description ("the group") and a
    pronoun.  ``within`` is the id of the larger actor this one belongs to, if any ("the Russian
    army" within ``rus``).  ``alternatives`` are other readings with their probabilities.
    """

    span: Span
    head: Span
    actor_id: str
    name: str
    kind: ActorKind
    country: str | None = None
    form: Literal["name", "nominal", "pronoun"] = "name"
    within: str | None = None
    probability: float = 1.0
    alternatives: tuple[tuple[str, float], ...] = ()


@dataclass(frozen=True, slots=True)
class DateExpression:
    """A time expression and its value.

    ``value`` is EDTF (a duration is ISO 8601, ``P3D``); ``basis`` names what anchored it:
    the words alone, the publication date, another date in the text, or the narrative's running date;
    ``steps`` tells word by word how the value came about.  ``timex`` is the value in the notation of TIMEX3,
    ``mod`` its modifier (START, END, APPROX, ...); ``interval`` the range (EDTF) of which this is an end.
    """

    span: Span
    value: str | None
    type: Literal["date", "time", "duration", "set"]
    basis: Literal["absolute", "publication", "text", "narrative"] = "absolute"
    inferred: bool = False
    steps: tuple[str, ...] = ()
    timex: str | None = None
    mod: str | None = None
    interval: str | None = None


@dataclass(frozen=True, slots=True)
class Place:
    """A GeoNames entry: id, name, WGS 84 degrees, ISO3 country, feature code (``PPLA``)."""

    name: str
    geonames_id: int | None = None
    lat: float | None = None
    lon: float | None = None
    country: str | None = None
    feature: str | None = None


@dataclass(frozen=True, slots=True)
class PlaceMention:
    """A toponym and the place it names (None where it could not be told)."""

    span: Span
    place: Place | None
    probability: float = 1.0


@dataclass(frozen=True, slots=True)
class Attribution:
    """On whose word: who (``source``) says (``cue``) what (``content``, one or more stretches).

    ``speaker`` is the actor behind the source where it is known.  ``parent`` is the index, in the
    report's list of attributions, of the one this is nested in.  ``denies`` is set for denials.
    ``act`` tells saying from thinking and wanting; ``force`` is how it is put forward (assertion, claim,
    denial, accusation, warning, demand, promise, ...), as the lexicon of cues has it.
    """

    source: Span | None
    cue: Span | None
    content: tuple[Span, ...]
    speaker: Mention | None = None
    manner: Literal["direct", "indirect", "mixed"] = "indirect"
    denies: bool = False
    parent: int | None = None
    probability: float = 1.0
    act: Literal["speech", "thought", "attitude"] = "speech"
    force: str = "assertion"


@dataclass(frozen=True, slots=True)
class ActorRef:
    """An actor as it stands in a claim: who, by which words, at which offsets.

    ``start`` and ``end`` are None where the actor is not named in the report itself (imported data).
    ``within`` lists the larger actors it answers for, nearest first.
    """

    actor_id: str
    name: str
    text: str
    kind: ActorKind = "other"
    country: str | None = None
    start: int | None = None
    end: int | None = None
    within: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Evidence:
    """The exact words that say so, with up to 32 code points either side to recognise them by."""

    report_id: str
    start: int
    end: int
    text: str
    prefix: str = ""
    suffix: str = ""

    @classmethod
    def cut(cls, report_id: str, text: str, start: int, end: int) -> Evidence:
        """The words from ``start`` to ``end`` of a report's text, with what stands around them."""
        before, behind = text[max(0, start - _AROUND) : start], text[end : end + _AROUND]
        return cls(report_id, start, end, text[start:end], before, behind)

    def holds(self, text: str) -> bool:
        """Whether ``text`` still reads these words at these offsets."""
        return text[self.start : self.end] == self.text


@dataclass(frozen=True, slots=True)
class Claim:
    """On whose word, who did (is, wants) what toward whom, when, where, how certain.

    ``type`` is an entry of the ontology for ``kind``.  ``object`` is an actor, or ``issue`` (stances)
    or ``number`` and ``unit`` (quantities) take its place.  ``intensity`` is on the Goldstein-like scale
    of the ontology, -10 to 10.  ``said_by`` is the speaker chain, outermost first; empty means the
    report's own voice.  ``evidence`` has the primary span first; later ones repeat the same act.
    ``qualifiers`` are the ontology's marks: first, joint, requested, agreed, background.
    """

    id: str
    report_id: str
    document_id: str
    kind: ClaimKind
    type: str
    subject: ActorRef | None
    object: ActorRef | None = None
    issue: str | None = None
    number: float | None = None
    unit: str | None = None
    sign: Sign = 0
    intensity: float = 0.0
    modality: Modality = "actual"
    date: str | None = None
    date_text: str | None = None
    place: Place | None = None
    said_by: tuple[ActorRef, ...] = ()
    evidence: tuple[Evidence, ...] = ()
    trigger: Span | None = None
    qualifiers: tuple[str, ...] = ()
    probability: float = 1.0
    coder: str = ""
    outlet: str | None = None
    published: str | None = None
    group: str | None = None


@dataclass(frozen=True, slots=True)
class Tie:
    """How two actors stand on a date: ``a`` < ``b``, alignment in [-1, 1] with a 90 % interval.

    ``claims`` counts claims, ``sources`` independent voices (copies and one owner's outlets are one),
    ``voices`` names them; ``because`` are the ids of the weightiest claims, heaviest first.
    """

    a: str
    b: str
    a_name: str
    b_name: str
    date: str
    alignment: float
    low: float
    high: float
    kind: TieKind
    claims: int
    sources: int
    last_evidence: str | None = None
    voices: tuple[str, ...] = ()
    because: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Bloc:
    """Actors that stand together on a date; ``certainty`` per member is a probability."""

    id: str
    name: str
    date: str
    members: tuple[str, ...]
    certainty: tuple[float, ...] = ()


@dataclass(frozen=True, slots=True)
class Strain:
    """A cycle of ties whose signs cannot all hold together, and how likely it is so.

    ``edges`` are (a, b, sign); ``probability`` that the cycle is frustrated; ``because`` claim ids.
    """

    edges: tuple[tuple[str, str, Sign], ...]
    date: str
    probability: float
    words: str = ""
    because: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Shift:
    """A realignment: the tie of ``a`` and ``b`` changed from ``before`` to ``after`` around ``date``.

    ``low`` and ``high`` bound the date; ``evidence`` are claim ids from after the change.
    """

    a: str
    b: str
    date: str
    low: str
    high: str
    before: float
    after: float
    probability: float
    evidence: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Outlook:
    """A forecast for a dyad: what, until when, with what probability, and the past events behind it."""

    a: str
    b: str
    type: str
    until: str
    probability: float
    baseline: float
    because: tuple[str, ...] = ()
