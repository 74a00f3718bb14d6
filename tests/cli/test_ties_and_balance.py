"""The commands ``ties`` and ``balance`` from end to end."""

from __future__ import annotations

import io
import json
from pathlib import Path

import polars as pl
import pytest
from tests.ties.claims import claim
from typer.testing import CliRunner, Result

from foedus.cli.app import app
from foedus.interchange import claim_json

KEYS = {"a", "b", "a_name", "b_name", "date", "alignment", "low", "high", "kind", "claims", "sources"}


def run(*arguments: str | Path) -> Result:
    return CliRunner().invoke(app, [str(argument) for argument in arguments])


@pytest.fixture
def claims(tmp_path: Path) -> Path:
    path = tmp_path / "claims.jsonl"
    told = [
        claim("rus", "AID", "hezbollah", "2016-11-24"),
        claim("rus", "COOPERATE", "tur", "2016-12-20"),
        claim("tur", "ASSAULT", "hezbollah", "2016-12-21"),
    ]
    path.write_text("".join(json.dumps(claim_json(c)) + "\n" for c in told), "utf-8")
    return path


def test_json_has_the_keys_of_the_interface(claims: Path) -> None:
    result = run("ties", "--claims", claims, "--format", "json")
    rows = [json.loads(line) for line in result.stdout.splitlines()]
    assert result.exit_code == 0
    assert [(row["a"], row["b"]) for row in rows] == [
        ("hezbollah", "rus"),
        ("hezbollah", "tur"),
        ("rus", "tur"),
    ]
    assert KEYS | {"last_evidence"} <= set(rows[0])


def test_csv_and_parquet_hold_the_same(claims: Path, tmp_path: Path) -> None:
    text = run("ties", "--claims", claims, "--format", "csv").stdout
    path = tmp_path / "t.parquet"
    assert run("ties", "--claims", claims, "--format", "parquet", "-o", path).exit_code == 0
    table = pl.read_csv(io.StringIO(text))
    assert table["alignment"].to_list() == pytest.approx(pl.read_parquet(path)["alignment"].to_list())


def test_formulas_are_quoted_in_csv(tmp_path: Path) -> None:
    path = tmp_path / "claims.jsonl"
    path.write_text(json.dumps(claim_json(claim("=1+1", "AID", "rus"))) + "\n", "utf-8")
    assert "'=1+1" in run("ties", "--claims", path, "--format", "csv").stdout


def test_at_between_and_why(claims: Path) -> None:
    earlier = run("ties", "--claims", claims, "--at", "2016-11-30", "--format", "json")
    assert len(earlier.stdout.splitlines()) == 1
    one = run("ties", "--claims", claims, "--between", "tur", "rus", "--format", "json")
    assert len(one.stdout.splitlines()) == 1
    reasons = run("ties", "--claims", claims, "--why", "tur", "rus")
    assert "Rus cooperated with Tur (2016-12-20)" in reasons.stdout


def test_a_line_that_is_no_claim_is_set_aside(claims: Path) -> None:
    claims.write_text(claims.read_text("utf-8") + "{}\n", "utf-8")
    result = run("ties", "--claims", claims)
    assert result.exit_code == 3
    assert "not a claim" in result.stderr


def test_balance_of_a_file_and_of_claims(claims: Path, tmp_path: Path) -> None:
    path = tmp_path / "n.csv"
    path.write_text("a,b,sign\nx,y,1\ny,z,1\nx,z,-1\n", "utf-8")
    found = json.loads(run("balance", path, "--json").stdout)
    assert found["frustration"] == 1 and found["proved"] is True and found["bound"] == 1
    assert (found["nodes"], found["edges"], found["negative"]) == (3, 3, 1)
    assert len(found["frustrated_edges"]) == 1 and set(found["blocs"]) == {"x", "y", "z"}
    assert found["triangles"] == {"balanced": 0, "unbalanced": 1}
    of_claims = json.loads(run("balance", "--claims", claims, "--json").stdout)
    assert of_claims["frustration"] > 0 and of_claims["proved"] is True
    assert "frustration 1 (proved" in run("balance", path).stdout


@pytest.mark.parametrize("arguments", [("tie", "--between", "rus", "tur"), ("network",), ("strain",)])
def test_plots_are_svg(claims: Path, tmp_path: Path, arguments: tuple[str, ...]) -> None:
    path = tmp_path / "p.svg"
    result = run("plot", *arguments, "--claims", claims, "-o", path)
    assert result.exit_code == 0, result.output
    assert path.read_text("utf-8").startswith("<svg")
