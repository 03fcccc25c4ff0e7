"""An office's own blocks, read from the folder beside its profile, each with what is wrong with it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from errno import ELOOP
from os import strerror
from pathlib import Path
from typing import TYPE_CHECKING

from drafting import shelf
from drafting.findings import Finding, Severity, reason_of
from drafting.language.numerals import parse_date
from drafting.model.kinds import kind_names
from drafting.shelf import HEAD, PARTS, Entry

if TYPE_CHECKING:
    from drafting.model.office import Office

MAX_BYTES = 64 * 1024


@dataclass(frozen=True, slots=True)
class Library:
    """The blocks of an office by part and name: its own, in `folder`, before the shipped ones."""

    folder: Path | None = None
    own: Mapping[str, Mapping[str, Entry]] = field(default_factory=dict)
    misplaced: tuple[Finding, ...] = ()

    @classmethod
    def of(cls, folder: Path | None) -> Library:
        """The library of a folder, which need not be there."""
        if folder is None or not folder.is_dir():
            return cls(folder)
        if folder.resolve().parent != folder.parent.resolve():
            return cls(folder, misplaced=(_elsewhere(folder),))
        parts = {part: dict(_named(_read_all(folder, part))) for part in PARTS}
        return cls(folder, parts, tuple(_misplaced(folder)))

    def blocks(self, part: str) -> Mapping[str, Entry]:
        """The blocks of a part by name."""
        own = self.own.get(part)
        return shelf.blocks(part) | own if own else shelf.blocks(part)


def library_of(office: Office | None) -> Library:
    """The blocks of an office, read once for each time that its profile is, or those that come with the program."""
    if office is None:
        return Library()
    if office._library is None:
        office._library = Library.of(office.path.parent / "blocks" if office.path else None)
    return office._library


def expired(entry: Entry, day: date) -> Finding | None:
    """B005 where a block is used on a day outside of 起用 and 停用."""
    since, until = (parse_date(entry.head[key]) if entry.head.get(key) else None for key in ("起用", "停用"))
    if until and day > until:
        return _fault(entry, "B005", f"已于{entry.head['停用']}停用", "停用", "换用别的标准段，或修改停用日期")
    if since and day < since:
        return _fault(entry, "B005", f"到{entry.head['起用']}才起用", "起用", "换用别的标准段，或修改起用日期")
    return None


def _read_all(folder: Path, part: str) -> Iterator[Entry]:
    for name in (part, PARTS[part]):
        files = sorted((folder / name).glob("*.txt")) if (folder / name).is_dir() else ()
        yield from (_read(file, folder) for file in files)


def _read(file: Path, folder: Path) -> Entry:
    """One block. What cannot be read is an entry under the file's name that holds the fault."""
    try:
        if not _target(file).is_relative_to(folder.resolve()):
            return _unread(file, "B001", "是通到文件夹外面的链接", remedy="把文件复制到 blocks 里")
        if not file.is_file():
            return _unread(file, "B001", "不是文件", remedy="移走")
        if file.stat().st_size > MAX_BYTES:
            return _unread(file, "B002", f"超过 {MAX_BYTES // 1024} KB，不是一段文字", remedy="检查是否放错了文件")
        content = file.read_bytes()
        text = content.decode("utf-8-sig").replace("\r\n", "\n")
    except OSError as error:
        return _unread(file, "B001", f"读不了：{reason_of(error)}", remedy="检查文件的权限")
    except UnicodeDecodeError as error:
        line = content[: error.start].count(b"\n") + 1
        return _unread(file, "B003", "不是 UTF-8 编码", line, "另存为 UTF-8 编码")
    entry = shelf.parse(str(file), text)
    fault = _head_fault(entry, text)
    return replace(entry, head={"名称": file.stem, **entry.head}, fault=fault) if fault else entry


def _target(file: Path) -> Path:
    """Where a link leads. Raises OSError for one that leads to itself."""
    try:
        return file.resolve()
    except RuntimeError as error:  # what Python below 3.13 has for it
        raise OSError(ELOOP, strerror(ELOOP)) from error


def _elsewhere(folder: Path) -> Finding:
    message, remedy = "是通到别处的链接，里面的标准段不用", "把文件夹复制到单位档案旁边"
    return Finding("B001", Severity.ERROR, message, file=str(folder), remedy=remedy)


def _head_fault(entry: Entry, text: str) -> Finding | None:
    """B004: a head without a name, with an unknown key, an unknown kind, or a day that is none."""
    at = {"file": entry.path, "remedy": "首行写 {#，然后“名称：……”，单独一行 #} 结束"}
    if not text.startswith("{#") or not entry.head.get("名称"):
        return Finding("B004", Severity.ERROR, "标准段开头没有写明名称", line=1, **at)
    if unknown := [key for key in entry.head if key not in HEAD]:
        return _fault(entry, "B004", f"没有“{unknown[0]}”这一项", unknown[0], f"可写：{'、'.join(HEAD)}")
    if strange := [kind for kind in entry.kinds if kind not in kind_names()]:
        return _fault(
            entry, "B004", f"没有“{strange[0]}”这一文种", "适用", f"可写：{'、'.join(kind_names())}，以顿号隔开"
        )
    for key in ("起用", "停用"):
        try:
            parse_date(entry.head.get(key) or "2026-01-01")
        except ValueError as error:
            return _fault(entry, "B004", f"“{key}”{error}", key, "没有就删去这一行")
    return None


def _named(entries: Iterator[Entry]) -> Iterator[tuple[str, Entry]]:
    """By name. B009 where two have one: both are named, and neither is used."""
    seen: dict[str, Entry] = {}
    for entry in entries:
        if other := seen.get(entry.name):
            message = f"与 {Path(other.path).name} 同名"
            entry = replace(entry, fault=entry.fault or _fault(entry, "B009", message, "名称", "改其中一个的名称"))
        seen[entry.name] = entry
        yield entry.name, entry


def _misplaced(folder: Path) -> Iterator[Finding]:
    """B010: files that no part will look for."""
    known = {*PARTS, *PARTS.values()}
    for file in sorted(folder.rglob("*")):
        place = file.relative_to(folder).parts
        if file.is_file() and (len(place) != 2 or place[0] not in known or file.suffix != ".txt"):
            remedy = f"放进{'、'.join(PARTS.values())}文件夹之一，后缀为 .txt"
            yield Finding(
                "B010", Severity.WARNING, "不在标准段的文件夹里，不会用到", file=str(file), line=1, remedy=remedy
            )


def _unread(file: Path, code: str, message: str, line: int = 1, remedy: str = "") -> Entry:
    fault = Finding(code, Severity.ERROR, f"标准段{message}", file=str(file), line=line, remedy=remedy)
    return Entry(str(file), {"名称": file.stem}, "", fault=fault)


def _fault(entry: Entry, code: str, message: str, key: str, remedy: str) -> Finding:
    """A fault of the head, on the line of one of its keys."""
    lines = Path(entry.path).read_text(encoding="utf-8-sig").splitlines()
    line = next((number for number, text in enumerate(lines, 1) if text.strip().startswith(key)), 1)
    said = f"标准段“{entry.head.get('名称', '')}”{message}"
    return Finding(code, Severity.ERROR, said, file=entry.path, line=line, remedy=remedy)
