"""Loading a form: both languages, zeros kept, and every fault named with its place, its field and the way out."""

from __future__ import annotations

import io
import json
import os
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from drafting.document import Layout
from drafting.findings import DraftingError
from drafting.form.draft import attempt, finished
from drafting.form.load import decode, load, load_text, read_stream, read_text
from drafting.form.profile import office_in_force
from drafting.form.revise import values_of
from drafting.form.shape import Origin
from drafting.form.source import MAX_BYTES
from drafting.form.write import write_form
from drafting.wording.word import word

HEAD = "文种: 提案答复\n建议提案: {届次: 市政协五届三次会议, 编号: 0076, 提出人: 陈知远}\n"
BODY = "答复: [{内容: 已办结。}]\n"


def in_proposal(field: str) -> str:
    return f"文种: 提案答复\n建议提案: {{届次: 五届三次会议, 编号: 76, 提出人: 陈知远, {field}}}\n{BODY}"


def test_the_least_that_loads(small_form: str) -> None:
    reply = load_text(small_form)
    assert reply.proposal.number == "0076"
    assert [proposer.name for proposer in reply.proposal.proposers] == ["陈知远"]
    assert reply.signatory is None and reply.layout is None and reply.cc is None


def test_zeros_and_forms_of_numbers_are_kept() -> None:
    form = HEAD + BODY + "份号: 000012\n联系人: [{电话: 02775555}]\n办理结果: 1\n"
    reply = load_text(form)
    assert (reply.copy_number, reply.contacts[0].phone, reply.result) == ("000012", "02775555", "1")


def test_both_languages_mean_the_same(small_form: str) -> None:
    english = {
        "kind": "提案答复",
        "proposal": {"session": "市政协五届三次会议", "number": "0076", "proposers": ["陈知远"]},
        "responses": [{"body": "已新增公交车12辆。"}],
    }
    mixed = english | {"文种": "提案答复"}
    del mixed["kind"]
    chinese = load_text(small_form)
    for form in (english, mixed):
        assert load_text(json.dumps(form)).model_dump() == chinese.model_dump()
        assert load_text(json.dumps(form, ensure_ascii=False, indent=2)).model_dump() == chinese.model_dump()


def test_null_is_absent_and_empty_is_empty() -> None:
    form = {"kind": "提案答复", "signatory": None, "result": "", "date": "", "contacts": None, "cc": "", "layout": None}
    form["proposal"] = {"session": "五届", "number": "1", "proposers": "陈知远", "kind": None, "title": ""}
    form["responses"] = [{"body": "已办结。", "heading": None, "demand": ""}]
    reply = load_text(json.dumps(form))
    assert (reply.signatory, reply.result, reply.date, reply.contacts, reply.cc) == (None, "", "", None, "")
    assert (reply.layout, reply.proposal.kind, reply.proposal.title) == (None, None, "")
    assert (reply.responses[0].heading, reply.responses[0].demand) == (None, "")


def test_an_empty_field_without_a_label_is_absent() -> None:
    reply = load_text(in_proposal("人数: ''") + "版式:\n抄送: [{单位: 市政协提案委, 份数: }]\n")
    assert (reply.layout, reply.proposal.proposer_count, reply.cc[0].copies) == (None, None, None)


@pytest.mark.parametrize("typed", ["2026-09-10", "2026年9月10日", "二〇二六年九月十日", "'2026-09-10'"])
def test_dates(typed: str) -> None:
    assert load_text(f"{HEAD}{BODY}成文日期: {typed}\n").date == date(2026, 9, 10)


def test_one_value_may_stand_for_a_list() -> None:
    reply = load_text(HEAD + "答复: {内容: 已办结。}\n附件: 一览表\n联系人: {姓名: 周明}\n抄送: {单位: 市政协提案委}\n")
    assert reply.attachments == ("一览表",)
    assert (reply.contacts[0].person, reply.cc[0].recipient, len(reply.responses)) == ("周明", "市政协提案委", 1)


