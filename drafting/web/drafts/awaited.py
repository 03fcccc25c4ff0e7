"""What is not there yet: the fields that a person has not come to, and what practice expects of a letter beside."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any, NamedTuple

from drafting.findings import Finding
from drafting.model.fields import spoken, value_at
from drafting.model.kinds import kind_of
from drafting.model.office import Office, complete
from drafting.model.reply import Reply

_PRACTICE: Mapping[str, str] = {
    "proposal.demands": "逐项列出，才能核对是不是条条都答复了",
    "document_number": "编了字号才能登记、归档",
    "signatory": "经负责人签发才能发出",
    "result": "交办机关据此统计、督办",
    "issuer": "落款",
    "date": "据此算办理期限",
    "contacts": "代表、委员有疑问时找得到人",
    "disclosure": "答复是否公开，要在发出前定下",
    "cc": "人大或政协的办理机构，政府督查部门",
}
"""What a reply has by practice, in the order of the page, and why."""
UNNUMBERED = "〕号"
"""How a document number ends that has no number yet: 云交〔2026〕号."""
_OF_COHANDLER = ("document_number", "issuer", "date", "contacts")


class Lack(NamedTuple):
    """A field that practice expects and that is not there: its path, its name, and why it is expected."""

    path: str
    name: str
    why: str


def lacking(reply: Reply | None, office: Office | None, findings: Iterable[Finding]) -> list[Lack]:
    """What practice expects and neither the form nor the office's profile has, but for what a finding says already."""
    if reply is None:
        return []
    whole = complete(reply, office) if office else reply
    said = {finding.where for finding in findings}
    wanted = _PRACTICE if kind_of(whole.kind).answers_proposer else _OF_COHANDLER
    return [Lack(path, spoken(path), _PRACTICE[path]) for path in wanted if path not in said and not _has(whole, path)]


def _has(reply: Reply, path: str) -> bool:
    """Whether a field is there; one that is left empty, to be written by hand, is."""
    value = value_at(reply, path)
    return value == "" or bool(value)


def awaited(findings: Iterable[Finding], values: dict[str, Any], touched: Iterable[str]) -> frozenset[Finding]:
    """The findings about fields in which nothing stands and which nobody has come to (paths in English keys)."""
    known = tuple(touched)
    return frozenset(
        finding
        for finding in findings
        if finding.where
        and not any(_meets(finding.where, path) for path in known)
        and not _is_begun(finding.where, value_at(values, finding.where))
    )


def _meets(one: str, other: str) -> bool:
    """Whether one path is the other, or leads to it."""
    return f"{one}.".startswith(f"{other}.") or f"{other}.".startswith(f"{one}.")


def _is_begun(path: str, value: Any) -> bool:
    """Whether something is written in a field; of a document number more than what every one begins with."""
    return any(path != "document_number" or not text.endswith(UNNUMBERED) for text in _texts(value))


def _texts(value: Any) -> Iterator[str]:
    """What is written in a value, or in any part of it."""
    if isinstance(value, dict | list):
        for each in value.values() if isinstance(value, dict) else value:
            yield from _texts(each)
    elif value:
        yield value
