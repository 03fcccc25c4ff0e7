"""Checking files: a form, or anybody's letter. What cannot be read is a finding like any other."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from drafting.checking.case import Case
from drafting.checking.run import case_of, examine, shift_of
from drafting.document import Document, Paragraph, Role
from drafting.findings import DraftingError, Finding, Severity
from drafting.letter.foreign import SURVEY
from drafting.letter.record import BESIDE, REVIEWED
from drafting.model.fields import FORM_SUFFIXES

if TYPE_CHECKING:
    from drafting.checking.drafts import Draft
    from drafting.checking.look import Page

OF_KIND = ("K", "D", "E", "A")
"""The families that ask what kind of letter it is, and what it has to have for that."""


@dataclass(frozen=True, slots=True)
class Report:
    """A file's findings. `lines` are the lines of a form or a text, or the paragraphs of a letter, as they stand.

    `identity` is what must be a form's own (Reply.identity).
    """

    file: str
    findings: tuple[Finding, ...]
    lines: tuple[str, ...] = ()
    identity: tuple[tuple[str, str], ...] = ()

    def line_of(self, finding: Finding) -> str:
        """The line a finding is about; empty where it is about none."""
        number = finding.line - 1
        if not finding.line and finding.where.startswith("paragraph."):
            number = int(finding.where.partition(".")[2])
        return self.lines[number] if 0 <= number < len(self.lines) else ""


def check_file(path: Path, office: Any = None, select: Sequence[str] = (), ignore: Sequence[str] = ()) -> Report:
    """The report of one file, by its suffix. What is wrong with the file itself is in the report, too."""
    try:
        if path.suffix.lower() in FORM_SUFFIXES:
            return _check_form_file(path, office, select, ignore)
        return _check_letter(path, office, select, ignore)
    except DraftingError as error:
        found = (finding for finding in error.findings if finding.code != SURVEY)  # a sheet that goes with a reply
        return Report(str(path), tuple(replace(finding, file=str(path)) for finding in found))


def _check_form_file(path: Path, office: Any, select: Sequence[str], ignore: Sequence[str]) -> Report:
    from drafting.form.load import read_text
    from drafting.form.undecided import undecided_in

    text = read_text(path)
    report = check_form(text, str(path), office, select, ignore)
    return replace(report, findings=(*undecided_in(path, text), *report.findings))


def _check_letter(path: Path, office: Any, select: Sequence[str], ignore: Sequence[str]) -> Report:
    from drafting.letter.recognise import recognise
    from drafting.letter.typed import page_for_reading
    from drafting.readers import open_document

    opened = open_document(path)
    if path.suffix.lower() in _text_suffixes():
        from drafting.readers.txt import decode

        return check_text(decode(opened.content), str(path), office, select, ignore)
    lines = tuple(paragraph.text for paragraph in opened.document)
    page = page_for_reading(opened.document)
    found = examine(case_of(recognise(page).outline(), office, _page(opened.parts)), select, ignore)
    found = found if page is opened.document else _unmended(found)
    beside = tuple(replace(finding, file=str(path)) for finding in _beside(opened.document, select, ignore))
    return Report(str(path), (*beside, *(_in_letter(*item, lines, str(path)) for item in found)), lines)


def _beside(document: Document, select: Sequence[str], ignore: Sequence[str]) -> Iterator[Finding]:
    """What the file holds beside the letter; with changes or comments still in it a letter must not go out."""
    for notice in document.notices:
        code, severity, remedy = (
            (REVIEWED, Severity.ERROR, "接受或拒绝修订、删去批注后再印发")
            if notice.pending
            else (BESIDE, Severity.INFO, "请确认是否应随文印发")
        )
        if (not select or code.startswith(tuple(select))) and not (ignore and code.startswith(tuple(ignore))):
            yield Finding(code, severity, notice.message, remedy=remedy)


def _page(parts: Mapping[str, Any]) -> Page | None:
    """How a .docx looks; None where the file is none."""
    if not parts:
        return None
    from drafting.checking.look import read_page

    return read_page(parts)


def check_text(
    text: str, file: str, office: Any = None, select: Sequence[str] = (), ignore: Sequence[str] = ()
) -> Report:
    """The report of a letter as plain text, a line a paragraph. Raises DraftingError for what is no reply."""
    from drafting.letter.recognise import recognise
    from drafting.letter.typed import page_for_reading

    lines = tuple(text.replace("\r\n", "\n").split("\n"))
    typed = Document(tuple(Paragraph(Role.BODY, line, line=at) for at, line in enumerate(lines) if line.strip()))
    page = page_for_reading(typed)
    found = examine(case_of(recognise(page).outline(), office), select, ignore)
    found = found if page is typed else _unmended(found)
    return Report(file, tuple(_in_text(finding, paragraph, lines, file) for finding, paragraph in found), lines)


def _unmended(found: Iterator[tuple[Finding, Paragraph | None]]) -> Iterator[tuple[Finding, Paragraph | None]]:
    """Findings of a letter in traditional characters, which simplified ones must not mend."""
    return ((replace(finding, fix=None), paragraph) for finding, paragraph in found)


def _in_text(finding: Finding, paragraph: Paragraph | None, lines: tuple[str, ...], file: str) -> Finding:
    """A finding with its line and column."""
    if paragraph is None:
        return replace(finding, file=file)
    line, shift = _line_of(finding, paragraph.text, paragraph.line, lines)
    placed = _shifted(finding, shift)
    column = (placed.span[0] if placed.span else shift) + 1
    return replace(placed, file=file, line=line + 1, column=column)


def _in_letter(finding: Finding, paragraph: Paragraph | None, lines: tuple[str, ...], file: str) -> Finding:
    """A finding with its file; its paragraph may be a part of the one on the page, or go on over several."""
    if paragraph is None or not paragraph.source.startswith("paragraph."):
        return replace(finding, file=file)
    line, shift = _line_of(finding, paragraph.text, int(paragraph.source.partition(".")[2]), lines)
    placed = replace(finding, where=f"paragraph.{line}", place=f"第{line + 1}段") if finding.span else finding
    return replace(_shifted(placed, shift), file=file)


def _line_of(finding: Finding, text: str, line: int, lines: Sequence[str]) -> tuple[int, int]:
    """The line that a finding of a text stands on, and what is to be added to its characters there.

    The text is found in its line, or begins there and goes on over more, as where a page was broken.
    """
    shift = shift_of(lines[line], text)
    if lines[line].startswith(text, shift):
        return line, shift
    before, start = 0, finding.span[0] if finding.span else 0
    while start - before >= len(lines[line].strip()) and line + 1 < len(lines):
        before += len(lines[line].strip())
        line += 1
    return line, len(lines[line]) - len(lines[line].lstrip()) - before


def _shifted(finding: Finding, by: int) -> Finding:
    """The same finding in a longer text that begins `by` characters earlier."""
    span = finding.span and (finding.span[0] + by, finding.span[1] + by)
    return replace(finding, span=span, fix=finding.fix and replace(finding.fix, start=finding.fix.start + by))


def check_form(
    text: str, file: str, office: Any = None, select: Sequence[str] = (), ignore: Sequence[str] = ()
) -> Report:
    """The report of a form's text: what cannot be loaded or worded, and what the rules find in all the rest."""
    from drafting.checking.drafts import worded
    from drafting.form.draft import attempt
    from drafting.form.shape import in_order

    loaded = attempt(text, file)
    draft = worded(loaded, office)
    refused = [replace(one, file=one.file or file) for one in in_order((*loaded.findings, *draft.refused))]
    found = _in_rest(draft, refused, office, select, ignore)
    identity = loaded.reply.identity if loaded.reply else ()
    return Report(file, (*refused, *found), tuple(text.split("\n")), identity)


