"""The library as people call it."""

from __future__ import annotations

from pathlib import Path

import foedus
from foedus.frames import claim_schema

TEXTS = {
    "one.txt": "On 24 November 2015 Turkey shot down a Russian jet.",
    "two.txt": "Russia imposed sanctions on Turkey on 28 November 2015.",
    "three.txt": "",
}


def folder(path: Path) -> Path:
    reports = path / "reports"
    reports.mkdir()
    for name, text in TEXTS.items():
        (reports / name).write_text(text, "utf-8")
    return reports


def test_read_gives_the_flat_table(tmp_path: Path) -> None:
    table = foedus.read(folder(tmp_path), date="2015-12-01")
    assert table.columns == list(claim_schema())
    assert set(table["type"]) == {"ASSAULT", "SANCTION"}


def test_two_processes_give_what_one_gives(tmp_path: Path) -> None:
    reports = folder(tmp_path)
    assert foedus.read(reports, jobs=2).equals(foedus.read(reports))


def test_annotate_gives_a_table_of_spans(tmp_path: Path) -> None:
    table = foedus.annotate(str(folder(tmp_path) / "one.txt"), "dates")
    assert table["value"].to_list() == ["2015-11-24"]


def test_a_workspace_from_reports_to_brief(tmp_path: Path) -> None:
    reports = folder(tmp_path)
    with foedus.Workspace(tmp_path / "map", create=True) as workspace:
        account = workspace.ingest(reports, date="2015-12-01", engine_name="inline")
        assert (account.stored, account.set_aside) == (2, 1)
        again = workspace.ingest(reports, date="2015-12-01", engine_name="inline")
        assert (again.stored, again.duplicate) == (0, 2)
        (tie,) = workspace.ties(at="2015-12-01", between=("rus", "tur")).to_dicts()
        assert tie["alignment"] < 0
        brief = workspace.brief()
        assert [(t.a, t.b) for t in brief.ties] == [("rus", "tur")]
        assert all(
            e.holds(r.text)
            for r in brief.reports
            for c in brief.claims
            for e in c.evidence
            if e.report_id == r.id
        )
        assert any("empty" in line for line in brief.set_aside)


def test_a_dictionary_of_ones_own_is_known_besides_the_catalogue(tmp_path: Path) -> None:
    dictionary = tmp_path / "own.txt"
    dictionary.write_text("ZANDU_LIBERATION_FRONT_ [ZZZREB]\n", "utf-8")
    text = tmp_path / "report.txt"
    text.write_text("The Zandu Liberation Front attacked Turkey on Monday.", "utf-8")
    table = foedus.read(text, date="2016-05-04", dictionary=dictionary)
    (subject,) = set(table.filter(type="ASSAULT")["subject_name"])
    assert subject.casefold() == "zandu liberation front"


def test_decisions_on_actors_hold_for_claims_already_stored(tmp_path: Path) -> None:
    with foedus.Workspace(tmp_path / "map", create=True) as workspace:
        workspace.ingest(folder(tmp_path), date="2015-12-01", engine_name="inline")
        before = set(workspace.claims()["subject_id"])
        (tmp_path / "map" / "actors.yaml").write_text("merge: {tur: sau}\n", "utf-8")
        after = set(workspace.claims()["subject_id"])
    assert "tur" in before and "tur" not in after and "sau" in after


def test_tables_of_nothing_have_their_columns(tmp_path: Path) -> None:
    (tmp_path / "one.txt").write_text("It rained.")
    columns = {
        "actors": ["actor_id", "name", "kind", "country"],
        "dates": ["value", "type"],
        "places": ["geonames_id", "name", "lat", "lon", "country"],
        "attributions": ["source", "cue", "content"],
    }
    for layer, own in columns.items():
        table = foedus.annotate(tmp_path / "one.txt", layer)
        assert (table.height, table.columns) == (0, ["document_id", "start", "end", "text", *own])
    found = foedus.Workspace(tmp_path / "w", create=True).shifts()
    assert found.columns == ["a", "b", "date", "low", "high", "before", "after", "probability", "evidence"]
