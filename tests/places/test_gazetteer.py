"""The gazetteer: checked, offline, and holding what the news names."""

from __future__ import annotations

import pytest

from foedus.errors import PlaceError
from foedus.places import gazetteer as module
from foedus.places.gazetteer import gazetteer
from foedus.places.names import fold, key


@pytest.mark.parametrize(
    ("name", "country", "latitude"),
    [
        ("Deir-er-Zor", "SY", 35.3),
        ("Al-Bab", "SY", 36.4),
        ("Hodeidah", "YE", 14.8),
        ("Donbas", "UA", 48.2),
        ("Gaza Strip", "PS", 31.4),
        ("Darfur", "SD", 13.0),
        ("Ivory Coast", "CI", 8.0),
        ("Russia", "RU", 60.0),
        ("D.C.", "US", 38.9),
    ],
)
def test_places_of_the_news(name: str, country: str, latitude: float) -> None:
    """Some place of that name lies there."""
    found = [entry for entry in gazetteer().named(name) if entry.country == country]
    assert any(abs(entry.lat - latitude) < 0.6 for entry in found), found


def test_every_entry_lies_on_the_globe() -> None:
    """Coordinates are degrees, parents come as indexes of the gazetteer."""
    known = gazetteer()
    for index in range(0, len(known), 997):
        entry = known.entry(index)
        assert -90 <= entry.lat <= 90
        assert -180 <= entry.lon <= 180
        assert -1 <= entry.parent < len(known)
        assert entry.name


def test_a_town_lies_in_its_province_and_country() -> None:
    """The chain of what contains a place ends with its country."""
    aleppo = next(entry for entry in gazetteer().named("Aleppo") if entry.geonames_id == 170063)
    chain = [gazetteer().entry(index) for index in gazetteer().chain(aleppo)]
    assert chain[0].feature == "ADM1"
    assert (chain[-1].feature, chain[-1].country) == ("PCLI", "SY")


def test_an_altered_file_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    """A gazetteer whose digest differs stops the run."""
    module.gazetteer.cache_clear()
    monkeypatch.setattr(module, "_FILE", "demonyms.yaml")
    with pytest.raises(PlaceError, match="altered"):
        module.gazetteer()
    monkeypatch.undo()
    module.gazetteer.cache_clear()
    assert len(module.gazetteer()) > 270_000


def test_spellings_share_a_key() -> None:
    """Case, accents, hyphens and apostrophes do not matter; different names differ."""
    assert key(fold("ALEPPO")) == key(fold("Aleppo"))
    assert fold("Sana'a") == fold("Sana’a") == "sanaa"
    assert fold("Diyarbakır") == "diyarbakir"
    assert key(fold("Aleppo")) != key(fold("Idlib"))
