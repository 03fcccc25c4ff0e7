"""Checking files: the seeds' named faults at their lines, mending, marks, hostile files, speed."""

from __future__ import annotations

import io
import os
import time
import zipfile
from pathlib import Path

import pytest

from drafting.checking.files import Report, check_file, check_form, check_text, mended
from tests.checking.compose import compose
from tests.readers.files import document, package, run

SHARED = Path(__file__).parents[3] / "shared"

FORM = """\
# 不查 E006：联系方式另附
文种: 提案答复
发文字号: 云政数【2026】023号   # 抄自登记簿
签发人: 何维
办理结果: B
建议提案: {届次: 市政协五届三次会议, 编号: 76, 提出人: 陈知远, 标题: 关于(试行)增设座椅的提案}
引言: |
  您提出的“增设座椅,照明”一件收悉,现答复如下：

答复:
  - 内容: |
      1、您反映的公园,已增设座椅20把(含无障碍2把)。
      2、开通5G基站12个,见 https://example.org/a,b 和“互联网+(试行)”平台。


发文机关: 云州市园林管理局
成文日期: 2026-09-10
抄送: [市政协提案委（3份）]
"""


def _at(report: Report) -> set[tuple[str, int]]:
    return {(finding.code, finding.line) for finding in report.findings}


@pytest.mark.skipif(not SHARED.is_dir(), reason="the real replies are not beside this checkout")
@pytest.mark.parametrize(
    ("name", "named"),
    [
        (
            "sanmenxia-52.txt",
            {
                ("S001", 15),
                ("K004", 34),
                ("E003", 1),
                ("K001", 7),
                ("K001", 27),
                ("A005", 14),
                ("E004", 29),
                ("C005", 17),
                ("C004", 23),
            },
        ),
        ("nanyang-247.txt", {("K001", 3), ("K002", 16), ("D002", 3), ("W001", 13), ("W001", 15)}),
        ("zhengzhou-298.txt", {("C002", 36)}),
    ],
)
def test_named_faults_of_real_replies(name: str, named: set[tuple[str, int]]) -> None:
    assert named <= _at(check_file(SHARED / "seeds" / name))


@pytest.mark.skipif(not SHARED.is_dir(), reason="the real replies are not beside this checkout")
@pytest.mark.parametrize("name", ["jiyuan-policy-reading.txt", "sanmenxia-policy-reading.txt"])
def test_what_is_no_reply_is_said_to_be_none(name: str) -> None:
    (finding,) = check_file(SHARED / "seeds" / name).findings
    assert "不是" in finding.message


@pytest.mark.parametrize("path", sorted((Path(__file__).parents[2] / "examples").glob("*.yaml")), ids=lambda p: p.stem)
@pytest.mark.parametrize("suffix", ["yaml", "docx", "txt"])
def test_examples_are_silent(path: Path, suffix: str, tmp_path: Path) -> None:
    from drafting import load, render

    if suffix != "yaml":
        made = tmp_path / f"{path.stem}.{suffix}"
        made.write_bytes(render(load(path), suffix))
        path = made
    assert [str(finding) for finding in check_file(path).findings] == []


def _mend(tmp_path: Path, text: str, name: str = "form.yaml") -> str:
    path = tmp_path / name
    path.write_bytes(text.encode("utf-8"))
    return mended(path)[1]


def test_mending_changes_what_it_named_and_nothing_else(tmp_path: Path) -> None:
    after = _mend(tmp_path, FORM)
    expected = FORM.replace("云政数【2026】023号", "云政数〔2026〕23号")
    expected = expected.replace("收悉,现", "收悉，现").replace("1、您反映的公园,", "1.您反映的公园，")
    expected = expected.replace("(含无障碍2把)", "（含无障碍2把）").replace("2、开通5G基站12个,", "2.开通5G基站12个，")
    assert after == expected


def test_mending_twice_is_mending_once(tmp_path: Path) -> None:
    once = _mend(tmp_path, FORM)
    assert _mend(tmp_path, once) == once
    assert [f for f in check_form(once, "form.yaml").findings if f.fix and f.fix.safe] == []


@pytest.mark.parametrize("seed", range(10))
def test_mending_leaves_a_sound_form(seed: int, tmp_path: Path) -> None:
    assert _mend(tmp_path, compose(seed)) == compose(seed)


def test_mending_keeps_line_ends_and_byte_order_mark(tmp_path: Path) -> None:
    typed = "\ufeff" + FORM.replace("\n", "\r\n")
    assert _mend(tmp_path, typed) == "\ufeff" + _mend(tmp_path, FORM).replace("\n", "\r\n")


def test_mark_silences_one_rule_of_one_field() -> None:
    codes = {finding.code for finding in check_form(FORM, "form.yaml").findings}
    assert "E006" not in codes
    unmarked = {finding.code for finding in check_form(FORM.replace("# 不查 E006：联系方式另附\n", ""), "").findings}
    assert unmarked - codes == {"E006"}
    beside = FORM.replace("# 抄自登记簿", "# 不查 N001、C001：抄自登记簿")
    assert "N001" not in {finding.code for finding in check_form(beside, "form.yaml").findings}


def test_mark_without_reason_is_a_finding_and_silences_nothing() -> None:
    codes = {f.code: f for f in check_form(FORM.replace("# 抄自登记簿", "# 不查 N001"), "form.yaml").findings}
    assert {"N001", "X001"} <= codes.keys()
    assert codes["X001"].line == 3


