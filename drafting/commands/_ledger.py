"""What `drafting ledger` does with many files: lists into forms, forms checked."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from drafting.findings import Finding
    from drafting.ledger.arrivals import Arrival
    from drafting.ledger.cases import Case
    from drafting.ledger.entries import Entry, Known
    from drafting.model.office import Office

_SHOWN = 20


def refuse_no_folder(folder: Path) -> None:
    """Raises DraftingError for what is no folder."""
    from drafting.findings import DraftingError

    if not folder.is_dir():
        raise DraftingError.of("J001", "没有这个文件夹", file=str(folder), remedy="检查文件夹的名称")


def bring_in(
    lists: Sequence[Path], folder: Path, known: Known, columns: Sequence[str], proposals: Path | None = None
) -> None:
    """Lists into a folder of forms, then the proposals' own files into these.

    Raises DraftingError with every row and every file that could not be used, after the rest.
    """
    from drafting.findings import DraftingError, Severity
    from drafting.ledger.arrivals import plan, write
    from drafting.ledger.rows import keep_rows

    if folder.exists() and not folder.is_dir():
        raise click.BadParameter(f"“{folder}”是文件，清单要导入到文件夹", param_hint="-o")
    typed = _typed(columns)
    given = _given(typed, known)
    said: list[Finding] = []
    seen: set[str] = set()
    for file in lists:
        labels, entries = _entries(file, known, given, said)
        seen.update(labels)
        planned, findings = plan(entries, folder, known.office, str(file))
        said += findings
        done = [one for one in write(planned) if not isinstance(one, DraftingError) or said.extend(one.findings)]
        keep_rows(folder, labels, [arrival.entry for arrival in done])
        _report(done, folder)
    _remember({ours: theirs for ours, theirs in typed.items() if "".join(theirs.split()) in seen}, known.office, said)
    if proposals:
        from drafting.commands._proposals import take_in

        said += take_in(proposals, folder, known.office)
    for finding in said:
        if finding.severity is not Severity.ERROR:
            click.echo(f"警告 {finding}", err=True)
    if errors := [finding for finding in said if finding.severity is Severity.ERROR]:
        raise DraftingError.all(errors)


def _typed(columns: Sequence[str]) -> dict[str, str]:
    """What was typed: the field as the ledger calls it -> the label that it has in the list."""
    pairs = {}
    for typed in columns:
        ours, sign, theirs = typed.partition("=")
        if not sign or not theirs.strip():
            raise click.BadParameter(f"“{typed}”应写作 编号=案号", param_hint="--columns")
        pairs[ours.strip()] = theirs.strip()
    return pairs


def _remember(typed: Mapping[str, str], office: Office | None, said: list[Finding]) -> None:
    """Labels that were typed and are in a list go into the profile, for the next one; what stands in it stays."""
    from drafting.findings import DraftingError, Severity
    from drafting.form.load import read_text
    from drafting.form.pairs import with_pairs
    from drafting.output import replace as write

    known = dict((office.columns if office else None) or {})
    new = {ours: theirs for ours, theirs in typed.items() if known.get(ours) != theirs}
    if office is None or office.path is None or not new:
        return
    try:
        before = office.path.read_bytes()
        made = with_pairs(read_text(office.path), str(office.path), "columns", new)
        if not write(office.path, made.encode(), before):
            raise DraftingError.of("J005", "单位档案刚被别的程序改过，没有写", file=str(office.path))
        click.echo(f"列名已记入 {office.path} 的“清单列”：{'、'.join(f'{a}={b}' for a, b in new.items())}", err=True)
    except DraftingError as error:
        said += (replace(finding, severity=Severity.WARNING) for finding in error.findings)


def _given(typed: Mapping[str, str], known: Known) -> Mapping[str, str]:
    """Field -> the label that it has in the list: what the profile remembers, and what was typed now."""
    from drafting.ledger.columns import NAMES, field_of

    pairs = {**((known.office.columns or {}) if known.office else {}), **typed}
    given = {field_of(ours): theirs for ours, theirs in pairs.items()}
    if "" in given:
        known_names = "、".join(names.split()[0] for names in NAMES.values())
        raise click.BadParameter(
            f"没有“{next(o for o in pairs if not field_of(o))}”这一列，可写 {known_names}", param_hint="--columns"
        )
    return given


def _entries(file: Path, known: Known, given: Mapping[str, str], said: list[Finding]) -> tuple[list[str], list[Entry]]:
    """The columns and cases of a list's sheets; a sheet without a header is said where no other has one."""
    from drafting.ledger.columns import said as told
    from drafting.ledger.entries import read_list
    from drafting.ledger.sheets import read_sheets

    found = read_list(read_sheets(file), str(file), known, given)
    for name in found.passed_over:
        click.echo(f"{file} 的“{name}”没有表头，没有读", err=True)
    for name, header in found.headers:
        click.echo(f"{file}{f'“{name}”' if name else ''} 的列：{'、'.join(told(header))}", err=True)
    said += found.findings
    return found.labels, found.entries


