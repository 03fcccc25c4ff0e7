"""Composed forms, and edits of them as a person would make them by hand: what a merge has to come to.

`python tests/merging/edited.py 200` says how many edits come back right, by kind and by the way the letter comes back.
"""

from __future__ import annotations

import random
import sys
from collections import Counter
from collections.abc import Callable
from copy import deepcopy
from datetime import datetime
from typing import Any

from drafting.compare.redline import redline
from drafting.document import Layout
from drafting.form.load import load_text
from drafting.form.write import write_form
from drafting.merging.merge import Merge, merge
from drafting.readers import read_document
from drafting.review.marks import Reviewer
from drafting.wording.word import word
from drafting.writers import write

Values = dict[str, Any]

TOPICS = (
    "增设路口信号灯",
    "整治河道排污口",
    "改造农贸市场",
    "加密夜间公交",
    "建设社区食堂",
    "保护古树名木",
    "扩建镇卫生院",
)
SUBJECTS = ("我局会同市财政局", "有关镇和街道", "市公交公司", "县区主管部门", "施工单位", "专项工作组")
DEEDS = ("对{n}处点位逐一核查，已整改{m}处", "投入资金{n}万元，建成{m}个", "召开协调会{m}次，明确责任单位{n}家")
PLANS = ("计划{y}年{m}月底前完成其余{n}处", "下一步将把{n}个项目列入年度计划", "力争{y}年上半年建成并投入使用")
PLAIN = (
    "同时，加强日常巡查，发现问题及时处理。",
    "在此过程中，您反映的情况为我们提供了重要参考。",
    "目前运行平稳，群众反映良好。",
)


def sentence(chance: random.Random) -> str:
    """A sentence that no other one is."""
    deed = chance.choice(DEEDS if chance.random() < 0.6 else PLANS)
    told = deed.format(n=chance.randint(20, 990), m=chance.randint(2, 12), y=chance.choice((2026, 2027)))
    return f"{chance.choice(SUBJECTS)}{told}。"


def paragraph(chance: random.Random) -> str:
    """A paragraph of some sentences."""
    return "".join([*(sentence(chance) for _ in range(chance.choice((1, 2, 3)))), chance.choice(("", *PLAIN))])


def table(chance: random.Random) -> list[str]:
    """A table as it is typed, with or without a caption and the dashes."""
    rows = [
        f"| {name} | {chance.randint(2, 90)} | {chance.randint(100, 900)} |" for name in ("城东片", "城西片", "溪南片")
    ]
    dashes = ["| --- | --- | --- |"] if chance.random() < 0.5 else []
    caption = [f"表{chance.randint(1, 3)}：各片区进度"] if chance.random() < 0.5 else []
    return [*caption, "| 片区 | 处数 | 资金（万元） |", *dashes, *rows]


def body(chance: random.Random) -> str:
    """The text of a point."""
    lines = [paragraph(chance) for _ in range(chance.choice((1, 2, 2, 3, 4)))]
    if chance.random() < 0.25:
        lines += [f"{mark}{paragraph(chance)}" for mark in ("（一）", "（二）", "（三）")[: chance.choice((2, 3))]]
    if chance.random() < 0.15:
        lines[1:1] = table(chance)
    if chance.random() < 0.15:
        lines.insert(chance.randrange(len(lines) + 1), "")
    return "\n".join(lines).strip("\n")


