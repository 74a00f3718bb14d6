"""The language-model coder against a real HTTP server on this machine."""

from __future__ import annotations

import json
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from typing import Any

import pytest

from foedus.claims import Understood
from foedus.claims.llm import LanguageModelCoder
from foedus.claims.llm_protocol import task
from foedus.errors import ClaimError, SetAside
from foedus.records import Mention, Report, Span

TEXT = "Norway sent doctors to Malawi. Malawi thanked Norway."


def mention(start: int, words: str, actor: str) -> Mention:
    span = Span(start, start + len(words), words)
    return Mention(span, span, actor, words, "state", actor.upper())


@pytest.fixture
def understood() -> Understood:
    mentions = (mention(0, "Norway", "nor"), mention(23, "Malawi", "mwi"))
    return Understood(Report("r1", "doc", TEXT, published="2020-01-02"), (), mentions, (), (), ())


class Endpoint(HTTPServer):
    """Answers every request with ``reply`` and keeps what it was asked."""

    reply: tuple[int, bytes] = (200, b"")
    asked: tuple[str, dict[str, Any]] = ("", {})

    def says(self, content: object) -> None:
        text = content if isinstance(content, str) else json.dumps(content)
        self.reply = (
            200,
            json.dumps({"choices": [{"message": {"role": "assistant", "content": text}}]}).encode(),
        )


class Handler(BaseHTTPRequestHandler):
    def do_POST(self) -> None:
        server: Endpoint = self.server  # type: ignore[assignment]
        body = self.rfile.read(int(self.headers["Content-Length"]))
        server.asked = (self.path, json.loads(body))
        status, content = server.reply
        self.send_response(status)
        if status == 302:
            self.send_header("Location", "http://127.0.0.1:1/elsewhere")
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)

    def log_message(self, *_: object) -> None:
        """Quiet."""


@pytest.fixture
def endpoint() -> Iterator[Endpoint]:
    server = Endpoint(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()
    yield server
    server.shutdown()
    thread.join()
    server.server_close()


def coder(server: Endpoint) -> LanguageModelCoder:
    return LanguageModelCoder(f"http://127.0.0.1:{server.server_port}/v1/", "tiny")


def claim(**changes: object) -> dict[str, object]:
    evidence = "Norway sent doctors to Malawi."
    return {"kind": "event", "type": "AID", "subject": 0, "object": 1, "evidence": evidence, **changes}


def test_claims_that_hold(endpoint: Endpoint, understood: Understood) -> None:
    endpoint.says("Here it is:\n```json\n" + json.dumps({"claims": [claim()]}) + "\n```")
    (found,) = coder(endpoint).code(understood)
    assert (found.type, found.sign, found.modality) == ("AID", 1, "actual")
    assert found.subject and found.object
    assert (found.subject.actor_id, found.object.actor_id) == ("nor", "mwi")
    assert found.evidence[0].holds(TEXT)
    assert found.coder.startswith("llm/")
    path, body = endpoint.asked
    assert path == "/v1/chat/completions"
    assert body["model"] == "tiny"
    assert TEXT in body["messages"][1]["content"]
    assert body["messages"][0]["content"] == task()


@pytest.mark.parametrize(
    "bad",
    [
        claim(evidence="Norway sent 40 doctors to Malawi."),
        claim(evidence=""),
        claim(type="BEFRIEND"),
        claim(kind="quantity", type="LOSSES"),
        claim(subject=7),
        claim(subject=True),
        claim(subject=None),
        claim(object=-1),
        claim(modality="perhaps"),
        "not an object",
    ],
)
def test_claims_that_do_not_hold_are_dropped(endpoint: Endpoint, understood: Understood, bad: object) -> None:
    endpoint.says(
        {"claims": [bad, claim(type="SUPPORT", subject=1, object=0, evidence="Malawi thanked Norway")]}
    )
    (found,) = coder(endpoint).code(understood)
    assert found.type == "SUPPORT"


def test_the_same_act_twice_is_one_claim(endpoint: Endpoint, understood: Understood) -> None:
    endpoint.says({"claims": [claim(), claim(evidence="sent doctors to Malawi")]})
    (found,) = coder(endpoint).code(understood)
    assert len(found.evidence) == 2


@pytest.mark.parametrize("content", ["I can't help with that.", "{}", '{"claims": 3}', "[" * 100_000])
def test_an_answer_that_is_no_answer_is_set_aside(
    endpoint: Endpoint, understood: Understood, content: str
) -> None:
    endpoint.says(content)
    with pytest.raises(SetAside, match="did not answer as asked"):
        coder(endpoint).code(understood)


@pytest.mark.parametrize("status", [500, 404, 302])
def test_failures_are_set_aside_and_redirects_not_followed(
    endpoint: Endpoint, understood: Understood, status: int
) -> None:
    endpoint.reply = (status, b"no")
    with pytest.raises(SetAside, match="cannot be reached"):
        coder(endpoint).code(understood)


def test_malformed_and_missing_endpoints(endpoint: Endpoint, understood: Understood) -> None:
    endpoint.reply = (200, b"<html>")
    with pytest.raises(SetAside, match="malformed"):
        coder(endpoint).code(understood)
    with pytest.raises(SetAside, match="cannot be reached"):
        LanguageModelCoder("http://127.0.0.1:1").code(understood)


@pytest.mark.parametrize("url", ["", "file:///etc/passwd", "ftp://host/"])
def test_no_endpoint_stops_the_run(understood: Understood, url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("FOEDUS_LLM_URL", raising=False)
    with pytest.raises(ClaimError, match="no language model"):
        LanguageModelCoder(url).code(understood)
