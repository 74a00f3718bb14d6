"""The command ``shifts`` from end to end."""

from __future__ import annotations

import json
from pathlib import Path

from tests.ties.claims import claim
from typer.testing import CliRunner

from foedus.cli.app import app
from foedus.interchange import claim_json


def test_json_has_the_keys_of_the_interface(tmp_path: Path) -> None:
    path = tmp_path / "claims.jsonl"
    acts = [("COOPERATE", f"2015-{month:02}-05") for month in range(1, 11)] * 2
    acts += [("SANCTION", f"2015-12-{day:02}") for day in range(1, 21, 2)]
    told = [claim("tur", type_, "rus", day, outlet=str(i % 4)) for i, (type_, day) in enumerate(acts)]
    path.write_text("".join(json.dumps(claim_json(c)) + "\n" for c in told), "utf-8")
    result = CliRunner().invoke(app, ["shifts", "--claims", str(path), "--format", "json"])
    rows = [json.loads(line) for line in result.stdout.splitlines()]
    assert [row["date"] for row in rows] == ["2015-12-01"]
    assert set(rows[0]) == {"a", "b", "date", "low", "high", "before", "after", "probability", "evidence"}
    none = CliRunner().invoke(app, ["shifts", "--claims", str(path), "--since", "2016-01-01"])
    assert none.exit_code == 0 and "2015" not in none.stdout
