"""What a form comes to, finished or not: loaded as far as it goes, with its findings, in one pass."""

from __future__ import annotations

import copy
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

from drafting.findings import DraftingError, Finding, Severity
from drafting.form.load import validated
from drafting.form.shape import Origin, in_order, shape
from drafting.model.fields import RECORDS, locate, record_of, spoken
from drafting.model.kinds import SUBJECTS, kind_names
from drafting.model.record import traits
from drafting.model.reply import Reply

_CHOSEN = {"kind": kind_names()[0], "proposal.kind": next(iter(SUBJECTS))}
"""What a draft goes by while the kind that was typed is none."""


@dataclass(frozen=True, slots=True)
class Loaded:
    """A form as far as it could be loaded.

    `values` are its fields under English names, `findings` what is wrong with them. `reply` has a mark, 〔标题〕, in
    the place of a text that cannot be used, and nothing in the place of another value; None where the text is no form.
    """

    reply: Reply | None
    values: dict[str, Any]
    findings: tuple[Finding, ...]
    origin: Origin = field(default_factory=lambda: Origin("", ""))


def attempt(text: str, file: str = "") -> Loaded:
    """A form from its text, whatever is wrong in it."""
    try:
        values, findings, origin = shape(text, file)
    except DraftingError as error:
        return Loaded(None, {}, error.findings, Origin(file, text))
    return attempt_values(values, findings, origin)


def attempt_values(values: dict[str, Any], findings: Iterable[Finding] = (), origin: Origin | None = None) -> Loaded:
    """A form from its fields under English names, whatever is wrong in them beside what was found already."""
    found, origin = list(findings), origin or Origin("", "")
    reply, refused = validated(values, found, origin, Reply, "")
    if reply is None:
        mended = copy.deepcopy(values)
        for finding in refused:
            stand_in(mended, finding.where)
        reply, _ = validated(mended, found, origin, Reply, "")
    return Loaded(reply, values, tuple(in_order([*found, *refused])), origin)


def unfinished(reply: Reply) -> Iterator[Finding]:
    """What is still to come before the letter can be written, each at its place."""
    for path, what in reply.missing:
        yield Finding("F005", Severity.ERROR, f"没有{what}", remedy="补上后再生成答复", **locate(reply, path))  # type: ignore[arg-type]


def finished(reply: Reply) -> Reply:
    """The reply, which can be written. Raises DraftingError for a draft, with all that it lacks."""
    if reply.missing:
        raise DraftingError.all(unfinished(reply))
    return reply


def load_finished(text: str, file: str) -> Reply:
    """A reply that can be written, from the text of a form. Raises DraftingError with all that is wrong or lacking."""
    loaded = attempt(text, file)
    said = {finding.where for finding in loaded.findings if finding.where}
    lacking = [
        finding
        for finding in (unfinished(loaded.reply) if loaded.reply else ())
        if not any(f"{finding.where}.".startswith(f"{where}.") for where in said)
    ]
    if loaded.reply is None or loaded.findings or lacking:
        raise DraftingError.all(in_order([*loaded.findings, *lacking]))
    return loaded.reply


def stand_in(values: dict[str, Any], where: str, row: int | None = None) -> None:
    """Put a visible mark where a value cannot be used, or drop what no mark can stand for.

    Of a text of several lines it is the line `row`, counted from 0, where that is given.
    """
    steps, holder = where.split("."), values
    for count, step in enumerate(steps, 1):
        name: Any = int(step) if isinstance(holder, list) and step.isdecimal() else step
        known = name in holder if isinstance(holder, dict) else isinstance(name, int) and name < len(holder)
        if count == len(steps) or not known or not isinstance(holder[name], dict | list):
            _replace(holder, name, ".".join(steps[:count]), row)
            return
        holder = holder[name]


def _replace(holder: Any, name: Any, where: str, row: int | None) -> None:
    label, typed = spoken(where).rpartition("·")[2], holder.get(name) if isinstance(holder, dict) else None
    lines = typed.split("\n") if isinstance(typed, str) else []
    if row is not None and row < len(lines):
        holder[name] = "\n".join((*lines[:row], f"〔{lines[row].strip()}〕", *lines[row + 1 :]))
    elif isinstance(holder, list):
        holder[name] = {} if where.startswith("responses") else f"〔{spoken(where)}〕"
    elif where in _CHOSEN:
        holder[name] = _CHOSEN[where]
    elif where == "proposal":
        holder[name] = {"kind": _CHOSEN["proposal.kind"], **(typed if isinstance(typed, dict) else {})}
    elif name != "file" and traits(RECORDS[record_of(where)].model_fields[name]).input in ("text", "area"):
        holder[name] = f"〔{label}：{typed}〕" if typed else f"〔{label}〕"
    else:
        holder.pop(name, None)
