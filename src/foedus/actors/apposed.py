"""Names and descriptions beside each other, and short forms of names: one actor."""

from __future__ import annotations

from foedus.actors.antecedents import SURE
from foedus.actors.discourse import settings
from foedus.actors.found import Found
from foedus.actors.names import pieces
from foedus.actors.several import Several
from foedus.actors.words import Words

_UNSURE = ("other", "armed_group", "party", "igo", "media", "government", "company")


class Apposed(Several):
    """Appositions within a sentence; surnames and short names of what was named in full before."""

    def _apposed(self, words: Words, items: list[Found]) -> None:
        """ "Its leader, Hassan Nasrallah", "Qassem Soleimani, the commander": both are one actor."""
        for item in items:
            if item.form != "nominal" or item.agent is None or item.hidden:
                continue
            for name in items:
                if name.form != "name" or name.place or name.hidden or name.actor_id is None:
                    continue
                if self._beside(words, item, name) and self._same_sort(item, name):
                    self._belongs(item, name)
                    self._take(item, name, SURE)
                    break

    def _belongs(self, item: Found, name: Found) -> None:
        """A name belongs to what its description says: "Olusegun Obasanjo, the bloc's envoy"."""
        if name.within is not None:
            return
        if item.owner is not None and item.owner.pending and item.owner.actor_id is None:
            self._resolve(item.owner)
        if item.owner is not None and item.owner.actor_id is not None and item.owner.kind != "person":
            owner = item.owner
            via = f"{owner.actor_id}-gov" if owner.kind == "state" else owner.actor_id
            name.within, name.country = via, name.country or owner.country
        elif item.actor_id is not None and item.within:
            name.within, name.country = item.within, name.country or item.country

    @staticmethod
    def _beside(words: Words, item: Found, name: Found) -> bool:
        """Whether only a comma parts the two, and no list goes on: "Russia, the army and" is one."""
        first, second = (item, name) if item.core < name.core else (name, item)
        last = max(first.end, first.core[1])
        if last + 1 != second.start or words.text[last] not in (",", "–", "—"):
            return False
        after = max(second.end, second.core[1])
        closing = words.text[after] if after < len(words) else "."
        return words.dep[second.head] == "appos" or closing in (",", ".", ";", "–", "—", ")")

    @staticmethod
    def _same_sort(item: Found, name: Found) -> bool:
        """Whether a description can be said of a name: both persons, or both groups of kindred sorts."""
        assert item.cls is not None
        if item.cls.name == "country" and item.owner is not None and item.agent is not None:
            return item.agent.word not in ("country", "nation", "state") and name.kind != "media"
        if item.cls.kind == "person":
            return name.kind == "person" and item.number == "one"
        if name.kind == "person":
            return item.number == "one" and item.cls.kind in (
                "military",
                "armed_group",
                "people",
                "government",
            )
        return (
            item.number == "group"
            and item.cls.suffix is None
            and name.kind in settings()["kinds"].get(item.cls.name, ())
        )

    def _same_surname(self, item: Found) -> None:
        """A provisional name that is the end of a longer one said before is the same actor."""
        last = pieces(item.name)
        for other in reversed(self.discourse.said):
            if (
                other.form == "name"
                and other.actor_id != item.actor_id
                and other.kind in (item.kind, *_UNSURE)
            ):
                words = pieces(other.name)
                if len(words) > len(last) and self._shortens(last, words, item.kind):
                    self._take(item, other, item.probability)
                    return

    @staticmethod
    def _shortens(short: tuple[str, ...], full: tuple[str, ...], kind: str) -> bool:
        """Whether a name is the end of a longer one, or for organisations a piece or the initials of it."""
        if full[-len(short) :] == short:
            return True
        if kind == "person":
            return False
        initials = "".join(word[0] for word in full if word not in ("of", "the", "and", "for"))
        return all(word in full for word in short) or (len(short) == 1 and short[0] == initials)
