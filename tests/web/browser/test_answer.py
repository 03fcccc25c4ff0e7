"""The answer page in a real Chromium: outline, folded parts, what is opened beside, keys, tables, all mends at once."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from drafting.form.revise import revise, values_of
from tests.web.browser.test_writing import editor
from tests.web.conftest import EXAMPLES, Server

expect = pytest.importorskip("playwright.sync_api").expect
NAME = "motion-parking.yaml"
PAGE = f"/forms/{NAME}"


@pytest.fixture
def form(server: Server) -> Path:
    return Path(shutil.copy(EXAMPLES / NAME, server.folder))


def field(page: Any, path: str) -> Any:
    return page.locator(f'[id="f-{path}"]')


def headings(form: Path) -> list[str]:
    return [one["heading"][-6:] for one in values_of(form.read_text(encoding="utf-8"))["responses"]]


def change(form: Path, **values: Any) -> None:
    text = form.read_text(encoding="utf-8")
    form.write_text(revise(text, values_of(text) | values), encoding="utf-8")


def caret(page: Any, path: str, words: str) -> None:
    field(page, path).evaluate(
        "(area, words) => { fields.writer(area).focus(); const at = area.value.indexOf(words); "
        "fields.writer(area).setSelectionRange(at, at); }",
        words,
    )


def stepped(page: Any) -> Any:
    return page.expect_response(lambda answer: answer.request.headers.get("hx-target") == "work")


def test_answers_are_told_moved_and_added_in_the_outline(
    server: Server, form: Path, open_page: Callable[..., Any]
) -> None:
    first, second, third = headings(form)
    page = open_page(PAGE)
    points = page.locator("#points > li")
    expect(points.nth(1)).to_contain_text("写好 133字 采纳")
    editor(page, "responses.1.body").fill("")
    expect(points.nth(1)).to_contain_text("待写")
    editor(page, "responses.1.body").fill("改成一句话。")
    expect(points.nth(1)).to_contain_text("写好 6字")
    points.nth(2).locator("a").click()
    expect(editor(page, "responses.2.body")).to_be_focused()
    caret(page, "responses.2.body", "尚未接入")
    with stepped(page):
        page.keyboard.press("Alt+ArrowUp")
    expect(editor(page, "responses.1.body")).to_be_focused()
    words = "area => area.value.slice(fields.writer(area).selectionStart).slice(0, 4)"
    assert field(page, "responses.1.body").evaluate(words) == "尚未接入"
    assert headings(form) == [first, third, second]
    with stepped(page):
        points.nth(2).drag_to(points.nth(0), target_position={"x": 30, "y": 2})
    expect(points.nth(0)).to_contain_text(second)
    assert headings(form) == [second, first, third]
    with stepped(page):
        page.locator('[id="remove-responses.1"]').click()
    with stepped(page):
        page.get_by_role("button", name="答这一项：诉求1").click()
    expect(points).to_have_count(3)
    expect(field(page, "responses.0.demand")).to_have_value("1")
    expect(editor(page, "responses.0.body")).to_be_focused()


def test_folded_parts_tell_their_values_and_are_posted_and_found(
    server: Server, form: Path, open_page: Callable[..., Any]
) -> None:
    (server.folder / "office.yaml").write_text("名称: 云州市城市管理局\n", encoding="utf-8")
    values = values_of(form.read_text(encoding="utf-8"))
    change(form, contacts=[values["contacts"][0], {"unit": "", "person": "周明", "phone": "1"}], issuer=None)
    page = open_page(PAGE)
    head = page.locator("#part-head")
    expect(head.locator(".values")).to_contain_text("签发人 何维")
    expect(field(page, "signatory")).to_be_hidden()
    head.locator("summary").first.press("Enter")
    field(page, "signatory").fill("沈岚")
    expect(head.locator(".values")).to_contain_text("签发人 沈岚")
    expect(page.locator("#v-foot")).to_contain_text("云州市城市管理局（单位档案 office.yaml）")
    with stepped(page):
        page.locator("#more-responses").click()
    expect(field(page, "signatory")).to_be_visible()
    page.locator("#outline").get_by_role("link", name="联系人").click()
    expect(field(page, "contacts.0.phone")).to_be_visible()
    now = values_of(form.read_text(encoding="utf-8"))
    assert (now["signatory"], now["date"], "issuer" in now) == ("沈岚", values["date"], False)


def test_a_block_goes_to_the_caret_and_the_panel_covers_no_text(
    server: Server, form: Path, open_page: Callable[..., Any]
) -> None:
    page = open_page(PAGE)
    panel, body = page.locator("#panel"), field(page, "responses.0.body")
    caret(page, "responses.0.body", "（二）")
    opener = page.locator('[id="b-responses.0.body"]')
    opener.click()
    expect(panel.get_by_role("heading", level=2)).to_be_focused()
    text, shown = editor(page, "responses.0.body").bounding_box(), panel.bounding_box()
    assert text["x"] + text["width"] <= shown["x"]
    page.keyboard.press("Escape")
    expect(panel).to_be_hidden()
    expect(opener).to_be_focused()
    opener.press("Enter")
    panel.get_by_role("button", name="选用“沟通情况”").click()
    expect(panel).to_be_hidden()
    expect(editor(page, "responses.0.body")).to_be_focused()
    assert "投入使用。\n【段：沟通情况】\n（二）改造" in body.input_value()
    page.keyboard.press("Control+z")
    assert "沟通情况" not in body.input_value()


def test_keys_lead_from_fault_to_fault_and_all_are_mended_at_once(
    server: Server, form: Path, open_page: Callable[..., Any]
) -> None:
    change(form, document_number="云城管[2026]23号", printed_by="云州市城市管理局,办公室")
    before = form.read_text(encoding="utf-8")
    page = open_page(PAGE)
    places = []
    for key in ("F8", "F8", "F8", "Shift+F8"):
        page.keyboard.press(key)
        places.append(page.evaluate("document.activeElement.id"))
    assert len(set(places)) > 1 and places[1] == places[3] and all(one.startswith("f-") for one in places)
    page.locator("#case").click()
    page.keyboard.press("Shift+?")
    expect(page.locator("#keys")).to_contain_text("Shift+F8")
    page.keyboard.press("Escape")
    with stepped(page):
        page.get_by_role("button", name="全部改正").click()
    expect(page.locator("#notice")).to_contain_text("已改正")
    assert values_of(form.read_text(encoding="utf-8"))["document_number"] == "云城管〔2026〕23号"
    page.locator("#notice").get_by_role("button", name="撤销").click()
    expect(field(page, "document_number")).to_have_value("云城管[2026]23号")
    assert form.read_text(encoding="utf-8") == before
    page.keyboard.press("Control+Enter")
    page.wait_for_url("**/check")


def test_a_table_is_edited_as_a_table(server: Server, form: Path, open_page: Callable[..., Any]) -> None:
    page = open_page(PAGE)
    body, dialog = field(page, "responses.2.body"), page.locator("#table")
    editor(page, "responses.2.body").fill(
        "泊位如下：\n| 地点 | 今年 |\n| --- | --- |\n| 甲\\|乙 | 40 |\n其余另行安排。"
    )
    caret(page, "responses.2.body", "40")
    page.locator('[id="table-responses.2"]').click()
    cells = dialog.locator("td input")
    assert [cells.nth(at).input_value() for at in range(cells.count())] == ["地点", "今年", "甲|乙", "40"]
    cells.nth(3).fill("41")
    page.keyboard.press("Enter")
    page.keyboard.type("28")
    dialog.get_by_role("button", name="加一列").click()
    page.keyboard.type("备注")
    dialog.get_by_role("button", name="写进正文").click()
    expect(body).to_have_value("泊位如下：\n| 地点 | 今年 |  |\n| 甲\\|乙 | 41 |  |\n|  | 28 | 备注 |\n其余另行安排。")
    expect(page.locator("#sheets table tr")).to_have_count(3)
    caret(page, "responses.2.body", "其余")
    page.locator('[id="table-responses.2"]').click()
    page.keyboard.press("Escape")
    expect(dialog).to_be_hidden()
    assert body.input_value().endswith("\n其余另行安排。")


def test_the_page_with_its_panel_and_dialogs_stands_axe_and_any_window(
    server: Server, form: Path, open_page: Callable[..., Any], faultless: Callable[..., None]
) -> None:
    change(form, document_number="云城管[2026]23号", responses=[{"body": "", "demand": "2"}])
    faultless(PAGE)
    faultless(PAGE, step=lambda page: page.locator('[id="b-responses.0.body"]').click())
    faultless(PAGE, step=lambda page: page.locator('[id="table-responses.0"]').click())


def test_a_narrow_window_shows_the_form_or_the_page(form: Path, open_page: Callable[..., Any]) -> None:
    page = open_page(PAGE, width=420, height=800)
    form, paper = page.locator("#form"), page.locator("#sheets")
    expect(form).to_be_visible()
    expect(paper).to_be_hidden()
    page.get_by_role("link", name="版面").click()
    expect(paper).to_be_visible()
    expect(form).to_be_hidden()
    page.locator('#preview [data-source="responses.1.body"]').first.click()
    expect(form).to_be_visible()
    assert page.evaluate("document.activeElement.closest('[data-path=\"responses.1.body\"]') !== null")
