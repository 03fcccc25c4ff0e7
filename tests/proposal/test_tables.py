"""诉求 in a column of a table, and tables that ask for nothing."""

import pytest

from drafting.letter.lines import lines_of
from drafting.proposal.tables import tables_of
from drafting.proposal.take import intake
from drafting.readers import read_document
from tests.proposal.said import TITLE, proposal

REASONS = "近年来，县城早市越办越大，摊位占道，居民多次反映。"
ASKED = ["在东关划定早市专用场地，配建水电和公厕", "早市摊位统一编号", "保洁经费列入县财政预算"]


def _table(heads, cell, sep="\t"):
    rows = [sep.join(cell(n, asked) for cell in cell) for n, asked in enumerate(ASKED, 1)]
    return "\n".join([sep.join(heads), *rows])


def _read(table, above=REASONS):
    return proposal(f"{TITLE}\n提案人：罗平\n{above}\n{table}\n以上各项，请予考虑。\n")


NUMBER, TROUBLE, ASK, WHO = (
    lambda n, asked: str(n),
    lambda n, asked: f"第{n}街口天天堵车，行人绕行。",
    lambda n, asked: asked,
    lambda n, asked: "县城管局",
)


@pytest.mark.parametrize("sep", ["\t", "|", " | "])
@pytest.mark.parametrize(
    ("heads", "cells"),
    [
        (("序号", "存在的问题", "建议", "责任单位"), (NUMBER, TROUBLE, ASK, WHO)),
        (("问题", "解决办法"), (TROUBLE, ASK)),
        (("具体诉求", "现状"), (ASK, TROUBLE)),
        (("编号", "希望怎么办", "承办单位"), (NUMBER, ASK, WHO)),
    ],
)
def test_the_column_that_asks_is_read_row_by_row(heads, cells, sep):
    got = _read(_table(heads, cells, sep))
    assert (got["title"], got["proposers"], got["demands"]) == (TITLE, ["罗平"], ASKED)
    assert "number" not in got and "host" not in got


def test_a_column_of_any_head_is_read_where_the_line_above_says_what_it_holds():
    table = _table(("事项", "说明"), (ASK, TROUBLE))
    assert _read(table, f"{REASONS}\n二、诉求（见下表）")["demands"] == ASKED
    assert _read(table)["demands"] != ASKED


def test_each_is_a_guess_that_names_its_column_and_line():
    taken = intake(f"{TITLE}\n提案人：罗平\n{REASONS}\n{_table(('问题', '建议'), (TROUBLE, ASK))}\n".encode())
    said = [(one.where, one.line, one.message) for one in taken.findings if "一栏" in one.message]
    guess = "推断所得：取自表格的“建议”一栏"
    assert said == [(f"proposal.demands.{n}", 5 + n, guess) for n in range(3)]
    assert "第2街口天天堵车" in taken.text


@pytest.mark.parametrize(
    "table",
    [
        _table(("年份", "已采取的措施"), (NUMBER, ASK)),
        _table(("存在问题", "责任单位"), (TROUBLE, WHO)),
        _table(("序号", "提案人", "建议内容"), (NUMBER, WHO, ASK)),
        f"建议标题\t{TITLE}\n领衔代表\t罗平\n附议代表\t孔远",
        f"措施\t效果\n{ASKED[0]}\t好",
        f"措施：\t效果\n{ASKED[0]}\t好\n{ASKED[1]}\t好",
        f"建议\n{ASKED[0]}\n{ASKED[1]}",
        "我的建议,供参考\n在东关划定场地,配建水电\n早市摊位编号,定时收摊",
    ],
)
def test_a_table_of_what_was_done_or_of_labels_asks_for_nothing(table):
    assert not tables_of(lines_of(read_document(f"{REASONS}\n{table}\n".encode())))


def test_a_row_that_asks_for_nothing_more_is_left_out():
    table = _table(("问题", "建议"), (TROUBLE, ASK)) + "\n卖电灯的太多。\t（该局已部署检查，不再另提）"
    assert _read(table)["demands"] == ASKED
