"""A small workspace made by hand: a realignment, a contradiction, hostile text, a drifted span."""

from __future__ import annotations

from pathlib import Path

from foedus.api import Workspace
from foedus.frames import claims_frame
from foedus.records import ActorRef, Claim, Evidence, Report, text_hash

SCRIPT = "<script>window.hacked=1</script><img src=x onerror='window.hacked=1'>"
NAMES = {
    "rus": "Russia",
    "tur": "Turkey",
    "irn": "Iran",
    "syr": "Syria",
    "hezbollah": "Hezbollah",
    "usa": "United States",
}
ACTS = [
    ("rus", "relation", "PARTNER", "tur", 1, "2015-03-01", "Russia is a partner of Turkey."),
    ("tur", "event", "ASSAULT", "rus", -1, "2015-11-24", "Turkey attacked Russia."),
    ("rus", "event", "SANCTION", "tur", -1, "2015-11-28", "Russia imposed sanctions on Turkey."),
    ("rus", "event", "AGREE", "tur", 1, "2016-08-09", "Russia agreed with Turkey."),
    ("irn", "relation", "PATRON", "hezbollah", 1, "2014-01-01", "Iran is the patron of Hezbollah."),
    ("rus", "relation", "ALLY", "syr", 1, "2015-09-30", "Russia is an ally of Syria."),
    ("hezbollah", "relation", "ALLY", "syr", 1, "2013-05-01", "Hezbollah is an ally of Syria."),
    ("usa", "event", "ACCUSE", "syr", -1, "2013-08-21", "United States accused Syria."),
    ("usa", "event", "THREATEN", "irn", -1, "2016-01-16", "United States threatened Iran."),
    ("rus", "event", "AID", "hezbollah", 1, "2016-11-24", "Russia aided Hezbollah."),
]  # fmt: skip


def actor(actor_id: str, text: str, report: str) -> ActorRef:
    """An actor named in a report."""
    start = report.index(text)
    return ActorRef(actor_id, NAMES[actor_id], text, "state", start=start, end=start + len(text))


def report(text: str, date: str, outlet: str, **more: str) -> Report:
    """A report with an id of its text."""
    return Report(
        text_hash(text), text_hash(text), text, published=date, published_known="given", outlet=outlet, **more
    )  # type: ignore[arg-type]


def claim(number: str, of: Report, act: tuple[str, str, str, str, int, str, str], **more: object) -> Claim:
    """The claim that a report's sentence makes."""
    subject, kind, type_, thing, sign, date, sentence = act
    start = of.text.index(sentence)
    fields: dict[str, object] = {"probability": 0.9, **more}
    return Claim(
        id=f"claim-{number}",
        report_id=of.id,
        document_id=of.document_id,
        kind=kind,  # type: ignore[arg-type]
        type=type_,
        subject=actor(subject, NAMES[subject], of.text),
        object=actor(thing, NAMES[thing], of.text),
        sign=sign,  # type: ignore[arg-type]
        date=date,
        evidence=(Evidence(of.id, start, start + len(sentence), sentence),),
        coder="hand/1",
        outlet=of.outlet,
        published=of.published,
        group=of.group,
        **fields,  # type: ignore[arg-type]
    )


def records() -> tuple[list[Report], list[Claim]]:
    """The reports and claims of the workspace."""
    reports, claims = [], []
    for n, act in enumerate(ACTS):
        one = report(
            f"From our own desk. {act[6]} More later.", act[5], f"Outlet {n % 4}", title=f"Report {n}"
        )
        reports.append(one)
        claims.append(claim(str(n), one, act))
    denied = report("Turkey attacked Russia. That is not so, said Turkey.", "2015-11-25", "Outlet 9")
    evil = report(
        f"{SCRIPT} Iran is the patron of Hezbollah. {SCRIPT}",
        "2016-02-01",
        SCRIPT,
        title=SCRIPT,
        url="javascript:window.hacked=1",
    )
    drifted = report("These are quite other words. Russia agreed with Turkey.", "2016-08-10", "Outlet 5")
    spoken = ActorRef(f"~{SCRIPT}", SCRIPT, SCRIPT)
    moved = claim("drifted", drifted, ACTS[3])
    span = moved.evidence[0]
    from dataclasses import replace

    reports += [denied, evil, drifted]
    claims += [
        claim("denied", denied, ACTS[1], modality="negated"),
        claim("evil", evil, ACTS[4], said_by=(spoken,)),
        replace(moved, evidence=(replace(span, start=span.start - 5, end=span.end - 5),)),
    ]
    return reports, claims


def fill(folder: Path) -> Workspace:
    """The workspace, in ``folder``."""
    workspace = Workspace(folder, create=True)
    reports, claims = records()
    workspace.append_reports(reports)
    workspace.append_claims(claims_frame(claims))
    return workspace
