"""WordprocessingML as strings: text, runs, paragraphs, lengths."""

from __future__ import annotations

import re

from drafting import standard
from drafting.document import Role
from drafting.language.characters import fit
from drafting.language.width import width

DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
NAMESPACE = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"

_BREAK = re.compile("(\t|\r\n?|\n)")
# Quotes and dashes are in both scripts; without the hint Word sets them in the Latin face.
_HINT = '<w:rFonts w:hint="eastAsia"/>'


def twips(millimetres: float) -> int:
    """Millimetres in twentieths of a point."""
    return round(millimetres * 1440 / 25.4)


def em(role: Role) -> float:
    """The width of one full-width character of this element, in twips. Only 3号 text is set closer."""
    size = standard.TYPES[role].size
    return 20 * (size + standard.CHARACTER_SPACING if size == standard.SIZE_3 else size)


def ems(text: str) -> float:
    """The width of a text in full-width characters. Latin letters and digits count half, as in Times."""
    return width(text) / 2


def escape(text: str) -> str:
    """Text as XML content: markup escaped, and without what no text may hold."""
    return fit(text).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def run(text: str, style: str = "", properties: str = "") -> str:
    """A run. A tab and a line break become elements; spaces are kept. Empty text gives no run."""
    if not text:
        return ""
    named = f'<w:rStyle w:val="{style}"/>' if style else ""
    escaped = escape(text)
    content = "".join(map(_piece, _BREAK.split(escaped))) if _BREAK.search(escaped) else _piece(escaped)
    return f"<w:r><w:rPr>{named}{_HINT}{properties}</w:rPr>{content}</w:r>"


def _piece(piece: str) -> str:
    if piece == "\t":
        return "<w:tab/>"
    if piece in ("\n", "\r", "\r\n"):
        return "<w:br/>"
    return f'<w:t xml:space="preserve">{piece}</w:t>' if piece else ""


def paragraph(style: str, content: str, **properties: str) -> str:
    """A paragraph in a style. `properties` are those of `direct`."""
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/>{direct(**properties)}</w:pPr>{content}</w:p>'


def direct(
    *,
    keep: str = "",
    frame: str = "",
    tabs: str = "",
    spacing: str = "",
    indent: str = "",
    align: str = "",
    outline: str = "",
) -> str:
    """Paragraph properties in the order of the schema; each is the markup of its element or its value."""
    align = align and f'<w:jc w:val="{align}"/>'
    outline = outline and f'<w:outlineLvl w:val="{outline}"/>'
    return f"{keep}{frame}{tabs}{spacing}{indent}{align}{outline}"


def above(height: float) -> str:
    """Space above a paragraph, in twips."""
    return f'<w:spacing w:before="{round(height)}"/>' if height > 0 else ""


def blank_lines(count: int) -> str:
    """So many blank lines above a paragraph."""
    return above(count * twips(standard.LINE_HEIGHT))
