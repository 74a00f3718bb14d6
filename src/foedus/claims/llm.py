"""A coder that asks a large language model behind an OpenAI-compatible endpoint.

Off unless chosen (``foedus read --coder llm``) and told where: ``FOEDUS_LLM_URL`` is the endpoint's base
address (``http://127.0.0.1:8080/v1``), ``FOEDUS_LLM_MODEL`` the model's name there.  The report's text goes
to that address and nowhere else; no key is read or sent.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from typing import Any
from urllib.parse import urlsplit

from foedus.claims.assemble import actor_ref, check, evidence
from foedus.claims.base import Coder, Understood
from foedus.claims.llm_protocol import Answer, answers, question, task
from foedus.claims.merge import merged
from foedus.errors import ClaimError, SetAside
from foedus.ontology import entry
from foedus.records import Claim
from foedus.voices import chain

URL, MODEL = "FOEDUS_LLM_URL", "FOEDUS_LLM_MODEL"
_LARGEST = 4 * 2**20  # bytes of an answer that are read
_PATIENCE = 120.0  # seconds
_CERTAINTY = 0.7


class LanguageModelCoder(Coder):
    """Claims as a language model tells them, strictly checked against the report.

    Args:
        url: the endpoint's base address; ``FOEDUS_LLM_URL`` by default.
        model: the model's name there; ``FOEDUS_LLM_MODEL`` by default.
    """

    name = "llm"
    version = "1"

    def __init__(self, url: str | None = None, model: str | None = None) -> None:
        self._url = (url or os.environ.get(URL, "")).rstrip("/")
        self._model = model or os.environ.get(MODEL, "default")

    def code(self, understood: Understood) -> tuple[Claim, ...]:
        """The claims of one report, in text order.

        Raises:
            ClaimError: no endpoint was named.
            SetAside: the endpoint cannot be reached, or did not answer as asked.
        """
        if urlsplit(self._url).scheme not in ("http", "https"):
            raise ClaimError("no language model to ask", remedy=f"Set {URL} to an http(s) address.")
        if not understood.mentions:
            return ()
        held, _ = answers(self._ask(understood), understood)
        return merged(sorted(self._claims(held, understood), key=lambda claim: claim.evidence[0].start))

    def _ask(self, understood: Understood) -> str:
        roles = [("system", task()), ("user", question(understood))]
        body = {
            "model": self._model,
            "temperature": 0,
            "messages": [{"role": role, "content": content} for role, content in roles],
        }
        where = understood.report.origin or understood.report.document_id
        try:
            answer = json.loads(_post(f"{self._url}/chat/completions", json.dumps(body).encode()))
            content = answer["choices"][0]["message"]["content"]
        except OSError as error:
            remedy = f"See that {URL} is right and the server runs."
            raise SetAside(
                f"the language model cannot be reached: {error}", where=where, remedy=remedy
            ) from error
        except (ValueError, KeyError, IndexError, TypeError, RecursionError) as error:
            remedy = "See that it is OpenAI-compatible."
            raise SetAside("the endpoint's answer is malformed", where=where, remedy=remedy) from error
        return str(content)

    def _claims(self, held: list[Answer], understood: Understood) -> Iterator[Claim]:
        report = understood.report
        for answer in held:
            meaning = entry(answer.kind, answer.type)
            claim = Claim(
                id="", report_id=report.id, document_id=report.document_id,
                kind=answer.kind, type=answer.type,
                subject=actor_ref(answer.subject, report.published),
                object=actor_ref(answer.object, report.published),
                sign=meaning.sign, intensity=meaning.intensity, modality=answer.modality,
                said_by=chain(understood.attributions, answer.start, answer.end),
                evidence=(evidence(report, answer.start, answer.end),), probability=_CERTAINTY,
                coder=f"{self.name}/{self.version} {self._model}",
                outlet=report.outlet, published=report.published, group=report.group,
            )  # fmt: skip
            check(claim, report)
            yield claim


def _post(url: str, body: bytes) -> bytes:
    """The answer to a JSON request; redirects are not followed, so that text goes only where it was sent."""
    from urllib import request

    class Stay(request.HTTPRedirectHandler):
        def redirect_request(self, *_: Any) -> None:
            return None

    sent = request.Request(url, data=body, headers={"Content-Type": "application/json"}, method="POST")
    with request.build_opener(Stay).open(sent, timeout=_PATIENCE) as answer:
        content: bytes = answer.read(_LARGEST + 1)
    if len(content) > _LARGEST:
        raise ValueError("too large")
    return content
