"""Two places of a letter that disagree on one thing make a guess of it, and two ways of saying the same do not."""

from __future__ import annotations

import pytest

from drafting.letter.read import read

LETTER = """\
云州市水利局文件
云水函〔2025〕12号
签发人：罗平
办理结果：A
云州市水利局
关于市五届人大三次会议第12号建议的答复
陈知远、林若溪代表：
您在市五届人大三次会议上提出的《关于疏浚清溪河的建议》（第12号）收悉。现答复如下：
已于8月完成疏浚3公里，两岸栽树三百棵。
年底前再疏浚2公里，栽树二百棵。
感谢您对水利工作的关心和支持。
云州市水利局
2025年8月19日
（主动公开）
抄送：市人大代工委、市政府办公室
云州市水利局办公室　2025年8月20日印发
"""


def _guessed(*changes: tuple[str, str]) -> set[str]:
    text = LETTER
    for old, new in changes:
        assert old in text
        text = text.replace(old, new)
    return set(read(text.encode()).guesses())


def test_nothing_is_doubted_where_all_agree() -> None:
    assert _guessed() == set()


@pytest.mark.parametrize(
    ("old", "new", "field"),
    [
        ("（第12号）收悉", "（第21号）收悉", "proposal.number"),
        ("您在市五届人大三次会议上", "您在市五届人大四次会议上", "proposal.session"),
        ("您在市五届人大三次会议上", "您在市六届人大三次会议上", "proposal.session"),
        ("市五届人大三次会议第", "市人大三次会议第", "proposal.session"),
        ("您在市五届", "马骏代表在市五届", "proposal.proposers"),
        ("\n云州市水利局\n2025", "\n青岚县园林处\n2025", "issuer"),
        ("2025年8月19日", "2023年8月19日", "date"),
        ("2025年8月19日", "2023年8月19日", "document_number"),
        ("2025年8月20日印发", "2025年8月2日印发", "printed_on"),
        ("签发人：罗平", "签发人：局长", "signatory"),
        ("办理结果：A", "办理结果：基本", "result"),
        ("陈知远、林若溪代表", "已阅、林若溪代表", "proposal.proposers"),
        ("（主动公开）", "公开属性：甲", "disclosure"),
        ("两岸栽树三百棵。", "两岸栽树三百棵，另有在建的河堤一段", "responses"),
        ("两岸栽树三百棵。", "两岸栽树三百棵。二、关于河堤，已经建成一段。", "responses"),
        ("陈知远、林若溪代表：", "县人大常委会：", "proposal.proposers"),
    ],
)
def test_a_value_that_another_place_contradicts_is_a_guess(old: str, new: str, field: str) -> None:
    assert field in _guessed((old, new))


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("（第12号）收悉", "（第012号）收悉"),
        ("（第12号）收悉", "收悉"),
        ("您在市五届人大三次会议上", "您在云州市第五届人民代表大会第三次会议上"),
        ("您在市五届人大三次会议上", "您"),
        ("您在市五届", "您和林若溪代表在市五届"),
        ("您在市五届", "陈知远代表在市五届"),
        ("\n云州市水利局\n关于市五届", "\n市水利局\n关于市五届"),
        ("2025年8月19日", "2026年1月9日"),
        ("云州市水利局办公室　2025年8月20日印发\n", ""),
        ("两岸栽树三百棵。", "两岸栽树三百棵（见附表）"),
        ("两岸栽树三百棵。", "两岸栽树三百棵。一、二期工程已经建成。"),
        ("两岸栽树三百棵。", "两岸栽树三百棵，落实“一河一策”、一、二期同步。"),
    ],
)
def test_the_same_in_other_words_is_no_guess(old: str, new: str) -> None:
    changed = [(old, new)]
    if "2026" in new:
        changed.append(("2025年8月20日印发", "2026年1月12日印发"))
    assert not _guessed(*changed) & {
        "proposal.number",
        "proposal.session",
        "proposal.proposers",
        "issuer",
        "date",
        "printed_on",
        "responses",
    }
