"""The answer and the courtesy that ends it."""

from __future__ import annotations

from tests.letter.edges.sheet import Sheet, entries
from tests.letter.letters import SENTENCES

ONE = "今年以来，我局会同街道逐一摸排，已完成施工图设计，计划年底前开工，目前各项前期工作进展顺利。"
TWO = SENTENCES[1]
THREE = "我们组织专家到点位逐一踏勘，向周边住户和店主了解情况，先后三次专题研究，形成了初步方案。"
FOUR = SENTENCES[5]
NEXT = "下一步，我局将加强日常巡查，督促责任单位按期完成整改，并及时公布进展。"


def _answer(*lines: str, says: tuple[tuple[str | None, str, int], ...]):
    """Lines, and of each response its heading, the beginning of its text, and how many lines are below."""

    def make(sheet: Sheet) -> None:
        sheet.lines["answer"] = list(lines)
        sheet.record["responses"] = [{"heading": h, "first": first[:12], "paragraphs": n} for h, first, n in says]

    return make


_PLAIN = ((None, ONE, 3),)
_TWO = (("基本情况", ONE, 1), ("下一步工作打算", NEXT, 1))
_BARE = ((None, ONE, 1), (None, THREE, 1), (None, NEXT, 1))
_RUN = (("关于资金保障问题", ONE, 1), ("关于队伍建设问题", THREE, 1), ("关于日常管护问题", NEXT, 1))

entries(
    "answer",
    {
        "平文": _answer(ONE, TWO, NEXT, says=_PLAIN),
        "一段": _answer(ONE + THREE + NEXT, says=((None, ONE, 1),)),
        "汉字标题": _answer("一、基本情况", ONE, "二、下一步工作打算", NEXT, says=_TWO),
        "阿拉伯标题": _answer("1.基本情况", ONE, "2.下一步工作打算", NEXT, says=_TWO),
        "括号标题": _answer("（一）基本情况", ONE, "（二）下一步工作打算", NEXT, says=_TWO),
        "无标题": _answer(f"一、{ONE}", f"二、{THREE}", f"三、{NEXT}", says=_BARE),
        "无标题阿拉伯": _answer(f"1、{ONE}", f"2、{THREE}", f"3、{NEXT}", says=_BARE),
        "接排": _answer(
            f"一、关于资金保障问题。{ONE}", f"二、关于队伍建设问题。{THREE}", f"三、关于日常管护问题。{NEXT}", says=_RUN
        ),
        "接排短": _answer(
            f"一、强化组织领导。{ONE}",
            f"二、加大资金投入。{THREE}",
            f"三、形成工作合力。{NEXT}",
            says=(("强化组织领导", ONE, 1), ("加大资金投入", THREE, 1), ("形成工作合力", NEXT, 1)),
        ),
        "接排一长": _answer(
            f"一、强化组织领导。{ONE}",
            f"二、加大资金投入。{THREE}",
            f"三、坚持建管并重，形成工作合力。{NEXT}",
            says=(("强化组织领导", ONE, 1), ("加大资金投入", THREE, 1), ("坚持建管并重，形成工作合力", NEXT, 1)),
        ),
        "接排冒号": _answer(
            f"一、关于资金保障问题：{ONE}", f"二、关于队伍建设问题：{THREE}", f"三、关于日常管护问题：{NEXT}", says=_RUN
        ),
        "标题句号": _answer(
            "一、关于资金保障问题。",
            ONE,
            "二、关于日常管护问题。",
            NEXT,
            says=(("关于资金保障问题", ONE, 1), ("关于日常管护问题", NEXT, 1)),
        ),
        "无号标题": _answer("基本情况", ONE, "下一步工作打算", NEXT, says=_TWO),
        "加引言": _answer(
            "一、基本情况",
            ONE,
            "（一）完善机制。" + TWO,
            "（二）加大投入。" + FOUR,
            "二、下一步工作打算",
            NEXT,
            says=(("基本情况", ONE, 3), ("下一步工作打算", NEXT, 1)),
        ),
        "一是二是": _answer(ONE, "一是完善机制。" + THREE, "二是加大投入。" + FOUR, NEXT, says=((None, ONE, 4),)),
        "第一第二": _answer(f"第一，{ONE}", f"第二，{THREE}", f"第三，{NEXT}", says=_BARE),
        "圈号": _answer(ONE, f"①{THREE}", f"②{FOUR}", NEXT, says=((None, ONE, 4),)),
        "末段平文": _answer(
            "一、基本情况",
            ONE,
            "二、下一步工作打算",
            NEXT,
            THREE,
            says=(("基本情况", ONE, 1), ("下一步工作打算", NEXT, 2)),
        ),
        "失二": _answer(
            "一、基本情况",
            ONE,
            "存在的主要困难",
            THREE,
            "三、下一步工作打算",
            NEXT,
            says=(("基本情况", ONE, 1), ("存在的主要困难", THREE, 1), ("下一步工作打算", NEXT, 1)),
        ),
        "点号": _answer("一.基本情况", ONE, "二.下一步工作打算", NEXT, says=_TWO),
        "首段在前": None,
        "针对": _answer(
            "针对您提出的“增加停车泊位”的建议",
            ONE,
            "针对您提出的“完善标志标线”的建议",
            NEXT,
            says=(("针对您提出的“增加停车泊位”的建议", ONE, 1), ("针对您提出的“完善标志标线”的建议", NEXT, 1)),
        ),
    },
)