def test_place_is_the_character_in_the_form() -> None:
    finding = next(f for f in check_form(FORM, "form.yaml").findings if f.code == "S004")
    assert (finding.where, finding.place) == ("responses.0.body", "答复第1条·内容")
    assert FORM.split("\n")[finding.line - 1][finding.column - 1 :].startswith("1、")


def test_select_and_ignore_take_beginnings_of_codes() -> None:
    assert {f.code for f in check_form(FORM, "", None, ("N",)).findings} == {"N001"}
    assert "S004" not in {f.code for f in check_form(FORM, "", None, (), ("S",)).findings}


def _package(**parts: bytes) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in parts.items():
            package.writestr(name.replace("__", "/") + ".xml", content)
    return buffer.getvalue()


_ENTITIES = b'<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("bomb.docx", _package(word__document=b"<a>" + b" " * 60_000_000 + b"</a>")),
        ("empty.docx", b""),
        ("nothing.docx", _package(other=b"<a/>")),
        ("entities.docx", _package(word__document=_ENTITIES)),
        ("no.docx", b"this is no package"),
        ("empty.txt", b""),
        ("empty.yaml", b""),
        ("binary.txt", bytes(range(256)) * 40),
        ("broken.yaml", "文种: [".encode()),
        ("strange.xyz", b"?"),
    ],
)
def test_hostile_files_are_findings(name: str, content: bytes, tmp_path: Path) -> None:
    path = tmp_path / name
    path.write_bytes(content)
    report = check_file(path)
    assert report.findings and all(finding.severity == "error" for finding in report.findings)
    assert all(finding.file == str(path) for finding in report.findings)


def test_missing_file_is_a_finding(tmp_path: Path) -> None:
    assert "没有这个文件" in check_file(tmp_path / "none.txt").findings[0].message


def test_gb18030_text_is_checked(tmp_path: Path) -> None:
    path = tmp_path / "letter.txt"
    path.write_bytes("陈知远委员：\n您提出的《关于增设座椅的提案》收悉，现答复如下：\n已布署。\n".encode("gb18030"))
    assert ("W001", 3) in _at(check_file(path))


_LONG = (
    "您反映的公园，已增设座椅20把（含无障碍2把），《云州市公园管理办法》"
    "（云政办〔2025〕8号）自2026年1月起施行；其余{}处年内完成。"
)
_SPACED = "甲" + " " * 30_000 + "乙。"
_HOSTILE = "“《（〔" * 3 + "关于关于、等即又1-2约第十四五（一）"


def _letter(length: int, sentence: str) -> str:
    """A letter of so many bytes."""
    body = "".join(sentence.format(n) for n in range(length // len(sentence.encode())))
    return f"陈知远委员：\n您提出的《关于增设座椅的提案》收悉，现答复如下：\n{body}\n"


@pytest.mark.parametrize("sentence", [_LONG, _HOSTILE, _SPACED], ids=["prose", "hostile", "spaces"])
def test_a_long_text_does_not_explode(sentence: str) -> None:
    """Time that grew with the square would be minutes; how fast it is, the benchmark says."""
    begin = time.process_time()
    check_text(_letter(1_000_000, sentence), "letter.txt")
    assert time.process_time() - begin < 30


@pytest.mark.parametrize(
    ("field", "value"),
    [("发文字号", "云" * 20_000), ("抄送", "届" * 20_000), ("附件", "表" + "，" * 20_000 + "甲")],
)
def test_a_long_value_does_not_explode(field: str, value: str) -> None:
    """What a pattern tries from each character must not run to the end of the value."""
    proposal = "建议提案: {届次: 市政协五届三次会议, 编号: 76, 提出人: 陈知远}"
    form = f"文种: 提案答复\n{proposal}\n{field}: '{value}。'\n答复: [{{内容: 已增设座椅。}}]\n"
    begin = time.process_time()
    check_form(form, "form.yaml")
    assert time.process_time() - begin < 3


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes on this system")
def test_a_pipe_is_not_waited_for_to_be_mended(tmp_path: Path) -> None:
    for name in ("管.txt", "管.yaml"):
        os.mkfifo(tmp_path / name)
        assert mended(tmp_path / name) == ("", "")


@pytest.mark.parametrize("suffix", [".txt", ".docx"])
def test_a_fault_in_a_paragraph_that_goes_on_stands_on_its_own_line(suffix: str, tmp_path: Path) -> None:
    lines = (
        "王志远代表：",
        "您提出的《关于修桥的建议》收悉。现答复如下：",
        "我局已将修桥列入计划，由市交通运输局负责实施，并在实施中听取沿线居民的意见，已经布置下去，而且各项工作都",
        "在进行,预计年底完工。",
        "云水市交通运输局",
        "2026年9月10日",
    )
    file = tmp_path / f"letter{suffix}"
    if suffix == ".txt":
        file.write_text("\n".join(lines), encoding="utf-8")
    else:
        file.write_bytes(package(document=document(*map(run, lines))))
    (found,) = check_file(file, select=("P001",)).findings
    assert (found.line, found.column) == ((4, 4) if suffix == ".txt" else (0, 0))
    assert (found.where, found.span) == ("paragraph.3", (3, 4))
