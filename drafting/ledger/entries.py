"""The rows of a list as cases: each row that names one, and each that cannot be used with the reason."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, NamedTuple

from drafting.findings import Finding, Severity
from drafting.language.names import part_names, understand
from drafting.language.numerals import parse_date
from drafting.ledger.columns import Header, chinese, find_header
from drafting.ledger.identity import Identity, identity_of
from drafting.ledger.sheets import Row, Sheet
from drafting.model.handling import FEEDBACKS
from drafting.model.kinds import SUBJECTS
from drafting.model.office import Office

_SESSION = re.compile(
    r"(?:[\u4e00-\u9fff]{1,12})?第?[一二三四五六七八九十]{1,4}届[\u4e00-\u9fff]{0,16}?第?[一二三四五六七八九十]{1,3}次(?:全体)?会议"
)
_DAY = re.compile(r"(\d{4})\s*[./年\-]\s*(\d{1,2})\s*[./月\-]\s*(\d{1,2})\s*日?(?:\s+\d.*)?")
_SHORT_DAY = re.compile(r"(\d{1,2})\s*[./月]\s*(\d{1,2})\s*日?")
_DAYS = ("proposal.received", "proposal.due", "date", "talk.date", "feedback.received")
_NOTE = re.compile(r"(?:备注|说明|注|合计|总计|共计|填表人|制表|填报|联系人|审核)[：:\d]?")


def place_of(sheet: str, row: int) -> str:
    """A row of a list; a .csv has one sheet, without a name."""
    return f"{sheet}第{row}行"


@dataclass(frozen=True, slots=True)
class Entry:
    """One case of a list: what it says of the form's fields, under their paths, and its row as it stood."""

    sheet: str
    row: int
    values: Mapping[str, Any]
    cells: Mapping[str, str]

    @property
    def place(self) -> str:
        """Where it stands in its list: 交办第3行."""
        return place_of(self.sheet, self.row)

    @property
    def identity(self) -> Identity:
        """What tells it from the other cases."""
        get = self.values.get
        return identity_of(get("proposal.kind"), get("proposal.session"), get("proposal.number"), get("proposal.title"))


@dataclass(frozen=True, slots=True)
class Known:
    """What holds where the list says nothing: kind, session, the day from which short dates count, the office."""

    kind: str = ""
    session: str = ""
    today: date = date.min
    office: Office | None = None


def read_entries(
    sheet: Sheet, file: str, known: Known, columns: Mapping[str, str]
) -> tuple[Header | None, list[Entry], list[Finding]]:
    """The header of a sheet, its cases, and what cannot be used or is doubtful, each with its row."""
    header = find_header(sheet, columns)
    if header is None:
        remedy = "表头要有编号或案由一列；列名特别的，用 --columns 编号=你的列名 指明"
        return None, [], [_finding(file, sheet, sheet.rows[0][0], "找不到表头", remedy)]
    known = _told(sheet, header, file, known)
    entries: list[Entry] = []
    findings: list[Finding] = []
    for number, row in sheet.rows[header.start :]:
        if _is_note(row, header):
            continue
        values, faults = _values(row, header, known)
        place = (file, sheet, number)
        findings += [_finding(*place, message, remedy, severity) for message, remedy, severity in faults]
        if not any(severity is Severity.ERROR for _, _, severity in faults):
            entries.append(Entry(sheet.name, number, values, _cells(row, header)))
    return header, entries, findings


class Listed(NamedTuple):
    """A list as it was read: the header of each sheet that has one, the names of those `passed_over` beside them, the
    labels of all columns, the cases, and what cannot be used or is doubtful."""

    headers: list[tuple[str, Header]]
    passed_over: list[str]
    labels: list[str]
    entries: list[Entry]
    findings: list[Finding]


def read_list(sheets: Sequence[Sheet], file: str, known: Known, columns: Mapping[str, str]) -> Listed:
    """The sheets of a list; one without a header is said where no other has one."""
    read = [(sheet, *read_entries(sheet, file, known, columns)) for sheet in sheets]
    found = Listed([], [], [], [], [])
    if not read:
        found.findings.append(Finding("J002", Severity.ERROR, "没有可读的表", file=file, remedy="检查是否选错了文件"))
    headed = any(header for _, header, _, _ in read)
    for sheet, header, entries, findings in read:
        if header is None and headed:
            found.passed_over.append(sheet.name)
            continue
        found.findings.extend(findings)
        if header:
            found.headers.append((sheet.name, header))
            found.labels.extend(label for label in header.labels if label not in found.labels)
            found.entries.extend(entries)
    return found


def _finding(
    file: str, sheet: Sheet, row: int, message: str, remedy: str, severity: Severity = Severity.ERROR
) -> Finding:
    return Finding("J002", severity, message, file=file, place=place_of(sheet.name, row), remedy=remedy)


def _cells(row: Row, header: Header) -> dict[str, str]:
    return {label: row[column] for column, label in enumerate(header.labels) if label and column < len(row)}


def _told(sheet: Sheet, header: Header, file: str, known: Known) -> Known:
    """What the lines above the header, the sheet's name and the file's say of kind and session."""
    above = " ".join([" ".join(row) for _, row in sheet.rows[: header.start - 1]] + [sheet.name, file])
    session = known.session or next((match[0] for match in _SESSION.finditer(above)), "")
    kind = known.kind or _kind_in(above) or _kind_in(" ".join(header.labels))
    return Known(kind, session, known.today, known.office)


