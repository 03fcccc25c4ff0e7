"""What a page could not show is put back where one word alone fits, and is marked; what stays unread is marked."""

from __future__ import annotations

import time

import pytest

from drafting.document import Document, Paragraph, Role
from drafting.letter import lost
from drafting.letter.misread import restored
from drafting.letter.read import read

LETTER = """\
云水函〔2021〕12号
关于市五届人大三次会议第45号建议的答复
陈知远、林若溪代表：
您提出的《关于疏浚清溪河的建议》收悉。现答复如下：
已于8月完成疏浚3公里，投资230万元。
感谢您对水利工作的关心和支持。
云州市水利局
2021年8月19日
联系人：周明　联系电话：0551-5550123
"""


def _read(*changes: tuple[str, str]):
    text = LETTER
    for old, new in changes:
        assert old in text
        text = text.replace(old, new)
    return read(text.encode())


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("《关于修路的建□》收□。", "《关于修路的建议》收悉。"),
        ("第3号提案的答□", "第3号提案的答复"),
        ("林若溪代□：", "林若溪代表："),
        ("感□您的支□。", "感谢您的支持。"),
        ("《关干修路的建仪》", "《关于修路的建议》"),
        ("我局己于8月投人资金3万元", "我局已于8月投入资金3万元"),
        ("末完成的明年完成", "未完成的明年完成"),
        ("联系入：周明", "联系人：周明"),
    ],
)
def test_a_word_that_alone_fits_is_put_back(typed: str, meant: str) -> None:
    found: dict[str, None] = {}
    assert lost.put_back(typed, found) == meant
    assert found


@pytest.mark.parametrize(
    "text",
    [
        "公开方式：□主动公开 ☑依申请公开",
        "年末完成全部任务",
        "自己于8月到场",
        "相关干部到场，投人所好",
        "能否加快？您问得好。",
        "建□路",
        "提□了",
    ],
)
def test_what_may_be_another_word_stays(text: str) -> None:
    found: dict[str, None] = {}
    assert lost.put_back(text, found) == text
    assert not found


def test_marks_that_a_page_shows_as_question_marks_are_put_back() -> None:
    page = LETTER.replace("陈知远", "艾力·买买提").replace("已于8月", "（一）进展。按照“十四五”规划，")
    text = page.translate({ord(sign): "?" for sign in "〔〕《》“”（）·：。"})
    record = read(text.encode()).record
    assert record["document_number"] == "云水函〔2021〕12号"
    assert record["salutation"] == "艾力·买买提、林若溪代表"
    assert record["proposal"]["title"] == "关于疏浚清溪河的建议"
    assert "“十四五”" in record["responses"][0]["body"]
    assert record["contacts"] == [{"person": "周明", "phone": "0551-5550123"}]


def test_questions_that_a_letter_asks_stay() -> None:
    text = "\n".join(["修了没有?", "钱够不够?", "谁来管护?", "何时完工?", "已经完工。"])
    page = Document(tuple(Paragraph(Role.BODY, line) for line in text.splitlines()))
    assert restored(page) == (page, ())


@pytest.mark.parametrize(
    ("old", "new", "field"),
    [
        ("关心和支持", "关□和支持", "closing"),
        ("疏浚3公里", "疏□3公里", "responses"),
        ("陈知远", "陈知�", "salutation"),
        ("清溪河的建议》", "清□河的建议》", "proposal.title"),
        ("水利工作的关心", "水利 工作 的 关心", "closing"),
        ("收悉。现答复如下", "收 悉 。 现答复 如下", "opening"),
    ],
)
def test_what_cannot_be_read_is_marked(old: str, new: str, field: str) -> None:
    assert field not in _read().guesses()
    assert field in _read((old, new)).guesses()


def test_on_a_page_with_many_such_signs_every_text_is_a_guess() -> None:
    guesses = _read(("2021〕12", "2O21〕l2"), ("3公里", "3O公里"), ("230万", "23O万")).guesses()
    assert {"title", "proposal.title", "salutation", "opening", "closing", "issuer"} <= set(guesses)
    assert "proposal.session" not in guesses


@pytest.mark.parametrize("signs", ["□", "?", "建□", "?一?", "的?关于", "关干", "� ", "８ "])
def test_forty_thousand_of_them_take_no_longer_than_they_are_long(signs: str) -> None:
    page = Document((Paragraph(Role.BODY, signs * (40_000 // len(signs))),))
    began = time.perf_counter()
    restored(page)
    assert time.perf_counter() - began < 1
