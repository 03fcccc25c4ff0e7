"""The styles of the .docx: one for every element, with its name in the standard's words; and the fonts."""

from __future__ import annotations

from drafting import standard
from drafting.document import HEADINGS, Role
from drafting.standard import Type
from drafting.writers.docx.head import LETTER_RULE, RULE, SIGNATORY_NAME
from drafting.writers.docx.head import ROLES as HEAD
from drafting.writers.docx.imprint import ANCHOR
from drafting.writers.docx.markup import DECLARATION, NAMESPACE, blank_lines, em, twips
from drafting.writers.docx.picture import PICTURE

LETTER_RULE_BELOW, FOOTER_ODD, FOOTER_EVEN = "LETTER_RULE_BELOW", "FOOTER_ODD", "FOOTER_EVEN"
FOOTER_LINE = 280  # twips

_NAMES = {Role.TITLE: "公文标题", Role.BODY: "公文正文", Role.PRINTED_BY: "印发"}
_IMPRINT_LINE = 480  # twips; two such lines and the foot of the 版记 take the place of two lines of text
_POINT = 20
# The text is on the grid: LibreOffice then sets its characters in the middle of the line, as 33476.2 has it. What is
# larger than the text, or at a distance in millimetres, is off the grid: LibreOffice would give it further lines.
_OFF_GRID = '<w:snapToGrid w:val="0"/>'
# What Windows has where an office's fonts are missing.
_NEAR = {standard.BODY_FACE: "仿宋", standard.NAME_FACE: "楷体", standard.TITLE_FACE: "方正小标宋_GBK"}


def fonts() -> str:
    """word/fontTable.xml: the official faces, each with the nearest one to stand in."""
    faces = [standard.TITLE_FACE, standard.BODY_FACE, standard.NAME_FACE, standard.HEADING_FACE]
    fonts = "".join(_font(face, "86") for face in [*faces, standard.PAGE_NUMBER_FACE]) + _font(
        standard.LATIN_FACE, "00"
    )
    return f'{DECLARATION}<w:fonts xmlns:w="{NAMESPACE}">{fonts}</w:fonts>'


def _font(face: str, charset: str) -> str:
    near = f'<w:altName w:val="{_NEAR[face]}"/>' if face in _NEAR else ""
    return f'<w:font w:name="{face}">{near}<w:charset w:val="{charset}"/></w:font>'


def styles() -> str:
    """word/styles.xml: a named style a role."""
    styles = "".join(_role_styles(role) for role in Role)
    return f'{DECLARATION}<w:styles xmlns:w="{NAMESPACE}">{_BASE}{styles}{_own_styles()}</w:styles>'


def _type(kind: Type, latin: str = standard.LATIN_FACE, color: str = "") -> str:
    closer = round(20 * standard.CHARACTER_SPACING) if kind.size == standard.SIZE_3 else 0
    half_points = round(2 * kind.size)
    colored = color and f'<w:color w:val="{color}"/>'
    return (
        f'<w:rPr><w:rFonts w:ascii="{latin}" w:hAnsi="{latin}" w:eastAsia="{kind.face}" w:cs="{latin}"/>'
        f'{colored}<w:spacing w:val="{closer}"/>'
        f'<w:sz w:val="{half_points}"/><w:szCs w:val="{half_points}"/></w:rPr>'
    )


# Latin text is en-US: as zh-CN, LibreOffice breaks a line inside of a number.
_BASE = (
    "<w:docDefaults><w:rPrDefault>"
    + _type(standard.TYPES[Role.BODY]).replace("</w:rPr>", '<w:lang w:val="en-US" w:eastAsia="zh-CN"/></w:rPr>')
    + "</w:rPrDefault></w:docDefaults>"
    '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/><w:pPr>'
    '<w:widowControl w:val="0"/><w:overflowPunct w:val="0"/><w:autoSpaceDE w:val="0"/><w:autoSpaceDN w:val="0"/>'
    f'<w:spacing w:line="{twips(standard.LINE_HEIGHT)}" w:lineRule="exact"/>'
    '<w:jc w:val="both"/></w:pPr></w:style>'
    '<w:style w:type="character" w:default="1" w:styleId="DefaultParagraphFont">'
    '<w:name w:val="Default Paragraph Font"/><w:uiPriority w:val="1"/><w:semiHidden/></w:style>'
    '<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/>'
    '<w:uiPriority w:val="99"/><w:semiHidden/><w:tblPr><w:tblInd w:w="0" w:type="dxa"/></w:tblPr></w:style>'
)


def _role_styles(role: Role) -> str:
    """A paragraph style and the character style linked with it: the type of a run-in heading."""
    name, key = _NAMES.get(role, role.value), role.name
    kind = _type(standard.TYPES[role], color=standard.RED if role is Role.ISSUER_MARK else "")
    return (
        f'<w:style w:type="paragraph" w:customStyle="1" w:styleId="{key}"><w:name w:val="{name}"/>'
        f'<w:basedOn w:val="Normal"/><w:link w:val="{key}_RUN"/><w:qFormat/>'
        f"<w:pPr>{_shape(role)}</w:pPr>{kind}</w:style>"
        f'<w:style w:type="character" w:customStyle="1" w:styleId="{key}_RUN"><w:name w:val="{name} 字符"/>'
        f'<w:basedOn w:val="DefaultParagraphFont"/><w:link w:val="{key}"/>{kind}</w:style>'
    )


