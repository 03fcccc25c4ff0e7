"""Form -> document -> form: what is printed is read back, from the page alone, and printed again it is the same."""

import re
from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from drafting.document import Layout, Role
from drafting.form.load import load, load_text
from drafting.letter.read import read
from drafting.letter.transcript import to_form
from drafting.model.kinds import kind_names, kind_of
from drafting.model.reply import Reply
from drafting.wording.word import word
from drafting.writers import write

EXAMPLES = sorted((Path(__file__).parents[2] / "examples").glob("*.yaml"))
NOT_IN_A_LETTER = {Role.PRINTED_BY, Role.PRINTED_ON}  # GB/T 9704-2012, 10.1


def _printed(reply, folder=None):
    """The paragraphs that this layout prints; pictures are in the folder, or beside the form."""
    left_out = NOT_IN_A_LETTER if reply.layout is Layout.LETTER else set()
    return [(p.role, p.text, p.picture) for p in word(reply, folder=folder) if p.role not in left_out]


def _read_back(reply, folder=None):
    reading = read(write(word(reply), "docx"))
    assert reading.reply is not None, [str(finding) for finding in reading.findings]
    for name, content in reading.pictures.items():
        (folder / name).write_bytes(content)
    return load_text(to_form(reading))


@pytest.mark.parametrize("layout", Layout)
@pytest.mark.parametrize("form", EXAMPLES, ids=lambda path: path.stem)
def test_an_example_comes_back(form, layout, tmp_path):
    reply = load(form).model_copy(update={"layout": layout})
    again = _read_back(reply, tmp_path)
    assert _printed(again, tmp_path) == _printed(reply)
    assert _attachments(again) == _attachments(reply)
    for field in ("kind", "document_number", "signatory", "result", "issuer", "date", "cc", "secrecy"):
        assert not getattr(reply, field) or getattr(again, field) == getattr(reply, field) or isinstance(reply.cc, str)


def _attachments(reply):
    return [one if isinstance(one, str) else one.title for one in reply.attachments or ()]


def _without_files(record):
    """The record as a plain text has it, which names no picture's file."""
    responses = [{**one, "body": re.sub("【图：图1.png ", "【图：", one["body"])} for one in record["responses"]]
    return {**record, "responses": responses}


@pytest.mark.parametrize("format", ["html", "txt"])
@pytest.mark.parametrize("form", EXAMPLES, ids=lambda path: path.stem)
def test_other_formats_read_as_the_same_record(form, format):
    reply = load(form).model_copy(update={"layout": Layout.WHITE_HEAD})
    docx, other = (read(write(word(reply), kind)).record for kind in ("docx", format))
    assert dict(other) == (_without_files(docx) if format == "txt" else dict(docx))


HAN = st.text(st.characters(min_codepoint=0x4E00, max_codepoint=0x62FF), min_size=4, max_size=30)
SENTENCE = st.builds("{}，{}，{}。".format, HAN, st.sampled_from(("已完成投资1.8万元", "计划于2026年底前建成")), HAN)
LINE = st.one_of(SENTENCE, st.builds("（一）{}。{}".format, HAN, SENTENCE), st.builds("1.{}。{}".format, HAN, SENTENCE))
BODY = st.builds(lambda first, rest: "\n".join([first, *rest]), SENTENCE, st.lists(LINE, max_size=3))
HEADED = st.fixed_dictionaries({"heading": st.builds("关于{}".format, HAN), "body": BODY})
BARE = st.fixed_dictionaries({"body": BODY})
NAME = st.sampled_from(("陈知远", "林若溪", "许望舒", "方怀瑾", "欧阳明远", "罗平"))
PEOPLE = st.lists(NAME, min_size=1, max_size=4, unique=True)
SESSIONS = {
    "提案": ("市政协七届三次会议", "政协第十四届云州市委员会第二次会议"),
    "建议": ("市十五届人大二次会议", "清溪县第十七届人民代表大会第三次会议"),
}
AGENCY = st.sampled_from(("云州市交通运输局", "清溪县人民政府办公室", "云州市公安局交通警察支队"))
DAY = st.dates(min_value=date(2000, 1, 1), max_value=date(2099, 12, 31))
CONTACT = st.fixed_dictionaries(
    {"person": NAME, "phone": st.sampled_from(("0551-5550123", "5550188", "0551-5550190"))},
    optional={"unit": st.sampled_from(("养老服务科", "云州市交通运输局规划科"))},
)
RECIPIENTS = st.sampled_from(("市政协提案委员会", "市人大代表工作委员会", "市人民政府督查室"))
RECIPIENT = st.fixed_dictionaries({"recipient": RECIPIENTS, "copies": st.integers(1, 9)})


@st.composite
def replies(draw):
    kind = draw(st.sampled_from(kind_names()))
    subject = kind_of(kind).subject or draw(st.sampled_from(("建议", "提案")))
    proposal = {
        "kind": subject,
        "session": draw(st.sampled_from(SESSIONS.get(subject, SESSIONS["建议"]))),
        "number": draw(st.sampled_from(("52", "072", "0076", "20250036", "B(2019)298"))),
        "title": draw(st.builds(f"关于{{}}的{subject}".format, HAN)),
        "proposers": draw(PEOPLE),
        "host": "云州市教育局",
    }
    optional = {
        "document_number": st.builds("云交〔{}〕{}号".format, st.integers(2000, 2099), st.integers(1, 999)),
        "signatory": st.one_of(NAME, st.just("")),
        "result": st.sampled_from(("A", "B", "C", "")),
        "issuer": AGENCY,
        "date": DAY,
        "contacts": st.lists(CONTACT, min_size=1, max_size=2),
        "cc": st.lists(RECIPIENT, min_size=1, max_size=3, unique_by=lambda item: item["recipient"]),
        "attachments": st.lists(st.builds("{}一览表".format, HAN), min_size=1, max_size=3),
        "disclosure": st.sampled_from(("主动公开", "依申请公开", "不予公开")),
    }
    return Reply.model_validate(
        {
            "kind": kind,
            "layout": draw(st.sampled_from(list(Layout))),
            "proposal": proposal,
            "responses": draw(st.lists(st.one_of(HEADED, BARE), min_size=1, max_size=4)),
            **{key: draw(value) for key, value in optional.items() if draw(st.booleans())},
        }
    )


@pytest.mark.slow
@settings(max_examples=100, suppress_health_check=list(HealthCheck))
@given(replies())
def test_a_reply_comes_back(reply):
    again = _read_back(reply)
    assert _printed(again) == _printed(reply)
    for field in ("kind", "document_number", "signatory", "result", "issuer", "date", "attachments", "cc", "contacts"):
        assert (getattr(again, field) or None) == (getattr(reply, field) or None), field
    named = [(response.heading, response.body) for response in reply.responses]
    assert [(response.heading, response.body.rstrip("\n")) for response in again.responses] == named
    for field in ("kind", "session", "number", "title"):
        assert getattr(again.proposal, field) == getattr(reply.proposal, field), field
    assert [proposer.name for proposer in again.proposal.proposers] == [p.name for p in reply.proposal.proposers]


def test_a_new_form_from_an_old_letter_calls_its_closing_by_name() -> None:
    from drafting.letter.renewal import renewed

    letter = write(word(load(next(path for path in EXAMPLES if path.stem == "suggestion-bus"))), "docx")
    assert "\n结语: 感谢监督\n" in renewed(read(letter))
