"""What a browser posts -> a form's plain values: field names are paths in English keys (responses.0.body)."""

from __future__ import annotations

import copy
import re
from collections.abc import Iterable, Mapping
from contextlib import suppress
from typing import Any

from drafting.findings import DraftingError, Finding
from drafting.form.shape import MAX_FIELD, MAX_ITEMS
from drafting.language.characters import fit
from drafting.language.numerals import ordinal
from drafting.model.fields import LISTS, RECORDS, spoken
from drafting.model.kinds import kind_names, kind_of
from drafting.model.office import Office
from drafting.model.record import traits
from drafting.web.fields import offers

BLANKS = {
    "signatory": "留空，印出“签发人：”待手签",
    "result": "留空，印出“办理结果：”待手填",
    "date": "留空，印出“年　月　日”待手填",
}
"""Fields that, left empty on purpose, print room to write by hand."""

NEW_ITEMS: Mapping[str, Any] = {
    "proposers": {"name": ""},
    "cohosts": "",
    "demands": "",
    "responses": {"heading": "", "body": ""},
    "contacts": {"unit": "", "person": "", "phone": ""},
    "attachments": "",
    "cc": {"recipient": ""},
}
TITLES: Mapping[str, str] = {"attachments": "title"}
"""Lists whose items are records or text, and the field of the record that a text is."""
_LINES = re.compile("\r\n?|[\x0b\x0c\x85\u2028\u2029]")
"""What a program that text is pasted from may have for a line break."""


def clean(text: str) -> str:
    """Typed text as a form can hold it: one kind of line break, no unfit characters, no empty lines at the end."""
    return fit(_LINES.sub("\n", text)).rstrip("\n")


def typed(fields: Mapping[str, str], before: dict[str, Any]) -> dict[str, Any]:
    """The values with what was posted. A field that was not posted stays as it was."""
    fields = {name: _bounded(name, clean(value)) for name, value in fields.items()}
    after = _record("", "", fields, before)
    _follow_kind(before, after)
    return after


def _bounded(name: str, text: str) -> str:
    """The text of a field. Raises DraftingError for more than a form can hold in one."""
    if len(text) > MAX_FIELD:
        place = name
        with suppress(Exception):  # a name that is no field's
            place = spoken(name)
        message = f"有{len(text)}字，一栏最多{MAX_FIELD // 10000}万字，没有保存"
        remedy = "把长的内容另作附件，或分成几条"
        raise DraftingError.of("V006", message, where=name, place=place, remedy=remedy)
    return text


def _record(record: str, prefix: str, fields: Mapping[str, str], before: Any) -> dict[str, Any]:
    before = before if isinstance(before, dict) else {}
    after = dict(before)
    for name, info in RECORDS[record].model_fields.items():
        path = f"{prefix}{name}"
        if name == "proposal":
            value = _record(name, "proposal.", fields, before.get(name))
        elif name in LISTS and path in fields and _highest(path, fields):
            remedy = "只写一种，刷新页面后再试"
            raise DraftingError.of(
                "V006", "既有整段文字，又有逐项的内容", where=path, place=spoken(path), remedy=remedy
            )
        elif name in LISTS and path not in fields:
            value = _several(name, path, fields, before.get(name))
        else:
            value = _text(path, fields, before.get(name), traits(info).needed)
        if value is None:
            after.pop(name, None)
        else:
            after[name] = value
    return after


def _several(name: str, path: str, fields: Mapping[str, str], before: Any) -> Any:
    old = before if isinstance(before, list) else []
    count = fields.get(f"{path}.count", "")
    rows = count if count.isdecimal() else _highest(path, fields)
    if not rows:
        return before
    if len(rows) > len(str(MAX_ITEMS)) or int(rows) > MAX_ITEMS:
        remedy = f"分成几份，每份不超过{MAX_ITEMS}项"
        raise DraftingError.of("V006", "项目过多，没有保存", where=path, place=spoken(path), remedy=remedy)
    several = range(int(rows) if rows is count else max(int(rows), len(old)))
    items = [_item(name, f"{path}.{row}", fields, old[row] if row < len(old) else None) for row in several]
    return items or None


def _highest(path: str, fields: Mapping[str, str]) -> str:
    """How many rows are needed for what was posted without their count; empty where nothing was."""
    named = [name[len(path) + 1 :].partition(".")[0] for name in fields if name.startswith(f"{path}.")]
    rows = [row.lstrip("0") or "0" for row in named if row.isascii() and row.isdecimal()]
    longest = max(rows, key=lambda row: (len(row), row), default="")
    return longest and (str(int(longest) + 1) if len(longest) < 9 else longest)


def _item(name: str, path: str, fields: Mapping[str, str], before: Any) -> Any:
    if path in fields or name not in RECORDS:
        return fields.get(path, before if isinstance(before, str) else "")
    title = TITLES.get(name)
    if title is None or isinstance(before, dict):
        return _record(name, f"{path}.", fields, before)
    made = _record(name, f"{path}.", fields, {title: before} if before else {})
    return made if set(made) - {title} else made.get(title, "")


def _text(path: str, fields: Mapping[str, str], before: str | None, needed: bool) -> str | None:
    """What was typed. Nothing typed is an absent field, or an empty one where it was empty or must be there."""
    if path not in fields:
        return before
    if fields[path] or needed:
        return fields[path]
    if path in BLANKS:
        return "" if f"{path}.blank" in fields else None
    return "" if before == "" else None