def test_lines_of_a_text_are_items() -> None:
    form = HEAD.replace("提出人: 陈知远", '提出人: "陈知远\\n林若溪"')
    reply = load_text(form + BODY + "附件: |\n  泊位一览表\n\n  停车场名单\n")
    assert reply.attachments == ("泊位一览表", "停车场名单")
    assert [proposer.name for proposer in reply.proposal.proposers] == ["陈知远", "林若溪"]


def test_recipients_with_copies() -> None:
    form = HEAD + BODY + "抄送: [市政协提案委（2份）, 市政府督查室(1份), 各县（区）政府]\n"
    assert [(to.recipient, to.copies) for to in load_text(form).cc] == [
        ("市政协提案委", 2),
        ("市政府督查室", 1),
        ("各县（区）政府", None),
    ]


def test_a_byte_order_mark_and_carriage_returns(tmp_path: Path, small_form: str) -> None:
    path = tmp_path / "表单.yaml"
    path.write_bytes(b"\xef\xbb\xbf" + (small_form + "签发人: 何维\n").replace("\n", "\r\n").encode())
    reply = load(path)
    assert (reply.signatory, reply.layout) == ("何维", None)
    assert reply._origin.locate("signatory") == (str(path), 8, 6)


def test_layouts() -> None:
    assert load_text(HEAD + BODY + "版式: 信函\n").layout is Layout.LETTER


@pytest.mark.parametrize(
    ("form", "code", "place", "line", "column", "said"),
    [
        ("文字\n", "F004", "", 1, 1, "应为若干行“字段: 内容”"),
        ("- 甲\n- 乙\n", "F004", "", 1, 1, "应为若干行“字段: 内容”"),
        ("文种：提案答复\n版式：文件\n", "F004", "", 1, 1, "应为若干行“字段: 内容”"),
        (HEAD.replace("提案答复", "提按答复") + BODY, "F007", "文种", 1, 5, "没有“提按答复”这一文种，应为"),
        (HEAD.replace(" 提案答复", "") + BODY, "F005", "文种", 1, 1, "必填"),
        (HEAD.replace("提案答复", "null") + BODY, "F005", "文种", 1, 5, "必填"),
        (HEAD + "答复: 已办结。\n", "F004", "答复", 3, 5, "每一条答复应写作“内容: …”"),
        (HEAD + "答复: [已办结。]\n", "F004", "答复第1条", 3, 6, "每一条答复应写作“内容: …”"),
        (HEAD + "答复: [{内容: [甲, 乙]}]\n", "F004", "答复第1条·内容", 3, 11, "应为文字，此处是列表"),
        ("文种: 提案答复\n建议提案: 第76号\n" + BODY, "F004", "建议提案", 2, 7, "应为若干行"),
        (in_proposal("人数: 十二"), "F004", "建议提案·人数", 2, 42, "应为整数"),
        (in_proposal("人数: 0"), "F004", "建议提案·人数", 2, 42, "应为正整数"),
        (in_proposal("人数: 99999"), "F004", "建议提案·人数", 2, 42, "数字过大"),
        (in_proposal(f"人数: {'9' * 5000}"), "F004", "建议提案·人数", 2, 42, "数字过大"),
        (in_proposal("类别: 意见"), "F007", "建议提案·类别", 2, 42, "没有“意见”这一类别，应为"),
        (in_proposal("诉求: [甲, null]"), "F005", "建议提案·诉求第2项", 2, 46, "这一项没有填写"),
        (in_proposal("诉求: [{甲: 乙}]"), "F004", "建议提案·诉求第1项", 2, 43, "应为文字，此处是若干字段"),
        (in_proposal("收到日期: 2026-02-30"), "F006", "建议提案·收到日期", 2, 44, "没有这一天"),
        (in_proposal("").replace("提案答复", "会办意见"), "F007", "建议提案", 2, 7, "会办意见的类别应为"),
        (HEAD + BODY + "成文日期: 2026年2月29日\n", "F006", "成文日期", 4, 7, "没有这一天"),
        (HEAD + BODY + "成文日期: 明天\n", "F006", "成文日期", 4, 7, "应写作 2026-09-10 或 2026年9月10日"),
        (HEAD + BODY + "版式: 红头\n", "F007", "版式", 4, 5, "没有这一版式"),
        (HEAD + BODY + "签发入: 何维\n", "F003", "", 4, 1, "没有“签发入”这个字段"),
        (HEAD + BODY + "~: 何维\n", "F003", "", 4, 1, "这里应有字段名"),
        (HEAD + BODY + "<<: {签发人: 何维}\n", "F003", "", 4, 1, "没有“<<”这个字段"),
        (HEAD + BODY + "文种: 提案答复\n", "F002", "文种", 4, 1, "写了两次"),
        (HEAD + BODY + "kind: 提案答复\n", "F002", "文种", 4, 1, "写了两次"),
        (HEAD + BODY + "标题: {{ 7*7 }}\n", "F004", "标题", 4, 5, "应为文字"),
        (HEAD + BODY + "标题: [关于]\n", "F004", "标题", 4, 5, "应为文字，此处是列表"),
        (HEAD + BODY + '标题: "甲\\x07"\n', "F008", "", 4, 5, "控制字符 U+0007"),
        (HEAD + BODY + "标题: 甲\x07\n", "F008", "", 4, 6, "控制字符 U+0007"),
        (HEAD + BODY + "标题: !!int 1\n", "F011", "", 4, 5, "不接受 YAML 标签"),
        (HEAD + BODY + "联系人: [{手机: 1}]\n", "F003", "联系人第1人", 4, 8, "没有“手机”这个字段"),
        (HEAD + BODY + "抄送: [{份数: 2}]\n", "F005", "抄送第1个·单位", 4, 6, "必填"),
        (HEAD + BODY + "抄送: [{单位: 甲, 份数: 两}]\n", "F004", "抄送第1个·份数", 4, 18, "应为整数"),
    ],
)
def test_each_fault_has_its_place_and_a_way_out(faults, form, code, place, line, column, said) -> None:
    (finding,) = faults(form)
    assert (finding.code, finding.place, finding.line, finding.column) == (code, place, line, column)
    assert finding.message.startswith(said) or said in finding.message
    assert finding.remedy
    assert str(finding).startswith(f"表.yaml:{line}:{column} {place}".rstrip() + "：")