def form(chance: random.Random) -> Values:
    """A form's values: every kind and layout, with and without what may be left out."""
    kind = chance.choice(("建议答复", "提案答复", "建议答复", "议案答复"))
    bodies, own = (
        ("人大", "建议") if kind == "建议答复" else ("政协", "提案") if kind == "提案答复" else ("人大", "议案")
    )
    topic, headed = chance.choice(TOPICS), chance.random() < 0.75
    count = chance.choice((1, 2, 3, 3, 4))
    made: Values = {
        "kind": kind,
        "layout": chance.choice([*Layout]).value,
        "document_number": f"云城〔2026〕{chance.randint(2, 99)}号",
        "signatory": "何维",
        "result": chance.choice("ABC"),
        "proposal": {
            "session": f"市{bodies}五届三次会议",
            "number": str(chance.randint(10, 400)),
            "title": f"关于{topic}的{own}",
            "proposers": [{"name": "陈知远"}],
        },
        "responses": [
            ({"heading": f"关于{name}"} if headed else {}) | {"body": body(chance)}
            for name in chance.sample(TOPICS, count)
        ],
        "issuer": "云州市城市管理局",
        "date": "2026-09-10",
        "contacts": [{"unit": "停车管理科", "person": "周明", "phone": "0551-5550123"}],
        "cc": [{"recipient": "市政协提案委员会", "copies": "2"}, {"recipient": "市人民政府督查室"}],
    }
    if chance.random() < 0.3:
        made["opening"] = f"您提出的《关于{topic}的{own}》收悉。经研究，现答复如下："
    if chance.random() < 0.3:
        made["closing"] = "以上答复如有不妥，请批评指正。\n感谢您对城市管理工作的关心和支持！"
    if chance.random() < 0.4:
        made["attachments"] = ["点位清单", {"title": "年度实施计划", "body": f"一、总体安排\n{paragraph(chance)}"}]
    return made


Edit = Callable[[Values, random.Random], bool]


def _point(values: Values, chance: random.Random) -> Values:
    return chance.choice(values["responses"])


def _prose(lines: list[str]) -> list[int]:
    return [at for at, line in enumerate(lines) if len(line) > 15 and not line.startswith("|")]


def change_words(values: Values, chance: random.Random) -> bool:
    """Some words of a line are others."""
    point = _point(values, chance)
    lines = point["body"].split("\n")
    at = chance.choice(_prose(lines))
    start = chance.randrange(2, len(lines[at]) - 6)
    lines[at] = (
        lines[at][:start]
        + chance.choice(("进一步", "", "，切实", "并督促落实"))
        + lines[at][start + chance.choice((0, 2, 4)) :]
    )
    point["body"] = "\n".join(lines)
    return True


def insert_line(values: Values, chance: random.Random) -> bool:
    """A new paragraph behind one of a point's."""
    point = _point(values, chance)
    lines = point["body"].split("\n")
    lines.insert(chance.choice(_prose(lines)) + 1, paragraph(chance))
    point["body"] = "\n".join(lines)
    return True


def delete_line(values: Values, chance: random.Random) -> bool:
    """A paragraph of a point goes."""
    point = _point(values, chance)
    lines = point["body"].split("\n")
    if len(_prose(lines)) < 2:
        return False
    del lines[chance.choice(_prose(lines))]
    point["body"] = "\n".join(lines)
    return True


def move_line(values: Values, chance: random.Random) -> bool:
    """A paragraph stands elsewhere in its point, or in another."""
    point, other = _point(values, chance), _point(values, chance)
    lines = point["body"].split("\n")
    if len(_prose(lines)) < 2:
        return False
    moved = lines.pop(chance.choice(_prose(lines)))
    there = lines if other is point else other["body"].split("\n")
    there.insert(chance.choice(_prose(there)) + 1, moved)
    point["body"] = "\n".join(lines)
    other["body"] = "\n".join(there)
    return True


def split_line(values: Values, chance: random.Random) -> bool:
    """A paragraph becomes two at a sentence's end."""
    point = _point(values, chance)
    lines = point["body"].split("\n")
    able = [at for at in _prose(lines) if "。" in lines[at][:-8]]
    if not able:
        return False
    at = chance.choice(able)
    cut = lines[at].index("。") + 1
    lines[at : at + 1] = [lines[at][:cut], lines[at][cut:]]
    point["body"] = "\n".join(lines)
    return True


def join_lines(values: Values, chance: random.Random) -> bool:
    """Two paragraphs become one."""
    point = _point(values, chance)
    lines = point["body"].split("\n")
    able = [at for at in _prose(lines)[:-1] if at + 1 in _prose(lines) and lines[at + 1][0] not in "（表"]
    if not able:
        return False
    at = chance.choice(able)
    lines[at : at + 2] = [lines[at] + lines[at + 1]]
    point["body"] = "\n".join(lines)
    return True


