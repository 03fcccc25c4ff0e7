"""Composed papers: words of the field in sentences of the genre, a paper for each seed, all invented."""

from __future__ import annotations

import random
from functools import cache
from itertools import accumulate
from pathlib import Path

from drafting.archive.paper import LETTER, Paper, Passage

WORDS = Path(__file__).parents[2] / "drafting" / "language" / "title_words.txt"
_CITIES = ("云州市", "宁川县", "海湾区", "龙桐县", "泽宁市")
_AGENCIES = ("交通运输局", "水利局", "教育体育局", "民政局", "城市管理局", "卫生健康局")
_ANSWER = 390
"""Characters of an answer; a letter has three."""


@cache
def _words(kind: str) -> tuple[list[str], list[float]]:
    """The words of a class, in an order of their own, with how often each is drawn, summed up."""
    text = WORDS.read_text(encoding="utf-8").partition(f"[{kind}]")[2].partition("[")[0]
    words = [word for line in text.split("\n") if not line.startswith("#") for word in line.split()]
    random.Random(1).shuffle(words)
    return words, [*accumulate(1 / (place + 3) for place in range(len(words)))]


def draw(rng: random.Random, kind: str, count: int) -> list[str]:
    words, weights = _words(kind)
    return rng.choices(words, cum_weights=weights, k=count)


def _sentence(rng: random.Random) -> str:
    n, v, m = draw(rng, "名词", 5), draw(rng, "动词", 3), draw(rng, "修饰", 2)
    year, count, money = rng.randint(2015, 2026), rng.randint(2, 900), rng.randint(20, 9000)
    shapes = (
        f"{m[0]}{v[0]}{n[0]}{n[1]}，{v[1]}{n[2]}{count}{rng.choice('个处项家座')}，{m[1]}{v[2]}{n[3]}的{n[4]}。",
        f"{year}年{rng.randint(1, 12)}月，我局{v[0]}{n[0]}，对{n[1]}、{n[2]}{m[0]}{v[1]}，{n[3]}已{v[2]}。",
        f"针对{n[0]}{n[1]}的问题，会同{n[2]}等单位{m[0]}{v[0]}，投入{money}万元{v[1]}{n[3]}。",
        f"下一步，将{m[0]}{v[0]}{n[0]}，于{year + 1}年底前{v[1]}{n[1]}{n[2]}，确保{n[3]}{v[2]}。",
    )
    return rng.choice(shapes)


def answer(rng: random.Random, length: int = _ANSWER) -> str:
    text = ""
    while len(text) < length:
        text += _sentence(rng)
    return text


def compose(seed: int) -> Paper:
    """A letter of about 1,200 characters."""
    rng = random.Random(seed)
    passages = tuple(
        Passage(nth, answer(rng), f"关于{draw(rng, '动词', 1)[0]}{''.join(draw(rng, '名词', 2))}") for nth in (1, 2, 3)
    )
    kind = rng.choice(("建议", "议案", "提案"))
    title = f"关于{draw(rng, '修饰', 1)[0]}{draw(rng, '动词', 1)[0]}{''.join(draw(rng, '名词', 2))}的{kind}"
    year = 2010 + seed % 16
    return Paper(
        LETTER,
        passages,
        kind=f"{kind}答复",
        title=title,
        session="市十六届人大二次会议" if kind != "提案" else "市政协五届三次会议",
        number=str(seed + 1),
        proposers="陈知远",
        agency=rng.choice(_CITIES) + rng.choice(_AGENCIES),
        document_number=f"云交函〔{year}〕{seed + 1}号",
        class_=rng.choice("ABC"),
        date=f"{year}-{rng.randint(1, 12):02}-{rng.randint(1, 28):02}",
    )


def texts(paper: Paper) -> list[str]:
    """All of a paper that is searched, passage by passage."""
    return ["\n".join((p.text, paper.title, p.heading, p.demand)) for p in paper.passages]
