"""What a person reads: text, HTML, plots, exports."""

from foedus.brief.as_json import as_json
from foedus.brief.compose import brief
from foedus.brief.content import Brief, ChangeLine, Contradiction, ShiftLine, TieLine
from foedus.brief.page import page
from foedus.brief.terminal import show

__all__ = ["Brief", "ChangeLine", "Contradiction", "ShiftLine", "TieLine", "as_json", "brief", "page", "show"]
