"""A page that holds a part of a letter, or its parts in another order, is read as far as it goes and marked there."""

from __future__ import annotations

from typing import Any

import pytest

from drafting.findings import DraftingError
from drafting.letter.read import read

HEAD = "云水函〔2021〕12号\n关于市政协五届三次会议第45号提案的答复\n"
OPENING = "陈知远、林若溪委员：\n您提出的《关于疏浚清溪河的提案》收悉。现答复如下：\n"
ANSWER = "已于8月完成疏浚3公里，投资230万元。\n"
THANKS = "感谢您对水利工作的关心和支持。\n"
SIGNED = "云州市水利局\n2021年8月19日\n"
BELOW = "联系人：周明，电话：5550123\n抄送：市政协提案委员会、市政府督查室\n"
LETTER = HEAD + OPENING + ANSWER + THANKS + SIGNED + BELOW


def _record(text: str) -> dict[str, Any]:
    return dict(read(text.encode()).record)


def test_a_page_that_begins_inside_of_its_opening() -> None:
    reading = read(("市财政局、市生态环境局研究，现答复如下：\n" + ANSWER + THANKS + SIGNED + BELOW).encode())
    assert reading.record["closing"] == THANKS.strip()
    assert (reading.record["issuer"], reading.record["date"]) == ("云州市水利局", "2021-08-19")
    assert [one["recipient"] for one in reading.record["cc"]] == ["市政协提案委员会", "市政府督查室"]
    assert "opening" in reading.guesses()


def test_a_page_that_holds_the_last_part() -> None:
    record = _record(ANSWER + THANKS + SIGNED + BELOW)
    assert (record["issuer"], record["closing"]) == ("云州市水利局", THANKS.strip())
    with pytest.raises(DraftingError):
        read((ANSWER + THANKS + SIGNED).encode())


@pytest.mark.parametrize(
    ("text", "field"),
    [
        (HEAD + OPENING + ANSWER + THANKS[:9], "closing"),
        (HEAD + OPENING + ANSWER[:12], "responses"),
        (OPENING[6:] + ANSWER + THANKS, "salutation"),
        (LETTER.replace("现答复如下：\n", "\n现将办理情况汇报如下：").replace("现将", "将"), "opening"),
        (LETTER.replace(ANSWER, "1、已疏浚3公里2、已栽树300棵\n"), "responses"),
        (LETTER.replace(ANSWER, ANSWER + "一、疏浚\n已完成。\n二、栽树300棵，明年再栽\n"), "responses"),
        (HEAD + OPENING + ANSWER + "承办科室负责的：罗平\n8月19日\n", "responses"),
    ],
)
def test_where_a_page_ends_too_soon_its_last_value_is_a_guess(text: str, field: str) -> None:
    assert field in read(text.encode()).guesses()
    assert field not in read(LETTER.encode()).guesses()


