"""Pairs of letters made here: an example, and the same with a few edits of every kind that a reviewer makes."""

from __future__ import annotations

import copy
from collections.abc import Callable, Iterator
from pathlib import Path
from random import Random
from typing import Any

from drafting.document import Document, Layout
from drafting.form.load import load
from drafting.language.tables import is_caption, is_row
from drafting.model.reply import Reply
from drafting.wording.word import word

ROOT = Path(__file__).parents[2]
EXAMPLES = sorted((ROOT / "examples").glob("*.yaml"))
SENTENCES = (
    "下一步，我们将会同有关单位逐项抓好落实，年底前完成全部建设任务。",
    "截至9月底，已排查点位126处，整改到位117处，其余9处正在施工。",
    "市财政安排专项资金380万元，按工程进度分两批拨付。",
    "我们每季度公布一次进展情况，接受代表和市民监督。",
    "对暂不具备条件的路段，先行增设警示标志和照明设施。",
)
WORDS = ("全面", "逐步", "会同有关部门", "按计划", "3处", "12月20日前", "有序")

Record = dict[str, Any]


def record_of(path: Path) -> Record:
    """An example as data."""
    return load(path).model_dump(mode="json", exclude_none=True)


def letter(record: Record, layout: Layout | None = None) -> Document:
    """The letter that data make."""
    document = word(Reply.model_validate(record), folder=ROOT / "examples")
    return Document(document.paragraphs, layout or document.layout, document.keywords)


def edited(record: Record, random: Random, count: int) -> tuple[Record, list[str]]:
    """The data with so many edits, and what they are."""
    changed, made = copy.deepcopy(record), []
    while len(made) < count:
        kind = random.choice(list(EDITS))
        if EDITS[kind](changed, random):
            made.append(kind)
    return changed, made


def _texts(record: Record) -> Iterator[tuple[Record, list[str]]]:
    for one in record["responses"]:
        yield one, one["body"].split("\n")


def _plain(line: str) -> bool:
    return len(line) > 12 and not (is_row(line) or is_caption(line) or line.startswith("【图"))


def _line(record: Record, random: Random, fit: Callable[[str], bool] = _plain) -> tuple[Record, list[str], int] | None:
    """A line of an answer: whose it is, all of its lines, and which."""
    found = [(one, lines, at) for one, lines in _texts(record) for at, line in enumerate(lines) if fit(line)]
    return random.choice(found) if found else None


def _put(one: Record, lines: list[str]) -> bool:
    one["body"] = "\n".join(lines)
    return bool(lines) and bool("".join(lines).strip())


def _words(record: Record, random: Random) -> bool:
    if not (found := _line(record, random)):
        return False
    one, lines, at = found
    start = random.randrange(4, len(lines[at]) - 4)
    end = min(start + random.choice((0, 0, 2, 5)), len(lines[at]))
    lines[at] = lines[at][:start] + random.choice((*WORDS, "")) + lines[at][end:]
    return _put(one, lines)


def _paragraph(record: Record, random: Random) -> bool:
    if not (found := _line(record, random)):
        return False
    one, lines, at = found
    return _put(one, [*lines[: at + 1], random.choice(SENTENCES), *lines[at + 1 :]])


def _removed(record: Record, random: Random) -> bool:
    found = _line(record, random)
    return bool(found) and len(found[1]) > 1 and _put(found[0], found[1][: found[2]] + found[1][found[2] + 1 :])


def _split(record: Record, random: Random) -> bool:
    found = _line(record, random, lambda line: _plain(line) and "。" in line[8:-8])
    if not found:
        return False
    one, lines, at = found
    cut = lines[at].index("。", 8) + 1
    return _put(one, [*lines[:at], lines[at][:cut], lines[at][cut:], *lines[at + 1 :]])


def _joined(record: Record, random: Random) -> bool:
    found = _line(record, random)
    if not found or found[2] + 1 == len(found[1]) or not _plain(found[1][found[2] + 1]):
        return False
    one, lines, at = found
    return _put(one, [*lines[:at], lines[at] + lines[at + 1].lstrip("（一二三四五六七）123."), *lines[at + 2 :]])


