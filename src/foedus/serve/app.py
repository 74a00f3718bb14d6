"""The application: routes behind the door, and the built page."""

from __future__ import annotations

from pathlib import Path

from fastapi import FastAPI

from foedus.api import Workspace
from foedus.serve import pages, problems
from foedus.serve.access import Access
from foedus.serve.desk import Desk
from foedus.serve.guard import Guard
from foedus.serve.routers import (
    actors,
    changes,
    claims,
    export,
    network,
    overview,
    progress,
    reconcile,
    review,
    search,
    ties,
)
from foedus.version import __version__

_ROUTERS = (overview, ties, network, claims, actors, changes, search, review, export, progress, reconcile)


def create_app(workspace: Workspace, access: Access | None = None, *, static: Path | None = None) -> FastAPI:
    """The web application over a workspace.

    Args:
        workspace: what is shown.
        access: who may ask; by default this machine alone, writes with a fresh token.
        static: the folder of the built page; the one in the package by default.
    """
    app = FastAPI(
        title="foedus",
        version=__version__,
        description="Who sides with whom, on whose word, since when, how it changes, and what strains it.",
        docs_url=None,
        redoc_url=None,
        separate_input_output_schemas=False,
    )
    app.state.desk = Desk(workspace)
    problems.handle(app)
    for module in _ROUTERS:
        app.include_router(module.router)
    pages.mount(app, static)
    app.state.access = access or Access()
    app.add_middleware(Guard, access=app.state.access)
    return app
