"""The built page: its files by exact name, and its one document for every address of a view."""

from __future__ import annotations

from pathlib import Path

from fastapi import FastAPI
from fastapi.responses import FileResponse, HTMLResponse, Response

from foedus.serve.problems import Missing

STATIC = Path(__file__).resolve().parent / "static"
VIEWS = ("", "network", "dyad", "claim", "report", "actor", "changes", "search", "review", "about")
_TYPES = {".js": "text/javascript", ".css": "text/css", ".svg": "image/svg+xml", ".html": "text/html"}
_UNBUILT = """<!doctype html><html lang="en"><meta charset="utf-8"><title>foedus</title>
<h1>The page is not built</h1><p>Run <code>make web</code> in the source folder, then reload.
The HTTP API works without it: <a href="/openapi.json">/openapi.json</a>.</p></html>"""


def mount(app: FastAPI, static: Path | None = None) -> None:
    """Serve the built page from ``static``.

    The files are listed once, when the server starts; a name that is not on the list does not exist, so that
    no path, however written, leads out of the folder.
    """
    folder = static or STATIC
    files = {
        path.relative_to(folder).as_posix(): path
        for path in (folder.rglob("*") if folder.is_dir() else ())
        if path.is_file() and not path.is_symlink()
    }

    @app.get("/assets/{name:path}", include_in_schema=False)
    def asset(name: str) -> Response:
        found = files.get(f"assets/{name}")
        if found is None:
            raise Missing(f"there is no file {name!r}", remedy="Reload the page.")
        headers = {"cache-control": "max-age=31536000, immutable"}
        return FileResponse(
            found, media_type=_TYPES.get(found.suffix, "application/octet-stream"), headers=headers
        )

    def document() -> Response:
        found = files.get("index.html")
        if found is None:
            return HTMLResponse(_UNBUILT, headers={"cache-control": "no-store"})
        return HTMLResponse(found.read_text("utf-8"), headers={"cache-control": "no-cache"})

    for view in VIEWS:
        app.add_api_route(f"/{view}", document, methods=["GET"], include_in_schema=False)
        if view:
            app.add_api_route(f"/{view}/{{rest:path}}", document, methods=["GET"], include_in_schema=False)
