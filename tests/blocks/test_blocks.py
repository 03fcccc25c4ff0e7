"""Blocks: what is wrong is said with file and line before anything runs, and a block's words reach the page."""

from __future__ import annotations

import os
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drafting.blocks.files import MAX_BYTES, Library, library_of
from drafting.blocks.filling import preview, unusable
from drafting.blocks.language import faults
from drafting.blocks.vocabulary import FIELDS
from drafting.document import Document, Role
from drafting.findings import DraftingError
from drafting.form.load import load_text
from drafting.form.profile import load_office
from drafting.model.kinds import kind_names
from drafting.model.office import Office
from drafting.shelf import HEAD, PARTS, blocks, parse
from drafting.wording.facts import facts
from drafting.wording.word import block_facts, word
from tests.fuzz.blocks import attempt

FORM = """\
文种: 提案答复
建议提案: {届次: 市政协五届三次会议, 编号: 76, 标题: 关于疏浚河道, 提出人: 陈知远}
结语: 谢意
答复:
  - 内容: |
      已疏浚河道12公里。
      【段：依据】
      明年继续。
"""
DAY = date(2026, 9, 10)


def head(name: str = "谢意", **more: str) -> str:
    return "\n".join(["{#", f"名称：{name}", *(f"{key}：{value}" for key, value in more.items()), "#}", ""])


def office(folder: Path, **files: str | bytes) -> Office:
    """An office whose closings are these files."""
    (folder / "blocks" / "结语").mkdir(parents=True, exist_ok=True)
    (folder / "office.yaml").write_text("名称: 云州市水利局\n", encoding="utf-8")
    for name, content in files.items():
        data = content if isinstance(content, bytes) else content.encode()
        (folder / "blocks" / "结语" / f"{name}.txt").write_bytes(data)
    return load_office(folder)


def closing(document: Document) -> str:
    return "".join(paragraph.text for paragraph in document if paragraph.source == "closing")


def refused(office: Office, form: str = "") -> list[tuple[str, str, int]]:
    with pytest.raises(DraftingError) as caught:
        word(load_text(form or FORM.replace("      【段：依据】\n", "")), office)
    return [(finding.code, Path(finding.file).name, finding.line) for finding in caught.value.findings]


@pytest.mark.parametrize(
    ("text", "code", "line"),
    [
        ("感谢\n{{ 您好 }}。", "B008", 5),
        ("{% if 您 %}感谢{{ 姓名 }}{% endif %}", "B008", 4),
        ("{{ 主办单位 }}，感谢。", "B008", 4),
        ("{% include '/etc/passwd' %}", "B007", 4),
        ("{% include '../office.yaml' %}", "B007", 4),
        ("{% extends 'reply.xml' %}", "B007", 4),
        ("{% import 'reply.xml' as 模板 %}", "B007", 4),
        ("{% from 'reply.xml' import 甲 %}", "B007", 4),
        ("\n\n{% for 数 in range(999999999) %}{{ 数 }}{% endfor %}", "B007", 6),
        ("{% for 字 in 届次 %}甲{% endfor %}", "B007", 4),
        ("{% for 人 in 联系人 recursive %}{{ loop(联系人) }}{% endfor %}", "B007", 4),
        ("{% macro 甲() %}{{ 甲() }}{% endmacro %}{{ 甲() }}", "B007", 4),
        ("{% set 甲 = 1 %}", "B007", 4),
        ("{{ 您.__class__.__mro__ }}", "B007", 4),
        ("{{ 您['__class__'] }}", "B007", 4),
        ("{{ cycler.__init__.__globals__.os.system('touch 甲') }}", "B007", 4),
        ("{{ 您 * 999999999 }}", "B007", 4),
        ("{{ 'a' * 10 ** 9 }}", "B007", 4),
        ("{{ 您 | upper }}", "B007", 4),
        ("{{ lipsum() }}", "B007", 4),
        ("{{ 您 if 您 else 届次 }}", "B007", 4),
        ("{{ [您] }}", "B007", 4),
        ("{% if 您 is string %}甲{% endif %}", "B007", 4),
        ("{% raw %}{{ 您 }}{% endraw %}{% filter upper %}甲{% endfilter %}", "B007", 4),
        ("{% block 甲 %}乙{% endblock %}", "B007", 4),
        ("{% with %}甲{% endwith %}", "B007", 4),
        ("{% do 甲 %}", "B006", 4),
        ("甲\n{% if 您 %}没有完", "B006", 5),
        ("{{ 您", "B006", 4),
        ("{{ }}", "B006", 4),
        ("{# 没有完", "B006", 4),
        ("{{ " + "(" * 3000 + "您" + ")" * 3000 + " }}", "B006", 4),
        ("{% if 您 %}" * 1500 + "{% endif %}" * 1500, "B006", 4),
        ("{% if 您 %}" * 12 + "甲" + "{% endif %}" * 12, "B007", 4),
    ],
)
def test_a_bad_block_is_refused_with_its_line_before_it_runs(text: str, code: str, line: int, tmp_path: Path) -> None:
    said = refused(office(tmp_path, 谢意=head() + text))
    assert said[0] == (code, "谢意.txt", line)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["blocks", "office.yaml"]


