"""Every safe mend in one step: made, counted, taken back in one."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

pytest.importorskip("fastapi")
from starlette.testclient import TestClient

from drafting.form.load import load
from drafting.web.app import create_app
from tests.web.conftest import EXAMPLES

PAGE = "/forms/motion-parking.yaml"
TYPED = {"document_number": "云城管[2026]23号", "responses.2.body": "已建成,并已开放.\n第二批正在选址,年内完成."}


@pytest.fixture
def client(tmp_path: Path) -> TestClient:
    shutil.copy(EXAMPLES / "motion-parking.yaml", tmp_path)
    return TestClient(create_app(tmp_path), base_url="http://127.0.0.1:8765", follow_redirects=False)


def version(client: TestClient) -> str:
    return client.get(f"{PAGE}/version").json()["version"]


@pytest.mark.parametrize("script", [False, True])
def test_all_is_mended_and_said_and_taken_back_at_once(client: TestClient, tmp_path: Path, script: bool) -> None:
    client.get(PAGE)
    client.post(PAGE, data={"version": version(client), **TYPED})
    before = (tmp_path / "motion-parking.yaml").read_text("utf-8")
    assert "全部改正（5 处）" in client.get(PAGE).text
    headers = {"hx-request": "true"} if script else {}
    answer = client.post(PAGE, data={"version": version(client), "do": "mend"}, headers=headers)
    page = answer if script else client.get(answer.headers["location"])
    assert "已改正 5 处" in page.text and "全部改正" not in page.text
    reply = load(tmp_path / "motion-parking.yaml")
    assert reply.document_number == "云城管〔2026〕23号"
    assert reply.responses[2].body.strip() == "已建成，并已开放。\n第二批正在选址，年内完成。"
    client.post(PAGE, data={"version": version(client), "do": "undo"})
    assert (tmp_path / "motion-parking.yaml").read_text("utf-8") == before
