"""Pages as the standard has them: 22 lines of 28 characters, nothing lost between them."""

from __future__ import annotations

import re
import shutil
import statistics
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drafting import load, word
from drafting.form.revise import revise, values_of
from drafting.web.lines import break_lines, width
from drafting.web.preview import pages
from drafting.writers import write
from tests.web.conftest import EXAMPLES, Server

TEXT = st.text(st.sampled_from("市政府关于加强，。；：（）《》“”、12.5%abc"), max_size=200)


@given(TEXT, st.integers(8, 56))
def test_no_character_is_lost_and_no_line_is_too_wide(text: str, limit: int) -> None:
    lines = list(break_lines(text, limit))
    assert "".join(lines) == text
    assert all(width(line) <= limit for line in lines)


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
    shown = "".join(line.lead + line.text for page in pages(document) for line in (*page.lines, *page.imprint))
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


def long_form(characters: int) -> str:
    text = (EXAMPLES / "motion-parking.yaml").read_text(encoding="utf-8")
    values = values_of(text)
    paragraph = "市" * 300
    values["responses"][0]["body"] = "\n".join([paragraph] * (characters // 300))
    return revise(text, values)


def test_a_page_in_the_browser_is_22_lines_of_28_characters(server: Server, open_page: Callable[..., Any]) -> None:
    (server.folder / "long.yaml").write_text(long_form(3000), encoding="utf-8")
    page = open_page("/forms/long.yaml")
    page.evaluate("document.getElementById('preview').style.setProperty('--zoom', 1)")
    sheet = page.locator(".sheet").nth(2)
    millimetre = sheet.bounding_box()["width"] / 210
    lines = sheet.locator(".text > .line")
    assert lines.count() == 22
    counts = [len(line) for line in lines.all_inner_texts()]
    assert counts.count(28) >= 18
    assert max(counts) == 28
    box, text = sheet.bounding_box(), sheet.locator(".text").bounding_box()
    assert (text["x"] - box["x"]) / millimetre == pytest.approx(28, abs=0.3)
    full = [line for line in range(22) if counts[line] == 28 and "市" in lines.nth(line).inner_text()]
    ink = lines.nth(full[0]).evaluate(
        "line => { const range = document.createRange(); range.selectNodeContents(line); "
        "return range.getBoundingClientRect().width; }"
    )
    assert ink / millimetre == pytest.approx(156, abs=0.7)
    rows = [lines.nth(line).bounding_box()["y"] for line in (0, 21)]
    assert (rows[1] - rows[0]) / 21 / millimetre == pytest.approx(10.39, abs=0.02)


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


def test_a_keystroke_shows_on_the_page(server: Server, open_page: Callable[..., Any]) -> None:
    """Measured and told, not asserted: from the key to the page for a reply of 6,000 characters."""
    (server.folder / "long.yaml").write_text(long_form(6000), encoding="utf-8")
    page = open_page("/forms/long.yaml")
    body = page.locator('[id="f-responses.0.body"]')
    body.press("Control+End")
    page.evaluate(
        """() => {
          window.took = [];
          const shown = () => { window.took.push(performance.now() - window.began); window.began = 0; };
          document.addEventListener("keydown", () => { window.began = performance.now(); });
          document.addEventListener("htmx:afterSwap", (event) => {
            if (event.detail.target.id !== "preview") return;
            requestAnimationFrame(() => window.began && shown());
          });
        }"""
    )
    for key in "0123456789ab":
        body.press(key)
        page.wait_for_timeout(700)
    took = page.evaluate("window.took")
    assert len(took) >= 8
    print(f"keystroke to page: {statistics.median(took):.0f} ms at the median of {len(took)}")
