"""An office's profile (单位档案): what is the same in all its letters, and what differs from place to place.

Classes, committees, copies, deadlines, number series and styles are here, as data of an office; the program has none.
"""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Mapping
from datetime import MAXYEAR, date
from pathlib import Path
from typing import Any, Literal

from pydantic import PrivateAttr, field_validator
from pydantic_core import PydanticCustomError

from drafting.document import Layout
from drafting.model.kinds import SUBJECTS, Kind, kind_names, kind_of
from drafting.model.record import FormRecord, Needed, Texts, keyed
from drafting.model.reply import Cc, Contact, Recipient, Reply

FILE = "office.yaml"


class Deadlines(FormRecord):
    """期限, in months from the day of assignment."""

    answer: int | None = keyed("答复", "一般应在几个月内答复", 3, ge=1)
    longest: int | None = keyed("最长", "经同意后最迟几个月", 6, ge=1)
    cohandling: int | None = keyed("会办", "会办意见应在几个月内送主办单位", 1, ge=1)
    again: int | None = keyed("再次答复", "不满意的，几个月内再次答复", 1, ge=1)

    def due(self, received: date, cohandled: bool) -> date | None:
        """The last day for an answer, or for an opinion to the host; None where no number of months is given."""
        return _after(received, self.cohandling if cohandled else self.answer)

    def due_again(self, told: date) -> date | None:
        """The last day for a second reply, from the day on which the proposer was told to be 不满意."""
        return _after(told, self.again)


def _after(day: date, months: int | None) -> date | None:
    """The same day some months later, or the last one of a shorter month; None without a number of months."""
    if not months:
        return None
    years, month = divmod(day.month - 1 + months, 12)
    year = day.year + years
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1])) if year <= MAXYEAR else None


class Styles(FormRecord):
    """样式: names of blocks of the parts title, result and contact, and how a subject is quoted."""

    title: str | None = keyed("标题", "标题的标准段，如关于式、对式、复函", "对式")
    quotes: Literal["书名号", "引号", "不加"] = keyed("引题", "书名号、引号或不加", "书名号", default="书名号")
    result: str = keyed("办理结果", "办理结果的标准段：办理结果、类别或某类", "办理结果", default="办理结果")
    contact: str = keyed("联系人", "联系人的标准段：联系人、承办人、逐人分行", "联系人", default="联系人")
    signatory: Literal["首页", "不印"] = keyed(
        "签发人", "首页或不印；不印时仍可在标准段里写{{ 签发人 }}", "首页", default="首页"
    )
    courtesy: str | None = keyed("敬语", "称谓前的敬语", "尊敬的")


class Chamber(FormRecord):
    """人大 or 政协: how its committees are called here, and who gets copies of a reply."""

    committees: Texts | None = keyed("机构", "本地人大、政协办理机构的名称", ["市政协提案委员会"], input="list")
    cc: tuple[Cc, ...] | None = keyed("抄送", "答复的抄送机关和份数", ["市政协提案委员会（2份）"], input="list")


class Ways(FormRecord):
    """What holds for one kind alone, before what holds for all."""

    code: str | None = keyed("机关代字", "这一文种的发文字号代字", "云交函")
    layout: Layout | None = keyed("版式", "文件、信函或白头", "信函")
    title: str | None = keyed("标题", "标题的标准段", "复函")
    opening: str | None = keyed("引言", "引言的标准段", "交办答复")
    closing: str | None = keyed("结语", "结语的标准段", "征询意见")
    cc: tuple[Cc, ...] | None = keyed("抄送", "抄送机关和份数", ["市政协提案委员会（2份）"], input="list")


