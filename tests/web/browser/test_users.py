"""An office at work, in a real Chromium: two in one case, one whose log-in ends while typing, one who only reviews."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.web.conftest import EXAMPLES, Server

pytest.importorskip("argon2")
from drafting.web.access import Role
from drafting.web.users import changing, passwords
from drafting.web.users.register import User

expect = pytest.importorskip("playwright.sync_api").expect
FORM, PASSWORD = "motion-parking.yaml", "山高水长 路遥知马力"
PAGE = f"/in/一科/forms/{FORM}"


@pytest.fixture
def server(tmp_path: Path) -> Any:
    """A server for an office, in place of one without users."""
    file = tmp_path / "users.toml"
    kept = passwords.hashed(PASSWORD, "李明")
    for name, role, *folders in (("李明", "承办", "一科"), ("王芳", "承办", "一科", "二科"), ("赵强", "核稿", "一科")):
        changing.add(file, User(name, kept, Role(role), tuple(folders)))
    running = Server(tmp_path / "forms", options=("--users", str(file)))
    (running.folder / "一科").mkdir(parents=True)
    shutil.copy(EXAMPLES / FORM, running.folder / "一科")
    running.start()
    yield running
    running.kill()


def log_in(page: Any, name: str) -> None:
    page.get_by_label("姓名").fill(name)
    page.get_by_label("口令").fill(PASSWORD)
    page.get_by_role("button", name="登录").click()


def test_two_in_one_case_see_each_other(open_page: Callable[..., Any]) -> None:
    mine, others = open_page(PAGE), open_page(PAGE)
    log_in(mine, "李明")
    expect(mine.locator("#form")).to_be_visible()
    log_in(others, "王芳")
    expect(others.locator("#others")).to_have_text("李明也在这一件里")
    expect(mine.locator("#others")).to_have_text("王芳也在这一件里", timeout=20_000)
    others.get_by_role("link", name="一科").click()
    expect(others.get_by_role("link", name="二科")).to_be_visible()


def test_what_is_typed_when_the_log_in_ends_is_saved_after_the_next(
    open_page: Callable[..., Any], server: Server
) -> None:
    page = open_page(PAGE)
    log_in(page, "李明")
    expect(page.locator("#form")).to_be_visible()
    server.kill()
    server.start()  # the sessions have ended with it
    page.locator('[id="f-responses.0.body"] + .cm-editor .cm-content').fill("正在登录的时候写的。")
    expect(page.locator("#notice")).to_contain_text("登录已经过期", timeout=20_000)
    with page.context.expect_page() as opened:
        page.locator("#notice").get_by_role("button", name="登录").click()
    log_in(opened.value, "李明")
    expect(page.locator("#status")).to_contain_text("已保存", timeout=20_000)
    assert "正在登录的时候写的。" in (server.folder / "一科" / FORM).read_text("utf-8")


def test_a_reviewer_reads_and_marks_and_writes_nothing(open_page: Callable[..., Any]) -> None:
    page = open_page("/")
    log_in(page, "赵强")
    page.get_by_role("link", name="停车难").click()
    expect(page.get_by_role("heading", name="送审和改稿")).to_be_visible()
    page.get_by_role("link", name="看全文").click()
    expect(page.locator("body")).to_contain_text("云州市")
    page.goto(f"{PAGE}/file")
    expect(page.get_by_role("heading", name="您的角色不能做这一步")).to_be_visible()
    page.goto("/password")
    page.get_by_role("button", name="退出").click()
    expect(page.get_by_text("已退出")).to_be_visible()


def test_the_pages_to_come_in_stand_axe_and_every_window(
    open_page: Callable[..., Any], faultless: Callable[..., None]
) -> None:
    faultless("/login?next=/help")
    page = open_page("/", bypass_csp=True)
    log_in(page, "王芳")
    expect(page.get_by_role("heading", name="选文件夹")).to_be_visible()
    for path in ("/folders", "/password", PAGE):
        faultless(path, page.context)
