"""What one form makes: a letter, or one to each proposer, or the public edition; and the 征询意见表 with it."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from drafting.document import Document
    from drafting.model.office import Office
    from drafting.model.reply import Reply

office_option = click.option(
    "--office", metavar="OFFICE", help="单位档案（office.yaml 或它所在的文件夹）；不写则从表单所在文件夹往上找"
)


@dataclass(frozen=True, slots=True)
class Order:
    """What is wanted of a form. `named`: the user gave the file's name, which is kept for the public edition.

    `counted`: findings are counted; `strict`: errors among them stop it.
    """

    format: str
    named: bool = False
    office: str | None = None
    each_proposer: bool = False
    public: bool = False
    survey: bool = False
    counted: bool = False
    strict: bool = False


@dataclass(frozen=True, slots=True)
class Piece:
    """A document: what is added to the form's file name, its bytes, and what is to be said of it."""

    suffix: str
    content: bytes
    note: str = ""


def office_in_force(form: Path | None, given: str | None) -> Office | None:
    """The profile for a form: the one given, or one above it, or the user's own; None where there is none."""
    from drafting.form.profile import find_office

    path = Path(given) if given else find_office(form or Path("form"), Path(click.get_app_dir("drafting")))
    return _loaded(path, _stamps(path)) if path else None


@lru_cache(64)
def _loaded(path: Path, stamps: tuple[tuple[str, int], ...]) -> Office:
    """A profile is read once for many forms, and again when it or one of its blocks was edited."""
    from drafting.form.profile import load_office

    return load_office(path)


def _stamps(path: Path) -> tuple[tuple[str, int], ...]:
    from drafting.model.office import FILE

    folder = path if path.is_dir() else path.parent
    files = (folder / FILE if path.is_dir() else path, *folder.glob("blocks/*/*"))
    return tuple(sorted((str(file), file.lstat().st_mtime_ns) for file in files if file.exists()))


def produce(source: str, order: Order) -> tuple[Piece, ...]:
    """All that is wanted of one form; - is standard input."""
    from drafting.form.draft import load_finished
    from drafting.form.load import read_stream, read_text

    name = "标准输入" if source == "-" else source
    text = read_stream(sys.stdin.buffer, name) if source == "-" else read_text(Path(source))
    office = office_in_force(None if source == "-" else Path(source), order.office)
    reply = load_finished(text, name)
    note = _findings(reply, office, order) if order.counted or order.strict else ""
    first, *others = _pieces(reply, office, order)
    return replace(first, note="\n".join(filter(None, (note, first.note)))), *others


def _findings(reply: Reply, office: Office | None, order: Order) -> str:
    """How many findings there are, in a line. Raises DraftingError with the errors among them where it is strict."""
    from drafting.checking.report import summary
    from drafting.checking.run import check
    from drafting.findings import DraftingError, Severity

    found = check(reply, office)
    errors = [finding for finding in found if finding.severity is Severity.ERROR]
    if errors and order.strict:
        raise DraftingError.all(errors)
    said = summary(found)
    return f"检查：{said}，详见 drafting check" if said else "检查：没有发现问题"


def _pieces(reply: Reply, office: Office | None, order: Order) -> Iterator[Piece]:
    from drafting.writers import write

    letters = [("", reply)]
    if order.each_proposer:
        from drafting.editions.letters import to_each_proposer

        letters = to_each_proposer(reply, office)
    for addressee, letter in letters:
        yield _letter(addressee, letter, office, order)
    if order.survey:
        from drafting.editions.survey import NAME, survey

        yield Piece(f"-{NAME}", write(survey(reply, office), order.format))


def _letter(addressee: str, reply: Reply, office: Office | None, order: Order) -> Piece:
    from drafting.wording.word import word
    from drafting.writers import write

    suffix = "-" + "".join(one if one.isalnum() else "_" for one in addressee) if addressee else ""
    document = word(reply, office)
    if not order.public:
        return Piece(suffix, write(document, order.format), _misdirected(document, reply, office))
    from drafting.editions.publication import left_out, publish

    note = f"公开稿略去：{'、'.join(left_out(document)) or '无'}"
    return Piece(suffix if order.named else f"{suffix}-公开稿", write(publish(document, reply), order.format), note)


def _misdirected(document: Document, reply: Reply, office: Office | None) -> str:
    """A copy that goes to the other chamber is said at once; all else that is wrong is left to check.

    The rules are loaded only where the list names that chamber: they cost more than the letter.
    """
    from drafting.document import Role
    from drafting.model.kinds import SUBJECTS

    own = SUBJECTS[reply.subject][0]
    if not any(chamber != own and chamber in document.text(Role.CC) for chamber, _ in SUBJECTS.values()):
        return ""
    from drafting.checking.case import Case
    from drafting.checking.run import examine

    found = examine(Case.of_reply(document, reply, office), select=("K004",))
    return "\n".join(f"{click.style('错误', fg='red')} {finding}" for finding, _ in found)
