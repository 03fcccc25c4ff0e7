"""An office at work: users who type at once, each in a case and two pairs in one, against a server of its own."""

from __future__ import annotations

import re
import threading
import time
from dataclasses import dataclass, field
from itertools import takewhile
from pathlib import Path

import httpx

from drafting.form.load import load

EXAMPLE = Path(__file__).parents[2] / "examples" / "motion-parking.yaml"
_BURST, _KEY, _REST = 6, 0.3, 1.5
"""Keys in a burst, the seconds between two of them, and before the next burst; the page saves in that rest."""
_PROSE = "经与有关单位会商，现场核查后已列入今年的改造计划，所需经费由财政统筹安排，年底以前完成并向社会公布结果。"
_WORD, _PARAGRAPH = 2, 60
"""Characters that a key gives, as an input method does, and keys in a paragraph: over 200 characters a minute."""


@dataclass
class User:
    """Types prose into one answer of a form, looks at the page at every key, and saves when the hand rests."""

    address: str
    name: str
    at: int
    keys: int = 0
    typed: str = ""
    saving: list[float] = field(default_factory=list)
    looking: list[float] = field(default_factory=list)
    wrong: list[str] = field(default_factory=list)

    def work(self, seconds: float) -> None:
        """Type until the time is over; the last burst is saved."""
        with httpx.Client(base_url=self.address, timeout=30) as client:
            page = client.get(f"/forms/{self.name}").text
            version = re.search(r'id="version" value="(\w+)"', page)[1]
            end = time.monotonic() + seconds
            while time.monotonic() < end:
                for _ in range(_BURST):
                    self._key(client, version)
                version = self._save(client, version)
                time.sleep(_REST)

    def _fields(self, version: str) -> dict[str, str]:
        return {"version": version, f"responses.{self.at}.body": self.typed}

    def _key(self, client: httpx.Client, version: str) -> None:
        start = self.keys * _WORD % len(_PROSE)
        self.keys += 1
        self.typed += _PROSE[start : start + _WORD] + ("\n" if self.keys % _PARAGRAPH == 0 else "")
        begun = time.monotonic()
        self._ask(client, f"/forms/{self.name}/preview", self._fields(version), {"hx-request": "true"})
        self.looking.append(time.monotonic() - begun)
        time.sleep(max(begun + _KEY - time.monotonic(), 0))

    def _save(self, client: httpx.Client, version: str) -> str:
        begun = time.monotonic()
        answer = self._ask(client, f"/forms/{self.name}", self._fields(version), {"x-autosave": "1"})
        self.saving.append(time.monotonic() - begun)
        return answer.json()["version"] if answer.is_success else version

    def _ask(self, client: httpx.Client, path: str, fields: dict[str, str], headers: dict[str, str]) -> httpx.Response:
        answer = client.post(path, data=fields, headers=headers)
        if not answer.is_success:
            self.wrong.append(f"{answer.status_code} {path}")
        return answer

    def lost(self, folder: Path) -> int:
        """How many of the last characters are not in the file, or not as they were typed."""
        body, typed = load(folder / self.name).responses[self.at].body.strip(), self.typed.strip()
        same = sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(body, typed, strict=False)))
        return max(len(body), len(typed)) - same


def at_work(address: str, folder: Path, pid: int, seconds: float, count: int = 10) -> str:
    """`count` users for so long, two pairs of them in one case each; what was seen, in words."""
    text = EXAMPLE.read_text(encoding="utf-8")
    names = [f"{number:02}.yaml" for number in range(count - 2)]
    for number, name in enumerate(names):
        (folder / name).write_text(text.replace("编号: 76", f"编号: {number + 1}"), encoding="utf-8")
    users = [*(User(address, name, 0) for name in names), *(User(address, name, 1) for name in names[:2])]
    threads = [threading.Thread(target=user.work, args=(seconds,)) for user in users]
    for thread in threads:
        thread.start()
        time.sleep(_KEY / count)
    for thread in threads:
        thread.join()
    saving = sorted(each for user in users for each in user.saving)
    looking = sorted(each for user in users for each in user.looking)
    lost, typed = sum(user.lost(folder) for user in users), sum(user.keys for user in users)
    wrong = [each for user in users for each in user.wrong]
    return (
        f"{count} 人同时填 {seconds:.0f} 秒：{typed} 次输入，丢失 {lost} 字，出错 {len(wrong)} 次{wrong[:3] or ''}；"
        f"保存 {len(saving)} 次，中位 {_ms(_at(saving, 0.5))}，九成五 {_ms(_at(saving, 0.95))}（目标 300 ms）；"
        f"版面九成五 {_ms(_at(looking, 0.95))}；内存最高 {_peak(pid)} MB（目标 400）"
    )


def _at(values: list[float], share: float) -> float:
    return values[min(int(len(values) * share), len(values) - 1)]


def _ms(seconds: float) -> str:
    return f"{seconds * 1000:.0f} ms"


def _peak(pid: int) -> int:
    """The most memory that a process has had, in MB."""
    status = Path(f"/proc/{pid}/status").read_text()
    return int(re.search(r"VmHWM:\s+(\d+)", status)[1]) // 1024
