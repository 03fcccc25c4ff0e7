"""A whole letter whose fields come from elsewhere than usual: each guess is said, each with its reason."""

from __future__ import annotations

from drafting.form.load import load_text
from drafting.letter.reading import fields_of
from drafting.letter.recognise import recognise
from drafting.letter.transcript import BlockName, dump, to_form
from drafting.readers.txt import read

LETTER = """\
云水〔2025〕第012号
关于市五届人大三次会议第12号建议的答复
陈知远代表：
您提出的《关于疏浚清溪河的建议》收悉。现答复如下：
已于8月完成疏浚3公里。
感谢您对水利工作的关心和支持。
云州市水利局
2025年8月19日
"""


def _reading(text: str):
    return fields_of(recognise(read(text.encode())))


def _said(reading) -> dict[str, str]:
    return {finding.where: f"{finding.code} {finding.message}" for finding in reading.findings}


def test_a_letter_that_says_all_leaves_nothing_to_say_but_its_rewritten_number() -> None:
    reading = _reading(LETTER)
    assert _said(reading) == {"document_number": "R005 原文写作“云水〔2025〕第012号”，已改为规范写法"}
    assert reading.record["document_number"] == "云水〔2025〕12号" and reading.left_over == ()
    assert _said(_reading(LETTER.replace("第012", "12"))) == {}
    silent = _said(_reading(LETTER.replace("感谢您对水利工作的关心和支持。\n", "")))
    assert silent["closing"] == "R006 没有读到结语"


def test_a_class_that_is_rewritten_needs_no_note() -> None:
    assert _said(_reading("办理结果：b类\n" + LETTER.replace("第012", "12"))) == {}


def test_where_the_foot_has_none_the_issuer_and_the_day_are_of_the_head() -> None:
    unsigned = LETTER.replace("云州市水利局\n2025年8月19日\n", "").replace("答复\n", "答复\n2025年8月19日\n")
    reading = _reading("云州市水利局文件\n" + unsigned)
    assert (reading.record["issuer"], reading.record["date"]) == ("云州市水利局", "2025-08-19")
    assert _said(reading)["issuer"] == "R001 推断所得：落款没有机关，取自版头"
    assert _said(reading)["date"] == "R001 推断所得：落款没有日期，取自标题以下或网页表格"
    titled = _reading(unsigned.replace("关于市五届", "云州市水利局关于市五届"))
    assert _said(titled)["issuer"] == "R001 推断所得：落款没有机关，取自标题"


def test_who_proposed_is_read_from_the_opening_where_the_host_is_addressed() -> None:
    helped = LETTER.replace("建议的答复", "建议的会办意见").replace("陈知远代表：", "市住房和城乡建设局：")
    reading = _reading(helped.replace("您提出的", "林若溪、陈知远代表提出的"))
    assert reading.record["proposal"]["host"] == "市住房和城乡建设局"
    assert reading.record["proposal"]["proposers"] == ["林若溪", "陈知远"]
    assert _said(reading)["proposal.proposers"] == "R001 推断所得：取自正文"


def test_who_proposed_is_the_salutations_before_the_tables() -> None:
    reading = _reading("提案人：林若溪\n" + LETTER)
    assert reading.record["proposal"]["proposers"] == ["陈知远"]
    unnamed = _reading("提案人：林若溪\n" + LETTER.replace("陈知远代表：", "各位代表："))
    assert unnamed.record["proposal"]["proposers"] == ["林若溪"]
    assert _said(unnamed)["proposal.proposers"] == "R001 推断所得：取自网页表格"


def test_who_signed_is_read_from_the_text_where_no_label_says_it() -> None:
    said = LETTER.replace("3公里。\n", "3公里。\n本复函已经何维局长审签。\n")
    reading = _reading(said)
    assert reading.record["signatory"] == "何维"
    assert _said(reading)["signatory"] == "R001 推断所得：取自文中“已经……审签”"
    assert "signatory" not in _reading(said.replace("审签", "听取")).record


def test_a_bare_word_before_the_foot_is_text_and_no_name_of_a_block() -> None:
    reading = _reading(LETTER.replace("感谢您对水利工作的关心和支持。", "特此函复"))
    assert reading.record["closing"] == "特此函复"
    assert load_text(to_form(reading)).closing.strip() == "特此函复"
    assert reading.reply.closing == "特此函复\n"


def test_the_words_of_a_web_page_end_the_letter_below_its_text() -> None:
    reading = _reading(LETTER + "上一篇：没有了\n打印本页\n")
    assert {finding.code for finding in reading.findings} == {"R005", "R007"}
    assert [response["body"] for response in reading.record["responses"]] == ["已于8月完成疏浚3公里。"]


def test_a_bare_word_stands_in_a_block_unless_it_names_one() -> None:
    form = dump({"opening": "收悉", "closing": BlockName("专此答复"), "issuer": "甲局"}, {})
    assert "引言: |\n" in form and "结语: 专此答复\n" in form and "发文机关: 甲局\n" in form
