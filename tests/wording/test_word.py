"""Reply -> Document: what is absent is derived from the kind, what is typed stands, every paragraph knows its field."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drafting.document import HEADINGS, Layout, Paragraph, Role
from drafting.findings import DraftingError
from drafting.form.load import load_text
from drafting.language.characters import has_unfit
from drafting.layout import tables
from drafting.model.reply import Reply
from drafting.wording.word import word

HOSTILE = (
    "{{ 7*7 }}",
    "{% include 'x' %}",
    "{# 说明 #}",
    "<w:p/>",
    "</正文><签发人>",
    "A&B 公司 <试点>",
    "]]>&amp;<!-- -->",
    "@标题",
    "😀👨‍👩‍👧 emoji",
    "𠮷野家",
    "\"引号\" '单引号'",
    "甲\t乙",
)


def texts(reply: Reply, role: Role) -> list[str]:
    return [paragraph.text for paragraph in word(reply).of(role)]


def body(reply: Reply) -> list[Paragraph]:
    """The paragraphs of the answer."""
    return [paragraph for paragraph in word(reply) if paragraph.source.startswith("responses.")]


@pytest.mark.parametrize(
    ("kind", "title"),
    [
        ("建议答复", "关于市十六届人大二次会议第0076号建议的答复"),
        ("议案答复", "关于市十六届人大二次会议第0076号议案的答复"),
        ("提案答复", "关于市十六届人大二次会议第0076号提案的答复"),
        ("会办意见", "关于市十六届人大二次会议第0076号议案的会办意见"),
    ],
)
def test_the_title_comes_from_session_number_and_kind(reply, kind: str, title: str) -> None:
    proposal = {"session": "市十六届人大二次会议", "number": "0076"} | ({"kind": "议案"} if kind == "会办意见" else {})
    assert texts(reply(kind, proposal), Role.TITLE) == [title]
    assert texts(reply(kind, proposal | {"number": "第0076号"}), Role.TITLE) == [title]


def test_a_typed_title_stands(reply) -> None:
    assert texts(reply(title=" 关于停车的\n答复 "), Role.TITLE) == ["关于停车的答复"]


@pytest.mark.parametrize(
    ("proposal", "salutation", "pronoun"),
    [
        ({"proposers": "陈知远"}, "陈知远委员：", "您"),
        ({"proposers": ["陈知远", "林若溪"]}, "陈知远、林若溪委员：", "你们"),
        ({"proposers": "陈知远、林若溪"}, "陈知远、林若溪委员：", "你们"),
        ({"proposers": "陈知远", "proposer_count": 12}, "陈知远等12名委员：", "你们"),
        ({"proposers": ["陈知远", "林若溪"], "proposer_count": 2}, "陈知远、林若溪委员：", "你们"),
        ({"proposers": "陈知远", "proposer_count": 1}, "陈知远委员：", "您"),
        ({"proposers": "民盟云州市委员会"}, "民盟云州市委员会：", "你们"),
        ({"proposers": "市工商联"}, "市工商联：", "你们"),
        ({"proposers": "民建市委"}, "民建市委：", "你们"),
        ({"proposers": "云州商会"}, "云州商会：", "你们"),
        ({"proposers": {"name": "清溪诗社", "type": "单位"}}, "清溪诗社：", "你们"),
        ({"proposers": {"name": "张建国委员会", "type": "个人"}}, "张建国委员会委员：", "您"),
        ({"proposers": ["民盟云州市委员会", "陈知远"]}, "民盟云州市委员会、陈知远委员：", "你们"),
        (
            {"proposers": ["陈知远", "民盟云州市委员会"], "proposer_count": 5},
            "民盟云州市委员会、陈知远等4名委员：",
            "你们",
        ),
        ({"proposers": "欧阳建党"}, "欧阳建党委员：", "您"),
        ({"proposers": "区小玲"}, "区小玲委员：", "您"),
    ],
)
def test_the_salutation_and_how_they_are_spoken_to(reply, proposal, salutation: str, pronoun: str) -> None:
    document = word(reply(proposal=proposal))
    assert document.text(Role.SALUTATION) == salutation
    opening = next(paragraph.text for paragraph in document if paragraph.source == "opening")
    assert opening.startswith(f"{pronoun}提出的")


@pytest.mark.parametrize(
    ("kind", "subject", "title", "salutation"),
    [
        ("建议答复", "提案", "第76号建议的答复", "陈知远代表："),
        ("议案答复", "提案", "第76号议案的答复", "陈知远代表："),
        ("提案答复", "建议", "第76号提案的答复", "陈知远委员："),
        ("建议答复", "议案", "第76号议案的答复", "陈知远代表："),
        ("会办意见", "建议", "第76号建议的会办意见", ""),
    ],
)
def test_the_kind_drives_all_where_the_two_contradict(
    reply, kind: str, subject: str, title: str, salutation: str
) -> None:
    document = word(reply(kind, {"kind": subject}))
    assert document.text(Role.TITLE).endswith(title)
    assert document.text(Role.SALUTATION) == salutation
    other = {"建议": "提案", "议案": "提案", "提案": "建议"}[title[4:6]]
    assert f"第76号{other}" not in "".join(paragraph.text for paragraph in document)
    assert document.keywords[-1] == title[:6]


def test_deputies_of_the_congress_are_called_so(reply) -> None:
    assert texts(reply("建议答复"), Role.SALUTATION) == ["陈知远代表："]


def test_a_co_handler_writes_to_the_host(reply) -> None:
    document = word(reply("会办意见", {"kind": "提案", "host": "云州市教育局"}))
    assert document.text(Role.SALUTATION) == "云州市教育局："
    assert "您" not in "".join(paragraph.text for paragraph in document)
    assert texts(reply("会办意见", {"kind": "提案"}), Role.SALUTATION) == []


@pytest.mark.parametrize(
    ("proposers", "called"),
    [
        ("赵刚", "赵刚代表"),
        ("赵刚代表", "赵刚代表"),
        ("赵刚、李明", "赵刚、李明代表"),
        ("赵刚等5名代表", "赵刚等5名代表"),
        (["市工商联", "赵刚"], "市工商联、赵刚代表"),
        ("市工商联", "市工商联"),
    ],
)
def test_a_co_handler_names_the_proposers_as_they_are_called(reply, proposers: str | list[str], called: str) -> None:
    made = reply("会办意见", {"kind": "建议", "host": "市教育局", "proposers": proposers, "title": "关于校车的建议"})
    assert word(made).of(Role.BODY)[0].text.startswith(f"{called}提出的《关于校车的建议》")


@pytest.mark.parametrize("typed", ["尊敬的陈知远委员", "尊敬的陈知远委员：", "尊敬的陈知远委员:"])
def test_a_typed_salutation_has_one_colon(reply, typed: str) -> None:
    assert texts(reply(salutation=typed), Role.SALUTATION) == ["尊敬的陈知远委员："]


@pytest.mark.parametrize(
    ("title", "opening"),
    [
        (None, "您提出的第76号提案收悉。现答复如下："),
        ("关于停车难的提案", "您提出的《关于停车难的提案》收悉。现答复如下："),
        ("建设停车场", "您提出的《建设停车场》的提案收悉。现答复如下："),
        ("《关于停车难的提案》", "您提出的《关于停车难的提案》收悉。现答复如下："),
        ("“关于停车难的建议”", "您提出的《关于停车难的建议》收悉。现答复如下："),
        ("关于修改《停车条例》的提案", "您提出的《关于修改〈停车条例〉的提案》收悉。现答复如下："),
        ("《关于修改《停车条例》的提案》", "您提出的《关于修改〈停车条例〉的提案》收悉。现答复如下："),
        ("《条例》和《办法》", "您提出的《〈条例〉和〈办法〉》的提案收悉。现答复如下："),
    ],
)
def test_the_opening_names_the_matter(reply, title: str | None, opening: str) -> None:
    document = word(reply(proposal={"title": title}))
    assert [paragraph.text for paragraph in document if paragraph.source == "opening"] == [opening]


@pytest.mark.parametrize("kind", ["建议答复", "议案答复", "提案答复", "会办意见"])
def test_every_kind_opens_and_closes(reply, kind: str) -> None:
    document = word(reply(kind, {"kind": "提案"} if kind == "会办意见" else {}))
    sources = [paragraph.source for paragraph in document if paragraph.role is Role.BODY]
    assert sources == ["opening", "responses.0.body", "closing"]


def test_a_named_block_or_typed_lines(reply) -> None:
    document = word(reply(opening="交办答复", closing="第一行，\n\n  第二行。"))
    opening = next(paragraph for paragraph in document if paragraph.source == "opening")
    assert opening.text.startswith("您在市政协五届三次会议上提出的第76号提案（第76号）已交由我单位办理。")
    closing = [paragraph for paragraph in document if paragraph.source == "closing"]
    assert [(paragraph.text, paragraph.line) for paragraph in closing] == [("第一行，", 0), ("第二行。", 2)]


def test_an_empty_opening_and_closing_are_left_out(reply) -> None:
    document = word(reply(opening="", closing=""))
    assert {paragraph.source for paragraph in document} == {"title", "salutation", "responses.0.body"}


ABSENT = ("copy_number", "secrecy", "urgency", "document_number", "issuer", "disclosure", "printed_by")
LABELLED = {
    "signatory": (Role.SIGNATORY, ["签发人："]),
    "result": (Role.RESULT, ["办理结果："]),
    "date": (Role.DATE, ["　年　月　日"]),
    "cc": (Role.CC, ["抄送："]),
    "contacts": (Role.NOTE, ["（联系人：　　　　，联系电话：　　　　）"]),
    "attachments": (Role.ATTACHMENT_NOTE, ["附件："]),
    "printed_on": (Role.PRINTED_ON, ["　年　月　日印发"]),
}


@pytest.mark.parametrize("field", LABELLED)
def test_an_absent_field_is_left_out_and_an_empty_one_prints_its_label(reply, field: str) -> None:
    role, printed = LABELLED[field]
    assert texts(reply(), role) == []
    assert texts(reply(**{field: ""}), role) == printed


@pytest.mark.parametrize("field", ABSENT)
def test_an_empty_field_without_a_label_prints_nothing(reply, field: str) -> None:
    assert word(reply(**{field: ""})) == word(reply())


@pytest.mark.parametrize(
    ("layout", "mark"), [("文件", ["云州市水利局文件"]), ("信函", ["云州市水利局"]), ("白头", []), (None, [])]
)
def test_the_mark_of_the_issuer(reply, layout: str | None, mark: list[str]) -> None:
    made = reply(layout=layout, issuer="云州市水利局")
    assert texts(made, Role.ISSUER_MARK) == mark
    assert texts(made, Role.SIGNATURE) == ["云州市水利局"]
    assert word(made).layout is Layout(layout or "白头")


def test_head_and_foot_in_the_order_of_the_page(reply) -> None:
    document = word(
        reply(
            layout="文件",
            copy_number="000012",
            secrecy="秘密★1年",
            urgency="加急",
            document_number="云水〔2026〕8号",
            signatory="秦岚",
            result="B",
            issuer="云州市水利局",
            date="2026-09-04",
            attachments=["甲表", "乙表"],
            contacts=[{"unit": "法规科", "person": "周明", "phone": "02775555"}],
            disclosure="依申请公开",
            cc=["市政协提案委（2份）", {"recipient": "市政府督查室", "copies": 1}, "各县（区）政府"],
            printed_by="云州市水利局办公室",
            printed_on="2026年9月5日",
        )
    )
    roles = [paragraph.role for paragraph in document]
    assert roles == sorted(roles, key=list(Role).index)
    assert set(Role) - set(roles) == {
        *tables.ROLES,
        Role.FIGURE,
        *HEADINGS,
        Role.ATTACHMENT_NUMBER,
        Role.ATTACHMENT_TITLE,
    }
    assert [p.text for p in document.of(Role.ATTACHMENT_NOTE)] == ["附件：1.甲表", "2.乙表"]
    assert [p.text for p in document.of(Role.NOTE)] == [
        "（联系单位：法规科，联系人：周明，联系电话：02775555）",
        "（此件依申请公开）",
    ]
    assert document.text(Role.CC) == "抄送：市政协提案委（2份），市政府督查室（1份），各县（区）政府。"
    assert document.text(Role.PRINTED_ON) == "2026年9月5日印发"
    assert document.keywords == ("提案答复", "市政协五届三次会议", "第76号提案")


def test_one_attachment_has_no_number(reply) -> None:
    assert texts(reply(attachments="一览表"), Role.ATTACHMENT_NOTE) == ["附件：一览表"]


def test_points_are_numbered_by_place(reply) -> None:
    made = reply(responses=[{"heading": "关于停车", "body": "甲\n\n乙"}, {"body": "丙"}, {"heading": "关于公交"}])
    assert body(made) == [
        Paragraph(Role.HEADING_1, "一、关于停车", "responses.0.heading"),
        Paragraph(Role.BODY, "甲", "responses.0.body", 0),
        Paragraph(Role.BODY, "乙", "responses.0.body", 2),
        Paragraph(Role.BODY, "二、丙", "responses.1.body"),
        Paragraph(Role.HEADING_1, "三、关于公交", "responses.2.heading"),
    ]


def test_an_only_point_has_no_numeral(reply) -> None:
    assert [p.text for p in body(reply())] == ["已新增公交车12辆。"]
    headed = reply(responses=[{"heading": "关于停车", "body": "甲"}])
    assert [(p.role, p.text) for p in body(headed)] == [(Role.HEADING_1, "关于停车"), (Role.BODY, "甲")]


@pytest.mark.parametrize("typed", ["二、关于停车", "五、关于停车", "（二）关于停车", "3.关于停车", "（1）关于停车"])
def test_a_typed_numeral_is_never_changed(reply, typed: str) -> None:
    made = reply(responses=[{"heading": typed, "body": "甲"}, {"body": "九、乙"}])
    assert [p.text for p in body(made)] == [typed, "甲", "九、乙"]


@pytest.mark.parametrize(
    ("line", "role", "lead"),
    [
        ("（一）建好平台。今年以来，已建成。", Role.HEADING_2, 8),
        ("(二)建好平台", Role.HEADING_2, 0),
        ("（三）建好平台。", Role.HEADING_2, 8),
        ("1.扩建（380个泊位。）工程；随后开放。", Role.HEADING_3, 16),
        ("（1）城区28处，由公司改造。", Role.HEADING_4, 15),
        ("（2）城区：", Role.HEADING_4, 6),
        ("1.8万个泊位。已开放。", Role.BODY, 0),
        ("一、甲。乙。", Role.BODY, 0),
    ],
)
def test_headings_in_a_body(reply, line: str, role: Role, lead: int) -> None:
    (paragraph,) = body(reply(responses=[{"body": line}]))
    assert (paragraph.role, paragraph.lead, paragraph.text) == (role, lead, line)


def test_the_indent_of_a_typist_is_not_text(reply) -> None:
    assert [p.text for p in body(reply(responses=[{"body": "　　甲 乙　丙  \n \n\t丁"}]))] == ["甲 乙　丙", "丁"]


@pytest.mark.parametrize(
    ("field", "typed", "near"),
    [
        ("opening", "收息答复", "收悉答复"),
        ("closing", "感谢", "感谢监督"),
        ("cc", "政协", "政协抄送"),
        ("contacts", "逐人", "逐人分行"),
    ],
)
def test_an_unknown_block_is_an_error_that_suggests(reply, field: str, typed: str, near: str) -> None:
    with pytest.raises(DraftingError) as caught:
        word(reply(**{field: typed}))
    (finding,) = caught.value.findings
    assert (finding.code, finding.where) == ("F014", field)
    assert f"“{typed}”" in finding.message and near in finding.remedy


def test_all_unknown_blocks_are_told_at_once(small_form: str) -> None:
    with pytest.raises(DraftingError) as caught:
        word(load_text(small_form + "引言: 收息\n结语: 感谢\n抄送: 市政府督查室\n联系人: 周明\n", "表.yaml"))
    found = {finding.place: finding for finding in caught.value.findings}
    assert set(found) == {"引言", "结语", "抄送", "联系人"}
    assert (found["抄送"].file, found["抄送"].line, found["抄送"].column) == ("表.yaml", 10, 5)
    assert "- 单位名称" in found["抄送"].remedy
    assert "- 姓名: …" in found["联系人"].remedy


def test_a_block_that_lacks_a_field_names_it(reply) -> None:
    with pytest.raises(DraftingError, match="要用“级”，表单中没有"):
        word(reply(proposal={"session": "五届三次会议"}, cc="政协抄送"))


def test_contacts_line_by_line_and_with_typed_text(reply) -> None:
    people = [{"unit": "停车科", "person": "周明", "phone": "1"}, {"person": "沈航"}]
    assert texts(reply(contacts=["逐人分行", *people]), Role.NOTE) == [
        "（联系人：停车科周明，电话：1）",
        "（联系人：沈航）",
    ]
    assert texts(reply(contacts=["工作日可来电咨询。", *people[1:]]), Role.NOTE) == [
        "（联系人：沈航）",
        "工作日可来电咨询。",
    ]
    assert texts(reply(contacts="联系人：周明，电话：1"), Role.NOTE) == ["联系人：周明，电话：1"]


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_stands_as_typed(reply, text: str) -> None:
    one_line = ("title", "document_number", "signatory", "result", "issuer", "disclosure", "printed_by", "copy_number")
    made = reply(
        **dict.fromkeys(one_line, text),
        **{"salutation": text, "opening": f"{text}。", "closing": f"{text}。", "attachments": [text, text]},
        proposal={"title": text, "session": text, "number": text},
        responses=[{"heading": text, "body": f"{text}\n{text}"}],
        contacts=[{"unit": text, "person": text, "phone": text}],
        cc=[text],
        layout="文件",
    )
    document = word(made)
    for paragraph in document:
        assert text in paragraph.text, paragraph
    assert len(document.of(Role.SIGNATORY)) == 1
    assert len(list(document)) == 19


@given(st.text(st.characters(blacklist_categories=("Cc", "Cs")).filter(lambda sign: not has_unfit(sign)), max_size=80))
def test_any_text_comes_through(text: str) -> None:
    proposal = {"session": "五届三次会议", "number": "76", "proposers": "陈知远"}
    made = Reply(kind="提案答复", proposal=proposal, responses=[{"body": f"甲{text}乙"}])
    assert [p.text for p in body(made)] == [f"甲{text}乙"]


def test_half_a_megabyte_in_one_paragraph(reply) -> None:
    text = "云" * 170_000
    assert [p.text for p in body(reply(responses=[{"body": text}]))] == [text]


def test_no_paragraph_holds_a_line_break(reply) -> None:
    made = reply(
        cc=["市政协\n提案委"], attachments=["甲\n乙"], proposal={"session": "五届\n三次", "proposers": ["陈\n知远"]}
    )
    assert not [paragraph.text for paragraph in word(made) if "\n" in paragraph.text]


def test_a_control_character_in_a_reply_made_by_a_script(reply) -> None:
    with pytest.raises(DraftingError, match="不能印出的控制字符"):
        word(reply(responses=[{"body": "甲\x00"}]))


@pytest.mark.parametrize(
    ("typed", "salutation"),
    [
        ("王思齐委员", "王思齐委员："),
        ("王思齐等5名委员", "王思齐等5名委员："),
        ("王思齐、李若溪、民盟青河县总支", "民盟青河县总支、王思齐、李若溪委员："),
        ("王思齐和李若溪委员", "王思齐、李若溪委员："),
        ("王思齐 李若溪", "王思齐、李若溪委员："),
        ("陈 远", "陈 远委员："),
        (["王思齐委员", "李若溪委员"], "王思齐、李若溪委员："),
        (["市侨联", "市科协"], "市侨联、市科协："),
        ("民盟云州市委会", "民盟云州市委会："),
    ],
)
def test_a_title_a_count_and_several_names_are_understood(
    reply: Callable[..., Reply], typed: str | list[str], salutation: str
) -> None:
    worded = word(reply(proposal={"proposers": typed}))
    assert worded.text(Role.SALUTATION) == salutation


def test_one_man_with_his_title_is_spoken_to_as_one(reply: Callable[..., Reply]) -> None:
    said = [
        word(reply(proposal={"proposers": typed})).of(Role.BODY)[0].text[0]
        for typed in ("王思齐委员", "王思齐等5名委员")
    ]
    assert said == ["您", "你"]
