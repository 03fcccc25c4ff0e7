"""Reading and checking understand a letter in one way: what the fields say stands in the roles and parts."""

from pathlib import Path

import pytest

from drafting.checking.case import Case
from drafting.checking.files import check_file, check_text
from drafting.document import Role
from drafting.editions.survey import survey
from drafting.findings import DraftingError
from drafting.form.load import load
from drafting.letter.letter import Part
from drafting.letter.lines import lines_of
from drafting.letter.read import read as read_letter
from drafting.letter.reading import fields_of
from drafting.letter.recognise import recognise
from drafting.readers.txt import read
from drafting.writers import write
from tests.letter.letters import compose

EXAMPLES = Path(__file__).parents[2] / "examples"

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


@pytest.mark.parametrize("first", range(3))
def test_the_fields_of_a_composed_letter_are_its_parts(first):
    for seed in range(3 * first, 300, 9):
        letter = recognise(read(compose(seed)[0].encode()))
        record, outline = fields_of(letter).record, letter.outline()
        case = Case.of_letter(outline)
        assert case.subject == record["proposal"]["kind"], seed
        assert case.cohandled == (record["kind"] == "会办意见"), seed
        assert case.result == record.get("result", ""), seed
        assert (case.date is None) == (not record.get("date")), seed
        assert len(case.parts) - bool(letter.lead) == len(record["responses"]), seed
        parts = zip(outline.parts, outline.document, strict=True)
        assert "\n".join(p.text for part, p in parts if part is Part.CLOSING) == record.get("closing", ""), seed


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


def test_a_numbered_paragraph_is_no_heading():
    """Its number stands before text: nothing asks of it what is asked of a heading."""
    answer = "一、已增设座椅20把，分布在文昌公园和滨河公园。\n二、已增加路灯12盏。"
    text = LETTER.format(head="办理结果：B").replace("已于8月完成疏浚3公里。", answer)
    outline = recognise(read(text.encode())).outline()
    assert not outline.document.of(Role.HEADING_1)
    assert len(outline.points) == 2
    assert not {"S005", "S008"} & {finding.code for finding in check_text(text, "").findings}


@pytest.mark.parametrize("suffix", ["docx", "txt"])
@pytest.mark.parametrize("form", ["motion-parking", "suggestion-bus", "bill-river"])
def test_our_survey_is_called_by_its_name_and_checked_in_silence(form, suffix, tmp_path):
    path = tmp_path / f"表.{suffix}"
    path.write_bytes(write(survey(load(EXAMPLES / f"{form}.yaml")), suffix))
    assert check_file(path).findings == ()
    with pytest.raises(DraftingError, match="征询意见表"):
        read_letter(path)
