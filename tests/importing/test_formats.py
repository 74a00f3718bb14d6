"""Each format's records become claims; what is wrong with a record is told with file and line."""

from __future__ import annotations

import gzip
import json
import zipfile
from pathlib import Path

import polars as pl
import pytest

from foedus.errors import ImportingError, UsageError
from foedus.importing import Chunk, importer
from foedus.importing.gdelt import Gdelt1, Gdelt2
from foedus.importing.icews import Icews
from foedus.importing.polecat import COLUMNS as POLECAT

SAMPLE = Path(__file__).parents[2] / "../shared/data/imports/icews_2018_sample.tab"


def imported(format: str, path: Path) -> Chunk:
    reader = importer(format)
    chunks = [reader.read(block) for block in reader.blocks(path)]
    return Chunk(
        pl.concat(chunk.claims for chunk in chunks),
        sum(chunk.rows for chunk in chunks),
        sum(chunk.rejected for chunk in chunks),
        tuple(error for chunk in chunks for error in chunk.set_aside),
    )


def gdelt_row(names: tuple[str, ...], **fields: str) -> str:
    usual = {
        "GlobalEventID": "410000001", "Day": "20150218", "EventCode": "042", "GoldsteinScale": "1.9",
        "Actor1Name": "RUSSIA", "Actor1CountryCode": "RUS", "Actor1Type1Code": "GOV",
        "Actor2Name": "SYRIA", "Actor2CountryCode": "SYR", "ActionGeo_Fullname": "Damascus",
        "ActionGeo_CountryCode": "SY", "ActionGeo_Lat": "33.5", "ActionGeo_Long": "36.3",
        "DATEADDED": "20150219", "SOURCEURL": "http://www.paper.com/a?b",
    } | fields  # fmt: skip
    return "\t".join(usual.get(name, "") for name in names)


def test_gdelt2(tmp_path: Path) -> None:
    rows = [
        gdelt_row(Gdelt2.names),
        gdelt_row(Gdelt2.names, GlobalEventID="2", Actor2Name="", Actor2CountryCode=""),
        gdelt_row(Gdelt2.names, GlobalEventID="3") + "\tsurplus",
        gdelt_row(Gdelt2.names, GlobalEventID="4", Day="20151332"),
        gdelt_row(Gdelt2.names, GlobalEventID="5", EventCode="---"),
        gdelt_row(Gdelt2.names, GlobalEventID="6", EventCode="010"),
        gdelt_row(Gdelt2.names, GlobalEventID="7") + "\t\t",
        gdelt_row(Gdelt2.names, GlobalEventID=""),
        "",
    ]
    path = tmp_path / "g.csv"
    path.write_text("\n".join(rows) + "\n")
    chunk = imported("gdelt2", path)
    claims = {row["claim_id"]: row for row in chunk.claims.rows(named=True)}
    assert (chunk.rows, chunk.rejected) == (8, 5)
    assert set(claims) == {"gdelt2:410000001", "gdelt2:2", "gdelt2:7"}
    one = claims["gdelt2:410000001"]
    assert (one["subject_id"], one["subject_within"], one["object_id"]) == ("rus-gov", ["rus"], "syr")
    assert (one["type"], one["sign"], one["intensity"], one["qualifiers"]) == (
        "CONSULT",
        1,
        1.9,
        ["mode:visit"],
    )
    assert (one["date"], one["published"], one["dyad"]) == ("2015-02-18", "2015-02-19", "rus|syr")
    assert (one["source"], one["document_id"]) == ("paper.com", "http://www.paper.com/a?b")
    assert (one["said_by_ids"], one["place_country"], one["place_lat"]) == (["gdelt"], "SYR", 33.5)
    assert claims["gdelt2:2"]["object_id"] is None
    told = {error.where.rpartition(":")[2]: error.what for error in chunk.set_aside if error.where}
    assert told["3"] == "62 fields instead of 61"
    assert told["4"].startswith("not a date")
    assert told["5"] == "unknown event type: '---'"
    assert told["6"].startswith("a public statement")
    assert told["8"] == "no event id"


def test_gdelt1_with_and_without_address(tmp_path: Path) -> None:
    for width, address in ((57, "gdelt1:9"), (58, "http://www.paper.com/a?b")):
        path = tmp_path / f"{width}.csv"
        path.write_text(gdelt_row(Gdelt1.names[:width], GlobalEventID="9") + "\n")
        chunk = imported("gdelt1", path)
        assert chunk.claims["document_id"].to_list() == [address]


@pytest.mark.parametrize("pack", ["gz", "zip"])
def test_packed_files(tmp_path: Path, pack: str) -> None:
    text = gdelt_row(Gdelt2.names) + "\n"
    path = tmp_path / f"g.CSV.{pack}"
    if pack == "gz":
        path.write_bytes(gzip.compress(text.encode()))
    else:
        with zipfile.ZipFile(path, "w") as archive:
            archive.writestr("g.CSV", text)
    assert imported("gdelt2", path).rows == 1


