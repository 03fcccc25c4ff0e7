"""A case as the rules see it: the document, the reply behind it where there is one, and facts derived once."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING, Any, NamedTuple

from drafting.document import HEADINGS, Document, Paragraph, Role
from drafting.language.numerals import DATE, parse_date, parse_number
from drafting.language.pairs import QUOTATIONS, mask, pair
from drafting.model.kinds import SUBJECTS, kind_of

if TYPE_CHECKING:
    from drafting.checking.look import Look, Page
    from drafting.model.reply import Reply

PROSE = (Role.BODY, *HEADINGS)

_SUBJECT_IN_TITLE = re.compile(r"(?:号|次)[^号次]{0,8}?(议事原案|建议案|建议|议案|提案)|(建议|议案|提案)[的办]")
_SUBJECT_IN_TEXT = re.compile(
    r"(建议|议案|提案)[”》]?(?:[（(][^）)]{1,20}[）)])?(?:第\d+号)?[，,]?(?:已?收悉|已?收到|已?交|已由|现|办理情况)"
)
_NEAR = 60  # how many paragraphs, blank ones among them, may stand between two that are read
_COUNTED = re.compile(r"等\s*(\d+|[一二三四五六七八九十]+)?\s*[名位]?\s*(?=代表|委员|$)")
_TITLES = re.compile(r"^(?:尊敬的|敬爱的)\s*|\s*(?:代表|委员)?\s*[：:]?\s*$")
_ORGANISATION = re.compile(r"(?:局|会|部|办|委|院|党|社|中心|厅|政府|公司|界|工作室)$")
_OPENING_ENDS = re.compile(r"收悉|收到|复如下|情况如下|意见如下|如下意见|答复意见|汇报如下|[交由][^。，]{1,30}办理")
_CLOSING = re.compile(r"^(?:再次|最后|综上|专此|此复|特此|谢谢|感谢|衷心感谢|非常感谢|以上|此致|敬礼|我们相信|现特此)")


class Salutation(NamedTuple):
    """Who is spoken to: the names, 代表 or 委员 or "", N of 等N名 (0 where 等 has none), and None without 等."""

    names: tuple[str, ...]
    called: str
    counted: int | None


@dataclass(frozen=True)
class Case:
    """One letter. `document` is the reply worded, or what was read; `page` is how a .docx looks."""

    document: Document
    reply: Reply | None = None
    office: Any = None
    page: Page | None = None

    def each(self, *roles: Role) -> Iterator[tuple[int, Paragraph]]:
        """The paragraphs of these roles with their index."""
        return ((index, p) for index, p in enumerate(self.document.paragraphs) if p.role in roles)

    def first(self, *roles: Role) -> tuple[int, Paragraph] | None:
        """The first paragraph of these roles with its index."""
        return next(self.each(*roles), None)

    @cached_property
    def prose(self) -> tuple[tuple[int, Paragraph], ...]:
        """Text and headings, from the opening to the closing."""
        return tuple(self.each(*PROSE))

    @cached_property
    def masks(self) -> tuple[bytes, ...]:
        """Of each paragraph: which characters stand in a quotation."""
        texts = (paragraph.text for paragraph in self.document.paragraphs)
        return tuple(mask(len(text), closed) for text, closed in zip(texts, self.quotations, strict=True))

    @cached_property
    def quotations(self) -> tuple[list[tuple[int, int]], ...]:
        """Of each paragraph: the closed pairs of quotation and title marks, the marks included."""
        return tuple(pair(paragraph.text, QUOTATIONS).closed for paragraph in self.document.paragraphs)

    def quoted(self, index: int, position: int) -> bool:
        """Whether a character stands inside a quotation or a title."""
        return self.masks[index][position] != 0

    def scan(
        self, pattern: re.Pattern[str], roles: Iterable[Role] = PROSE, quoted: bool = False
    ) -> Iterator[tuple[int, re.Match[str]]]:
        """The matches in paragraphs of these roles; those that begin in a quotation only where `quoted`."""
        for index, paragraph in self.each(*roles):
            for match in pattern.finditer(paragraph.text):
                if quoted or not self.quoted(index, match.start()):
                    yield index, match

    @cached_property
    def looks(self) -> dict[int, Look]:
        """How the paragraphs of a .docx are set, by their index."""
        looks = self.page.looks if self.page else ()
        found: dict[int, Look] = {}
        begin = 0
        for index, paragraph in enumerate(self.document.paragraphs):
            near = range(begin, min(len(looks), begin + _NEAR))
            at = next((at for at in near if _shows(looks[at].text, paragraph.text)), None)
            if at is not None:
                found[index], begin = looks[at], at
        return found

    @cached_property
    def title(self) -> str:
        """The title, its lines joined."""
        return self.document.text(Role.TITLE)

    @cached_property
    def cohandled(self) -> bool:
        """Whether it is a co-handler's opinion to the host unit."""
        if self.reply:
            return not kind_of(self.reply.kind).answers_proposer
        words = self.title + "".join(p.text for _, p in self.prose[:2])
        return "会办意见" in words or "协办意见" in words

    @cached_property
    def subject(self) -> str:
        """What is answered: 建议, 议案 or 提案; "" where nothing says."""
        if self.reply:
            return self.reply.proposal.kind or kind_of(self.reply.kind).subject
        named = [a or b for a, b in _SUBJECT_IN_TITLE.findall(self.title)]
        if not named:
            opening = "".join(p.text for _, p in self.opening)
            named = _SUBJECT_IN_TEXT.findall(opening)[:1]
        if named:
            return {"建议案": "建议", "议事原案": "议案"}.get(named[-1], named[-1])
        return {"委员": "提案"}.get(self.salutation.called, "")

    @cached_property
    def chamber(self) -> str:
        """人大 or 政协; "" where nothing says."""
        return SUBJECTS[self.subject][0] if self.subject else ""

    @cached_property
    def person(self) -> str:
        """代表 or 委员; "" where nothing says."""
        return SUBJECTS[self.subject][1] if self.subject else ""

    @cached_property
    def salutation(self) -> Salutation:
        """Who is spoken to."""
        text = self.document.text(Role.SALUTATION)
        called = next((word for word in ("代表", "委员") if re.search(rf"{word}\s*[：:]?\s*$", text)), "")
        bare = _TITLES.sub("", text)
        counted = _COUNTED.search(bare)
        names = tuple(name for name in re.split(r"[、，,]\s*", _COUNTED.sub("", bare)) if name.strip())
        number = None if counted is None else _int(counted[1])
        return Salutation(tuple(name.strip() for name in names), called, number)

    @cached_property
    def persons(self) -> int | None:
        """How many are spoken to; None where the salutation does not say."""
        if not self.salutation.names:
            return None
        several = 2 if self.salutation.counted == 0 else self.salutation.counted or 0
        return max(len(self.salutation.names), several)

    @cached_property
    def to_organisation(self) -> bool:
        """Whether the letter is to an organisation, which is no 您."""
        names = self.salutation.names
        return bool(names) and not self.salutation.called and any(_ORGANISATION.search(name) for name in names)

    @cached_property
    def opening(self) -> tuple[tuple[int, Paragraph], ...]:
        """The paragraphs before the answer."""
        if self.reply:
            return tuple((index, p) for index, p in self.prose if p.source == "opening")
        lead = []
        for index, paragraph in self.prose[:3]:
            if paragraph.role is not Role.BODY:
                break
            lead.append((index, paragraph))
            if _OPENING_ENDS.search(paragraph.text):
                return tuple(lead)
        return ()

    @cached_property
    def closing(self) -> tuple[tuple[int, Paragraph], ...]:
        """The courtesy behind the answer."""
        if self.reply:
            return tuple((index, p) for index, p in self.prose if p.source == "closing")
        tail: list[tuple[int, Paragraph]] = []
        for index, paragraph in reversed(self.prose[len(self.opening) :]):
            if paragraph.role is not Role.BODY or not _CLOSING.match(paragraph.text):
                break
            tail.append((index, paragraph))
        return tuple(reversed(tail))

    @cached_property
    def answer(self) -> tuple[tuple[int, Paragraph], ...]:
        """What stands between opening and closing."""
        outside = {index for index, _ in (*self.opening, *self.closing)}
        return tuple((index, p) for index, p in self.prose if index not in outside)

    @cached_property
    def parts(self) -> tuple[tuple[tuple[int, Paragraph], ...], ...]:
        """The answer by its points: by the form's list, or by the headings of level 1."""
        parts: list[list[tuple[int, Paragraph]]] = []
        last = None
        for index, paragraph in self.answer:
            key = paragraph.source.rpartition(".")[0] if self.reply else None
            starts = key != last if self.reply else paragraph.role is Role.HEADING_1
            if starts or not parts:
                parts.append([])
            parts[-1].append((index, paragraph))
            last = key
        return tuple(tuple(part) for part in parts)

    @cached_property
    def date(self) -> date | None:
        """成文日期, where it is one."""
        match = DATE.search(self.document.text(Role.DATE))
        try:
            return parse_date(match[0]) if match else None
        except ValueError:
            return None

    @cached_property
    def result(self) -> str:
        """The class as marked, its label left out: A, B, 甲 …; "" where there is none."""
        text = self.document.text(Role.RESULT)
        match = re.search(r"([A-Da-dＡ-Ｄ甲乙丙丁])\s*[)）]?\s*类?$|^\s*([A-Da-d甲乙丙丁])[)）]?类", text)
        return (match[1] or match[2]).upper() if match else ""


def _shows(set_text: str, text: str) -> bool:
    """Whether a set paragraph holds this text, white space and the number of a list aside."""
    plain, wanted = "".join(set_text.split()), "".join(text.split())
    return bool(plain) and (wanted in plain or wanted.endswith(plain))


def _int(text: str | None) -> int:
    return parse_number(text) if text else 0
