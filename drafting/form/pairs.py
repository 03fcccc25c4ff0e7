"""Pairs of a map in a profile, such as 清单列, set in its text: all else in it stays as it was typed."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from drafting.findings import DraftingError
from drafting.form.load import load_record
from drafting.form.source import Node, read_tree
from drafting.form.write import scalar
from drafting.model.fields import chinese_names, spoken
from drafting.model.office import Office


def with_pairs(text: str, file: str, field: str, pairs: Mapping[str, str]) -> str:
    """The text of a profile with these pairs in one of its maps, new ones behind the others.

    Raises DraftingError for a profile that is wrong, or laid out in a way that is not understood.
    """
    before = getattr(load_record(text, file, Office, "office"), field) or {}
    made = _set(text.replace("\r\n", "\n"), field, pairs)
    try:
        understood = getattr(load_record(made, file, Office, "office"), field) == {**before, **pairs}
    except DraftingError:
        understood = False
    if not understood:
        remedy = f"自己写进“{spoken(field, 'office')}”"
        raise DraftingError.of("F019", "看不懂这份单位档案的写法，没有改", file=file, remedy=remedy)
    return made.replace("\n", "\r\n") if "\r\n" in text else made


def _set(text: str, field: str, pairs: Mapping[str, str]) -> str:
    root, _ = read_tree(text, "")
    names = (field, chinese_names("office")[field])
    key, value = next((pair for pair in root.value if pair[0].value in names), (None, None))
    if key is None or value is None:
        lines = "".join(f"  {one}\n" for one in _lines(pairs.items()))
        return f"{text.rstrip()}\n\n{names[1]}:\n{lines}"
    present = {inner.value: node for inner, node in value.value} if value.is_map else {}
    new = _lines((name, said) for name, said in pairs.items() if name not in present)
    edits = [(node.start, node.end, scalar(pairs[name])) for name, node in present.items() if name in pairs]
    if new:
        edits.append(_added(text, key, value, new))
    for start, end, said in sorted(edits, reverse=True):
        text = text[:start] + said + text[end:]
    return text


def _lines(pairs: Iterable[tuple[str, str]]) -> list[str]:
    return [f"{scalar(name)}: {scalar(said)}" for name, said in pairs]


def _added(text: str, key: Node, value: Node, new: list[str]) -> tuple[int, int, str]:
    """Where new pairs go: before the brace that ends a map, below its last line, or below its name."""
    if value.is_map and value.style == "{":
        at = value.end - 1
        return at, at, (", " if value.value else "") + ", ".join(new)
    pairs = value.value if value.is_map else ()
    last, indent = (pairs[-1][1], pairs[0][0].column - 1) if pairs else (key, key.column + 1)
    line_end = text.find("\n", last.end)
    at = line_end if line_end >= 0 else len(text)
    return at, at, "".join(f"\n{' ' * indent}{one}" for one in new)
