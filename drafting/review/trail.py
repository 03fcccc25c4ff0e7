"""The trail of a form in review, beside it in FORM.trail.jsonl: changes taken, comments, and the texts it had before.

A line is an entry, and lines are only ever added. A line that a kill left torn, or that another hand spoilt, is said
and passed over, and stays. The texts themselves are kept in .drafting/ (form.history); the trail has their names.
"""

from __future__ import annotations

import errno
import os
import stat
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from drafting.findings import DraftingError, Finding, Severity, reason_of
from drafting.form import history
from drafting.lock import locked
from drafting.review.entries import Cause, Change, Comment, Done, Entry, Trail, Version, entry_of, line_of

if TYPE_CHECKING:
    from drafting.review.remarks import Remark

SUFFIX = ".trail.jsonl"
MAX_BYTES = 20_000_000
"""Of a trail: some ten thousand changes."""
_BUSY = "另一个窗口或程序正在写这份表单的修改痕迹，没有写入"


def file_of(form: Path) -> Path:
    """Where the trail of a form is."""
    return form.with_name(form.stem + SUFFIX)


def read(form: Path) -> Trail:
    """The trail of a form, an empty one where there is none. Raises DraftingError for one that cannot be read."""
    return _parsed(_content(file_of(form)), file_of(form))


def add(form: Path, changes: Iterable[Change]) -> None:
    """Add changes that were taken. Raises DraftingError where the trail cannot be written."""
    _append(form, lambda _: list(changes))


def add_remarks(form: Path, remarks: Sequence[Remark], places: Sequence[str], file: str, now: datetime) -> int:
    """Add what reviewers said, each with the path of its field in `places`; how many are new.

    One that is in the trail already is not added again. What is marked as done in Word is done.
    """

    def entries(trail: Trail) -> Iterator[Entry]:
        known = {_key(comment): comment.number for comment in trail.of(Comment)}
        done, last = trail.done, max((comment.number for comment in trail.of(Comment)), default=0)
        numbers: list[int] = []
        for remark in remarks:
            numbers.append(known.setdefault(_key(remark), last + 1))
            last = max(last, numbers[-1])
        before = {comment.number for comment in trail.of(Comment)}
        for number, remark, where in zip(numbers, remarks, places, strict=True):
            answers = None if remark.answers is None else numbers[remark.answers]
            said = remark.author, remark.date, where, remark.words, remark.text
            if number not in before:
                before.add(number)
                yield Comment(number, *said, file, _iso(now), answers if answers != number else None)
            if remark.done and number not in done:
                done[number] = _iso(now)
                yield Done(number, _iso(now))

    return sum(isinstance(entry, Comment) for entry in _append(form, entries))


def add_version(form: Path, text: str, cause: Cause, now: datetime, by: str | None = None) -> None:
    """Keep a text of the form; one that is the last kept already is not kept again. `by` is who has it kept."""
    version = history.keep(form, text)

    def entries(trail: Trail) -> list[Entry]:
        versions = trail.of(Version)
        if versions and versions[-1].version == version:
            return []
        return [Version(max((one.number for one in versions), default=0) + 1, version, cause, _iso(now), by)]

    _append(form, entries)


def finish(form: Path, numbers: Iterable[int], now: datetime, by: str | None = None) -> tuple[int, ...]:
    """Mark comments as done, with the replies to them; the numbers of those that were open. `by` is who says so.

    Raises DraftingError, with nothing marked, for a number that no comment has.
    """
    wanted = set(numbers)

    def entries(trail: Trail) -> list[Entry]:
        if unknown := sorted(wanted - {comment.number for comment in trail.of(Comment)}):
            said = "、".join(map(str, unknown))
            remedy = f"批注的编号见 drafting history {form}"
            raise DraftingError.of("Y003", f"没有编号为{said}的批注", file=str(form), remedy=remedy)
        return [Done(one.number, _iso(now), by) for one in trail.open if one.number in wanted or one.answers in wanted]

    return tuple(entry.number for entry in _append(form, entries))