@pytest.mark.parametrize(
    ("form", "place", "line", "column", "said"),
    [
        (HEAD, "答复第1条·内容", 1, 1, "没有答复内容"),
        (HEAD + "答复:\n", "答复第1条·内容", 3, 1, "没有答复内容"),
        (HEAD + "答复: []\n", "答复第1条·内容", 3, 5, "没有答复内容"),
        (HEAD + "答复: null\n", "答复第1条·内容", 3, 5, "没有答复内容"),
        (HEAD + "答复: [{}]\n", "答复第1条·内容", 3, 6, "没有答复内容"),
        (HEAD + "答复:\n  - 标题:\n    内容: |\n", "答复第1条·内容", 5, 5, "没有答复内容"),
        (in_proposal("提出人: ''").replace("提出人: 陈知远, ", ""), "建议提案·提出人", 2, 28, "没有提出人"),
        (in_proposal("提出人: []").replace("提出人: 陈知远, ", ""), "建议提案·提出人", 2, 33, "没有提出人"),
        (in_proposal("").replace("陈知远", "[陈知远, '']"), "建议提案·提出人第2人·姓名", 2, 40, "没有提出人的姓名"),
        (in_proposal("").replace("76", "''"), "建议提案·编号", 2, 20, "没有编号"),
        (in_proposal("").replace("届次: 五届三次会议, ", ""), "建议提案·届次", 2, 7, "没有届次"),
    ],
)
def test_what_is_still_to_come_loads_as_a_draft(form, place, line, column, said) -> None:
    reply = load_text(form, "表.yaml")
    with pytest.raises(DraftingError) as caught:
        finished(reply)
    (finding,) = caught.value.findings
    assert (finding.code, finding.place, finding.line, finding.column) == ("F005", place, line, column)
    assert finding.message == said and finding.remedy
    assert not reply.marked.missing and any("〔" in paragraph.text for paragraph in word(reply))


