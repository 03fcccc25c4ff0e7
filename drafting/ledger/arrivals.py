"""A list into a folder: what each of its cases comes to, planned before the first form is written."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial
from pathlib import Path

from drafting.findings import DraftingError, Finding, Severity
from drafting.form.load import read_text
from drafting.language.characters import folded
from drafting.ledger.cases import Case, cases
from drafting.ledger.entries import Entry
from drafting.ledger.forms import changes, new_form, stem, updated_form
from drafting.ledger.identity import Identity
from drafting.model.kinds import kind_of
from drafting.model.office import Office


@dataclass(frozen=True, slots=True)
class Arrival:
    """A case of a list and its form: the text it is to have, and the one it had ("" for a new form)."""

    entry: Entry
    path: Path
    text: str
    before: str = ""

    @property
    def filled(self) -> tuple[str, ...]:
        """The fields of an old form that the list fills in, in Chinese."""
        return tuple(changes(self.before, self.text)) if self.before and self.before != self.text else ()


def plan(
    entries: Sequence[Entry], folder: Path, office: Office | None, file: str
) -> tuple[list[Arrival], list[Finding]]:
    """What is to be written for each case, and what stands against it: a case named twice, a form that differs."""
    known = {case.identity: case for case in cases(folder)} if folder.is_dir() else {}
    taken = {folded(path.name) for path in folder.iterdir()} if folder.is_dir() else set()
    planned: list[Arrival] = []
    findings: list[Finding] = []
    seen: dict[Identity, Entry] = {}
    make = partial(new_form, office=office, made={})
    for entry in (with_due(entry, office) for entry in entries):
        if twin := seen.get(entry.identity):
            findings.append(_against(entry, file, f"与{twin.place}是同一件，没有再用", "核对编号，删去重复的一行"))
            continue
        seen[entry.identity] = entry
        try:
            arrival, said = _arrival(entry, folder, known, taken, make)
        except DraftingError as error:
            findings += error.findings
            continue
        findings += said
        planned += [arrival] if arrival else []
    return planned, findings


def _arrival(
    entry: Entry, folder: Path, known: Mapping[Identity, Case], taken: set[str], make: Callable[[Entry], str]
) -> tuple[Arrival | None, list[Finding]]:
    """A case's form, new or as it stands and is to be."""
    if case := known.get(entry.identity):
        path = folder / case.first.file
        before = read_text(path)
        text, differences = updated_form(before, entry, str(path))
        return Arrival(entry, path, text, before), differences
    path = folder / f"{stem(entry)}.yaml"
    if folded(path.name) in taken:
        remedy = "改名其中一份表单，或核对编号后重新导入"
        raise DraftingError((_against(entry, str(path), f"{entry.place}：已有同名的文件，不是这一件", remedy),))
    taken.add(folded(path.name))
    return Arrival(entry, path, make(entry)), []


def with_due(entry: Entry, office: Office | None) -> Entry:
    """The case with its deadline where the list has the day it came and the profile how many months there are."""
    received = entry.values.get("proposal.received")
    if entry.values.get("proposal.due") or not received or office is None:
        return entry
    helping = not kind_of(entry.values["kind"]).answers_proposer
    due = office.deadlines.due(date.fromisoformat(received), helping)
    values = {**entry.values, "proposal.due": due.isoformat()} if due else entry.values
    return Entry(entry.sheet, entry.row, values, entry.cells)


def _against(entry: Entry, file: str, message: str, remedy: str) -> Finding:
    return Finding("J004", Severity.ERROR, message, file=file, place=entry.place, remedy=remedy)


def write(arrivals: Sequence[Arrival]) -> Iterator[Arrival | DraftingError]:
    """Write each form that is new or has changed; one that cannot be written is an error like any other result."""
    from drafting.output import create, replace, sync_folder

    for arrival in arrivals:
        try:
            if not arrival.before:
                create(arrival.path, arrival.text.encode(), more=True)
            elif arrival.text != arrival.before and not replace(
                arrival.path, arrival.text.encode(), arrival.before.encode()
            ):
                message = "表单刚被别的程序改过，没有写"
                raise DraftingError.of("J005", message, file=str(arrival.path), remedy="再导入一次")
            yield arrival
        except DraftingError as error:
            yield error
    for folder in {arrival.path.parent for arrival in arrivals if not arrival.before}:
        sync_folder(folder)
