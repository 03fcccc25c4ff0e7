"""The theme part. Nothing in the styles refers to it, but a main part without one is not strictly valid."""

from __future__ import annotations

from drafting import standard
from drafting.writers.docx.markup import DECLARATION

_COLORS = {
    "dk1": "000000",
    "lt1": "FFFFFF",
    "dk2": "000000",
    "lt2": "FFFFFF",
    "accent1": standard.RED,
    "accent2": standard.RED,
    "accent3": standard.RED,
    "accent4": standard.RED,
    "accent5": standard.RED,
    "accent6": standard.RED,
    "hlink": "000000",
    "folHlink": "000000",
}
_FILL = '<a:solidFill><a:schemeClr val="phClr"/></a:solidFill>'


def theme() -> str:
    """Black, white and red; the faces of title and body; plain fills and lines."""
    colors = "".join(f'<a:{name}><a:srgbClr val="{value}"/></a:{name}>' for name, value in _COLORS.items())
    fonts = _face("majorFont", standard.TITLE_FACE) + _face("minorFont", standard.BODY_FACE)
    line = f'<a:ln w="9525">{_FILL}</a:ln>'
    effect = "<a:effectStyle><a:effectLst/></a:effectStyle>"
    formats = (
        f"<a:fillStyleLst>{_FILL * 3}</a:fillStyleLst><a:lnStyleLst>{line * 3}</a:lnStyleLst>"
        f"<a:effectStyleLst>{effect * 3}</a:effectStyleLst><a:bgFillStyleLst>{_FILL * 3}</a:bgFillStyleLst>"
    )
    return (
        f'{DECLARATION}<a:theme xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" name="公文">'
        f'<a:themeElements><a:clrScheme name="公文">{colors}</a:clrScheme><a:fontScheme name="公文">{fonts}'
        f'</a:fontScheme><a:fmtScheme name="公文">{formats}</a:fmtScheme></a:themeElements></a:theme>'
    )


def _face(kind: str, face: str) -> str:
    return (
        f'<a:{kind}><a:latin typeface="{standard.LATIN_FACE}"/><a:ea typeface="{face}"/><a:cs typeface=""/></a:{kind}>'
    )
