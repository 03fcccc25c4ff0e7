"""The ledger in the browser: states and days of the cases, what was promised, and the files that are taken along."""

from __future__ import annotations

from datetime import date, timedelta
from io import BytesIO
from pathlib import Path

import pytest

pytest.importorskip("fastapi")
pytest.importorskip("openpyxl")
from openpyxl import load_workbook
from starlette.testclient import TestClient

from drafting.web.app import create_app
from drafting.web.books import ledger

FORM = """\
文种: 提案答复
建议提案:
  届次: 市政协五届三次会议
  编号: {number}
  标题: 关于<b>路灯</b>的提案
  提出人: 陈知远
  收到日期: {received}
  办理期限: {due}
答复:
  - 内容: 将修好。
    办理情况: 正在办理
    责任单位: 市政处
    完成时限: 2020-01-01
"""


@pytest.fixture
def client(tmp_path: Path) -> TestClient:
    return TestClient(create_app(tmp_path), base_url="http://127.0.0.1:8765")


def put(file: Path, number: int, days: int, received: str = "2026-03-01") -> None:
    due = (date.today() + timedelta(days)).isoformat()
    file.parent.mkdir(exist_ok=True)
    file.write_text(FORM.format(number=number, received=received, due=due), encoding="utf-8")


def test_cases_are_listed_by_year_and_state_with_their_days_and_promises(client: TestClient, tmp_path: Path) -> None:
    put(tmp_path / "甲.yaml", 1, 3)
    put(tmp_path / "往年" / "乙.yaml", 2, -5, "2025-03-01")
    page = client.get("/ledger").text
    assert "&lt;b&gt;路灯" in page and "<b>路灯" not in page
    assert 'href="/forms/%E7%94%B2.yaml"' in page and "%E4%B9%99.yaml" not in page and "往年/乙.yaml" in page
    assert "逾期5天" in page and "3天" in page and "已逾期" in page and "市政处" in page
    only = client.get("/ledger", params={"year": "2025"}).text
    assert "乙.yaml" in only and "甲.yaml" not in only
    late = client.get("/ledger", params={"state": "逾期"}).text
    assert "往年/乙.yaml · " in late and "甲.yaml · " not in late
    assert client.get("/ledger", params={"year": "<x>", "state": "无", "page": "9" * 40}).status_code == 200


def test_a_form_that_cannot_be_read_is_a_case_that_says_so(client: TestClient, tmp_path: Path) -> None:
    (tmp_path / "坏.yaml").write_text("a: [", encoding="utf-8")
    page = client.get("/ledger").text
    assert "打不开" in page and "坏.yaml" in page


def test_many_cases_come_in_pages(client: TestClient, tmp_path: Path, monkeypatch) -> None:
    monkeypatch.setattr(ledger, "ON_PAGE", 1)
    put(tmp_path / "甲.yaml", 1, 1)
    put(tmp_path / "乙.yaml", 2, 2)
    first, second = client.get("/ledger").text, client.get("/ledger?page=2").text
    assert "甲.yaml · " in first and "乙.yaml · " not in first and "page=2" in first
    assert "乙.yaml · " in second and "甲.yaml · " not in second


def test_the_list_the_report_and_the_days_are_taken_along(client: TestClient, tmp_path: Path) -> None:
    put(tmp_path / "甲.yaml", 1, 3)
    put(tmp_path / "乙.yaml", 2, 3, "2025-03-01")
    made = client.get("/ledger/list?year=2026")
    assert "2026%E5%B9%B4%E5%8F%B0%E8%B4%A6.xlsx" in made.headers["content-disposition"]
    rows = [*load_workbook(BytesIO(made.content))["台账"].iter_rows(min_row=2, values_only=True)]
    assert len(rows) == 1 and "1" in rows[0]
    assert client.get("/ledger/report").content.startswith(b"PK")
    assert client.get("/ledger/days").text.startswith("BEGIN:VCALENDAR")
    assert client.get("/ledger/nothing").status_code == 404


def test_an_empty_folder_says_how_cases_come(client: TestClient) -> None:
    page = client.get("/ledger").text
    assert "还没有件" in page and "/ledger/list" not in page
