"""A block taken from an old reply and used in the next has the same words."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drafting.blocks.language import environment, faults
from drafting.document import Document
from drafting.findings import DraftingError
from drafting.form.load import load
from drafting.form.profile import load_office
from drafting.letter.harvest import Harvest, harvest, turned
from drafting.shelf import PARTS, parse
from drafting.wording.word import word
from drafting.writers import write

EXAMPLES = Path(__file__).parents[2] / "examples"
SOURCES = {"opening": "opening", "closing": "closing", "contact": "contacts", "cc": "cc", "title": "title"}
FIELDS = {"opening": "引言", "closing": "结语", "contact": "联系人", "cc": "抄送"}


def said(document: Document, part: str) -> list[str]:
    return [paragraph.text for paragraph in document if paragraph.source == SOURCES[part]]


def keep(folder: Path, part: str, text: str) -> None:
    """An office with one block 旧文."""
    (folder / "blocks" / PARTS[part]).mkdir(parents=True, exist_ok=True)
    (folder / "office.yaml").write_text("名称: 云州市城市管理局\n", encoding="utf-8")
    (folder / "blocks" / PARTS[part] / "旧文.txt").write_text(text, encoding="utf-8")


@pytest.mark.parametrize("part", SOURCES)
@pytest.mark.parametrize("suffix", ["docx", "txt", "yaml"])
def test_the_same_words_come_back(part: str, suffix: str, tmp_path: Path) -> None:
    form = EXAMPLES / "motion-parking.yaml"
    reply = load(form)
    source = form
    if suffix != "yaml":
        source = tmp_path / f"旧答复.{suffix}"
        source.write_bytes(write(word(reply), suffix))
    taken = harvest(source, part)
    assert "{{" in taken.text or part == "cc"
    keep(tmp_path, part, taken.as_block("旧文", "取自旧答复"))
    office = load_office(tmp_path)
    values = {"contacts": ("旧文", *reply.contacts)} if part == "contact" else {SOURCES[part]: "旧文"}
    if part == "title":
        values, office = {}, office.model_copy(update={"styles": office.styles.model_copy(update={"title": "旧文"})})
    again = word(reply.model_copy(update=values), office)
    assert said(again, part) == said(word(reply), part)


@pytest.mark.parametrize("part", ["opening", "closing"])
def test_the_next_case_has_its_own_names(part: str, tmp_path: Path) -> None:
    first, second = load(EXAMPLES / "motion-parking.yaml"), load(EXAMPLES / "suggestion-bus.yaml")
    source = tmp_path / "旧答复.docx"
    source.write_bytes(write(word(first), "docx"))
    keep(tmp_path, part, harvest(source, part).as_block("旧文", ""))
    (words,) = said(word(second.model_copy(update={part: "旧文"}), load_office(tmp_path)), part)
    assert "你们" in words and "停车" not in words and "五届三次" not in words
    assert part == "closing" or "《关于优化城东片区公交线网的建议》（第0076号）" in words


def test_a_paragraph_by_its_number() -> None:
    taken = harvest(EXAMPLES / "motion-parking.yaml", "paragraph", nth=7)
    assert taken.text.startswith("{{ 您 }}提出的建议已经采纳。")
    assert taken.kinds == ("提案答复",)


def test_words_that_name_no_chamber_suit_all_that_answer_a_proposer() -> None:
    assert set(harvest(EXAMPLES / "motion-parking.yaml", "closing").kinds) == {"建议答复", "议案答复", "提案答复"}
    assert harvest(EXAMPLES / "cohandling-school.yaml", "closing").kinds == ("会办意见",)


@pytest.mark.parametrize(("form", "part"), [("suggestion-bus", "contact"), ("cohandling-school", "cc")])
def test_what_cannot_be_taken_is_said(form: str, part: str) -> None:
    with pytest.raises(DraftingError) as caught:
        harvest(EXAMPLES / f"{form}.yaml", part)
    assert caught.value.findings[0].code == "B011"


@given(st.text(alphabet="您陈知远第76号{}%#\"' 甲\n"))
def test_any_text_turned_into_a_block_is_a_sound_one_and_says_the_same(text: str) -> None:
    values = {"您": "您", "提出人": "陈知远", "编号": "76"}
    block = turned(text, {"您": "{{ 您 }}", "陈知远": "{{ 提出人 }}", "第76号": "第{{ 编号 }}号"})
    assert list(faults(parse("甲.txt", "{#\n名称：甲\n#}\n" + block), "closing")) == []
    assert environment().from_string(block).render(values) == text.removesuffix("\n")


def test_a_note_does_not_end_the_head() -> None:
    entry = parse("甲.txt", Harvest("感谢。", ()).as_block("甲", "取自 旧##}}文.docx"))
    assert (entry.head["说明"], entry.text) == ("取自 旧##文.docx", "感谢。\n")


SHAPES = {
    "quoted": "您提出的“关于疏浚清溪河的建议”（第076号）收悉。2025年3月12日我局派员面商，现答复如下：",
    "half quoted": "您在市五届人大三次会议上提出的“关于疏浚清溪河”的建议收悉。经研究，现答复如下：",
    "title alone": "您提出的关于疏浚清溪河的建议，第076号，已收悉，现答复如下：",
    "topic quoted": "您提出的关于“疏浚清溪河”的建议收悉，感谢陈知远代表的关心，现答复如下：",
    "another": "您提出的《关于疏浚清溪河的建议》收悉，与《关于整治河岸的建议》（第12号）一并答复如下：",
    "session": "您于市五届人大三次会议期间提出的《关于疏浚清溪河的建议》收悉，结合五届二次会议同类建议，现答复如下：",
}
OLD = """\
云水〔2025〕12号　　　签发人：何维
关于市五届人大三次会议第076号建议的答复
陈知远代表：
{opening}
2024年以来，已按《河道管理办法》（云政办〔2023〕12号）疏浚3公里，投入1200万元，并由何维同志督办。
感谢陈知远代表对水利工作的支持。此复函（云水〔2025〕12号）请于2025年9月1日前反馈。
云州市水利局
2025年8月19日
（联系人：周明，联系电话：0551-5550123）
"""
PARTICULARS = (
    "疏浚清溪河",
    "076",
    "陈知远",
    "市五届",
    "整治河岸",
    "第12号",
    "云水〔2025〕",
    "2025年",
    "2024年",
    "何维",
)


@pytest.mark.parametrize("shape", SHAPES)
@pytest.mark.parametrize("part", ["opening", "closing", "title", "paragraph"])
def test_no_particular_of_the_old_case_stays_unmarked(part: str, shape: str, tmp_path: Path) -> None:
    source = tmp_path / "旧答复.txt"
    source.write_text(OLD.format(opening=SHAPES[shape]), encoding="utf-8")
    text = harvest(source, part, nth=1 if part == "paragraph" else None).text
    plain = re.sub("【待核：[^】]*】", "", text)
    assert not [word for word in PARTICULARS if word in plain], text
    if part == "paragraph":
        assert "【待核：1200万元】" in text and "云政办〔2023〕12号" in text
    if part == "opening":
        assert "{{ 事项 }}" in text
