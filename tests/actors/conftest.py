"""Finding in a short text, as the tests of this room do it."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from foedus.actors import find
from foedus.models import parse
from foedus.records import Mention, Report, text_hash


@pytest.fixture(scope="session")
def mentions() -> Callable[..., tuple[Mention, ...]]:
    """The mentions of a text on a date."""

    def found(text: str, date: str | None = "2017-01-10") -> tuple[Mention, ...]:
        return find(Report(text_hash(text), "test", text, published=date), parse(text))

    return found


@pytest.fixture(scope="session")
def ids(mentions: Callable[..., tuple[Mention, ...]]) -> Callable[..., list[tuple[str, str]]]:
    """(words, actor id) of a text's mentions, in order."""

    def found(text: str, date: str | None = "2017-01-10") -> list[tuple[str, str]]:
        return [(m.span.text, m.actor_id) for m in mentions(text, date)]

    return found
