"""Speed and memory, beside docxtpl in the same run: `make bench`.

Each figure is the median of several runs that take turns, so that a machine that slows down slows both.
"""

from __future__ import annotations

import resource
import statistics
import subprocess
import sys
import tempfile
import time
from io import BytesIO
from pathlib import Path

import docx
from docxtpl import DocxTemplate

from drafting.checking.files import check_text
from drafting.form.load import load, load_text
from drafting.letter.read import read
from drafting.model.reply import Reply
from drafting.wording.word import word
from drafting.writers.docx import write

EXAMPLE = Path(__file__).parents[2] / "examples" / "motion-parking.yaml"
PEER = Path(__file__).parent / "peer.py"


def peer_template(path: Path) -> None:
    """A Word template that prints the same reply with docxtpl: a line a field, loops for the points."""
    document = docx.Document()
    for line in (
        "{{ r.document_number }} 签发人：{{ r.signatory }}",
        "办理结果：{{ r.result }}",
        "关于{{ r.proposal.session }}第{{ r.proposal.number }}号提案的答复",
        "{% for p in r.proposal.proposers %}{{ p.name }}{% endfor %}委员：",
        "{%p for a in r.responses %}",
        "{{ loop.index }}、{{ a.heading }}",
        "{%p for line in a.lines %}",
        "{{ line }}",
        "{%p endfor %}",
        "{%p endfor %}",
        "{%p for a in r.attachments %}",
        "附件：{{ a }}",
        "{%p endfor %}",
        "{{ r.issuer }}",
        "{{ r.date }}",
        "{%p for c in r.contacts %}",
        "（联系人：{{ c.person }}，联系电话：{{ c.phone }}）",
        "{%p endfor %}",
        "抄送：{% for c in r.cc %}{{ c.recipient }}（{{ c.copies }}份）{% endfor %}",
    ):
        document.add_paragraph(line)
    document.save(path)


def seconds(work: object, runs: int = 1) -> float:
    start = time.perf_counter()
    for _ in range(runs):
        work()
    return (time.perf_counter() - start) / runs


def in_one_process(template: Path) -> None:
    data = load(EXAMPLE).model_dump()
    plain = load(EXAMPLE).model_dump(mode="json")
    for response in plain["responses"]:
        response["lines"] = response["body"].splitlines()

    def peer() -> None:
        document = DocxTemplate(template)
        document.render({"r": plain}, autoescape=True)
        document.save(BytesIO())

    def ours() -> None:
        write(word(Reply.model_validate(data)))

    peer(), ours()
    pairs = [(seconds(peer, 10), seconds(ours, 100)) for _ in range(7)]
    theirs, mine = (statistics.median(times) for times in zip(*pairs, strict=True))
    ratio = statistics.median(peer / ours for peer, ours in pairs)
    print(f"一个进程内：docxtpl {1 / theirs:.0f} 份/秒，drafting {1 / mine:.0f} 份/秒，{ratio:.1f} 倍（目标 20）")


def checking() -> None:
    """A reply of 5,000 characters; 1 MB against 25 KB."""
    sentence = (
        "您反映的公园，已增设座椅{}把，《云州市公园管理办法》（云政办〔2025〕8号）自2026年1月起施行；其余年内完成。"
    )

    def letter(size: int) -> str:
        body = "".join(sentence.format(n) for n in range(size // len(sentence.encode())))
        return f"陈知远委员：\n您提出的《关于增设座椅的提案》收悉，现答复如下：\n{body}\n"

    def best(size: int) -> float:
        text = letter(size)
        return min(seconds(lambda: check_text(text, "letter.txt")) for _ in range(3))

    usual, small, large = best(15_000), best(25_000), best(1_000_000)
    print(f"检查 5000 字：{usual * 1000:.0f} ms（目标 50）；1 MB 比 25 KB：{large / small:.1f} 倍（目标 40）")


def reading() -> None:
    """A letter of ours of 5,000 characters, read back from .docx."""
    text = EXAMPLE.read_text(encoding="utf-8").replace("缺口集中", "公共停车供给不足的缺口集中" * 300)
    letter = write(word(load_text(text)))
    read(letter)
    print(f"读 5000 字的 .docx：{min(seconds(lambda: read(letter)) for _ in range(5)) * 1000:.0f} ms（目标 60）")


def cold(first: list[str], second: list[str], label: str, goal: str) -> None:
    def run(command: list[str]) -> float:
        return seconds(lambda: subprocess.run(command, check=True, capture_output=True))

    pairs = [(run(first), run(second)) for _ in range(9)]
    a, b = (statistics.median(times) * 1000 for times in zip(*pairs, strict=True))
    ratio = statistics.median(x / y for x, y in pairs)
    print(f"{label}：{a:.0f} ms 比 {b:.0f} ms，{ratio:.2f} 倍（目标 {goal}）")


def thousand(folder: Path) -> None:
    forms = folder / "forms"
    forms.mkdir()
    text = EXAMPLE.read_text(encoding="utf-8")
    for number in range(1, 1001):
        (forms / f"{number:04}.yaml").write_text(text.replace("编号: 76", f"编号: {number}"), encoding="utf-8")
    command = [sys.executable, "-m", "drafting", "render", str(forms), "-o", str(folder / "out")]
    taken = seconds(lambda: subprocess.run(command, check=True, capture_output=True))
    peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
    written = len(list((folder / "out").glob("*.docx")))
    print(f"一千份表单：{written} 份，{taken:.1f} 秒（目标 8），最大的进程 {peak:.0f} MB（目标 150）")


def main() -> None:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        template = folder / "peer-template.docx"
        peer_template(template)
        in_one_process(template)
        checking()
        reading()
        python = sys.executable
        render = [python, "-m", "drafting", "render", str(EXAMPLE), "-o", str(folder / "cold.docx"), "--force"]
        peer = [python, str(PEER), str(EXAMPLE), str(template), str(folder / "cold-peer.docx")]
        cold(render, peer, "冷启动写一份（比 ruamel.yaml、pydantic 加 docxtpl）", "不超过 1")
        cold([python, "-m", "drafting", "--help"], [python, "-c", "import click"], "--help（比 import click）", "1.6")
        thousand(folder)


if __name__ == "__main__":
    main()