@pytest.mark.parametrize("form", ["文种: 提案答复\n" + BODY, "文种: 提案答复\n建议提案:\n" + BODY])
def test_a_form_without_its_proposal_is_a_draft(form: str) -> None:
    assert [what for _, what in load_text(form).missing] == ["届次", "编号", "提出人"]


def test_loading_returns_what_it_has_in_one_pass() -> None:
    form = in_proposal("人数: 多, 收到日期: 明天, 标题: [甲]") + "签发人: 何维\n版式: 红头\n未知: 1\n"
    loaded = attempt(form, "表.yaml")
    assert [finding.code for finding in loaded.findings] == ["F004", "F006", "F004", "F007", "F003"]
    assert loaded.reply is not None and loaded.values["signatory"] == "何维"
    assert (loaded.reply.signatory, loaded.reply.layout, loaded.reply.proposal.received) == ("何维", None, None)
    assert attempt("甲: [", "表.yaml").reply is None


def test_near_names_are_suggested_in_the_language_typed(faults) -> None:
    found = faults(HEAD + BODY + "签发入: 甲\nsignatury: 乙\n成文时间: 丙\n")
    assert [finding.remedy for finding in found] == ["是否为“签发人”", "是否为“signatory”", "是否为“成文日期”"]


def test_of_names_as_near_as_each_other_all_are_suggested(faults) -> None:
    (finding,) = faults(HEAD + BODY + "引发机关: 甲\n")
    assert finding.remedy == "是否为“发文机关”或“印发机关”"


@pytest.mark.parametrize("begin", [b"PK\x03\x04", b"\xd0\xcf\x11\xe0", b"%PDF-1.7"])
def test_a_document_given_for_a_form_is_told_to_be_read(begin: bytes) -> None:
    with pytest.raises(DraftingError, match=r"drafting read 答复\.docx -o 表单\.yaml"):
        decode(begin + b"\0\xff", "答复.docx")


HANDLING = """\
建议提案: {届次: 市政协五届三次会议, 编号: 76, 提出人: 陈知远, 会办单位: [市财政局, 市公安局]}
答复:
  - {内容: 已办结。, 责任单位: 市公交公司, 完成时限: 2026-12-31, 完成日期: 2026年11月20日}
承办人: 周明
承办科室: 停车管理科
沟通: {日期: 2026-06-18, 方式: 面商}
会办意见:
  - {单位: 市财政局, 文件: 意见.docx}
  - 市公安局
归档日期: 2026-12-20
反馈: {结果: 满意, 日期: 2026-10-12, 意见: 希望加快}
首次答复: {发文字号: 云城管〔2026〕23号, 成文日期: 2026-03-10}
"""


def test_how_a_case_was_handled_is_held_and_not_printed() -> None:
    reply = load_text("文种: 提案答复\n" + HANDLING)
    assert [opinion.unit for opinion in reply.opinions] == ["市财政局", "市公安局"]
    assert (reply.talk.way, reply.feedback.result, reply.first_reply.date) == ("面商", "满意", date(2026, 3, 10))
    assert (reply.proposal.cohosts, reply.responses[0].done) == (("市财政局", "市公安局"), date(2026, 11, 20))
    printed = "".join(paragraph.text for paragraph in word(reply))
    assert not [sign for sign in ("财政局", "公交公司", "停车管理科", "面商", "满意", "加快") if sign in printed]
    english = json.dumps(values_of("文种: 提案答复\n" + HANDLING), ensure_ascii=False)
    assert load_text(english).model_dump() == reply.model_dump()
    assert values_of(write_form(values_of(english))) == values_of(english)


def test_an_empty_group_is_absent() -> None:
    reply = load_text(HEAD + BODY + "沟通:\n反馈:\n会办意见:\n首次答复:\n")
    assert (reply.talk, reply.feedback, reply.first_reply) == (None, None, None)


