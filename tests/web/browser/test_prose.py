"""The editor of a long text, in a real Chromium: all typed is in its field, composed too; faults, steps, keys."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from drafting.form.revise import revise, values_of
from tests.web.browser.test_writing import before, editor, field, long_answer, press, saved, stocked
from tests.web.conftest import Server

expect = pytest.importorskip("playwright.sync_api").expect
BODY = "responses.0.body"
NAME = "motion-parking.yaml"
FAULTY = "已于8月底办结,并已公布。"


def opened(server: Server, open_page: Callable[..., Any], body: str = FAULTY) -> Any:
    """The page of a form with this answer, and the caret at its end."""
    stocked(server, "motion-parking")
    text = server.form(NAME)
    values = values_of(text)
    values["responses"][0]["body"] = body
    (server.folder / NAME).write_text(revise(text, values), encoding="utf-8")
    page = open_page(f"/forms/{NAME}")
    editor(page, BODY).click()
    page.keyboard.press("Control+End")
    return page


def written(server: Server) -> str:
    """The answer as it is in the file."""
    return values_of(server.form(NAME))["responses"][0]["body"]


def test_composed_chinese_is_taken_once_it_is_composed(server: Server, open_page: Callable[..., Any]) -> None:
    page = opened(server, open_page)
    body, input_method = field(page, BODY), page.context.new_cdp_session(page)
    posted: list[str] = []
    page.on("request", lambda request: posted.append(request.post_data or ""))

    def compose(*steps: str) -> None:
        for text in steps:
            at = {"selectionStart": len(text), "selectionEnd": len(text)}
            input_method.send("Input.imeSetComposition", {"text": text, **at})
            page.wait_for_timeout(40)

    page.keyboard.type("另")
    compose("q", "qing", "qing k", "qing kuang")
    page.wait_for_timeout(1100)
    assert body.input_value() == FAULTY + "另"
    assert not any("qing" in each for each in posted)
    page.evaluate("document.getElementById('add-responses').click()")
    page.wait_for_timeout(300)
    expect(editor(page, BODY)).to_have_text(FAULTY + "另qing kuang")
    input_method.send("Input.insertText", {"text": "情况"})
    expect(page.locator(".responses > .row")).to_have_count(4)
    expect(body).to_have_value(FAULTY + "另情况")
    expect(editor(page, BODY)).to_be_focused()
    compose("bie", "")
    page.keyboard.type("。")
    expect(body).to_have_value(FAULTY + "另情况。")
    saved(page)
    assert written(server) == FAULTY + "另情况。"


def test_a_fault_is_told_at_its_words_and_mended(server: Server, open_page: Callable[..., Any]) -> None:
    page = opened(server, open_page)
    fault, told = editor(page, BODY).locator(".fault.warning"), page.locator(".said-here")
    expect(fault).to_have_text(",")
    fault.click()
    expect(told).to_contain_text("半角标点")
    expect(told.get_by_role("button", name="改为“，”")).to_be_in_viewport()
    page.keyboard.press("Escape")
    expect(told).to_have_count(0)
    page.keyboard.press("Alt+Enter")
    expect(told.get_by_role("button")).to_be_focused()
    page.keyboard.press("Enter")
    expect(field(page, BODY)).to_have_value(FAULTY.replace(",", "，"))
    expect(editor(page, BODY)).to_be_focused()
    expect(fault).to_have_count(0)
    page.keyboard.press("Control+z")
    expect(field(page, BODY)).to_have_value(FAULTY)
    expect(fault).to_have_count(1)
    page.keyboard.press("Control+Home")
    page.keyboard.type("其中一项")
    expect(page.locator("#preview")).to_contain_text("其中一项已于")
    expect(fault).to_have_text(",")


def test_an_editor_goes_on_where_it_was_after_a_step(server: Server, open_page: Callable[..., Any]) -> None:
    stocked(server, "motion-parking")
    text = long_answer(server)
    page = open_page(f"/forms/{NAME}")
    place = text.index("第61段")
    page.evaluate("([path, at]) => fields.show(path, [60, 0, 0])", [BODY, place])
    page.keyboard.type("新")
    saved(page)
    top = "fields.writer(fields.of(document.activeElement)).getBoundingClientRect().top"
    was = page.evaluate(top)
    assert 0 < was < 768
    with page.expect_response(lambda answer: answer.request.headers.get("hx-target") == "work"):
        page.evaluate("htmx.trigger('#form', 'submit')")
    expect(page.locator("#form.htmx-request")).to_have_count(0)
    expect(editor(page, BODY)).to_be_focused()
    assert before(page) == text[:place] + "新"
    assert page.evaluate(top) == pytest.approx(was, abs=2)
    page.keyboard.press("Control+z")
    expect(field(page, BODY)).to_have_value(text)
    saved(page)
    press(page, "undo")
    expect(field(page, BODY)).to_have_value(text.replace("第61段", "新第61段"))
    assert written(server) == field(page, BODY).input_value()
    press(page, "down responses.0")
    expect(editor(page, "responses.1.body")).to_contain_text("新第61段")
    editor(page, "responses.1.body").focus()
    page.keyboard.press("Control+z")
    expect(field(page, "responses.1.body")).to_have_value(text)


def test_an_editor_is_a_field_as_any(server: Server, open_page: Callable[..., Any]) -> None:
    page = opened(server, open_page, "\n".join(f"第{n}段说的是泊位。" for n in range(1, 400)))
    content = editor(page, BODY)
    assert content.inner_text().count("\n") >= 398, "what the browser searches and reads aloud is all of the text"
    name = content.evaluate("each => document.getElementById(each.getAttribute('aria-labelledby')).textContent")
    assert (name, content.get_attribute("spellcheck")) == ("内容", "false")
    assert f"s-{BODY}" in content.get_attribute("aria-describedby")
    page.keyboard.press("Control+x")
    assert field(page, BODY).input_value().endswith("第399段说的是泊位。"), "nothing is selected, nothing is cut"
    page.keyboard.press("Enter")
    page.keyboard.type("　　末")
    page.keyboard.press("Enter")
    page.keyboard.type("完")
    assert field(page, BODY).input_value().endswith("泊位。\n　　末\n完")
    page.keyboard.press("Tab")
    expect(content).not_to_be_focused()
    page.locator(f'label[for="f-{BODY}"]').dispatch_event("click")
    expect(content).to_be_focused()
    page.keyboard.press("Control+a")
    page.keyboard.press("Delete")
    expect(field(page, BODY)).to_have_value("")
    page.keyboard.type("【待核：2025年】办结。\n| 甲 | 乙 |")
    indents = content.locator(".cm-line").evaluate_all("all => all.map(each => getComputedStyle(each).textIndent)")
    assert (indents[0] != "0px", indents[1]) == (True, "0px")
    expect(content.locator(".fault.error")).to_have_count(1)
    expect(content).to_have_attribute("aria-invalid", "true")
