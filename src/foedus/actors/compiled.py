"""The catalogue in one quick-loading file, rebuilt whenever its YAML changes.

The file is JSON under zstandard (nothing that can run code) and carries a hash of the YAML it was made
from; it lies beside the catalogue where that can be written, else in the user's cache.
"""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Iterable
from importlib import resources
from pathlib import Path
from typing import Any

from foedus.actors.names import spelling_key
from foedus.actors.schema import entries
from foedus.actors.surfaces import surfaces
from foedus.errors import ActorError

FORM = 6  # raise when what is compiled changes
_PACKAGE = "foedus.actors"
_NAME = "catalogue.json.zst"


def folder() -> Path:
    """Where the catalogue's YAML lies."""
    return Path(str(resources.files(_PACKAGE).joinpath("catalogue")))


def sources() -> list[Path]:
    """The catalogue's files, in a fixed order."""
    return sorted(folder().rglob("*.yaml"))


def _code() -> list[Path]:
    room = Path(str(resources.files(_PACKAGE)))
    return [room / "names.py", room / "surfaces.py", room / "lexicon/spelling.yaml"]


def digest(paths: Iterable[Path]) -> str:
    """A hash over the files' names and contents, and the code that compiles them."""
    found = hashlib.sha256(str(FORM).encode())
    for path in [*paths, *_code()]:
        found.update(path.name.encode() + b"\0" + path.read_bytes() + b"\0")
    return found.hexdigest()


def build(paths: Iterable[Path]) -> dict[str, Any]:
    """Entries, lookup keys and spelling keys of the catalogue files.

    Raises:
        ActorError: an entry breaks the schema, or an id or parent is wrong.
    """
    found: list[dict[str, Any]] = []
    seen: dict[str, str] = {}
    for path in paths:
        where = str(path.relative_to(folder())) if path.is_relative_to(folder()) else str(path)
        for entry in entries(path.read_text("utf-8"), where):
            if entry["id"] in seen:
                raise ActorError(
                    f"id {entry['id']!r} is already in {seen[entry['id']]}", where=where,
                    remedy="Merge the two entries or rename one.",
                )  # fmt: skip
            seen[entry["id"]] = where
            found.append(_plain(entry))
    return {"entries": found, **index(found)}


def _plain(entry: dict[str, Any]) -> dict[str, Any]:
    plain = {k: v for k, v in entry.items() if v not in (None, [], "") and k != "note"}
    for field in ("since", "until"):
        if field in plain:
            plain[field] = str(plain[field])
    if "parents" in plain:
        plain["parents"] = [{k: str(v) for k, v in p.items() if v is not None} for p in plain["parents"]]
    return plain


def index(found: list[dict[str, Any]]) -> dict[str, Any]:
    """Lookup keys to surfaces ``[entry number, form, case]``, and spelling keys to entry numbers."""
    keys: dict[str, list[list[Any]]] = {}
    spelt: dict[str, list[int]] = {}
    surnames: dict[str, list[int]] = {}
    for number, entry in enumerate(found):
        for key, form, case in surfaces(entry):
            if not key:
                continue
            _add(keys.setdefault(key, []), number, form, case)
            spelling = spelling_key(key) if form == "n" and entry["kind"] != "state" else ""
            if len(spelling) >= 5 and number not in spelt.setdefault(spelling, []):
                spelt[spelling].append(number)
            if form == "s" and number not in surnames.setdefault(spelling_key(key), []):
                surnames[spelling_key(key)].append(number)
    return {"keys": keys, "spelt": spelt, "surnames": surnames, "openings": openings(keys)}


def openings(keys: Iterable[str]) -> dict[str, list[int]]:
    """The first piece of every key, and how many pieces the keys with it have, longest first.

    >>> openings(["free syrian army", "free mali", "un"])
    {'free': [3, 2], 'un': [1]}
    """
    found: dict[str, set[int]] = {}
    for key in keys:
        first, _, rest = key.partition(" ")
        found.setdefault(first, set()).add(rest.count(" ") + 2 if rest else 1)
    return {first: sorted(sizes, reverse=True) for first, sizes in found.items()}


def _add(surfaces_of: list[list[Any]], number: int, form: str, case: int) -> None:
    for surface in surfaces_of:
        if surface[0] == number and surface[1] == form:
            surface[2] = min(surface[2], case)
            return
    surfaces_of.append([number, form, case])


def _places() -> list[Path]:
    cache = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache")
    return [folder() / _NAME, cache / "foedus" / _NAME]


def _read(path: Path, wanted: str) -> dict[str, Any] | None:
    import zstandard

    try:
        raw = zstandard.ZstdDecompressor().decompress(path.read_bytes(), max_output_size=1 << 28)
        payload: dict[str, Any] = json.loads(raw)
    except (OSError, ValueError, zstandard.ZstdError):
        return None
    return payload if payload.get("digest") == wanted else None


def _write(path: Path, payload: dict[str, Any]) -> bool:
    import zstandard

    packed = zstandard.ZstdCompressor(level=3).compress(json.dumps(payload, ensure_ascii=False).encode())
    part = path.with_suffix(f".{os.getpid()}.part")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        part.write_bytes(packed)
        part.replace(path)
    except OSError:
        part.unlink(missing_ok=True) if part.parent.exists() else None
        return False
    return True


def load() -> dict[str, Any]:
    """The compiled catalogue: read if it is up to date, else built and kept.

    Raises:
        ActorError: the YAML is malformed.
    """
    paths = sources()
    wanted = digest(paths)
    for place in _places():
        payload = _read(place, wanted)
        if payload is not None:
            return payload
    payload = {"digest": wanted, **build(paths)}
    any(_write(place, payload) for place in _places())
    return payload
