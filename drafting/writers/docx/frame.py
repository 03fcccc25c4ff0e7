"""The parts of the package that are the same for every reply: styles, settings, fonts, footers; and the section."""

from __future__ import annotations

from collections.abc import Sequence

from drafting import standard
from drafting.document import Layout
from drafting.writers.docx.markup import DECLARATION, NAMESPACE, paragraph, twips
from drafting.writers.docx.styles import FOOTER_EVEN, FOOTER_LINE, FOOTER_ODD, LETTER_RULE_BELOW, fonts, styles
from drafting.writers.docx.theme import theme

OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_WORD_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_THEME_TYPE = "application/vnd.openxmlformats-officedocument.theme+xml"
_CORE_TYPE = "application/vnd.openxmlformats-package.core-properties+xml"

_DASH_ABOVE_BASE = 0.38 * standard.SIZE_4 * standard.POINT  # mm from the baseline to a dash of that size


def parts() -> dict[str, str]:
    """The parts by name, as XML. The lower rule of the letter format is in the footer of the first page."""
    return {
        "[Content_Types].xml": _content_types(),
        "_rels/.rels": _package_relations(),
        "word/_rels/document.xml.rels": _document_relations(),
        "word/styles.xml": styles(),
        "word/settings.xml": _settings(),
        "word/fontTable.xml": fonts(),
        "word/theme1.xml": theme(),
        "word/footer1.xml": _footer(FOOTER_ODD),
        "word/footer2.xml": _footer(FOOTER_EVEN),
        "word/footer3.xml": _first_footer(),
    }


def listing(media: dict[str, str]) -> dict[str, str]:
    """The parts that list the others, for a document with pictures: path below word/ by the name of the relation."""
    kinds = sorted({path.rpartition(".")[2] for path in media.values()})
    pictures = [(name, f"{OFFICE}/image", path) for name, path in media.items()]
    return {"[Content_Types].xml": _content_types(kinds), "word/_rels/document.xml.rels": _document_relations(pictures)}


def section(layout: Layout | None) -> str:
    """The page: paper, margins, footers. A letter has no number on its first page (10.1)."""
    letter = layout is Layout.LETTER
    kinds = {"default": "footer1", "even": "footer2"} | ({"first": "footer3"} if letter else {})
    references = "".join(f'<w:footerReference w:type="{kind}" r:id="{part}"/>' for kind, part in kinds.items())
    margins = (
        f'w:top="{twips(standard.TOP_MARGIN)}" w:right="{twips(standard.RIGHT_MARGIN)}"'
        f' w:bottom="{twips(standard.BOTTOM_MARGIN)}" w:left="{twips(standard.LEFT_MARGIN)}"'
    )
    return (
        f'<w:sectPr>{references}<w:pgSz w:w="{twips(standard.PAGE_WIDTH)}" w:h="{twips(standard.PAGE_HEIGHT)}"/>'
        f'<w:pgMar {margins} w:header="851" w:footer="{_footer_distance()}" w:gutter="0"/>'
        f'{"<w:titlePg/>" if letter else ""}<w:docGrid w:type="lines" w:linePitch="{twips(standard.LINE_HEIGHT)}"/>'
        "</w:sectPr>"
    )


def _footer_distance() -> int:
    """From the page's end to the footer's: its dashes stand 7 mm below the 版心, its baseline at 4/5 of its line."""
    dashes = standard.TEXT_TOP + standard.TEXT_HEIGHT + standard.PAGE_NUMBER_BELOW_TEXT
    return twips(standard.PAGE_HEIGHT - dashes - _DASH_ABOVE_BASE) - FOOTER_LINE // 5


def _content_types(kinds: Sequence[str] = ()) -> str:
    mains = {"document": "document.main"} | {name: name for name in ("styles", "settings", "fontTable")}
    mains |= {name: "footer" for name in ("footer1", "footer2", "footer3")}
    overrides = "".join(
        f'<Override PartName="/word/{name}.xml" ContentType="{_WORD_TYPE}.{kind}+xml"/>' for name, kind in mains.items()
    )
    files = "".join(f'<Default Extension="{kind}" ContentType="image/{kind}"/>' for kind in kinds)
    return (
        f'{DECLARATION}<Types xmlns="{_PACKAGE}/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{files}{overrides}'
        f'<Override PartName="/word/theme1.xml" ContentType="{_THEME_TYPE}"/>'
        f'<Override PartName="/docProps/core.xml" ContentType="{_CORE_TYPE}"/></Types>'
    )


def _relations(*targets: tuple[str, str, str]) -> str:
    listed = "".join(f'<Relationship Id="{name}" Type="{kind}" Target="{path}"/>' for name, kind, path in targets)
    return f'{DECLARATION}<Relationships xmlns="{_PACKAGE}/relationships">{listed}</Relationships>'


def _package_relations() -> str:
    core = f"{_PACKAGE}/relationships/metadata/core-properties"
    return _relations(
        ("document", f"{OFFICE}/officeDocument", "word/document.xml"), ("core", core, "docProps/core.xml")
    )


def _document_relations(more: Sequence[tuple[str, str, str]] = ()) -> str:
    parts = [(name, f"{OFFICE}/{name}", f"{name}.xml") for name in ("styles", "settings", "fontTable")]
    parts.append(("theme1", f"{OFFICE}/theme", "theme1.xml"))
    footers = [(name, f"{OFFICE}/footer", f"{name}.xml") for name in ("footer1", "footer2", "footer3")]
    return _relations(*parts, *footers, *more)


def _settings() -> str:
    return (
        f'{DECLARATION}<w:settings xmlns:w="{NAMESPACE}"><w:zoom w:percent="100"/><w:evenAndOddHeaders/>'
        '<w:characterSpacingControl w:val="doNotCompress"/><w:compat><w:doNotExpandShiftReturn/>'
        '<w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="15"/>'
        '</w:compat><w:themeFontLang w:val="zh-CN" w:eastAsia="zh-CN"/></w:settings>'
    )


def _footer(style: str) -> str:
    """— 1 —, the number a field."""
    hint = '<w:rPr><w:rFonts w:hint="eastAsia"/></w:rPr>'
    before, after = (f'<w:r>{hint}<w:t xml:space="preserve">{dash}</w:t></w:r>' for dash in ("— ", " —"))
    number = '<w:fldSimple w:instr=" PAGE "><w:r><w:t>1</w:t></w:r></w:fldSimple>'
    return _footer_part(paragraph(style, before + number + after))


def _first_footer() -> str:
    """The lower rule of the letter format, 10.1."""
    weight = standard.LETTER_THICK_RULE + standard.LETTER_RULE_GAP + standard.LETTER_THIN_RULE
    top = twips(standard.PAGE_HEIGHT - standard.LETTER_RULE_ABOVE_PAGE_END) - round(20 * weight)
    frame = (
        f'<w:framePr w:w="{twips(standard.LETTER_RULE_WIDTH)}" w:wrap="around" w:vAnchor="page" w:hAnchor="page"'
        f' w:xAlign="center" w:y="{top}"/>'
    )
    return _footer_part(paragraph(LETTER_RULE_BELOW, "", frame=frame) + paragraph(FOOTER_ODD, ""))


def _footer_part(content: str) -> str:
    return f'{DECLARATION}<w:ftr xmlns:w="{NAMESPACE}" xmlns:r="{OFFICE}">{content}</w:ftr>'
