"""Pages as the standard has them: 22 lines of 28 characters, nothing lost between them."""

from __future__ import annotations

import re
import shutil
import subprocess
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from drafting import load, word
from drafting.document import Document, Paragraph, Role
from drafting.language.width import width
from drafting.layout.lines import break_lines
from drafting.layout.pages import pages
from drafting.writers import write

EXAMPLES = Path(__file__).parents[2] / "examples"

TEXT = st.text(st.sampled_from("市政府关于加强，。；：（）《》“”、12.5%abc"), max_size=200)


@given(TEXT, st.integers(2, 56), st.integers(2, 56))
@example("1“111””", 8, 8)
def test_no_character_is_lost_and_no_line_is_too_wide(text: str, limit: int, first: int) -> None:
    lines = list(break_lines(text, limit, first))
    assert "".join(lines) == text
    assert width(lines[0]) <= first
    assert all(width(line) <= limit for line in lines[1:])


def test_marks_and_numbers_stay_where_they_belong() -> None:
    lines = list(break_lines("甲" * 27 + "，乙" + "丙" * 24 + "1234.5万", 56))
    assert lines[0] == "甲" * 27 + "，"
    lines = list(break_lines("甲" * 28 + "。", 56))
    assert lines == ["甲" * 27, "甲。"]
    assert list(break_lines("甲" * 26 + "1234.5万", 56)) == ["甲" * 26, "1234.5万"]
    assert list(break_lines("甲" * 27 + "《乙》", 56)) == ["甲" * 27, "《乙》"]


@pytest.mark.parametrize("path", sorted(EXAMPLES.glob("*.yaml")), ids=lambda path: path.stem)
def test_every_word_of_the_document_is_on_the_pages(path: Path) -> None:
    if path.name == "office.yaml":
        pytest.skip("a profile, not a form")
    document = word(load(path))
    lines = [line for page in pages(document) for line in (*page.lines, *page.imprint)]
    shown = "".join(line.lead + line.text + "".join(map("".join, line.cells)) for line in lines)
    shown = re.sub(r"\s", "", shown)
    for paragraph in document:
        if paragraph.role.value not in (
            "份号",
            "密级和保密期限",
            "紧急程度",
            "发文机关标志",
            "发文字号",
            "签发人",
            "办理结果",
        ):
            assert re.sub(r"\s", "", paragraph.text.removesuffix("印发")) in shown


@pytest.mark.slow
def test_the_page_count_is_that_of_libreoffice(tmp_path: Path) -> None:
    office = shutil.which("soffice")
    if office is None or shutil.which("pdfinfo") is None:
        pytest.skip("LibreOffice and pdfinfo are not installed")
    forms = [path for path in EXAMPLES.glob("*.yaml") if path.name != "office.yaml"]
    for path in forms:
        (tmp_path / f"{path.stem}.docx").write_bytes(write(word(load(path)), "docx"))
    command = [office, f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}", "--headless", "--convert-to", "pdf"]
    files = [str(file) for file in tmp_path.glob("*.docx")]
    subprocess.run([*command, "--outdir", str(tmp_path), *files], check=True, capture_output=True, timeout=180)
    for path in forms:
        told = subprocess.run(["pdfinfo", tmp_path / f"{path.stem}.pdf"], check=True, capture_output=True, text=True)
        count = int(re.search(r"Pages:\s+(\d+)", told.stdout)[1])
        assert abs(len(pages(word(load(path)))) - count) <= 1, path.stem


def _with_heading(heading: str, before: int) -> Document:
    """A text of lines with a heading behind so many of them."""
    above = (Paragraph(Role.BODY, f"第{number}行。") for number in range(before))
    below = (Paragraph(Role.BODY, "已增加路灯。") for _ in range(30))
    return Document((*above, Paragraph(Role.HEADING_1, heading), *below))


def _ends_with_heading(document: Document) -> bool:
    """Whether a page ends with a heading."""
    return any(page.lines[-1].role == Role.HEADING_1.value for page in pages(document))


@pytest.mark.parametrize("before", range(14, 22))
def test_a_heading_goes_on_with_the_line_below_it(before: int) -> None:
    document = _with_heading("二、关于照明", before)
    assert not _ends_with_heading(document)
    assert [line.lead for page in pages(document) for line in page.lines].count("　　二、关于照明") == 1


@pytest.mark.parametrize("before", range(18, 22))
def test_a_heading_of_two_lines_is_not_torn_from_what_is_below(before: int) -> None:
    heading = "二、关于在城东片区小学周边增设校车停靠点并延长护学时段的建议"
    assert not _ends_with_heading(_with_heading(heading, before))


def test_items_that_are_whole_sentences_fill_a_page() -> None:
    items = [Paragraph(Role.HEADING_2, f"（{han}）已更换路灯12盏。", lead=13) for han in "一二三四五六七八九十"]
    document = Document((*(Paragraph(Role.BODY, "正文。") for _ in range(16)), *items, *items))
    assert [len(page.lines) for page in pages(document)] == [22, 14]
