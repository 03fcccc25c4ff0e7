"""Cases of a list as forms: a new form with the office's profile in it, or an old one where it is silent."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import Any

from drafting.findings import Finding, Severity
from drafting.form.blank import blank_form
from drafting.form.revise import revise, values_of
from drafting.form.write import scalar
from drafting.ledger.entries import Entry
from drafting.model.fields import spoken
from drafting.model.kinds import kind_of
from drafting.model.office import Office

_MARK = "␟"
_LONGEST = 60  # characters of a file's name


def stem(entry: Entry) -> str:
    """The name of a case's form: 市政协五届三次会议第76号提案."""
    get = entry.values.get
    number = (
        f"第{re.sub('[第号]', '', get('proposal.number', ''))}号" if get("proposal.number") else get("proposal.title")
    )
    tail = "会办意见" if get("kind") == "会办意见" else get("proposal.kind")
    name = f"{get('proposal.session') or ''}{number}{tail if get('proposal.number') else ''}"
    return re.sub(r"[^\w（）()\-—]", "_", name)[:_LONGEST]


Skeletons = dict[tuple[str, tuple[str, ...]], str]
"""Blank forms with marks, by kind and by the fields that are marked: each is made once for a whole list."""


def new_form(entry: Entry, office: Office | None, made: Skeletons) -> str:
    """The text of a new form for a case."""
    values = {path: value for path, value in entry.values.items() if _is_a_fields(path) and value}
    if not kind_of(values["kind"]).answers_proposer:
        values.setdefault("proposal.host", "")
    key = values["kind"], tuple(values)
    text = made[key] if key in made else made.setdefault(key, _skeleton(*key, office))
    return re.sub(f"(?m)^(.*){_MARK}([a-z_.]+){_MARK}", lambda found: _filled(found, values), text)


def _is_a_fields(path: str) -> bool:
    return path not in ("seconders", "way")


def _filled(found: re.Match[str], values: Mapping[str, Any]) -> str:
    """A line with its value in the place of the mark; of a list, an item a line."""
    value = values[found[2]]
    items = value if isinstance(value, list) else [value]
    return "\n".join(found[1] + _scalar(str(item)) for item in items)


def _skeleton(kind: str, paths: tuple[str, ...], office: Office | None) -> str:
    """A blank form of a kind with a mark at each of these fields."""
    text = blank_form(kind, office)
    values = values_of(text)
    for path in paths:
        mark = f"{_MARK}{path}{_MARK}"
        _put(values, path, [mark] if path in ("proposal.proposers", "proposal.cohosts") else mark)
    values["kind"], values["proposal"]["kind"] = kind, values["proposal"].get("kind") or kind_of(kind).subject
    return revise(text, values).replace(f"{_MARK}kind{_MARK}", kind)


@lru_cache(1024)
def _scalar(text: str) -> str:
    """Sessions, units and days come again and again in a list."""
    return scalar(text)


def _put(values: dict[str, Any], path: str, value: Any) -> None:
    *steps, name = path.split(".")
    for step in steps:
        values = values.setdefault(step, {})
    values[name] = value


def _get(values: Mapping[str, Any], path: str) -> Any:
    for step in path.split("."):
        values = values.get(step, "") if isinstance(values, Mapping) else ""
    return values or ""


def updated_form(text: str, entry: Entry, file: str) -> tuple[str, list[Finding]]:
    """A form's text with what the list knows and the form does not; what differs between them is said."""
    values = values_of(text)
    findings: list[Finding] = []
    for path, value in entry.values.items():
        if path in ("kind", "proposal.kind") or not _is_a_fields(path) or not value:
            continue
        typed = _plain(_get(values, path))
        if not typed:
            _put(values, path, _shaped(path, value))
        elif not _same(path, typed, value):
            findings.append(_differs(path, typed, value, entry, file))
    return revise(text, values), findings


def _plain(value: Any) -> Any:
    return (
        [item.get("name", "") if isinstance(item, Mapping) else item for item in value]
        if isinstance(value, list)
        else value
    )


def _shaped(path: str, value: Any) -> Any:
    return [{"name": name} for name in value] if path == "proposal.proposers" else value


def _same(path: str, typed: Any, value: Any) -> bool:
    bare = [re.sub(r"\s", "", "".join(one) if isinstance(one, list) else str(one)) for one in (typed, value)]
    if path.rpartition(".")[2] in ("date", "received", "due"):
        bare[0] = "-".join(part.zfill(2) for part in re.findall(r"\d+", bare[0]))
    if path == "proposal.number":
        bare = [re.sub("[第号]", "", one).lstrip("0") for one in bare]
    return bare[0] == bare[1]


def _differs(path: str, typed: Any, value: Any, entry: Entry, file: str) -> Finding:
    ours, theirs = ("、".join(one) if isinstance(one, list) else str(one) for one in (typed, value))
    message = f"清单{entry.place}写“{theirs}”，表单写“{ours}”，没有改表单"
    return Finding("J003", Severity.WARNING, message, path, spoken(path), file, remedy="核对后改其中一处")


def changes(old: str, new: str) -> Iterator[str]:
    """The fields that were filled in, in Chinese."""
    before, after = values_of(old), values_of(new)
    for name, value in after.items():
        if name == "proposal":
            inner = before.get("proposal") or {}
            yield from (spoken(f"proposal.{key}") for key, one in value.items() if inner.get(key) != one)
        elif before.get(name) != value:
            yield spoken(name)
