"""A made workspace and its application."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from foedus.api import Workspace
from foedus.serve import Access, create_app
from tests.serve.made import fill

TOKEN = "only-for-tests"
ADDRESS = "http://127.0.0.1:8300"


@pytest.fixture(scope="session")
def made(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Workspace]:
    """The made workspace; tests leave it as it is."""
    with fill(tmp_path_factory.mktemp("served") / "workspace") as workspace:
        yield workspace


def client(workspace: Workspace, access: Access | None = None, **options: object) -> TestClient:
    """A client of the application over a workspace, at its own address."""
    app = create_app(workspace, access or Access(token=TOKEN))
    return TestClient(app, base_url=ADDRESS, **options)  # type: ignore[arg-type]


@pytest.fixture(scope="session")
def page(made: Workspace) -> TestClient:
    """A client that only reads."""
    return client(made)


@pytest.fixture
def own(tmp_path: Path) -> Iterator[TestClient]:
    """A client of a workspace of the test's own, with the token."""
    with fill(tmp_path / "workspace") as workspace:
        found = client(workspace)
        found.headers["authorization"] = f"Bearer {TOKEN}"
        yield found


@pytest.fixture(scope="session")
def empty(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    """A client of an empty workspace."""
    with Workspace(tmp_path_factory.mktemp("empty") / "workspace", create=True) as workspace:
        yield client(workspace)
