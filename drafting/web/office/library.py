"""An office's own blocks as files: one is written whole under a fit name, and never over what another hand wrote."""

from __future__ import annotations

import dataclasses
import os
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from drafting.blocks.files import MAX_BYTES, Library
from drafting.blocks.language import faults
from drafting.findings import DraftingError, Finding, Severity
from drafting.form.history import begin, version_of
from drafting.form.load import read_text
from drafting.language.numerals import parse_date
from drafting.lock import locked
from drafting.model.kinds import kind_names
from drafting.output import replace
from drafting.shelf import HEAD, PARTS, Entry, parse, written

LONGEST_NAME = 12
_UNNAMED = "新段"


@dataclass(frozen=True, slots=True)
class Draft:
    """A block as it is typed: `head` as shelf.HEAD has it; `version` is that of the file it began from, "" for none."""

    part: str
    head: Mapping[str, str]
    text: str
    version: str = ""

    @classmethod
    def of(cls, part: str, entry: Entry, version: str) -> Draft:
        """What there is to be edited of a block."""
        return cls(part, entry.head, entry.text.rstrip("\n"), version)

    @classmethod
    def posted(cls, fields: Mapping[str, str]) -> Draft:
        """What was posted. Raises DraftingError for a part that there is not."""
        kinds = [kind for kind in kind_names() if f"kind.{kind}" in fields]
        head = {key: fields.get(key, "").strip() for key in HEAD} | {"适用": "、".join(kinds)}
        return cls(part_named(fields.get("part", "")), head, fields.get("text", ""), fields.get("version", ""))

    @property
    def name(self) -> str:
        """By which a form asks for it."""
        return self.head.get("名称", "")

    @property
    def kinds(self) -> tuple[str, ...]:
        """The kinds that it suits."""
        return tuple(filter(None, self.head.get("适用", "").split("、")))

    @property
    def file(self) -> str:
        """The text of its file."""
        return written({key: self.head.get(key, "") for key in HEAD}, self.text)

    @property
    def entry(self) -> Entry:
        """The block that it is; one that has no name yet has that of its kind."""
        made = parse(f"{self.name}.txt", self.file)
        return made if made.head.get("名称") else dataclasses.replace(made, head={**made.head, "名称": _UNNAMED})

    @property
    def faults(self) -> list[Finding]:
        """What keeps it from being saved, each at the field `where`; a line of the text counts from 1."""
        found = [*self._head_faults()]
        if len(self.file.encode("utf-8", "replace")) > MAX_BYTES:
            return [*found, _wrong("text", f"超过 {MAX_BYTES // 1024} KB，不是一段文字", "分成几段")]
        entry = self.entry
        for finding in faults(entry, self.part):
            line = finding.line - entry.start + 1
            found.append(
                _wrong("text", f"第{line}行：{finding.message.partition('”')[2].removeprefix('：')}", finding.remedy)
            )
        return found

    def _head_faults(self) -> list[Finding]:
        found = []
        if not self.name.isalnum() or len(self.name) > LONGEST_NAME:
            found.append(_wrong("名称", f"应为{LONGEST_NAME}个以内的汉字、字母、数字", "改短，去掉标点"))
        for key in ("起用", "停用"):
            try:
                parse_date(self.head.get(key) or "2026-01-01")
            except ValueError as error:
                found.append(_wrong(key, str(error), "写作 2026-01-01，没有就空着"))
        return found


def _wrong(where: str, message: str, remedy: str) -> Finding:
    return Finding("B004", Severity.ERROR, message, where, remedy=remedy)


def part_named(part: str) -> str:
    """The part. Raises DraftingError for what is none."""
    if part not in PARTS:
        raise DraftingError.of("V001", "没有这一类标准段", remedy="回到标准段，重新选")
    return part


def is_own(library: Library, part: str, name: str) -> bool:
    """Whether a block is the office's own."""
    return name in library.own.get(part, {})


def opened(library: Library, part: str, name: str) -> Draft:
    """A block to be edited. Raises DraftingError where there is none, or its file is not to be read."""
    entry = library.blocks(part_named(part)).get(name)
    if entry is None:
        raise DraftingError.of("V001", f"没有名为“{name[:30]}”的标准段", remedy="回到标准段，重新选")
    if not is_own(library, part, name):
        return Draft.of(part, entry, "")
    if entry.fault and entry.fault.code != "B004":
        raise DraftingError.all([entry.fault])
    return Draft.of(part, entry, version_of(read_text(Path(entry.path))))


def save(library: Library, draft: Draft) -> list[Finding]:
    """Write a block without a fault; what keeps it from being written, at its field.

    Raises DraftingError where there is no place for it.
    """
    if found := draft.faults:
        return found
    folder = _folder(library)
    known = library.own.get(draft.part, {}).get(draft.name)
    path = Path(known.path) if known else folder / PARTS[draft.part] / f"{draft.name}.txt"
    _refuse_outside(path, folder)
    memory = folder.parent / f"{PARTS[draft.part]}-{path.stem}.txt"
    with locked(folder.parent / ".drafting" / "blocks.lock", "另一个窗口正在保存标准段，没有保存"):
        before = read_text(path) if os.path.lexists(path) else ""
        if draft.version != (version_of(before) if before else ""):
            said = "别处刚改过这一段" if draft.version else "已经有同名的标准段"
            return [_wrong("名称", f"{said}，没有保存", "换一个名称，或者打开那一段来改")]
        if before and before != draft.file:
            begin(memory, before)
        replace(path, draft.file.encode("utf-8"))
    return []


def _folder(library: Library) -> Path:
    if library.folder is None:
        raise DraftingError.of("V001", "还没有单位档案，标准段没有地方放", remedy="先在“单位档案”里写上单位名称")
    if library.misplaced and not library.own:
        raise DraftingError.all(library.misplaced)
    return library.folder


def _refuse_outside(path: Path, folder: Path) -> None:
    """A link may lead a file or a folder out of that of the blocks."""
    real = Path(os.path.realpath(path))
    if path.is_symlink() or not real.is_relative_to(os.path.realpath(folder)):
        raise DraftingError.of(
            "B001", "这个标准段在 blocks 文件夹之外", file=path.name, remedy="把文件复制到 blocks 里"
        )


def expiry(draft: Draft, day: date) -> str:
    """What is to be said of a block's days, if it is not in use."""
    since, until = (parse_date(draft.head[key]) if draft.head.get(key) else None for key in ("起用", "停用"))
    if until and day > until:
        return f"已于{draft.head['停用']}停用"
    return f"到{draft.head['起用']}才起用" if since and day < since else ""


def named(findings: Sequence[Finding]) -> Mapping[str, list[Finding]]:
    """Findings by their fields."""
    return {where: [one for one in findings if one.where == where] for where in (*HEAD, "text")}
