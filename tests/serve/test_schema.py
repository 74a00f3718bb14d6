"""Whatever the API's description allows, and much that it does not, is answered without an internal error."""

from __future__ import annotations

import os
import warnings
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import HealthCheck, settings

with warnings.catch_warnings():
    warnings.simplefilter("ignore")
    import schemathesis

from foedus.serve import Access, create_app
from tests.serve.conftest import TOKEN
from tests.serve.made import fill

FOLDER = TemporaryDirectory()
EXAMPLES = int(os.environ.get("FOEDUS_FUZZ", "4"))  # per route; more by hand
ACCESS = Access(token=TOKEN, hosts=("testserver", "localhost"))
APP = create_app(fill(Path(FOLDER.name) / "workspace"), ACCESS)
SCHEMA = schemathesis.openapi.from_asgi("/openapi.json", APP).exclude(path="/api/progress")


@SCHEMA.parametrize()
@settings(
    max_examples=EXAMPLES,
    deadline=None,
    suppress_health_check=list(HealthCheck),
    database=None,
    derandomize=True,
)
def test_no_internal_error(case: schemathesis.Case) -> None:
    answer = case.call(headers={"authorization": f"Bearer {TOKEN}"})
    assert answer.status_code < 500, answer.text
    if answer.status_code >= 400:
        assert answer.headers["content-type"][0] == "application/problem+json"