def test_every_fault_is_told_at_once(faults) -> None:
    form = """\
文种: 提案
版式: 红头
成文日期: 2026-02-30
签发入: 何维
标题: "\\x07"
建议提案:
  届次: 五届
  人数: 多
  编号: 1
  编号: 2
  提出人: !x 陈知远
答复:
  - 已办结。
  - {内容: 甲, 情况: 乙}
"""
    found = faults(form)
    assert [(finding.code, finding.line) for finding in found] == [
        ("F007", 1),
        ("F007", 2),
        ("F006", 3),
        ("F003", 4),
        ("F008", 5),
        ("F004", 8),
        ("F002", 10),
        ("F011", 11),
        ("F004", 13),
        ("F003", 14),
    ]


def test_a_missing_file(tmp_path: Path) -> None:
    for path in (tmp_path / "没有.yaml", tmp_path / "没有" / "表.yaml"):
        with pytest.raises(DraftingError) as caught:
            load(path)
        (finding,) = caught.value.findings
        assert (finding.code, finding.message, finding.file) == ("F012", "没有这个文件", str(path))


def test_a_folder_is_no_form(tmp_path: Path) -> None:
    with pytest.raises(DraftingError, match="这是文件夹，不是表单"):
        read_text(tmp_path)


def test_a_file_that_may_not_be_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise PermissionError(13, "Permission denied")

    (tmp_path / "表.yaml").write_text(BODY, "utf-8")
    monkeypatch.setattr(Path, "open", refuse)
    with pytest.raises(DraftingError, match="没有读取这个文件的权限"):
        read_text(tmp_path / "表.yaml")


def test_more_than_ten_megabytes(tmp_path: Path) -> None:
    path = tmp_path / "表.yaml"
    path.write_bytes(b"#" * (MAX_BYTES + 1))
    with pytest.raises(DraftingError, match="文件超过 10 MB"):
        load(path)


def test_of_an_endless_stream_no_more_is_read_than_a_form_may_have() -> None:
    class Endless(io.RawIOBase):
        def read(self, size: int = -1) -> bytes:
            assert 0 < size <= MAX_BYTES + 1
            return b"a" * size

    with pytest.raises(DraftingError, match="文件超过 10 MB"):
        read_stream(Endless(), "标准输入")


@pytest.mark.parametrize("encoding", ["gb18030", "utf-16"])
def test_another_encoding_is_named(encoding: str) -> None:
    with pytest.raises(DraftingError, match="不是 UTF-8 编码") as caught:
        decode("文种: 提案答复\n".encode(encoding), "表.yaml")
    assert caught.value.findings[0].line == 1


def test_load_tells_a_text_from_a_path(tmp_path: Path, small_form: str) -> None:
    path = tmp_path / "表.yaml"
    path.write_text(small_form, encoding="utf-8")
    assert load(str(path)).model_dump() == load(path).model_dump() == load(small_form).model_dump()


FORM = """\
签发人: 何维
标题: '关于停车'
引言: |
    第一行
    第二行

    第四行
结语: >
  折起的
  文字
发文机关: 云州市
  城市管理局
附件: ["甲", 乙]
"""


def origin() -> Origin:
    form = FORM + HEAD + BODY
    return load_text(form, "表.yaml")._origin


@pytest.mark.parametrize(
    ("path", "line", "offset", "place"),
    [
        ("signatory", 0, 0, (1, 6)),
        ("signatory", 0, 1, (1, 7)),
        ("title", 0, 2, (2, 8)),
        ("opening", 0, 0, (4, 5)),
        ("opening", 1, 2, (5, 7)),
        ("opening", 3, 0, (7, 5)),
        ("closing", 0, 0, (8, 5)),
        ("closing", 0, 3, (8, 5)),
        ("issuer", 0, 2, (11, 9)),
        ("issuer", 0, 6, (11, 7)),
        ("attachments.0", 0, 0, (13, 7)),
        ("attachments.1", 0, 0, (13, 11)),
        ("proposal.number", 0, 3, (15, 30)),
        ("proposal.title", 2, 5, (15, 7)),
        ("responses.0.heading", 0, 0, (16, 6)),
        ("date", 0, 0, (1, 1)),
        ("", 0, 0, (1, 1)),
    ],
)
def test_origin_locates(path: str, line: int, offset: int, place: tuple[int, int]) -> None:
    assert origin().locate(path, line, offset) == ("表.yaml", *place)