def _lead(sheet: Sheet) -> None:
    _answer("一、基本情况", ONE, "二、下一步工作打算", NEXT, says=_TWO)(sheet)
    sheet.lines["answer"].insert(0, THREE)


entries("answer", {"首段在前": _lead})


def _closing(*lines: str, none: bool = False):
    def make(sheet: Sheet) -> None:
        sheet.lines["closing"] = [line.format(y=sheet.case["you"] if not none else "您") for line in lines]
        sheet.record["closing"] = "\n".join(sheet.lines["closing"]) or None

    return make


entries(
    "closing",
    {
        "感谢": _closing("感谢您对我们工作的关心和支持。"),
        "无": _closing(),
        "专此": _closing("专此答复。"),
        "感谢盼望": _closing("最后，感谢您对我市教育事业的关心，盼望您一如既往地关注教育、支持教育。"),
        "再次": _closing("再次感谢您对交通工作的关心和支持，欢迎您继续提出宝贵意见和建议！"),
        "以上": _closing("以上答复，如有不妥，请批评指正。"),
        "两行": _closing("感谢您对我县工作的支持。", "以上答复您是否满意，如有意见，敬请反馈。"),
        "敬礼": _closing("特此函复。", "此致", "敬礼！"),
        "希望": _closing("希望您继续关注和支持我们的工作，多提宝贵意见。"),
        "祝": _closing("衷心感谢您的关注。", "祝您身体健康、工作顺利！"),
        "特此答复": _closing("特此答复"),
        "评价": _closing("以上答复如有不同意见，请与我局联系。", "感谢您对我局工作的支持！"),
        "反馈表": _closing("对以上答复如有意见，请填写征询意见表并寄回我局。"),
        "非常感谢": _closing("非常感谢您对城市建设工作提出的宝贵意见，敬请您一如既往地监督支持我们的工作。"),
        "感恩": _closing("您的建议对我们改进工作很有帮助，在此表示衷心的感谢，欢迎您今后多提宝贵意见。"),
        "此复": _closing("此复。"),
        "散文请走": _closing("乡亲们过河不再绕路，是{y}的愿望。请{y}得空来桥上走一走，哪里没办好，当面说给我们听。"),
        "散文反映": _closing("办法还在试行，{y}在村里听到的反映，请直接告诉我们。"),
        "散文电话": _closing("{y}要是觉得哪里没办到位，可随时与我局办公室联系，电话5550166。"),
        "直言": _closing("不妥之处，仍请直言。"),
        "奉告": _closing("谨将办理情况如实奉告。没有办完的，年底之前再行专报。"),
        "请予监督": _closing("工程进度将于每年年底向社会通报一次，直到竣工。请予监督。"),
        "审签评价": _closing("此复函已经局长审签。对以上答复有什么意见，请{y}通过履职平台进行评价，以便我们改进工作。"),
        "常来": _closing("感谢{y}对水利工作的厚爱，期盼常来常往。"),
    },
)