def _in_rest(
    draft: Draft, refused: Sequence[Finding], office: Any, select: Sequence[str], ignore: Sequence[str]
) -> Iterator[Finding]:
    """What the rules find beside what was refused; without a kind, what is wrong in words of any kind."""
    from drafting.checking.drafts import has_kind, touches

    if draft.reply is None or not draft.document.paragraphs:
        return
    origin = draft.reply._origin
    rows = [(finding, origin.row(finding.where, finding.line)) for finding in refused]
    left_out = (*ignore, *(() if has_kind(refused) else OF_KIND))
    for finding, _ in examine(Case.of_reply(draft.document, draft.reply, office), select, left_out):
        if not any(touches(one, finding, row) for one, row in rows):
            yield finding


def _text_suffixes() -> tuple[str, ...]:
    from drafting.readers.txt import SUFFIXES

    return SUFFIXES


def is_mendable(path: Path) -> bool:
    """Whether a file is of a kind that can be mended in place."""
    return path.suffix.lower() in (*FORM_SUFFIXES, *_text_suffixes())


def mended(path: Path, office: Any = None, select: Sequence[str] = (), ignore: Sequence[str] = ()) -> tuple[str, str]:
    """A form's or a text's content before and after every safe mend; both empty where the file is no UTF-8 text."""
    from drafting.checking.fix import mend
    from drafting.readers import content_of

    suffix = path.suffix.lower()
    if not is_mendable(path):
        return "", ""
    try:
        before = content_of(path).decode("utf-8")
    except (DraftingError, UnicodeDecodeError):
        return "", ""
    bom = before[:1] if before.startswith("\ufeff") else ""
    after = mend(before[len(bom) :], lambda text: _findings_of(text, suffix, str(path), office, select, ignore))
    return before, bom + after


def _findings_of(
    text: str, suffix: str, file: str, office: Any, select: Sequence[str], ignore: Sequence[str]
) -> tuple[Finding, ...]:
    if suffix in FORM_SUFFIXES:
        return check_form(text.replace("\r\n", "\n"), file, office, select, ignore).findings
    try:
        return check_text(text, file, office, select, ignore).findings
    except DraftingError:
        return ()
