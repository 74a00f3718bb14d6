"""Numbers and claims in words a tired reader can take in."""

from __future__ import annotations

from foedus.edtf import bounds
from foedus.errors import DateError
from foedus.ontology import entry
from foedus.records import ActorRef, Claim, Shift

_MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
_MODAL = {
    "negated": "did not happen",
    "future": "to come",
    "demanded": "demanded",
    "hypothetical": "only possible",
}
# Kent-style words of estimative probability, lower bounds.
_LIKELY = ((0.95, "almost certainly"), (0.8, "very likely"), (0.65, "likely"), (0.55, "somewhat likely"))


def chance(probability: float) -> str:
    """A probability in words.

    >>> chance(0.97), chance(0.5)
    ('almost certainly', 'about as likely as not')
    """
    return next((words for least, words in _LIKELY if probability >= least), "about as likely as not")


def standing(kind: str, alignment: float, positive: float) -> str:
    """How a tie stands, in a phrase: what it is, and how sure its direction is.

    >>> standing("alliance", 0.7, 0.98)
    'alliance, almost certainly on one side'
    """
    sure = chance(max(positive, 1 - positive))
    side = "on one side" if alignment >= 0 else "on opposite sides"
    return f"{kind}, {sure} {side}"


def day(value: str | None) -> str:
    """An EDTF date as a reader writes it.

    >>> day("2016-11-24"), day("2016-10~"), day("2016")
    ('24 November 2016', 'about October 2016', '2016')
    """
    if not value:
        return "undated"
    about = "about " if "~" in value or "%" in value else ""
    maybe = " (uncertain)" if "?" in value else ""
    plain = value.rstrip("~?%")
    try:
        first, last = bounds(value)
    except DateError:
        return value
    parts = plain.split("-")
    if "/" in plain or "T" in plain or "X" in plain:
        return f"{about}{first.isoformat()} to {last.isoformat()}" if first != last else first.isoformat()
    if len(parts) == 2 and int(parts[1]) > 12:
        season = {21: "spring", 22: "summer", 23: "autumn", 24: "winter"}.get(int(parts[1]), "part")
        return f"{about}{season} {parts[0]}{maybe}"
    named = [parts[0]]
    if len(parts) > 1:
        named.insert(0, _MONTHS[int(parts[1]) - 1])
    if len(parts) > 2:
        named.insert(0, str(int(parts[2])))
    return f"{about}{' '.join(named)}{maybe}"


def name(actor: ActorRef | None) -> str:
    """An actor's name; for one the catalogue lacks, the report's own words for it.

    >>> name(ActorRef("~hezbollah.commander", "commander", "the commander of Hezbollah"))
    'the commander of Hezbollah'
    """
    if actor is None:
        return "someone"
    own_words = actor.actor_id.startswith("~") and len(actor.text) > len(actor.name)
    return " ".join(actor.text.split()) if own_words else actor.name


def whose(claim: Claim) -> str:
    """On whose word a claim stands, innermost speaker first.

    >>> from foedus.records import ActorRef, Claim, Shift
    >>> chain = (ActorRef("a", "Al-Akhbar", ""), ActorRef("b", "a commander", ""))
    >>> whose(Claim("1", "r", "r", "event", "AID", None, said_by=chain))
    'a commander, as told by Al-Akhbar'
    """
    speakers = [name(speaker) for speaker in reversed(claim.said_by)]
    if not speakers:
        return claim.outlet or "the report itself"
    return ", as told by ".join(speakers)


def said(claim: Claim) -> str:
    """What a claim says, as a short sentence without its speaker.

    >>> from foedus.records import ActorRef, Claim, Shift
    >>> iran, hezbollah = ActorRef("irn", "Iran", ""), ActorRef("hezbollah", "Hezbollah", "")
    >>> said(Claim("1", "r", "r", "relation", "PATRON", iran, hezbollah))
    'Iran is the patron of Hezbollah'
    """
    verb = entry(claim.kind, claim.type).says
    if claim.number is not None:
        number = f"{claim.number:,.0f}" if claim.number == int(claim.number) else f"{claim.number:,}"
        return f"{_capital(name(claim.subject))}: {number} {claim.unit or ''}".strip()
    thing = claim.issue if claim.issue is not None else name(claim.object)
    return f"{_capital(name(claim.subject))} {verb} {thing}"


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def modal(claim: Claim) -> str:
    """The modality in words where it is not plain fact, else empty."""
    return _MODAL.get(claim.modality, "")


def count(number: int, noun: str) -> str:
    """A number of things.

    >>> count(1, "report"), count(1200, "report")
    ('1 report', '1,200 reports')
    """
    return f"{number:,} {noun}{'' if number == 1 else 's'}"


def signed(alignment: float) -> str:
    """An alignment with its sign, two digits.

    >>> signed(-0.257)
    '−0.26'
    """
    return f"{'−' if alignment < 0 else '+'}{abs(alignment):.2f}"


def turned(shift: Shift) -> str:
    """A realignment in words, without its actors.

    >>> from foedus.records import Shift
    >>> turned(Shift("rus", "tur", "2016-06-27", "2016-06-01", "2016-08-09", -0.8, 0.3, 0.97))
    'almost certainly drew together around 27 June 2016 (1 June 2016 to 9 August 2016): −0.80 → +0.30'
    """
    way = "drew together" if shift.after > shift.before else "fell out"
    when = f"around {day(shift.date)} ({day(shift.low)} to {day(shift.high)})"
    return f"{chance(shift.probability)} {way} {when}: {signed(shift.before)} → {signed(shift.after)}"
