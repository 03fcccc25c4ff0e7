"""Record: what has been recognised so far, with every guess and everything left over said once."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from drafting.findings import Finding, Severity
from drafting.letter.lines import Line, line_of
from drafting.model.fields import spoken
from drafting.model.proposal import Proposal
from drafting.model.reply import Reply

GUESS, LEFT_OVER, RESTORED, NUMBERING, REWRITTEN, MISSING, PAGE, REVIEWED, BESIDE, PICTURE = (
    f"R{n:03}" for n in range(1, 11)
)


@dataclass(frozen=True, slots=True)
class Reading:
    """An old letter read back.

    `record` has a form's English keys, absent ones left out; a stranger's letter may lack what a Reply needs.
    `reply` is the same as a Reply, a draft where something is lacking (Reply.missing); None where it has no kind.
    `left_over` is the text that fits no field, in page order. A finding R001 names each field that is a guess.
    `pictures` are the files of the pictures that the record's texts call, by the names there (【图：图1.png】).
    """

    record: Mapping[str, object]
    findings: tuple[Finding, ...] = ()
    left_over: tuple[str, ...] = ()
    reply: Reply | None = None
    pictures: Mapping[str, bytes] = field(default_factory=dict, repr=False)

    def guesses(self) -> dict[str, str]:
        """The path of each guessed field, and why it is a guess."""
        return {finding.where: finding.message for finding in self.findings if finding.code in (GUESS, REWRITTEN)}


@dataclass
class Record:
    """Collects fields by their path in English keys (`proposal.title`), and findings.

    `left` are the lines that fit no field, `paged` the places of those that are a web page's own.
    """

    fields: dict[str, object] = field(default_factory=dict)
    findings: list[Finding] = field(default_factory=list)
    left: list[Line] = field(default_factory=list)
    paged: set[tuple[int, int]] = field(default_factory=set)

    def put(self, path: str, value: object, guess: str = "") -> None:
        """Set a field unless it has a value; `guess` is the reason why it may be wrong.

        A second value that is no guess is text of the letter and is kept as left over.
        """
        present = self.fields.get(path)
        if value is None or present:
            if value and isinstance(value, str) and "." not in path and not guess and value != present:
                self.leave(line_of(0, value), f"{spoken(path)}已有“{present}”，又见")
            return
        self.fields[path] = value
        if guess:
            self.note(GUESS, f"推断所得：{guess}", path, Severity.INFO, "请对照原文核对")

    def get(self, path: str) -> object:
        """The value recognised for a field; None where there is none."""
        return self.fields.get(path)

    def note(
        self, code: str, message: str, path: str = "", severity: Severity = Severity.WARNING, do: str = ""
    ) -> None:
        """A finding about a field, or about the whole letter."""
        self.findings.append(Finding(code, severity, message, where=path, place=_place(path), remedy=do))

    def leave(self, line: Line, reason: str, code: str = LEFT_OVER) -> None:
        """Keep a line that fits no field."""
        self.left.append(line)
        if code == PAGE:
            self.paged.add(line.place)
        severity = Severity.INFO if code == PAGE else Severity.WARNING
        where = f"paragraph.{line.number}"
        self.findings.append(Finding(code, severity, f"{reason}：{line.text}", where=where, place=_place(where)))

    def nested(self) -> dict[str, object]:
        """The fields as a map in the order of the form, `proposal.…` in a map of its own."""
        named = {key: self.fields.get(f"proposal.{key}") for key in Proposal.model_fields}
        proposal = {key: value for key, value in named.items() if value is not None}
        values = self.fields | ({"proposal": proposal} if proposal else {})
        return {key: values[key] for key in Reply.model_fields if key in values}


def _place(path: str) -> str:
    number = path.removeprefix("paragraph.")
    return f"第{int(number) + 1}段" if number != path else spoken(path)
