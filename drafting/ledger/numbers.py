"""The document numbers of a folder's forms: the next one of a series, given once, and those that two forms bear.

A series is an agency code and a year; the forms say which of its numbers are given. A number is taken by writing it
into its form, and one hand at a time takes numbers in a folder.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from drafting.findings import DraftingError
from drafting.form.load import MAX_BYTES, read_text
from drafting.form.revise import revise, values_of
from drafting.form.undecided import lock_of
from drafting.language.numerals import DocumentNumber, number_in_series
from drafting.ledger.cases import Case, letters, letters_in
from drafting.ledger.facts import Facts, of_values
from drafting.lock import locked
from drafting.model.office import Office

_TRIES = 5
_BUSY = "另一个程序正在这个文件夹里编号，没有编"


@dataclass(frozen=True, slots=True)
class Numbered:
    """A form and its number; `new` where it had none before."""

    file: str
    number: DocumentNumber
    new: bool


def root_of(form: Path, office: Office | None) -> Path:
    """The folder in which a form's number is given once: the profile's, where that stands above the form."""
    folder = form.absolute().parent
    above = office.path.absolute().parent if office and office.path else None
    return above if above is not None and folder.is_relative_to(above) else folder


def offered(form: Path, root: Path, office: Office | None, today: date, after: int = 0) -> DocumentNumber:
    """The number that a form has, or the next of its series, not taken. `after` is one that is given elsewhere.

    Raises DraftingError for a form that cannot be read, or of which no agency code is known.
    """
    facts = of_values(values_of(read_text(form)))
    number, had = _number(facts, root, office, today, after, str(form))
    return had or number


def take(form: Path, root: Path, office: Office | None, today: date, after: int = 0) -> Numbered:
    """Give a form the next number of its series, written into it; one that has a number keeps it.

    Raises DraftingError for a form that cannot be read or written, is not in the folder, or has no agency code.
    """
    if not form.absolute().resolve().is_relative_to(root.resolve()):
        remedy = "把表单放进这个文件夹，或用 --in 指明放全部表单的文件夹"
        raise DraftingError.of("J008", f"表单不在编号的文件夹 {root} 里", file=str(form), remedy=remedy)
    read_text(form)
    with one_hand(root):
        return _taken(form, root, office, today, after)


def one_hand(root: Path) -> AbstractContextManager[None]:
    """Hold the numbers of a folder. Raises DraftingError where another holds them too long."""
    return locked(root / ".drafting" / "发文字号" / "lock", _BUSY)


def with_number(text: str, root: Path, office: Office | None, today: date, file: str = "", after: int = 0) -> str:
    """A form's text with the next number of its series, while the numbers are held; with the one that it has.

    Raises DraftingError for what is no YAML, or has no agency code.
    """
    values = values_of(text)
    number, had = _number(of_values(values), root, office, today, after, file)
    return text if had else revise(text, {**values, "document_number": str(number)})


def _taken(form: Path, root: Path, office: Office | None, today: date, after: int) -> Numbered:
    from drafting.output import replace

    for _ in range(_TRIES):
        with locked(lock_of(form)):
            text = read_text(form)
            made = with_number(text, root, office, today, str(form), after)
            before = form.read_bytes()
            if made == text or (before.decode("utf-8-sig") == text and replace(form, made.encode(), before)):
                number = number_of(of_values(values_of(made)), office)
                assert number is not None
                return Numbered(str(form), number, made != text)
    raise DraftingError.of("J005", "别的程序一直在改写这份表单，没有编号", file=str(form), remedy="稍后再试")


def _number(
    facts: Facts, root: Path, office: Office | None, today: date, after: int, file: str
) -> tuple[DocumentNumber, DocumentNumber | None]:
    """The next number for a form with these facts, and the one that it has."""
    typed = number_of(facts, office)
    if typed and typed.serial:
        return typed, typed
    code = typed.code if typed else _code(facts, office)
    if not code or (facts.document_number and not typed):
        message = f"发文字号“{facts.document_number}”看不出机关代字" if facts.document_number else "不知道机关代字"
        remedy = "在单位档案里写“机关代字”，或在表单里写作 云政数〔2026〕号"
        raise DraftingError.of("J008", message, where="document_number", file=file, remedy=remedy)
    year = int(facts.date[:4]) if facts.date else today.year
    return DocumentNumber(code, year, max(after, _highest(root, code, year, office)) + 1), None


def number_of(facts: Facts, office: Office | None) -> DocumentNumber | None:
    """A form's number, with the profile's code where it is typed without one; None for none and for what is none."""
    typed = facts.document_number
    return number_in_series((_code(facts, office) if typed.startswith("〔") else "") + typed)


def _code(facts: Facts, office: Office | None) -> str:
    return (office.ways(facts.kind).code or office.code or "") if office else ""


def _highest(root: Path, code: str, year: int, office: Office | None) -> int:
    """The highest number of a series in the forms of a folder, those among them that cannot be read; 0 for none."""
    found = [0]
    for case in letters(root):
        if case.facts.unreadable:
            found += _in_text(root / case.file, code, year)
        elif (number := number_of(case.facts, office)) and number[:2] == (code, year):
            found.append(number.serial)
    return max(found)


def _in_text(path: Path, code: str, year: int) -> Iterator[int]:
    """The numbers of a series in a file that is no form as it stands: a broken form keeps its number."""
    try:
        with path.open("rb") as file:
            text = file.read(MAX_BYTES).decode("utf-8", "replace")
    except OSError:
        return
    for match in re.finditer(rf"{re.escape(code)}[〔\[［【（(]{year}[〕\]］】）)]第?(\d{{1,9}})号?", text):
        yield int(match[1])


class Bearers:
    """Which forms of a folder bear which number; each folder is looked at once, and none below it."""

    def __init__(self, office: Office) -> None:
        self.office = office
        self.known: dict[Path, Mapping[DocumentNumber, Sequence[str]]] = {}

    def others(self, number: str, form: Path) -> list[str]:
        """The other forms beside a form with this number, however its brackets are typed."""
        folder, wanted = form.absolute().parent, number_in_series(number)
        if folder not in self.known:
            self.known[folder] = borne(letters_in(folder), self.office)
        return [file for file in self.known[folder].get(wanted, ()) if file != form.name] if wanted else []


def borne(found: Iterable[Case], office: Office | None) -> Mapping[DocumentNumber, Sequence[str]]:
    """Each number that is given to some of these letters, with their files."""
    files: dict[DocumentNumber, list[str]] = defaultdict(list)
    for letter in found:
        if (number := number_of(letter.facts, office)) and number.serial:
            files[number].append(letter.file)
    return files
