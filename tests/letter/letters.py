"""Letters made by composition: header styles x titles x salutations x openings x structures x closings x feet.

`compose(seed)` gives a letter and the record it should read as. Every place, person and number is invented.
"""

from __future__ import annotations

import random
from dataclasses import dataclass, field

SUBJECTS = {"建议": "代表", "提案": "委员", "议案": "代表"}
SESSIONS = {
    "提案": (
        "市政协七届三次会议",
        "政协第九届云州市委员会第二次会议",
        "县政协十届四次会议",
        "政协五届二次会议",
        "区政协第八届委员会第三次会议",
    ),
    "建议": (
        "市十五届人大二次会议",
        "市人大七届一次会议",
        "县第十七届人民代表大会第三次会议",
        "区第十六届人大第一次会议",
        "省十三届人大四次会议",
        "十三届全国人大五次会议",
    ),
    "议案": ("市十五届人大二次会议", "县十六届人大三次会议"),
}
NUMBERS = ("52", "072", "0076", "20250036", "B(2019)298", "03434", "7")
TOPICS = (
    "加快老旧小区加装电梯",
    "完善清溪河沿岸步道照明",
    "加强农村寄宿制学校供暖保障",
    "支持社会力量办养老",
    "推进“一村一品”示范村建设",
    "解决东城片区停车难、行车难问题",
)
NAMES = ("陈知远", "林若溪", "许望舒", "冯远志", "顾长宁", "方怀瑾", "罗平", "欧阳明远", "叶知秋")
AGENCIES = (
    "云州市交通运输局",
    "清溪县水利局",
    "东城区人民政府",
    "云州市住房和城乡建设局",
    "清溪县教育体育局",
    "云州市公安局交通警察支队",
)
CODES = ("云交函", "清水", "东政", "云建", "清教体字", "云公交")
SENTENCES = (
    "今年以来，我局会同街道逐一摸排，已完成施工图设计，计划年底前开工。",
    "2024年全市新建改建公厕46座，累计投入资金1200万元，基本满足群众需要。",
    "受用地指标限制，该路段暂不具备建设条件，我局将继续向上争取。",
    "我们组织专家到点位逐一踏勘，向周边住户和店主了解情况，先后三次专题研究。",
    "下一步，我局将加强日常巡查，督促责任单位按期完成整改，并及时公布进展。",
    "根据《云州市城市照明管理办法》（云政办〔2023〕12号），新增路灯由属地负责维护。",
)
HEADINGS = ("关于资金保障问题", "基本情况", "关于增加公交班次的建议", "下一步工作打算", "存在的困难", "工作开展情况")
DATES = (("2025年8月19日", "2025-08-19"), ("2024年11月3日", "2024-11-03"), ("二〇二三年六月五日", "2023-06-05"))
HALF = str.maketrans("，：；（）！？", ",:;()!?")


@dataclass
class Letter:
    """The lines so far, and the record they should read as."""

    dice: random.Random
    lines: list[str] = field(default_factory=list)
    record: dict[str, object] = field(default_factory=dict)

    def pick(self, options):
        return self.dice.choice(options)

    def chance(self, share: float) -> bool:
        return self.dice.random() < share


def compose(seed: int) -> tuple[str, dict[str, object]]:
    letter = Letter(random.Random(seed))
    subject = letter.pick(tuple(SUBJECTS))
    helps = letter.chance(0.08)
    at = letter.dice.randrange(len(AGENCIES))
    case = {
        "subject": subject,
        "session": letter.pick(SESSIONS[subject]),
        "number": letter.pick(NUMBERS),
        "names": letter.dice.sample(NAMES, letter.pick((1, 1, 1, 2, 3, 5))),
        "agency": AGENCIES[at],
        "code": CODES[at],
        "topic": letter.pick(TOPICS),
        "helps": helps,
    }
    letter.record |= {"kind": "会办意见" if helps else f"{subject}答复", "proposal.kind": subject}
    _page_above(letter)
    _head(letter, case)
    _salutation(letter, case)
    _opening(letter, case)
    _answer(letter)
    _closing(letter, case)
    _foot(letter, case)
    return _typed(letter), letter.record


def _page_above(letter: Letter) -> None:
    if letter.chance(0.3):
        letter.lines += letter.pick(
            (
                ["来源：云州市人民政府网 发布时间：2025-09-01 10:20"],
                ["首页 > 政务公开 > 建议提案办理", "【字体：大 中 小】 打印"],
                ["索 引 号：000014349/2025-00012", "发布机构：云州市人民政府办公室", "发布日期：2025-09-02"],
                ["发布时间：2025/9/12      来源：云州市人大", "浏览次数：128"],
            )
        )


