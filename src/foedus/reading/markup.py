"""The words of a piece of HTML, such as a feed's entry or a block in Markdown."""

from __future__ import annotations

_BLOCK = ("p", "div", "br", "li", "h1", "h2", "h3", "h4", "blockquote", "tr")


def words_of(html: str) -> str:
    """The words of a piece of HTML, one block a line; nothing of it is run or fetched.

    >>> words_of("<p>Talks <b>began</b>.</p><p>They &amp; we met.</p>")
    'Talks began.\\nThey & we met.'
    """
    from lxml import html as parser
    from lxml.etree import ParserError

    if "<" not in html and "&" not in html:
        return html.strip()
    try:
        tree = parser.fromstring(f"<div>{html}</div>")
    except (ParserError, ValueError):
        return html
    for script in tree.xpath("//script|//style"):
        script.drop_tree()
    for element in tree.iter(*_BLOCK):
        element.tail = "\n" + (element.tail or "")
    lines = (" ".join(line.split()) for line in tree.text_content().split("\n"))
    return "\n".join(line for line in lines if line)
