"""Papers into the archive and out of it, each with its words in the index: whole, or not at all."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping

from drafting.archive.citing import citations
from drafting.archive.paper import Paper, Passage
from drafting.archive.store import FORGOTTEN, GONE, Archive, Damaged
from drafting.findings import DraftingError
from drafting.language.citations import plain_title

_COLUMNS = [
    "digest",
    "sort",
    "rank",
    "kind",
    "title",
    "session",
    "number",
    "proposers",
    "agency",
    "document_number",
    "class",
    "date",
    "year",
]
_CITE = "INSERT INTO citation (paper, nth, title, plain, number, issuer, state, until) VALUES (?, ?, ?, ?, ?, ?, ?, ?)"


def put(archive: Archive, paper: Paper) -> tuple[int, bool]:
    """Keep a paper: its number, and whether it is new. One that is kept already stays, unless more is known of it.

    Raises DraftingError, with nothing done, for one that the index cannot hold.
    """
    if not archive.fits(paper):
        raise DraftingError.of("R105", "不同的字词过多，没有收入")
    known = archive.execute("SELECT id, rank FROM paper WHERE digest = ?", (paper.digest,)).fetchone()
    if known is None:
        return _insert(archive, paper, None), True
    number, rank = known
    if rank < paper.rank:
        shared = archive.is_shared(number)
        drop(archive, number)
        _insert(archive, paper, number)
        if shared:
            archive.share([number])
    return number, False


def _insert(archive: Archive, paper: Paper, number: int | None) -> int:
    row = {name: getattr(paper, "class_" if name == "class" else name) for name in _COLUMNS}
    number = _added(archive, row if number is None else {"id": number, **row})
    archive.put_passages(number, paper.title, paper.passages)
    for one in citations(paper):
        row = (number, one.nth, one.title, plain_title(one.title), one.number, one.issuer, one.state, one.until)
        archive.execute(_CITE, row)
    return number


def _added(archive: Archive, row: Mapping[str, object]) -> int:
    """The number under which a paper was added."""
    names, marks = ", ".join(row), ", ".join("?" * len(row))
    query = f"INSERT INTO paper ({names}) VALUES ({marks}) RETURNING id"
    return archive.execute(query, [*row.values()]).fetchone()[0]


def drop(archive: Archive, number: int) -> None:
    """Take a paper out, with its words."""
    (title,) = archive.execute("SELECT title FROM paper WHERE id = ?", (number,)).fetchone()
    archive.drop_passages(number, title)
    archive.execute("DELETE FROM citation WHERE paper = ?", (number,))
    archive.execute("DELETE FROM paper WHERE id = ?", (number,))


def passages_of(archive: Archive, number: int) -> tuple[Passage, ...]:
    """The passages of a paper. Raises Damaged where they are not what was put there."""
    numbers = [one for (one,) in archive.execute("SELECT id FROM passage WHERE paper = ? ORDER BY id", (number,))]
    return tuple(passages(archive, numbers, {}).values())


def passages(archive: Archive, numbers: Collection[int], read: dict[int, Mapping[int, Passage]]) -> dict[int, Passage]:
    """The passages of these numbers, in their order. Raises Damaged where one is not what was put there.

    `read` has the papers that were read for the numbers before, and then those of these: a long one is read once.
    """
    marks = ", ".join("?" * len(numbers))
    rows = archive.execute(f"SELECT id, paper, nth FROM passage WHERE id IN ({marks})", [*numbers])
    places = {number: (paper, nth) for number, paper, nth in rows}
    papers = {paper for paper, _ in places.values()}
    found = archive.contents(papers - read.keys())
    kept = {paper: said for paper, said in read.items() if paper in papers}
    read.clear()
    read |= kept | {paper: {passage.nth: passage for passage in content} for paper, content in found.items()}
    try:
        placed = [(number, *places[number]) for number in numbers]
        return {number: read[paper][nth] for number, paper, nth in placed}
    except KeyError:
        raise Damaged from None


def forget(archive: Archive, numbers: Iterable[int]) -> int:
    """Take papers out; how many there were. Their files are not touched, and not read again as they are."""
    count = 0
    for number in numbers:
        archive.execute("DELETE FROM file WHERE paper = ? AND state = ?", (number, GONE))
        archive.execute("UPDATE file SET paper = NULL, state = ? WHERE paper = ?", (FORGOTTEN, number))
        drop(archive, number)
        count += 1
    return count


def weigh(archive: Archive) -> None:
    """After a change: the index settled, and the frequent words counted where the archive has changed by a tenth."""
    archive.settle()
    (papers,) = archive.execute("SELECT papers FROM total").fetchone()
    (counted,) = archive.execute("SELECT papers FROM counted").fetchone() or (0,)
    if abs(papers - counted) * 10 > counted:
        archive.count_words()
