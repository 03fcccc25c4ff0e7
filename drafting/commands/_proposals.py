"""Proposals' own files into the forms of a folder: each matched with its case, its demands written, its text beside."""

from __future__ import annotations

import sys
from collections import defaultdict
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import click

from drafting.commands._forms import rewrite
from drafting.findings import DraftingError, Finding, Severity

if TYPE_CHECKING:
    from drafting.ledger.cases import Case
    from drafting.ledger.proposals import Proposed
    from drafting.model.office import Office
    from drafting.proposal.take import Intake


def take_in(proposals: Path, folder: Path, office: Office | None) -> list[Finding]:
    """The files of a folder into the forms of another. What could not be used is returned; the others are taken."""
    from drafting.commands._many import results
    from drafting.ledger.cases import letters
    from drafting.ledger.proposals import case_of

    files = _files(proposals)
    if not files:
        return [_against(proposals, "没有可读的来文", "放进 .docx、.doc、.txt、.html 或 .pdf")]
    said: list[Finding] = []
    matched: defaultdict[str, list[tuple[Path, Intake]]] = defaultdict(list)
    known = {case.file: case for case in letters(folder)} if folder.is_dir() else {}
    with click.progressbar(length=len(files), label="读来文", file=sys.stderr) as bar:
        for file, taken in zip(files, results(partial(_taken, office=office), files), strict=True):
            bar.update(1)
            if isinstance(taken, DraftingError):
                said += taken.findings
                continue
            case = case_of(_proposed(file, taken), list(known.values()))
            if isinstance(case, str):
                said.append(_against(file, case, "核对来文和清单的编号、题目，或用 drafting intake 单独读入"))
            else:
                matched[case.file].append((file, taken))
    return said + _write_all(matched, known, folder)


def _files(folder: Path) -> list[Path]:
    """The readable files of a folder and of those below it, but for the texts that are kept beside forms."""
    from drafting.form.files import below
    from drafting.proposal.form import BESIDE
    from drafting.readers import formats

    return sorted(file for file in below(folder) if file.suffix.lower() in formats() and not file.name.endswith(BESIDE))


def _taken(file: Path, office: Office | None) -> Intake:
    from drafting.proposal.take import intake

    return replace(intake(file, office), reply=None)


def _proposed(file: Path, taken: Intake) -> Proposed:
    from drafting.ledger.proposals import Proposed

    proposal = taken.record["proposal"]
    texts = (str(proposal.get(key) or "") for key in ("kind", "session", "number", "title"))
    return Proposed(file.stem, *texts)


def _write_all(matched: dict[str, list[tuple[Path, Intake]]], known: dict[str, Case], folder: Path) -> list[Finding]:
    """The demands into their forms. Of several files for one case none is taken."""
    said: list[Finding] = []
    done = kept = 0
    for form, found in matched.items():
        if len(found) > 1:
            names = "、".join(file.name for file, _ in found)
            said.append(_against(folder / form, f"{len(found)}份来文对上这一件：{names}，都没有用", "留下其中一份"))
            continue
        try:
            if _write(folder / form, found[0][1]):
                done += 1
            else:
                kept += 1
        except DraftingError as error:
            said += error.findings
    missing = [case.file for case in known.values() if not case.facts.demands and case.file not in matched]
    click.echo(f"来文对上 {done + kept} 件：写入诉求 {done} 件，表单已有内容未改 {kept} 件", err=True)
    if missing:
        click.echo(f"没有来文的 {len(missing)} 件：{'、'.join(missing[:5])}{' 等' if missing[5:] else ''}", err=True)
    return said


def _write(form: Path, taken: Intake) -> bool:
    """The demands of a proposal into its form, its text beside; False where the form has its own already.

    Raises DraftingError, with nothing written, where the text beside is another or the form cannot be written.
    """
    from drafting.output import create
    from drafting.proposal.form import text_beside, with_demands

    def change(before: str) -> str:
        after = with_demands(before, taken)
        beside, content = text_beside(form), taken.text.encode()
        if after != before and not (beside.is_file() and beside.read_bytes() == content):
            create(beside, content)
        return after

    return rewrite(form, change)


def _against(file: Path, message: str, remedy: str) -> Finding:
    return Finding("J006", Severity.ERROR, message, file=str(file), remedy=remedy)