class Office(FormRecord):
    """单位档案. Its blocks stand in blocks/ beside the file."""

    name: Needed = keyed("名称", "单位全称或规范化简称，用于落款", "云州市交通运输局", default=...)
    short_name: str | None = keyed("简称", "简称", "市交通运输局")
    level: str | None = keyed("级别", "国家、省、市、县、区等", "市")
    region: str | None = keyed("地区", "所在地区", "云州市")
    code: str | None = keyed("机关代字", "发文字号的代字", "云交")
    layout: Layout | None = keyed("版式", "文件、信函或白头", "文件")
    signatories: Texts | None = keyed(
        "签发人", "有权签发的负责人，填表时供选；签发了才写进表单", ["何维"], input="list", unit="人"
    )
    contacts: tuple[Contact, ...] | None = keyed("联系人", "联系单位、姓名、电话", input="list", unit="人")
    printed_by: str | None = keyed("印发机关", "文件版式的印发机关", "云州市交通运输局办公室")
    classes: Mapping[str, str] | None = keyed("办理结果", "本地的分类办法：类别和含义，检查时照此核对", input="map")
    columns: Mapping[str, str] | None = keyed("清单列", "交办清单里特别的列名：字段和清单的列名", input="map")
    ignore: Texts | None = keyed("不检查", "本地不适用的规则代码", ["E013"], input="list")
    archive: str | None = keyed("旧答复库", "旧答复库的文件或 postgresql:// 地址；不写则在本文件旁", "archive.sqlite")
    deadlines: Deadlines = keyed("期限", "本地的办理期限，以月计", default=Deadlines(), input="record")
    styles: Styles = keyed("样式", "标题、引题、办理结果、联系人的样式", default=Styles(), input="record")
    congress: Chamber = keyed("人大", "本地人大的机构和抄送", default=Chamber(), input="record")
    cppcc: Chamber = keyed("政协", "本地政协的机构和抄送", default=Chamber(), input="record")
    kinds: Mapping[str, Ways] = keyed("文种", "某一文种另有规定的", default={}, input="map")

    _origin: Any = PrivateAttr(default=None)
    _library: Any = PrivateAttr(default=None)
    """Its blocks, once they have been read (blocks.files.library_of)."""
    _book: Any = PrivateAttr(default=None)
    """What its archive knows of documents (archive.book), where there is an archive and it is asked."""
    _bearers: Any = PrivateAttr(default=None)
    """Which forms bear which document number (ledger.numbers), where that is asked."""

    @field_validator("kinds")
    @classmethod
    def _known(cls, value: Mapping[str, Ways]) -> Mapping[str, Ways]:
        for name in value:
            if name not in kind_names():
                raise PydanticCustomError("F007", f"没有“{name}”这一文种，应为{'、'.join(kind_names())}")
        return value

    @property
    def path(self) -> Path | None:
        """The file it was read from; None for one made in a program."""
        return Path(self._origin.file) if self._origin and self._origin.file else None

    def holds(self, where: str) -> bool:
        """Whether its file has this value; else it is the program's."""
        return bool(self._origin) and where in self._origin.nodes

    def ways(self, kind: str) -> Ways:
        """The office's own ways with a kind of letter; all of them empty where it has none."""
        return self.kinds.get(kind) or Ways()

    def chamber(self, name: str) -> Chamber:
        """人大 or 政协."""
        return self.congress if name == "人大" else self.cppcc

    @property
    def results(self) -> tuple[str, ...]:
        """The classes of its scheme; none where the profile has no scheme."""
        return tuple(self.classes or ())

    @property
    def required_cc(self) -> Mapping[str, tuple[str, ...]]:
        """建议, 议案, 提案 -> who must get a copy."""
        lists = {subject: self.chamber(chamber).cc or () for subject, (chamber, _) in SUBJECTS.items()}
        return {subject: tuple(one.recipient for one in recipients) for subject, recipients in lists.items()}

    def recipients(self, kind: Kind, subject: str) -> tuple[Recipient, ...] | None:
        """The cc list of a kind, or else of the chamber that is answered; a co-handler has only his kind's."""
        own = self.ways(kind.name).cc
        return own if own is not None or not kind.answers_proposer else self.chamber(SUBJECTS[subject][0]).cc


def complete(reply: Reply, office: Office) -> Reply:
    """The reply with what its form leaves to the office's profile. What the form has stands.

    Who signs by habit is no signature: where nobody is typed there is room for the name.
    """
    kind, ways = kind_of(reply.kind), office.ways(reply.kind)
    layout = reply.layout or ways.layout or office.layout
    known = {
        "layout": layout,
        "signatory": "" if office.signatories and kind.answers_proposer else None,
        "issuer": office.name,
        "contacts": office.contacts,
        "cc": office.recipients(kind, reply.subject),
        "printed_by": office.printed_by if layout is Layout.RED_HEAD else None,
    }
    filled = {name: value for name, value in known.items() if getattr(reply, name) is None}
    return reply.model_copy(update=filled | _number(reply, ways.code or office.code))


def _number(reply: Reply, code: str | None) -> dict[str, str]:
    """A number without its code, 〔2026〕23号, with the one of the kind's series."""
    typed = (reply.document_number or "").strip()
    return {"document_number": code + typed} if code and typed.startswith("〔") else {}
