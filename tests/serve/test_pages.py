"""Every view in a real browser, on the examples, some real articles, and hostile reports."""

from __future__ import annotations

import csv
import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from foedus import reading
from foedus.api import Workspace
from foedus.engine import ingest
from foedus.frames import claims_frame
from tests.serve.browser import ROOT, needed, run, served
from tests.serve.made import SCRIPT, fill, records

EXAMPLES = ROOT / "examples" / "reports"
SYRIA = ROOT / ".." / "shared" / "data" / "articles" / "syria_2011_2018.csv"
LOOKS = {
    "wide": {},
    "narrow-dark": {"viewport": {"width": 390, "height": 844}, "colorScheme": "dark"},
}
VIEWS = {
    "overview": "/?since=2015-06-01&at=2016-12-31",
    "network": "/network?at=2016-12-31&tie=rus%7Ctur",
    "dyad": "/dyad/rus/tur?at=2016-12-31",
    "claim": "/claim/claim-3",
    "drifted": "/claim/claim-drifted",
    "hostile": "/claim/claim-evil",
    "hostile-dyad": "/dyad/irn/hezbollah",
    "report": "/report/{evil}",
    "actor": "/actor/rus",
    "changes": "/changes?since=2015-06-01&until=2016-12-31",
    "search": "/search?q=script",
    "review": "/review",
    "before": "/network?at=1900-01-01",
    "gone": "/actor/no-such-actor",
}


def _few(folder: Path) -> list[Path]:
    """Six example reports and four real articles, where they are at hand."""
    inputs = sorted(EXAMPLES.glob("*.md"))[:6]
    if SYRIA.is_file():
        with SYRIA.open(newline="", encoding="utf-8") as stream:
            rows = [row for row, _ in zip(csv.DictReader(stream), range(4), strict=False)]
        for number, row in enumerate(rows):
            path = folder / f"{number}.txt"
            path.write_text(row["article_content"], encoding="utf-8")
            inputs.append(path)
    return inputs


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, str]]:
    """The server's address and token."""
    needed()
    folder = tmp_path_factory.mktemp("pages")
    with Workspace(folder / "workspace", create=True) as workspace:
        account = ingest(
            workspace, reading.read([str(p) for p in _few(folder)], date="2016-12-01"), engine="inline"
        )
        assert account.stored >= 6
        reports, claims = records()
        workspace.append_reports(reports)
        workspace.append_claims(claims_frame(claims))
    with served(folder / "workspace") as found:
        yield found


@pytest.fixture(scope="module")
def walked(server: tuple[str, str]) -> list[dict[str, Any]]:
    """What was seen in each view, in each look.  With ``FOEDUS_PICTURES`` set, screenshots are kept there."""
    evil = next(report.id for report in records()[0] if report.title == SCRIPT)
    views = {name: path.replace("{evil}", evil) for name, path in VIEWS.items()}
    pictures = os.environ.get("FOEDUS_PICTURES")
    found: list[dict[str, Any]] = run(
        "walk.mjs", address=server[0], looks=LOOKS, views=views, pictures=pictures
    )
    assert len(found) == len(VIEWS) * len(LOOKS)
    return found


def test_no_view_breaks(walked: list[dict[str, Any]]) -> None:
    for seen in walked:
        expected = 1 if seen["name"] == "gone" else 0  # the browser itself notes the 404
        assert len(seen["errors"]) == expected, (seen["name"], seen["errors"])
        assert seen["heading"].strip() and seen["title"].endswith("· foedus")


def test_axe_finds_nothing(walked: list[dict[str, Any]]) -> None:
    assert {(s["name"], s["look"], v) for s in walked for v in s["violations"]} == set()


def test_nothing_is_wider_than_the_window(walked: list[dict[str, Any]]) -> None:
    assert {(s["name"], s["look"]): s["overflow"] for s in walked if s["overflow"] > 0} == {}


def test_nothing_hostile_runs_and_its_text_is_shown(walked: list[dict[str, Any]]) -> None:
    assert not any(s["hacked"] or s["dead"] for s in walked)
    for name in ("hostile", "hostile-dyad", "report", "search"):
        assert all("<script>" in s["text"] for s in walked if s["name"] == name), name


def test_every_picture_has_its_table(walked: list[dict[str, Any]]) -> None:
    counted = {s["name"]: (s["pictures"], s["tables"]) for s in walked}
    assert counted["network"][0] == 2 and counted["dyad"][0] == 1 and counted["actor"][0] == 1
    assert all(tables >= pictures for pictures, tables in counted.values())


def test_views_say_what_is_so(walked: list[dict[str, Any]]) -> None:
    text = {s["name"]: s["text"] for s in walked if s["look"] == "wide"}
    assert "Russia – Turkey" in text["overview"] and "%" in text["overview"]
    assert "The evidence has drifted" in text["drifted"]
    assert "before all dated evidence" in text["before"]
    assert "Search for it by name" in text["gone"]
    assert ("ON WHOSE WORD" in text["dyad"].upper() and "≈ 0" in text["dyad"]) or "+0." in text["dyad"]
    assert "30 November" not in text["claim"] and "9 August 2016" in text["claim"]


def test_a_whole_session_by_keyboard(tmp_path: Path) -> None:
    needed()
    fill(tmp_path / "workspace").close()
    with served(tmp_path / "workspace") as (address, token):
        told = run("keys.mjs", address=address, token=token)
    assert "token" not in told["addressAfter"]
    assert told["search"] == "?q=turkey"
    assert (
        told["moves"] and told["accepted"].startswith("accepted") and told["rejected"].startswith("rejected")
    )
    assert [j[0] for j in told["judged"]] == ["correct", "undo", "reject", "accept"]
    assert {j[1] for j in told["judged"]} == {"Ada"} and told["judged"][0][2] == {"date": "2016-05"}
    assert told["correctingViolations"] == []
    assert told["arrows"] and told["state"] and told["reloaded"] and "–" in told["behind"]
    assert told["svg"].endswith(".svg") and told["png"].endswith(".png") and told["csv"] == "ties.csv"
    assert told["errors"] == []
