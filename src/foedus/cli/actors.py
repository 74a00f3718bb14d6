"""``foedus actors``: find actors in a text, and tell what is known of one."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from foedus.cli import console
from foedus.cli.read import Actors
from foedus.errors import UsageError

if TYPE_CHECKING:
    from foedus.actors import Catalogue

actors = typer.Typer(
    help="Find actors in a text; tell what is known of one.\n\nExample: foedus actors show Hizbullah",
    no_args_is_help=True,
)

AsOf = Annotated[
    str | None,
    typer.Option(callback=console.a_day, help="The day that is meant: offices and terms hold as of then."),
]
Json = Annotated[bool, typer.Option("--json", help="Print JSON, one object a line.")]


@actors.command("find")
def find(
    text: Annotated[str, typer.Argument(help="The text itself, or - for stdin.")],
    date: AsOf = None,
    actors: Actors = None,
    as_json: Json = False,
) -> None:
    """Print the actors that a text names, describes or points back to.

    Example: foedus actors find "The commander of Hizbollah praised Moscow." --date 2017-01-10
    """
    from foedus.actors import find, mention_json
    from foedus.interchange import sound
    from foedus.models import parse
    from foedus.records import Report, text_hash

    body = sound(sys.stdin.buffer.read().decode("utf-8", "replace") if text == "-" else text)
    report = Report(text_hash(body), text_hash(body), body, published=date)
    for mention in find(report, parse(body), known=_catalogue(actors)):
        fields = mention_json(report, mention)
        _put(fields, _line, as_json)


@actors.command("show")
def show(
    name: Annotated[str, typer.Argument(help="A name in any spelling or script, or an actor id.")],
    date: AsOf = None,
    actors: Actors = None,
    as_json: Json = False,
) -> None:
    """Print who an actor is: since when, part of what, led by whom, also known as.

    Example: foedus actors show Hizbullah
    """
    from foedus.actors import card, match, told

    known = _catalogue(actors)
    actor = known.get(name)
    matches = [] if actor else match(name, date=date, known=known)
    if actor is None and not matches:
        raise UsageError(
            f"no actor is called {name!r}", remedy="Try another spelling, or add it with --actors FILE."
        )
    fields = card(known, actor or matches[0].actor, date)
    others = [f"{other.actor.name} ({other.actor.id}, {other.score:.0f})" for other in matches[1:]]
    also = f"\n  or: {'; '.join(others)}" if others else ""
    _put({**fields, "others": others}, lambda _: told(fields) + also, as_json)


def _put(fields: dict[str, Any], words: Callable[[dict[str, Any]], str], as_json: bool) -> None:
    console.put(json.dumps(fields, ensure_ascii=False) if as_json else words(fields))


def _catalogue(dictionary: Path | None) -> Catalogue:
    from foedus.actors import catalogue, load_dictionary

    return load_dictionary(dictionary) if dictionary else catalogue()


def _line(fields: dict[str, Any]) -> str:
    within = f" within {fields['within']}" if fields["within"] else ""
    others = "".join(f", or {id_} {share:.2f}" for id_, share in fields["alternatives"])
    return (
        f"{fields['start']}-{fields['end']}\t{fields['text']}\t{fields['actor_id']}\t{fields['kind']}"
        f"{within}\t{fields['probability']:.2f}{others}"
    )
