"""The browser's figures: `make bench-web`. Chromium where a page is measured, ten users without one; minutes."""

from __future__ import annotations

import gzip
import re
import shutil
import statistics
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parents[2]))

import httpx
from playwright.sync_api import Page, sync_playwright

from tests.bench.office import EXAMPLE, at_work
from tests.web.conftest import Server

_KEYS = "甪乑丮乂乜亍仂仄伋佘佝佞"
"""What is typed, a key at a time: characters that stand nowhere else."""
_SHOWN = """(mark) => new Promise((done) => {
  const begun = performance.now(), sheets = document.getElementById("preview");
  const look = () => {
    const gone = performance.now() - begun;
    if (sheets.textContent.includes(mark) || gone > 20000) done(gone);
    else requestAnimationFrame(look);
  };
  look();
})"""


@contextmanager
def serving() -> Iterator[Server]:
    """A server over an empty folder."""
    with tempfile.TemporaryDirectory() as name:
        server = Server(Path(name))
        server.start()
        try:
            yield server
        finally:
            server.kill()


def long_form(folder: Path, length: int) -> str:
    """A form whose answers have about so many characters; its name."""
    name, text = f"{length}.yaml", EXAMPLE.read_text(encoding="utf-8")
    sentence = "公共停车泊位的缺口集中在老城区。"
    (folder / name).write_text(text.replace("缺口集中", sentence * (length // len(sentence)) + "缺口集中"), "utf-8")
    return name


def keystrokes(server: Server, page: Page, length: int, goal: int) -> str:
    """From a key in an answer of the form to the letter on the page that shows it."""
    page.goto(f"{server.address}/forms/{long_form(server.folder, length)}")
    area = page.locator('[id="f-responses.1.body"]')
    area.evaluate("area => { const editor = fields.writer(area); editor.focus(); editor.setSelectionRange(0, 0); }")
    taken = []
    for key in _KEYS:
        page.keyboard.insert_text(key)
        taken.append(page.evaluate(_SHOWN, key))
        page.wait_for_timeout(1500)
    middle, worst = statistics.median(taken), max(taken)
    return f"{length} 字的表单，一键到版面：中位 {middle:.0f} ms，最慢 {worst:.0f} ms（目标 {goal}）"


def first_paint(page: Page, server: Server, path: str) -> str:
    """The median of several visits, what is kept from one to the next included."""
    times = []
    for _ in range(7):
        page.goto(server.address + path)
        page.wait_for_timeout(300)
        times.append(page.evaluate("performance.getEntriesByName('first-contentful-paint')[0].startTime"))
    return f"首屏 {path}：中位 {statistics.median(times):.0f} ms（目标 400）"


def weight(server: Server, path: str) -> str:
    """The scripts and styles of a page, compressed."""
    page = httpx.get(server.address + path).text
    parts = sorted(set(re.findall(r'(?:src|href)="(/static/[^"]+\.(?:js|css))"', page)))
    size = sum(len(gzip.compress(httpx.get(server.address + part).content, 9)) for part in parts)
    return f"编辑页的脚本和样式 {len(parts)} 个，压缩后 {size / 1024:.0f} KB（目标 250）"


def listed(server: Server, page: Page) -> str:
    """The list of two thousand forms, warm."""
    text = EXAMPLE.read_text(encoding="utf-8")
    for number in range(2000):
        (server.folder / f"{number:04}.yaml").write_text(text.replace("编号: 76", f"编号: {number}"), encoding="utf-8")
    page.goto(server.address)
    page.wait_for_timeout(5000)
    times = []
    for path in ("/", "/?q=泊位", "/?sort=changed") * 3:
        page.goto(server.address + path)
        times.append(page.evaluate("performance.getEntriesByType('navigation')[0].responseEnd"))
    return f"2000 份的列表：中位 {statistics.median(times):.0f} ms，最慢 {max(times):.0f} ms（目标 300）"


def main(seconds: float = 120) -> None:
    program: Any = shutil.which("chromium") or shutil.which("chromium-browser")
    with sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=program, args=["--no-sandbox", "--disable-gpu"])
        page = browser.new_page(viewport={"width": 1366, "height": 768})
        with serving() as server:
            print(keystrokes(server, page, 7000, 300))
            print(keystrokes(server, page, 48000, 600))
            print(first_paint(page, server, "/"), first_paint(page, server, "/forms/7000.yaml"), sep="\n")
            print(weight(server, "/forms/7000.yaml"))
            print(listed(server, page))
        browser.close()
    with serving() as server:
        print(at_work(server.address, server.folder, server.process.pid, seconds))


if __name__ == "__main__":
    main(*map(float, sys.argv[1:]))
