"""What differs in two records of a form's fields: labelled ones value by value, the running text by paragraphs."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from drafting.compare.align import Pair, align, alike
from drafting.language.tables import tidied
from drafting.model.reply import Recipient

_RUNNING = ("opening", "responses", "closing", "attachments", "left_over", "paragraph")
"""Where paragraphs stand that may go from one field to another."""
_TEXTS = {"responses": ("heading", "body"), "attachments": ("body",)}


class Difference(NamedTuple):
    """A field's value, or paragraphs of it, in the old version and in the new one; "" where there is none.

    `where` is the field in the new version, in the old one where it is there alone; `was` is where it stood in the
    old version, if it was moved.
    """

    where: str
    old: str
    new: str
    was: str = ""

    def as_json(self) -> list[dict[str, str]]:
        """The shape of `--format json`; what was moved is gone at one place and new at another."""
        if not self.was:
            return [{"where": self.where, "old": self.old, "new": self.new}]
        return [{"where": self.was, "old": self.old, "new": ""}, {"where": self.where, "old": "", "new": self.new}]


def differences(old: Mapping[str, Any], new: Mapping[str, Any]) -> list[Difference]:
    """All differences, in the order of the form."""
    running = list(_replaced(_running(old, new)))
    found = [*(one for one in _labelled(old, new) if not _is_told(one, running)), *running]
    order = {key: number for number, key in enumerate(dict.fromkeys((*new, *old)))}
    return sorted(found, key=lambda one: order.get(one.where.partition(".")[0], len(order)))


def _replaced(found: Iterable[Difference]) -> Iterator[Difference]:
    """The differences; what is gone of a heading, an opening or a closing and what is new there are one."""
    held: Difference | None = None
    for one in found:
        if held and held.where == one.where and not held.new and not one.old and not one.where.endswith(".body"):
            held = Difference(one.where, held.old, one.new)
            continue
        yield from [held] if held else []
        held = one
    yield from [held] if held else []


def _is_told(one: Difference, others: Sequence[Difference]) -> bool:
    """Whether what is known of the case is changed in the text that it was read from."""
    if not one.where.startswith("proposal.") or not (one.old or one.new):
        return False
    return any(one.old in other.old and one.new in other.new for other in others if other.where == "opening")


class _Line(NamedTuple):
    where: str
    text: str


def _running(old: Mapping[str, Any], new: Mapping[str, Any]) -> Iterator[Difference]:
    ours, theirs = list(_lines(old)), list(_lines(new))
    pairs = align([line.text for line in ours], [line.text for line in theirs])
    homes = _homes((ours[pair.old[0]].where, theirs[pair.new[0]].where) for pair in pairs if pair.old and pair.new)
    for pair in pairs:
        before, behind = [ours[at] for at in pair.old], [theirs[at] for at in pair.new]
        said, other = ("\n".join(line.text for line in lines) for lines in (before, behind))
        if pair.moved or (before and behind and homes[before[0].where] != behind[0].where):
            yield Difference(behind[0].where, said, other, before[0].where)
        elif _plain(said) != _plain(other) or len(before) != len(behind):
            yield Difference((behind or before)[0].where, said, other)


def _homes(places: Iterable[tuple[str, str]]) -> dict[str, str]:
    """For each field of the old version the one in which most of its lines stand in the new one."""
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    for was, where in places:
        counts[was][where] += 1
    return {was: found.most_common(1)[0][0] for was, found in counts.items()}


def _lines(record: Mapping[str, Any]) -> Iterator[_Line]:
    """The running text: each of its lines with the field that it stands in."""
    for field in _RUNNING:
        value = record.get(field)
        if isinstance(value, str):
            yield from _lines_of(field, value)
        for number, item in enumerate(value if isinstance(value, list) else ()):
            if field not in _TEXTS:
                yield from _lines_of(f"{field}.{number}", item)
            for key in _TEXTS.get(field, ()) if isinstance(item, Mapping) else ():
                yield from _lines_of(f"{field}.{number}.{key}", str(item.get(key) or ""))


def _lines_of(where: str, text: str) -> Iterator[_Line]:
    return (_Line(where, line.strip()) for line in tidied(text.split("\n")) if line.strip())


def _labelled(old: Mapping[str, Any], new: Mapping[str, Any]) -> Iterator[Difference]:
    for key in dict.fromkeys((*new, *old)):
        if key not in _RUNNING or key in _TEXTS:
            yield from _compared(key, key, old.get(key), new.get(key))


def _compared(was: str, where: str, old: Any, new: Any) -> Iterator[Difference]:
    """The differences of two values of a field, which is at `was` in the old version and at `where` in the new one."""
    if isinstance(old, Mapping) and isinstance(new, Mapping):
        running = _TEXTS.get(where.partition(".")[0], ())
        for key in dict.fromkeys((*new, *old)):
            if key not in running:
                yield from _compared(f"{was}.{key}", f"{where}.{key}", old.get(key), new.get(key))
    elif isinstance(old, list) and isinstance(new, list):
        yield from _listed(was, where, old, new)
    elif _said(old, where) != _said(new, where):
        yield Difference(where if new not in (None, "") else was, _said(old, where), _said(new, where))


def _listed(was: str, where: str, old: Sequence[Any], new: Sequence[Any]) -> Iterator[Difference]:
    """The items of two lists, each compared with its like."""
    for pair in align([_whole(item) for item in old], [_whole(item) for item in new]):
        mine, theirs = _likest(pair, old, new)
        if mine is not None:
            here, there = f"{was}.{mine}", f"{where}.{theirs}"
            if pair.moved and (said := _said(new[theirs], where)):
                yield Difference(there, _said(old[mine], where), said, here)
            else:
                yield from _compared(here, there, old[mine], new[theirs])
        gone = ((f"{was}.{at}", _said(old[at], where)) for at in pair.old if at != mine)
        came = ((f"{where}.{at}", _said(new[at], where)) for at in pair.new if at != theirs)
        yield from (Difference(place, said, "") for place, said in gone if said)
        yield from (Difference(place, "", said) for place, said in came if said)


def _likest(pair: Pair, old: Sequence[Any], new: Sequence[Any]) -> tuple[int | None, int | None]:
    """The two items of a pair that are most alike; None where it is of one list alone."""
    both = [(alike(_whole(old[one]), _whole(new[other])), -one, -other) for one in pair.old for other in pair.new]
    if not both:
        return None, None
    _, one, other = max(both)
    return -one, -other


def _said(value: Any, where: str) -> str:
    """A value in a line; of an item of the running text what is said of it beside that."""
    if isinstance(value, Mapping) and "recipient" in value:
        return Recipient.model_validate(value).printed
    if isinstance(value, Mapping):
        running = _TEXTS.get(where.partition(".")[0], ())
        return " ".join(filter(None, (_said(item, where) for key, item in value.items() if key not in running)))
    if isinstance(value, list):
        return "、".join(_said(item, where) for item in value)
    return "" if value is None else str(value).strip()


def _whole(value: Any) -> str:
    """An item of a list with all of its text, by which it is known again."""
    if isinstance(value, Mapping):
        return "\n".join(map(_whole, value.values()))
    return "、".join(map(_whole, value)) if isinstance(value, list) else str(value)


def _plain(text: str) -> str:
    return "".join(text.split())
