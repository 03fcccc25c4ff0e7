"""What the commands share about forms: finding them, the office's profile in force, reading one, and how it fares."""

from __future__ import annotations

import os
import sys
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from drafting.form.files import below

if TYPE_CHECKING:
    from drafting.document import Document
    from drafting.model.office import Office
    from drafting.model.reply import Reply

office_option = click.option(
    "--office", metavar="OFFICE", help="单位档案（office.yaml 或它所在的文件夹）；不写则从表单所在文件夹往上找"
)
_SHOWN = 5

Identity = tuple[tuple[str, str], ...]
"""See Reply.identity."""

deep_option = click.option("-r", "--recursive", "deep", is_flag=True, help="文件夹里各层的都要，不只第一层")


def files_of(
    names: Iterable[str], fit: Callable[[Path], bool], deep: bool, what: str, kinds: Iterable[str]
) -> Iterator[str]:
    """The files that are named, and those in the folders that are named. Raises UsageError for an empty folder."""
    for name in names:
        if name == "-" or not os.path.isdir(name):
            yield name
            continue
        folder = Path(name)
        found = sorted(str(file) for file in (below(folder) if deep else folder.iterdir()) if fit(file))
        if not found:
            raise click.UsageError(f"文件夹 {name} 里没有{what}（{'、'.join(sorted(kinds))}）" + _deeper(deep))
        yield from found


def _deeper(deep: bool) -> str:
    return "" if deep else "；要连下层文件夹一起，加 -r"


def office_in_force(form: Path | None, given: str | None) -> Office | None:
    """The profile for a form: the one given, or one above it, or the user's own; None where there is none."""
    from drafting.form import profile

    return profile.office_in_force(form, given, Path(click.get_app_dir("drafting")))


def read_form(source: str, office: str | None) -> tuple[Reply, Office | None]:
    """A finished reply and the profile in force for it; - is standard input.

    Raises DraftingError, for a form with a field that waits for a choice between two hands' texts as well.
    """
    from drafting.findings import DraftingError
    from drafting.form.draft import load_finished
    from drafting.form.load import read_stream, read_text
    from drafting.form.undecided import undecided_in

    name = "标准输入" if source == "-" else source
    text = read_stream(sys.stdin.buffer, name) if source == "-" else read_text(Path(source))
    reply = load_finished(text, name)
    if source != "-" and (waiting := undecided_in(Path(source), text)):
        raise DraftingError.all(waiting)
    return reply, office_in_force(None if source == "-" else Path(source), office)


def fares(reply: Reply, office: Office | None, strict: bool) -> str:
    """In a line, how many findings there are and the worst. Raises DraftingError with the errors where it is strict."""
    from drafting.checking.report import summary
    from drafting.checking.run import check
    from drafting.findings import DraftingError, Severity

    found = check(reply, office)
    errors = [finding for finding in found if finding.severity is Severity.ERROR]
    if errors and strict:
        raise DraftingError.all(errors)
    if not found:
        return "检查：没有发现问题"
    worst = min(found, key=lambda finding: list(Severity).index(finding.severity))
    return f"检查：{summary(found)}；最重的是 {worst.code} {worst}。全部见 drafting check"


def is_misdirected(document: Document, reply: Reply) -> bool:
    """Whether a copy goes to the other chamber: seen without the rules, which cost more than the letter."""
    from drafting.document import Role
    from drafting.model.kinds import SUBJECTS

    own = SUBJECTS[reply.subject][0]
    return any(chamber != own and chamber in document.text(Role.CC) for chamber, _ in SUBJECTS.values())


def same(identities: list[tuple[str, Identity]]) -> list[str]:
    """A line for each document number, and each session and number, that two forms of one run have in common."""
    holders: dict[tuple[str, str], list[str]] = defaultdict(list)
    for source, identity in identities:
        for what, value in identity:
            if any(character.isdecimal() for character in value.rpartition("〕")[2] or value):
                holders[what, value].append(source)
    return [
        f"警告 {what}相同（{value}）：{listed(sources)}" for (what, value), sources in holders.items() if sources[1:]
    ]


def listed(sources: Sequence[str]) -> str:
    """Some files in a line."""
    return "、".join(sources[:_SHOWN]) + (f" 等 {len(sources)} 份" if sources[_SHOWN:] else "")


def rewrite(form: Path, change: Callable[[str], str]) -> bool:
    """Change a form's text in its file; False where nothing of it is changed.

    Raises DraftingError, with the file as it is, where another changes it, too.
    """
    from drafting.findings import DraftingError
    from drafting.form.load import decode, read_text
    from drafting.form.undecided import lock_of
    from drafting.lock import locked
    from drafting.output import replace

    read_text(form)  # what is no form's file is refused before a lock is made for it
    with locked(lock_of(form)):
        before = form.read_bytes()
        typed = decode(before, str(form))
        changed = change(typed)
        if changed == typed:
            return False
        if replace(form, changed.encode("utf-8"), before):
            return True
    raise DraftingError.of("J005", "表单刚被别的程序改过，没有写", file=str(form), remedy="再运行一次")
