"""Dead ends are pages with the way out: a file spoilt, gone or too large, an edition that is refused."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from tests.web.conftest import FORM, PAGE

pytest.importorskip("httpx")


@pytest.fixture(autouse=True)
def opened(client: Any) -> None:
    """The form has been opened once."""
    assert client.get(PAGE).status_code == 200


def test_a_spoilt_form_shows_its_lines_and_its_earlier_versions(client: Any, folder: Path) -> None:
    text = (folder / FORM).read_text("utf-8")
    (folder / FORM).write_text(text.replace("  提出人: 陈知远", "  提出人: [陈知远<b>"), "utf-8")
    for path in (PAGE, f"{PAGE}/check", f"{PAGE}/download/docx"):
        answer = client.get(path)
        assert (answer.status_code, "这份表单读不出来" in answer.text) == (409, True)
        assert "提出人: [陈知远&lt;b&gt;" in answer.text
        assert f'href="{PAGE}/versions"' in answer.text
        assert f'href="{PAGE}"' not in answer.text


def test_a_form_that_was_renamed_away_leads_to_what_it_became(client: Any, folder: Path) -> None:
    (folder / FORM).rename(folder / "停车 76号.yaml")
    answer = client.get(PAGE)
    assert (answer.status_code, "不在文件夹里了" in answer.text) == (404, True)
    assert 'href="/forms/%E5%81%9C%E8%BD%A6%2076%E5%8F%B7.yaml"' in answer.text
    assert f'href="{PAGE}/versions"' in answer.text


def test_a_form_that_never_was_has_no_versions(client: Any) -> None:
    answer = client.get("/forms/x.yaml")
    assert (answer.status_code, "versions" in answer.text, 'href="/"' in answer.text) == (404, False, True)


@pytest.mark.parametrize("piece", ["public"])
def test_a_refused_edition_leads_to_the_field_and_back(client: Any, folder: Path, piece: str) -> None:
    text = (folder / FORM).read_text("utf-8").replace("公开方式: 主动公开", "公开方式: 不予公开")
    (folder / FORM).write_text(text, "utf-8")
    answer = client.get(f"{PAGE}/download/{piece}")
    assert answer.status_code == 409
    assert f'href="{PAGE}#f-disclosure"' in answer.text
    assert f'href="{PAGE}/check"' in answer.text


def test_too_large_a_file_is_a_page_with_the_way_back(client: Any) -> None:
    answer = client.post("/new/intake", files={"file": ("x.docx", b"x" * 12_000_000)})
    assert (answer.status_code, "10 MB" in answer.text, 'href="/new"' in answer.text) == (413, True, True)
    assert answer.headers["content-type"].startswith("text/html")


@pytest.mark.parametrize("name", ["..", "office.yaml", ".x.yaml", "a%00.yaml"])
def test_what_is_no_name_of_a_form_gets_a_plain_page(client: Any, name: str) -> None:
    answer = client.get(f"/forms/{name}/versions")
    assert (answer.status_code, "没有" in answer.text) == (404, True)
