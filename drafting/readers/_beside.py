"""What a .docx holds beside its text, named: changes and comments of reviewers, notes, hidden text, what is no text."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from lxml import etree

from drafting.document import Notice
from drafting.readers._word import W, attribute

PARTS = ("comments", "footnotes", "endnotes")
_CHANGES = ("ins", "del", "moveFrom", "moveTo", "rPrChange", "pPrChange", "sectPrChange", "tblPrChange", "tcPrChange")
_MOST, _LONGEST = 5, 40  # texts quoted of a kind, characters of each

Parts = dict[str, etree._Element]


def notices(parts: Parts) -> Iterator[Notice]:
    """What must be said of a package beside its paragraphs."""
    printed = [root for name, root in parts.items() if not name.endswith(("styles.xml", "numbering.xml"))]
    changes = _count(printed, *(f"{W}{name}" for name in _CHANGES))
    if changes:
        deleted = (_said(element, "delText") for root in printed for element in root.iter(f"{W}del", f"{W}moveFrom"))
        yield Notice(f"有修订{changes}处，按全部接受读入{_quoted(deleted, '删去的是')}", pending=True)
    comments = [f"{attribute(comment, 'author')}：{_said(comment)}" for comment in _notes(parts, "comment")]
    if comments:
        yield Notice(f"有批注{len(comments)}条，没有读入{_quoted(comments)}", pending=True)
    for kind, name in (("脚注", "footnote"), ("尾注", "endnote")):
        notes = [_said(note) for note in _notes(parts, name) if not attribute(note, "type")]
        if notes:
            yield Notice(f"有{kind}{len(notes)}条，没有读入{_quoted(notes)}")
    hidden = [text for root in printed for run in root.iter(f"{W}r") if _is_hidden(run) and (text := _said(run))]
    if hidden:
        yield Notice(f"有隐藏文字{len(hidden)}处，打印时看不见，已读入{_quoted(hidden)}")
    for said, names in (
        ("个嵌入的对象或文件，没有读入", (f"{W}object", f"{W}altChunk")),
        ("个内容控件还没有填写，读入的是其提示", (f"{W}showingPlcHdr",)),
        ("个特殊字体的符号，没有读入", (f"{W}sym",)),
    ):
        if count := _count(printed, *names):
            yield Notice(f"有{count}{said}")


def _count(roots: Iterable[etree._Element], *names: str) -> int:
    return sum(1 for root in roots for _ in root.iter(*names))


def _notes(parts: Parts, name: str) -> list[etree._Element]:
    root = parts.get(f"word/{name}s.xml")
    return [] if root is None else root.findall(f"{W}{name}")


def _is_hidden(run: etree._Element) -> bool:
    vanish = run.find(f"{W}rPr/{W}vanish")
    return vanish is not None and attribute(vanish, "val") not in ("0", "false", "off")


def _said(element: etree._Element, *names: str) -> str:
    """The text in it, as much as is quoted."""
    text = ""
    for part in element.iter(*(f"{W}{name}" for name in names or ("t",))):
        text += part.text or ""
        if len(text) > _LONGEST:
            return f"{text[:_LONGEST]}…"
    return text.strip()


def _quoted(texts: Iterable[str], by: str = "") -> str:
    """The first few of the texts in quotation marks, behind a colon."""
    said = [text for text in texts if text]
    more = "等" if len(said) > _MOST else ""
    return f"，{by}：".replace("，：", "：") + "".join(f"“{text}”" for text in said[:_MOST]) + more if said else ""
