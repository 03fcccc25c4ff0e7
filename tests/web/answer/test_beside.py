"""What is opened beside an answer: a part of the page where a script asks for it, a page of its own where none does."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

pytest.importorskip("fastapi")
from starlette.testclient import TestClient

from drafting.web.app import create_app
from tests.web.conftest import EXAMPLES

PAGE = "/forms/motion-parking.yaml"


@pytest.fixture
def client(tmp_path: Path) -> TestClient:
    shutil.copy(EXAMPLES / "motion-parking.yaml", tmp_path)
    return TestClient(create_app(tmp_path), base_url="http://127.0.0.1:8765", follow_redirects=False)


@pytest.mark.parametrize("path", ["blocks/opening", "blocks/responses.0.body"])
def test_a_panel_is_no_page_and_a_page_no_panel(client: TestClient, path: str) -> None:
    page = client.get(f"{PAGE}/{path}").text
    panel = client.get(f"{PAGE}/{path}", headers={"hx-request": "true"}).text
    assert "<html" in page and "<main" in page and "回到表单" in page
    assert "<html" not in panel and "<main" not in panel and "回到表单" not in panel
    assert page.count("<h1") == 1 and panel.count("<h2") == 1 and "<h1" not in panel


def test_a_block_for_an_answer_is_put_in_by_the_page_itself_and_for_another_field_by_a_step(client: TestClient) -> None:
    script = {"hx-request": "true"}
    assert 'data-insert="【段：' in client.get(f"{PAGE}/blocks/responses.0.body", headers=script).text
    assert "data-insert" not in client.get(f"{PAGE}/blocks/opening", headers=script).text
    assert "data-insert" not in client.get(f"{PAGE}/blocks/responses.0.body").text
