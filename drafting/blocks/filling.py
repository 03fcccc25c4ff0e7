"""A block's name -> its text, filled with the case. What is wrong with a block is said before it runs."""

from __future__ import annotations

import difflib
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache
from typing import Any

from jinja2 import Template, TemplateError, Undefined

from drafting import shelf
from drafting.blocks.files import Library, expired
from drafting.blocks.language import environment, faults
from drafting.blocks.placed import unmarked
from drafting.findings import DraftingError, Finding
from drafting.shelf import Entry

_NAME = re.compile(r"\w{1,12}")
_IF_TEXT = {"contact": "若是联系人，请写成“- 姓名: …”", "cc": "若是单位，请列在下一行，写成“- 单位名称”"}
Place = Callable[[], Mapping[str, Any]]
"""Says where a block is asked for, as Finding has it: where, place, file, line and column. Asked only on an error."""


MAX_CALLS = 5_000
MAX_MADE = 1_000_000
"""How often blocks may be called in one letter, and how many characters they may make in it."""


@dataclass(slots=True)
class _Spent:
    calls: int = 0
    made: int = 0

    @property
    def is_too_much(self) -> bool:
        return self.calls > MAX_CALLS or self.made > MAX_MADE


@dataclass(frozen=True, slots=True)
class Filler:
    """The blocks at hand and what they may speak of, for one letter. `day` decides which of them are in use."""

    library: Library
    known: Mapping[str, Any]
    day: date
    spent: _Spent = field(default_factory=_Spent)

    def names(self, part: str, typed: str, place: Place) -> bool:
        """Whether a value is a block's name. A bare word that is in no library is an error (F014), not text."""
        if typed in self.library.blocks(part):
            return True
        if _NAME.fullmatch(typed):
            raise _no_block(part, typed, self.library, place)
        return False

    def fill(self, part: str, name: str, place: Place, **more: Any) -> str:
        """A block's text. A field that it asks for and the case has not, or has empty, is an error (F015).

        Raises DraftingError (F016) where the blocks of a letter are called too often, or make too much.
        """
        entry = self.library.blocks(part).get(name)
        if entry is None:
            raise _no_block(part, name, self.library, place)
        available = {key: value for key, value in self.known.items() if value not in (None, "")}
        available |= {key: value for key, value in more.items() if value is not None}
        template = self._template(part, entry)
        try:
            return unmarked("".join(self._bounded(template.generate(available), place)))
        except TemplateError as error:
            message = f"标准段“{name}”（{entry.path} 第{_line(error, entry)}行）{error.message}"
            raise DraftingError.of("F015", message, remedy="补上所缺的字段，或直接写文字", **place()) from None

    def _bounded(self, pieces: Iterator[str], place: Place) -> Iterator[str]:
        self.spent.calls += 1
        for piece in pieces:
            self.spent.made += len(piece)
            if self.spent.is_too_much:
                message = f"标准段用得太多：一份答复最多用{MAX_CALLS}次，共{MAX_MADE}字"
                raise DraftingError.of("F016", message, remedy="删去重复的标准段", **place())
            yield piece

    def _template(self, part: str, entry: Entry) -> Template:
        own = shelf.blocks(part).get(entry.name) is not entry
        if own and (wrong := unusable(entry, part, self.day)):
            raise DraftingError.all(wrong)
        return _compiled(entry)


def unusable(entry: Entry, part: str, day: date) -> list[Finding]:
    """All that keeps a block from being used on a day."""
    if entry.fault:
        return [entry.fault]
    late = expired(entry, day)
    return [*([late] if late else []), *_faults(entry, part)]


_faults = lru_cache(512)(lambda entry, part: tuple(faults(entry, part)))


@lru_cache(512)
def _compiled(entry: Entry) -> Template:
    return environment().from_string(entry.text)


def preview(entry: Entry, known: Mapping[str, Any]) -> str:
    """A block's text with what is known; what is not is marked 〔字段〕."""
    marking = environment()
    marking.undefined = _Marked
    return marking.from_string(entry.text).render({key: value for key, value in known.items() if value is not None})


class _Marked(Undefined):
    """A field that is not known yet."""

    def __str__(self) -> str:
        return f"〔{self._undefined_name}〕"


def _no_block(part: str, name: str, shelf: Library, place: Place) -> DraftingError:
    blocks = shelf.blocks(part)
    near = difflib.get_close_matches(name, blocks, 3, 0.3) or list(blocks)
    remedy = f"可用：{'、'.join(near)}；{_IF_TEXT.get(part, '若是正文，请写成完整的句子')}"
    return DraftingError.of("F014", f"没有名为“{name}”的标准段", remedy=remedy, **place())


def _line(error: TemplateError, entry: Entry) -> int:
    """The line of a block's file on which it failed."""
    line, trace = 1, error.__traceback__
    while trace:
        if trace.tb_frame.f_code.co_filename == "<template>":
            line = trace.tb_lineno
        trace = trace.tb_next
    return entry.start + line - 1
