"""Deadlines as iCalendar (RFC 5545): the cases that wait for a letter, and the promises that are not yet kept."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import UTC, date, datetime, timedelta
from hashlib import sha256

from drafting.ledger.cases import Case

_LONGEST = 73  # bytes of a line; a longer one goes on behind a space (RFC 5545, 3.1)


def as_calendar(cases: Sequence[Case], now: datetime) -> str:
    """An .ics file: a whole day for each deadline, with a reminder seven days before."""
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//drafting//ledger//ZH", "CALSCALE:GREGORIAN"]
    for case in cases:
        for day, summary in _events(case):
            lines += _event(day, summary, case.file, now)
    return "\r\n".join(part for line in [*lines, "END:VCALENDAR"] for part in _folded(line)) + "\r\n"


def _events(case: Case) -> Iterator[tuple[date, str]]:
    facts = case.facts
    said = f"{facts.session}第{facts.number.strip('第号')}号{facts.subject}"
    if case.days_left is not None:
        what = "会办意见" if facts.kind == "会办意见" else facts.followup or "答复"
        yield date.fromisoformat(case.due), f"{what}到期：{said} {facts.proposal_title}"
    for promise in facts.promises:
        if promise.due and not promise.done:
            yield date.fromisoformat(promise.due), f"承诺到期：{promise.text}（{said}）"


def _event(day: date, summary: str, file: str, now: datetime) -> list[str]:
    key = sha256(f"{file}{summary}".encode()).hexdigest()[:24]
    return [
        "BEGIN:VEVENT",
        f"UID:{key}@drafting",
        f"DTSTAMP:{now.astimezone(UTC):%Y%m%dT%H%M%SZ}",
        f"DTSTART;VALUE=DATE:{day:%Y%m%d}",
        f"DTEND;VALUE=DATE:{day + timedelta(days=1):%Y%m%d}",
        f"SUMMARY:{_escaped(summary)}",
        "BEGIN:VALARM",
        "ACTION:DISPLAY",
        f"DESCRIPTION:{_escaped(summary)}",
        "TRIGGER:-P7D",
        "END:VALARM",
        "END:VEVENT",
    ]


def _escaped(text: str) -> str:
    for sign in "\\;,":
        text = text.replace(sign, f"\\{sign}")
    return " ".join(text.split())


def _folded(line: str) -> Iterator[str]:
    """A line in pieces of no more bytes than a line may have, no character torn."""
    piece = ""
    for character in line:
        if len((piece + character).encode()) > _LONGEST:
            yield piece
            piece = " "
        piece += character
    yield piece