@pytest.mark.parametrize(
    ("content", "code", "line"),
    [
        (head() .encode() + b"\n" + "感谢".encode("gb18030"), "B003", 5),
        (b"\x00" * (10 * 1024 * 1024), "B002", 1),
        (b"a" * (MAX_BYTES + 1), "B002", 1),
        (head(停用="2026-06-30") + "感谢。", "B005", 3),
        (head(起用="2027-01-01") + "感谢。", "B005", 3),
        (head(停用="长期") + "感谢。", "B004", 3),
        (head(停用="2026年6月31日") + "感谢。", "B004", 3),
        (head(适用="提案答复、复函") + "感谢。", "B004", 3),
        (head(作者="甲") + "感谢。", "B004", 3),
        ("感谢。", "B004", 1),
        ("{#\n说明：甲\n#}\n感谢。", "B004", 1),
    ],
)  # fmt: skip
def test_a_bad_file_is_refused_with_its_line(content: str | bytes, code: str, line: int, tmp_path: Path) -> None:
    form = FORM.replace("      【段：依据】\n", "成文日期: 2026-09-10\n").replace("      明年继续。\n", "")
    assert refused(office(tmp_path, 谢意=content), form) == [(code, "谢意.txt", line)]


def test_two_of_one_name_are_an_error_that_names_both(tmp_path: Path) -> None:
    two = office(tmp_path, 甲=head() + "感谢。", 乙=head() + "谢谢。")
    with pytest.raises(DraftingError) as caught:
        word(load_text(FORM.replace("      【段：依据】\n", "")), two)
    (finding,) = caught.value.findings
    assert finding.code == "B009" and finding.line == 2
    assert {Path(finding.file).name, finding.message[finding.message.index(" ") + 1 : -3]} == {"甲.txt", "乙.txt"}


@pytest.mark.skipif(os.name == "nt", reason="links need rights on Windows")
def test_a_link_out_of_the_folder_is_not_followed(tmp_path: Path) -> None:
    secret = tmp_path / "秘密.txt"
    secret.write_text(head() + "机密内容", encoding="utf-8")
    (tmp_path / "局" / "blocks" / "结语").mkdir(parents=True)
    (tmp_path / "局" / "blocks" / "结语" / "谢意.txt").symlink_to(secret)
    assert refused(office(tmp_path / "局")) == [("B001", "谢意.txt", 1)]


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes on this system")
def test_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    (tmp_path / "blocks" / "结语").mkdir(parents=True)
    os.mkfifo(tmp_path / "blocks" / "结语" / "谢意.txt")
    assert refused(office(tmp_path)) == [("B001", "谢意.txt", 1)]


def test_a_bad_block_that_is_not_asked_for_is_in_nobodys_way(tmp_path: Path) -> None:
    bureau = office(tmp_path, 谢意=head() + "感谢{{ 您 }}。", 坏=b"\xff\xff")
    document = word(load_text(FORM.replace("      【段：依据】\n", "")), bureau)
    assert closing(document) == "感谢您。"
    found = [
        fault.code
        for entry in library_of(bureau).blocks("closing").values()
        for fault in unusable(entry, "closing", DAY)
    ]
    assert found == ["B003"]


def test_a_field_that_the_case_has_not_is_an_error_and_never_a_blank(tmp_path: Path) -> None:
    said = refused(office(tmp_path, 谢意=head() + "\n请与{{ 签发人 }}联系。"))
    assert [code for code, _, _ in said] == ["F015"]
    with pytest.raises(DraftingError, match=r"谢意.txt 第5行）要用“签发人”，表单中没有"):
        word(load_text(FORM.replace("      【段：依据】\n", "")), office(tmp_path))


