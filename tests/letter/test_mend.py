"""What pages and hurried hands do to lines is undone, and lines that are as they should be stay."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drafting.language import labels, sheets
from drafting.letter.lines import line_of
from drafting.letter.mend import mended
from tests.letter.letters import compose

ASKED = "您提出的《关于疏浚清溪河的建议》收悉。现答复如下："


def _texts(*texts: str) -> list[str]:
    return [line.text for line in mended([line_of(number, text) for number, text in enumerate(texts)])]


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("关于第12号建议的答复 陈知远代表：", ["关于第12号建议的答复", "陈知远代表："]),
        ("关于第12号建议的答复2025-06-20 10:22", ["关于第12号建议的答复", "2025-06-20 10:22"]),
        (f"陈知远代表：{ASKED}", ["陈知远代表：", ASKED]),
        ("陈知远代表，你好！", ["陈知远代表，", "你好！"]),
        ("尊敬的陈知远代表：您好！", ["尊敬的陈知远代表：", "您好！"]),
        ("感谢您的支持。云州市水利局 2025年8月9日", ["感谢您的支持。", "云州市水利局 2025年8月9日"]),
        ("感谢您的支持。附件1：任务分解表", ["感谢您的支持。", "附件1：任务分解表"]),
        ("抄送：县政府办 联系单位：县教育局", ["抄送：县政府办", "联系单位：县教育局"]),
        ("抄送：县政府办联系单位：县教育局", ["抄送：县政府办", "联系单位：县教育局"]),
        ("联系人：周明 电话：5550123 抄送县政协提案委", ["联系人：周明 电话：5550123", "抄送县政协提案委"]),
        ("2025年8月9日 联系人：周明", ["2025年8月9日", "联系人：周明"]),
        ("2025年8月9日 联系人 周明 5550123", ["2025年8月9日", "联系人 周明 5550123"]),
        (f"陈知远代表，{ASKED}", ["陈知远代表，", ASKED]),
        ("（办理类别：A类　　经办人：周明）", ["办理类别：A类", "经办人：周明）"]),
        ("（办理结果：已解决）", ["（办理结果：已解决）"]),
        ("联系人：周明，青竹路8号907室抄送：县政府办", ["联系人：周明，青竹路8号907室", "抄送：县政府办"]),
    ],
)
def test_a_line_of_two_parts_is_parted(text: str, parts: list[str]) -> None:
    assert _texts(text) == parts


@pytest.mark.parametrize(
    "text",
    [
        "联系人：周明　联系电话：5550123",
        "云州市水利局规划科　联系人：周明",
        "我们邀请了陈知远代表：他对方案提出三点看法。",
        "该办法已抄送市水利局执行。",
    ],
)
def test_a_line_of_one_part_is_left(text: str) -> None:
    assert _texts(text) == [text]


@pytest.mark.parametrize(
    ("texts", "whole"),
    [
        (("签发", "人：冯远志"), ["签发人：冯远志"]),
        (("签发人：", "冯远志"), ["签发人：冯远志"]),
        (("联系电话：", "0551-5550123"), ["联系电话：0551-5550123"]),
        (("签发人：", "云州市水利局"), ["签发人：", "云州市水利局"]),
        (("签发人：", "联系人：周明"), ["签发人：", "联系人：周明"]),
        (("您提出的《关于疏浚的", "建议》收悉。"), ["您提出的《关于疏浚的建议》收悉。"]),
        (("您提出的《关于疏浚的建议》", "收悉。"), ["您提出的《关于疏浚的建议》收悉。"]),
        (("云水〔2025〕", "12号"), ["云水〔2025〕12号"]),
        (("已开工。", "已完工。"), ["已开工。", "已完工。"]),
    ],
)
def test_what_is_torn_is_joined(texts: tuple[str, ...], whole: list[str]) -> None:
    assert _texts(*texts) == whole


def test_a_letter_in_one_paragraph_falls_into_its_parts() -> None:
    answer = "一、现状 城区有河道五条，去年清淤三公里，群众普遍认可，存在的问题是机械不足。"
    tail = "感谢您的支持。 云州市水利局 2025年8月9日 联系人：周明 电话：5550123"
    said = _texts(f"关于第12号建议的答复 陈知远代表： {ASKED} {answer * 6} {tail}")
    assert said[:4] == ["关于第12号建议的答复", "陈知远代表：", ASKED, "一、现状"]
    assert said[-3:] == ["感谢您的支持。", "云州市水利局 2025年8月9日", "联系人：周明 电话：5550123"]


def test_a_letter_in_a_table_falls_into_its_cells() -> None:
    body = f"陈知远代表：{ASKED}一、现状良好，去年清淤三公里，群众普遍认可。二、明年再清淤三公里。感谢您的支持！"
    said = _texts("| 文号： | 云水〔2025〕12号 |", "| 索引号： | 0012 |", f"| {body} |", "| 云州市水利局 |")
    assert said[:5] == [
        "文号：云水〔2025〕12号",
        "索引号： | 0012",
        "陈知远代表：",
        ASKED,
        "一、现状良好，去年清淤三公里，群众普遍认可。",
    ]
    assert said[-2:] == ["感谢您的支持！", "云州市水利局"]


def test_a_page_that_breaks_its_lines_is_joined_and_no_other() -> None:
    text = "今年以来我局会同街道逐一摸排全部点位并已完成施工图设计" * 7 + "。"
    broken = [text[at : at + 34] for at in range(0, len(text), 34)]
    assert _texts(*broken, "感谢您的支持。") == [text, "感谢您的支持。"]


def test_every_part_stands_where_the_page_has_it() -> None:
    for seed in range(0, 300, 6):
        lines = [line_of(number, text) for number, text in enumerate(compose(seed)[0].splitlines()) if text.strip()]
        said = "".join("".join(line.text.split()) for line in mended(lines))
        assert said == "".join("".join(line.text.split()) for line in lines), seed


def test_a_salutation_torn_before_its_title_and_a_bracket_torn_inside_are_whole():
    assert _texts("陈知远、林若溪", "代表：") == ["陈知远、林若溪代表："]
    assert _texts("（联系人：周明，电话：6 6 8", "2 2 091）") == ["（联系人：周明，电话：6 6 82 2 091）"]
    assert _texts("我们走访了各位", "代表：") == ["我们走访了各位", "代表："]


def test_the_rows_of_a_table_are_no_torn_lines():
    rows = [f"| 第{number}批 | {number}月开工建设 | 5个小区 | 市充电设施公司 |" for number in "一二三四五六"]
    assert _texts(*rows) == rows


def test_page_numbers_are_no_lines_and_numbers_of_the_text_are():
    assert _texts("— 2 —", "陈知远代表：", "第 3 页 共 3 页", "第3号") == ["陈知远代表：", "第3号"]


def test_a_page_on_one_line_is_parted_at_its_labels():
    answer = "一、目前情况。" + "已疏浚3公里，" * 40 + "年内完工。"
    letter = f"陈知远代表:{ASKED}{answer}感谢您的关心。云州市水利局2021年8月30日联系人:周明"
    page = f"答复_云州市门户网 首页 区情 办事 互动 来源:水利局 发布时间:2021-09-14 类别:B 签发人:项百川 {letter}"
    parts = _texts(page)
    assert "类别:B" in parts and "陈知远代表:" in parts
    assert parts[-3:] == ["感谢您的关心。", "云州市水利局2021年8月30日", "联系人:周明"]


def test_a_narrow_page_is_joined_though_a_title_and_a_label_stand_out():
    whole = "梨园路沿线现有公厕三座，间距过大，早晚散步的市民意见集中，我局今年踏勘后选定两处新建装配式公厕，"
    whole += "每座十二个厕位，配建第三卫生间，六月十日已经开放使用，沿线另有四家单位把内部厕所向社会开放。"
    torn = [whole[at : at + 18] for at in range(0, len(whole), 18)]
    title = "云州市城市管理局关于市十九届人大三次会议第62号建议的复函"
    assert _texts(title, "陈知远、林若溪", "代表：", *torn, "附件下载：") == [
        title,
        "陈知远、林若溪代表：",
        whole,
        "附件下载：",
    ]


@pytest.mark.parametrize("sign", [",,", "，，", ";;", " ,, ", "||", "<br/>", "\\n"])
def test_a_page_on_one_line_is_parted_at_a_sign_that_no_text_doubles(sign: str) -> None:
    parts = ["网站首页", "关于市五届人大三次会议第12号建议的答复", "陈知远代表：", ASKED]
    parts += ["今年已疏浚3公里，栽树300棵，其余河段年底前完成。" * 10, "云州市水利局", "2025年8月9日"]
    assert _texts(sign.join(parts)) == parts


def test_a_sign_doubled_by_a_slip_parts_nothing():
    text = "今年已疏浚3公里，，栽树300棵，其余河段年底前完成。" + "我局逐段踏勘，" * 60
    assert _texts(text) == [text]


@pytest.mark.parametrize(
    ("texts", "whole"),
    [
        (("陈知远、林若溪代", "表："), ["陈知远、林若溪代表："]),
        (("陈知远、林若溪委", "员同志："), ["陈知远、林若溪委员同志："]),
        (("已征求各位代", "表决后实施。"), ["已征求各位代", "表决后实施。"]),
    ],
)
def test_a_title_of_deputies_torn_inside_is_whole(texts: tuple[str, ...], whole: list[str]) -> None:
    assert _texts(*texts) == whole


def test_an_indented_page_is_joined_from_its_own_margin():
    text = "今年以来全市各个街道逐一摸排全部点位并已完成施工图设计" * 7 + "。"
    torn = ["　　　" + text[:32], *("　" + text[at : at + 34] for at in range(32, len(text), 34))]
    assert _texts(*torn) == [text]


def test_lines_of_one_width_above_longer_ones_are_no_torn_page():
    head = "针对您提出的“增加停车泊位”的建议"
    long = "今年以来，我局会同街道逐一摸排全部点位，已完成施工图设计，计划年底前开工，进展顺利。"
    texts = (head, long, head, long, head, long, head, long, head, "年内完工。")
    assert _texts(*texts) == list(texts)


def test_what_is_doubled_more_often_than_a_page_has_lines_parts_nothing():
    text = "甲，，" * 500
    assert _texts(text) == [text]


_WORDS = sorted({*sheets.FIELDS, *labels.FIELDS})


@given(st.lists(st.sampled_from(_WORDS), min_size=3, max_size=3), st.sampled_from(("，", "；", "，并对")))
def test_a_label_in_the_middle_of_a_sentence_is_a_word_of_it(words: list[str], sign: str) -> None:
    one, two, three = words
    text = f"今年以来已明确{one}37家{sign}随后又明确{two}12家{sign}年底前再明确{three}9家。"
    assert _texts(text) == [text]


def test_a_sentence_that_says_what_is_sent_to_whom_is_no_list_of_recipients() -> None:
    text = "我局每季度形成专报，抄送市政府办公室和各县区。"
    assert _texts(text) == [text]


def test_the_labels_of_a_sheet_in_one_line_part_it_where_no_sentence_does() -> None:
    sheet = "案由关于疏浚清溪河的建议提案者邵晚晴承办单位云州市水利局办理意见邵晚晴委员：您好！"
    texts = _texts(sheet)
    assert texts[:3] == ["案由：关于疏浚清溪河的建议", "提案者：邵晚晴", "承办单位：云州市水利局"]
    running = "办理意见均已落实，承办单位3家，提案者认可的2家，案由相同的1家。"
    assert _texts(running) == [running]
