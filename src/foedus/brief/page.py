"""The brief as one self-contained HTML page: no script, no other file, readable in print."""

from __future__ import annotations

import base64
import hashlib
from importlib import resources

from foedus.brief import words
from foedus.brief.content import Brief
from foedus.brief.marking import pieces
from foedus.brief.pictures import HEIGHT, WIDTH, network, timeline


def _file(name: str) -> str:
    return resources.files("foedus.brief").joinpath("templates", name).read_text("utf-8")


def page(brief: Brief) -> str:
    """The page as a string.

    Everything that came from a report is escaped; the page's own policy forbids script and any load.
    """
    from jinja2 import DictLoader, Environment, StrictUndefined
    from markupsafe import Markup

    style = _file("brief.css")
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    names = ("brief.html.j2", "claim.html.j2")
    environment = Environment(
        loader=DictLoader({name: _file(name) for name in names}),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.globals.update(words=words, pieces=pieces)
    return environment.get_template("brief.html.j2").render(
        brief=brief,
        network=network(brief),
        timeline=timeline(brief),
        width=WIDTH,
        height=HEIGHT,
        style=Markup(style),
        policy=f"default-src 'none'; style-src 'sha256-{digest}'",
    )