@pytest.mark.parametrize("signatory", ["", "签发人:\n", "签发人: ''\n"])
def test_a_letter_that_nobody_signed_says_of_nobody_that_he_did(signatory: str, tmp_path: Path) -> None:
    signed = office(tmp_path, 谢意=head() + "此复函已经{{ 签发人 }}同志审签。")
    signed = signed.model_copy(update={"signatories": ("何维",)})
    form = signatory + FORM.replace("      【段：依据】\n", "")
    with pytest.raises(DraftingError, match="要用“签发人”，表单中没有") as caught:
        word(load_text(form), signed)
    assert [finding.code for finding in caught.value.findings] == ["F015"]
    assert (
        closing(word(load_text("签发人: 秦岚\n" + form.removeprefix(signatory)), signed)) == "此复函已经秦岚同志审签。"
    )


def test_a_test_asks_whether_a_field_is_there(tmp_path: Path) -> None:
    bureau = office(tmp_path, 谢意=head() + "{% if 签发人 %}由{{ 签发人 }}签发。{% else %}感谢{{ 您 }}。{% endif %}")
    form = FORM.replace("      【段：依据】\n", "")
    assert closing(word(load_text(form), bureau)) == "感谢您。"
    assert "由何维签发。" in [p.text for p in word(load_text("签发人: 何维\n" + form), bureau)]


def test_an_offices_own_block_wins_over_the_shipped_one(tmp_path: Path) -> None:
    bureau = office(tmp_path, 感谢=head("感谢监督") + "谢谢{{ 您 }}。")
    form = FORM.replace("      【段：依据】\n", "").replace("谢意", "感谢监督")
    assert closing(word(load_text(form), bureau)) == "谢谢您。"
    assert closing(word(load_text(form))).startswith("感谢您对我们工作的关心")


def test_a_block_in_an_answer_stands_on_a_line_of_its_own(tmp_path: Path) -> None:
    bureau = office(tmp_path, 谢意=head() + "感谢{{ 您 }}。")
    folder = tmp_path / "blocks" / "段落"
    folder.mkdir()
    (folder / "依据.txt").write_text(head("依据") + "依据一：{{ 事项 }}。\n（一）依据二。\n", encoding="utf-8")
    document = word(load_text(FORM.replace("明年继续。", "明年继续，见【段：依据】。")), load_office(tmp_path))
    body = [(p.role, p.text, p.line) for p in document if p.source == "responses.0.body"]
    assert body == [
        (Role.BODY, "已疏浚河道12公里。", 0),
        (Role.BODY, "依据一：《关于疏浚河道》的提案。", 1),
        (Role.HEADING_2, "（一）依据二。", 1),
        (Role.BODY, "明年继续，见【段：依据】。", 2),
    ]
    assert bureau.name == "云州市水利局"


def test_a_block_that_is_not_there_is_said_on_its_line(tmp_path: Path) -> None:
    bureau = office(tmp_path, 谢意=head() + "感谢。")
    with pytest.raises(DraftingError) as caught:
        word(load_text(FORM, "表.yaml"), bureau)
    (finding,) = caught.value.findings
    assert (finding.code, finding.file, finding.line, finding.place) == ("F014", "表.yaml", 7, "答复第1条·内容")


@pytest.mark.parametrize("typed", ["{{ 您 }}", "{% include 'x' %}", "{% for 甲 in 乙 %}", "{#", "【段：{{ 您 }}】。"])
def test_what_a_form_holds_is_never_a_template(typed: str, tmp_path: Path) -> None:
    bureau = office(tmp_path, 谢意=head() + "感谢{{ 提出人 }}。")
    form = FORM.replace("陈知远", f"'{typed}'" if "'" not in typed else f'"{typed}"').replace("【段：依据】", typed)
    document = word(load_text(form), bureau)
    assert closing(document) == f"感谢{typed}。"
    assert typed in [p.text for p in document]


@given(st.text(alphabet="{}%#'\"您届次 iforn.|()[]_=\n", max_size=60))
def test_no_text_of_a_block_gets_past_as_anything_else(text: str) -> None:
    entry = parse("甲.txt", "{#\n名称：甲\n#}\n" + text)
    if not list(faults(entry, "closing")):
        preview(entry, dict.fromkeys(FIELDS, "字"))


def test_what_is_shipped_passes_its_own_check() -> None:
    for part in PARTS:
        for entry in blocks(part).values():
            assert unusable(entry, part, DAY) == [], entry.path
            assert set(entry.head) <= set(HEAD) and set(entry.kinds) <= set(kind_names()), entry.path
            assert entry.name.isalnum() and len(entry.name) <= 12, entry.path


def test_the_fields_that_are_told_are_those_there_are(reply) -> None:
    assert set(facts(reply())) == set(FIELDS)