def _report(done: Sequence[Arrival], folder: Path) -> None:
    new = [arrival for arrival in done if not arrival.before]
    filled = [arrival for arrival in done if arrival.filled]
    for arrival in filled[:_SHOWN]:
        click.echo(f"{arrival.path}：补上{'、'.join(arrival.filled)}", err=True)
    click.echo(
        f"新增 {len(new)} 件，补充 {len(filled)} 件，未变 {len(done) - len(new) - len(filled)} 件，在 {folder}",
        err=True,
    )


def workbook_of(found: Sequence[Case], folder: Path, template: Path | None) -> bytes:
    """The list of a folder's cases as an .xlsx, in the columns it came with or those of a template."""
    from drafting.ledger.workbook import list_of

    return list_of(folder, found, _labels_of(template) if template else ())


def report_of(found: Sequence[Case], office: Office | None, shape: str) -> bytes:
    """办理情况报告 on these cases in one of the writers' formats."""
    from drafting.ledger.report import report
    from drafting.writers import write

    return write(report(found, office, date.today()), shape)


def _labels_of(template: Path) -> tuple[str, ...]:
    """The columns of a list's first sheet that has a header. Raises DraftingError."""
    from drafting.findings import DraftingError
    from drafting.ledger.columns import find_header
    from drafting.ledger.sheets import read_sheets

    for sheet in read_sheets(template):
        if header := find_header(sheet, {}):
            return tuple(label for label in header.labels if label)
    raise DraftingError.of("J002", "找不到表头", file=str(template), remedy="表头要有编号或案由一列")


def checked(folder: Path) -> list[Case]:
    """The cases of a folder with the errors of each: what has not been looked at as it now stands is checked now."""
    from drafting.ledger.cases import in_order, letters, with_errors
    from drafting.ledger.letters import joined

    refuse_no_folder(folder)
    found = letters(folder)
    counts = errors_of(folder, [case for case in found if case.errors is None])
    return in_order(joined(with_errors(case, counts.get(case.file, case.errors or 0)) for case in found))


def errors_of(folder: Path, open_: Sequence[Case]) -> dict[str, int]:
    """How many errors each of these cases has as it now stands, noted in the cache; one that breaks the check has 1."""
    from drafting.commands._many import results
    from drafting.findings import DraftingError
    from drafting.ledger.cache import Cache

    cache, counts = Cache(folder), dict[str, int]()
    with click.progressbar(length=len(open_), label="检查", file=sys.stderr, hidden=len(open_) < 2) as bar:
        work = partial(_errors, folder)
        for case, count in zip(open_, results(work, [case.file for case in open_]), strict=True):
            counts[case.file] = 1 if isinstance(count, DraftingError) else count
            cache.put(case.file, folder / case.file, case.facts, counts[case.file])
            bar.update(1)
    cache.keep(list(cache.rows))
    return counts


def _errors(folder: Path, name: str) -> int:
    from drafting.checking.files import check_file
    from drafting.commands._forms import office_in_force
    from drafting.findings import Severity

    report = check_file(folder / name, office_in_force(folder / name, None))
    return sum(finding.severity is Severity.ERROR for finding in report.findings)


def numbers(
    forms: Sequence[Path], folder: Path | None, after: int, show: bool, office: str | None, as_json: bool
) -> None:
    """Give each form its number, or say which it would be. Raises DraftingError with all that went wrong."""
    from drafting.commands._forms import office_in_force
    from drafting.findings import DraftingError
    from drafting.ledger.numbers import Numbered, offered, root_of, take

    if folder:
        refuse_no_folder(folder)
    done: list[Numbered] = []
    wrong: list[Finding] = []
    for form in forms:
        try:
            profile = office_in_force(form, office)
            root = folder or root_of(form, profile)
            if show:
                done.append(Numbered(str(form), offered(form, root, profile, date.today(), after), False))
            else:
                done.append(take(form, root, profile, date.today(), after))
        except DraftingError as error:
            wrong += error.findings
    if as_json:
        rows = [{"file": one.file, "number": str(one.number), "new": one.new} for one in done]
        click.echo(json.dumps(rows, ensure_ascii=False, indent=2))
    for one in () if as_json else done:
        click.echo(f"{one.number}　{one.file}{'' if one.new or show else '（原有）'}")
    if wrong:
        raise DraftingError.all(wrong)


def twice(found: Sequence[Case], office: Office | None) -> Iterator[str]:
    """A line for each document number that two letters bear."""
    from drafting.commands._forms import listed
    from drafting.ledger.numbers import borne

    every = (letter for case in found for letter in case.letters or (case,))
    for number, files in borne(every, office).items():
        if files[1:]:
            yield f"警告 发文字号相同（{number}）：{listed(files)}"
