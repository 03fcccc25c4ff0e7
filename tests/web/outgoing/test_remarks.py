"""The page before a form goes out says which comments stand open, and marks them as done."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest

pytest.importorskip("fastapi")
from starlette.testclient import TestClient

from drafting.review import trail
from drafting.review.remarks import Remark
from drafting.web.app import create_app

NOW = datetime(2026, 9, 2, 9, 30, tzinfo=UTC)


@pytest.fixture
def form(tmp_path: Path, small_form: str) -> Path:
    path = tmp_path / "甲.yaml"
    path.write_text(small_form, encoding="utf-8")
    remarks = [
        Remark("科长<b>", "2026-09-01T10:21:00Z", "请<i>核实</i>", "公交车12辆", 3, (3, 9)),
        Remark("", None, "再压缩", "", None, (0, 0)),
    ]
    trail.add_remarks(path, remarks, ["responses.0.body", ""], "核稿.docx", NOW)
    return path


@pytest.fixture
def client(form: Path) -> TestClient:
    return TestClient(create_app(form.parent), base_url="http://127.0.0.1:8765", follow_redirects=False)


def test_open_comments_are_shown_with_their_words_until_they_are_done(client: TestClient, form: Path) -> None:
    page = client.get("/forms/甲.yaml/check").text
    assert "审核人的批注，2 条没有办" in page and "“公交车12辆”：请&lt;i&gt;核实&lt;/i&gt;" in page
    assert "科长&lt;b&gt; 2026-09-01" in page and page.count("请&lt;i&gt;") == 1, "a comment is said once"
    done = client.post("/forms/甲.yaml/remarks", data={"number": "1"})
    assert done.status_code == 303 and done.headers["location"].endswith("/check")
    assert [comment.number for comment in trail.read(form).open] == [2]
    assert "审核人的批注，1 条没有办" in client.get("/forms/甲.yaml/check").text
    client.post("/forms/甲.yaml/remarks", data={"number": "2"})
    assert "审核人的批注" not in client.get("/forms/甲.yaml/check").text
    assert client.get("/forms/甲.yaml/download/docx").status_code == 200


@pytest.mark.parametrize("number", ["9", "-1", "x", ""])
def test_a_number_that_no_comment_has_marks_nothing(client: TestClient, form: Path, number: str) -> None:
    assert client.post("/forms/甲.yaml/remarks", data={"number": number}).status_code in (409, 422)
    assert len(trail.read(form).open) == 2


def test_another_sites_page_marks_nothing(client: TestClient, form: Path) -> None:
    posted = client.post("/forms/甲.yaml/remarks", data={"number": "1"}, headers={"origin": "https://example.org"})
    assert posted.status_code == 403 and len(trail.read(form).open) == 2


def test_a_spoilt_trail_is_said_and_the_form_can_be_taken(client: TestClient, form: Path) -> None:
    trail.file_of(form).unlink()
    trail.file_of(form).mkdir()
    page = client.get("/forms/甲.yaml/check")
    assert page.status_code == 200 and "这不是修改痕迹的文件" in page.text
    assert client.get("/forms/甲.yaml/download/docx").status_code == 200
