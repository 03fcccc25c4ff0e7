"""A letter that is sent for review: a bookmark around each field's paragraphs, and one that names the form's text.

A name in Word has at most 40 letters, digits and underscores; one that begins with an underscore is not listed. So
responses.0.body is _df_responses__0__body, a second place of it _df2_responses__0__body, and the text of the form, kept
beside it (form.history.keep), _df_base_ with its version. No copy of the form is in the letter.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby, pairwise
from pathlib import Path

from lxml import etree

from drafting.document import Document, Paragraph
from drafting.form import history
from drafting.readers._word import W, attribute
from drafting.readers.docx import BODY, unpack
from drafting.review.package import packed, unpacked, with_parts
from drafting.review.places import Place, Places

_COPIED = "(?:_Copy_[0-9]+)*"  # LibreOffice names so what stands in a table that floats
_FIELD = re.compile(f"_df[0-9]*_([a-z]+(?:_{{1,2}}(?:[a-z]+|[0-9]{{1,4}}))*){_COPIED}")
_BASE = re.compile(f"_df_base_([0-9a-f]{{16}}){_COPIED}")
_LONGEST = 200  # characters of a name, much longer than Word's
_START, _END = f"{W}bookmarkStart", f"{W}bookmarkEnd"

Range = tuple[Place, Place]
"""The first and the last of a field's characters."""


def bookmarked(data: bytes, document: Document, version: str) -> bytes:
    """The .docx that was written of a document, with the bookmarks of a letter for review.

    `version` is that of the form's text. Raises DraftingError where the package cannot be copied.
    """
    contents, parts = unpacked(data), unpack(data)
    body = parts[BODY]
    for number, (name, (first, last)) in enumerate(_named(_ranges(document, parts)), 1):
        _run(first).addprevious(body.makeelement(_START, {f"{W}id": str(number), f"{W}name": name}))
        _run(last).addnext(body.makeelement(_END, {f"{W}id": str(number)}))
    top = next(body.iter(f"{W}p"))
    at = 0 if top.find(f"{W}pPr") is None else 1
    top.insert(at, body.makeelement(_START, {f"{W}id": "0", f"{W}name": f"_df_base_{version}"}))
    top.insert(at + 1, body.makeelement(_END, {f"{W}id": "0"}))
    return packed(data, with_parts(contents, {BODY: body}))


def fields_at(data: bytes, lines: Sequence[str]) -> Mapping[int, str]:
    """For each line of a letter that came back the path of the field in whose bookmark it stands, new lines too.

    A line that reaches into several is the field's of which it has the most; one that stands in none is left out.
    `lines` are the letter's paragraphs as readers give them. Empty for a letter without bookmarks.
    """
    parts = unpack(data)
    body = parts[BODY]
    places = Places(parts, lines)
    inside: dict[str, str] = {}
    counts: dict[int, Counter[str]] = defaultdict(Counter)
    for element in body.iter(_START, _END, f"{W}t"):
        number = attribute(element, "id")
        if element.tag == _END:
            inside.pop(number, None)
        elif element.tag == _START:
            if path := _path(attribute(element, "name")):
                inside[number] = path
        elif inside and (stretch := places.stretch(element)):
            counts[stretch.line][next(reversed(inside.values()))] += stretch.end - stretch.start
    found = {line: count.most_common(1)[0][0] for line, count in counts.items()}
    return found | dict(_between(found))


def _between(found: Mapping[int, str]) -> Iterator[tuple[int, str]]:
    """The lines without words of their own, as pictures are, that stand between two of one field."""
    for before, after in pairwise(sorted(found)):
        if found[before] == found[after]:
            yield from ((line, found[before]) for line in range(before + 1, after))


def base_of(data: bytes, form: Path) -> str | None:
    """The text of a form of which a letter that came back was made; None where it does not say, or that is not kept."""
    version = version_in(data)
    return history.kept(form, version) if version else None


def version_in(data: bytes) -> str:
    """The version of the form's text of which a letter for review was made; "" for what is no such letter."""
    names = (attribute(mark, "name")[:_LONGEST] for mark in unpack(data)[BODY].iter(_START))
    return next((base[1] for name in names if (base := _BASE.fullmatch(name))), "")


def _ranges(document: Document, parts: Mapping[str, etree._Element]) -> Iterator[tuple[str, Range]]:
    """The fields of a document, and where their paragraphs stand in its file, those that stand together as one."""
    places = Places(parts, [paragraph.text for paragraph in document])
    for source, group in groupby(enumerate(document), lambda one: one[1].source):
        found = [where for number, one in group if source and (where := _where(number, one, places, parts))]
        if found:
            yield source, (found[0][0], found[-1][1])


def _where(number: int, one: Paragraph, places: Places, parts: Mapping[str, etree._Element]) -> Range | None:
    """A paragraph's characters in the file. A head prints some in another order: these are looked for from above."""
    return places.of(number, 0, len(one.text)) or Places(parts, [one.text]).of(0, 0, len(one.text))


def _named(ranges: Iterator[tuple[str, Range]]) -> Iterator[tuple[str, Range]]:
    """The ranges under the names of their bookmarks."""
    counts: Counter[str] = Counter()
    for source, range_ in ranges:
        counts[source] += 1
        yield f"_df{counts[source] if counts[source] > 1 else ''}_{source.replace('.', '__')}", range_


def _path(name: str) -> str:
    """The field that a bookmark is of; "" for what is none."""
    found = None if len(name) > _LONGEST or _BASE.fullmatch(name) else _FIELD.fullmatch(name)
    return found[1].replace("__", ".") if found else ""


def _run(place: Place) -> etree._Element:
    return next(place.element.iterancestors(f"{W}r"))
