"""版记: one decision for every format about what is printed of it, and where."""

from __future__ import annotations

import re
from itertools import product

import pytest

from drafting.document import Document, Layout, Paragraph, Role
from drafting.layout.imprint import imprint, unprinted
from drafting.layout.pages import pages
from drafting.writers import formats, write

PRINTING = (Paragraph(Role.PRINTED_BY, "云州市教育局办公室"), Paragraph(Role.PRINTED_ON, "2026年9月11日印发"))


def letter(recipients: int, layout: Layout, points: int = 5) -> Document:
    names = "，".join(f"市人民政府第{n}督查室" for n in range(recipients))
    closing = (Paragraph(Role.SIGNATURE, "云州市教育局"), Paragraph(Role.DATE, "2026年9月10日"))
    body = tuple(Paragraph(Role.BODY, f"第{n}段。") for n in range(points))
    return Document((*body, *closing, Paragraph(Role.CC, f"抄送：{names}。"), *PRINTING), layout)


@pytest.mark.parametrize("layout", Layout)
def test_a_long_one_goes_on_from_page_to_page_and_nothing_is_lost(layout: Layout) -> None:
    for case in product([1, 20, 45, 60, 70, 400], [1, 14, 22, 40]):
        recipients, points = case
        document = letter(recipients, layout, points)
        made = pages(document)
        shown = "".join(line.lead + line.text for page in made for line in page.imprint)
        assert re.sub(r"\s", "", shown) == "".join(p.text for part in imprint(document)[:3] for p in part), case
        assert all(len(page.lines) + len(page.imprint) <= 22 for page in made), case


@pytest.mark.parametrize("layout", Layout)
def test_what_the_layout_has_no_place_for_is_in_no_format_and_named(layout: Layout) -> None:
    document = letter(2, layout)
    left_out = unprinted(document)
    assert left_out == (PRINTING if layout is Layout.LETTER else ())
    printed = {name: write(document, name) for name in formats() if name != "docx"}
    for name, content in printed.items():
        assert (PRINTING[0].text in content.decode("utf-8")) is (not left_out), name
