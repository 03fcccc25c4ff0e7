"""What `drafting ledger deliver` does: every case that may go out as its letters, and the list of who gets them."""

from __future__ import annotations

import sys
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import click

from drafting.commands._batch import Job, refuse_same
from drafting.findings import DraftingError

if TYPE_CHECKING:
    from drafting.editions.edition import Made
    from drafting.ledger.cases import Case
    from drafting.ledger.delivery import Addressee
    from drafting.model.office import Office
    from drafting.model.reply import Reply

_SHOWN = 10


@dataclass(frozen=True, slots=True)
class Letter:
    """A case's form and where its letter goes; the other files stand beside that."""

    source: str
    base: Path

    def __str__(self) -> str:
        return self.source


def deliver_all(found: Sequence[Case], folder: Path, output: Path, again: bool, force: bool) -> None:
    """The letters of all cases that may go out, and 送达清单.xlsx. What may not is said.

    Raises DraftingError, after the rest, for what is wrong, cannot be read or cannot be written.
    """
    from drafting.ledger.cases import by_number
    from drafting.ledger.delivery import NAME, delivery_list
    from drafting.output import finish, save

    if output.exists() and not output.is_dir():
        raise click.BadParameter(f"“{output}”是文件，要写进文件夹", param_hint="-o")
    said: list[DraftingError] = []
    ready = by_number(_ready(found, folder, again, said))
    letters = [Letter(str(folder / case.file), (output / case.file).with_suffix(".docx")) for case in ready]
    jobs = _planned(letters, said)
    delivered = []
    for case, addressees in zip(ready, _written([jobs.get(one.source) for one in letters], output, force), strict=True):
        if isinstance(addressees, DraftingError):
            said.append(addressees)
        elif addressees:
            delivered.append((case, addressees))
    finish({target.parent for job in jobs.values() for target in job.targets if target.parent.is_dir()})
    if delivered:
        try:
            save(output / f"{NAME}.xlsx", delivery_list(delivered), force)
        except DraftingError as error:
            said.append(error)
    click.echo(f"写成 {len(delivered)} 件，在 {output}", err=True)
    if said:
        raise DraftingError.all(finding for error in said for finding in error.findings)


def _ready(found: Sequence[Case], folder: Path, again: bool, said: list[DraftingError]) -> list[Case]:
    """The cases that may go out; what is not signed yet is said, what is wrong is noted."""
    from drafting.commands._ledger import errors_of
    from drafting.ledger.delivery import why_not

    reasons = {case.file: why_not(case, again) for case in found}
    for case in found:
        if case.facts.unreadable:
            said.append(_against(folder / case.file, reasons[case.file], "改好后再运行一次"))
    for line in _skipped(case for case in found if not case.facts.unreadable and reasons[case.file]):
        click.echo(line, err=True)
    signed = [case for case in found if not reasons[case.file]]
    counts = errors_of(folder, signed)
    for case in signed:
        if counts[case.file]:
            remedy = f"改好后再运行一次；全部见 drafting check {folder / case.file}"
            said.append(_against(folder / case.file, f"检查出{counts[case.file]}处错误，没有写", remedy))
    return [case for case in signed if not counts[case.file]]


def _skipped(cases: Iterable[Case]) -> Iterator[str]:
    """A line for each state with the cases in it, the first of them by name."""
    parted = defaultdict(list)
    for case in cases:
        parted[case.state.value].append(case.file)
    for state, files in parted.items():
        yield f"略过“{state}”的 {len(files)} 件：{'、'.join(files[:_SHOWN])}{' 等' if files[_SHOWN:] else ''}"


def _against(file: Path, message: str, remedy: str) -> DraftingError:
    return DraftingError.of("J007", message, file=str(file), remedy=remedy)


def _planned(letters: Sequence[Letter], said: list[DraftingError]) -> dict[str, Job]:
    """The files of each letter, before the first is written. Raises UsageError where two would be the same."""
    from drafting.commands._many import results

    jobs = {}
    for letter, targets in zip(letters, results(_targets, letters), strict=True):
        if isinstance(targets, DraftingError):
            said.append(targets)
        else:
            jobs[letter.source] = Job(letter.source, targets)
    refuse_same(list(jobs.values()))
    return jobs


def _targets(letter: Letter) -> tuple[Path, ...]:
    from drafting.commands._forms import read_form

    made = _made(*read_form(letter.source, None))
    return tuple(letter.base.with_name(f"{letter.base.stem}{one.suffix}{letter.base.suffix}") for one in made)


def _made(reply: Reply, office: Office | None) -> list[Made]:
    """The letter; where several propose one to each of them; the sheet on which proposers answer."""
    from drafting.editions.produce import produce
    from drafting.model.kinds import kind_of

    letter = list(produce(reply, office))
    if not kind_of(reply.kind).answers_proposer:
        return letter
    if len(reply.proposal.proposers) > 1:
        return [*letter, *produce(reply, office, ("each_proposer", "survey"))]
    return list(produce(reply, office, ("survey",)))


def _written(jobs: Sequence[Job | None], output: Path, force: bool) -> list[list[Addressee] | DraftingError]:
    """The addressees of each job, once its files are written; none where there is no job."""
    from drafting.commands._many import results

    wanted = [job for job in jobs if job]
    with click.progressbar(length=len(wanted), label="生成公文", file=sys.stderr, hidden=len(wanted) < 2) as bar:
        made = {}
        for job, result in zip(wanted, results(partial(_work, output=output, force=force), wanted), strict=True):
            made[job.source] = result
            bar.update(1)
    return [made[job.source] if job else [] for job in jobs]


def _work(job: Job, output: Path, force: bool) -> list[Addressee]:
    """Write the files of one case: all of them are looked at before the first is written."""
    from drafting.commands._forms import read_form
    from drafting.output import refuse_edited, save
    from drafting.writers import write

    reply, office = read_form(job.source, None)
    made = _made(reply, office)
    contents = [write(one.document, "docx") for one in made]
    for target, content in zip(job.targets, contents, strict=True):
        refuse_edited(target, content, force)
    for target, content in zip(job.targets, contents, strict=True):
        save(target, content, force, more=True)
    return _addressees(reply, made, [target.relative_to(output).as_posix() for target in job.targets])


def _addressees(reply: Reply, made: Sequence[Made], files: Sequence[str]) -> list[Addressee]:
    from drafting.document import Role
    from drafting.editions.survey import NAME as SURVEY
    from drafting.ledger.delivery import Addressee, copied_to
    from drafting.model.kinds import kind_of

    proposers = reply.proposal.proposers
    copies = [Addressee(name, "抄送", count, "", files[0]) for name, count in copied_to(made[0].document.text(Role.CC))]
    if not kind_of(reply.kind).answers_proposer:
        return [Addressee(reply.proposal.host or "", "主办单位", 1, "", files[0]), *copies]
    own = files[1:-1] if len(proposers) > 1 else files[:1]
    to = [Addressee(one.name, "提出人", 1, SURVEY, file) for one, file in zip(proposers, own, strict=True)]
    return [*to, *copies]
