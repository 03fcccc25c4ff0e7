"""The page before a letter goes out: each value with what is found at it, mended there; what can be taken."""

from __future__ import annotations

import io
import re
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest

from drafting.form.revise import revise, values_of
from tests.web.conftest import FORM, PAGE

pytest.importorskip("httpx")
from starlette.testclient import TestClient


def rewrite(folder: Path, **values: Any) -> None:
    text = (folder / FORM).read_text("utf-8")
    (folder / FORM).write_text(revise(text, values_of(text) | values), "utf-8")


def lines(page: str) -> dict[str, str]:
    """Label -> what stands beside it, without marks of the page."""
    found = re.findall(r"<dt>(.*?)</dt>(.*?)(?=<dt>|</dl>)", page, re.DOTALL)
    return {label: " ".join(re.sub("<[^>]+>", " ", rest).split()) for label, rest in found}


def test_every_value_stands_in_the_order_of_the_letter(client: TestClient) -> None:
    page = client.get(f"{PAGE}/check").text
    shown = lines(page)
    assert [label for label in shown if label in ("发文字号", "引言", "答复1", "成文日期", "抄送1")] == [
        "发文字号",
        "引言",
        "答复1",
        "成文日期",
        "抄送1",
    ]
    assert "标准段“交办答复”：" in shown["引言"] and "办理情况答复如下" in shown["引言"]
    assert shown["抄送1"].startswith("市政协提案委员会 2份")
    assert shown["称谓"].startswith("陈知远委员： （自动生成）")
    assert f'href="{PAGE}#f-responses.0"' in page


def test_a_finding_stands_at_its_value_and_is_mended_there(client: TestClient, folder: Path) -> None:
    rewrite(folder, document_number="云城管[2026]23号")
    page = client.get(f"{PAGE}/check").text
    assert "必须改" in lines(page)["发文字号"] and "必须改" not in lines(page)["签发人"]
    version = re.search(r'name="version" value="(\w+)"', page)[1]
    fix = re.search(r'name="do" value="(fix [^"]+)"', page)[1]
    answer = client.post(PAGE, data={"version": version, "back": "check", "do": fix})
    assert (answer.status_code, answer.headers["location"]) == (303, f"{PAGE}/check")
    assert "云城管〔2026〕23号" in (folder / FORM).read_text("utf-8")


def test_what_is_missing_stands_at_its_field(client: TestClient, folder: Path) -> None:
    rewrite(folder, responses=[{"heading": "一项工作", "body": ""}], date="")
    shown = lines(client.get(f"{PAGE}/check").text)
    assert "必须改" in shown["答复"]
    assert shown["成文日期"].startswith("留空")


def test_a_long_answer_is_folded(client: TestClient, folder: Path) -> None:
    rewrite(folder, responses=[{"body": "已于8月底办结。" * 40}])
    page = client.get(f"{PAGE}/check").text
    assert "（共 320 字）</summary>" in page and "已于8月底办结。" * 40 in page


def test_each_proposer_gets_a_letter_in_one_archive(client: TestClient, folder: Path) -> None:
    assert "分送每位提出人" not in client.get(f"{PAGE}/check").text
    text = (folder / FORM).read_text("utf-8")
    proposal = values_of(text)["proposal"] | {"proposers": [{"name": "陈知远"}, {"name": "沈岚"}]}
    rewrite(folder, proposal=proposal)
    assert "分送每位提出人" in client.get(f"{PAGE}/check").text
    answer = client.get(f"{PAGE}/download/each")
    names = ZipFile(io.BytesIO(answer.content)).namelist()
    assert names == ["motion-parking-陈知远.docx", "motion-parking-沈岚.docx"]
    assert answer.headers["content-type"] == "application/zip"


def test_hostile_text_is_text(client: TestClient, folder: Path) -> None:
    rewrite(folder, issuer="<script>1</script>{{ 7*7 }}")
    page = client.get(f"{PAGE}/check").text
    assert "&lt;script&gt;1&lt;/script&gt;{{ 7*7 }}" in page and "<script>1" not in page
