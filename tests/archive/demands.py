"""Composed demands, each with the answer that is meant: reworded, in another order, half of the words left out."""

from __future__ import annotations

import random
from itertools import product
from typing import NamedTuple

from drafting.archive.paper import LETTER, Paper, Passage
from tests.archive.composing import answer

_THINGS = (
    (("停车泊位", "停车位", "车位"), "停车场{a}处，新增泊位{b}个"),
    (("充电桩", "充电设施", "新能源汽车充电点"), "充电桩{b}个，其中快充{a}个"),
    (("路灯", "照明设施", "夜间照明"), "路灯{b}盏，更换灯杆{a}根"),
    (("便民座椅", "休息座椅", "长椅"), "座椅{b}把，其中无障碍座椅{a}把"),
    (("公共厕所", "公厕", "卫生间"), "公厕{a}座，设第三卫生间{a}处"),
    (("公交线路", "公交车", "公共交通"), "公交站{a}处，增加班次{b}班"),
    (("垃圾分类", "分类垃圾箱", "生活垃圾收集"), "分类收集点{a}处，配备箱体{b}个"),
    (("养老服务站", "老年食堂", "助老服务"), "养老服务站{a}处，设床位{b}张"),
    (("幼儿园", "学前教育", "托幼机构"), "公办园{a}所，新增学位{b}个"),
    (("老旧电梯", "加装电梯", "电梯"), "电梯{a}部，受益居民{b}户"),
    (("污水管网", "雨污分流", "排水管道"), "管网{b}米，改造检查井{a}处"),
    (("口袋公园", "街头绿地", "社区游园"), "口袋公园{a}处，绿化{b}平方米"),
    (("图书馆", "阅读空间", "城市书房"), "城市书房{a}处，藏书{b}册"),
    (("社区医院", "卫生服务中心", "基层医疗"), "卫生服务中心{a}处，增加床位{b}张"),
    (("人行天桥", "过街设施", "过街通道"), "过街天桥{a}座，无障碍坡道{b}米"),
    (("噪声扰民", "施工噪声", "夜间噪声"), "噪声监测点{a}处，查处违规施工{b}起"),
    (("自来水", "供水管网", "二次供水"), "供水管网{b}米，改造泵房{a}座"),
    (("健身器材", "体育设施", "健身步道"), "健身步道{b}米，更新器材{a}件"),
    (("农贸市场", "菜市场", "便民菜店"), "农贸市场{a}处，规范摊位{b}个"),
    (("网络诈骗", "电信诈骗", "反诈宣传"), "宣传讲座{a}场，劝阻受骗群众{b}人"),
)
_PLACES = (
    "鼓楼街",
    "文昌公园",
    "城东客运站",
    "石桥乡",
    "枣岭集镇",
    "滨河新区",
    "高铁北站",
    "大学城",
    "老城区",
    "经开区",
    "青河镇",
    "望江社区",
    "火车站广场",
    "实验小学周边",
    "人民医院门前",
)
_OPENINGS = (
    "希望在{place}{do}{thing}",
    "{place}的{thing}太少，请{do}",
    "建议{do}{place}一带的{thing}",
    "{do}{thing}，方便{place}居民",
)
_DOINGS = ("增加", "新建", "尽快解决", "改善", "加快建设", "完善", "更新", "加强管理")
_TAILS = ("，居民反映多年", "，以方便群众出行", "，减少安全隐患", "，并公布时间表", "")


class Judged(NamedTuple):
    """A demand, and the paper whose answer is meant."""

    demand: str
    paper: Paper


def _paper(rng: random.Random, number: int, place: str, thing: tuple[tuple[str, ...], str]) -> Paper:
    """A letter with the answer that is meant, among a filler's words, and with another answer beside it."""
    names, said = thing
    done = said.format(a=rng.randint(2, 30), b=rng.randint(31, 900))
    text = (
        f"关于{place}{names[0]}的问题，我局{rng.randint(3, 8)}月到现场核实。今年在{place}建成{done}。"
        f"{answer(rng, 120)}{place}其余的{names[1]}，将于{rng.randint(2024, 2027)}年底前完成。{answer(rng, 60)}"
    )
    passages = (Passage(1, text, f"关于{place}{names[0]}"), Passage(2, answer(rng), "关于其他问题"))
    return Paper(
        LETTER,
        passages,
        kind="建议答复",
        title=f"关于改善{place}民生的建议",
        number=f"9{number}",
        document_number=f"云民函〔2024〕{number}号",
        class_="B",
        date="2024-09-10",
    )


def _reworded(rng: random.Random, place: str, names: tuple[str, ...]) -> str:
    """The demand in other words: another name of the thing, another order, half of its other words left out."""
    thing = rng.choice(names[1:] if rng.random() < 0.7 else names)
    tail = rng.choice(_TAILS) if rng.random() < 0.5 else ""
    return rng.choice(_OPENINGS).format(place=place, do=rng.choice(_DOINGS), thing=thing) + tail


def judged() -> list[Judged]:
    """A demand for each place and thing: 300."""
    rng = random.Random(11)
    cases = product(_PLACES, _THINGS)
    return [
        Judged(_reworded(rng, place, thing[0]), _paper(rng, number, place, thing))
        for number, (place, thing) in enumerate(cases, 1)
    ]
