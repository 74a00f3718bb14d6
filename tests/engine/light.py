"""Work light enough to do ten thousand times: a claim for every ``A>B`` in the text."""

from __future__ import annotations

import os
import time
from collections.abc import Iterator

from foedus.errors import SetAside
from foedus.flow import Coded
from foedus.records import ActorRef, Claim, Evidence, Mention, Report, Span

_FILLING = "the quick brown fox jumps over the lazy dog while the sun sets behind the far blue hills"


def reports(count: int, first: int = 0) -> Iterator[Report]:
    """Reports that differ, every tenth one a near-copy of the one before."""
    for number in range(first, first + count):
        like = number - 1 if number % 10 == 9 else number
        words = " ".join(f"{word}{(like * 31 + n) % 97}" for n, word in enumerate(_FILLING.split() * 3))
        text = f"rus>tur irn>syr {words} report {number}"
        name = f"r{number:06d}"
        yield Report(
            name, f"d{number}", text, outlet=f"paper {number % 7}", published="2016-11-24", origin=name
        )


def light(report: Report) -> Coded:
    """Code a report; the words CRASH, HANG, FAULT and ASIDE in it do as they say."""
    if "CRASH" in report.text:
        os._exit(9)
    if "HANG" in report.text:
        time.sleep(60)
    if "FAULT" in report.text:
        raise ValueError("a fault")
    if "ASIDE" in report.text:
        raise SetAside("set aside on purpose", where=report.document_id)
    pairs = [word for word in report.text.split() if ">" in word]
    claims = tuple(_claim(report, number, word) for number, word in enumerate(pairs))
    span = Span(0, 3, report.text[:3])
    return Coded(report, (Mention(span, span, "rus", "Russia", "state", "RUS"),), claims)


def _claim(report: Report, number: int, word: str) -> Claim:
    a, _, b = word.partition(">")
    start = report.text.index(word)
    return Claim(
        id=f"{report.id}#{number}", report_id=report.id, document_id=report.document_id,
        kind="event", type="CONSULT", subject=ActorRef(a, a.upper(), a), object=ActorRef(b, b.upper(), b),
        sign=1, intensity=1.0, date="2016-11-24", coder="light", group=report.group, outlet=report.outlet,
        evidence=(Evidence(report.id, start, start + len(word), word),),
    )  # fmt: skip
