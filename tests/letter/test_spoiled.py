"""Values of pages that a scanner or a PDF spoiled: names set apart, numbers without signs, words at telephones."""

from __future__ import annotations

import pytest

from drafting.letter.contacts import read_contacts
from drafting.letter.head import read_head
from drafting.letter.lines import Line, line_of, tight
from drafting.letter.proposal import deputies_in, movers_in
from drafting.letter.read import read
from drafting.letter.salutation import split_names


def _lines(*texts: str) -> list[Line]:
    return [line_of(number, text) for number, text in enumerate(texts)]


@pytest.mark.parametrize(
    ("line", "signatory"),
    [
        ("云水函〔2021〕19号            签发人:  骆  永  和", "骆永和"),
        ("云水函〔2021〕19号　　签发人：欧 阳 远 山", "欧阳远山"),
        ("签发人：孟　菲　　云水函〔2021〕19号", "孟菲"),
        ("签发人：骆永和  类别：B", "骆永和"),
    ],
)
def test_a_name_set_apart_behind_its_label_is_whole(line, signatory):
    head = read_head(_lines(line, "关于市五届人大三次会议第12号建议的答复"))
    assert next(element.value for element in head.elements if element.field == "signatory") == signatory


def test_an_agency_set_apart_is_one_name():
    head = read_head(_lines("云  州  市  水  利  局", "关于市五届人大三次会议第12号建议的答复"))
    assert head.title_text == "云州市水利局关于市五届人大三次会议第12号建议的答复"
    head = read_head(_lines("云  州  市  水  利  局", "云水函〔2021〕19号", "关于市五届人大三次会议第12号建议的答复"))
    assert head.mark and head.mark.value == "云州市水利局"


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("邱世才代 表", ["邱世才"]),
        ("邱世才、林若溪委  员", ["邱世才", "林若溪"]),
        ("邱世才委员", ["邱世才"]),
    ],
)
def test_a_title_set_apart_behind_a_name_is_none_of_the_name(text, names):
    assert [tight(name) for name in split_names(text)[0]] == [tight(name) for name in names]


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("云人社提2017 14号", "云人社提〔2017〕14号"),
        ("云人社提2017 第14号", "云人社提〔2017〕14号"),
        ("云人社提201714号", "云人社提〔2017〕14号"),
        ("云人社提［2017］14号", "云人社提〔2017〕14号"),
        ("云人社提{2017}14号", "云人社提〔2017〕14号"),
        ("云人社提『2017』l4号", "云人社提〔2017〕14号"),
        ("云人社提[2O17)l号", "云人社提〔2017〕1号"),
        ("云人社提〔2OO9〕14号", "云人社提〔2009〕14号"),
    ],
)
def test_a_number_with_odd_or_lost_signs_is_read_and_said(line, said):
    letter = (
        "关于市五届人大三次会议第12号建议的答复\n陈知远代表：\n您提出的《关于治河的建议》收悉。现答复如下：\n已办。\n"
    )
    reading = read(f"{line}\n{letter}".encode())
    assert reading.record["document_number"] == said
    assert "document_number" in reading.guesses()


@pytest.mark.parametrize("line", ["市五届人大会议2017 14号", "关于2017 14号", "云人社提2017年"])
def test_a_year_and_a_figure_alone_are_no_number(line):
    head = read_head(_lines(line, "关于市五届人大三次会议第12号建议的答复"))
    assert not [element for element in head.elements if element.field == "document_number"]


@pytest.mark.parametrize(
    ("opening", "names"),
    [
        ("县十四届人大二次会议期间，许广业等12名代表联名提出的《关于供热的议案》，列为1号议案。", ["许广业"]),
        ("县人大转来许广业、柳一鸣代表提出的议案。", ["许广业", "柳一鸣"]),
        ("许广业、柳一鸣等县人大代表提出的《关于供热的议案》收悉。", ["许广业", "柳一鸣"]),
        ("大会期间，部分代表提出的《关于供热的议案》收悉。", []),
        ("会上，各位代表提出的《关于供热的议案》收悉。", []),
    ],
)
def test_who_moved_a_bill_is_named_with_how_many_they_are(opening, names):
    assert movers_in(opening) == names


@pytest.mark.parametrize(
    ("text", "contact"),
    [
        ("联系人：姚建  联系电话：0573-5550133（办），663321（虚拟网）", "0573-5550133"),
        ("联系人：姚建  联系电话：0573-5550133（办公室），传真：0573-5550134", "0573-5550133"),
        ("联系人：姚建  联系电话：0573-5550133", "0573-5550133"),
    ],
)
def test_words_beside_a_telephone_are_no_second_person(text, contact):
    assert read_contacts(_lines(text)) == [{"person": "姚建", "phone": contact}]


@pytest.mark.parametrize("said", ["即", "，即", "系", ""])
def test_a_word_before_a_deputy_is_none_of_the_name(said):
    opening = f"由贵局主办的市政协十三届二次会议第168号提案，{said}谭雪委员《关于公交线网的提案》收悉。"
    assert deputies_in(opening) == ["谭雪"]


@pytest.mark.parametrize(
    ("line", "result", "guessed"),
    [
        ("类别标记：A", "A", False),
        ("建议办理类别：B类", "B", False),
        ("办理结果代码：C", "C", False),
        ("ABC分类：B", "B", False),
        ("办理结果：已解决（A类）", "A", False),
        ("分类标识：B类", "B", False),
        ("类号：B", "B", True),
        ("办理结果（A）", "A", True),
        ("办复类别A类", "A", True),
        ("A类建议", "A", True),
    ],
)
def test_a_class_behind_another_label_is_read_and_its_label_is_not_left_over(line, result, guessed):
    reading = read(f"{line}\n{LETTER}".encode())
    assert (reading.record["result"], reading.left_over) == (result, ())
    assert ("result" in reading.guesses()) is guessed


@pytest.mark.parametrize("line", ["密级标识：A", "公开类别：A", "类别标记：AB", "C类楼建设情况", "标准类别A级"])
def test_a_letter_behind_another_matter_is_no_class(line):
    assert "result" not in read(f"{line}\n{LETTER}".encode()).record


LETTER = "关于市五届人大三次会议第12号建议的答复\n陈知远代表：\n您提出的《关于治河的建议》收悉。现答复如下：\n已办。\n"
