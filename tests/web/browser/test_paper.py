"""The page beside the form in a real browser: 22 lines of 28 characters, and how soon a keystroke shows."""

from __future__ import annotations

import statistics
from collections.abc import Callable
from typing import Any

import pytest

from drafting.form.revise import revise, values_of
from tests.web.browser.test_writing import editor, expect
from tests.web.conftest import EXAMPLES, Server


def long_form(characters: int) -> str:
    text = (EXAMPLES / "motion-parking.yaml").read_text(encoding="utf-8")
    values = values_of(text)
    paragraph = "市" * 300
    values["responses"][0]["body"] = "\n".join([paragraph] * (characters // 300))
    return revise(text, values)


def test_a_page_in_the_browser_is_22_lines_of_28_characters(server: Server, open_page: Callable[..., Any]) -> None:
    (server.folder / "long.yaml").write_text(long_form(3000), encoding="utf-8")
    page = open_page("/forms/long.yaml")
    page.evaluate("document.getElementById('preview').style.setProperty('--zoom', 1)")
    sheet = page.locator(".sheet").nth(2)
    millimetre = sheet.bounding_box()["width"] / 210
    lines = sheet.locator(".text > .line")
    assert lines.count() == 22
    counts = [len(line) for line in lines.all_inner_texts()]
    assert counts.count(28) >= 18
    assert max(counts) == 28
    box, text = sheet.bounding_box(), sheet.locator(".text").bounding_box()
    assert (text["x"] - box["x"]) / millimetre == pytest.approx(28, abs=0.3)
    full = [line for line in range(22) if counts[line] == 28 and "市" in lines.nth(line).inner_text()]
    ink = lines.nth(full[0]).evaluate(
        "line => { const range = document.createRange(); range.selectNodeContents(line); "
        "return range.getBoundingClientRect().width; }"
    )
    assert ink / millimetre == pytest.approx(156, abs=0.7)
    rows = [lines.nth(line).bounding_box()["y"] for line in (0, 21)]
    assert (rows[1] - rows[0]) / 21 / millimetre == pytest.approx(10.39, abs=0.02)


def test_a_keystroke_shows_on_the_page(server: Server, open_page: Callable[..., Any]) -> None:
    """Measured and told, not asserted: from the key to the page for a reply of 6,000 characters."""
    (server.folder / "long.yaml").write_text(long_form(6000), encoding="utf-8")
    page = open_page("/forms/long.yaml")
    body = editor(page, "responses.0.body")
    body.press("Control+End")
    page.evaluate(
        """() => {
          window.took = [];
          const shown = () => { window.took.push(performance.now() - window.began); window.began = 0; };
          document.addEventListener("keydown", () => { window.began = performance.now(); });
          document.addEventListener("htmx:afterSwap", (event) => {
            if (event.detail.target.id !== "preview") return;
            requestAnimationFrame(() => window.began && shown());
          });
        }"""
    )
    for key in "0123456789ab":
        body.press(key)
        page.wait_for_timeout(700)
    took = page.evaluate("window.took")
    assert len(took) >= 8
    print(f"keystroke to page: {statistics.median(took):.0f} ms at the median of {len(took)}")


def test_a_keystroke_leaves_what_it_does_not_change(server: Server, open_page: Callable[..., Any]) -> None:
    """Of many faults those in other lines stay the very elements that they were, in the list and at the field."""
    text = (EXAMPLES / "motion-parking.yaml").read_text(encoding="utf-8")
    values = values_of(text)
    values["responses"][0]["body"] = "\n".join(f"己经增设座椅{number}把。" for number in range(1, 41))
    (server.folder / "faulty.yaml").write_text(revise(text, values), encoding="utf-8")
    page = open_page("/forms/faulty.yaml")
    faults = page.locator('#findings > [data-where="responses.0.body"]:has([data-words])')
    said = page.locator(".said p:has([data-words])")
    before = faults.count()
    assert before >= 40 and said.count() >= 40
    page.evaluate("for (const one of document.querySelectorAll('#findings > li, .said p')) one.kept = true")
    body = editor(page, "responses.0.body")
    body.press("Control+Home")
    page.keyboard.insert_text("布署，")
    expect(faults).to_have_count(before + 1)
    expect(page.locator("#findings", has_text="部署")).to_have_count(1)
    new = "found => found.filter((one) => !one.kept).length"
    assert 1 <= faults.evaluate_all(new) <= 3 and 1 <= said.evaluate_all(new) <= 3
    body.press("Control+Home")
    for _ in range(3):
        body.press("Delete")
    expect(faults).to_have_count(before)
    assert faults.evaluate_all(new) <= 3
