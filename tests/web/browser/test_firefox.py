"""The main way in Firefox: a pasted proposal, what was read of it, its answers, the check, the Word file."""

from __future__ import annotations

import io
import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import httpx
import pytest
from docx import Document as WordFile

from drafting.form.load import load
from tests.web.browser.test_beginning import PROPOSAL
from tests.web.conftest import Server

_FIREFOX = shutil.which("firefox-esr") or shutil.which("firefox")


@pytest.fixture
def firefox(tmp_path: Path) -> Iterator[Any]:
    """Debian's Firefox without a window, driven by its own protocol."""
    if _FIREFOX is None:
        (pytest.fail if os.environ.get("CI") else pytest.skip)("Firefox is not installed")
    driver = pytest.importorskip("marionette_driver.marionette", reason="marionette_driver is not installed")
    browser = driver.Marionette(bin=_FIREFOX, headless=True, gecko_log=str(tmp_path / "firefox.log"))
    browser.start_session()
    browser.set_window_rect(width=1366, height=900)
    yield browser
    browser.quit()
    browser.cleanup()


def until(browser: Any, holds: Callable[[Any], object]) -> None:
    from marionette_driver import Wait

    Wait(browser, timeout=20).until(holds)


def one(browser: Any, selector: str) -> Any:
    until(browser, lambda page: page.find_elements("css selector", selector))
    return browser.find_element("css selector", selector)


def press(browser: Any, words: str) -> None:
    """The button or link with these words."""
    told = f"//*[self::button or self::a][normalize-space()='{words}']"
    until(browser, lambda page: page.find_elements("xpath", told))
    browser.find_element("xpath", told).click()


def text(browser: Any, selector: str) -> str:
    return one(browser, selector).get_property("textContent")


@pytest.mark.slow
def test_from_a_pasted_proposal_to_a_word_file(server: Server, firefox: Any) -> None:
    firefox.navigate(f"{server.address}/new")
    one(firefox, "#f-text").send_keys(PROPOSAL)
    press(firefox, "下一步：核对来文")
    one(firefox, '[id="f-proposal.number"]').send_keys("0076")
    press(firefox, "下一步：写答复")
    one(firefox, "#form")
    answer = '[data-path="responses.{}.body"] :is(.cm-content, textarea.prose:not([hidden]))'
    for number in range(5):
        one(firefox, answer.format(number)).send_keys(f"第{number + 1}项已于8月底办结。")
    until(firefox, lambda page: "第5项已于8月底办结" in text(page, "#preview"))
    until(firefox, lambda page: "已保存" in text(page, "#status"))
    (form,) = server.folder.glob("*.yaml")
    reply = load(form)
    assert [response.body.strip() for response in reply.responses] == [
        f"第{number}项已于8月底办结。" for number in range(1, 6)
    ]
    one(firefox, "#send").click()
    until(firefox, lambda page: "检查后发出" in text(page, "main h1"))
    _fill_the_rest(form)
    letter = httpx.get(f"{server.address}/forms/{form.name}/download/docx")
    assert "第5项已于8月底办结" in "".join(line.text for line in WordFile(io.BytesIO(letter.content)).paragraphs)


def _fill_the_rest(form: Path) -> None:
    from drafting.form.revise import revise, values_of

    written = form.read_text(encoding="utf-8")
    rest = {"document_number": "云建〔2026〕7号", "issuer": "云州市住房和城乡建设局", "date": "2026-08-30"}
    rest |= {"signatory": "何维", "result": "A", "contacts": [{"person": "周明", "phone": "0551-5550123"}]}
    form.write_text(revise(written, values_of(written) | rest), encoding="utf-8")
