"""What the wording may speak of: the fields of a reply under the names that templates use, derived where absent."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from drafting.blocks.placed import joined
from drafting.document import Layout
from drafting.language.numerals import format_date
from drafting.model.kinds import SUBJECTS, kind_of
from drafting.model.proposal import Proposal
from drafting.model.reply import Reply, attachment_title
from drafting.wording.lines import one_line

if TYPE_CHECKING:
    from drafting.model.office import Office

_SEVERAL = re.compile("[、，,]")
_IN_BRACKETS = re.compile("《(?:[^《》]|《[^《》]*》)*》|“(?:[^“”]|“[^“”]*”)*”")
_LEVEL = re.compile(r"[省市县区州盟旗镇乡]")
BLANK = "　　　　"


def facts(reply: Reply, office: Office | None = None) -> dict[str, Any]:
    """The fields that templates and blocks may use, as FIELDS has them. None where the form has none."""
    proposal = reply.proposal
    subject = reply.subject
    people, proposers = SUBJECTS[subject][1], _Proposers.of(proposal)
    first = reply.first_reply if reply.followup else None
    number, called = proposal.number.removeprefix("第").removesuffix("号"), proposers.called(people)
    return {
        "文种": reply.kind,
        "版式": reply.layout or Layout.WHITE_HEAD,
        "类别": subject,
        "称呼": people,
        "届次": proposal.session,
        "级": _level(proposal.session) or (office.level if office else None),
        "编号": number,
        "事项": _matter(one_line(proposal.title), number, subject, office.styles.quotes if office else "书名号"),
        "您": "你们" if proposers.several else "您",
        "提出人": joined("、", [*proposers.units, *proposers.persons]),
        "提出人称谓": called,
        "主办单位": proposal.host,
        "签发人": one_line(reply.signatory),
        "发文机关": one_line(reply.issuer),
        "简称": office.short_name if office else None,
        "地区": office.region if office else None,
        "次第": reply.followup.word if reply.followup else None,
        "首次文号": one_line(first.document_number) if first else None,
        "首次日期": format_date(first.date) if first and isinstance(first.date, date) else None,
        "称谓": _salutation(reply, office.styles.courtesy or "" if office else "", called),
    }


def head_and_foot(reply: Reply) -> dict[str, Any]:
    """The fields that the skeleton prints as they are: None is left out, "" prints its label."""
    return {
        "份号": one_line(reply.copy_number),
        "密级": one_line(reply.secrecy),
        "紧急程度": one_line(reply.urgency),
        "发文字号": one_line(reply.document_number),
        "附件": [attachment_title(one) for one in reply.attachments or ()],
        "成文日期": written_day(reply.date),
        "公开方式": one_line(reply.disclosure),
        "印发机关": one_line(reply.printed_by),
        "印发日期": written_day(reply.printed_on),
    }


def written_day(day: date | str | None) -> str | None:
    """A date as it is printed; room to write by hand for an empty one."""
    return None if day is None else format_date(day) if isinstance(day, date) else "　年　月　日"


def _level(session: str) -> str | None:
    match = _LEVEL.search(session)
    return match[0] if match else None


@dataclass(frozen=True, slots=True)
class _Proposers:
    """The proposers as they are addressed, understood once: names of organisations and of persons, and how many."""

    units: Sequence[str]
    persons: Sequence[str]
    count: int | None
    several: bool

    @classmethod
    def of(cls, proposal: Proposal) -> _Proposers:
        units, persons, several = [], [], len(proposal.proposers) > 1
        for proposer in proposal.proposers:
            understood = proposer.understood
            unit = proposer.is_organisation
            (units if unit else persons).append(_part(proposer.name, understood.name))
            several = several or unit or understood.count is not None or bool(_SEVERAL.search(understood.name))
        return cls(units, persons, proposal.count, several or (proposal.count or 0) > 1)

    def called(self, people: str) -> str:
        """All of them, organisations first; 代表 or 委员 stands once, behind the last person: 赵刚、李明等5名代表."""
        if not self.persons:
            return joined("、", self.units)
        others = (self.count or 0) - len(self.units)
        more = f"等{others}名" if others > len(self.persons) else ""
        return joined("、", [*self.units, joined("、", self.persons) + (more + people)])


def _part(typed: str, name: str) -> str:
    """The name where it stands in what was typed; as it is where it was mended."""
    start = typed.find(name)
    return typed[start : start + len(name)] if start >= 0 else name


def _salutation(reply: Reply, courtesy: str, called: str) -> str | None:
    """The addressee without its colon: as typed, the host unit, or the proposers behind the office's 敬语."""
    if reply.salutation is not None:
        return (one_line(reply.salutation) or "").rstrip("：:")
    return courtesy + called if kind_of(reply.kind).answers_proposer else one_line(reply.proposal.host)


_QUOTES = {"书名号": ("《", "》"), "引号": ("“", "”"), "不加": ("", "")}


def _matter(title: str | None, number: str, subject: str, quotes: str) -> str:
    """How the text names what is answered: 《关于…的提案》 in the office's quotes, 第76号提案 where it has no title."""
    if not title:
        return "第" + number + f"号{subject}"
    bare = title[1:-1] if _IN_BRACKETS.fullmatch(title) else title
    before, after = _QUOTES[quotes]
    return before + _inner(bare, quotes) + after + ("" if bare.endswith(tuple(SUBJECTS)) else f"的{subject}")


def _inner(title: str, quotes: str) -> str:
    """Quotes within quotes are the other ones (GB/T 15834-2011, 4.8.3.3 and 4.15.3.5)."""
    inner = {"书名号": "《》〈〉", "引号": "“”‘’"}.get(quotes)
    return title.translate(str.maketrans(inner[:2], inner[2:])) if inner else title
