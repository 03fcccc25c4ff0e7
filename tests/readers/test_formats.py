"""The same letter in every format reads as the same record; every reader has its letter here."""

import shutil
import subprocess

import pytest

from drafting.findings import DraftingError
from drafting.letter.read import read
from drafting.readers import formats, read_document
from tests.readers import files

MADE = {"txt": files.txt_letter, "docx": files.docx_letter, "html": files.html_letter, "pdf": files.pdf_letter}


@pytest.mark.parametrize("kind", sorted(set(formats().values()) - {"doc"}))
def test_the_same_letter_reads_as_the_same_record(kind):
    assert dict(read(MADE[kind]()).record) == dict(read(files.txt_letter()).record)


def test_the_record_is_the_letters():
    record = read(files.txt_letter()).record
    assert record["document_number"] == "云交函〔2025〕23号"
    assert record["proposal"]["proposers"] == ["陈知远"]
    assert [response["heading"] for response in record["responses"]] == ["关于增设路灯问题", "关于日常维护问题"]
    assert record["cc"] == [{"recipient": "市政协提案委", "copies": 2}, {"recipient": "市政府督查室", "copies": 1}]


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
    path = tmp_path / "旧答复.ofd"
    path.write_bytes(b"x")
    with pytest.raises(DraftingError, match=r"不会读 \.ofd"):
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
