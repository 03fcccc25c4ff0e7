"""Forms to files: all names planned before the first is written, then each form a job that writes its own."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import click

from drafting.commands._forms import Identity, fares, is_misdirected, read_form
from drafting.commands._many import results
from drafting.findings import DraftingError
from drafting.language.characters import folded

if TYPE_CHECKING:
    from drafting.document import Document
    from drafting.model.reply import Reply


@dataclass(frozen=True, slots=True)
class Order:
    """What is wanted of forms. `named`: the user gave the file's name, which a public edition keeps.

    `review`: it is sent for review, with bookmarks, and the form's text is kept; `counted`: findings are counted;
    `strict`: errors among them stop it; `more`: it is one of a batch.
    """

    format: str
    editions: frozenset[str] = frozenset()
    office: str | None = None
    named: bool = False
    review: bool = False
    counted: bool = False
    strict: bool = False
    force: bool = False
    more: bool = False


@dataclass(frozen=True, slots=True)
class Job:
    """A form, and the files to be written from it, in the order in which they are produced."""

    source: str
    targets: tuple[Path, ...]

    def __str__(self) -> str:
        return self.source


@dataclass(frozen=True, slots=True)
class Done:
    """What was written, and what is to be said of it."""

    notes: tuple[str, ...]
    identity: Identity = ()


def documents(source: str, order: Order) -> tuple[list[bytes], Done]:
    """All that is wanted of one form, in the format that is wanted."""
    from drafting.editions.produce import produce
    from drafting.writers import write

    reply, office = read_form(source, order.office)
    notes = [fares(reply, office, order.strict)] if order.counted or order.strict else []
    made = list(produce(reply, office, order.editions))
    if not notes and is_misdirected(made[0].document, reply):
        notes = [fares(reply, office, False)]
    notes += [one.note for one in made if one.note]
    if order.review:
        contents = list(_for_review(Path(source), reply, [one.document for one in made]))
    else:
        contents = [write(one.document, order.format) for one in made]
    return contents, Done(tuple(notes), reply.identity)


def _for_review(form: Path, reply: Reply, documents: Sequence[Document]) -> Iterator[bytes]:
    """The letters with bookmarks. Raises DraftingError where the form's file is not what they were made of any more."""
    from datetime import datetime

    from drafting.form.load import read_text
    from drafting.language.characters import plain_breaks
    from drafting.review.sending import for_review

    text = read_text(form)
    if plain_breaks(text) != reply._origin.text:
        raise DraftingError.of("J005", "表单刚被别的程序改过，没有写", file=str(form), remedy="再运行一次")
    now = datetime.now().astimezone()
    yield from (for_review(form, text, document, now) for document in documents)


def plan(sources: Sequence[str], bases: Sequence[Path], order: Order) -> tuple[list[Job], list[DraftingError]]:
    """A job a form, and the errors of the forms that cannot be read.

    Raises UsageError where two files would be the same, on file systems that fold cases and forms of characters, too.
    """
    jobs, failed = [], []
    for source, base, tails in zip(sources, bases, _tails(sources, order), strict=True):
        if isinstance(tails, DraftingError):
            failed.append(tails)
        else:
            jobs.append(Job(source, tuple(_named(base, tail, order, len(tails)) for tail in tails)))
    refuse_same(jobs)
    return jobs, failed


def _tails(sources: Sequence[str], order: Order) -> Iterator[tuple[str, ...] | DraftingError]:
    from drafting.editions.produce import parts, suffixes

    if parts(order.editions):
        yield from results(partial(_tails_of, order=order), sources)
    else:
        tails = suffixes(None, None, order.editions)
        yield from (tails for _ in sources)


def _tails_of(source: str, order: Order) -> tuple[str, ...]:
    from drafting.editions.produce import suffixes

    return suffixes(*read_form(source, order.office), order.editions)


def _named(base: Path, tail: str, order: Order, count: int) -> Path:
    if order.named and count == 1:
        return base
    if order.review:
        from drafting.review.sending import SUFFIX

        tail += SUFFIX
    return base.with_name(f"{base.stem}{tail}{base.suffix}")


def refuse_same(jobs: Sequence[Job]) -> None:
    """Raises UsageError where two forms would be written to one file."""
    first: dict[str, str] = {}
    for job in jobs:
        for target in job.targets:
            key = folded(str(target.absolute()))
            source = first.setdefault(key, job.source)
            if source != job.source:
                raise click.UsageError(f"{source} 和 {job.source} 都要写成 {target}，请改名或分开写")


def work(job: Job, order: Order) -> Done:
    """Produce and write the files of one form: all of them are looked at before the first is written."""
    from drafting.output import refuse_edited, save

    contents, done = documents(job.source, order)
    for target, content in zip(job.targets, contents, strict=True):
        refuse_edited(target, content, order.force)
    for target, content in zip(job.targets, contents, strict=True):
        save(target, content, order.force, more=order.more)
    return done
