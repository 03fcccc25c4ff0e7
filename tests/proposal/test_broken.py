"""Paragraphs that a page broke are whole again."""

import pytest

from tests.proposal.said import proposal

WIDTH = 22
REASONS = "近年来县城早市越办越大摊位占道行人和车辆挤在一起，居民多次反映，垃圾清运不及时，群众意见很大。为此建议："
FIRST = "在东关划定早市专用场地，配建水电和公厕，由县城管局划线编号，定时收摊，并安排专人每天巡查管理"
SECOND = "由县财政每年安排专项经费不少于二十万元，用于早市的保洁和设施维护，并公开账目接受群众监督"


def _set(text):
    return [text[at : at + WIDTH] for at in range(0, len(text), WIDTH)]


@pytest.mark.parametrize("number", ["2", "- 2 -", "—2—", "第2页 共3页", "第 2 页"])
def test_the_number_of_a_page_in_the_middle_of_a_sentence_is_none_of_it(number):
    above, *below = _set(f"1、{FIRST}。")
    lines = [
        "关于规范早市管理的建议",
        "县人大代表 罗平",
        *_set(REASONS),
        above,
        number,
        *below,
        *_set(f"2、{SECOND}。"),
    ]
    assert proposal("\n".join(lines))["demands"] == [FIRST, SECOND]


@pytest.mark.parametrize("page", [["— {} —", "清溪县人大代表建议汇编"], ["清溪县人大代表建议汇编", "— {} —"]])
def test_the_head_that_runs_over_the_pages_is_none_of_a_sentence(page):
    lines = ["关于规范早市管理的建议", "县人大代表 罗平", REASONS, f"1、{FIRST[:30]}"]
    lines += [one.format(2) for one in page]
    lines += [f"{FIRST[30:]}。", f"2、{SECOND[:28]}", *(one.format(3) for one in page), f"{SECOND[28:]}。"]
    assert proposal("\n".join(lines))["demands"] == [FIRST, SECOND]


def test_a_number_on_a_line_of_its_own_begins_an_item():
    lines = ["关于规范早市管理的建议", REASONS, "1", f"{FIRST}。", "2", f"{SECOND}。"]
    assert proposal("\n".join(lines))["demands"] == [FIRST, SECOND]