def _shape(role: Role) -> str:
    """The paragraph properties of an element, in the order of the schema."""
    if role in (Role.ISSUER_MARK, Role.TITLE, Role.TABLE_TITLE, Role.FIGURE):
        return f'{_OFF_GRID}<w:jc w:val="center"/>'
    if role is Role.ATTACHMENT_NUMBER:
        return '<w:pageBreakBefore/><w:jc w:val="left"/>'
    if role is Role.ATTACHMENT_TITLE:
        return f'{_OFF_GRID}{blank_lines(standard.ATTACHMENT_TITLE_BELOW_NUMBER)}<w:jc w:val="center"/>'
    if role in HEAD:
        return _OFF_GRID
    if role is Role.SALUTATION:
        return blank_lines(standard.SALUTATION_BELOW_TITLE)
    if role in HEADINGS:
        return _first_line(role) + f'<w:outlineLvl w:val="{HEADINGS.index(role)}"/>'
    if role in (Role.BODY, Role.NOTE):
        return _first_line(role)
    if role is Role.DATE:
        return f'<w:ind w:right="{round(standard.DATE_INDENT * em(role))}"/><w:jc w:val="right"/>'
    if role in (Role.CC, Role.PRINTED_BY, Role.PRINTED_ON):
        return _imprint_shape(role)
    return ""


def _imprint_shape(role: Role) -> str:
    """One character in from either side; a turned line of the copies begins after their label (7.4.2)."""
    inset, label = round(standard.IMPRINT_INDENT * em(role)), round(len("抄送：") * em(role))
    line, stop = _line(_IMPRINT_LINE), twips(standard.TEXT_WIDTH) - inset
    if role is Role.CC:
        return f'{line}<w:ind w:left="{inset + label}" w:right="{inset}" w:hanging="{label}"/>'
    tabs = f'<w:tabs><w:tab w:val="right" w:pos="{stop}"/></w:tabs>'
    return f'{tabs}{line}<w:ind w:left="{inset}" w:right="{inset}"/><w:jc w:val="left"/>'


def _first_line(role: Role) -> str:
    return f'<w:ind w:firstLine="{round(standard.TEXT_INDENT * em(role))}"/>'


def _own_styles() -> str:
    """Styles that are no element's: the name of the signatory, the rules, the footers, the anchor of the 版记."""
    name = _type(Type(standard.NAME_FACE, standard.SIZE_3))
    thick, thin = standard.LETTER_THICK_RULE, standard.LETTER_THIN_RULE
    gap = f'w:before="{round(20 * standard.PICTURE_GAP)}"'
    inset = round(standard.PAGE_NUMBER_INDENT * 20 * standard.SIZE_4)
    odd = f'{_line(FOOTER_LINE)}<w:ind w:right="{inset}"/><w:jc w:val="right"/>'
    even = f'{_line(FOOTER_LINE)}<w:ind w:left="{inset}"/><w:jc w:val="left"/>'
    return (
        f'<w:style w:type="character" w:customStyle="1" w:styleId="{SIGNATORY_NAME}"><w:name w:val="签发人姓名"/>'
        f'<w:basedOn w:val="DefaultParagraphFont"/>{name}</w:style>'
        + _style(RULE, "红色分隔线", _rules(standard.RULE_WEIGHT) + _line(_POINT))
        + _style(LETTER_RULE, "信函上双线", _rules(thick, thin) + _line(_POINT))
        + _style(LETTER_RULE_BELOW, "信函下双线", _rules(thin, thick) + _line(_POINT))
        + _style(PICTURE, "图片", f'{_OFF_GRID}<w:spacing {gap} w:line="240" w:lineRule="auto"/><w:jc w:val="center"/>')
        + _style(ANCHOR, "版记位置", _line(_POINT))
        + _style(FOOTER_ODD, "页码单页", odd, _PAGE_NUMBER)
        + _style(FOOTER_EVEN, "页码双页", even, _PAGE_NUMBER)
    )


_PAGE_NUMBER = _type(Type(standard.PAGE_NUMBER_FACE, standard.SIZE_4), latin=standard.PAGE_NUMBER_FACE)


def _style(key: str, name: str, shape: str, kind: str = "") -> str:
    return (
        f'<w:style w:type="paragraph" w:customStyle="1" w:styleId="{key}"><w:name w:val="{name}"/>'
        f'<w:basedOn w:val="Normal"/><w:pPr>{shape}</w:pPr>{kind}</w:style>'
    )


def _rules(top: float, bottom: float = 0) -> str:
    """Red rules above and below a paragraph, weights in points."""
    edges = [("top", top)] + ([("bottom", bottom)] if bottom else [])
    rules = "".join(
        f'<w:{edge} w:val="single" w:sz="{round(8 * weight)}" w:space="0" w:color="{standard.RED}"/>'
        for edge, weight in edges
    )
    return f"<w:pBdr>{rules}</w:pBdr>"


def _line(height: int) -> str:
    """A line of exact height, off the grid of the text."""
    return f'{_OFF_GRID}<w:spacing w:line="{height}" w:lineRule="exact"/>'
