from __future__ import annotations

from pathlib import Path

import pytest

from foedus.actors import compiled
from foedus.errors import ActorError


@pytest.fixture
def shelf(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A catalogue folder of its own, and a cache beside it."""
    monkeypatch.setattr(compiled, "folder", lambda: tmp_path)
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    (tmp_path / "a.yaml").write_text("- {id: one, name: The One, kind: party}\n", "utf-8")
    return tmp_path


def test_it_is_built_once_and_read_after(shelf: Path) -> None:
    first = compiled.load()
    kept = shelf / "catalogue.json.zst"
    assert kept.exists()
    stamp = kept.stat().st_mtime_ns
    assert compiled.load() == first
    assert kept.stat().st_mtime_ns == stamp
    assert first["keys"]["one"] == [[0, "n", 1]] or first["keys"]["one"][0][0] == 0


def test_a_changed_source_is_built_anew(shelf: Path) -> None:
    compiled.load()
    (shelf / "a.yaml").write_text("- {id: two, name: The Other, kind: party}\n", "utf-8")
    assert [entry["id"] for entry in compiled.load()["entries"]] == ["two"]


@pytest.mark.parametrize("garbage", [b"", b"not zstandard", b"\x28\xb5\x2f\xfd\x00"])
def test_a_damaged_file_is_not_believed(shelf: Path, garbage: bytes) -> None:
    (shelf / "catalogue.json.zst").write_bytes(garbage)
    assert [entry["id"] for entry in compiled.load()["entries"]] == ["one"]


def test_one_id_twice_is_refused(shelf: Path) -> None:
    (shelf / "b.yaml").write_text("- {id: one, name: Another, kind: party}\n", "utf-8")
    with pytest.raises(ActorError, match=r"'one' is already in a\.yaml"):
        compiled.load()
