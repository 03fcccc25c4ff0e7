"""A text that knows which of its characters are which characters of which field.

What a template or a block prints of it stands between noncharacters, which no form holds, until the paragraph is made.
So a place in a paragraph becomes a place in a field by arithmetic, however the two were put together.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from typing import Any, SupportsIndex

from drafting.document import Span
from drafting.findings import DraftingError

_OPEN, _SHUT, _CLOSE = MARKS = ("\ufdd0", "\ufdd1", "\ufdd2")
_MARKED = re.compile(rf"{_OPEN}([\w.]+),(\d+),(\d+){_SHUT}([^{_CLOSE}]*){_CLOSE}")


class Placed(str):
    """A text with its spans, in order and apart. Cut or put together it keeps them; what else is done loses them."""

    __slots__ = ("spans",)
    spans: tuple[Span, ...]

    def __new__(cls, text: str, spans: Iterable[Span] = ()) -> Placed:
        made = super().__new__(cls, text)
        made.spans = tuple(spans)
        return made

    @classmethod
    def of(cls, value: str, source: str) -> Placed:
        """The value of a field, a span for each of its lines. Raises DraftingError (F008) for a noncharacter in it."""
        refuse_marks(value)
        spans, at = [], 0
        for number, line in enumerate(value.split("\n")):
            if line:
                spans.append(Span(at, at + len(line), source, number, 0))
            at += len(line) + 1
        return cls(value, spans)

    def cut(self, start: int, end: int) -> Placed:
        """The characters from `start` to `end`."""
        first = bisect_right(self.spans, start, key=lambda span: span.end)
        last = bisect_left(self.spans, end, key=lambda span: span.start)
        kept = (span.within(start, end) for span in self.spans[first:last])
        return Placed(str.__getitem__(self, slice(start, end)), (span for span in kept if span))

    def __getitem__(self, key: SupportsIndex | slice) -> str:
        if isinstance(key, slice) and key.step is None:
            return self.cut(*key.indices(len(self))[:2])
        return super().__getitem__(key)

    def __add__(self, other: str) -> str:
        return joined("", (self, other))

    def __radd__(self, other: str) -> str:
        return joined("", (other, self))

    def strip(self, chars: str | None = None) -> str:
        """Without these characters, or white space, at either end."""
        start = len(self) - len(super().lstrip(chars))
        return self.cut(start, max(start, len(super().rstrip(chars))))

    def rstrip(self, chars: str | None = None) -> str:
        """Without these characters, or white space, at the end."""
        return self.cut(0, len(super().rstrip(chars)))

    def removeprefix(self, prefix: str, /) -> str:
        """Without this beginning."""
        return self.cut(len(prefix) if self.startswith(prefix) else 0, len(self))

    def removesuffix(self, suffix: str, /) -> str:
        """Without this end."""
        return self.cut(0, len(super().removesuffix(suffix)))

    def split(self, sep: str | None = None, maxsplit: SupportsIndex = -1) -> list[str]:
        """The parts between separators."""
        parts, at = [], 0
        for part in super().split(sep, maxsplit):
            at = self.index(part, at)
            parts.append(self.cut(at, at + len(part)))
            at += len(part)
        return parts

    def translate(self, table: Any, /) -> str:
        """With characters replaced one by one; those that changed are no field's any more."""
        text = super().translate(table)
        changed = [n for n, (old, new) in enumerate(zip(self, text, strict=True)) if old != new]
        spans = [part for span in self.spans for part in span.without(changed)]
        return Placed(text, spans)

    @property
    def marked(self) -> str:
        """The text with its spans between noncharacters."""
        pieces, at = [], 0
        for span in self.spans:
            pieces.append(str.__getitem__(self, slice(at, span.start)))
            pieces.append(f"{_OPEN}{span.source},{span.line},{span.offset}{_SHUT}")
            pieces += [str.__getitem__(self, slice(span.start, span.end)), _CLOSE]
            at = span.end
        return "".join([*pieces, str.__getitem__(self, slice(at, None))])


def joined(separator: str, texts: Iterable[str]) -> str:
    """str.join that keeps the spans."""
    texts = list(texts)
    text = separator.join(texts)
    if not any(type(one) is Placed for one in texts):
        return text
    spans, at = [], 0
    for one in texts:
        spans += [span.moved(at) for span in one.spans] if isinstance(one, Placed) else ()
        at += len(one) + len(separator)
    return Placed(text, spans)


def printed(value: Any) -> Any:
    """What a template prints for a value: of a text that knows its places, the marked one (Jinja's `finalize`)."""
    return value.marked if type(value) is Placed else value


def unmarked(text: str) -> str:
    """A printed text without the marks, its places known; a text without marks as it is."""
    if _OPEN not in text:
        return text
    pieces, at = [], 0
    for match in _MARKED.finditer(text):
        span = Span(0, len(match[4]), match[1], int(match[2]), int(match[3]))
        pieces += [text[at : match.start()], Placed(match[4], (span,))]
        at = match.end()
    return joined("", [*pieces, text[at:]])


def refuse_marks(text: str) -> None:
    """Raises DraftingError (F008) where a text has one of the noncharacters."""
    if found := next((mark for mark in MARKS if mark in text), ""):
        message = f"文字中有不能印出的字符 U+{ord(found):04X}"
        raise DraftingError.of("F008", message, remedy="删去看不见的字符")
