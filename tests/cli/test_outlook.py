"""The commands ``outlook`` and ``backtest`` from end to end."""

from __future__ import annotations

import json
from pathlib import Path

from tests.outlook.test_backtest import weekly, written
from tests.outlook.test_forecast import acts
from typer.testing import CliRunner

from foedus.cli.app import app
from foedus.interchange import claim_json


def test_outlook_gives_a_baseline_beside_each_probability(tmp_path: Path) -> None:
    path = tmp_path / "claims.jsonl"
    path.write_text("".join(json.dumps(claim_json(c)) + "\n" for c in acts()), "utf-8")
    result = CliRunner().invoke(app, ["outlook", "--claims", str(path), "--actor", "tur", "--format", "json"])
    row = json.loads(result.stdout.splitlines()[0])
    assert set(row) == {"a", "b", "type", "until", "probability", "baseline", "because"}
    assert (row["a"], row["b"], row["type"]) == ("rus", "tur", "CONSULT")
    ahead = CliRunner().invoke(app, ["outlook", "--ties", "--claims", str(path), "--format", "json"])
    assert {"now", "expected", "low", "high"} <= set(json.loads(ahead.stdout.splitlines()[0]))


def test_backtest_prints_one_object(tmp_path: Path) -> None:
    for name, first, last in (("train", 0, 60), ("valid", 60, 65), ("test", 65, 70)):
        written(tmp_path, name, weekly(first, last))
    result = CliRunner().invoke(app, ["backtest", str(tmp_path), "--threads", "1"])
    assert result.exit_code == 0, result.output
    figures = json.loads(result.stdout)
    assert set(figures) == {"mrr", "hits@1", "hits@3", "hits@10", "seconds", "queries"}
    missing = CliRunner().invoke(app, ["backtest", str(tmp_path), "--test", "none"])
    assert missing.exit_code != 0
