"""Digits that a scanner read as letters are digits again, and each field that holds some is a guess."""

from __future__ import annotations

import pytest

from drafting.document import Document, Paragraph, Role
from drafting.letter.misread import restored
from drafting.letter.read import read

LETTER = """\
云水函(2O2l)lO8号
关于对市五届人大三次会议第l0I号建议的答复
陈知远代表：
您提出的《关于疏浚清溪河的建议》收悉。现答复如下：
河道淤于l990年，今年已投资1lO万元疏浚，6月1曰完工。
感谢您的关心。
云州市水利局
ニO二一年八月十曰
联系人：周明　电话：O55l-5218ll6
"""


def test_the_values_of_a_scanned_letter_are_whole_and_marked():
    reading = read(LETTER.encode())
    record = reading.record
    assert record["document_number"] == "云水函〔2021〕108号"
    assert record["title"] == "关于对市五届人大三次会议第101号建议的答复"
    assert (record["date"], record["proposal"]["number"]) == ("2021-08-10", "101")
    assert record["contacts"] == [{"person": "周明", "phone": "0551-5218116"}]
    assert record["responses"][0]["body"] == "河道淤于1990年，今年已投资110万元疏浚，6月1日完工。"
    marked = {"document_number", "title", "proposal.number", "contacts", "responses"}
    assert marked <= set(reading.guesses()) and "proposal.session" not in reading.guesses()


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("2O21年", "2021年"),
        ("5lO米", "510米"),
        ("7月1曰", "7月1日"),
        ("ニ〇ニニ年十ニ月", "二〇二二年十二月"),
        ("CO2和H2O", "CO2和H2O"),
        ("O2O平台", "O2O平台"),
        ("5l汽油", "5l汽油"),
        ("IC卡", "IC卡"),
        ("子曰", "子曰"),
        ("5G、WiFi6", "5G、WiFi6"),
        ("0551ー5550123", "0551ー5550123"),
        ("Ol" * 20_000, "Ol" * 20_000),
        ("0l" * 20_000, "01" * 20_000),
    ],
)
def test_what_is_a_digit_and_what_is_not(typed: str, meant: str) -> None:
    page, runs = restored(Document((Paragraph(Role.BODY, typed),)))
    assert page.paragraphs[0].text == meant
    assert bool(runs) is (typed != meant)


def test_a_numeral_of_which_a_scanner_made_a_dash_is_one_in_its_order():
    answer = "—、疏浚情况\n已完工。\n（—）资金\n已拨付。\n（二）人员\n已到位。\n二、下一步\n继续疏浚。\n"
    responses = read(LETTER.replace("河道淤于", f"{answer}河道淤于").encode()).record["responses"]
    assert [one["heading"] for one in responses] == ["疏浚情况", "下一步"]
    assert responses[0]["body"].splitlines()[1] == "（一）资金"
