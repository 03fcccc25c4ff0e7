"""What reviewers said of a letter in Word: their comments, and the words that each stands on."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from lxml import etree

from drafting.findings import DraftingError
from drafting.language.characters import fit
from drafting.readers._word import W, attribute
from drafting.readers.docx import BODY, text_of, unpack
from drafting.review.comments import NAME
from drafting.review.places import Places

MAX_REMARKS = 2_000
"""Comments of a letter. A page that is much talked about has ten."""
MAX_WORDS = 500
"""Characters of the words that a comment stands on; of longer ones the beginning is quoted."""
_LONGEST_NAME = 100  # characters of an author's name

_COMMENTS, _EXTENDED = "word/comments.xml", "word/commentsExtended.xml"
_PARAGRAPH_ID = "{http://schemas.microsoft.com/office/word/2010/wordml}paraId"
_W15 = "{http://schemas.microsoft.com/office/word/2012/wordml}"
_START, _END, _POINT = f"{W}commentRangeStart", f"{W}commentRangeEnd", f"{W}commentReference"
_TEXTS = (f"{W}t", f"{W}delText")
_DATE = re.compile(r"\d{4}-\d\d-\d\d(T\d\d:\d\d(:\d\d(\.\d{1,9})?)?(Z|[+-]\d\d:\d\d)?)?", re.ASCII)


@dataclass(frozen=True, slots=True)
class Remark:
    """A reviewer's comment.

    `author` is as the file has it, "" for none; `date` is the file's ISO text (Word writes the local time with a Z), or
    None. The paragraphs of `text` are joined by \\n. `words` are what it stands on as it is read, a line each; of a
    comment that stands at a point the line, of one on deleted words these; at most MAX_WORDS, "" where there are none.
    `line` is the line of the letter in which the words begin, from 0, None where it stands in none; `span` are the
    words' characters in that line (start, end), all of it where the comment stands at a point or on deleted words.
    `answers` is which remark it is a reply to, by its index among all; `done` says that it was marked as done in Word.
    """

    author: str
    date: str | None
    text: str
    words: str
    line: int | None
    span: tuple[int, int]
    answers: int | None = None
    done: bool = False


def remarks_of(data: bytes, lines: Sequence[str]) -> tuple[Remark, ...]:
    """The comments in a .docx in the order of their words; `lines` are its paragraphs as readers give them.

    The program's own comments are left out. Raises DraftingError where the file cannot be read, or has more comments
    than a letter has.
    """
    parts = unpack(data)
    notes = [] if _COMMENTS not in parts else parts[_COMMENTS].findall(f"{W}comment")
    if len(notes) > MAX_REMARKS:
        raise DraftingError.of("R105", f"文件里有 {len(notes)} 条批注，不是一份答复")
    if not notes:
        return ()
    anchors = _Anchors(parts[BODY], Places(parts, lines), lines)
    threads = _threads(parts.get(_EXTENDED))
    found = [(note, anchors.remark(note)) for note in notes if signed(note)[0] != NAME]
    found.sort(key=lambda one: anchors.order(one[0]))
    numbers = {_key(note): number for number, (note, _) in enumerate(found)}
    return tuple(_threaded(remark, _key(note), threads, numbers) for note, remark in found)


def signed(mark: etree._Element) -> tuple[str, str | None]:
    """A mark's author, "" for none, and its date as ISO text where it is one."""
    date = attribute(mark, "date")
    author = fit(attribute(mark, "author")).strip()[:_LONGEST_NAME]
    return author, date if _DATE.fullmatch(date) and _is_date(date) else None


def _is_date(text: str) -> bool:
    try:
        datetime.fromisoformat(text)
    except ValueError:
        return False
    return True


class _Anchors:
    """Where the comments of a body stand: before which of its texts each begins, and before which it ends."""

    def __init__(self, body: etree._Element, places: Places, lines: Sequence[str]) -> None:
        self._places, self._lines = places, lines
        self._texts: list[etree._Element] = []
        self._starts: dict[str, int] = {}
        self._ends: dict[str, int] = {}
        self._points: dict[str, tuple[int, etree._Element]] = {}
        for element in body.iter(*_TEXTS, _START, _END, _POINT):
            number, at = attribute(element, "id"), len(self._texts)
            if element.tag in _TEXTS:
                self._texts.append(element)
            elif element.tag == _START:
                self._starts.setdefault(number, at)
            elif element.tag == _END:
                self._ends.setdefault(number, at)
            if element.tag in (_START, _POINT):
                self._points.setdefault(number, (at, element))

    def order(self, note: etree._Element) -> int:
        """Where a comment comes among the others; one that stands nowhere comes last."""
        at, _ = self._points.get(attribute(note, "id"), (len(self._texts), None))
        return at

    def remark(self, note: etree._Element) -> Remark:
        """A comment with its words."""
        author, date = signed(note)
        said = fit("\n".join(text_of(paragraph) for paragraph in note.iter(f"{W}p"))).strip()
        number = attribute(note, "id")
        texts = self._texts[self._starts.get(number, 0) : self._ends.get(number, 0)][:MAX_WORDS]
        if words := self._words(texts):
            quoted = "\n".join(self._lines[one][begin:end][:MAX_WORDS] for one, (begin, end) in words.items())
            line = next(iter(words))
            return Remark(author, date, said, quoted[:MAX_WORDS], line, words[line])
        _, point = self._points.get(number, (0, None))
        line = None if point is None else self._places.line_of(point)
        whole = "" if line is None else self._lines[line]
        deleted = fit("".join(text.text or "" for text in texts))
        return Remark(author, date, said, (deleted or whole)[:MAX_WORDS], line, (0, len(whole)))

    def _words(self, texts: Sequence[etree._Element]) -> dict[int, tuple[int, int]]:
        """The lines that the texts hold characters of, and from which to which of each."""
        spans: dict[int, tuple[int, int]] = {}
        for text in texts:
            if here := self._places.stretch(text):
                start, end = spans.get(here.line, here[1:])
                spans[here.line] = min(start, here.start), max(end, here.end)
        return spans


def _threads(root: etree._Element | None) -> dict[str, tuple[str, bool]]:
    """For each comment's key that of the comment it replies to, and whether it is done."""
    marks = () if root is None else root.iter(f"{_W15}commentEx")
    return {
        mark.get(f"{_W15}paraId", ""): (
            mark.get(f"{_W15}paraIdParent", ""),
            mark.get(f"{_W15}done") in ("1", "true", "on"),
        )
        for mark in marks
    }


def _key(note: etree._Element) -> str:
    """What the threads call a comment: the key of its last paragraph, or "" where it has none."""
    paragraphs = note.findall(f"{W}p")
    return paragraphs[-1].get(_PARAGRAPH_ID, "") if paragraphs else ""


def _threaded(remark: Remark, key: str, threads: dict[str, tuple[str, bool]], numbers: dict[str, int]) -> Remark:
    """A remark with what it replies to; a reply is done with what it replies to."""
    parent, done = threads.get(key, ("", False))
    answers = numbers.get(parent) if parent and parent != key else None
    return replace(remark, answers=answers, done=done or threads.get(parent, ("", False))[1])
