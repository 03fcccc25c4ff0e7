"""What reads apart runs our code alone, within its limits, and leaves nothing behind."""

import os
import sys
from pathlib import Path

import pytest

from drafting.document import Document
from drafting.findings import DraftingError
from drafting.readers import _apart, html, pdf
from drafting.readers._apart import read_apart
from tests.readers import files

IMPORTS = "import os, sys, time, tempfile\nfrom drafting.document import Document, Paragraph, Role"
PLANTED = ("json", "re", "os", "pdfplumber", "selectolax", "sitecustomize", "usercustomize", "drafting", "resource")


@pytest.fixture
def mark(tmp_path, monkeypatch):
    """The current folder and PYTHONPATH hold modules that leave this mark when they are run."""
    mark, folder = tmp_path / "ran", tmp_path / "旧答复"
    folder.mkdir()
    for name in PLANTED:
        (folder / f"{name}.py").write_text(f"open({str(mark)!r}, 'w').write({name!r})")
    monkeypatch.chdir(folder)
    monkeypatch.setenv("PYTHONPATH", str(folder))
    monkeypatch.setenv("PYTHONSTARTUP", str(folder / "json.py"))
    return mark


def test_the_current_folder_is_not_run(mark):
    assert pdf.read(files.pdf_letter()).paragraphs[3].text == "陈知远委员："
    assert not mark.exists()


def test_a_large_page_is_read_apart_as_a_small_one_is(mark):
    page = files.html_letter()
    assert html.read(page + b" " * html.SMALL) == html.read(page)
    assert not mark.exists()


def test_attributes_without_number_are_refused_before_the_page_is_parsed(mark, monkeypatch):
    monkeypatch.setattr(html, "read_apart", None)
    attributes = " ".join(f"a{number}" for number in range(400_000))
    for page in (f"<p {attributes}>甲", f"<p {attributes}", f"<p>甲</p><p\n{attributes[:2000]}\t>乙"):
        with pytest.raises(DraftingError, match="属性超过 200 个"):
            html.read(page.encode())


def test_attributes_hidden_from_the_count_are_ended(monkeypatch):
    monkeypatch.setattr(html, "WORK", 1)
    page = "<p " + " ".join(f"a{number}='>'" for number in range(100_000)) + ">甲"
    with pytest.raises(DraftingError, match="还没有读完"):
        html.read(page.encode())


@pytest.fixture
def helper(tmp_path, monkeypatch):
    """Makes a module that the process apart can read with."""
    monkeypatch.setattr(
        _apart, "_START", _apart._START.replace("from importlib", f"sys.path.append({str(tmp_path)!r})\nfrom importlib")
    )

    def make(body: str) -> str:
        (tmp_path / "helper_apart.py").write_text(f"{IMPORTS}\ndef read_here(data):\n    {body}\n")
        return "helper_apart"

    return make


def said(document: Document) -> list[str]:
    return [paragraph.text for paragraph in document]


def test_the_environment_is_clean_and_the_folder_empty(helper, monkeypatch):
    monkeypatch.setenv("DEEPEST_SECRET", "x")
    module = helper(
        "found = [*os.environ, '|', *os.listdir(), '|', tempfile.gettempdir(), os.getcwd(), *sys.path];"
        "return Document(tuple(Paragraph(Role.BODY, text) for text in found))"
    )
    names, inside, rest = " ".join(said(read_apart(module, b""))).split("|")
    assert "DEEPEST_SECRET" not in names and not inside.strip()
    temporary, current, first, *_ = rest.split()
    assert temporary == current and first not in (current, os.getcwd(), "")
    assert not os.path.exists(current)


def _has_ended(pid):
    try:
        return "zombie" in Path(f"/proc/{pid}/status").read_text()
    except (FileNotFoundError, ProcessLookupError):
        return True


def test_a_process_that_does_not_end_is_ended_with_what_it_started(helper, monkeypatch, tmp_path):
    monkeypatch.setattr(_apart, "SECONDS", 1)
    pids = tmp_path / "pids"
    module = helper(f"child = os.fork(); open({str(pids)!r}, 'a').write(f'{{os.getpid()}} '); time.sleep(600)")
    with pytest.raises(DraftingError, match="1 秒还没有读完"):
        read_apart(module, b"")
    for pid in pids.read_text().split():
        assert any(_has_ended(pid) for _ in range(1_000_000))  # it is killed, which takes the system a moment


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="limits of memory are the system's")
def test_memory_and_text_are_limited(helper):
    with pytest.raises(DraftingError, match="过于复杂"):
        read_apart(helper("return bytearray(600_000_000)"), b"")
    with pytest.raises(DraftingError, match="超过 100 万字"):
        read_apart(helper("return Document((Paragraph(Role.BODY, '云' * 1_000_001),))"), b"")
