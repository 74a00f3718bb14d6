"""Pronouns and possessives resolved to their antecedents."""

from __future__ import annotations

from foedus.actors.antecedents import GUESS, LIKELY, Antecedents
from foedus.actors.discourse import SUBJECTS, settings
from foedus.actors.found import Found
from foedus.actors.lexicon import word_set

_ONE_OF = ("military", "armed_group", "people", "other")


class Pronominal(Antecedents):
    """He, she, it, they and their possessives."""

    def _pronoun(self, item: Found) -> None:
        best = self._antecedent_of_pronoun(item.sent, item.core[0])
        if best is None or self._is_object_it(item):
            return
        joined = self._coordinated(best) if item.number == "many" else []
        if len(joined) > 1:
            item.members = [other.actor_id for other in joined if other.actor_id]
            return
        rule = settings()["pronouns"][self.lists[item.sent].lower[item.core[0]]]
        if rule["number"] == "one" and best.kind == "person" and best.gender is None:
            best.gender = "f" if self.lists[item.sent].lower[item.core[0]] in ("she", "her") else "m"
        self._take(item, best, LIKELY if best.kind in rule["kinds"] else GUESS)

    def _is_object_it(self, item: Found) -> bool:
        """ "It" as an object mostly stands for a thing or an event."""
        words, k = self.lists[item.sent], item.core[0]
        if words.lower[k] != "it":
            return False
        if words.dep[k] == "dobj":
            return words.lemma[words.head[k]] not in settings()["done_to_actors"]
        return words.dep[k] == "pobj" and words.lower[words.head[k]] not in ("against", "by")

    def _antecedent_of_pronoun(self, sent: int, token: int) -> Found | None:
        words = self.lists[sent]
        rule = settings()["pronouns"].get(words.lower[token])
        if rule is None or not rule["kinds"]:
            return None
        window = settings()["window"]["person" if rule["number"] == "one" else "pronoun"]

        in_speech = self.quoted[sent][token] and not self._speaks(sent, token)  # "…, he noted. …"

        barred = self._barred(sent, token, rule["case"])

        def agrees(other: Found) -> bool:
            if other.actor_id in barred:
                return False
            if in_speech and self._says(other):
                return False  # whoever speaks says "we"
            if rule["number"] == "one":
                return other.number == "one" and self._gender(words.lower[token], other)
            if rule["number"] == "group":
                return other.number == "group"
            return other.number in ("many", "group")

        best = (
            self._joined_owner(sent, token)
            if rule["case"] == "possessive" and rule["number"] != "one"
            else None
        )
        if best is None:
            kinds = [*rule["kinds"], *(_ONE_OF if rule["number"] == "one" else ())]
            best = self._best(sent, token, kinds, window, agrees, prefer=rule["number"])
        if rule["number"] == "one" and best is not None and self._someone_else(best, sent, token):
            return None
        if rule["number"] == "many" and (best is None or best.sent != sent):
            best = self._speakers_side(sent, token) or best
        if best is None and rule["number"] == "one":  # translated texts call states he and she
            best = self._best(
                sent,
                token,
                ["state", "armed_group", "government"],
                1,
                lambda other: (
                    not self._same_clause(other, sent, token, rule["case"])
                    and self.discourse.label(other) in SUBJECTS
                ),
            )
        return best

    def _joined_owner(self, sent: int, token: int) -> Found | None:
        """ "The regime and its allies": the actor that the possessed noun is joined to."""
        words = self.lists[sent]
        noun = words.head[token]
        if words.dep[noun] != "conj":
            return None
        said = self.spoken.get((sent, words.head[noun]))
        return said if said is not None and said.kind != "person" else None

    def _speakers_side(self, sent: int, token: int) -> Found | None:
        """ "The commander said they …": the side of the person whose words the clause reports."""
        words = self.lists[sent]
        verb = words.head[token]
        if words.dep[token] not in SUBJECTS:
            return None
        above = [words.head[verb]] if words.dep[verb] == "ccomp" else []
        # A comma between the two makes the parse hang the saying under what is said.
        above += [k for k in words.children(verb) if words.dep[k] == "advcl" and k < token]
        for saying in above:
            for child in words.children(saying) if words.lemma[saying] in word_set("saying") else ():
                said = self.spoken.get((sent, child))
                person = said is not None and said.kind == "person" and said.within
                if words.dep[child] in SUBJECTS and said is not None and person:
                    return self._answering(said)
        return None

    def _barred(self, sent: int, token: int, case: str) -> set[str | None]:
        """Who cannot be meant, under any of its names: the other arguments of the pronoun's verb."""
        return {
            other.actor_id
            for other in self.discourse.before(sent, token, 0)
            if self._same_clause(other, sent, token, case)
        }

    def _someone_else(self, best: Found, sent: int, token: int) -> bool:
        """Whether a person who is no actor stands nearer: "the source said a woman … her wounds"."""
        words = self.lists[sent]
        for k in range(token - 1, -1, -1):
            if (best.sent, best.head) >= (sent, k):
                return False
            if (
                words.lemma[k] in settings()["persons"]
                and words.tag[k] == "NN"
                and words.dep[k] != "compound"
            ):
                return (sent, k) not in self.spoken
        return False

    def _says(self, other: Found) -> bool:
        """Whether the actor is the subject of a verb of saying outside a quotation."""
        words = self.lists[other.sent]
        return (
            words.dep[other.head] in SUBJECTS
            and words.lemma[words.head[other.head]] in word_set("saying")
            and not self.quoted[other.sent][other.head]
        )

    def _gender(self, pronoun: str, other: Found) -> bool:
        female = pronoun in ("she", "her")
        return other.gender is None or (other.gender == "f") == female