def _moved(record: Record, random: Random) -> bool:
    found = _line(record, random)
    if not found or len(found[1]) < 2:
        return False
    one, lines, at = found
    line = lines.pop(at)
    _put(one, lines)
    other, rest = random.choice([*_texts(record)])
    rest.insert(random.randrange(len(rest) + 1), line)
    return _put(other, rest)


def _heading(record: Record, random: Random) -> bool:
    one = random.choice(record["responses"])
    one["heading"] = (one.get("heading") or "关于有关问题") + random.choice(("的工作", "的安排", "情况"))
    return True


def _point(record: Record, random: Random) -> bool:
    new = {"heading": "关于" + random.choice(WORDS) + "推进的问题", "body": "\n".join(random.sample(SENTENCES, 2))}
    record["responses"].insert(random.randrange(len(record["responses"]) + 1), new)
    return True


def _pointless(record: Record, random: Random) -> bool:
    if len(record["responses"]) < 2:
        return False
    record["responses"].pop(random.randrange(len(record["responses"])))
    return True


def _cell(record: Record, random: Random) -> bool:
    if not (found := _line(record, random, is_row)):
        return False
    one, lines, at = found
    cells = lines[at].split("|")
    cells[random.randrange(1, len(cells) - 1)] = f" {random.choice((*WORDS, '77'))} "
    lines[at] = "|".join(cells)
    return _put(one, lines)


def _row(record: Record, random: Random) -> bool:
    if not (found := _line(record, random, is_row)):
        return False
    one, lines, at = found
    count = len(lines[at].split("|")) - 2
    row = "| " + " | ".join(random.choice(WORDS) for _ in range(count)) + " |"
    return _put(one, [*lines[: at + 1], row, *lines[at + 1 :]])


def _rowless(record: Record, random: Random) -> bool:
    found = _line(record, random, is_row)
    if not found or sum(map(is_row, found[1])) < 4:
        return False
    one, lines, at = found
    return _put(one, lines[:at] + lines[at + 1 :])


def _attachment(record: Record, random: Random) -> bool:
    body = f"一、安排\n{random.choice(SENTENCES)}\n表1：进度\n| 批次 | 时间 |\n| 第一批 | 9月 |\n| 第二批 | 10月 |"
    record["attachments"] = [
        *record.get("attachments", ()),
        {"title": f"{random.choice(WORDS)}推进计划表", "body": body},
    ]
    return True


def _number(record: Record, random: Random) -> bool:
    record["document_number"] = f"云水函〔2026〕{random.randrange(2, 99)}号"
    return True


def _date(record: Record, random: Random) -> bool:
    record["date"] = f"2026-0{random.randrange(1, 10)}-{random.randrange(10, 29)}"
    return True


def _salutation(record: Record, random: Random) -> bool:
    record["salutation"] = random.choice(("林知夏代表", "周南、许望舒代表"))
    return True


def _copies(record: Record, random: Random) -> bool:
    record["cc"] = [
        {"recipient": name, "copies": 2} for name in random.sample(("市政府督查室", "市财政局", "市水利局"), 2)
    ]
    return True


def _contacts(record: Record, random: Random) -> bool:
    record["contacts"] = [{"unit": "综合科", "person": "方砚秋", "phone": f"0551-55501{random.randrange(10, 99)}"}]
    return True


EDITS: dict[str, Callable[[Record, Random], bool]] = {
    "改文字": _words,
    "加一段": _paragraph,
    "删一段": _removed,
    "拆段": _split,
    "并段": _joined,
    "移段": _moved,
    "改标题": _heading,
    "加一条": _point,
    "删一条": _pointless,
    "改单元格": _cell,
    "加一行": _row,
    "删一行": _rowless,
    "加附件": _attachment,
    "改字号": _number,
    "改日期": _date,
    "改称谓": _salutation,
    "改抄送": _copies,
    "改联系人": _contacts,
}
