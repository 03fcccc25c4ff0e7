"""Sound replies by composition: kinds, layouts, persons, topics and structures, all invented."""

from __future__ import annotations

import random
from itertools import count

_KINDS = (
    ("建议答复", "建议", "{city}{n}届人大二次会议", "代表", "人大抄送"),
    ("议案答复", "议案", "{city}第{n}届人民代表大会第三次会议", "代表", "人大抄送"),
    ("提案答复", "提案", "政协{city}第{n}届委员会第一次会议", "委员", "政协抄送"),
    ("提案答复", "提案", "{city}政协{n}届四次会议", "委员", "政协抄送"),
)
_CITIES = ("云州市", "宁川县", "海湾区", "龙桐县", "泽宁市")
_NAMES = ("陈知远", "林若溪", "欧阳静宜", "许望舒", "冯远志", "白露", "郑长河", "叶知秋", "罗平", "顾长宁")
_AGENCIES = ("交通运输局", "水利局", "教育体育局", "民政局", "城市管理局", "卫生健康局")
_TOPICS = (
    ("增设社区便民座椅", "已在文昌公园和鼓楼街增设座椅{a}把，其中无障碍座椅{b}把，{m}月底全部投入使用。"),
    ("修补破损步道", "滨河步道破损路段长{a}米，{m}月已完成修补，通过了街道和居民代表参加的验收。"),
    ("优化公交线路", "{m}月起，7路公交车延伸至城东客运站，增加站点{b}处，发车间隔缩短为12分钟。"),
    ("改善农村饮水条件", "石桥乡供水管网已延伸{a}公里，惠及居民{c}人，水质每季度检测一次。"),
    ("加强校门口交通秩序管理", "在实验小学等{b}所学校门前施划人行横道，上学放学时段安排民警值守。"),
    ("建设社区养老服务站", "建成服务站{b}个，配备床位{a}张，由具备资质的机构运营，日均服务老人{c}人次。"),
    ("增加停车泊位", "利用边角地建成停车场{b}处，新增泊位{a}个，前30分钟免费停放。"),
    ("提升集镇污水处理能力", "枣岭集镇污水处理站已建成运行，铺设管网{a}米，出水达到一级A标准。"),
)
_CLASSES = ("B", "C")


def compose(seed: int) -> str:
    """The text of a sound form in Chinese keys, always with two points or more."""
    draw = random.Random(seed)
    kind, subject, session, _, cc = draw.choice(_KINDS)
    city, agency = draw.choice(_CITIES), draw.choice(_AGENCIES)
    topics = draw.sample(_TOPICS, draw.randint(2, 4))
    names = draw.sample(_NAMES, draw.choice((1, 1, 2, 3)))
    year, month, day = draw.randint(2023, 2027), draw.randint(8, 12), draw.randint(10, 28)
    number = draw.choice((f"{draw.randint(1, 99)}", f"{draw.randint(1, 99):04}", f"{year}{draw.randint(1, 999):04}"))
    demands = [topic for topic, _ in topics]
    lines = [
        f"文种: {kind}",
        f"版式: {draw.choice(('文件', '信函', '白头'))}",
        f"发文字号: {city[0]}{agency[0]}函〔{year}〕{draw.randint(1, 300)}号",
        f"签发人: {draw.choice(_NAMES)}",
        f"办理结果: {draw.choice(_CLASSES)}",
        "建议提案:",
        f"  届次: {session.format(city=city, n=draw.choice(('五', '七', '十二', '十六')))}",
        f"  编号: {number}",
        f"  标题: 关于{demands[0]}的{subject}",
        f"  提出人: [{', '.join(names)}]",
        f"  诉求: [{', '.join(demands)}]",
        f"  收到日期: {year}-03-15",
        f"  办理期限: {year}-12-30",
        f"引言: {draw.choice(('收悉答复', '交办答复'))}",
        "答复:",
    ]
    you = "您" if len(names) == 1 else "你们"
    for position, (topic, text) in zip(count(1), topics, strict=False):
        lines += _point(draw, position, topic, text, you)
    lines += [
        f"结语: {draw.choice(('感谢监督', '征询意见', '专此答复'))}",
        f"发文机关: {city}{agency}",
        f"成文日期: {year}-{month:02}-{day:02}",
        "联系人:",
        f"  - 姓名: {draw.choice(_NAMES)}",
        f"    电话: 0551-555{draw.randint(0, 9999):04}",
        f"抄送: {cc}",
    ]
    return "\n".join(lines) + "\n"


def _point(draw: random.Random, position: int, topic: str, text: str, you: str) -> list[str]:
    """One point: a plain paragraph, or two run-in headings of level 2."""
    filled = text.format(
        a=draw.randint(40, 400), b=draw.randint(2, 30), c=draw.randint(400, 9000), m=draw.randint(2, 6)
    )
    head = [f"  - 标题: 关于{topic}", f"    诉求: {position}", "    办理情况: 正在办理", "    内容: |"]
    opening = f"      {you}提出的第{position}条，我们在{draw.randint(2, 5)}月逐项核对，结果登入台账。"
    if draw.random() < 0.5:
        return [*head, opening, f"      {filled}"]
    spent = f"市级财政安排资金{draw.randint(20, 900)}万元，按进度拨付到位，第{position}批已经结清。"
    return [*head, opening, f"      （一）办理进展。{filled}", f"      （二）资金安排。{spent}"]
