"""Kill -9 at random moments of a batch, of single saves and of the browser's server; Ctrl-C.

`python tests/fuzz/kills.py [TIMES]`.
After each kill: no half file among those in place; and after the run that follows: no file taken for a person's edit,
nothing left of the run that died, none of its processes alive.
"""

from __future__ import annotations

import contextlib
import http.client
import json
import os
import random
import re
import signal
import subprocess
import sys
import tempfile
import time
import zipfile
from pathlib import Path
from threading import Timer
from urllib.parse import urlencode

from drafting.form.revise import values_of

EXAMPLE = Path(__file__).parents[2] / "examples" / "motion-parking.yaml"
SAVE = """
import sys
from pathlib import Path
from drafting.output import save
for n in range(int(sys.argv[2])):
    save(Path(sys.argv[1]), b"%d" % (n % 10) * 200_000)
"""


def forms(folder: Path, count: int) -> list[str]:
    """So many forms in a folder, and the command that renders them."""
    text = EXAMPLE.read_text(encoding="utf-8")
    (folder / "forms").mkdir()
    for number in range(count):
        (folder / "forms" / f"{number}.yaml").write_text(text.replace("编号: 76", f"编号: {number + 1}"), "utf-8")
    return [sys.executable, "-m", "drafting", "render", str(folder / "forms"), "-o", str(folder / "out")]


def change(folder: Path, turn: int) -> None:
    """Another date in every form, so that every file is written anew."""
    for form in (folder / "forms").glob("*.yaml"):
        text = form.read_text(encoding="utf-8").splitlines()
        lines = [line for line in text if not line.startswith("标题: 答复")]
        form.write_text("\n".join([*lines, f"标题: 答复第{turn}稿"]) + "\n", encoding="utf-8")


def left_over(folder: Path) -> list[str]:
    return [path.name for path in folder.glob(".drafting-*")]


def halves(folder: Path) -> list[str]:
    return [path.name for path in folder.glob("*.docx") if not zipfile.is_zipfile(path)]


def batches(times: int) -> None:
    """Kills of a batch."""
    faults = 0
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        command = forms(folder, 80)
        start = time.monotonic()
        subprocess.run(command, check=True, capture_output=True)
        usual = time.monotonic() - start
        for turn in range(times):
            change(folder, turn)
            running = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
            time.sleep(random.uniform(0.2, 1) * usual)
            running.kill()
            running.wait()
            time.sleep(0.05)  # its processes end with it
            faults += bool(halves(folder / "out"))
            if turn % 4 == 3:
                after = subprocess.run(command, capture_output=True, check=False)
                faults += after.returncode != 0 or bool(left_over(folder / "out"))
    print(f"一批：kill -9 {times} 次，不该有的 {faults} 次")


def saves(times: int) -> None:
    """Kills of a save."""
    faults = 0
    with tempfile.TemporaryDirectory() as name:
        path = Path(name) / "答复.docx"
        command = [sys.executable, "-c", SAVE, str(path)]
        for _ in range(times):
            running = subprocess.Popen([*command, "1000000"], stderr=subprocess.PIPE)
            time.sleep(random.uniform(0.1, 0.3))
            running.kill()
            faults += bool(running.communicate()[1])
            content = path.read_bytes() if path.exists() else b""
            faults += content != content[:1] * (200_000 if content else 0)
        faults += subprocess.run([*command, "1"], check=False).returncode != 0 or bool(left_over(Path(name)))
    print(f"一次保存：kill -9 {times} 次，不该有的 {faults} 次")


def served(folder: Path) -> tuple[subprocess.Popen[str], int]:
    """The browser's server over a folder, and its port."""
    command = [sys.executable, "-m", "drafting", "serve", "--no-browser", "--folder", str(folder)]
    running = subprocess.Popen(command, stderr=subprocess.PIPE, text=True, encoding="utf-8")
    for line in running.stderr or ():
        if found := re.search(r"127\.0\.0\.1:(\d+)", line):
            return running, int(found[1])
    raise AssertionError("the server did not start")


def typed(port: int, version: str, name: str) -> str:
    """What a page saves by itself while one types; the version that it shows then."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
    kind = {"content-type": "application/x-www-form-urlencoded", "x-autosave": "1"}
    body = urlencode({"version": version, "signatory": name})
    connection.request("POST", "/forms/form.yaml", body, kind)
    said = json.loads(connection.getresponse().read())
    assert not said["conflict"]
    return said["version"]


def pages(times: int) -> None:
    """Kills of the server while a page saves: what was said to be saved is in the form, whole, without a conflict."""
    faults, number, saved = 0, 0, ""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        form = folder / "form.yaml"
        form.write_text(EXAMPLE.read_text("utf-8"), "utf-8")
        for _ in range(times):
            running, port = served(folder)
            version = typed(port, "", f"甲{number}")
            saved, end = f"甲{number}", Timer(random.uniform(0, 0.3), running.kill)
            end.start()
            with contextlib.suppress(OSError, http.client.HTTPException, ValueError):
                while True:
                    number += 1
                    version = typed(port, version, f"甲{number}")
                    saved = f"甲{number}"
            running.wait()
            held = values_of(form.read_text("utf-8")).get("signatory")
            faults += held not in (saved, f"甲{number}") or len(list(folder.glob("*.yaml"))) != 1
            number += 1
        running, port = served(folder)
        typed(port, "", "乙")
        running.kill()
        faults += bool([part for part in folder.rglob(".drafting-*.part")])
    print(f"网页保存：kill -9 {times} 次，共 {number} 次保存，不该有的 {faults} 次")


def interruptions(times: int) -> None:
    """Ctrl-C of a batch, as a terminal sends it: to the whole group of processes."""
    faults, slowest = 0, 0.0
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        command = forms(folder, 400)
        for turn in range(times):
            change(folder, turn)
            running = subprocess.Popen(command, stderr=subprocess.PIPE, start_new_session=True)
            time.sleep(random.uniform(0.05, 0.6))
            start = time.monotonic()
            with contextlib.suppress(ProcessLookupError):
                os.killpg(running.pid, signal.SIGINT)
            said = running.communicate()[1]
            slowest = max(slowest, time.monotonic() - start)
            faults += running.returncode not in (130, -signal.SIGINT, 0) or b"Traceback" in said
            time.sleep(0.05)
            faults += (
                subprocess.run(
                    ["pgrep", "-r", "R,S,D", "-g", str(running.pid)], capture_output=True, check=False
                ).returncode
                == 0
            )
    print(f"Ctrl-C {times} 次，不该有的 {faults} 次，最慢 {slowest:.2f} 秒")


if __name__ == "__main__":
    signal.signal(signal.SIGINT, signal.default_int_handler)
    wanted = int(sys.argv[1]) if sys.argv[1:] else 200
    saves(wanted)
    pages(wanted)
    batches(wanted)
    interruptions(max(wanted // 2, 1))
