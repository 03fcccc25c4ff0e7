"""Any text in any field, as a letter in each format: nothing typed is missing, and what is read back makes a form.

`python tests/fuzz/letters.py 5000` tries so many letters; the suite tries a few of them.
"""

from __future__ import annotations

import contextlib
import io
import random
import re
import sys
from collections import Counter
from collections.abc import Iterator
from html import unescape
from typing import Any
from zipfile import ZipFile

from drafting.document import Document, Layout
from drafting.editions.produce import produce
from drafting.findings import DraftingError
from drafting.form.load import load_text
from drafting.form.revise import revise, values_of
from drafting.form.write import write_form
from drafting.language.characters import fit
from drafting.layout.imprint import unprinted
from drafting.letter.read import read
from drafting.letter.record import MISSING
from drafting.letter.transcript import to_form
from drafting.model.kinds import kind_names
from drafting.wording.word import word
from drafting.writers import write

FORMATS = ("docx", "html", "txt")
SIGNS = (
    *"云教局何维一二十（）()：:、，。；“”‘’《》〔〕[]{}#&<>|-—·.,!?%@`'\"\\~*_+=/0９a Z\t\u3000\xa0",
    *"\u2003\u200b\u00ad\u0301\U00020bb7\U0001f600ﬁ㎡①",
    *("（一）", "一、", "1.", "（1）", "1.8万", "附件：", "抄送：", "表1：甲", "{{ 7*7 }}", "{% if %}", "]]>", "<b>"),
    *("&amp;", "&#38;", "---", "您好！", "云州市教育局", "2026年9月10日", "关于加强学校周边停车管理的建议", "收悉"),
    *("联系人", "（联系人：何维，5550123）", "\\|", "第76号", "签发人："),
)
LINES = ("\n", "\n\n", "\n　　", "\n| 甲 | 乙 |\n| --- | --- |\n| 丙 | 丁 |\n")
ONE = (
    "document_number",
    "signatory",
    "result",
    "title",
    "salutation",
    "issuer",
    "copy_number",
    "secrecy",
    "urgency",
    "printed_by",
)
_SPACE = re.compile(r"[\s\u200b]")


def text(chance: random.Random, several: bool = False) -> str:
    """A typed text, of several lines where that may be; rarely very long."""
    pieces = chance.choices((*SIGNS, *(LINES * 4 if several else ())), k=chance.choice((1, 2, 5, 12, 40)))
    made = fit("".join(pieces) * (chance.choice((1, 1, 1, 1, 1, 30)) if several else 1))
    return made if several else made.replace("\n", "")


def values(chance: random.Random) -> dict[str, Any]:
    """A form's fields, each with some text."""
    made: dict[str, Any] = {"kind": chance.choice(kind_names()), "layout": chance.choice([*Layout]).value}
    made["proposal"] = {"session": "市政协五届三次会议", "number": "76", "proposers": [{"name": "陈知远"}]}
    if made["kind"] == "会办意见":
        made["proposal"] |= {"kind": "提案", "host": "云州市教育局"}
    made["responses"] = [
        {name: text(chance, name == "body") for name in ("heading", "body") if name == "body" or chance.random() < 0.6}
        for _ in range(chance.choice((1, 1, 2, 4)))
    ]
    made |= {name: text(chance) for name in ONE if chance.random() < 0.3}
    for name in ("opening", "closing"):
        if chance.random() < 0.2:
            made[name] = text(chance, True) + "。特此说明如下。"
    if chance.random() < 0.3:
        made["attachments"] = [text(chance) for _ in range(chance.choice((1, 2, 3)))]
    if chance.random() < 0.3:
        made["cc"] = [{"recipient": text(chance)}]
    if chance.random() < 0.3:
        made["contacts"] = [{"unit": text(chance), "person": "何维", "phone": "5550123"}]
    return made


def bare(typed: str) -> str:
    """Without white space, and without the backslash that tells a typed | from one of a table."""
    return _SPACE.sub("", typed).replace("\\", "")


def shown(document: Document, format: str) -> tuple[bytes, str]:
    """A file and the text that it shows, without white space."""
    data = write(document, format)
    if format == "docx":
        with ZipFile(io.BytesIO(data)) as package:
            parts = [
                package.read(name).decode()
                for name in package.namelist()
                if re.match("word/(document|footer|header)", name)
            ]
        return data, bare(
            "".join(unescape(piece) for part in parts for piece in re.findall(r"<w:t[^>]*>([^<]*)</w:t>", part))
        )
    if format == "html":
        return data, bare(unescape(re.sub("<[^>]*>", "", data.decode().partition("<main>")[2])))
    return data, bare(data.decode())


def pieces(typed: dict[str, Any]) -> Iterator[tuple[str, str]]:
    """What was typed into each printed field, as far as it stands together in every format."""
    for field in ONE:
        if typed.get(field) and (field != "printed_by" or typed["layout"] == Layout.RED_HEAD.value):
            yield field, typed[field]
    for response in typed["responses"]:
        yield "heading", response.get("heading", "")
        for line in response["body"].split("\n"):
            cells = line if line.count("|") > 1 or "\t" in line else ""
            yield from (("body", piece) for piece in re.split(r"[|\t]", line) if not cells or piece.strip(" -:\\"))
    yield from (("attachments", title) for title in typed.get("attachments", ()))


def attempt(seed: int) -> str:
    """What came of the letter of this seed. Raises AssertionError, or whatever it should not."""
    chance = random.Random(seed)
    typed = values(chance)
    try:
        form = write_form(typed)
        reply = load_text(form)
        document = word(reply)
    except DraftingError as error:
        assert all(finding.code and finding.message for finding in error.findings), seed
        return "refused"
    assert values_of(revise(form, {**values_of(form), "issuer": "云州市水利局"}))["issuer"] == "云州市水利局"
    printed = (paragraph for paragraph in document if paragraph not in unprinted(document))
    whole = [bare(cell) for paragraph in printed for cell in paragraph.text.split("\t")]
    format = chance.choice(FORMATS)
    for each in FORMATS:
        data, said = shown(document, each)
        assert not [one for one in whole if one not in said], (seed, each, [one for one in whole if one not in said])
        for field, piece in pieces(typed):
            lost = [one for one in bare(piece).strip("：:-\\|") if one not in said]
            assert not lost, (seed, each, field, piece, lost)
        if each == format:
            kept = data
    with contextlib.suppress(DraftingError):  # a letter that must not be public
        for made in produce(reply, None, ["public"]):
            write(made.document, format)
    return _back(kept, format, seed)


def _back(data: bytes, format: str, seed: int) -> str:
    """What came of reading the letter: a form that loads, or words."""
    try:
        reading = read(data)
    except DraftingError as error:
        assert all(finding.code and finding.message for finding in error.findings), seed
        return f"{format} unread"
    try:
        load_text(to_form(reading))
    except DraftingError as error:
        lacking = reading.reply is None and any(finding.code == MISSING for finding in reading.findings)
        assert lacking, (seed, error)
        return f"{format} to be filled in"
    return f"{format} read"


def main(count: int) -> Counter[str]:
    """What came of so many letters."""
    came: Counter[str] = Counter()
    for seed in range(count):
        try:
            came[attempt(seed)] += 1
        except BaseException:
            print(seed)
            raise
    return came


if __name__ == "__main__":
    print("letters:", dict(main(int(sys.argv[1]))))