def _head(letter: Letter, case: dict) -> None:
    year, serial = letter.pick((2023, 2024, 2025)), letter.pick((5, 23, 118))
    number, name, result = f"{case['code']}〔{year}〕{serial}号", letter.pick(NAMES), letter.pick("ABCD")
    typed = letter.pick((number, number, f"{case['code']}【{year}】{serial}号", f"{case['code']}[{year}]第{serial}号"))
    styles = (
        ([], {}),
        ([typed], {"document_number": number}),
        (
            [f"{typed}　　　　　　签发人：{name}", f"　　　　　　　　　　　　办理结果：{result}"],
            {"document_number": number, "signatory": name, "result": result},
        ),
        (
            [f"类别：{result}", f"{typed} 签发人：{name}"],
            {"document_number": number, "signatory": name, "result": result},
        ),
        ([f"{typed}    类别：{result}"], {"document_number": number, "result": result}),
        ([f"（{result}类）", typed], {"document_number": number, "result": result}),
        ([f"{result}类", f"签发人：{name}", typed], {"document_number": number, "signatory": name, "result": result}),
        (
            [f"{case['agency']}文件", f"{typed}", f"签发人：{name}"],
            {"document_number": number, "signatory": name, "layout": "文件"},
        ),
        ([f"办理结果：{result}类", f"领导签发：{name}"], {"result": result, "signatory": name}),
    )
    lines, record = letter.pick(styles)
    below = len(lines) == 1 and lines[0] == typed and letter.chance(0.3)
    if not below:
        letter.lines += lines
    letter.record |= record
    _title(letter, case)
    if below:
        letter.lines += lines


def _title(letter: Letter, case: dict) -> None:
    subject, session, number, agency = (case[key] for key in ("subject", "session", "number", "agency"))
    if case["helps"]:
        styles = (
            [f"关于{session}第{number}号{subject}的会办意见"],
            [f"{agency}关于{session}第{number}号{subject}的协办意见"],
        )
    else:
        styles = (
            [f"对{session}第{number}号{subject}的答复"],
            [f"关于对{session}", f"第{number}号{subject}的答复"],
            [f"关于{session}第{number}号{subject}的复函"],
            [agency, f"关于{session}第{number}号{subject}的答复函"],
            [f"{agency}关于{session}第{number}号{subject}答复的函"],
            [agency, f"关于对{session} 第{number}号{subject}的", "答　复"],
            [f"关于对{session}第{number}号{subject}办理情况的答复"],
            [f"{agency}对{session}第{number}号{subject}的回复"],
            [f"关于{session}第{number}号（社会建设类12号）{subject}答复的函"],
        )
    lines = letter.pick(styles)
    if letter.chance(0.1):
        letter.lines.append("".join(lines).replace("答　复", "答复").replace(" 第", "第"))
    letter.lines += lines
    title = "".join(lines).replace("答　复", "答复").replace(" 第", "第")
    letter.record |= {"title": title, "proposal.session": session, "proposal.number": number}
    letter.record["issuer"] = agency if title.startswith(agency) else None


def _salutation(letter: Letter, case: dict) -> None:
    names, people = case["names"], SUBJECTS[case["subject"]]
    if case["helps"]:
        text = letter.pick(("市财政局", "云州市教育局", "县住房和城乡建设局"))
        letter.record |= {"salutation": text, "proposal.host": text}
        letter.lines.append(f"{text}：")
        return
    first = names[:1]
    styles = [
        ("、".join(names) + people, names, None),
        ("尊敬的" + "、".join(names) + people, names, None),
        ("、".join(f"{name}{people}" for name in names), names, None),
        (f"{names[0]}等12名{people}", first, 12),
        (f"尊敬的{names[0]}等{people}", first, None),
        ("尊敬的" + "、".join(names), names, None),
        (" ".join(names) + people, names, None),
        ("、".join(names) + people + "同志", names, None),
        ("民盟云州市委会", ["民盟云州市委会"], None),
        ("市工商业联合会", ["市工商业联合会"], None),
    ]
    text, proposers, count = letter.pick(styles[:-2] if letter.chance(0.9) else styles[-2:])
    letter.record |= {"salutation": text, "proposal.proposers": proposers, "proposal.proposer_count": count}
    letter.lines.append(text if letter.chance(0.08) and text.endswith(people) else f"{text}：")


