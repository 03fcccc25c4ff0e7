"""Telephones and addresses go nowhere; of the rest of the text nothing is lost."""

import random
import re

import pytest

from drafting.findings import DraftingError
from drafting.proposal.form import to_form
from drafting.proposal.struck import STRUCK
from drafting.proposal.take import intake
from tests.proposal.proposals import HELD, KNOWN, compose
from tests.proposal.said import BODY, TITLE
from tests.proposal.written import WRITTEN

ADDRESS = "桂花巷7弄12号302室"
TELEPHONES = (
    "13900001234",
    "139 0000 1234",
    "1390000-1234",
    "0371-66660000",
    "(0371)66660000",
    "66660000",
    "６６６６００００",
)
SHEETS = (
    "提案人：罗平　电话：{p}　通讯地址：{a}\n",
    "提案人：罗平（电话：{p}，地址：{a}）\n",
    "提案人：罗平（联系电话：{p}）、孔远（手机：{p}，地址：{a}）\n",
    "代 表 罗平（联系电话：{p}）、孔远（住 {a}）\n",
    "提案人 | 罗平 | 联系电话 | {p} | 通讯地址 | {a} |\n",
    "提案人\t罗平\t电话\t{p}\t住址\t{a}\n",
    "领衔代表：罗平\n电话：{p}\n家庭住址：{a}\n",
    "领衔代表罗平电话{p}通讯地址{a}\n",
    "姓名    电话    通讯地址\n罗平    {p}    {a}\n",
    "姓名 电话 通讯地址\n罗平 {p} {a}\n孔远 {p} {a}\n",
    "姓名 | 电话 | 通讯地址 |\n罗平 | {p} | {a} |\n孔远 | {p} | {a} |\n",
    "提案人：罗平\n联系方式\n{p}\n通讯地址\n{a}\n",
    "提案人：罗平 {p} {a}\n",
    "提案人：罗平，{a}，{p}\n",
    "提案人 罗平 通讯处 {a} 电话 {p}\n",
    "提案人：罗平 {p}\n附议人：孔远 {p}\n",
    "联系人：罗平 {p}\n提案人：罗平\n",
    "提案人：罗平{p}\n",
    "提案人：罗平\n单位及地址：{a} 电话：{p}\n",
    "建议人 （姓名） 罗平 （地址） {a} （电话） {p}\n",
)


@pytest.mark.parametrize("sheet", SHEETS)
def test_telephones_and_addresses_go_nowhere(sheet):
    for telephone in TELEPHONES:
        said = sheet.format(p=telephone, a=ADDRESS)
        if said.startswith("姓名 电话") and " " in telephone:
            continue  # in so many blanks nobody tells the columns
        for text in (f"题目：{TITLE}\n{said}{BODY}", f"{TITLE}\n{BODY}{said}"):
            taken = intake(text.encode())
            kept = to_form(taken) + taken.text
            assert telephone not in kept and "桂花巷" not in kept and STRUCK in taken.text, text
            assert taken.record["proposal"]["proposers"][0] == "罗平", text


def test_a_place_and_a_number_of_which_the_proposal_speaks_are_kept():
    text = f"题目：{TITLE}\n提案人：罗平\n内容：青柳路18号门前的护栏断了，投诉电话12345打不通。\n"
    text += "建议修复，热线96118要有人接。\n"
    taken = intake(text.encode())
    assert taken.text == text


def damaged(text, dice):
    """Lines lost, doubled, joined, cut, indented, with other blanks and marks."""
    lines = [line for line in text.splitlines() for _ in range(dice.choice((0, 1, 1, 1, 1, 2)))]
    for _ in range(dice.randrange(4)):
        at = dice.randrange(max(len(lines), 1))
        if at + 1 < len(lines):
            lines[at : at + 2] = [dice.choice(("", " ", "\t", "　", "|")).join(lines[at : at + 2])]
    lines = [dice.choice(("", "", "", "　　", "\t", " ")) + line for line in lines]
    lines = [line[: dice.randrange(len(line) + 1)] if dice.random() < 0.05 else line for line in lines]
    return dice.choice(("\n", "\n\n", "\r\n")).join(lines)


def bare(line):
    """A line without blanks and the bars of a table, which a reader sets in one way."""
    return re.sub(r"[\s|]", "", line)


def proposed(seed):
    """A written proposal or a composed one, and every other one damaged."""
    dice = random.Random(seed)
    text = dice.choice(WRITTEN)[0] if seed % 3 == 0 else compose(seed, dice.choice((KNOWN, HELD)))[0]
    return damaged(text, dice) if seed % 2 else text


@pytest.mark.parametrize("first", range(0, 300, 50))
def test_nothing_of_the_text_is_lost_but_what_was_struck_out(first):
    """What is kept is the file's lines up to the answer, in order; what was struck is short and was a person's."""
    for text in map(proposed, range(first, first + 50)):
        loses_nothing(text)


def loses_nothing(text):
    try:
        taken = intake(text.encode())
    except DraftingError as error:
        assert {finding.code[0] for finding in error.findings} == {"R"}, error
        return
    lines = [line for part in text.splitlines() if (line := bare(part)) and re.search("[^-]", line)]
    answer = next((finding.line for finding in taken.findings if finding.code == "R124"), len(lines) + 1)
    kept = [*map(bare, taken.text.splitlines())]
    assert len(kept) == answer - 1, text
    for typed, line in zip(lines, kept, strict=False):
        pattern = ".{1,60}?".join(map(re.escape, line.split(STRUCK)))
        assert re.fullmatch(pattern, typed), (typed, line)
    assert not re.search(r"1390000\d{4}", taken.text + to_form(taken)), text


@pytest.mark.parametrize("phone", ["13900001234", "0551-5550123"])
def test_a_telephone_that_a_scan_sets_apart_is_struck_out(phone):
    lines = [
        "代表:罗平电话:" + phone,
        "近年来,县城早市越办越大,摊位占道,行人和车辆挤在一起,居民多次反映。",
        "环卫人员少,垃圾清运不及时,散市以后满地菜叶,群众意见很大。",
        "建议在东关划定早市专用场地,配建水电和公厕,由县城管局划线编号。",
    ]
    taken = intake("\n".join(["关于规范早市管理的建议", *(" ".join(line) for line in lines)]).encode())
    assert not re.search(r"5550123|9 ?0 ?0 ?0 ?0|0 ?1 ?2 ?3", taken.text) and "罗" in taken.text
    assert taken.text.count("\n") == 5