def test_a_preview_marks_what_is_missing(reply) -> None:
    entry = blocks("closing")["供统一答复"]
    assert preview(entry, {}) == "以上意见，供你单位统一答复时参考。"
    opening = blocks("opening")["交办答复"]
    assert preview(opening, {"您": "您"}).startswith("您在〔届次〕上提出的〔事项〕（第〔编号〕号）")
    contact = blocks("contact")["联系人"]
    known = block_facts(reply(contacts=[{"person": "周明"}]))
    assert preview(contact, known) == "（联系人：周明）"


def test_files_in_no_part_are_named(tmp_path: Path) -> None:
    office(tmp_path, 谢意=head() + "感谢。")
    for stray in ("散放.txt", "结束语/甲.txt", "结语/乙.docx"):
        (tmp_path / "blocks" / stray).parent.mkdir(exist_ok=True)
        (tmp_path / "blocks" / stray).write_text("甲", encoding="utf-8")
    named = Library.of(tmp_path / "blocks").misplaced
    assert {Path(finding.file).name for finding in named} == {"散放.txt", "甲.txt", "乙.docx"}
    assert {finding.code for finding in named} == {"B010"}


def test_hostile_blocks_are_refused_or_say_words() -> None:
    used = sum(map(attempt, range(400)))
    assert 40 < used < 360


HOSTILE = (
    ("{% if 编号 > 50 %}甲{% endif %}", "B007"),
    ("{% if '甲' in 编号 %}甲{% endif %}", "B007"),
    ("{% autoescape true %}甲{% endautoescape %}", "B007"),
    ("{% if " + "not " * 3000 + "编号 %}甲{% endif %}", "B006"),
    ("{% if " + "编号 and " * 3000 + "编号 %}甲{% endif %}", "B006"),
    ("{% if " + "编号 or " * 3000 + "编号 %}甲{% endif %}", "B006"),
    ("{% if 编号 %}甲" + "{% elif 编号 %}乙" * 3000 + "{% endif %}", "B007"),
    ('{{ "\\ud800" }}', "B007"),
    ("{{ " + "9" * 5000 + " }}", "B006"),
    ("{{ 0x" + "f" * 5000 + " }}", "B007"),
    ("{{ not 编号 }}", "B007"),
    ("{{ 编号 == '76' }}", "B007"),
    ("{{ none }}", "B007"),
    ("感谢\x01。", "B006"),
    ("感谢\ufdd0。", "B006"),
)


@pytest.mark.parametrize(
    ("text", "code"), HOSTILE, ids=[text[:30].encode("unicode_escape").decode() for text, _ in HOSTILE]
)
def test_what_python_would_stumble_over_is_a_finding(text: str, code: str) -> None:
    found = unusable(parse("甲.txt", head() + text), "opening", DAY)
    assert [(finding.code, finding.line) for finding in found] == [(code, 4)]


@pytest.mark.skipif(os.name == "nt", reason="links need rights on Windows")
def test_a_link_to_itself_is_a_finding(tmp_path: Path) -> None:
    bureau = office(tmp_path)
    loop = tmp_path / "blocks" / "结语" / "谢意.txt"
    loop.symlink_to(loop)
    assert refused(bureau) == [("B001", "谢意.txt", 1)]


@pytest.mark.skipif(os.name == "nt", reason="links need rights on Windows")
def test_a_folder_of_blocks_that_leads_elsewhere_is_not_used_and_said(tmp_path: Path) -> None:
    office(tmp_path / "别处", 谢意=head() + "谢谢。")
    (tmp_path / "局").mkdir()
    (tmp_path / "局" / "blocks").symlink_to(tmp_path / "别处" / "blocks")
    library = Library.of(tmp_path / "局" / "blocks")
    assert "谢意" not in library.blocks("closing")
    assert [(finding.code, Path(finding.file).name) for finding in library.misplaced] == [("B001", "blocks")]


@pytest.mark.parametrize(
    ("block", "calls", "line"),
    [("字" * 20_000, 100, 50), ("字", 6_000, 4_999), ("字" * 200, 4_000, None)],
)
def test_what_blocks_make_in_a_letter_has_a_bound(block: str, calls: int, line: int | None, tmp_path: Path) -> None:
    office(tmp_path)
    (tmp_path / "blocks" / "段落").mkdir()
    (tmp_path / "blocks" / "段落" / "依据.txt").write_text(head("依据") + block, encoding="utf-8")
    before = FORM[: FORM.index("      已疏浚")].replace("结语: 谢意\n", "")
    reply = load_text(before + "      【段：依据】\n" * calls)
    if line is None:
        assert len(word(reply, load_office(tmp_path)).paragraphs) > calls
        return
    with pytest.raises(DraftingError, match="标准段用得太多") as caught:
        word(reply, load_office(tmp_path))
    (finding,) = caught.value.findings
    assert (finding.code, finding.line) == ("F016", before.count("\n") + line)
