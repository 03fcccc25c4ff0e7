"""The archive at the size of a city's: `make bench-archive`, or `python tests/bench/archive.py [LETTERS]`.

So many composed letters of 1,200 characters, built from text; then words, phrases and demands, warm, each once. Beside
the time on the clock stands the processor's, for a busy machine. With `--archive postgresql://…` the same on a server,
in an archive that is empty (`make bench-archive ARCHIVE=postgresql://…`); the processor's time is then that of the
server's process as well, where it is on this machine.
"""

from __future__ import annotations

import argparse
import random
import re
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterable
from itertools import pairwise
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2]))

from drafting.archive import keeping, store
from drafting.archive.paper import Paper
from drafting.archive.place import FILE, Place, place_named
from drafting.archive.searching import Filter, search
from drafting.archive.similar import similar
from tests.archive.composing import compose, texts
from tests.archive.demands import Judged, judged

_TOGETHER = 500
_RARE = 5
"""Characters of a phrase that does not stand in thousands of letters, all of which would have to be shown."""
_COMMON = ("设施", "建设", "问题", "单位", "年底", "充电", "教育", "养老", "道路", "服务")


def size_of(paper: Paper) -> int:
    """Bytes of its text."""
    said = (f"{passage.heading}{passage.text}" for passage in paper.passages)
    return len("".join((paper.title, *said)).encode())


def processor_of(archive: store.Archive) -> Callable[[], float]:
    """Tells the seconds of the processor that this program has taken, and the process that serves it."""
    if archive.on_server:
        (number,) = archive.execute("SELECT pg_backend_pid()").fetchone()
        process = Path(f"/proc/{number}")
        if process.is_dir() and (process / "comm").read_text() == "postgres\n":
            return lambda: time.process_time() + int((process / "schedstat").read_text().split()[0]) / 1e9
    return time.process_time


def build(place: Place, count: int) -> None:
    """The archive, with the time that composing takes left out."""
    clock, processor, size = 0.0, 0.0, 0
    with store.opened(place, new=True) as archive:
        spent = processor_of(archive)
        if archive.execute("SELECT papers FROM total").fetchone() != (0,):
            sys.exit(f"{place} 里已有答复，请另建一个空库")
        for first in range(0, count, _TOGETHER):
            papers = [compose(seed) for seed in range(first, min(first + _TOGETHER, count))]
            size += sum(map(size_of, papers))
            start = time.perf_counter(), spent()
            with archive.writing():
                for paper in papers:
                    keeping.put(archive, paper)
            clock, processor = clock + time.perf_counter() - start[0], processor + spent() - start[1]
        start = time.perf_counter(), spent()
        with archive.writing():
            for case in judged():
                keeping.put(archive, case.paper)
            keeping.weigh(archive)
        clock, processor = clock + time.perf_counter() - start[0], processor + spent() - start[1]
        taken = archive.size()
    print(f"收入 {count} 份：{clock:.0f} 秒，处理器 {processor:.0f} 秒（目标 240）")
    print(f"库的大小：{taken / 1e6:.0f} MB，是文字的 {taken / size:.2f} 倍（目标 2）")


def measure(
    label: str, goal: int, spent: Callable[[], float], work: Callable[[str], object], queries: Iterable[str]
) -> None:
    """The median of each query, warm."""
    clocks, processors = [], []
    for query in queries:
        work(query)
        start = time.perf_counter(), spent()
        work(query)
        clocks.append((time.perf_counter() - start[0]) * 1000)
        processors.append((spent() - start[1]) * 1000)
    clock, processor = statistics.median(clocks), statistics.median(processors)
    print(f"{label}：中位 {clock:.0f} ms，处理器 {processor:.0f} ms，最慢 {max(clocks):.0f} ms（目标 {goal}）")


def phrases(count: int, among: int, shortest: int = 3) -> list[str]:
    """Pieces of three to eight characters from the letters, or longer ones."""
    rng, taken = random.Random(5), []
    while len(taken) < count:
        paper = compose(rng.randrange(among))
        run = rng.choice(re.findall(f"[一-龥]{{{shortest},}}", rng.choice(paper.passages).text))
        start = rng.randrange(len(run) - shortest + 1)
        taken.append(run[start : start + rng.randint(shortest, shortest + 5)])
    return taken


def is_found(archive: object, case: Judged) -> bool:
    near = ((one.hit.source, one.hit.passage.nth) for one in similar(archive, case.demand))
    return (case.paper.document_number, 1) in near


def judge(archive: object) -> None:
    """The answer that is meant among the five nearest, beside tf-idf over the same pairs of characters."""
    cases = judged()
    ours = sum(is_found(archive, case) for case in cases)
    print(f"应当找到的答复在前五条之中：{ours / len(cases):.0%}（目标 90%）；tf-idf {tf_idf(cases)}")


def tf_idf(cases: list[Judged]) -> str:
    """The same judged with scikit-learn: the meant answers among as many composed ones."""
    try:
        from sklearn.feature_extraction.text import TfidfVectorizer
    except ImportError:
        return "未装 scikit-learn，没有比"
    papers = [case.paper for case in cases] + [compose(seed) for seed in range(3_000)]
    said = [(paper.document_number, p.nth, f"{p.heading}{p.text}") for paper in papers for p in paper.passages]
    model = TfidfVectorizer(analyzer="char", ngram_range=(2, 2), sublinear_tf=True)
    matrix = model.fit_transform([text for _, _, text in said])
    scores = (model.transform([case.demand for case in cases]) @ matrix.T).tocsr()
    found = 0
    for row, case in enumerate(cases):
        line = scores.getrow(row)
        best = sorted(zip(line.data, line.indices, strict=True), reverse=True)[:5]
        found += any(said[at][:2] == (case.paper.document_number, 1) for _, at in best)
    return f"{found / len(cases):.0%}"


def exactness(archive: object, queries: list[str], count: int) -> None:
    """Phrases found beside a scan of all texts."""
    scanned: dict[str, set[tuple[str, int]]] = {query: set() for query in queries}
    for paper in (*map(compose, range(count)), *(case.paper for case in judged())):
        for passage, text in zip(paper.passages, texts(paper), strict=True):
            for query in queries:
                if query in text:
                    scanned[query].add((paper.document_number, passage.nth))
    wrong = 0
    for query in queries:
        hits = search(archive, [query], Filter(), 10**6)
        wrong += {(hit.source, hit.passage.nth) for hit in hits} != scanned[query]
    print(f"短语 {len(queries)} 个与逐份查对：不同的 {wrong} 个")


def main(count: int, place: Place) -> None:
    build(place, count)
    with store.opened(place) as archive:
        spent = processor_of(archive)
        find = lambda query: search(archive, query.split(), Filter(), 20)  # noqa: E731
        near = lambda demand: similar(archive, demand)  # noqa: E731
        measure("常用词", 70, spent, find, _COMMON)
        measure("短语", 30, spent, find, phrases(100, count))
        measure("两个词", 70, spent, find, [f"{one} {other}" for one, other in pairwise(_COMMON)])
        measure("相近的答复", 100, spent, near, [case.demand for case in judged()])
        judge(archive)
        exactness(archive, phrases(200, count, _RARE), count)


if __name__ == "__main__":
    parser = argparse.ArgumentParser()
    parser.add_argument("letters", type=int, nargs="?", default=50_000)
    parser.add_argument("--archive", default=FILE)
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        main(given.letters, place_named(given.archive, Path(name)))
