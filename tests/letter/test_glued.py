"""A page on one line: what stood on lines of its own is found by what was left between, or by its words."""

from __future__ import annotations

import time

import pytest

from drafting.letter.glued import runs
from drafting.letter.lines import line_of
from drafting.letter.read import read
from drafting.letter.unbroken import pieces

PAGE = [
    "办理结果：B",
    "云农函〔2021〕37号",
    "云州市农业农村局关于市政协八届六次会议第29号提案的答复",
    "陈知远、林若溪委员：",
    "你们提出的《关于扶持山地养殖的提案》收悉，现答复如下：",
    "一、关于良种引进",
    "今年引进种公牛12头，分放在4个配种站，配种免费。",
    "二、关于饲草基地",
    "利用冬闲田种植黑麦草4300亩，每亩补助种子款60元。",
    "感谢你们对农业农村工作的关心和支持！",
    "云州市农业农村局",
    "2021年9月14日",
    "联系人：周明　电话：5550117",
    "抄送：市政协提案委、市政府督查室",
]
ANSWER = [
    {"heading": "关于良种引进", "body": PAGE[6]},
    {"heading": "关于饲草基地", "body": PAGE[8]},
]


@pytest.mark.parametrize("between", ["　　", "    ", " ", "<br>", "\\n"])
def test_what_is_left_between_lines_parts_them(between: str) -> None:
    record = read(between.join(PAGE).encode()).record
    assert record["title"] == PAGE[2]
    assert record["document_number"] == PAGE[1]
    assert (record["result"], record["salutation"], record["opening"]) == ("B", PAGE[3][:-1], PAGE[4])
    assert record["responses"] == ANSWER
    assert (record["closing"], record["issuer"], record["date"]) == (PAGE[9], PAGE[10], "2021-09-14")
    assert record["contacts"] == [{"person": "周明", "phone": "5550117"}]
    assert record["cc"] == [{"recipient": "市政协提案委"}, {"recipient": "市政府督查室"}]


def test_a_spaced_name_and_a_figure_with_its_unit_stay_whole():
    text = "　　".join(["签发人：罗　　平", *PAGE])
    assert "签发人：罗　　平" in [part.text for part in pieces(line_of(0, text))]
    text = " ".join([*PAGE[3:6], "共引进 12 头，于 2021 年 5 月到场。", *PAGE[6:]])
    assert "共引进 12 头，于 2021 年 5 月到场。" in [part.text for part in pieces(line_of(0, text))]


def test_a_paragraph_with_a_few_spaces_is_one():
    text = "今年引进种公牛12头，  分放在4个配种站。  配种免费。" + "利用冬闲田种植黑麦草4300亩。" * 20
    assert len(pieces(line_of(0, text))) == 1


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("1、已疏浚。2、已管护。", ["1、已疏浚。", "2、已管护。"]),
        ("（一）已疏浚。（二）已管护。", ["（一）已疏浚。", "（二）已管护。"]),
        ("已疏浚。2、已管护。", ["已疏浚。2、已管护。"]),
        ("已疏浚。感谢您的关心。此致敬礼", ["已疏浚。", "感谢您的关心。此致敬礼"]),
        ("感谢您的关心。已疏浚。", ["感谢您的关心。已疏浚。"]),
        ("已疏浚。云州市水利局2021年9月14日", ["已疏浚。", "云州市水利局2021年9月14日"]),
        ("已疏浚。2021年9月14日云州市水利局验收后交付。", ["已疏浚。2021年9月14日云州市水利局验收后交付。"]),
        ("已疏浚。2021年9月14日", ["已疏浚。", "2021年9月14日"]),
        ("此致敬礼云州市水利局2021年9月14日", ["此致敬礼", "云州市水利局2021年9月14日"]),
        (
            "已疏浚。（联系人：周明 5550117）云州市水利局2021年9月14日",
            ["已疏浚。", "（联系人：周明 5550117）", "云州市水利局2021年9月14日"],
        ),
        (
            "电话：5550117云州市水利局2021年9月14日抄送：市政协",
            ["电话：5550117", "云州市水利局2021年9月14日", "抄送：市政协"],
        ),
    ],
)
def test_what_runs_on_is_parted_where_its_words_begin(text: str, parts: list[str]) -> None:
    assert [part.text for part in runs(line_of(0, text))] == parts


@pytest.mark.parametrize("text", ["。", "一、", "。1、", "。感谢您。", "局2021年9月14日", "。　　", "。 云"])
def test_hostile_lines_take_no_longer_than_they_are_long(text: str) -> None:
    line = line_of(0, text * (40_000 // len(text)))
    begun = time.perf_counter()
    list(runs(line)), pieces(line)
    assert time.perf_counter() - begun < 2