FAULTS = "文种: 提案答复\n建议提案: {届次: 五届三次会议, 编号: 76, 提出人: 陈知远}\n"


def test_five_hundred_points_and_a_long_text_pass() -> None:
    form = FAULTS + "答复:\n" + "  - {标题: 甲, 内容: 乙}\n" * 500 + "结语: " + "长" * 200_000 + "\n"
    reply = load_text(form)
    assert (len(reply.responses), len(reply.closing)) == (500, 200_000)


@pytest.mark.parametrize(
    ("form", "place", "said"),
    [
        ("答复: [" + "{内容: 甲}, " * 10_001 + "]\n", "答复", "有10001项，一份表单最多1000项"),
        ("抄送: [" + "甲, " * 1001 + "]\n" + BODY, "抄送", "有1001项"),
        (BODY + "标题: " + "长" * 1_000_001 + "\n", "标题", "有1000001字，最多20万字"),
        ("答复: [" + f"{{内容: {'长' * 190_000}}}, " * 6 + "]\n", "答复第6条·内容", "文字超过100万字"),
    ],
)
def test_what_is_too_much_for_one_form_is_said(faults, form: str, place: str, said: str) -> None:
    (finding,) = faults(FAULTS + form)
    assert (finding.code, finding.place) == ("F010", place)
    assert said in finding.message and finding.remedy


@pytest.mark.parametrize(
    "form", ["答复: [" + "{丙: 甲}, " * 900 + "]\n", BODY + "抄送: [" + "{份数: 2}, " * 900 + "]\n"]
)
def test_of_very_many_faults_the_rest_is_counted(faults, form: str) -> None:
    found = faults(FAULTS + form)
    assert len(found) == 201 and found[-1].message == "另有700处错误，没有逐一列出"


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes on this system")
@pytest.mark.parametrize("make", [os.mkfifo, lambda path: path.symlink_to("/dev/zero")], ids=["pipe", "device"])
def test_a_pipe_and_a_device_are_no_forms(tmp_path: Path, make: Callable[[Path], None]) -> None:
    make(tmp_path / "表单.yaml")
    with pytest.raises(DraftingError, match="设备或管道"):
        load(tmp_path / "表单.yaml")


def test_a_name_that_no_file_can_have_is_said() -> None:
    with pytest.raises(DraftingError, match="不能用的字符"):
        load(Path("a\x00.yaml"))


def test_a_form_that_is_a_link_to_itself_has_no_profile_and_cannot_be_read(tmp_path: Path) -> None:
    path = tmp_path / "表单.yaml"
    path.symlink_to(path.name)
    assert office_in_force(path, None, tmp_path / "无") is None
    with pytest.raises(DraftingError, match="绕成了圈"):
        load(path)


def test_an_office_whose_name_no_file_can_have_is_said(tmp_path: Path) -> None:
    with pytest.raises(DraftingError, match="不能用的字符"):
        office_in_force(None, "\x00", tmp_path)


def test_a_field_of_200_000_characters_loads_and_a_longer_one_is_named(small_form: str, faults: Any) -> None:
    long = small_form.replace("已新增公交车12辆。", "云" * 200_000)
    assert len(load_text(long).responses[0].body) == 200_000
    (finding,) = faults(small_form.replace("已新增公交车12辆。", "云" * 200_001))
    assert (finding.code, finding.where, finding.line) == ("F010", "responses.0.body", 7)
    assert "200001字" in finding.message and "答复第1条·内容" in str(finding)


def test_a_home_that_may_not_be_searched_has_no_profile(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(path: object, **_: object) -> os.stat_result:
        raise PermissionError(13, "Permission denied", str(path))

    monkeypatch.setattr(os, "stat", refuse)
    assert office_in_force(None, None, tmp_path) is None
