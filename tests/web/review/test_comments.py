"""Anybody's letter comes back with comments; what is none comes back in words."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path
from urllib.parse import unquote

import pytest

pytest.importorskip("fastapi")
from docx import Document as WordFile
from httpx import Response
from starlette.testclient import TestClient

from drafting import load, render
from drafting.web.app import create_app
from tests.web.conftest import EXAMPLES


@pytest.fixture
def client(tmp_path: Path) -> TestClient:
    return TestClient(create_app(tmp_path), base_url="http://127.0.0.1:8765", follow_redirects=False)


@pytest.fixture(scope="module")
def letter() -> bytes:
    text = (EXAMPLES / "motion-parking.yaml").read_text(encoding="utf-8")
    return render(load(text.replace("云城管〔2026〕23号", "云城管[2026]23号")), "docx")


def given(client: TestClient, content: bytes, name: str) -> Response:
    return client.post("/comments", files={"file": (name, content)})


def test_a_letter_comes_back_with_its_findings_as_comments(client: TestClient, letter: bytes, tmp_path: Path) -> None:
    answer = given(client, letter, "来稿（二次）.docx")
    assert answer.status_code == 200
    assert unquote(answer.headers["content-disposition"]).endswith("''来稿（二次）-核稿.docx")
    comments = [comment.text for comment in WordFile(io.BytesIO(answer.content)).comments]
    assert any("〔〕" in text or "〔" in text for text in comments)
    assert not list(tmp_path.iterdir()), "nothing of it stays"


def test_a_letter_without_a_fault_is_said_to_be_fine(client: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    from drafting.checking.files import Report
    from drafting.web.review import comments

    monkeypatch.setattr(comments, "check_file", lambda file, office: Report(str(file), (), ("一行",)))
    assert "“a.docx”没有发现问题" in given(client, b"x", "a.docx").text


@pytest.mark.parametrize(
    ("name", "content", "why"),
    [
        ("a.pdf", b"%PDF-1.7", "不是"),
        ("a.yaml", b"x: 1", "另存为"),
        ("", b"x", ""),
        ("a.docx", b"PK\x03\x04 nothing", "解不开"),
        ("../../<b>.docx", b"", "b.docx"),
    ],
)
def test_what_is_no_word_file_is_said(client: TestClient, tmp_path: Path, name: str, content: bytes, why: str) -> None:
    answer = given(client, content, name)
    assert answer.status_code in (409, 422) and why in answer.text and "letter.docx" not in answer.text
    assert not list(tmp_path.iterdir())


def test_a_package_that_inflates_without_end_is_refused(client: TestClient) -> None:
    with zipfile.ZipFile(made := io.BytesIO(), "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("[Content_Types].xml", "<Types/>")
        package.writestr("word/document.xml", bytes(60_000_000))
    assert given(client, made.getvalue(), "a.docx").status_code == 409


def test_another_sites_page_and_too_much_are_refused(client: TestClient, letter: bytes) -> None:
    foreign = {"origin": "https://example.org"}
    assert client.post("/comments", files={"file": ("a.docx", letter)}, headers=foreign).status_code == 403
    assert given(client, bytes(12 * 1024 * 1024), "a.docx").status_code == 413


def test_the_list_leads_there(client: TestClient) -> None:
    assert 'href="/comments"' in client.get("/").text and client.get("/comments").status_code == 200
