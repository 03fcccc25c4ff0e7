"""The official page in figures. No logic.

Clauses are of GB/T 9704-2012 党政机关公文格式, or of GB/T 33476.2-2016 where "33476.2" is said. Lengths are in
millimetres, type sizes in points, indents in characters of the paragraph's own size.
"""

from __future__ import annotations

from typing import NamedTuple

from drafting.document import Role

# Page, 5.2.1. The margins are those of 33476.2: the leading of the first and last line is in them.
PAGE_WIDTH = 210.0
PAGE_HEIGHT = 297.0
TOP_MARGIN = 34.58  # 天头 37 of white
BOTTOM_MARGIN = 32.58  # 35 of white
LEFT_MARGIN = 28.0  # 订口
RIGHT_MARGIN = 26.0
TEXT_WIDTH = 156.0  # 版心
TEXT_HEIGHT = 225.0
TEXT_TOP = 37.0
MARGIN_TOLERANCE = 1.0  # 5.2.1
LINE_HEIGHT = 10.39  # a 3号 character and 7/8 of its height, 5.2.3
LINES_PER_PAGE = 22  # 5.2.3
CHARACTERS_PER_LINE = 28  # 5.2.3
CHARACTER_SPACING = -0.25  # points; 28 characters of 16 pt are 158 mm, closer by this they are 156

# Faces, 5.2.2 and 7. Digits and Latin letters have a face of their own.
TITLE_FACE = "方正小标宋简体"
BODY_FACE = "仿宋_GB2312"
NAME_FACE = "楷体_GB2312"
HEADING_FACE = "黑体"
PAGE_NUMBER_FACE = "宋体"
LATIN_FACE = "Times New Roman"

# Sizes. 字号 in points.
POINT = 25.4 / 72  # mm
SIZE_2 = 22.0
SIZE_3 = 16.0
SIZE_4 = 14.0
SIZE_SMALL_4 = 12.0


class Type(NamedTuple):
    """The type of an element: a face, a size in points."""

    face: str
    size: float


_BODY = Type(BODY_FACE, SIZE_3)

TYPES: dict[Role, Type] = {
    Role.COPY_NUMBER: _BODY,  # 7.2.1
    Role.SECRECY: Type(HEADING_FACE, SIZE_3),  # 7.2.2
    Role.URGENCY: Type(HEADING_FACE, SIZE_3),  # 7.2.3
    Role.ISSUER_MARK: Type(TITLE_FACE, 62.0),  # 7.2.4: size free; this is the most
    Role.DOCUMENT_NUMBER: _BODY,  # 7.2.5
    Role.SIGNATORY: _BODY,  # 7.2.6: the label; the name is in NAME_FACE
    Role.RESULT: _BODY,  # local
    Role.TITLE: Type(TITLE_FACE, SIZE_2),  # 7.3.1
    Role.SALUTATION: _BODY,  # 7.3.2
    Role.BODY: _BODY,  # 7.3.3
    Role.HEADING_1: Type(HEADING_FACE, SIZE_3),  # 7.3.3, as all headings
    Role.HEADING_2: Type(NAME_FACE, SIZE_3),
    Role.HEADING_3: _BODY,
    Role.HEADING_4: _BODY,
    Role.ATTACHMENT_NOTE: _BODY,  # 7.3.4
    Role.SIGNATURE: _BODY,  # 7.3.5
    Role.DATE: _BODY,  # 7.3.5
    Role.TABLE_TITLE: Type(HEADING_FACE, SIZE_4),  # local, as the next two
    Role.TABLE_HEAD: Type(BODY_FACE, SIZE_4),
    Role.ROW: Type(BODY_FACE, SIZE_4),
    Role.FIGURE: Type(BODY_FACE, SIZE_4),  # local: the caption
    Role.NOTE: _BODY,  # 7.3.6
    Role.ATTACHMENT_NUMBER: Type(HEADING_FACE, SIZE_3),  # 7.3.7, as the next
    Role.ATTACHMENT_TITLE: Type(TITLE_FACE, SIZE_2),
    Role.CC: Type(BODY_FACE, SIZE_4),  # 7.4.2
    Role.PRINTED_BY: Type(BODY_FACE, SIZE_4),  # 7.4.3
    Role.PRINTED_ON: Type(BODY_FACE, SIZE_4),  # 7.4.3
}

RED = "FF0000"

# Head of the document format, 7.2
MARK_BELOW_TEXT_TOP = 35.0  # 发文机关标志: its top edge under the top of the 版心, 7.2.4
NUMBER_BELOW_MARK = 2  # blank lines, 7.2.5
NUMBER_INDENT = 1  # 发文字号 and 签发人 on one line, 7.2.5 and 7.2.6
RULE_BELOW_NUMBER = 4.0  # 7.2.7
RULE_WEIGHT = 2.25  # points; free
TITLE_BELOW_HEAD = 2  # blank lines, 7.3.1 and 10.1

# Letter format, 10.1
LETTER_MARK_TOP = 30.0  # from the edge of the page
LETTER_RULE_BELOW_MARK = 4.0
LETTER_RULE_WIDTH = 170.0
LETTER_RULE_ABOVE_PAGE_END = 20.0
LETTER_NUMBER_BELOW_RULE = 4.84  # 7/8 of a 3号 character
LETTER_THICK_RULE = 3.0  # points; free, as the next two
LETTER_THIN_RULE = 0.75
LETTER_RULE_GAP = 1.0

# Text, 7.3
SALUTATION_BELOW_TITLE = 1  # blank lines, 7.3.2
TEXT_INDENT = 2  # characters: 正文, headings, 附件说明, 附注, 7.3.3 to 7.3.6
ATTACHMENTS_BELOW_TEXT = 1  # blank lines, 7.3.4
ATTACHMENT_TITLE_BELOW_NUMBER = 1  # blank lines: the title is on the third line, 7.3.7
SEAL_LINES = 2  # blank lines above the signature: room for the seal within one line of the text, 7.3.5.1
DATE_INDENT = 4  # characters from the right, 7.3.5.1

# Tables. Not in the standard: thin rules, type smaller than the text's.
TABLE_RULE = 0.5  # points
TABLE_LINE = 0.75  # of a line of text
CELL_MARGIN = 4.0  # points, left and right

# Pictures. Not in the standard: inside of the 版心, with room for a caption and some text.
PICTURE_HEIGHT = 180.0
PICTURE_GAP = 6.0  # points above it, so that it does not touch a table

# 版记, 7.4
IMPRINT_OUTER_RULE = 0.35
IMPRINT_INNER_RULE = 0.25
IMPRINT_INDENT = 1  # characters, left and right, 7.4.2 and 7.4.3

# 页码, 7.5
PAGE_NUMBER_BELOW_TEXT = 7.0  # to the dashes beside the number
PAGE_NUMBER_INDENT = 1  # characters, from the outer edge
