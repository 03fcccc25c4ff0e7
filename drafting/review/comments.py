"""Findings put into a letter as a reviewer would: a comment on the very words, a safe mend as a tracked change."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime

from drafting.findings import SAID, Finding, Fix
from drafting.readers.docx import BODY, SUFFIXES, unpack
from drafting.review.marks import Change, Mark, Reviewer, put
from drafting.review.package import comments_of, packed, unpacked, with_parts
from drafting.review.places import Place, Places

NAME, INITIALS = "核稿助手", "核"


def can_hold(suffix: str) -> bool:
    """Whether a file with this suffix can hold comments."""
    return suffix.lower() in SUFFIXES


def commented(data: bytes, findings: Sequence[Finding], lines: Sequence[str], now: datetime) -> bytes:
    """A copy of a .docx with its findings as comments; both they and its `lines` are those of a checking.Report.

    What stands where no comment can be, as in a header, is said at the nearest words of the body, and quoted there.
    Raises DraftingError where the package cannot be copied whole.
    """
    contents, parts = unpacked(data), unpack(data)
    name, notes = comments_of(contents)
    marks = list(_Marking(Places(parts, lines), lines, parts[BODY]).marks(findings))
    put(parts[BODY], notes, marks, Reviewer(NAME, INITIALS, now))
    return packed(data, with_parts(contents, {BODY: parts[BODY], name: notes}, name))


class _Marking:
    """What is to be marked of a letter's lines."""

    def __init__(self, places: Places, lines: Sequence[str], body: object) -> None:
        self._places, self._lines, self._body = places, lines, body

    def marks(self, findings: Sequence[Finding]) -> Iterator[Mark]:
        changed: dict[int, int] = {}  # line -> how far its words are changed already
        for finding in sorted(findings, key=_place):
            line, start = _place(finding)
            end = finding.span[1] if finding.span else len(self._line(line))
            where = self._in_body(line, start, end)
            change = self._change(finding, line) if start >= changed.get(line, 0) else None
            if change and finding.fix:
                changed[line] = finding.fix.start + len(finding.fix.old) + 1
            if where:
                yield Mark(*where, _said(finding), change)
            elif nearest := self._nearest(line):
                yield Mark(*nearest, _said(finding, self._line(line)[start:end]))

    def _line(self, number: int) -> str:
        return self._lines[number] if 0 <= number < len(self._lines) else ""

    def _in_body(self, line: int, start: int, end: int) -> tuple[Place, Place] | None:
        """The first and the last of the characters; of none, as where something lacks, the one before or behind."""
        if not self._line(line):
            return None
        around = ((start, end), (start - 1, end), (start, end + 1))
        wanted = next(((a, b) for a, b in around if self._line(line)[max(a, 0) : b].strip()), (start, end))
        found = self._places.of(line, max(wanted[0], 0), wanted[1])
        inside = found and all(place.element.getroottree().getroot() is self._body for place in found)
        return found if inside else None

    def _nearest(self, line: int) -> tuple[Place, Place] | None:
        """The nearest line that stands in the body: below, or else above; None where there is none."""
        numbers = (*range(max(line, 0), len(self._lines)), *range(min(line, len(self._lines)) - 1, -1, -1))
        return next((found for n in numbers if (found := self._in_body(n, 0, len(self._lines[n])))), None)

    def _change(self, finding: Finding, line: int) -> Change | None:
        """A safe mend as a change of its words; what is only put in stands behind the character before it."""
        fix = finding.fix
        if not fix or not fix.safe or "\n" in fix.new or not self._line(line).startswith(fix.old, fix.start):
            return None
        start, end = (fix.start, fix.start + len(fix.old)) if fix.old else (fix.start - 1, fix.start)
        where = self._in_body(line, start, end) if start >= 0 else None
        return Change(*where, fix.new, deletes=bool(fix.old)) if where else None


def _place(finding: Finding) -> tuple[int, int]:
    """The line and the character that a finding is about; of none, those before the first."""
    if not finding.where.startswith("paragraph."):
        return -1, 0
    return int(finding.where.partition(".")[2]), finding.span[0] if finding.span else 0


def _said(finding: Finding, words: str = "") -> tuple[str, ...]:
    """What a comment says, a paragraph each; with the words that it is about where they cannot be marked."""
    said = [f"{SAID[finding.severity]} {finding.code}：{finding.message}"]
    said += [f"所指：“{words}”"] if words else []
    way_out = _mended(finding.fix) if finding.fix else finding.remedy
    return (*said, *([f"处理：{way_out}"] if way_out else []))


def _mended(fix: Fix) -> str:
    if not fix.old:
        return f"添上“{fix.new}”"
    return f"“{fix.old}”改为“{fix.new}”" if fix.new else f"删去“{fix.old}”"
