"""A .docx unpacked whole and packed again: what was not replaced is byte for byte as it was."""

from __future__ import annotations

import io
import posixpath
import zipfile
from collections.abc import Mapping

from lxml import etree

from drafting.findings import DraftingError
from drafting.packed import NoPackage, TooLarge
from drafting.packed import unpacked as bounded
from drafting.readers._word import W, in_utf8, parse
from drafting.readers.docx import BODY, RELATIONS

MAX_COPIED = 200_000_000
"""Bytes of a package unpacked, pictures and all."""

_TYPES = "[Content_Types].xml"
_TYPE = "{http://schemas.openxmlformats.org/package/2006/content-types}Override"
_DEFAULT = "{http://schemas.openxmlformats.org/package/2006/content-types}Default"
_CONTENT = "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml"
_RELATION = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
_KIND = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/comments"
_IMAGE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/image"
_NO_RELATIONS = b'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"/>'
_STRICT = b"http://purl.oclc.org/ooxml/"

Contents = dict[str, bytes]


def unpacked(data: bytes) -> Contents:
    """Every part of a package, in its order.

    Raises DraftingError where it is broken, inflates beyond MAX_COPIED, or is Strict Open XML.
    """
    try:
        contents = bounded(data, MAX_COPIED)
    except TooLarge:
        message = f"文件解开后超过 {MAX_COPIED // 1_000_000} MB，或部件过多，不是一份答复"
        raise DraftingError.of("R105", message) from None
    except NoPackage:
        raise _unfit("文件有部件已损坏，做不成标注本") from None
    if _TYPES not in contents:
        raise _unfit("文件缺少部件，做不成标注本")
    if _STRICT in contents.get(BODY, b"")[:5000]:
        raise _unfit("文件是“Strict Open XML 文档”，做不成标注本")
    return contents


def packed(data: bytes, contents: Mapping[str, bytes]) -> bytes:
    """The package again with these contents, the parts of `data` dated and packed as they were."""
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as new:
        for name, content in contents.items():
            before = old.NameToInfo.get(name)
            entry = zipfile.ZipInfo(name, before.date_time if before else (1980, 1, 1, 0, 0, 0))
            new.writestr(entry, content, before.compress_type if before else zipfile.ZIP_DEFLATED)
    return made.getvalue()


def comments_of(contents: Mapping[str, bytes]) -> tuple[str, etree._Element]:
    """The part that holds the comments, and its root; a free name and an empty one where there is none yet."""
    for one in _relations(contents).iter(_RELATION):
        name = posixpath.normpath(posixpath.join("/word", one.get("Target", ""))).lstrip("/")
        if one.get("Type") == _KIND and name in contents:
            return name, parse(in_utf8(contents[name]))
    names = ("word/comments.xml", *(f"word/comments{number}.xml" for number in range(1, len(contents) + 2)))
    free = next(name for name in names if name not in contents)
    return free, etree.Element(f"{W}comments", nsmap={"w": W[1:-1]})


def with_parts(contents: Mapping[str, bytes], parts: Mapping[str, etree._Element], comments: str = "") -> Contents:
    """The contents with these parts in their places; the part of the `comments` is made known where it is new."""
    made = {**contents, **{name: _written(root) for name, root in parts.items()}}
    if comments and comments not in contents:
        relations, types = _relations(contents), parse(in_utf8(contents[_TYPES]))
        known = {one.get("Id") for one in relations}
        key = next(key for key in (f"rId{number}" for number in range(1, len(known) + 2)) if key not in known)
        target = comments.removeprefix("word/")
        etree.SubElement(relations, _RELATION, {"Id": key, "Type": _KIND, "Target": target})
        etree.SubElement(types, _TYPE, {"PartName": f"/{comments}", "ContentType": _CONTENT})
        made |= {RELATIONS: _written(relations), _TYPES: _written(types)}
    return made


def with_pictures(contents: Mapping[str, bytes], pictures: Mapping[str, str], files: Mapping[str, bytes]) -> Contents:
    """The contents with more `files`, and each relation of `pictures` to the one of them that it shows."""
    if not pictures:
        return dict(contents)
    relations, types = _relations(contents), parse(in_utf8(contents[_TYPES]))
    for key, name in pictures.items():
        target = name.removeprefix("word/")
        etree.SubElement(relations, _RELATION, {"Id": key, "Type": _IMAGE, "Target": target})
        if not any(one.get("Extension", "").lower() == _ending(name) for one in types.iter(_DEFAULT)):
            kind = {"Extension": _ending(name), "ContentType": f"image/{_ending(name).replace('jpg', 'jpeg')}"}
            types.insert(0, types.makeelement(_DEFAULT, kind))
    return {**contents, **files, RELATIONS: _written(relations), _TYPES: _written(types)}


def _ending(name: str) -> str:
    return name.rpartition(".")[2].lower()


def _relations(contents: Mapping[str, bytes]) -> etree._Element:
    return parse(in_utf8(contents.get(RELATIONS, _NO_RELATIONS)))


def _written(root: etree._Element) -> bytes:
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)


def _unfit(message: str) -> DraftingError:
    return DraftingError.of("Y001", message, remedy="用 Word 或 WPS 打开，另存为“Word 文档（.docx）”再试")