def add_point(values: Values, chance: random.Random) -> bool:
    """A new point, with a heading as the others have one or none."""
    points = values["responses"]
    if len(points) < 2:
        return False
    new = {"body": "\n".join(paragraph(chance) for _ in range(2))}
    if "heading" in points[0]:
        used = {point["heading"] for point in points}
        new = {"heading": next(f"关于{name}的问题" for name in TOPICS if f"关于{name}" not in used), **new}
    points.insert(chance.randrange(len(points) + 1), new)
    return True


def remove_point(values: Values, chance: random.Random) -> bool:
    """A point goes, where several are left."""
    if len(values["responses"]) < 3:
        return False
    del values["responses"][chance.randrange(len(values["responses"]))]
    return True


def swap_points(values: Values, chance: random.Random) -> bool:
    """Two points change places."""
    points = values["responses"]
    if len(points) < 2:
        return False
    at = chance.randrange(len(points) - 1)
    points[at : at + 2] = points[at + 1], points[at]
    return True


def change_heading(values: Values, chance: random.Random) -> bool:
    """A heading is worded otherwise."""
    point = _point(values, chance)
    if "heading" not in point:
        return False
    point["heading"] = point["heading"].replace("关于", chance.choice(("关于加快", "关于依法", "关于稳步")))
    return True


def change_cell(values: Values, chance: random.Random) -> bool:
    """A cell of a table has another figure."""
    for point in values["responses"]:
        lines = point["body"].split("\n")
        rows = [at for at, line in enumerate(lines) if line.startswith("| 溪")]
        if rows:
            lines[rows[0]] = f"| 溪南片 | {chance.randint(100, 200)} | 12 |"
            point["body"] = "\n".join(lines)
            return True
    return False


def add_row(values: Values, chance: random.Random) -> bool:
    """A table has one more row."""
    for point in values["responses"]:
        lines = point["body"].split("\n")
        rows = [at for at, line in enumerate(lines) if line.startswith("| 溪")]
        if rows:
            lines.insert(rows[0] + 1, f"| 开发区 | {chance.randint(2, 90)} | 77 |")
            point["body"] = "\n".join(lines)
            return True
    return False


def change_number(values: Values, chance: random.Random) -> bool:
    """The document number."""
    values["document_number"] = f"云城〔2026〕{chance.randint(100, 199)}号"
    return True


def change_date(values: Values, chance: random.Random) -> bool:
    """The date."""
    values["date"] = f"2026-10-{chance.randint(10, 28)}"
    return True


def change_signatory(values: Values, chance: random.Random) -> bool:
    """The signatory; only a red head has one."""
    if values["layout"] != "文件":
        return False
    values["signatory"] = chance.choice(("罗平川", "沈砚", "何为"))
    return True


def change_salutation(values: Values, chance: random.Random) -> bool:
    """The salutation, which the form derives, is typed."""
    member = "委员" if values["kind"] == "提案答复" else "代表"
    values["salutation"] = f"尊敬的陈知远{member}"
    return True


def change_contact(values: Values, chance: random.Random) -> bool:
    """A telephone."""
    values["contacts"][0]["phone"] = f"0551-5550{chance.randint(200, 999)}"
    return True


def add_contact(values: Values, chance: random.Random) -> bool:
    """A second contact."""
    values["contacts"].append({"unit": "督查科", "person": "孟晓", "phone": "0551-5550777"})
    return len(values["contacts"]) < 3


def change_cc(values: Values, chance: random.Random) -> bool:
    """One more recipient."""
    values["cc"].append({"recipient": chance.choice(("市财政局", "市公安局", "市住房城乡建设局"))})
    return len({each["recipient"] for each in values["cc"]}) == len(values["cc"])


def change_closing(values: Values, chance: random.Random) -> bool:
    """The closing is worded otherwise; where a block makes it, it is typed now."""
    if "closing" in values:
        values["closing"] = values["closing"].replace("批评指正", "及时告知我局")
        return True
    values["closing"] = "感谢您对城市管理工作的关心、支持和监督，欢迎您今后继续提出宝贵意见。"
    return True


def change_opening(values: Values, chance: random.Random) -> bool:
    """The opening is worded otherwise."""
    title = values["proposal"]["title"]
    values["opening"] = f"您提出的《{title}》收悉。我局高度重视，现将办理情况答复如下："
    return True


