"""The pages beside the cases in a real browser: each faultless, a profile made, a block written, words kept as one."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from drafting.archive import keeping, store
from drafting.archive.paper import LETTER, Paper, Passage
from tests.web.conftest import EXAMPLES, Server

CITED = Passage(1, "按照《云州市停车管理办法》（云政〔2024〕3号），将于2026年底前建成泊位300个。", "关于增加泊位")


@pytest.fixture
def office(server: Server) -> Path:
    """The folder with a profile, a case and an archive."""
    (server.folder / "office.yaml").write_text("# 我们局的\n名称: 云州市城市管理局\n", encoding="utf-8")
    shutil.copy(EXAMPLES / "motion-parking.yaml", server.folder)
    paper = Paper(
        LETTER, (CITED,), kind="提案答复", title="关于停车的提案", document_number="云城管〔2024〕9号", class_="A"
    )
    with store.opened(server.folder / "archive.sqlite", new=True) as archive, archive.writing():
        keeping.put(archive, paper)
        keeping.weigh(archive)
    return server.folder


@pytest.mark.parametrize(
    "path",
    ["/archive?q=泊位", "/archive/1", "/cite?q=停车", "/ledger", "/blocks", "/blocks/closing/感谢监督", "/office"],
)
def test_every_page_is_faultless(office: Path, faultless: Callable[[str], None], path: str) -> None:
    faultless(path)


def test_without_anything_the_pages_say_what_is_to_be_done(faultless: Callable[[str], None]) -> None:
    for path in ("/archive", "/office"):
        faultless(path)


def test_a_clerk_makes_a_profile_and_is_led_to_what_is_wrong(server: Server, open_page: Callable[..., Any]) -> None:
    page = open_page("/")
    page.get_by_role("navigation", name="各页").get_by_role("link", name="单位档案").click()
    page.get_by_label("名称必填").or_(page.get_by_label("名称", exact=True)).first.fill("云州市城市管理局")
    page.locator('[id="f-deadlines.answer"]').fill("三")
    page.keyboard.press("Enter")
    page.get_by_role("alert").get_by_role("link", name="期限·答复").click()
    assert page.url.endswith("#f-deadlines.answer") and not (server.folder / "office.yaml").exists()
    page.locator('[id="f-deadlines.answer"]').fill("6")
    page.get_by_role("button", name="保存").click()
    page.get_by_text("已保存").wait_for()
    assert "答复: 6" in server.form("office.yaml") and "# 名称（必填）" in server.form("office.yaml")


def test_selected_words_are_kept_as_a_block_that_is_seen_in_cases(office: Path, open_page: Callable[..., Any]) -> None:
    page = open_page("/forms/motion-parking.yaml")
    body = page.locator('[id="f-responses.0.body"] + .cm-editor .cm-content')
    body.press("Control+Home")
    body.press("Control+Shift+End")
    with page.expect_popup() as opened:
        page.get_by_role("button", name="存为标准段").press("Enter")
    block = opened.value
    block.get_by_label("名称").fill("泊位情况")
    block.get_by_label("文字").press("Control+End")
    block.get_by_label("文字").type("谢{{ 提出人 }}。")
    block.locator("#cases").get_by_text("谢陈知远。").first.wait_for()
    block.get_by_role("button", name="保存").click()
    block.get_by_text("已保存").wait_for()
    assert "谢{{ 提出人 }}。" in (office / "blocks" / "段落" / "泊位情况.txt").read_text(encoding="utf-8")
    page.bring_to_front()
    assert page.get_by_role("button", name="存为标准段").is_visible(), "the answer stays as it was"


def test_a_citation_is_copied(office: Path, open_page: Callable[..., Any]) -> None:
    page = open_page("/cite?q=停车")
    page.get_by_role("button", name="复制").click()
    page.get_by_role("button", name="已复制").or_(page.get_by_text("已复制")).first.wait_for()
    page.locator("#q").press("Control+A")
    page.locator("#q").press("Control+V")
    assert page.locator("#q").input_value() == "《云州市停车管理办法》（云政〔2024〕3号）"