def test_wrong_format_is_told(tmp_path: Path) -> None:
    path = tmp_path / "g.csv"
    path.write_text("a\tb\nc\td\n")
    with pytest.raises(ImportingError, match=r"2 columns instead of 61.*gdelt1 has 57"):
        imported("gdelt2", path)
    with pytest.raises(ImportingError, match="not ICEWS"):
        imported("icews", path)
    with pytest.raises(ImportingError, match="not ACLED"):
        imported("acled", path)
    with pytest.raises(ImportingError, match="cannot be read"):
        imported("gdelt2", tmp_path / "none.csv")
    with pytest.raises(UsageError, match="unknown format 'gdelt9'"):
        importer("gdelt9")


@pytest.mark.skipif(not SAMPLE.exists(), reason="no ../shared/data/imports")
def test_icews_sample_is_read_whole() -> None:
    chunk = imported("icews", SAMPLE)
    assert chunk.rows == 3705
    assert chunk.claims.height + chunk.rejected == 3705
    assert all("public statement" in error.what for error in chunk.set_aside)
    assert chunk.claims["claim_id"].n_unique() == chunk.claims.height
    share = chunk.claims["subject_country"].is_not_null().mean()
    assert isinstance(share, float)
    assert share > 0.85


def icews_row(**fields: str) -> str:
    usual = {
        "Event ID": "1", "Event Date": "2018-06-01", "Source Name": "Iran", "Source Country": "Iran",
        "Event Text": "Make a visit", "CAMEO Code": "042", "Intensity": "1.9", "Target Name": "Syria",
        "Target Country": "Syria", "Story ID": "77", "Publisher": "Reuters News", "City": "Damascus",
        "Country": "Syria",
    } | fields  # fmt: skip
    return "\t".join(usual.get(name, "") for name in Icews.names)


def test_icews_key_is_id_and_date(tmp_path: Path) -> None:
    path = tmp_path / "i.tab"
    head = "\t".join(Icews.names)
    rows = [
        icews_row(),
        icews_row(**{"Event Date": "2018-06-02"}),
        icews_row(Publisher="M\u00fcnchner"),
    ]
    path.write_text("\n".join([head, *rows]) + "\n")
    chunk = imported("icews", path)
    assert sorted(chunk.claims["claim_id"]) == [
        "icews:1:2018-06-01",
        "icews:1:2018-06-01",
        "icews:1:2018-06-02",
    ]
    assert chunk.claims["key"].n_unique() == 2
    assert chunk.claims["evidence_text"].to_list()[0] == "Make a visit"
    assert set(chunk.claims["place_country"]) == {"SYR"}


def test_not_utf8_is_set_aside(tmp_path: Path) -> None:
    path = tmp_path / "i.tab"
    rows = [
        "\t".join(Icews.names).encode(),
        icews_row().encode(),
        icews_row(Publisher="Z\u00fcrich").encode("latin-1"),
    ]
    path.write_bytes(b"\r\n".join(rows) + b"\r\n")
    chunk = imported("icews", path)
    assert (chunk.rows, chunk.rejected) == (2, 1)
    assert chunk.set_aside[0].where == f"{path}:3"
    assert "not UTF-8" in chunk.set_aside[0].what


def polecat_row(**fields: str) -> list[str]:
    usual = {
        "Event ID": "e1", "Event Date": "2023-01-05", "Event Type": "CONSULT", "Event Mode": "visit",
        "Intensity": "3.0", "Contexts": "diplomatic; military", "Actor Name": "Iran", "Actor Country": "IRN",
        "Actor Sectors": "GOV", "Recipient Name": "Russia", "Recipient Country": "RUS",
        "Latitude": "35.7", "Longitude": "51.4", "GeoNames ID": "112931", "Source": "IRNA",
        "Publication Date": "2023-01-06",
    } | fields  # fmt: skip
    return [usual.get(name, "None") for name in POLECAT]


@pytest.mark.parametrize("header", ["plain", "event intensity", "surplus names"])
def test_polecat_and_its_known_faults(tmp_path: Path, header: str) -> None:
    names = list(POLECAT)
    if header == "event intensity":
        names[names.index("Intensity")] = "Event Intensity"
    if header == "surplus names":
        names.insert(3, "Extra Header")
    rows = [
        polecat_row(),
        [*polecat_row(**{"Event ID": "e2"}), "", ""],
        [*polecat_row(**{"Event ID": "e3"}), "x"],
    ]
    path = tmp_path / "ngecEvents.DV.2023.txt"
    path.write_text("\n".join("\t".join(row) for row in [names, *rows]) + "\n")
    chunk = imported("polecat", path)
    assert (chunk.rows, chunk.rejected, chunk.claims.height) == (3, 1, 2)
    one = chunk.claims.row(0, named=True)
    assert (one["subject_id"], one["object_id"], one["type"], one["sign"]) == ("irn-gov", "rus", "CONSULT", 1)
    assert one["qualifiers"] == ["mode:visit", "context:diplomatic", "context:military"]
    assert (one["place_geonames_id"], one["outlet"], one["published"]) == (112931, "IRNA", "2023-01-06")
    assert one["place_name"] is None