@pytest.mark.parametrize(
    ("text", "path", "value"),
    [
        (BELOW.splitlines()[1] + "\n" + HEAD + OPENING + ANSWER + THANKS, "cc.0.recipient", "市政协提案委员会"),
        (LETTER.replace("云州市水利局", "云州市\n水利局"), "issuer", "云州市水利局"),
        (LETTER.replace("电话：5550123", "电话：\n5550123"), "contacts.0.phone", "5550123"),
        (LETTER.replace("关于市政协", "────────────────\n关于市政协"), "title", HEAD.splitlines()[1]),
        (LETTER.replace("陈知远、林若溪委员", "陈知远、林若溪两位委员"), "proposal.proposers", ["陈知远", "林若溪"]),
        (
            LETTER.replace("关于市", "云州市水利局\n市").replace("的答复", "答复意见"),
            "proposal.session",
            "市政协五届三次会议",
        ),
        (
            LETTER.replace("工作的关心和支持", "工作的关心，\n并请继续给予支持"),
            "closing",
            "感谢您对水利工作的关心，并请继续给予支持。",
        ),
        (LETTER.replace("2021年8月19日", "2021．8．19"), "date", "2021-08-19"),
        (LETTER.replace("5550123\n", "5550123，此件可以公开\n"), "disclosure", "可以公开"),
        (LETTER.replace("5550123\n", "5550123，此件可以公开\n"), "contacts.0.phone", "5550123"),
        (LETTER.replace("12号\n", "12号      办理结果：A\n"), "title", HEAD.splitlines()[1]),
        (
            LETTER.replace("云水函〔2021〕12号", "文　　号：云水函〔2021〕12号　　公开方式：主动公开"),
            "document_number",
            "云水函〔2021〕12号",
        ),
        (LETTER + "（公开属性：此件公开）\n", "disclosure", "此件公开"),
        (
            LETTER.replace("市政协五届三次会议第45号", "第三次会议的").replace("收悉", "（第７ ８号）收悉"),
            "proposal.number",
            "78",
        ),
        (LETTER.replace("感谢您对水利工作的关心和支持。", "期待您继续建言献策！"), "closing", "期待您继续建言献策！"),
        (LETTER.replace("感谢您", "将组织专人值守，请您谅解。\n感谢您"), "closing", THANKS.strip()),
        (" ".join(LETTER.replace("12号", "12号 签发人：罗平 B").split()), "result", "B"),
        (
            HEAD.splitlines()[1]
            + "\n区政协委员 陈知远：\n您在会上提的45号提案（关于疏浚清溪河问题）已经收到，答复如下：\n"
            + ANSWER,
            "proposal.title",
            "关于疏浚清溪河问题",
        ),
    ],
)
def test_values_at_seldom_places(text: str, path: str, value: Any) -> None:
    record: Any = _record(text)
    for key in path.split("."):
        record = record[int(key)] if key.isdigit() else record[key]
    assert record == value


FORM = """\
云州市政协提案办理情况答复单
提案号：第045号        立案日期：2021年3月2日
提案人：陈知远、林若溪        界别：农业界
案  由：关于疏浚清溪河的提案
承办单位：云州市水利局    会办单位：市财政局
答复内容：
{answer}承办单位意见：同意。 负责人签字：罗平（盖章） 2021年8月19日
委员意见：满意（√）  基本满意（ ）  不满意（ ）
"""


def test_a_form_with_what_was_decided_of_the_answer_below_it() -> None:
    record = _record(FORM.format(answer=OPENING + ANSWER + THANKS))
    assert (record["signatory"], record["issuer"], record["date"]) == ("罗平", "云州市水利局", "2021-08-19")
    assert (record["proposal"]["number"], record["closing"]) == ("045", THANKS.strip())
    assert [one["body"] for one in record["responses"]] == [ANSWER.strip()]


LONG = "今年已对清溪河上游三公里完成清淤，沿岸截污管网同步修复。"
NEXT = "明年继续向下游推进，计划在汛期之前完成沿岸的全部清淤任务。"


@pytest.mark.parametrize("number", ["1", " " * 40 + "12"])
def test_a_number_alone_between_two_paragraphs_is_a_pages(number: str) -> None:
    (answer,) = _record(LETTER.replace(ANSWER, f"{LONG}\n{number}\n{NEXT}\n"))["responses"]
    assert answer["body"].splitlines() == [LONG, NEXT]


def test_a_number_in_a_column_is_none() -> None:
    (answer,) = _record(LETTER.replace(ANSWER, f"{LONG}\n序号\n1\n清溪河\n{LONG}\n"))["responses"]
    assert "1" in answer["body"]


def test_an_agency_too_long_for_its_line_is_one() -> None:
    text = LETTER.replace("云州市水利局\n2021", "云州市人民政府国有资产监督管理委\n员会\n2021")
    assert _record(text)["issuer"] == "云州市人民政府国有资产监督管理委员会"
    assert _record(LETTER.replace("云州市水利局\n2021", "云州市水利局\n办公室\n2021"))["issuer"] != "云州市水利局办公室"


def test_paragraphs_with_a_numeral_and_a_comma_are_marked() -> None:
    text = LETTER.replace(ANSWER, "一,清溪河已疏浚3公里,投资230万元。\n四,沿岸栽树300棵,明年再栽。\n")
    assert "responses" in read(text.encode()).guesses()


def test_a_title_that_breaks_behind_its_first_words_is_whole() -> None:
    text = LETTER.replace("关于市政协", "云州市水利局关于\n对市政协", 1)
    assert _record(text)["title"] == "云州市水利局关于对市政协五届三次会议第45号提案的答复"
