"""The common ground of the pictures: colours, fonts, and figures that become the same SVG each time."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

# Okabe and Ito's palette: told apart by the colour-blind; signs differ in line and mark as well.
WITH = "#0072B2"
AGAINST = "#D55E00"
PLAIN = "#4d4d4d"
PALE = "#d9d9d9"
BLOCS = ("#56B4E9", "#E69F00", "#009E73", "#CC79A7", "#F0E442", "#999999")

_STYLE: Any = {
    "svg.hashsalt": "foedus",
    "svg.fonttype": "none",
    "font.family": "sans-serif",
    "font.sans-serif": ["DejaVu Sans"],
    "font.size": 10,
    "axes.spines.top": False,
    "axes.spines.right": False,
}


@contextmanager
def canvas(width: float, height: float) -> Iterator[tuple[Figure, Axes]]:
    """A figure of so many inches with one set of axes, drawn without a display."""
    from matplotlib import rc_context
    from matplotlib.figure import Figure

    with rc_context(_STYLE):
        figure = Figure(figsize=(width, height), layout="constrained")
        yield figure, figure.subplots()


def svg(figure: Figure, title: str, description: str) -> str:
    """The figure as an SVG element with a title and a description for screen readers."""
    from html import escape

    stream = io.StringIO()
    figure.savefig(stream, format="svg", metadata={"Date": None, "Creator": None})
    text = stream.getvalue()
    start = text.index("<svg")
    head_end = text.index(">", start) + 1
    head = re.sub(r"\s+", " ", text[start : head_end - 1])
    words = f"<title>{escape(title)}</title><desc>{escape(description)}</desc>"
    return f'{head} role="img">{words}{text[head_end:]}'
