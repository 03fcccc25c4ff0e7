"""The pictures of an old letter: where they stand in it, and the files that a form has beside it."""

from __future__ import annotations

from bisect import bisect_left, insort
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

from drafting.document import Document, Role
from drafting.language.pictures import parse_picture, picture_line
from drafting.letter.body import Point
from drafting.letter.lines import Line
from drafting.letter.record import PICTURE, Reading, Record


def apart(lines: Sequence[Line]) -> tuple[list[Line], list[Line]]:
    """The lines of text, by which a letter is recognised, and those of pictures."""
    text = [line for line in lines if line.role is not Role.FIGURE]
    return text, [line for line in lines if line.role is Role.FIGURE]


def between(pictures: Sequence[Line], above: Sequence[Line], below: Sequence[Line]) -> list[Line]:
    """The pictures behind the last of the lines above and before the first of those below."""
    start = above[-1].place if above else (-1, 0)
    return [line for line in pictures if line.place > start and (not below or line.place < below[0].place)]


def among(
    points: Sequence[Point], pictures: Sequence[Line], above: Sequence[Line], below: Sequence[Line]
) -> list[Line]:
    """The pictures of the answer, which stands between the lines above and below: none above its first heading."""
    if not points:
        return []
    return between(pictures, [points[0].head] if points[0].head else above, below)


def put_into(points: Sequence[Point], pictures: Sequence[Line]) -> None:
    """Add each picture to the lines of the point that it stands in."""
    starts = [point.all_lines[0].place for point in points]
    for picture in pictures:
        owner = points[max(bisect_left(starts, picture.place) - 1, 0)]
        insort(owner.lines, picture, key=lambda line: line.place)


def note_unread(record: Record) -> None:
    """A finding at each text that has a picture without its file, as plain text and web pages have them."""
    for path, line in _lines(record.fields):
        called = parse_picture(line)
        if called and not called.file:
            record.note(PICTURE, f"图没有读入：{line}", path, do="把图片存到表单旁边，写作【图：文件名.png 题注】")


def files_of(document: Document, fields: Mapping[str, Any]) -> dict[str, bytes]:
    """The files of the pictures that the fields call, by their names there."""
    found = {called.file: p.picture.content for p in document if p.picture and (called := parse_picture(p.text))}
    wanted = {called.file for _, line in _lines(fields) if (called := parse_picture(line))}
    return {name: content for name, content in found.items() if name in wanted}


def renamed(reading: Reading, names: Mapping[str, str]) -> Reading:
    """The reading with other names for its pictures, in its text as well."""
    record = {**reading.record}
    for field, key in _TEXTS:
        if isinstance(items := record.get(field), list):
            record[field] = [
                {**item, key: _renamed(item[key], names)} if isinstance(item, Mapping) and item.get(key) else item
                for item in items
            ]
    pictures = {names.get(name, name): content for name, content in reading.pictures.items()}
    return replace(reading, record=record, pictures=pictures)


def _renamed(text: str, names: Mapping[str, str]) -> str:
    return "\n".join(
        picture_line(names[called.file], called.caption)
        if (called := parse_picture(line)) and called.file in names
        else line
        for line in text.split("\n")
    )


_TEXTS = (("responses", "body"), ("attachments", "body"))
"""The fields whose texts may call a picture."""


def _lines(fields: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """The lines of the texts that may call a picture, each with the text's path."""
    for field, key in _TEXTS:
        items = fields.get(field)
        for position, item in enumerate(items if isinstance(items, list) else ()):
            if isinstance(item, Mapping):
                yield from ((f"{field}.{position}.{key}", line) for line in str(item.get(key) or "").split("\n"))
