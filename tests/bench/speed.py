"""Speed and memory, beside a lean peer in the same run: `make bench`.

Each figure is the median of several runs that take turns, so that a machine that slows down slows both.
"""

from __future__ import annotations

import io
import random
import resource
import statistics
import subprocess
import sys
import tempfile
import time
import zipfile
from collections.abc import Callable
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2]))

from drafting.checking.files import check_text
from drafting.form.load import load_text
from drafting.form.write import write_form
from drafting.letter.read import read
from drafting.merging.merge import merge
from drafting.model.reply import Reply
from drafting.wording.word import word
from drafting.writers.docx import write
from tests.bench import limit, peer
from tests.merging.edited import TOPICS, edited, form, letter, paragraph

EXAMPLE = Path(__file__).parents[2] / "examples" / "motion-parking.yaml"
Work = Callable[[], object]


def seconds(work: Work, runs: int = 1) -> float:
    start = time.perf_counter()
    for _ in range(runs):
        work()
    return (time.perf_counter() - start) / runs


def in_turns(theirs: Work, ours: Work, runs: tuple[int, int], rounds: int = 9) -> tuple[float, float, float]:
    """Medians of both in seconds, and of their ratio, theirs to ours; the first round is not counted."""
    theirs(), ours()
    pairs = [(seconds(theirs, runs[0]), seconds(ours, runs[1])) for _ in range(rounds)]
    first, second = (statistics.median(times) for times in zip(*pairs, strict=True))
    return first, second, statistics.median(a / b for a, b in pairs)


def letters(template: str) -> None:
    """Record to .docx, and form text to .docx, beside docxtpl; the limit beside both."""
    text = EXAMPLE.read_text(encoding="utf-8")
    reply = load_text(text)
    data, plain = reply.model_dump(exclude_unset=True), peer.record(text)
    letter = write(word(reply))
    with zipfile.ZipFile(io.BytesIO(letter)) as package:
        body = package.read("word/document.xml")
    rows = (
        (
            "记录 -> .docx",
            12,
            lambda: peer.render(template, plain),
            lambda: write(word(Reply.model_validate(data))),
        ),
        (
            "表单文本 -> .docx",
            8,
            lambda: peer.render(template, peer.record(text)),
            lambda: write(word(load_text(text))),
        ),
    )
    for name, goal, theirs, ours in rows:
        first, second, ratio = in_turns(theirs, ours, (5, 60))
        print(f"{name}：docxtpl {1 / first:.0f} 份/秒，drafting {1 / second:.0f} 份/秒，{ratio:.1f} 倍（目标 {goal}）")
    for name, deflate in (("zlib 6", limit.zlib6), ("isal", limit.isal)):
        make = limit.writer(letter, deflate)
        first, second, ratio = in_turns(lambda: write(word(reply)), lambda make=make: make(body), (60, 200))
        print(
            f"极限（一段字符串，{name}）：{1 / second:.0f} 份/秒；记录已在手时 drafting 用 {ratio:.1f} 倍时间（目标 2）"
        )