def _kind_in(text: str) -> str:
    """The one kind that a text names; "" where it names none, or several."""
    named = {subject for subject in SUBJECTS if re.search(f"{subject}(?!提案)", text.replace("建议提案", ""))}
    return next(iter(named)) if len(named) == 1 else ""


def _is_note(row: Row, header: Header) -> bool:
    """A line below the table: a remark, a sum, a sheet's header printed again."""
    filled = [cell for cell in row if cell]
    labels = {label for label in header.labels if label}
    if sum("".join(cell.split()) in labels for cell in filled) > len(filled) / 2:
        return True
    named = [row[column] for column in header.fields if column < len(row) and row[column]]
    return (bool(_NOTE.match(filled[0])) and len(filled) < 4) or (not named)


_Fault = tuple[str, str, Severity]


def _values(row: Row, header: Header, known: Known) -> tuple[dict[str, Any], list[_Fault]]:
    typed = {field: row[column] for column, field in header.fields.items() if column < len(row) and row[column]}
    faults: list[_Fault] = []
    values = {field: value for field, value in _parsed(typed, known, faults) if value}
    values.setdefault("proposal.session", known.session)
    values["proposal.kind"] = _kind(typed, values, known)
    if not values["proposal.kind"]:
        faults.append(("看不出是建议、议案还是提案", "加一列“类别”，或用 --kind 指明", Severity.ERROR))
    if not values.get("proposal.number") and not values.get("proposal.title"):
        faults.append(("没有编号，也没有案由", "补上后重新导入", Severity.ERROR))
    values["kind"] = _letter_kind(typed, values, known)
    return values, faults


def _parsed(typed: Mapping[str, str], known: Known, faults: list[_Fault]) -> Iterator[tuple[str, Any]]:
    for field, text in typed.items():
        if field in _DAYS:
            yield field, _day(field, text, known, faults)
        elif field == "proposal.proposers":
            yield field, [*_people(text), *_people(typed.get("seconders", ""))]
            yield "proposal.proposer_count", typed.get("proposal.proposer_count") or _count(text)
        elif field == "proposal.cohosts":
            yield field, [unit for unit in re.split(r"[、，,；;\n\s]+", text) if unit]
        elif field == "proposal.number":
            yield field, "".join(text.split())
        elif field == "proposal.title":
            yield field, "".join(text.split("\n")).strip("《》 ")
        elif field == "feedback.result":
            yield field, _satisfaction(text)
        elif field == "result":
            yield field, text.removesuffix("类").strip()
        elif field not in ("seconders", "way", "proposal.kind", "proposal.proposer_count"):
            yield field, " ".join(text.split())


def _people(text: str) -> list[str]:
    named = (understand(name) for name in part_names(text.replace("\n", "、")))
    return [one.name for one in named]


def _count(text: str) -> str:
    counts = [understand(name).count for name in part_names(text)]
    return str(next((count for count in counts if count), "") or "")


def _satisfaction(text: str) -> str:
    return next((result for result in sorted(FEEDBACKS, key=len, reverse=True) if result in text), "")


def _day(field: str, text: str, known: Known, faults: list[_Fault]) -> str:
    """A day in any of the ways in which it is typed, ISO; a day without its year counts from today."""
    whole, brief = _DAY.fullmatch(text.strip()), _SHORT_DAY.fullmatch(text.strip())
    try:
        if whole:
            return date(*map(int, whole.groups())).isoformat()
        if brief:
            return _near(known.today, *map(int, brief.groups())).isoformat()
        if re.fullmatch(r"20\d{6}", text):
            return date(int(text[:4]), int(text[4:6]), int(text[6:])).isoformat()
        if re.fullmatch(r"[34]\d{4}", text):  # the serial of a day in a sheet that lost its form
            return date.fromordinal(date(1899, 12, 30).toordinal() + int(text)).isoformat()
        return parse_date(text).isoformat()
    except ValueError:
        faults.append((f"{chinese(field)}“{text}”看不出是哪一天，没有采用", "写作 2026-03-20", Severity.WARNING))
        return ""


def _near(today: date, month: int, day: int) -> date:
    """The day of this month that lies within half a year of today."""
    years = (today.year - 1, today.year, today.year + 1)
    days = [date(year, month, day) for year in years if month != 2 or day < 29 or year % 4 == 0]
    return min(days, key=lambda one: abs((one - today).days)) if days else date(today.year, month, day)


def _kind(typed: Mapping[str, str], values: Mapping[str, Any], known: Known) -> str:
    """What is proposed: by its column, the session, the title, or what holds for the whole list."""
    session, title = str(values.get("proposal.session", "")), str(values.get("proposal.title", ""))
    chamber = "提案" if "政协" in session else ""
    own = re.search("(建议|议案|提案)$", title)
    return _kind_in(typed.get("proposal.kind", "")) or known.kind or chamber or (own[1] if own else "")


def _letter_kind(typed: Mapping[str, str], values: Mapping[str, Any], known: Known) -> str:
    """会办意见 where the list names this office as co-handler only."""
    names = {name for name in (known.office.name, known.office.short_name) if name} if known.office else set()
    ours = any(name in unit or unit in name for name in names for unit in values.get("proposal.cohosts", ()))
    host = str(values.get("proposal.host", ""))
    leads = any(name in host for name in names)
    if re.search("[会协]办", typed.get("way", "")) and "主" not in typed.get("way", ""):
        return "会办意见"
    return (
        "会办意见"
        if ours and host and not leads
        else f"{values['proposal.kind']}答复"
        if values["proposal.kind"]
        else ""
    )
