"""In the browser a form takes the next document number of its series with one button, and nobody else gets it."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from datetime import date
from pathlib import Path

import pytest

pytest.importorskip("fastapi")
from starlette.testclient import TestClient

from drafting.form.load import load
from drafting.web.app import create_app

YEAR = date.today().year
FORM = """\
文种: 提案答复
建议提案: {届次: 市政协五届三次会议, 编号: 76, 提出人: 陈知远}
答复:
  - 内容: 已办。
"""


@pytest.fixture
def client(tmp_path: Path) -> TestClient:
    (tmp_path / "office.yaml").write_text("名称: 云州市交通局\n机关代字: 云交\n", encoding="utf-8")
    (tmp_path / "旧.yaml").write_text(FORM + f"发文字号: 云交〔{YEAR}〕8号\n", encoding="utf-8")
    for name in "甲乙丙丁":
        (tmp_path / f"{name}.yaml").write_text(FORM, encoding="utf-8")
    return TestClient(create_app(tmp_path), base_url="http://127.0.0.1:8765", follow_redirects=False)


def numbered(client: TestClient, name: str, **typed: str) -> int:
    version = client.get(f"/forms/{name}.yaml/version").json()["version"]
    posted = {"version": version, "do": "number document_number", **typed}
    return client.post(f"/forms/{name}.yaml", data=posted).status_code


def test_a_form_takes_the_next_number(client: TestClient, tmp_path: Path) -> None:
    assert 'value="number document_number"' in client.get("/forms/甲.yaml").text
    assert 'value="number document_number"' not in client.get("/forms/旧.yaml").text
    assert numbered(client, "甲") == 303
    assert load(tmp_path / "甲.yaml").document_number == f"云交〔{YEAR}〕9号"
    assert numbered(client, "甲") == 303 and load(tmp_path / "甲.yaml").document_number == f"云交〔{YEAR}〕9号"
    assert numbered(client, "乙", document_number=f"云交函〔{YEAR}〕号") == 303
    assert load(tmp_path / "乙.yaml").document_number == f"云交函〔{YEAR}〕1号"


def test_windows_that_ask_at_once_get_numbers_of_their_own(client: TestClient, tmp_path: Path) -> None:
    with ThreadPoolExecutor(4) as hands:
        assert set(hands.map(lambda name: numbered(client, name), "甲乙丙丁")) == {303}
    numbers = {load(tmp_path / f"{name}.yaml").document_number for name in "甲乙丙丁"}
    assert numbers == {f"云交〔{YEAR}〕{n}号" for n in range(9, 13)}


def test_without_a_code_the_page_says_so_and_the_text_stays(client: TestClient, tmp_path: Path) -> None:
    (tmp_path / "office.yaml").unlink()
    before = (tmp_path / "丙.yaml").read_text("utf-8")
    assert numbered(client, "丙") == 409 and (tmp_path / "丙.yaml").read_text("utf-8") == before
