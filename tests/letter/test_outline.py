"""Reading and checking understand a letter in one way: what the fields say stands in the roles and parts."""

import pytest

from drafting.checking.case import Case
from drafting.checking.files import check_text
from drafting.document import Role
from drafting.letter.letter import Part
from drafting.letter.lines import lines_of
from drafting.letter.reading import fields_of
from drafting.letter.recognise import recognise
from drafting.readers.txt import read
from tests.letter.letters import compose

LETTER = """\
{head}
关于市五届人大三次会议第12号建议的答复
陈知远代表：
您提出的《关于疏浚清溪河的建议》收悉。现答复如下：
已于8月完成疏浚3公里。
感谢您对水利工作的关心和支持。
云州市水利局
2025年8月19日
"""


def _letter(head):
    return read(LETTER.format(head=head).encode())


@pytest.mark.parametrize(
    "head",
    [
        "云水〔2017〕19号B类",
        "云水〔2017〕19号　　B类",
        "云水〔2017〕19号（B类）",
        "[B]\n云水〔2017〕19号",
        "办理结果：B　　云水〔2017〕19号",
    ],
)
def test_a_class_is_seen_by_reading_and_checking_alike(head):
    letter = recognise(_letter(head))
    assert fields_of(letter).record["result"] == "B"
    assert fields_of(letter).record["document_number"] == "云水〔2017〕19号"
    case = Case.of_letter(letter.outline())
    assert case.result == "B"
    assert case.document.text(Role.DOCUMENT_NUMBER) == "云水〔2017〕19号"
    assert not {"E001", "E002", "N001"} & {f.code for f in check_text(LETTER.format(head=head), "").findings}


@pytest.mark.parametrize("seed", range(0, 300, 3))
def test_the_fields_of_a_composed_letter_are_its_parts(seed):
    letter = recognise(read(compose(seed)[0].encode()))
    record, outline = fields_of(letter).record, letter.outline()
    case = Case.of_letter(outline)
    assert case.subject == record["proposal"]["kind"]
    assert case.cohandled == (record["kind"] == "会办意见")
    assert case.result == record.get("result", "")
    assert (case.date is None) == (not record.get("date"))
    assert len(case.parts) - bool(letter.lead) == len(record["responses"])
    said = "\n".join(p.text for part, p in zip(outline.parts, outline.document, strict=True) if part is Part.CLOSING)
    assert said == record.get("closing", "")


@pytest.mark.parametrize("seed", range(0, 300, 30))
def test_a_line_knows_where_it_stands(seed):
    document = read(compose(seed)[0].encode())
    for line in lines_of(document):
        for part in (line, line.cut(1), line.cut(0, len(line.text) // 2)):
            whole = document.paragraphs[part.number].text
            assert whole[part.start : part.start + len(part.text)] == part.text


def test_a_co_handler_is_told_by_its_title_whomever_it_addresses():
    text = LETTER.format(head="").replace("建议的答复", "建议的会办意见")
    assert fields_of(recognise(read(text.encode()))).record["kind"] == "会办意见"
    assert "K006" in {finding.code for finding in check_text(text, "").findings}
