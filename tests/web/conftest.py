"""A server over an empty folder, and a browser: Debian's Chromium, where there is one."""

from __future__ import annotations

import os
import re
import shutil
import socket
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from time import sleep
from typing import Any

import pytest

pytest.importorskip("fastapi")
EXAMPLES = Path(__file__).parents[2] / "examples"
FORM = "motion-parking.yaml"
PAGE = f"/forms/{FORM}"
_CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
_ARGUMENTS = [
    f"--{name}"
    for name in (
        "no-sandbox",
        "disable-gpu",
        "disable-quic",
        "no-first-run",
        "disable-background-networking",
        "disable-component-update",
        "disable-sync",
    )
]


_TRIES = 10


def _free_port() -> int:
    """A port that no other process of the tests takes while a server that was killed is started again."""
    worker = int(re.sub(r"\D", "", os.environ.get("PYTEST_XDIST_WORKER", "")) or 0)
    for port in range(9000 + 100 * worker, 9100 + 100 * worker):
        with socket.socket() as trying:
            if trying.connect_ex(("127.0.0.1", port)):
                return port
    raise AssertionError("no port is free")


@dataclass
class Server:
    """`drafting serve` as a process of its own; it can be killed and started again on the same port."""

    folder: Path
    port: int = 0
    options: tuple[str, ...] = ()
    process: subprocess.Popen[str] = field(init=False)

    def start(self) -> None:
        for _ in range(_TRIES):
            if self._is_started(self.port or _free_port()):
                return
            sleep(0.3)  # another program has the port just now
        raise AssertionError("the server did not start")

    def _is_started(self, port: int) -> bool:
        command = [sys.executable, "-m", "drafting", "serve", "--no-browser", "--folder", str(self.folder)]
        command += ["--port", str(port), *self.options]
        self.process = subprocess.Popen(command, stderr=subprocess.PIPE, text=True, encoding="utf-8")
        for line in self.process.stderr or ():
            if match := re.search(r"127\.0\.0\.1:(\d+)", line):
                self.port = int(match[1])
                return True
        self.process.wait()
        return False

    def kill(self) -> None:
        self.process.kill()
        self.process.wait()

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def form(self, name: str) -> str:
        return (self.folder / name).read_text(encoding="utf-8")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with one form."""
    shutil.copy(EXAMPLES / FORM, tmp_path)
    return tmp_path


@pytest.fixture
def client(folder: Path) -> Any:
    """Asks the pages of that folder; no redirection is followed."""
    from starlette.testclient import TestClient

    from drafting.web.app import create_app

    return TestClient(create_app(folder), base_url="http://localhost:80", follow_redirects=False)


@pytest.fixture
def server(tmp_path: Path) -> Iterator[Server]:
    running = Server(tmp_path / "forms")
    running.folder.mkdir()
    running.start()
    yield running
    running.kill()


@pytest.fixture(scope="session")
def chromium() -> Iterator[object]:
    playwright = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")
    if _CHROMIUM is None:
        (pytest.fail if os.environ.get("CI") else pytest.skip)("Chromium is not installed")
    with playwright.sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=_CHROMIUM, args=_ARGUMENTS)
        yield browser
        browser.close()


@pytest.fixture
def open_page(chromium: object, server: Server) -> Iterator[Callable[..., object]]:
    """Opens a page at a path; fails at the end where a script failed or the policy stopped something."""
    contexts, wrong = [], []

    def opened(path: str = "/", width: int = 1366, height: int = 768, shared: object = None, **options: object):
        context = shared or chromium.new_context(
            viewport={"width": width, "height": height}, accept_downloads=True, base_url=server.address, **options
        )
        contexts.append(context)
        page = context.new_page()
        page.on("pageerror", lambda error: wrong.append(str(error)))
        page.on("console", lambda message: wrong.append(message.text) if "Content Security" in message.text else None)
        page.goto(path)
        return page

    yield opened
    for context in contexts:
        context.close()
    assert not wrong
