"""Beside an answer: what the co-handling units wrote, shown as text and taken with marks."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

pytest.importorskip("fastapi")
from starlette.testclient import TestClient

from drafting.form.load import load
from drafting.web.app import create_app

FORM = """\
文种: 提案答复
建议提案: {届次: 市政协五届三次会议, 编号: 76, 提出人: 陈知远, 会办单位: [市财政局, 市公安局]}
答复:
  - 内容: 已办。
"""


@pytest.fixture
def client(tmp_path: Path) -> TestClient:
    (tmp_path / "甲.yaml").write_text(FORM, encoding="utf-8")
    (tmp_path / "甲.会办").mkdir()
    (tmp_path / "甲.会办" / "市财政局.txt").write_text("已安排<b>300</b>万元。", encoding="utf-8")
    return TestClient(create_app(tmp_path), base_url="http://127.0.0.1:8765", follow_redirects=False)


def test_an_opinion_is_shown_and_taken(client: TestClient, tmp_path: Path) -> None:
    assert "/opinions/0" in client.get("/forms/甲.yaml").text
    page = client.get("/forms/甲.yaml/opinions/0").text
    assert "已安排&lt;b&gt;300&lt;/b&gt;万元。" in page and "还没有送来" in page and page.count('name="unit"') == 1
    version = re.search(r'name="version" value="([^"]+)"', page)[1]
    posted = {"version": version, "unit": "市财政局"}
    taken = client.post("/forms/甲.yaml/opinions/0", data=posted)
    assert taken.status_code == 303 and taken.headers["location"].endswith("#f-responses.0.body")
    body = load(tmp_path / "甲.yaml").responses[0].body
    assert body.startswith("已办。\n【待核：以下取自市财政局会办意见】\n")
    client.post("/forms/甲.yaml/opinions/0", data=posted)
    assert load(tmp_path / "甲.yaml").responses[0].body == body
    posted["version"] = re.search(r'name="version" value="([^"]+)"', client.get("/forms/甲.yaml/opinions/0").text)[1]
    assert client.post("/forms/甲.yaml/opinions/0", data=posted).status_code == 409
    assert client.post("/forms/甲.yaml/opinions/0", data=posted | {"unit": "市公安局"}).status_code == 409
    assert load(tmp_path / "甲.yaml").responses[0].body == body


def test_a_file_that_cannot_be_read_is_said(client: TestClient, tmp_path: Path) -> None:
    (tmp_path / "甲.会办" / "市公安局.docx").write_bytes(b"PK\x03\x04")
    page = client.get("/forms/甲.yaml/opinions/0")
    assert page.status_code == 200 and page.text.count('name="unit"') == 1


def test_a_case_of_one_unit_has_no_such_page_to_go_to(client: TestClient, tmp_path: Path) -> None:
    (tmp_path / "乙.yaml").write_text(FORM.replace(", 会办单位: [市财政局, 市公安局]", ""), encoding="utf-8")
    assert "/opinions/0" not in client.get("/forms/乙.yaml").text
    assert "没有会办单位" in client.get("/forms/乙.yaml/opinions/0").text
