"""The same letter in every format reads as the same record; every reader has its letter here."""

import shutil
import subprocess
import sys

import pytest

from drafting.findings import DraftingError
from drafting.letter.read import read
from drafting.readers import formats, read_document
from tests.readers import files

MADE = {kind: getattr(files, f"{kind}_letter") for kind in ("txt", "docx", "html", "pdf", "ofd")}


@pytest.mark.parametrize("kind", sorted(set(formats().values()) - {"doc"}))
def test_the_same_letter_reads_as_the_same_record(kind):
    if kind == "ofd":
        pytest.importorskip("ofdkit")
    assert dict(read(MADE[kind]()).record) == dict(read(files.txt_letter()).record)


def test_the_record_is_the_letters():
    record = read(files.txt_letter()).record
    assert record["document_number"] == "云交函〔2025〕23号"
    assert record["proposal"]["proposers"] == ["陈知远"]
    assert [response["heading"] for response in record["responses"]] == ["关于增设路灯问题", "关于日常维护问题"]
    assert record["cc"] == [{"recipient": "市政协提案委", "copies": 2}, {"recipient": "市政府督查室", "copies": 1}]


@pytest.mark.slow
@pytest.mark.skipif(shutil.which("soffice") is None, reason="没有 LibreOffice")
def test_an_old_doc_reads_as_the_same_record(tmp_path):
    """The package is opened and saved by LibreOffice first: only it writes a .doc."""
    from drafting.document import Layout
    from drafting.form.load import load
    from drafting.wording.word import word
    from drafting.writers import write

    reply = load("examples/motion-parking.yaml").model_copy(update={"layout": Layout.WHITE_HEAD})
    made = write(word(reply), "docx")
    tmp_path.joinpath("old.docx").write_bytes(made)
    profile = f"-env:UserInstallation={tmp_path.joinpath('profile').as_uri()}"
    command = ["soffice", profile, "--headless", "--convert-to", "doc", "--outdir", str(tmp_path), "old.docx"]
    subprocess.run(command, cwd=tmp_path, check=True, capture_output=True, timeout=120)
    old, new = read(tmp_path / "old.doc").record, read(made).record
    assert {key: value for key, value in new.items() if old.get(key) != value} == {}


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
def test_a_text_in_any_encoding(encoding):
    text = files.txt_letter().decode()
    assert dict(read(text.encode(encoding)).record) == dict(read(text.encode()).record)


def test_a_suffix_that_no_reader_has(tmp_path):
    path = tmp_path / "旧答复.xps"
    path.write_bytes(b"x")
    with pytest.raises(DraftingError, match=r"不会读 \.xps"):
        read(path)


def test_the_content_counts_when_the_suffix_is_wrong(tmp_path):
    path = tmp_path / "旧答复.doc"
    path.write_bytes(files.docx_letter())
    assert read_document(path).paragraphs[3].text == "陈知远委员："


@pytest.mark.parametrize("kind", ["txt", "docx", "html"])
def test_what_no_text_may_hold_is_left_out(kind):
    made = {"txt": "甲\ufdd0乙", "html": "<html><p>甲\ufdd0乙</p>"}
    data = files.package(document=files.document(files.run("甲\ufdd0乙"))) if kind == "docx" else made[kind].encode()
    assert [paragraph.text for paragraph in read_document(data)] == ["甲乙"]


def test_an_ofd_is_told_by_its_content_and_its_pages_follow_one_another(tmp_path):
    pytest.importorskip("ofdkit")
    twice = files.ofd_text(28, 40, "河堤多处塌方")
    data = files.ofd(twice + twice + files.ofd_text(100, 40, "群众不便"), files.ofd_text(28, 40, "请予修复"))
    path = tmp_path / "来文.docx"
    path.write_bytes(data)
    for source in (data, path):
        assert [p.text for p in read_document(source)] == ["河堤多处塌方    群众不便", "请予修复"]


def test_a_page_of_an_ofd_that_is_lost_is_said():
    pytest.importorskip("ofdkit")
    for lost in (b"<ofd:Page", b""):
        document = read_document(
            files.ofd(files.ofd_text(28, 40, "甲"), "", **{"Doc_0__Pages__Page_1__Content.xml": lost})
        )
        assert [notice.message for notice in document.notices] == ["第2页损坏，没有读入"]


def test_an_ofd_needs_its_library(monkeypatch):
    from drafting.readers import ofd

    monkeypatch.setitem(sys.modules, "ofdkit", None)
    with pytest.raises(DraftingError, match="读 OFD 要装 ofdkit"):
        ofd.read_here(files.ofd_letter())
