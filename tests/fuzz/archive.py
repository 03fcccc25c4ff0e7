"""Kill -9 in the middle of `archive add`: `python tests/fuzz/archive.py [TIMES]` (a hundredth of TIMES, 50 at least).

After each kill the archive opens and is whole, and every letter is in it or out of it. After the `add` that follows, it
says what an archive says that was made in one run.
"""

from __future__ import annotations

import random
import subprocess
import sys
import tempfile
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2]))

from drafting.archive import store
from drafting.archive.paper import unpacked
from drafting.archive.searching import Filter, search
from tests.archive.composing import compose

_LETTERS = 400
_PAPERS = "SELECT digest, title, number, packed FROM paper JOIN content ON paper = id ORDER BY digest"


def write_letters(folder: Path, turn: int) -> None:
    """So many letters as forms; a third of them another each turn."""
    folder.mkdir(exist_ok=True)
    for n in range(_LETTERS):
        if turn and n % 3 != turn % 3:
            continue
        paper = compose(n + 1000 * turn)
        points = "".join(f"  - 标题: {p.heading}\n    内容: {p.text}\n" for p in paper.passages)
        case = f"{{届次: {paper.session}, 编号: {n + 1}, 标题: {paper.title}, 提出人: 陈知远}}"
        text = f"文种: {paper.kind}\n发文字号: {paper.document_number}\n建议提案: {case}\n答复:\n{points}"
        (folder / f"{n}.yaml").write_text(text, encoding="utf-8")


def said(path: Path) -> tuple[list[tuple[object, ...]], list[list[tuple[str, int]]]]:
    """What the archive holds: its letters, and what a few words find."""
    with store.opened(path) as archive:
        rows = archive.execute(_PAPERS).fetchall()
        hits = [
            sorted((hit.source, hit.passage.nth) for hit in search(archive, [word], Filter(), 100_000))
            for word in ("问题", "设施", "下一步")
        ]
    return [(*row[:3], unpacked(row[3])) for row in rows], hits


def is_whole(path: Path) -> bool:
    """Whether the file is sound, and every letter has all of its passages in the index and no other is there."""
    with store.opened(path) as archive:
        sound = archive.execute("PRAGMA integrity_check").fetchone()[0] == "ok"
        counts = dict(archive.execute("SELECT paper, count(*) FROM passage GROUP BY paper"))
        kept = {n: len(unpacked(content)) for n, content in archive.execute("SELECT paper, packed FROM content")}
        indexed = archive.execute("SELECT count(*) FROM words_docsize").fetchone()[0]
        loose = archive.execute(
            "SELECT count(*) FROM file WHERE state = '在库' AND paper NOT IN (SELECT id FROM paper)"
        ).fetchone()[0]
        return sound and counts == kept and indexed == sum(kept.values()) and not loose


def kills(times: int) -> int:
    faults = 0
    with tempfile.TemporaryDirectory() as name:
        folder, path, fresh = Path(name, "forms"), Path(name, "a.sqlite"), Path(name, "b.sqlite")
        command = [sys.executable, "-m", "drafting", "archive", "add", str(folder), "--archive"]
        usual = 3.0
        for turn in range(times):
            write_letters(folder, turn)
            running = subprocess.Popen([*command, str(path)], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
            time.sleep(random.uniform(0.1, 1) * usual)
            running.kill()
            running.wait()
            faults += path.exists() and path.stat().st_size > 0 and not is_whole(path)
            if turn % 5 == 4 or turn == times - 1:
                start = time.monotonic()
                after = subprocess.run([*command, str(path)], capture_output=True, check=False)
                usual = max(1.0, time.monotonic() - start)
                fresh.unlink(missing_ok=True)
                subprocess.run([*command, str(fresh)], capture_output=True, check=True)
                faults += after.returncode != 0 or not is_whole(path) or said(path) != said(fresh)
    print(f"收入旧答复时 kill -9 {times} 次，不该有的 {faults} 次")
    return faults


if __name__ == "__main__":
    sys.exit(kills(max(50, (int(sys.argv[1]) if sys.argv[1:] else 50) // 100)) > 0)
