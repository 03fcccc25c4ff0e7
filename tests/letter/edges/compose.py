"""A letter by chosen rules: every part in its usual way but for those that are named."""

from __future__ import annotations

import random

from tests.letter.edges import address, damage, foot, head, naming, text  # noqa: F401  they enter their rules
from tests.letter.edges.sheet import PARTS, RULES, Sheet, held

_ORDER = ("page", "above", "title", "below", "salutation", "opening", "answer", "closing")
_FEET = (
    ("contact", "signature", "foot_head", "disclosure", "cc"),
    ("signature", "foot_head", "contact", "disclosure", "cc"),
    ("signature", "contact", "disclosure", "foot_head", "cc"),
)
TOPICS = ("加快老旧小区加装电梯", "完善清溪河沿岸步道照明", "加强农村寄宿制学校供暖保障", "支持社会力量办养老")


def compose(seed: int, chosen: dict[str, str], share: float = 0.0) -> tuple[str, dict[str, object]]:
    """The text and what it reads as. `share` of the other parts follow any rule that is not held out."""
    dice = random.Random(seed)
    subject = dice.choice(("建议", "提案", "议案", "建议"))
    sheet = Sheet(dice, _case(dice, subject))
    names = {part: chosen.get(part) or _any(dice, part, share) for part in PARTS}
    for part in PARTS[:3]:
        sheet.case[{"code": "typed"}.get(part, part)] = RULES[part][names[part]](sheet)
    sheet.record |= {"kind": f"{subject}答复", "proposal.kind": subject, "signatory": None, "result": None}
    for part in PARTS[3:-2]:
        made = RULES[part][names[part]](sheet)
        if part == "date":
            sheet.case["day"] = made
    sheet.lines["page"] = _page(RULES["page"][names["page"]](sheet), sheet)
    spoil = RULES["damage"][names["damage"]](sheet)
    sheet.record |= {key: spoil(str(sheet.record[key])) for key in ("title", "opening") if sheet.record[key]}
    return _text(sheet, spoil), sheet.record


def _any(dice: random.Random, part: str, share: float) -> str:
    known = [name for name in RULES[part] if not held(part, name)]
    return dice.choice(known) if dice.random() < share else known[0]


def _case(dice: random.Random, subject: str) -> dict[str, object]:
    agency, code = dice.choice((("云州市交通运输局", "云交函"), ("清溪县水利局", "清水"), ("东城区人民政府", "东政")))
    return {
        "subject": subject, "people": "委员" if subject == "提案" else "代表", "agency": agency, "code": code,
        "names": ["陈知远", "林若溪", "许望舒"], "topic": dice.choice(TOPICS),
        "signer": dice.choice(("冯远志", "罗平")),
        "class": dice.choice("ABC"), "person": dice.choice(("顾长宁", "叶知秋", "罗平")), "title_tail": "",
        "phone": dice.choice(("0551-5550123", "5550188", "（0551）5550166")), "you": "您",
    }  # fmt: skip


def _page(page: object, sheet: Sheet) -> list[str]:
    if page == "title":
        return ["".join("".join(line.split()) for line in sheet.lines.get("title", ()))]
    return list(page)


def _text(sheet: Sheet, spoil) -> str:
    lines = [line for part in _ORDER for line in sheet.lines.get(part, ())]
    if sheet.case.get("run_on"):
        at = lines.index(sheet.lines["salutation"][-1])
        lines[at : at + 2] = [lines[at] + lines[at + 1]]
    for part in (*sheet.dice.choice(_FEET), "last"):
        lines += sheet.lines.get(part, ())
    return spoil("\n".join(line for line in lines if line)) + "\n"
