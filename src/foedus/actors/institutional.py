"""Whose government, army or ministry is meant where no country is named."""

from __future__ import annotations

from foedus.actors.discourse import SUBJECTS, settings
from foedus.actors.fitting import Fitting
from foedus.actors.found import Found
from foedus.actors.names import pieces

_HERE = frozenset(("in", "across", "inside", "throughout"))
_MISSIONS = frozenset(
    ("mission", "force", "forces", "peacekeeping", "stabilization", "stabilisation", "transition")
)


class Institutional(Fitting):
    """Institutions without an owner: the one named before, or that of the country in question."""

    def _meant(self, item: Found, same: Found) -> bool:
        """Whether the institution last named is meant again, not that of the report's country."""
        here, _ = self._country(item)
        if same.country == here or here is None:
            return True
        return here == self.context.focus()[0] and item.sent - same.sent <= 1

    def _same_institution(self, item: Found) -> Found | None:
        """The latest mention of an institution of the same sort: "the army" after "the Iraqi army"."""
        cls = item.cls
        if cls is None or cls.suffix is None:
            return None
        for other in self.discourse.before(item.sent, item.start, settings()["window"]["nominal"]):
            if other.actor_id is not None and other.actor_id.endswith(f"-{cls.suffix}"):
                return other
            if (
                cls.suffix == "gov"
                and other.agent is not None
                and other.agent.word == "ruler"
                and other.within
            ):
                return self._answering(other) if other.within.endswith("-gov") else None
        return None

    def _country(self, item: Found) -> tuple[str | None, float]:
        """The country whose government or army is meant where none is named."""
        words = self.lists[item.sent]
        here = {
            place.country
            for place in self.here
            if place.place
            and place.country
            and words.lower[words.head[place.head]] in _HERE
            and (place.core[0] < item.core[0] or words.head[words.head[place.head]] == item.head)
        }
        if len(here) == 1:
            return here.pop(), 0.6
        return self.context.focus()

    def _topic(self, item: Found) -> tuple[str | None, float] | None:
        """For a ministry: the country whose side the paragraph speaks of, as the subject named last in it."""
        if item.cls is None or not item.cls.name.endswith("_ministry"):
            return None
        paragraph = self.lists[item.sent].paragraph
        for other in self.discourse.before(item.sent, item.start, 4):
            if self.lists[other.sent].paragraph != paragraph:
                break
            if other.kind in ("state", "government", "military") and self.discourse.label(other) in SUBJECTS:
                return other.country, 0.5
        return None

    def _mission(self, item: Found) -> Found | None:
        """The mission that "the peacekeepers" are: the latest body one of whose names says so."""
        for other in self.discourse.before(item.sent, item.start, len(self.lists)):
            actor = self.catalogue.get(other.actor_id or "")
            names = (other.name, *(actor.aliases if actor else ()))
            if other.kind in ("igo", "military") and any(p in _MISSIONS for n in names for p in pieces(n)):
                return other
        return None