def long_letter(size: int) -> str:
    """A letter of so many bytes."""
    sentence = (
        "您反映的公园，已增设座椅{}把，《云州市公园管理办法》（云政办〔2025〕8号）自2026年1月起施行；其余年内完成。"
    )
    body = "".join(sentence.format(n) for n in range(size // len(sentence.encode())))
    return f"陈知远委员：\n您提出的《关于增设座椅的提案》收悉，现答复如下：\n{body}\n"


def checking() -> None:
    """A reply of 5,000 characters; 1 MB against 25 KB."""

    def best(size: int) -> float:
        text = long_letter(size)
        return min(seconds(lambda: check_text(text, "letter.txt")) for _ in range(5))

    usual, small, large = best(15_000), best(25_000), best(1_000_000)
    print(f"检查 5000 字：{usual * 1000:.1f} ms（目标 8）；1 MB 比 25 KB：{large / small:.1f} 倍（目标 40）")


def reading() -> None:
    """A letter of ours of 5,000 characters, read back from .docx and from text."""
    text = EXAMPLE.read_text(encoding="utf-8").replace("缺口集中", "公共停车供给不足的缺口集中" * 300)
    letter, plain = write(word(load_text(text))), long_letter(15_000).encode()
    taken = [
        min(seconds(lambda content=content: read(content)) for _ in range(7)) * 1000 for content in (letter, plain)
    ]
    print(f"读 5000 字：.docx {taken[0]:.1f} ms，文本 {taken[1]:.1f} ms（目标 10）")


def merging() -> None:
    """A letter of 5,000 characters with ten edits, and one of 300,000, brought back into its form."""
    chance = random.Random(3)
    base = form(chance)
    for lines in (12, 700):
        base["responses"] = [
            {"heading": f"关于{topic}", "body": "\n".join(paragraph(chance) for _ in range(lines))}
            for topic in TOPICS[:5]
        ]
        text, back = write_form(base), letter(edited(base, chance, 10)[0], "docx")
        taken = min(seconds(lambda text=text, back=back: merge(text, "", None, back, ".docx")) for _ in range(3))
        print(f"并入 {len(text)} 字的改稿：{taken * 1000:.0f} ms（5000 字的目标 150）")


def editing(folder: Path) -> None:
    """The page of a form of 7,000 characters, as the server makes it."""
    from starlette.testclient import TestClient

    from drafting.web.app import create_app

    text = EXAMPLE.read_text(encoding="utf-8").replace("缺口集中", "公共停车供给不足的缺口集中" * 500)
    (folder / "long.yaml").write_text(text, encoding="utf-8")
    client = TestClient(create_app(folder), base_url="http://127.0.0.1:8765")
    page = [seconds(lambda: client.get("/forms/long.yaml").raise_for_status()) * 1000 for _ in range(9)]
    print(f"7000 字的编辑页，服务器一侧：{statistics.median(page):.0f} ms")


def cold(first: list[str], second: list[str], label: str, goal: str) -> None:
    def run(command: list[str]) -> None:
        subprocess.run(command, check=True, capture_output=True)

    a, b, ratio = in_turns(lambda: run(first), lambda: run(second), (1, 1), 15)
    print(f"{label}：{a * 1000:.0f} ms 比 {b * 1000:.0f} ms，{ratio:.2f} 倍（目标 {goal}）")


def batch(folder: Path, template: str, count: int) -> None:
    """Many forms into a folder, beside one process of the peer (a tenth of them, times ten)."""
    forms = folder / "forms"
    forms.mkdir()
    text = EXAMPLE.read_text(encoding="utf-8")
    for number in range(1, count + 1):
        changed = text.replace("编号: 76", f"编号: {number}").replace("23号", f"{number}号")
        (forms / f"{number:05}.yaml").write_text(changed, encoding="utf-8")
    command = [sys.executable, "-m", "drafting", "render", str(forms), "-o", str(folder / "out")]
    theirs = seconds(lambda: peer.render(template, peer.record(text)), count // 10) * count
    taken = seconds(lambda: subprocess.run(command, check=True, capture_output=True))
    peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
    written = len(list((folder / "out").glob("*.docx")))
    print(
        f"{count} 份表单写入文件夹：写成 {written} 份，{taken:.2f} 秒，是 docxtpl 一个进程 {theirs:.2f} 秒的 "
        f"{taken / theirs:.2f}（目标 0.25），最大的进程 {peak:.0f} MB（目标 150）"
    )


def main(count: int = 1000) -> None:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        template = str(folder / "peer-template.docx")
        peer.make_template(Path(template))
        letters(template)
        checking()
        reading()
        merging()
        editing(folder)
        python = sys.executable
        render = [python, "-m", "drafting", "render", str(EXAMPLE), "-o", str(folder / "cold.docx"), "--force"]
        script = [python, str(Path(peer.__file__)), str(EXAMPLE), template, str(folder / "cold-peer.docx")]
        cold(render, script, "冷启动写一份（比 yaml.CSafeLoader、pydantic 加 docxtpl）", "0.85")
        cold([python, "-m", "drafting", "--help"], [python, "-c", "import click"], "--help（比 import click）", "1.5")
        batch(folder, template, count)


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
