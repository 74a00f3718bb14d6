"""Where a workspace is: a folder, or a catalogue's URL with the place of its files."""

from __future__ import annotations

import os
from dataclasses import dataclass, field
from pathlib import Path

from foedus.errors import UsageError

DATABASE = "workspace.db"
_SCHEMES = ("sqlite", "postgresql", "postgres")
_AWKWARD = set("#?%*[")


@dataclass(frozen=True, slots=True)
class Location:
    """A workspace's address.

    Args:
        name: how it is shown to people, without password.
        database: SQLAlchemy URL of the catalogue and ledger.
        warehouse: where the tables' files are (``file:///...`` or ``s3://...``).
        folder: the local folder, if it is one.
    """

    name: str
    database: str = field(repr=False)
    warehouse: str
    folder: Path | None = None


def locate(place: str | Path) -> Location:
    """The location that a path or URL names.

    A path is a folder with its own SQLite catalogue.  A URL is a catalogue
    (``postgresql://user@host/name?warehouse=s3://bucket/prefix`` or
    ``sqlite:////path/to.db?warehouse=...``) with the warehouse's address in it.

    Raises:
        UsageError: the URL's scheme is unknown or it names no warehouse.

    >>> locate("postgresql://me:secret@db/foedus?warehouse=s3://news/map").name
    'postgresql://me:***@db/foedus?warehouse=s3://news/map'
    """
    text = str(place)
    if "://" not in text:
        return _folder(Path(text))
    if text.split("://")[0].split("+")[0] not in _SCHEMES:
        raise UsageError(
            "not a workspace address",
            where=text,
            remedy="Give a folder, or postgresql://USER@HOST/NAME?warehouse=s3://BUCKET/PREFIX.",
        )
    return _catalogue(text)


def _folder(path: Path) -> Location:
    folder = Path(os.path.normpath(path.expanduser().absolute()))  # links stay: see check_place
    if awkward := _AWKWARD.intersection(str(folder)):
        raise UsageError(
            f"a workspace folder's path cannot contain {' '.join(sorted(awkward))}",
            where=str(folder),
            remedy="Choose another folder name.",
        )
    if folder.exists() and not folder.is_dir():
        raise UsageError("is a file, not a workspace", where=str(path), remedy="Name a folder.")
    database = f"sqlite:///{folder / DATABASE}?timeout=120"
    return Location(str(path), database, f"file://{folder}/tables", folder)


def _catalogue(text: str) -> Location:
    from sqlalchemy.engine import make_url

    address, question, query = text.partition("?")
    pairs = [pair.partition("=")[::2] for pair in query.split("&")] if question else []
    options = dict(pairs)
    warehouse = options.pop("warehouse", None)
    if not warehouse:
        raise UsageError(
            "no warehouse in the address", where=_shown(address), remedy="Add ?warehouse=s3://BUCKET/PREFIX."
        )
    scheme, rest = address.split("://", 1)
    if scheme in ("postgres", "postgresql"):
        scheme = "postgresql+psycopg2"
    url = make_url(f"{scheme}://{rest}").update_query_dict(options)
    if scheme.startswith("sqlite"):
        url = url.update_query_dict({"timeout": "120"})
    if "://" not in warehouse:
        warehouse = f"file://{Path(warehouse).expanduser().resolve()}"
    shown = f"{_shown(address)}?warehouse={warehouse}"
    return Location(shown, url.render_as_string(hide_password=False), warehouse.rstrip("/"))


def _shown(address: str) -> str:
    from sqlalchemy.engine import make_url

    return make_url(address).render_as_string(hide_password=True)
