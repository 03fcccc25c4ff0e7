"""A new form from an old letter: its answers are kept whole, what is the old case's is emptied or marked."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drafting.form.load import load_text
from drafting.letter.particulars import marked
from drafting.letter.reading import fields_of
from drafting.letter.recognise import recognise
from drafting.letter.renewal import renewed
from drafting.readers.txt import read
from tests.letter.letters import compose

CASE = {"session": "市五届人大四次会议", "number": "9", "proposers": ["林若溪"]}
MARK = re.compile("【待核：([^】]*)】")
LETTER = """\
云水〔2025〕12号　　　签发人：何维
关于市五届人大三次会议第076号建议的答复
陈知远代表：
您提出的《关于疏浚清溪河的建议》收悉。现答复如下：
一、关于疏浚
（一）进展。陈知远代表提出后，2024年已疏浚3公里，完成80%。
1.投入1200万元，见《河道管理办法》（云政办〔2023〕12号）。
二、关于护岸
护岸3.5公里，计划2026年6月开工。
附件：1.疏浚计划表
云州市水利局
2025年8月19日
"""


def _reading(text):
    return fields_of(recognise(read(text.encode())))


def test_each_figure_of_an_old_answer_is_kept_and_marked():
    form = renewed(_reading(LETTER), CASE)
    body = load_text(form).responses[0].body
    assert MARK.findall(body) == ["陈知远", "2024年", "3公里", "80%", "1200万元"]
    assert body.splitlines()[1].startswith("1.投入") and "（云政办〔2023〕12号）" in body
    assert "旧文有附件，未沿用：疏浚计划表" in form


@pytest.mark.parametrize("seed", range(0, 300, 10))
def test_no_word_of_an_old_answer_is_lost_and_no_figure_unmarked(seed):
    reading = _reading(compose(seed)[0])
    for old, new in zip(reading.record["responses"], load_text(renewed(reading, CASE)).responses, strict=True):
        assert MARK.sub(r"\1", new.body).strip() == old["body"].strip()
        assert not re.search(
            r"\d{2}|\d万", re.sub(r"〔\d{4}〕\d+号|^ *\d+[.、]", "", MARK.sub("", new.body), flags=re.M)
        )


@given(st.text(alphabet="陈知远2年月.（1）%万元【待核：】〔〕号\n", max_size=60))
def test_marks_change_no_word(text):
    plain = text.replace("【", "").replace("】", "")
    assert MARK.sub(r"\1", marked(plain, {"proposal": {"proposers": ["陈知远"]}})) == plain
