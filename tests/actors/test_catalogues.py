from __future__ import annotations

import pytest

from foedus.actors import catalogue
from foedus.actors.catalogues import combined


@pytest.mark.parametrize(
    ("actor", "date", "chain"),
    [
        ("syr-gov", None, ("syr",)),
        ("rus-mil", None, ("rus",)),
        ("rus-air", None, ("rus-mil", "rus")),
        ("tur-mfa", None, ("tur-gov", "tur")),
        ("bashar-al-assad", "2016-11-24", ("syr-gov", "syr")),
        ("~hezbollah.commander", None, ("hezbollah",)),
        ("~~free-army-of-x.fighters", None, ("~free-army-of-x",)),
        ("~gunmen", None, ()),
        ("syr", None, ()),
        ("hezbollah", None, ()),
        ("nobody-at-all", None, ()),
    ],
)
def test_principals_run_from_the_nearest_to_the_topmost(
    actor: str, date: str | None, chain: tuple[str, ...]
) -> None:
    assert catalogue().principal(actor, date) == chain


def test_offices_hold_by_date() -> None:
    known = catalogue()
    assert known.holders("syr-gov", "president", "1999") == ("hafez-al-assad",)
    assert known.holders("syr-gov", "president", "2016") == ("bashar-al-assad",)
    assert known.holders("usa-gov", "president", "2017-01-10") == ("barack-obama",)
    assert known.holders("usa-gov", "president", "2017-03-10") == ("donald-trump",)
    assert known.holders("rus-gov", "president", "2010-05-09") == ("dmitry-medvedev",)
    assert known.holders("rus-gov", "prime minister", "2010-05-09") == ("vladimir-putin",)


def test_every_state_has_its_institutions_by_rule() -> None:
    army = catalogue().get("ken-mil")
    assert army is not None
    assert (army.name, army.kind, army.country) == ("Kenyan armed forces", "military", "KEN")
    assert catalogue().get("hezbollah-mil") is None
    assert catalogue().get("zzz-gov") is None


def test_patronage_and_ownership_are_told() -> None:
    known = catalogue()
    assert any(id_ == "hezbollah" and p.parent == "irn" for id_, p in known.related("backed_by"))
    assert known.profile("syr").cow == 652
    assert "Moscow" in known.profile("rus").metonyms


def test_terms_and_ids_are_whole() -> None:
    known = catalogue()
    assert len(known) == len({actor.id for actor in known})
    assert sum(actor.kind == "state" for actor in known) > 195
    assert sum(actor.kind == "person" for actor in known) > 1000
    nonstate = [a for a in known if a.kind not in ("state", "person") and not a.id.startswith("~")]
    assert len(nonstate) > 1200


def test_further_entries_take_the_place_of_shipped_ones() -> None:
    more = combined([{"id": "zed-front", "name": "Zed Front", "kind": "party"}])
    found = more.called("Zed Front")
    assert found is not None and found.id == "zed-front"
    assert catalogue().called("Zed Front") is None
