"""A table of columns: as wide as the text, smaller where it is wide, its head on every page."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drafting import standard
from drafting.document import Document, Layout, Paragraph, Role
from drafting.layout.pages import pages
from drafting.layout.tables import Table, grouped
from drafting.writers import write

TITLE = Paragraph(Role.TABLE_TITLE, "表1：各县区情况")


def rows(count: int, columns: int = 3, cell: str = "县区") -> tuple[Paragraph, ...]:
    texts = ["\t".join(f"{cell}{row}" for _ in range(columns)) for row in range(count)]
    return tuple(Paragraph(Role.ROW if n else Role.TABLE_HEAD, text) for n, text in enumerate(texts))


@given(st.lists(st.lists(st.text("县区1.%a", max_size=40), min_size=2, max_size=9), min_size=2, max_size=5))
def test_the_columns_fill_the_text_block_and_no_cell_is_lost(cells: list[list[str]]) -> None:
    paragraphs = tuple(Paragraph(Role.ROW if n else Role.TABLE_HEAD, "\t".join(row)) for n, row in enumerate(cells))
    table = Table(None, paragraphs)
    assert sum(table.columns) == pytest.approx(standard.TEXT_WIDTH / standard.POINT, abs=0.1)
    assert min(table.columns) > 2 * standard.CELL_MARGIN
    for number, row in enumerate(table.rows):
        assert ["".join(lines) for lines in table.lines(number)] == list(row)


def test_a_wide_one_turns_smaller_and_then_is_crowded() -> None:
    sizes = {n: (t.size, t.crowded) for n in (3, 7, 12) for t in grouped(rows(2, n, "各县区情况说明"))}
    assert sizes == {3: (14, False), 7: (12, False), 12: (12, True)}


def test_a_caption_a_head_and_its_rows_are_one_and_other_rows_are_labels() -> None:
    text, label = Paragraph(Role.BODY, "正文。"), Paragraph(Role.ROW, "提出人\t陈知远")
    found = list(grouped((text, TITLE, *rows(3), text, *rows(2), *rows(2), text, label, TITLE, text)))
    kinds = [len(item.rows) if isinstance(item, Table) else item.role for item in found]
    assert kinds == [Role.BODY, 3, Role.BODY, 2, 2, Role.BODY, Role.ROW, Role.TABLE_TITLE, Role.BODY]


@pytest.mark.parametrize("above", range(14, 24))
def test_its_head_stands_on_every_page_and_is_never_the_last_line_of_one(above: int) -> None:
    body = tuple(Paragraph(Role.BODY, "正文。") for _ in range(above))
    made = pages(Document((*body, TITLE, *rows(80)), Layout.WHITE_HEAD))
    assert len(made) > 3
    for page in made:
        roles = [line.role for line in page.lines]
        assert roles[-1] not in (Role.TABLE_TITLE, Role.TABLE_HEAD)
        assert Role.ROW not in roles or Role.TABLE_HEAD in roles[: roles.index(Role.ROW)]
        assert sum(line.height for line in page.lines) <= standard.LINES_PER_PAGE
    assert sum(line.role == Role.ROW for page in made for line in page.lines) == 79


def test_in_plain_text_its_columns_stand_one_under_another() -> None:
    head = Paragraph(Role.TABLE_HEAD, "县区\t数")
    row = Paragraph(Role.ROW, "青河县\t1,200")
    assert write(Document((TITLE, head, row)), "txt").decode("utf-8").splitlines() == [
        "表1：各县区情况",
        "| 县区   |    数 |",
        "| ------ | ----- |",
        "| 青河县 | 1,200 |",
    ]


def test_in_html_it_has_a_head_and_figures_at_the_right() -> None:
    document = Document((TITLE, Paragraph(Role.TABLE_HEAD, "县区\t数"), Paragraph(Role.ROW, "<青河>\t1,200")))
    page = write(document, "html").decode("utf-8")
    assert "<caption>表1：各县区情况</caption>" in page
    assert '<thead><tr><th scope="col">县区</th><th scope="col">数</th></tr></thead>' in page
    assert '<tr><td>&lt;青河&gt;</td><td class="数">1,200</td></tr>' in page
