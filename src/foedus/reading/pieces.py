"""Articles that a page shows in pieces, with advertisements in between, joined again."""

from __future__ import annotations

import re
from typing import Any

_BODY = re.compile(r"article|story|body|content|text", re.IGNORECASE)
_OTHER = re.compile(r"comment|reply|review|card|teaser|promo|related|widget|footer", re.IGNORECASE)
_OTHERS = frozenset({"article", "li", "aside", "footer", "nav"})
_LONG = 80

Key = tuple[Any, str, str]


def join_pieces(tree: Any) -> None:
    """Move the later pieces of an article into its first one; ``tree`` (lxml) is altered.

    Pieces are blocks with paragraphs whose wrappers stand side by side, of the same classes all of them.
    Extractors take the one best block, which loses the others.

    >>> from lxml.html import fromstring
    >>> piece = f"<div class=row><div class=article-body><p>{'word ' * 20}</p></div></div>"
    >>> tree = fromstring(f"<main>{piece}<div class=ad></div>{piece}</main>")
    >>> join_pieces(tree)
    >>> len(tree.find_class("article-body")[0].findall(".//p"))
    2
    """
    groups: dict[Key, list[Any]] = {}
    for block in tree.iter("div", "section"):
        key = _key(block)
        if key and any(len(p.text_content()) >= _LONG for p in block.iterchildren("p")):
            groups.setdefault(key, []).append(block)
    for first, *others in groups.values():
        for other in others:
            first.append(other)


def _key(block: Any) -> Key | None:
    name, wrapper = block.get("class") or "", block.getparent()
    if wrapper is None or wrapper.getparent() is None or not _BODY.search(name) or _OTHER.search(name):
        return None
    # A headline in the wrapper begins another article, as in a list of them.
    if wrapper.tag in _OTHERS or next(wrapper.iter("h1", "h2", "article"), None) is not None:
        return None
    return wrapper.getparent(), wrapper.get("class") or "", name