def _follow_kind(before: dict[str, Any], after: dict[str, Any]) -> None:
    """A new kind takes the proposal's kind with it, if that was the old kind's own; one that answers any keeps it."""
    old, new, proposal = before.get("kind"), after.get("kind"), after.get("proposal") or {}
    if old not in kind_names() or new not in kind_names():
        return
    typed, own, wanted = proposal.get("kind"), kind_of(old).subject, kind_of(new).subject
    if not wanted and not typed:
        wanted = (before.get("proposal") or {}).get("kind") or own
    elif old == new or typed != own:
        return
    if wanted:
        after["proposal"] = {**proposal, "kind": wanted}


def act(values: dict[str, Any], action: str, fields: Mapping[str, str], office: Office | None = None) -> dict[str, Any]:
    """The values after one step on their structure: `add cc`, `up responses.1`, `down …`, `remove …`,
    `to responses.3 0`, `answer 2` (a demand), `expand cc`, `block opening 名称`, `words opening 名称`.

    Raises DraftingError for a step that there is not, and for a block that would take the place of typed text where
    that was not agreed to (the field `replace`).
    """
    values = copy.deepcopy(values)
    verb, _, rest = action.partition(" ")
    path, _, name = rest.partition(" ")
    try:
        if verb == "add":
            _holder(values, path).setdefault(_last(path), []).append(copy.deepcopy(NEW_ITEMS[_last(path)]))
        elif verb in ("up", "down", "to", "remove"):
            _move(values, path, verb, name)
        elif verb == "answer":
            _answer(values, int(path))
        elif verb in ("block", "words"):
            offers.take(values, verb, path, name, office, fields)
        elif verb == "expand":
            offers.spread(values, office)
        else:
            raise KeyError(verb)
    except (KeyError, IndexError, ValueError, TypeError, AttributeError):
        raise DraftingError.of("V004", "没有这一步操作", remedy="刷新页面后再试") from None
    return values


def mend(values: dict[str, Any], findings: Iterable[Finding], which: str) -> dict[str, Any]:
    """The values with one finding's safe mend; `which` is its key. Raises DraftingError where it is there no more."""
    values = copy.deepcopy(values)
    if not any(_mended(values, finding) for finding in findings if finding.fix and fix_key(finding) == which):
        raise DraftingError.of("V004", "这一处已经变了，没有改动", remedy="看一看最新的检查结果")
    return values


def mend_all(values: dict[str, Any], findings: Iterable[Finding]) -> tuple[dict[str, Any], int]:
    """The values with every safe mend, and how many were made; of two that meet only the one behind."""
    values = copy.deepcopy(values)
    safe = [finding for finding in findings if finding.fix and finding.fix.safe]
    safe.sort(key=lambda one: (one.where, one.line, one.fix.start if one.fix else 0), reverse=True)
    return values, sum(_mended(values, finding) for finding in safe)


def _mended(values: dict[str, Any], finding: Finding) -> bool:
    """Make a finding's mend in the values; False where its words are there no more."""
    holder, last = _holder(values, finding.where), _last(finding.where)
    step = int(last) if isinstance(holder, list) else last
    lines, row, fix = str(holder[step]).split("\n"), finding.line - 1, finding.fix
    end = fix.start + len(fix.old) if fix else 0
    if fix is None or row >= len(lines) or lines[row][fix.start : end] != fix.old:
        return False
    lines[row] = lines[row][: fix.start] + fix.new + lines[row][end:]
    holder[step] = "\n".join(lines)
    return True


def fix_key(finding: Finding) -> str:
    """What tells a mend from the others: its code, field, line and place."""
    return f"{finding.code} {finding.where} {finding.line} {finding.fix.start if finding.fix else 0}"


def _holder(values: dict[str, Any], path: str) -> Any:
    holder: Any = values
    for step in path.split(".")[:-1]:
        holder = holder[int(step)] if isinstance(holder, list) else holder.setdefault(step, {})
    return holder


def _last(path: str) -> str:
    return path.rpartition(".")[2]


def _answer(values: dict[str, Any], number: int) -> None:
    """An empty answer to a demand (from 1), before those to the demands behind it."""
    answers = values.setdefault("responses", [])
    if not 0 < number <= len(values["proposal"]["demands"]):
        raise IndexError(number)
    behind = (at for at, one in enumerate(answers) if (ordinal(one.get("demand") or "") or 0) > number)
    answers.insert(next(behind, len(answers)), {**NEW_ITEMS["responses"], "demand": str(number)})


def _move(values: dict[str, Any], path: str, verb: str, place: str) -> None:
    """Take an item of a list out, or put it one place up or down, or to a place (from 0)."""
    items, row = _holder(values, path), int(_last(path))
    item = items.pop(row)
    to = {"up": max(row - 1, 0), "down": row + 1, "to": int(place or 0)}.get(verb)
    if to is not None:
        items.insert(to, item)
    elif not items and "responses" not in path:
        owner = path.rpartition(".")[0]
        _holder(values, owner).pop(_last(owner))
    if path.startswith("proposal.demands."):
        _renumber(values, row, to)


def _renumber(values: dict[str, Any], row: int, to: int | None) -> None:
    """Answers go on pointing at their demands when those change places (numbers from 1)."""
    count = len(values["proposal"].get("demands", ())) + (to is None)
    order = list(range(count))
    order.pop(row)
    if to is not None:
        order.insert(to, row)
    moved = {str(old + 1): str(new + 1) for new, old in enumerate(order)}
    for response in values.get("responses", ()):
        demand = response.get("demand")
        if demand in moved:
            response["demand"] = moved[demand]
        elif to is None and demand == str(row + 1):
            response.pop("demand")
