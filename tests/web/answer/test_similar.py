"""Beside an answer: old answers to demands like its own, and the exact citations; what is taken is marked."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

pytest.importorskip("fastapi")
from starlette.testclient import TestClient

from drafting.archive import keeping, store
from drafting.archive.paper import LETTER, Paper, Passage
from drafting.form.load import load
from drafting.web.app import create_app

FORM = """\
文种: 提案答复
建议提案:
  届次: 市政协五届三次会议
  编号: 76
  提出人: 陈知远
  诉求: [文昌公园增设座椅, 修好<b>路灯</b>]
答复:
  - 诉求: 1
    内容: 已办。
  - 诉求: 2
    内容:
"""


@pytest.fixture
def client(tmp_path: Path) -> TestClient:
    (tmp_path / "office.yaml").write_text("名称: 云州市园林管理局\n", encoding="utf-8")
    (tmp_path / "甲.yaml").write_text(FORM, encoding="utf-8")
    text = "按照《云州市照明管理办法》（云政〔2024〕3号），路灯20盏已修好，其余将于2025年底前修好<br>。"
    paper = Paper(
        LETTER, (Passage(1, text, "关于路灯"),), document_number="云园〔2024〕2号", date="2024-05-01", class_="B"
    )
    with store.opened(tmp_path / "archive.sqlite", new=True) as archive, archive.writing():
        keeping.put(archive, paper)
        keeping.weigh(archive)
    return TestClient(create_app(tmp_path), base_url="http://127.0.0.1:8765", follow_redirects=False)


def test_the_nearest_answers_are_shown_and_one_is_taken_as_a_draft(client: TestClient, tmp_path: Path) -> None:
    page = client.get("/forms/甲.yaml/similar/1").text
    assert "云园〔2024〕2号" in page and "当时的承诺：" in page and "修好&lt;br&gt;" in page and "<br>。" not in page
    version = re.search(r'name="version" value="([^"]+)"', page)[1]
    answer = re.search(r'name="answer" value="([^"]+)"', page)[1]
    taken = client.post("/forms/甲.yaml/similar/1", data={"version": version, "answer": answer})
    assert taken.status_code == 303 and taken.headers["location"].endswith("#f-responses.1.body")
    body = load(tmp_path / "甲.yaml").responses[1].body
    assert "【待核：20盏】" in body and "【待核：2025年底前】" in body
    assert "# 取自旧答复：云园〔2024〕2号" in (tmp_path / "甲.yaml").read_text(encoding="utf-8")
    assert "X002" in client.get("/forms/甲.yaml/check").text or "待核" in client.get("/forms/甲.yaml/check").text


def test_an_answer_is_not_overwritten(client: TestClient, tmp_path: Path) -> None:
    page = client.get("/forms/甲.yaml/similar/0", params={"q": "路灯"}).text
    assert "云园〔2024〕2号" in page and 'name="answer"' not in page
    version = re.search(r'name="version" value="([^"]+)"', page)[1]
    assert client.post("/forms/甲.yaml/similar/0", data={"version": version, "answer": "1.1"}).status_code == 409
    assert client.post("/forms/甲.yaml/similar/1", data={"version": version, "answer": "9.9"}).status_code == 409
    assert (tmp_path / "甲.yaml").read_text(encoding="utf-8") == FORM


def test_citations_are_found_to_be_copied(client: TestClient) -> None:
    assert "《云州市照明管理办法》（云政〔2024〕3号）" in client.get("/forms/甲.yaml/cite", params={"q": "照明"}).text
    assert "没有查到" in client.get("/forms/甲.yaml/cite", params={"q": "<script>"}).text
    assert client.get("/forms/甲.yaml/cite").status_code == 200


def test_the_form_leads_there_where_there_is_an_archive(client: TestClient, tmp_path: Path) -> None:
    page = client.get("/forms/甲.yaml").text
    assert "/similar/1" in page and "/cite" in page
    (tmp_path / "archive.sqlite").unlink()
    assert "/similar/1" not in client.get("/forms/甲.yaml").text
    assert client.get("/forms/甲.yaml/similar/1").status_code == 409
