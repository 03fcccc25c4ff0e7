"""What the composed proposals are about, read from topics.txt: a title, reasons, what it is for, and demands."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple


class Ask(NamedTuple):
    """A demand: `short` as a heading, `more` behind it, `long` a sentence without its end, `agent` who is to do it."""

    short: str
    more: str
    long: str
    agent: str


class Topic(NamedTuple):
    """One matter."""

    title: str
    reasons: tuple[str, ...]
    purpose: str
    demands: tuple[Ask, ...]


def _topics() -> Iterator[Topic]:
    text = Path(__file__).with_suffix(".txt").read_text(encoding="utf-8")
    for section in text.split("\n\n")[1:]:
        said: dict[str, list[str]] = {}
        for line in section.strip().splitlines():
            key, _, value = line.partition(" ")
            said.setdefault(key, []).append(value)
        asks = map(Ask, said["短"], said["续"], said["长"], said["谁"])
        yield Topic(said["题目"][0], tuple(said["理由"]), said["目的"][0], tuple(asks))


TOPICS = tuple(_topics())
NAMES = (
    "陈知远",
    "林若溪",
    "许望舒",
    "冯远志",
    "顾长宁",
    "方怀瑾",
    "罗平",
    "欧阳明远",
    "叶知秋",
    "孔远",
    "周锋",
    "郎景和",
    "买买提·艾力江",
    "次仁卓玛",
    "左丘宁",
    "昝玉",
)
PLACES = ("云州市", "清溪县", "东城区", "临河市", "青柳县")
UNITS = ("双桥镇人民政府", "云州一中", "清溪县人民医院", "临河建筑公司")
