"""收件 in a real Chromium: files dropped and chosen, told apart, taken; by keys alone; in a narrow window."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from tests.web.browser.test_beginning import PROPOSAL
from tests.web.conftest import EXAMPLES, Server

expect = pytest.importorskip("playwright.sync_api").expect
FORM = "motion-parking.yaml"
DROP = """([name, text]) => {
  const given = new DataTransfer();
  given.items.add(new File([text], name));
  const box = document.getElementById("files");
  box.files = given.files;
  box.dispatchEvent(new Event("change", { bubbles: true }));
}"""


def test_several_files_are_told_apart_and_taken(server: Server, open_page: Callable[..., Any]) -> None:
    page = open_page("/")
    page.get_by_role("link", name="收件").first.click()
    page.get_by_label("选文件").set_input_files(
        [
            {"name": "来文.txt", "mimeType": "text/plain", "buffer": PROPOSAL.encode()},
            {"name": "清单.csv", "mimeType": "text/csv", "buffer": "编号,案由,类别\n7,关于补路灯,提案\n".encode()},
            {"name": "通知.txt", "mimeType": "text/plain", "buffer": "关于值班的通知\n各科室：\n请值班。\n".encode()},
            {"name": FORM, "mimeType": "text/yaml", "buffer": (EXAMPLES / FORM).read_bytes()},
        ]
    )
    page.get_by_role("button", name="看是什么").click()
    kinds = {"来文.txt": "建议、提案的来文", "清单.csv": "交办清单", "通知.txt": "收不了", FORM: "答复表单"}
    for name, kind in kinds.items():
        expect(page.get_by_role("region", name=name)).to_contain_text(kind)
    assert not list(server.folder.glob("*.yaml"))
    page.get_by_role("button", name="收下").click()
    expect(page.locator(".came .fine")).to_have_count(3)
    expect(page.get_by_role("region", name="通知.txt")).to_contain_text("收不了")
    page.reload()
    assert len(list(server.folder.glob("*.yaml"))) == 3
    page.get_by_role("link", name="核对来文").click()
    page.wait_for_selector(".confirm #form")


def test_a_pasted_proposal_is_received_by_keys_without_scripts(server: Server, open_page: Callable[..., Any]) -> None:
    page = open_page("/receive", width=420, java_script_enabled=False)
    page.get_by_label("或者贴文字").focus()
    page.keyboard.insert_text(PROPOSAL)
    for key in ("Tab", "Enter"):
        page.keyboard.press(key)
    expect(page.get_by_role("region", name="贴的文字")).to_contain_text("诉求 5 项")
    page.get_by_role("button", name="收下").press("Enter")
    page.wait_for_selector(".confirm #form")
    page.get_by_role("button", name="下一步：写答复").press("Enter")
    expect(page.locator(".responses > .row")).to_have_count(5)


def test_a_refused_paste_can_be_mended(server: Server, open_page: Callable[..., Any]) -> None:
    page = open_page("/receive")
    page.get_by_label("或者贴文字").fill("今天天气好。")
    page.get_by_role("button", name="看是什么").click()
    expect(page.locator("main")).to_contain_text("收不了")
    page.get_by_role("link", name="回去改贴的文字").click()
    expect(page.get_by_label("或者贴文字")).to_have_value("今天天气好。")


def test_its_pages_are_faultless(
    server: Server, open_page: Callable[..., Any], faultless: Callable[[str], None]
) -> None:
    page = open_page("/receive")
    page.evaluate(DROP, ["清单.csv", "编号,案由\n7,关于补路灯\n"])
    page.get_by_label("或者贴文字").fill(PROPOSAL)
    page.get_by_role("button", name="看是什么").click()
    expect(page.get_by_role("region", name="清单.csv")).to_contain_text("看不出是建议、议案还是提案")
    for path in ("/receive", page.url.removeprefix(server.address)):
        faultless(path)
