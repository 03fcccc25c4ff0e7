"""A label is known however it is spaced, and each is one field's; a phrase file has one phrase a line."""

import re

import pytest

from drafting.language.labels import FIELDS, alternatives
from drafting.language.phrases import phrases
from drafting.letter.reading import fields_of
from drafting.letter.recognise import recognise
from drafting.readers.txt import read


def test_a_label_is_found_spaced_or_not():
    patterns = {label: re.compile(alternatives(field)) for label, field in FIELDS.items()}
    assert [label for label, known in patterns.items() if not known.fullmatch(label)] == []
    assert [label for label, known in patterns.items() if not known.fullmatch("  ".join(label))] == []


@pytest.mark.parametrize("label", ["签发人", "签 发 人", "领导签字", "领导署名", "审签人", "签　发　人"])
def test_who_signed_is_read_by_each_of_its_labels(label):
    text = (
        f"云水〔2025〕12号　　　{label}：何维\n关于市五届人大三次会议第12号建议的答复\n陈知远代表：\n"
        "您提出的《关于疏浚清溪河的建议》收悉。现答复如下：\n已于8月完成疏浚3公里。\n云州市水利局\n2025年8月19日\n"
    )
    assert fields_of(recognise(read(text.encode()))).record["signatory"] == "何维"


@pytest.mark.parametrize("name", ["courtesy_starts", "courtesy_says"])
def test_a_phrase_stands_once(name):
    lines = phrases(name).pattern.split("|")
    assert len(lines) > 50
    assert len(set(lines)) == len(lines)
