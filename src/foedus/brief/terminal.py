"""The brief in a terminal, with Rich."""

from __future__ import annotations

from typing import TYPE_CHECKING

from foedus.brief.content import Brief, ChangeLine, TieLine
from foedus.brief.words import chance, count, day, modal, said, signed, standing, turned, whose
from foedus.records import Claim

if TYPE_CHECKING:
    from rich.console import Console

_CLAIMS = 3


def show(brief: Brief, console: Console) -> None:
    """Print a brief.

    Args:
        brief: what to say.
        console: a Rich console; width and colour are its own affair.
    """
    from rich.rule import Rule

    console.print(Rule(f"[bold]{_safe(brief.title)}[/bold] · {day(brief.date)}"))
    outlets = sorted({r.outlet for r in brief.reports if r.outlet})
    told = f" from {', '.join(outlets[:6])}{' …' if len(outlets) > 6 else ''}" if outlets else ""
    console.print(f"{count(len(brief.reports), 'report')}{_safe(told)}, {count(brief.total, 'claim')}.\n")
    _ties(brief, console)
    _list(console, "What strains it", [s.words for s in brief.strains])
    turns = [f"{line.a_name} and {line.b_name} {turned(line.shift)}" for line in brief.shifts]
    _list(console, "Realignments", turns)
    _list(console, "What changed", [_changed(c) for c in brief.changes])
    _list(console, "Who contradicts whom", [c.words for c in brief.contradictions])
    _list(console, "Set aside", list(brief.set_aside))
    _list(console, "Notes", list(brief.notes))


def _safe(text: str) -> str:
    from rich.markup import escape

    return escape(text)


def _ties(brief: Brief, console: Console) -> None:
    if not brief.ties:
        console.print("No ties: no claim in these reports sets one actor with or against another.")
    for tie in brief.ties:
        colour, mark = ("blue", "+") if tie.alignment >= 0 else ("dark_orange", "−")
        console.print(
            f"[{colour}]{mark}[/] [bold]{_safe(tie.a_name)} — {_safe(tie.b_name)}[/bold]: "
            f"{standing(tie.kind, tie.alignment, tie.positive)} "
            f"[dim]{signed(tie.alignment)} ({signed(tie.low)} to {signed(tie.high)}), {_voices(tie)}[/dim]"
        )
        for claim in tie.claims[:_CLAIMS]:
            console.print(f"    {_safe(_told(claim))}")
            console.print(f"      [dim italic]> {_safe(_short(claim))}[/dim italic]")
    if brief.other_ties:
        console.print(f"\n… and {brief.other_ties:,} more ties of which less is known.")
    console.print()


def _voices(tie: TieLine) -> str:
    return count(tie.sources, "independent source")


def _told(claim: Claim) -> str:
    how = f" ({modal(claim)})" if modal(claim) else ""
    when = f", {day(claim.date)}" if claim.date else ""
    return f"{said(claim)}{how}{when} — on the word of {whose(claim)}"


def _short(claim: Claim) -> str:
    text = " ".join(claim.evidence[0].text.split()) if claim.evidence else ""
    return text if len(text) <= 220 else text[:219] + "…"


def _changed(line: ChangeLine) -> str:
    way = "closer" if line.after > (line.before or 0) else "further apart"
    before = signed(line.before) if line.before is not None else "unknown"
    return (
        f"{line.a_name} and {line.b_name} are {chance(line.probability)} {way}: "
        f"{before} on {day(line.since)}, {signed(line.after)} on {day(line.until)}"
    )


def _list(console: Console, heading: str, lines: list[str]) -> None:
    if lines:
        console.print(f"[bold]{heading}[/bold]")
        for line in lines[:20]:
            console.print(f"  • {_safe(line)}")
        if len(lines) > 20:
            console.print(f"  … and {len(lines) - 20} more")
        console.print()
