"""A sentence that a page tore is whole again, and a paragraph that lacks its end stays one."""

from __future__ import annotations

from itertools import pairwise

import pytest

from drafting.letter.lines import line_of
from drafting.letter.torn import joined, unpaged


def _texts(*texts: str) -> list[str]:
    return [line.text for line in joined(unpaged([line_of(number, text) for number, text in enumerate(texts)]))]


def _set(text: str, width: int) -> list[str]:
    """A paragraph as lines of a page whose first has lost its indent of two characters."""
    cuts = [0, *range(width - 2, len(text), width), len(text)]
    return [text[start:end] for start, end in pairwise(cuts)]


@pytest.mark.parametrize("width", range(24, 32))
def test_the_lines_of_a_page_that_lost_its_indents_are_joined_behind_a_quotation_too(width: int) -> None:
    text = "我市境内古驿道全长约百余公里，现存较为完整的路段三十公里，沿线有“驿站”“关隘”“古桥”，"
    text += "分布在《名录》《续录》里（见附表），存在险情"
    whole = [f"{text[start:]}{text[:start]}。" for start in (3, 15, 21, 30, 42)]
    whole = [paragraph for paragraph in whole if len(paragraph) > width]
    assert _texts(*(line for paragraph in whole for line in _set(paragraph, width))) == whole


def test_a_heading_that_reaches_the_edge_less_an_indent_stays_a_line() -> None:
    heading = "关于加强古驿道沿线不可移动文物保护和利用情况的说明"
    torn = [
        heading,
        "我市境内古驿道全长约一百二十六公里，现存较为完整的路段三十一公",
        "里，沿线分布有驿站、关隘、古桥等不可移动文物，因年久失修和自然",
        "风化，约三分之一存在险情，我局组织市博物馆和县区开展了徒步调查",
        "并在沿线设立了标识牌，由于道路的通行条件和接待的设施都比较差，",
        "目前尚未形成规模。",
    ]
    assert _texts(*torn) == [heading, "".join(torn[1:])]


LONG = "主城区十一家农贸市场原有活禽摊位六十四个，今年三月起停止现场宰杀，关停五十八个，"


@pytest.mark.parametrize(
    ("above", "below"),
    [
        (f"{LONG}其余六个", "转为冷鲜销售。"),
        (f"{LONG}城管队员每", "晚巡查两次，受理投诉七十九件，均已办结。"),
        (f"{LONG}运力不足、", "末班车过早的问题日益显现，须增加班次。"),
        (f"{LONG}对经营的", "九家商户给予补助，已全部发放到位。"),
        (f"{LONG}并建立“座椅超", "市”平台，公开各处座椅的位置和状态。"),
        (f"{LONG}印发通知（云市监〔2025", "〕12号），压实责任。"),
        (f"{LONG}在商场周边划定停放区", "268处，可停放一万余辆，设置标识牌三百块。"),
        (f"{LONG}今年以来清理违停车辆", "3.7万辆次，约谈运营企业四次，效果明显。"),
        (f"{LONG}经商市财政局，现答", "复如下：以上事项均已办结，请予以监督。"),
    ],
)
def test_a_sentence_that_a_page_tore_once_is_whole(above: str, below: str) -> None:
    assert _texts(above, below) == [above + below]
    assert _texts(f"{above}。", below) == [f"{above}。", below]


@pytest.mark.parametrize(
    "below",
    [
        "二、下一步安排",
        "（二）摊位已全部关停。",
        "特此函复。",
        "感谢您的关心！",
        "联系人：周明",
        "              云州市水利局",
        "今年以来，我局已增设路灯十二盏，均已亮灯。",
        "2024年以来，我局已增设路灯十二盏，均已亮灯。",
    ],
)
def test_a_paragraph_without_its_end_is_one_where_no_sentence_goes_on(below: str) -> None:
    above = f"{LONG}由市场管理处负责"
    assert _texts(above, below)[0] == above


def test_an_agency_below_a_comma_is_a_signature() -> None:
    assert _texts("对首次贷款的企业给予补助，", "云州市水利局") == ["对首次贷款的企业给予补助，", "云州市水利局"]


def test_a_signature_far_to_the_right_is_not_what_a_comma_goes_on_with() -> None:
    assert _texts("感谢您对文化遗产保护工作的关注，", "　　　　　　　　云州市文化广电新闻") == [
        "感谢您对文化遗产保护工作的关注，",
        "云州市文化广电新闻",
    ]


@pytest.mark.parametrize("width", range(18, 29))
def test_a_page_without_its_indents_is_joined_though_half_of_its_lines_begin_paragraphs(width: int) -> None:
    paragraphs = [
        "一、开展整治。今年三月至五月，我局会同城管部门逐户排查餐饮单位，建立了工作台账，查处油烟净化设施异常的五十七家。",
        "二、推行监测。在大型餐饮单位安装油烟在线监测设备一百余套，数据接入市大气平台。",
        "三、严把准入。会同市场监管部门对居民住宅楼内开办餐饮服务的，在办照时予以告知。",
    ]
    torn = [line for paragraph in paragraphs for line in _set(paragraph, width)]
    foot = ["感谢您对生态环境保护工作的关心和支持。", "联系人：周明　　联系电话：0551-5550123、5550124"]
    assert _texts(*torn, *foot) == [*paragraphs, *foot]


def test_a_line_at_the_margin_goes_on_with_the_indented_one_above_though_a_clause_ended_there() -> None:
    clauses = "今年筹措资金四百二十万元，对五十三家幸福院进行适老化改造；"
    text = f"{clauses}对考核合格的每家每年补助两万元，组织护理培训十二期，培训八百六十人次，"
    text += "入住老人比去年同期增加一百八十六人，受到老人的普遍欢迎。"
    width = len(clauses) + 2
    torn = ["　　" + text[: width - 2], *(text[at : at + width] for at in range(width - 2, len(text), width))]
    assert _texts(*torn * 5) == [text] * 5
    assert len(_texts(*(f"　　{line.strip()}" for line in torn * 5))) > 5


@pytest.mark.parametrize("width", range(18, 28))
def test_a_sentence_over_two_pages_goes_on_behind_the_line_that_is_whole_again(width: int) -> None:
    above = (
        "缴费基数可在平均工资的六成至三倍之间自主选择，按月或按季缴纳均可，缴费困难的可自愿暂缓缴费，明年年底前补缴。"
    )
    text = "我厅正在两市开展职业伤害保障试点，首批覆盖外卖平台从业人员两万人，试点期满后评估完善，并适时扩大范围。"
    first, *others = _set(text, width)
    assert _texts(*_set(above, width) * 3, first, "— 2 —", *others) == [above] * 3 + [text]


@pytest.mark.parametrize(
    "line", ["今年以来，我局会同街道逐一摸排点位并已完成设计的", "）今年以来，我局（会同街道逐一摸排"]
)
def test_lines_without_end_are_joined_in_no_more_time_than_they_are_long(line: str) -> None:
    assert "".join(_texts(*[line] * 4_000)) == line * 4_000