def test_acled_has_no_direction(tmp_path: Path) -> None:
    path = tmp_path / "acled.csv"
    path.write_text(
        "\ufeffevent_id_cnty,event_date,event_type,sub_event_type,actor1,inter1,actor2,inter2,country,"
        "location,latitude,longitude,source,notes\n"
        'SYR1,2016-11-24,Battles,Armed clash,Hezbollah,Rebel group,Opposition Rebels (Syria),Rebel group,'
        'Syria,Aleppo,36.2,37.1,"SOHR; Al Manar","Fighting,\nover two lines with ""quotes""."\n'
        "SYR2,25 November 2016,Protests,Peaceful protest,Protesters (Syria),Protesters,,,Syria,Idlib,"
        "1,2,SOHR,x\n"
        "SYR3,soon,Battles,Armed clash,A,,B,,Syria,Idlib,1,2,SOHR,x\n"
        "SYR4,2016-11-24,Battles\n"
    )  # fmt: skip
    chunk = imported("acled", path)
    claims = {row["claim_id"]: row for row in chunk.claims.rows(named=True)}
    assert (chunk.rows, chunk.rejected) == (4, 2)
    one = claims["acled:SYR1"]
    assert one["qualifiers"] == ["undirected", "mode:firearms"]
    assert (one["subject_id"], one["outlet"], one["type"]) == ("hezbollah", "SOHR", "ASSAULT")
    assert one["evidence_text"] == 'Fighting,\nover two lines with "quotes".'
    assert claims["acled:SYR2"]["date"] == "2016-11-25"
    assert claims["acled:SYR2"]["object_id"] is None
    assert sorted(str(error.where) for error in chunk.set_aside) == [f"{path}:5", f"{path}:6"]


def test_phoenix(tmp_path: Path) -> None:
    row = [
        "p1", "20150601", "2015", "6", "1", "SYRGOV", "SYR", "GOV", "", "TURMIL", "TUR", "MIL", "", "190",
        "19", "4", "-10", "", "36.2", "37.1", "Aleppo", "Halab", "SYR", "9_1", "http://a.b/c;http://d.e",
        "bbc;ap",
    ]  # fmt: skip
    path = tmp_path / "phoenix.txt"
    path.write_text("\t".join(row) + "\n")
    one = imported("phoenix", path).claims.row(0, named=True)
    assert (one["subject_id"], one["object_id"], one["type"]) == ("syr-gov", "tur-mil", "ASSAULT")
    assert (one["date"], one["outlet"], one["document_id"]) == ("2015-06-01", "bbc", "http://a.b/c")
    assert (one["intensity"], one["dyad"]) == (-10.0, "syr|tur")


def test_plover_json(tmp_path: Path) -> None:
    events = [
        {"id": "1", "date": "2017-01-10", "type": "consult", "mode": "visit", "context": ["diplomatic"],
         "source": [{"country": "IRN", "sector": "GOV"}], "target": "RUSGOV", "text": "met"},
        {"id": "2", "date": "2017-01-10", "event": "AID", "source": {"name": "Iran"}, "target": None},
        {"id": "3", "date": "2017-01-10", "type": "DANCE", "source": "IRN", "target": "RUS"},
        ["not", "an", "event"],
    ]  # fmt: skip
    path = tmp_path / "p.jsonl"
    path.write_text("\n".join(json.dumps(event) for event in events) + "\n{broken\n\n")
    chunk = imported("plover", path)
    claims = {row["claim_id"]: row for row in chunk.claims.rows(named=True)}
    assert (chunk.rows, chunk.rejected) == (5, 3)
    assert (claims["plover:1"]["subject_id"], claims["plover:1"]["object_id"]) == ("irn-gov", "rus-gov")
    assert claims["plover:2"]["subject_id"] == "irn"
    assert claims["plover:1"]["qualifiers"] == ["mode:visit", "context:diplomatic"]


def test_what_is_wrong_with_a_record_is_what_is_told(tmp_path: Path) -> None:
    lines = [
        "\t".join(Icews.names),
        "\t".join("7" if name == "Event ID" else "2018-06-99" for name in Icews.names),
        "\t".join("2018-06-09" if name == "Event Date" else "x" for name in Icews.names),
    ]
    path = tmp_path / "e.tab"
    path.write_text("\n".join(lines) + "\n")
    told = [str(error).split(": ", 1)[1] for error in imported("icews", path).set_aside]
    assert told == [
        "not a date: '2018-06-99'. Dates must be of the data set's form.",
        "the event id is not a number: 'x:2018-06-09'. Check the first column.",
    ]
    usual = {"Event ID": "p", "Event Date": "2023-01-05", "Event Type": "STEAM"}
    path.write_text("\t".join(POLECAT) + "\n" + "\t".join(usual.get(name, "None") for name in POLECAT) + "\n")
    (error,) = imported("polecat", path).set_aside
    assert error.what == "unknown event type: 'STEAM'"
