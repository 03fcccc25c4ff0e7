"""What the wording may speak of: the fields of a reply under the names that templates use, derived where absent."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING, Any

from drafting.document import Layout
from drafting.language.numerals import format_date
from drafting.model.kinds import SUBJECTS, kind_of
from drafting.model.reply import Proposal, Proposer, Reply
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
    subject = proposal.kind or kind_of(reply.kind).subject
    return {
        "文种": reply.kind,
        "版式": reply.layout or Layout.WHITE_HEAD,
        "类别": subject,
        "称呼": SUBJECTS[subject][1],
        "届次": proposal.session,
        "级": _level(proposal.session) or (office.level if office else None),
        "编号": proposal.number.removeprefix("第").removesuffix("号"),
        "事项": _matter(proposal, subject, office.styles.quotes if office else "书名号"),
        "您": "您" if _persons(proposal) == 1 else "你们",
        "提出人": "、".join(proposer.understood.name for proposer in proposal.proposers),
        "主办单位": proposal.host,
        "签发人": one_line(reply.signatory),
        "发文机关": one_line(reply.issuer),
        "简称": office.short_name if office else None,
        "地区": office.region if office else None,
        "称谓": _salutation(reply, SUBJECTS[subject][1], office.styles.courtesy or "" if office else ""),
    }


def head_and_foot(reply: Reply) -> dict[str, Any]:
    """The fields that the skeleton prints as they are: None is left out, "" prints its label."""
    return {
        "份号": one_line(reply.copy_number),
        "密级": one_line(reply.secrecy),
        "紧急程度": one_line(reply.urgency),
        "发文字号": one_line(reply.document_number),
        "附件": reply.attachments,
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


def _persons(proposal: Proposal) -> int:
    """How many persons are spoken to; an organisation, or several names typed as one, is several."""
    named = sum(2 if one.is_organisation or _is_several(one) else 1 for one in proposal.proposers)
    return max(named, proposal.count or 0)


def _is_several(proposer: Proposer) -> bool:
    understood = proposer.understood
    return understood.count is not None or _SEVERAL.search(understood.name) is not None


def _salutation(reply: Reply, people: str, courtesy: str) -> str | None:
    """The addressee without its colon: as typed, the host unit, or the proposers behind the office's 敬语."""
    if reply.salutation is not None:
        return (one_line(reply.salutation) or "").rstrip("：:")
    if not kind_of(reply.kind).answers_proposer:
        return one_line(reply.proposal.host)
    proposers = reply.proposal.proposers
    persons = [proposer.understood.name for proposer in proposers if not proposer.is_organisation]
    units = [proposer.understood.name for proposer in proposers if proposer.is_organisation]
    count = (reply.proposal.count or 0) - len(units)
    more = f"等{count}名" if persons and count > len(persons) else ""
    return courtesy + "、".join([*units, "、".join(persons) + more + people] if persons else units)


_QUOTES = {"书名号": "《{}》", "引号": "“{}”", "不加": "{}"}


def _matter(proposal: Proposal, subject: str, quotes: str) -> str:
    """How the text names what is answered: 《关于…的提案》 in the office's quotes, 第76号提案 where it has no title."""
    title = one_line(proposal.title)
    if not title:
        return f"第{proposal.number.removeprefix('第').removesuffix('号')}号{subject}"
    bare = title[1:-1] if _IN_BRACKETS.fullmatch(title) else title
    quoted = _QUOTES[quotes].format(_inner(bare, quotes))
    return quoted if bare.endswith(tuple(SUBJECTS)) else f"{quoted}的{subject}"


def _inner(title: str, quotes: str) -> str:
    """Quotes within quotes are the other ones (GB/T 15834-2011, 4.8.3.3 and 4.15.3.5)."""
    inner = {"书名号": "《》〈〉", "引号": "“”‘’"}.get(quotes)
    return title.translate(str.maketrans(inner[:2], inner[2:])) if inner else title
