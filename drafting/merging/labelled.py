"""The fields of a letter that have a label or a place of their own: compared as a reader of letters reads them."""

from __future__ import annotations

from collections.abc import Container, Iterator, Mapping, Sequence
from difflib import SequenceMatcher
from typing import Any

from drafting.compare.align import alike
from drafting.document import Role
from drafting.letter.letter import Outline
from drafting.letter.record import Reading
from drafting.merging.edits import Change, Items, Value
from drafting.merging.printed import words

_TEXTS = (
    "copy_number",
    "secrecy",
    "urgency",
    "document_number",
    "signatory",
    "result",
    "title",
    "salutation",
    "issuer",
    "date",
    "disclosure",
    "printed_by",
    "printed_on",
)
FIELDS = {
    Role.COPY_NUMBER: "copy_number",
    Role.SECRECY: "secrecy",
    Role.URGENCY: "urgency",
    Role.ISSUER_MARK: "issuer",
    Role.DOCUMENT_NUMBER: "document_number",
    Role.SIGNATORY: "signatory",
    Role.RESULT: "result",
    Role.TITLE: "title",
    Role.SALUTATION: "salutation",
    Role.SIGNATURE: "issuer",
    Role.DATE: "date",
    Role.NOTE: "contacts",
    Role.CC: "cc",
    Role.ATTACHMENT_NOTE: "attachments",
    Role.ATTACHMENT_TITLE: "attachments",
    Role.PRINTED_BY: "printed_by",
    Role.PRINTED_ON: "printed_on",
}
"""The field of which a line with this role says something."""
_DERIVED = ("title", "salutation")
_ATTACHMENTS = "attachments"
_SAME_TITLE = 0.6


def changes(values: Mapping[str, Any], mine: Reading, theirs: Reading, contents: Container[str]) -> Iterator[Change]:
    """The changes between two readings of the form's letter, as it was and as it came back.

    `values` are the form's; `contents` are the fields of attachments that are in the letter as running text. What a
    reader only guesses at in the one and has not in the other is no change.
    """
    for name in _TEXTS:
        old, new = mine.record.get(name), theirs.record.get(name)
        if not same(old, new) and not (new is None and name in _DERIVED) and not _is_guess(name, mine, theirs):
            yield Change(name, shown(old), shown(new), (Value(name, new),))
    for name in ("contacts", "cc"):
        old, new = mine.record.get(name), theirs.record.get(name)
        if not same(old, new) and not _is_guess(name, mine, theirs):
            yield Change(name, shown(old), shown(new), (Value(name, _listed(values.get(name), old, new)),))
    yield from _attachments(values.get(_ATTACHMENTS) or [], mine, theirs, contents)


def lines_of(outline: Outline) -> Iterator[tuple[int, str]]:
    """The lines of a letter that have a label or a place of their own, and the field of each."""
    for paragraph in outline.document:
        if path := FIELDS.get(paragraph.role):
            yield int(paragraph.source.partition(".")[2]), path


def shown(value: Any) -> str:
    """A value as a person is shown it."""
    if isinstance(value, Mapping):
        return "，".join(str(each) for each in value.values() if each not in (None, ""))
    if isinstance(value, list | tuple):
        return "；".join(map(shown, value))
    return "" if value is None else str(value)


def same(old: Any, new: Any) -> bool:
    """Whether two values of a field print the same."""
    if isinstance(old, str) and isinstance(new, str):
        return words(old) == words(new)
    return (old or None) == (new or None)


def _is_guess(name: str, mine: Reading, theirs: Reading) -> bool:
    """Whether the one that has the field has it by a guess; of lists, a guess may be at an item."""
    held = theirs if theirs.record.get(name) else mine
    other = mine if held is theirs else theirs
    guessed = any(where.split(".")[0] == name for where in held.guesses())
    return guessed and not other.record.get(name)


def _listed(typed: Any, old: Any, new: Any) -> Any:
    """The new items in the form's own list: what stays in it stays as it was typed, the name of a block too."""
    if not isinstance(new, list) or not isinstance(old, list) or not isinstance(typed, list):
        return new
    named = [item for item in typed if isinstance(item, str)]
    own = [item for item in typed if not isinstance(item, str)]
    old, new = ([item for item in side if not isinstance(item, str)] for side in (old, new))
    if len(own) != len(old):
        return [*named, *new]
    made: list[Any] = []
    keys = [[sorted(map(str, item.items())) for item in side] for side in (old, new)]
    for kind, first, last, start, end in SequenceMatcher(None, *([*map(str, side)] for side in keys)).get_opcodes():
        made += own[first:last] if kind == "equal" else new[start:end]
    return [*named, *made]


def _attachments(typed: Sequence[Any], mine: Reading, theirs: Reading, contents: Container[str]) -> Iterator[Change]:
    """Titles that changed, contents that came or went, and attachments that came, went or changed places."""
    old, new = (list(side.record.get(_ATTACHMENTS) or []) for side in (mine, theirs))
    if len(typed) != len(old):
        if not same(old, new):
            yield Change(_ATTACHMENTS, shown(old), shown(new), (Value(_ATTACHMENTS, new or None),))
        return
    places = _places(old, new)
    for item, place in zip(new, places, strict=True):
        if place is not None:
            yield from _changed(typed[place], old[place], item, f"{_ATTACHMENTS}.{place}", contents)
    if places != list(range(len(old))):
        items = tuple(item if place is None else place for item, place in zip(new, places, strict=True))
        yield Change(_ATTACHMENTS, _titles(old), _titles(new), (Items(_ATTACHMENTS, items),))


def _changed(typed: Any, old: Any, new: Any, path: str, contents: Container[str]) -> Iterator[Change]:
    before, after = _title(old), _title(new)
    if not isinstance(typed, Mapping) and isinstance(new, Mapping):
        yield Change(path, shown(old), shown(new), (Value(path, new),))
    elif words(before) != words(after):
        where = f"{path}.title" if isinstance(typed, Mapping) else path
        yield Change(where, before, after, (Value(where, after),))
    if isinstance(typed, Mapping) and typed.get("body") and f"{path}.body" not in contents:
        yield Change(f"{path}.body", str(typed["body"]), "", (Value(f"{path}.body", None),))


def _title(item: Any) -> str:
    return str(item.get("title", "")) if isinstance(item, Mapping) else str(item)


def _titles(items: Sequence[Any]) -> str:
    return "；".join(map(_title, items))


def _places(old: Sequence[Any], new: Sequence[Any]) -> list[int | None]:
    """For each attachment which of the old ones it is: of the same title, or else of the likest; None for a new one."""
    shares = [
        (alike(_title(old[place]), _title(item)), at, place) for at, item in enumerate(new) for place in range(len(old))
    ]
    found: dict[int, int] = {}
    for share, at, place in sorted(shares, key=lambda each: (-each[0], abs(each[1] - each[2]))):
        if share >= _SAME_TITLE and at not in found and place not in found.values():
            found[at] = place
    for at in range(len(new)) if len(old) == len(new) else ():
        if at not in found and at not in found.values():
            found[at] = at
    return [found.get(at) for at in range(len(new))]
