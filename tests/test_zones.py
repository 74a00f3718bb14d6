"""The same output in every time zone: dates are days, never moments."""

from __future__ import annotations

import json
import time
from pathlib import Path

import pytest

from foedus import api
from foedus.interchange import claim_json

ZONES = ("UTC", "Asia/Tokyo", "America/Los_Angeles", "Pacific/Kiritimati", "Asia/Kolkata")
ROWS = [
    {"id": "1", "text": "Turkey shot down a Russian jet on Tuesday.", "date": "2015-11-25"},
    {"id": "2", "text": "Iran attacked Israel yesterday.", "date": "Sun, 14 Apr 2024 00:30:00 +0200"},
    {"id": "3", "text": "On 31 December 2016 Russia met Turkey at 23:30.", "date": "2017-01-01T00:10:00Z"},
]


def test_claims_are_the_same_in_five_zones(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "reports.jsonl"
    path.write_text("\n".join(json.dumps(row) for row in ROWS), "utf-8")
    told = set()
    try:
        for zone in ZONES:
            monkeypatch.setenv("TZ", zone)
            time.tzset()
            told.add(json.dumps([claim_json(claim) for claim in api.claims([path])]))
    finally:
        monkeypatch.undo()
        time.tzset()
    (only,) = told
    dates = {claim["document_id"]: claim["date"] for claim in json.loads(only)}
    assert dates == {"1": "2015-11-24", "2": "2024-04-13", "3": "2016-12-31"}
