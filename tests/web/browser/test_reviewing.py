"""A clerk and a reviewer, in a real Chromium: a letter goes out, comes back with marks, is looked at, taken, undone."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from drafting.form.load import load
from tests.merging.test_merge import FORM
from tests.web.browser.unfolding import unfolded
from tests.web.conftest import Server
from tests.web.review.test_review import NAME, remarked, tracked

expect = pytest.importorskip("playwright.sync_api").expect
ADDRESS = f"/forms/{NAME}/review"


@pytest.fixture
def form(server: Server) -> Path:
    path = server.folder / NAME
    path.write_text(FORM, encoding="utf-8")
    return path


def came_back(page: Any, folder: Path) -> Path:
    """The letter as it is taken from the page, then with a reviewer's marks."""
    with page.expect_download() as download:
        page.get_by_role("button", name="下载送审稿").click()
    assert download.value.suggested_filename == "76号-送审稿.docx"
    download.value.save_as(folder / "送审稿.docx")
    back = folder / "76号（王主任改）.docx"
    back.write_bytes(remarked(tracked((folder / "送审稿.docx").read_bytes())))
    return back


def uploaded(page: Any, file: Path) -> None:
    page.get_by_label("改回来的文件").set_input_files(file)
    page.get_by_role("button", name="看改了什么").click()
    page.wait_for_url("**/review/*")


def change(page: Any, place: str) -> Any:
    return page.get_by_role("group", name=place)


def test_marks_come_back_into_the_form(
    server: Server, form: Path, open_page: Callable[..., Any], tmp_path: Path
) -> None:
    page = open_page(f"/forms/{NAME}")
    page.get_by_role("link", name="送审和改稿").click()
    uploaded(page, came_back(page, tmp_path))
    first, second = change(page, "答复第1条"), change(page, "答复第2条")
    expect(first.locator("del")).to_have_text("412")
    expect(first.locator("ins")).to_have_text("436")
    expect(first).to_contain_text("王主任")
    first.get_by_label("采纳", exact=True).check()
    second.get_by_label("不采纳").check()
    page.get_by_role("button", name="按选定的办").click()
    expect(page.get_by_role("status")).to_contain_text("采纳了 1 处")
    assert form.read_text(encoding="utf-8") == FORM.replace("412个", "436个")
    page.reload()
    expect(page.locator("fieldset")).to_have_count(1)
    expect(second.get_by_label("不采纳")).to_be_checked()
    page.get_by_role("button", name="撤销这一步").click()
    expect(page.locator("fieldset")).to_have_count(2)
    assert form.read_text(encoding="utf-8") == FORM
    page.goto(ADDRESS)
    page.get_by_role("link", name="76号（王主任改）.docx").click()
    page.get_by_role("button", name="全部采纳").click()
    page.get_by_role("button", name="办完了").click()
    expect(page.locator("#remarks")).to_contain_text("核对<b>412个")
    page.get_by_role("button", name="批注1记作已办").click()
    expect(page.locator("#remarks")).to_have_count(0)
    expect(page.locator("#trail")).to_contain_text("见 76号（王主任改）.docx")
    page.get_by_role("button", name="恢复第1版").click()
    page.wait_for_selector("#form")
    assert form.read_text(encoding="utf-8") == FORM


def test_what_is_typed_in_another_window_meanwhile_stays(
    server: Server, form: Path, open_page: Callable[..., Any], tmp_path: Path
) -> None:
    page, other = open_page(ADDRESS), open_page(f"/forms/{NAME}")
    uploaded(page, came_back(page, tmp_path))
    unfolded(other.locator('[id="f-signatory"]')).fill("沈砚")
    expect(other.locator("#status")).to_contain_text("已保存")
    page.get_by_role("button", name="全部采纳").click()
    expect(page.get_by_role("status")).to_contain_text("采纳了")
    unfolded(other.locator('[id="f-signatory"]')).fill("林若溪")
    expect(other.locator("#status")).to_contain_text("已保存")
    reply = load(form)
    assert reply.signatory == "林若溪" and "436个" in reply.responses[0].body


def test_it_works_without_scripts(server: Server, form: Path, open_page: Callable[..., Any], tmp_path: Path) -> None:
    page = open_page(ADDRESS, java_script_enabled=False)
    uploaded(page, came_back(page, tmp_path))
    change(page, "答复第1条").get_by_label("采纳", exact=True).check()
    page.keyboard.press("Enter")
    expect(page.get_by_role("status")).to_contain_text("采纳了 1 处")
    assert form.read_text(encoding="utf-8") == FORM.replace("412个", "436个")


def test_anybodys_letter_gets_its_comments(
    server: Server, form: Path, open_page: Callable[..., Any], tmp_path: Path
) -> None:
    page = open_page(ADDRESS)
    back = came_back(page, tmp_path)
    page.goto("/")
    page.get_by_role("link", name="核稿批注").click()
    page.get_by_label("Word 答复").set_input_files(back)
    with page.expect_download() as download:
        page.get_by_role("button", name="写成批注本").click()
    assert download.value.suggested_filename == "76号（王主任改）-核稿.docx"


def test_every_page_of_review_stands_axe_and_any_window(
    server: Server, form: Path, open_page: Callable[..., Any], tmp_path: Path, faultless: Callable[[str], None]
) -> None:
    page = open_page(ADDRESS)
    uploaded(page, came_back(page, tmp_path))
    page.get_by_label("采纳", exact=True).first.check()
    page.get_by_role("button", name="按选定的办").click()
    form.write_text(form.read_text(encoding="utf-8").replace("3.4万", "3.5万"), encoding="utf-8")
    for address in (page.url, ADDRESS, f"{ADDRESS}/versions/1", "/comments", f"/forms/{NAME}/check"):
        faultless(address)
