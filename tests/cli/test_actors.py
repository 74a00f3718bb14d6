from __future__ import annotations

import json

import pytest
from typer.testing import CliRunner

from foedus.cli.app import app
from foedus.errors import UsageError

run = CliRunner()


def test_find_prints_mentions_as_lines_and_as_json() -> None:
    text = "The commander of Hizbollah praised Moscow."
    shown = run.invoke(app, ["actors", "find", text, "--date", "2017-01-10"])
    assert shown.exit_code == 0
    assert "hezbollah" in shown.stdout and "within hezbollah" in shown.stdout
    as_json = run.invoke(app, ["actors", "find", text, "--json"])
    objects = [json.loads(line) for line in as_json.stdout.splitlines()]
    assert {o["actor_id"] for o in objects} == {"~hezbollah.commander", "hezbollah", "rus"}
    assert all(text[o["start"] : o["end"]] == o["text"] for o in objects)


def test_show_tells_who_since_when_part_of_what() -> None:
    shown = run.invoke(app, ["actors", "show", "Hizbullah"])
    assert shown.exit_code == 0
    assert "Hezbollah (hezbollah): armed group, LBN" in shown.stdout
    assert "backed by: Iran" in shown.stdout
    assert "also known as" in shown.stdout
    fields = json.loads(run.invoke(app, ["actors", "show", "syr-gov", "--date", "2016", "--json"]).stdout)
    assert "Bashar al-Assad" in fields["led_by"]


def test_an_unknown_name_is_a_usage_error() -> None:
    with pytest.raises(UsageError, match="no actor is called"):
        run.invoke(app, ["actors", "show", "Xqzzt"], catch_exceptions=False, standalone_mode=False)


@pytest.mark.parametrize("command", ["find", "show"])
def test_help_has_an_example(command: str) -> None:
    assert "Example: foedus actors" in run.invoke(app, ["actors", command, "--help"]).stdout