def text_of(form: Path, number: int) -> str:
    """A text that the form had. Raises DraftingError where there is none of this number, or it is not kept any more."""
    found = next((one for one in read(form).of(Version) if one.number == number), None)
    if found is None:
        remedy = f"各版的编号见 drafting history {form}"
        raise DraftingError.of("Y004", f"没有编号为{number}的旧版", file=str(form), remedy=remedy)
    text = history.kept(form, found.version)
    if text is None:
        remedy = f"旧版存在 {history.place(form, 'kept')}，看是否移走了或改动过"
        raise DraftingError.of("Y004", f"第{number}版的文字不在了", file=str(form), remedy=remedy)
    return text


def _key(said: Remark | Comment) -> tuple[str, str | None, str, str]:
    """What tells a comment from another, whichever file it comes with."""
    return said.author, said.date, said.text, said.words


def _iso(now: datetime) -> str:
    return now.isoformat(timespec="seconds")


def _append(form: Path, entries: Callable[[Trail], Iterable[Entry]]) -> list[Entry]:
    """Add what is to be added to a trail as it stands, one hand at a time, on the disk when this returns."""
    file = file_of(form)
    with locked(history.place(form, "trail.lock"), _BUSY):
        content = _content(file)
        added = list(entries(_parsed(content, file)))
        lines = b"".join(map(line_of, added))
        new = (b"" if content.endswith(b"\n") or not content else b"\n") + lines
        if len(content) + len(new) > MAX_BYTES:
            raise _too_large(file)
        if added:
            _write(file, new)
    return added


def _write(file: Path, content: bytes) -> None:
    flags = os.O_WRONLY | os.O_APPEND | os.O_CREAT | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_BINARY", 0)
    try:
        with os.fdopen(os.open(file, flags, 0o666), "ab") as stream:
            stream.write(content)
            stream.flush()
            os.fsync(stream.fileno())
    except OSError as error:
        remedy = "把表单的文件名改短" if error.errno == errno.ENAMETOOLONG else "检查能否写入放表单的文件夹"
        raise DraftingError.of("O004", f"写不了：{reason_of(error)}", file=str(file), remedy=remedy) from None


def _content(file: Path) -> bytes:
    """What a trail's file holds; nothing where there is none. Raises DraftingError for what is no file of ours."""
    try:
        if not stat.S_ISREG(os.lstat(file).st_mode):
            raise DraftingError.of("Y002", "这不是修改痕迹的文件", file=str(file), remedy="移走它再试")
        with file.open("rb") as stream:
            content = stream.read(MAX_BYTES + 1)
    except FileNotFoundError:
        return b""
    except (OSError, ValueError) as error:
        if isinstance(error, OSError) and error.errno == errno.ENAMETOOLONG:
            return b""  # a form may have a name just short enough
        raise DraftingError.of("Y002", f"读不了这个文件：{reason_of(error)}", file=str(file)) from None
    if len(content) > MAX_BYTES:
        raise _too_large(file)
    return content


def _too_large(file: Path) -> DraftingError:
    message = f"修改痕迹超过 {MAX_BYTES // 1_000_000} MB"
    return DraftingError.of("Y002", message, file=str(file), remedy="把这个文件移到别处存档，以后的痕迹另起一个文件")


def _parsed(content: bytes, file: Path) -> Trail:
    entries: list[Entry] = []
    damaged: list[Finding] = []
    *lines, last = content.split(b"\n")
    for number, line in enumerate((*lines, last), 1):
        if not line.strip():
            continue
        if entry := entry_of(line):
            entries.append(entry)
        else:
            torn = number > len(lines)
            message = "最后一行没有写完，略过" if torn else "这一行不是修改痕迹，略过"
            at = {"file": str(file), "line": number, "column": 1}
            damaged.append(Finding("Y002", Severity.WARNING, message, remedy="这一行原样留着，不影响其余各行", **at))
    return Trail(tuple(entries), tuple(damaged))