def _opening(letter: Letter, case: dict) -> None:
    subject, topic = case["subject"], case["topic"]
    whole = f"关于{topic}的{subject}"
    title, said = letter.pick(
        (
            (whole, f"《{whole}》"),
            (whole, f"“{whole}”"),
            (f"关于{topic}", f"“关于{topic}”的{subject}"),
            (topic, f"关于“{topic}”的{subject}"),
        )
        if "“" not in topic
        else ((whole, f"《{whole}》"), (whole, whole))
    )
    if letter.chance(0.2):
        title, said = whole, whole
    letter.record["proposal.title"] = title
    if case["helps"]:
        names = case["names"]
        letter.record["proposal.proposers"] = names
        people = SUBJECTS[subject]
        text = letter.pick(
            (
                f"{'、'.join(names)}{people}提出的{said}已收悉。现提出协办意见如下：",
                f"你单位转来的{names[0]}等{people}提出的{said}收悉，经研究，提出如下会办意见：",
            )
        )
        if "转来" in text:
            letter.record["proposal.proposers"] = names[:1]
        lines = [text]
    else:
        lines = letter.pick(
            (
                [f"您提出的{said}收悉。现答复如下："],
                [f"你们提出的{said}收悉，经研究，现答复如下："],
                [f"您在{case['session']}上提出的{said}已收悉，感谢您对我们工作的关心。现将办理情况答复如下。"],
                [f"您提出的{said}，已交由我局研究办理，现答复如下："],
                [f"您好！您所提的{said}收悉，现回复如下："],
                ["您好！", f"您提出的{said}收悉。现答复如下："],
                ["首先，感谢您对我市工作的关心和支持。", f"您提出的{said}收悉，现就有关情况答复如下："],
                [f"您于{case['session']}期间提出的{said}，由我局承办。经认真办理，现将有关情况汇报如下："],
                [f"现将您提出的{said}办理情况答复如下："],
                [f"您提出的{said}收悉。", "经会同市财政局认真研究，现答复如下："],
                [f"您提出的{said}（第{case['number']}号）收悉。经商市发展改革委，现函复如下："],
            )
        )
    letter.lines += lines
    letter.record["opening"] = "\n".join(lines)


def _paragraph(letter: Letter) -> str:
    return "".join(letter.dice.sample(SENTENCES, letter.pick((1, 2, 2))))


def _answer(letter: Letter) -> None:
    style = letter.pick(("plain", "plain", "plain", "han", "han", "headless", "arabic", "run_in", "nested"))
    responses: list[dict[str, object]] = []
    if style == "plain":
        body = [_paragraph(letter) for _ in range(letter.pick((1, 2, 4)))]
        letter.lines += body
        responses = [{"heading": None, "body": "\n".join(body)}]
    else:
        for number, heading in enumerate(letter.dice.sample(HEADINGS, 3), 1):
            responses.append(_point(letter, style, number, heading))
    letter.record["responses"] = responses


def _point(letter: Letter, style: str, number: int, heading: str) -> dict[str, object]:
    han = "一二三"[number - 1]
    body = [_paragraph(letter) for _ in range(letter.pick((1, 2)))]
    if style == "headless":
        letter.lines += [f"{han}、{body[0]}", *body[1:]]
        return {"heading": None, "body": "\n".join(body)}
    if style == "arabic":
        body = body[:1]
        letter.lines.append(f"{number}{letter.dice.choice('、.')}{body[0]}")
        return {"heading": None, "body": body[0]}
    if style == "run_in":
        heading = f"关于{heading.removeprefix('关于').removesuffix('问题').removesuffix('的建议')}问题"
        letter.lines += [f"{han}、{heading}。{body[0]}", *body[1:]]
        return {"heading": heading, "body": "\n".join(body)}
    if style == "nested":
        body = [body[0], "（一）完善机制。" + SENTENCES[0], "（二）加大投入", SENTENCES[1]]
    letter.lines += [f"{han}、{heading}", *body]
    return {"heading": heading, "body": "\n".join(body)}


def _closing(letter: Letter, case: dict) -> None:
    styles = (
        (["以上意见，供你单位统一答复时参考。"], ["以上意见供参考。", "特此函复。"])
        if case["helps"]
        else (
            [],
            ["感谢您对我们工作的关心和支持。"],
            ["再次感谢您对交通工作的关心和支持，欢迎您继续提出宝贵意见和建议！"],
            ["以上答复，如有不妥，请批评指正。"],
            ["专此答复。"],
            ["感谢您对我县工作的支持。", "以上答复您是否满意，如有意见，敬请反馈。"],
            ["最后，再次感谢您对我市教育事业的关心，盼望您一如既往地给予支持。"],
            ["综上，我局将持续推进相关工作。", "衷心感谢您的关注，恳请您多提宝贵意见。"],
            ["特此函复。", "此致", "敬礼"],
        )
    )
    lines = letter.pick(styles)
    letter.lines += lines
    letter.record["closing"] = "\n".join(lines) or None