def change_attached(values: Values, chance: random.Random) -> bool:
    """The content of an attachment."""
    if "attachments" not in values:
        return False
    values["attachments"][1]["body"] += "\n" + paragraph(chance)
    return True


def rename_attached(values: Values, chance: random.Random) -> bool:
    """The title of an attachment."""
    if "attachments" not in values:
        return False
    values["attachments"][0] = "整改点位清单及责任分工"
    return True


def add_attached(values: Values, chance: random.Random) -> bool:
    """One more attachment."""
    if "attachments" not in values or len(values["attachments"]) > 2:
        return False
    values["attachments"].append("公示情况说明")
    return True


EDITS: tuple[Edit, ...] = (
    *(change_words, insert_line, delete_line, move_line, split_line, join_lines),
    *(add_point, remove_point, swap_points, change_heading, change_cell, add_row),
    *(change_number, change_date, change_signatory, change_salutation, change_contact, add_contact, change_cc),
    *(change_closing, change_opening, change_attached, rename_attached, add_attached),
)


def edited(values: Values, chance: random.Random, count: int) -> tuple[Values, list[str]]:
    """The values after so many edits, and what they were; each kind of a label's edit at most once."""
    made, names = deepcopy(values), []
    for _ in range(200):
        if len(names) == count:
            break
        edit = chance.choice(EDITS)
        if edit not in EDITS[:12] and edit.__name__ in names:
            continue
        tried = deepcopy(made)
        if edit(tried, chance):
            made = tried
            names.append(edit.__name__)
    return made, names


def letter(values: Values, suffix: str) -> Any:
    """The letter of a form, read from a file."""
    return read_document(write(word(load_text(write_form(values))), suffix))


def tracked(base: Values, edited: Values) -> Any:
    """The letter of a form with the edits as tracked changes, read from its file."""
    old, new = (write(word(load_text(write_form(values))), "docx") for values in (base, edited))
    return read_document(redline(old, new, Reviewer("王主任", "王", datetime(2026, 9, 12, 9, 30))).content)


WAYS = ("tracked", "docx", "txt")
"""How a letter comes back: with its changes tracked, with them taken, and as text only."""


def merged(base: Values, edited: Values, way: str) -> Merge:
    """The merge of the form with the letter that the edited one makes."""
    back = tracked(base, edited) if way == "tracked" else letter(edited, way)
    return merge(write_form(base), "", None, back, ".txt" if way == "txt" else ".docx")


def flat(value: Any, path: str = "") -> dict[str, Any]:
    """The leaves of some values, blank lines left out."""
    if isinstance(value, dict):
        return {key: leaf for name, each in value.items() for key, leaf in flat(each, f"{path}.{name}").items()}
    if isinstance(value, list):
        return {key: leaf for at, each in enumerate(value) for key, leaf in flat(each, f"{path}.{at}").items()}
    return {path: "\n".join(line for line in str(value).split("\n") if line.strip())}


def main(count: int, show: bool) -> None:
    """Say how many edits of so many letters come back right."""
    for suffix in WAYS:
        total, wrong, silent, kinds = 0, 0, 0, Counter[str]()
        for seed in range(count):
            chance = random.Random(seed)
            base = form(chance)
            after, names = edited(base, chance, chance.randint(1, 12))
            result = merged(base, after, suffix)
            got, want = flat(result.taken(result.changes)), flat(after)
            differing = [key for key in {*got, *want} if got.get(key) != want.get(key)]
            total += len(names)
            if differing:
                wrong += min(len(differing), len(names))
                silent += not result.left
                kinds.update(names)
                if show:
                    print(suffix, seed, base["layout"], names)
                    for key in sorted(differing):
                        print("   ", key, "\n      want", repr(want.get(key)), "\n      got ", repr(got.get(key)))
                    for finding in result.left:
                        print("    left", finding.code, finding.message[:100])
            elif result.left and show:
                print(suffix, seed, "left though right", [f.message for f in result.left], names)
        print(
            f"{suffix}: {total} edits, {wrong} wrong, {silent} letters wrong without a finding; {kinds.most_common(6)}"
        )


if __name__ == "__main__":
    main(int(sys.argv[1]), "--show" in sys.argv)
