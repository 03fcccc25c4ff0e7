"""Beside the answers of a second reply: what the first one said."""

from __future__ import annotations

from pathlib import Path

import pytest

pytest.importorskip("fastapi")
from starlette.testclient import TestClient

from drafting.web.app import create_app

FIRST = """\
文种: 提案答复
发文字号: 云交〔2026〕8号
建议提案: {届次: 市政协五届三次会议, 编号: 76, 提出人: 陈知远}
答复:
  - 标题: 关于<b>座椅</b>
    办理情况: 列入计划
    内容: |
      已增设20把。
      其余年内完成。
    完成时限: 2026-12-31
成文日期: 2026-06-10
反馈: {结果: 不满意, 意见: 没有说清}
"""
SECOND = FIRST.replace("8号", "9号").partition("反馈")[0] + "首次答复: {发文字号: 云交〔2026〕8号}\n"


@pytest.fixture
def client(tmp_path: Path) -> TestClient:
    (tmp_path / "甲.yaml").write_text(FIRST, encoding="utf-8")
    (tmp_path / "乙.yaml").write_text(SECOND, encoding="utf-8")
    return TestClient(create_app(tmp_path), base_url="http://127.0.0.1:8765", follow_redirects=False)


def test_the_first_reply_is_shown_beside_the_second(client: TestClient) -> None:
    assert "/first" in client.get("/forms/乙.yaml").text and "/first" not in client.get("/forms/甲.yaml").text
    page = client.get("/forms/乙.yaml/first").text
    for said in (
        "云交〔2026〕8号",
        "不满意，没有说清",
        "关于&lt;b&gt;座椅&lt;/b&gt;",
        "已增设20把。\n其余",
        "完成时限2026-12-31",
    ):
        assert said in page
    assert "<b>座椅" not in page


def test_where_it_is_not_here_the_page_says_so(client: TestClient, tmp_path: Path) -> None:
    assert client.get("/forms/甲.yaml/first").status_code == 404
    (tmp_path / "甲.yaml").write_text("文种: [", encoding="utf-8")
    assert client.get("/forms/乙.yaml/first").status_code == 404
    assert client.get("/forms/没有.yaml/first").status_code == 404