def _foot(letter: Letter, case: dict) -> None:
    agency, (day, iso) = case["agency"], letter.pick(DATES)
    person, phone = letter.pick(NAMES), letter.pick(("0551-5550123", "5550188", "（0551）5550166", "138****0462"))
    one = [{"person": person, "phone": phone}]
    signature = letter.pick(
        ([agency, day], [agency, day], [f"{agency}（盖章）", day], [f"{agency}　{day}"], [day, agency], [day], [])
    )
    contact, contacts = letter.pick(
        (
            ([], []),
            ([f"（联系人：{person}，联系电话：{phone}）"], one),
            ([f"联系人：{person}　联系电话：{phone}"], one),
            ([f"联系人及电话：{person} {phone}"], one),
            ([f"联 系 人：{person}", f"联系电话：{phone}"], one),
            ([f"承办人：{person} 电话：{phone}"], one),
            ([f"经办人及联系电话：{person} {phone}"], one),
            (
                [f"联系单位：{agency}办公室", f"联系人：{person}", f"联系电话：{phone}"],
                [{"unit": f"{agency}办公室", **one[0]}],
            ),
            (
                ["分管领导：方怀瑾　电话：5550101", f"具体经办人：{person}　电话：{phone}"],
                [{"person": "方怀瑾", "phone": "5550101"}, *one],
            ),
            ([f"联系电话：{phone}"], [{"phone": phone}]),
            ([f"联系人：规划科　{person}　{phone}"], [{"unit": "规划科", **one[0]}]),
            ([f"{agency}规划科　联系人：{person}　电话：{phone}"], [{"unit": f"{agency}规划科", **one[0]}]),
            ([f"（联系人及电话：{person}，{phone}）"], one),
            ([f"承办单位：{agency}", f"承办人：{person}", f"电 话：{phone}"], [{"unit": agency, **one[0]}]),
            ([f"（联系单位：规划科；联系人：{person}；电话：{phone}）"], [{"unit": "规划科", **one[0]}]),
        )
    )
    cc, copies = letter.pick(
        (
            ([], None),
            (["抄送：市政协提案委（2份），市政府督查室（1份）。"], [("市政协提案委", 2), ("市政府督查室", 1)]),
            (["抄送：市人大代工委、市政府办公室"], [("市人大代工委", None), ("市政府办公室", None)]),
            (["抄 送：市人大选工委 3份，市委督查室 1份"], [("市人大选工委", 3), ("市委督查室", 1)]),
        )
    )
    enclosed, titles = letter.pick(
        (([], None), ([], None), (["附件：1.任务分解表", "2.资金安排表"], ["任务分解表", "资金安排表"]))
    )
    disclosed, way = letter.pick(
        (([], None), ([], None), (["（此件公开发布）"], "主动公开"), (["公开方式：依申请公开"], "依申请公开"))
    )
    order = letter.pick(((contact, signature), (signature, contact), (signature, contact)))
    letter.lines += [*enclosed, *order[0], *order[1], *disclosed, *cc]
    if letter.chance(0.2):
        letter.lines += letter.pick(
            (
                ["上一篇：关于第13号提案的答复", "下一篇：没有了"],
                ["【打印本页】 【关闭窗口】"],
                ["扫一扫在手机打开当前页"],
            )
        )
    signed = any(line.startswith(agency) for line in signature)
    letter.record |= {
        "date": iso if any(day in line for line in signature) else None,
        "issuer": agency if signed else letter.record["issuer"] or (agency if letter.record.get("layout") else None),
        "contacts": contacts,
        "cc": [{"recipient": name} | ({"copies": count} if count else {}) for name, count in copies or []],
        "attachments": titles,
        "disclosure": way,
    }


def _typed(letter: Letter) -> str:
    """The lines as a crawl or an office types them: width, indents, blank lines."""
    indent = letter.pick(("", "　　", "    "))
    gap = letter.pick(("\n", "\n\n", "\n"))
    text = gap.join(indent + line if len(line) > 30 else line for line in letter.lines)
    return (text.translate(HALF) if letter.chance(0.5) else text) + "\n"
