"""--fix: safe mends put into the text of a form or a letter, character by character; all else stays as it is."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from drafting.findings import Finding

_ROUNDS = 100


def mend(text: str, findings_of: Callable[[str], Iterable[Finding]]) -> str:
    """The text with every safe mend made, until none is left; `findings_of` checks a text.

    A mend is made only where its `old` stands in the text at the finding's line and column.
    """
    for _ in range(_ROUNDS):
        mended = _mend_once(text, findings_of(text))
        if mended == text:
            break
        text = mended
    return text


def _mend_once(text: str, findings: Iterable[Finding]) -> str:
    lines = text.split("\n")
    done: dict[int, int] = {}
    fixable = [finding for finding in findings if finding.fix and finding.fix.safe and 0 < finding.line <= len(lines)]
    for finding in sorted(fixable, key=lambda finding: (finding.line, finding.column), reverse=True):
        row, start, fix = finding.line - 1, finding.column - 1, finding.fix
        end = start + len(fix.old)
        if lines[row][start:end] == fix.old and end <= done.get(row, end):
            lines[row] = lines[row][:start] + fix.new + lines[row][end:]
            done[row] = start
    return "\n".join(lines)
