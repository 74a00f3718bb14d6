"""Ids of actors that are not in the catalogue: stable, readable, and saying what they belong to.

``~free-army-of-x`` is an unknown name; ``~hezbollah.commander`` belongs to ``hezbollah`` (what stands before
the dot); ``~irq-shiite-militias`` is a kind of actor in a country, which does not answer for it.
"""

from __future__ import annotations

from foedus.actors.names import pieces

_LONGEST = 60


def slug(text: str) -> str:
    """Lower-case words joined by hyphens.

    >>> slug("the Sham Legion’s 2nd Brigade")
    'sham-legion-s-2nd-brigade'
    """
    parts = [part for part in pieces(text) if part not in ("the", "a", "an")]
    return "-".join(parts)[:_LONGEST].strip("-") or "unnamed"


def unknown(name: str) -> str:
    """The id of an actor known only by a name.

    >>> unknown("Free Army of X")
    '~free-army-of-x'
    """
    return "~" + slug(name)


def part(owner: str, noun: str) -> str:
    """The id of a part of another actor.

    >>> part("hezbollah", "commander"), part("~free-army", "fighters")
    ('~hezbollah.commander', '~~free-army.fighters')
    """
    return f"~{owner}.{slug(noun)}"


def sort_of(noun: str, country: str | None) -> str:
    """The id of a kind of actor, in a country if that is known.

    >>> sort_of("Shiite militias", "IRQ"), sort_of("gunmen", None)
    ('~irq-shiite-militias', '~gunmen')
    """
    return f"~{country.lower()}-{slug(noun)}" if country else f"~{slug(noun)}"


def owner_of(actor_id: str) -> str | None:
    """What a provisional actor belongs to, from its id.

    >>> owner_of("~hezbollah.commander"), owner_of("~~free-army.fighters"), owner_of("~gunmen")
    ('hezbollah', '~free-army', None)
    """
    if not actor_id.startswith("~"):
        return None
    whole, dot, _ = actor_id[1:].rpartition(".")
    return whole if dot else None
