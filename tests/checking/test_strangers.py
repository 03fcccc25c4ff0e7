"""Letters that others wrote: what is no slip raises no alarm, and the slips of the genre are told."""

from __future__ import annotations

import pytest

from drafting.checking.files import check_text
from drafting.findings import SAID, Finding, Severity

HEAD = "云政数〔2026〕23号　　签发人：何维\n办理结果：B\n"
TITLE = "关于市政协五届三次会议第76号提案的答复\n"
OPENING = "　　您提出的《关于增设便民座椅的提案》收悉。现答复如下：\n"
BODY = (
    "　　一、关于增设便民座椅\n　　您反映的文昌公园一带，已增设座椅20把。\n"
    "　　二、关于增加照明\n　　步道两侧已增加路灯12盏。\n"
)
CLOSING = "　　感谢您对我们工作的关心和支持。\n"
DATED = "云州市园林管理局\n2026年9月10日\n"
CONTACT = "（联系人：周明，联系电话：0370-5550123）\n"


def told(
    *,
    head: str = HEAD,
    title: str = TITLE,
    to: str = "陈知远委员：\n",
    opening: str = OPENING,
    body: str = BODY,
    closing: str = CLOSING,
    foot: str = DATED + CONTACT,
) -> list[Finding]:
    return list(check_text(head + title + to + opening + body + closing + foot, "信.txt").findings)


def codes(**parts: str) -> list[str]:
    return [finding.code for finding in told(**parts)]


def test_the_letter_of_these_tests_is_silent() -> None:
    assert codes() == []


@pytest.mark.parametrize(
    ("head", "title"),
    [
        ("云水〔2026〕19号B类\n", TITLE),
        ("云水〔2026〕19号\n", "关于市政协五届三次会议第76号提案的答复（B类）\n"),
        ("B\n云水〔2026〕19号\n", TITLE),
        ("云水〔2026〕19号　办理结果：A1\n", TITLE),
        ("云水〔2026〕19号\n办理结果：B类（正在解决）\n", TITLE),
        ("云水〔2026〕19号\n办理结果：已解决\n", TITLE),
    ],
)
def test_a_class_is_seen_wherever_it_is_printed(head: str, title: str) -> None:
    assert not {"E001", "E002"} & set(codes(head=head, title=title))


@pytest.mark.parametrize(
    ("foot", "wanted"),
    [
        ("云州市园林管理局\n2026.10.26\n", ["N006"]),
        ("云州市园林管理局\n2026-10-26\n", ["N006"]),
        ("云州市园林管理局\n20261026\n", ["N006"]),
        ("云州市园林管理局\n二0二六年九月十日\n", ["N006"]),
        ("云州市园林管理局\n二〇二六年九月十日\n", ["N006"]),
        ("云州市园林管理局\n2026年9月\n", ["E005"]),
        ("云州市园林管理局\n2026年9月　日\n", ["E005"]),
        ("云州市政务服务和数据资源\n2026年9月10日\n", []),
        ("答复单位：云州市园林管理局\n答复时间：2026年9月10日\n", []),
        ("2026年9月10日\n云州市园林管理局（盖章）\n", []),
        ("（公章）\n2026年9月10日\n", ["E004"]),
        ("云州市园林管理局\n", ["E005"]),
    ],
)
def test_agency_and_date_are_seen_in_whatever_form(foot: str, wanted: list[str]) -> None:
    assert codes(foot=foot + CONTACT) == wanted


@pytest.mark.parametrize(
    ("head", "foot", "absent"),
    [
        ("", DATED, "发文字号、办理结果、联系人和联系电话"),
        ("", "", "发文字号、办理结果、署名、成文日期、联系人和联系电话"),
        ("", "云州市园林管理局\n" + CONTACT, "发文字号、办理结果、成文日期"),
        ("云水〔2026〕19号\n", DATED, "办理结果、联系人和联系电话"),
        ("云水〔2026〕19号B类\n", "", "署名、成文日期、联系人和联系电话"),
    ],
)
def test_what_a_published_copy_has_dropped_is_said_once(head: str, foot: str, absent: str) -> None:
    (found,) = told(head=head, foot=foot)
    assert (found.code, found.severity) == ("E030", Severity.INFO)
    assert f"没有{absent}，" in found.message


@pytest.mark.parametrize(
    ("foot", "code"),
    [(DATED, "E006"), ("2026年9月10日\n" + CONTACT, "E004"), ("云州市园林管理局\n" + CONTACT, "E005")],
)
def test_of_a_letter_with_its_head_a_single_part_is_missed(foot: str, code: str) -> None:
    assert codes(foot=foot) == [code]


def test_a_telephone_named_in_the_text_is_no_contact_and_lacks_no_number() -> None:
    body = "　　汛期如遇险情，请直接拨打防汛值班电话。\n"
    assert codes(body=body) == []
    assert codes(body=body, foot=DATED) == ["E006"]


CPPCC = "　　您在市政协五届三次会议上提出的《关于增设便民座椅的建议》收悉。现答复如下：\n"
CONGRESS = "　　您在市十六届人大三次会议上提出的《关于增设便民座椅的建议》收悉。现答复如下：\n"


@pytest.mark.parametrize(
    ("title", "to", "opening", "wanted"),
    [
        ("关于市政协五届三次会议第76号建议的答复\n", "陈知远委员：\n", CPPCC, ["K001"]),
        ("关于第76号建议的答复\n", "陈知远委员：\n", OPENING, ["K001"]),
        ("关于政协第76号提案《关于增设便民座椅的建议》的答复\n", "陈知远委员：\n", CPPCC, []),
        ("关于增设便民座椅的建议的答复\n", "陈知远委员：\n", CPPCC, []),
        ("对《关于增设便民座椅的建议》的答复\n", "陈知远委员：\n", CPPCC, []),
        ("关于区政协二届三次会议第146号建议提案的复函\n", "陈知远委员：\n", OPENING, []),
        ("关于市十六届人大三次会议第76号提案的答复\n", "陈知远代表：\n", CONGRESS, ["K001"]),
        ("关于市政协五届三次会议第76号提案的答复\n", "陈知远代表：\n", OPENING, ["K002"]),
        ("关于市人大五届三次会议第76号提案的答复\n", "陈知远委员：\n", OPENING, ["K003"]),
    ],
)
def test_one_slip_does_not_turn_the_letter_into_one_of_the_other_chamber(
    title: str, to: str, opening: str, wanted: list[str]
) -> None:
    assert codes(title=title, to=to, opening=opening) == wanted


def test_the_cure_of_a_title_that_misnames_is_the_kind_of_the_letter() -> None:
    (found,) = told(title="关于市政协五届三次会议第76号建议的答复\n", opening=CPPCC)
    assert "是政协的提案，标题称作“建议”" in found.message and "改称“提案”" in found.remedy


def test_you_with_a_plural_is_told_with_a_space_inside_and_not_as_one() -> None:
    body = "　　您 们反映的文昌公园一带，已增设座椅20把。\n"
    opening = OPENING.replace("您", "你们")
    closing = CLOSING.replace("您", "你们")
    assert codes(to="陈知远、林若溪委员：\n", opening=opening, body=body, closing=closing) == ["D001"]


@pytest.mark.parametrize(
    ("said", "wanted"),
    [
        ("我局将尽快修补步道。预计8月份完工。", []),
        ("用地手续正在抓紧办理。", []),
        ("我局将尽快修补步道。步道两侧有路灯。", ["A006"]),
    ],
)
def test_a_promise_may_have_its_date_in_the_next_sentence(said: str, wanted: list[str]) -> None:
    assert codes(body=f"　　{said}\n") == wanted


@pytest.mark.parametrize("said", ["提案所提事项没有政策依据。", "我局考虑先在文昌公园开展试点。"])
def test_what_is_not_done_speaks_against_class_a(said: str) -> None:
    assert codes(head=HEAD.replace("B", "A"), body=f"　　{said}\n") == ["A005"]
    assert codes(body=f"　　{said}\n") == []


@pytest.mark.parametrize(
    ("opening", "wanted"),
    [
        ("　　您提出的《关于增设便民座椅的提案》由我局会办。现答复如下：\n", ["K020"]),
        ("　　您提出的《关于增设便民座椅的提案》收悉，我局作为会办单位，现答复如下：\n", ["K020"]),
        ("　　您提出的《关于增设便民座椅的提案》由我局主办、市财政局会办。现答复如下：\n", []),
    ],
)
def test_a_helper_that_answers_the_member_is_told(opening: str, wanted: list[str]) -> None:
    assert codes(opening=opening) == wanted


@pytest.mark.parametrize("said", ["再次感谢代表您的关心。", "请向代表联系小组反映。"])
def test_a_member_is_no_deputy(said: str) -> None:
    assert codes(closing=f"　　{said}\n") == ["K002"]


@pytest.mark.parametrize(
    ("opening", "lost"),
    [
        ("　　您《关于增设便民座椅的提案》收悉。现答复如下：\n", "提出的"),
        ("　　您提出《关于增设便民座椅的提案》收悉。现答复如下：\n", "的"),
        ("　　您提出关于增设便民座椅的提案收悉，现答复如下：\n", "的"),
    ],
)
def test_a_word_lost_in_the_opening_is_told(opening: str, lost: str) -> None:
    (found,) = told(opening=opening)
    assert found.code == "W003" and found.message.endswith(f"漏了“{lost}”")


def test_the_words_of_a_proposer_stand_whole() -> None:
    for opening in (
        "　　您在市政协五届三次会议上提出的关于增设便民座椅的提案收悉，现答复如下：\n",
        "　　收到您提出的“关于增设便民座椅”的提案后，我局组织了专题研究，现答复如下：\n",
    ):
        assert codes(opening=opening) == []


def test_a_session_without_its_meeting_is_told_as_a_hint() -> None:
    (found,) = told(title="关于市政协五届三次第76号提案的答复\n")
    assert (found.code, found.severity, found.remedy) == ("K021", Severity.INFO, "写作“五届三次会议”")


@pytest.mark.parametrize(
    ("quoted", "wanted"),
    [("关于增设座椅的提案", ["K011"]), ("关于修补步道的提案", ["K010"]), ("关于增设便民座椅的提案", [])],
)
def test_a_title_that_is_quoted_in_two_ways_is_told(quoted: str, wanted: list[str]) -> None:
    assert codes(title=f"对市政协五届三次会议《{quoted}》的答复\n", opening=OPENING) == wanted


def test_two_papers_answered_in_one_letter_are_not_held_against_each_other() -> None:
    opening = "　　您提出的《关于增设便民座椅的提案》和《关于修补步道的提案》均已收悉。现答复如下：\n"
    assert codes(title="对市政协五届三次会议《关于增设便民座椅的提案》等两件提案的答复\n", opening=opening) == []


@pytest.mark.parametrize(
    ("closing", "foot"),
    [
        ("　　以上答复当否，请批评指正。\n", ""),
        ("　　每年12月底以前，把三位委员所提意见的落实情况再报告一次。\n", ""),
        (CLOSING, "主送：陈知远委员\n"),
    ],
)
def test_courtesy_counts_and_addressees_are_no_slips(closing: str, foot: str) -> None:
    assert not {"K013", "D012", "E019"} & set(codes(closing=closing, foot=f"{DATED}{CONTACT}{foot}"))


def test_the_numbers_of_papers_answered_together_are_no_other_papers() -> None:
    title = "关于市政协五届三次会议第76号、第45号提案并案办理的答复\n"
    assert "K017" not in codes(title=title, body="　　第45号提案所提的路灯已经安装。\n")
    assert codes(body="　　第45号提案所提的路灯已经安装。\n") == ["K017"]


def test_the_rows_of_a_web_page_are_no_stray_bars() -> None:
    body = "| 已增设座椅20把。 |\n| 已增加路灯12盏。 |\n| 步道已修补。 |\n"
    assert "X003" not in codes(body=body)


@pytest.mark.parametrize(
    "head",
    [
        "云水〔2026〕19号\n签发人　何维\n类别：B\n",
        "云水〔2026〕19号\n签　发　人　何维\n建议分类：C类\n",
        "（B类；主动公开；签发人：何维）\n云水〔2026〕19号\n",
        "云水〔2026〕19号\n",
        "云水〔2026〕19号\n签发人　何维\n类　型　B\n",
    ],
)
def test_a_head_in_another_offices_way_is_no_slip(head: str) -> None:
    assert not {"E001", "E002", "E018", "C001"} & set(codes(head=head))


def test_what_stands_in_brackets_behind_a_name_is_no_other_person() -> None:
    assert codes(to="陈知远（女，回族）委员：\n") == []


def test_many_spaces_of_a_web_page_are_told_at_once() -> None:
    (found,) = told(body="　　已增设座椅 20 把、路灯 12 盏、花箱 30 个、步道 4 处、凉亭 2 座。\n")
    assert found.code == "P008" and "10处" in found.message


def test_a_class_may_be_spaced_and_dredging_is_no_slip() -> None:
    assert codes(head="云水〔2026〕19号\n签发人：何维\n办理结果：B 类\n") == []
    assert codes(body="　　疏浚工程已经完工。\n") == []


def test_a_salutation_without_colon_is_told_below_a_lost_opening() -> None:
    text = f"{HEAD}{TITLE}陈知远委员\n　　关于座椅一事，已在文昌公园增设20把。\n{CLOSING}{DATED}{CONTACT}"
    assert "D009" in [finding.code for finding in check_text(text, "信.txt").findings]


@pytest.mark.parametrize(
    ("body", "wanted"),
    [
        ("　　1.已增设座椅20把；\n　　2.已增加路灯12盏；\n　　以上均已投入使用。\n", ["S011"]),
        ("　　1.已增设座椅20把；\n　　2.已增加路灯12盏。\n　　以上均已投入使用。\n", []),
        ("　　一是增设座椅20把；\n　　二是增加路灯12盏；\n", ["S011"]),
    ],
)
def test_the_last_item_ends_in_a_full_stop(body: str, wanted: list[str]) -> None:
    assert codes(body=body) == wanted


def test_a_heading_without_numeral_among_numbered_ones_is_told() -> None:
    bare = "　　关于步道的问题\n　　步道破损路段长300米，已于6月修补完毕，通过了街道和居民参加的验收。\n"
    first, second = BODY.split("　　二、")
    assert codes(body=f"{first}{bare}　　二、{second}") == ["S010"]


def test_what_belongs_on_the_sheet_of_approval_is_not_printed() -> None:
    assert codes(foot=f"{DATED}{CONTACT}拟稿：周明　核稿：林若溪　审批：何维\n") == ["G010"]


def test_a_copy_goes_to_offices_and_not_to_a_person() -> None:
    (found,) = told(foot=f"{DATED}{CONTACT}抄送：市政协提案委（3份），刘副市长。\n")
    assert found.code == "E031" and "刘副市长" in found.message
    assert codes(foot=f"{DATED}{CONTACT}抄送：市政协提案委（3份），市政府秘书长办公室。\n") == []


@pytest.mark.parametrize(
    ("number", "wanted"),
    [("G51038-2015", ["C011"]), ("GBT 51038-2015", ["C011"]), ("GB/T 51038-2015", []), ("CJJ 45-2015", [])],
)
def test_a_broken_number_of_a_standard_is_told(number: str, wanted: list[str]) -> None:
    assert codes(body=f"　　照明按{number}的要求维护。\n") == wanted


@pytest.mark.parametrize(
    ("said", "wanted"),
    [
        ("坚持以经济建设为中心，为民服务。", []),
        ("公园满意度调查、党建意见收集均已完成。", []),
        ("已经上报消防部门，自己经营的摊位已经迁出。", []),
        ("我们想法设法筹措资金。", ["W001"]),
        ("台帐已经建立。", ["W001"]),
        ("感谢您为我市发展做出贡献。", ["W002"]),
    ],
)
def test_a_word_is_wrong_only_where_it_is(said: str, wanted: list[str]) -> None:
    assert codes(body=f"　　{said}\n") == wanted


def test_a_report_is_one_only_where_no_heading_answers() -> None:
    body = (
        "　　一、采纳落实情况\n　　五条建议全部采纳，座椅已增设20把。\n　　二、下一步工作\n　　年内再增设座椅10把。\n"
    )
    assert codes(body=body) == []


def test_of_two_levels_the_lower_may_be_arabic_and_items_may_run_on() -> None:
    body = (
        "　　一、关于座椅\n　　1.已增设座椅20把。\n　　2.年内再增设10把。\n"
        "　　二、关于照明\n　　（一）已增加路灯12盏；（二）其余年内完成。\n"
    )
    assert codes(body=body.replace("（一）", "1.").replace("（二）", "2.")) == []
    assert codes(body=body) == ["S002"]


def test_where_a_page_has_lost_its_lines_that_alone_is_said() -> None:
    text = (
        "陈知远委员： "
        + OPENING.strip()
        + " "
        + BODY.replace("\n　　", " ").strip()
        + "均已投入使用，每月检修一次。 " * 4
    )
    assert [f.code for f in check_text(text + "云州市园林管理局 2026年9月10日", "信.txt").findings] == ["S012"]


@pytest.mark.parametrize(
    ("said", "wanted"),
    [
        ("该项目计划2026年12月开工，2026年10月建成。", ["N020"]),
        ("该项目2026年底前开工，2025年底完工。", ["N020"]),
        ("该项目计划2026年10月开工，2027年6月建成。", []),
        ("2026年开工，2026年5月完工。", []),
        ("该项目总投资35万，年内完工。", ["U010"]),
        ("全市有机构412家，其中有证的235家，无证的187家。", ["U006"]),
        ("全县有学校100所，其中小学60所、中学40所，寄宿制学校50所。", []),
        ("培训386人，其中取得证书的311人、实现就业的203人。", []),
        ("现有旧址37处，其中国家级2处、省级6处、县级18处。", []),
        ("拨付资金1.2亿元，其中市级6000万元、区级6000万元。", []),
        ("该项目总投资35万元，涉及居民2万，年内完工。", []),
        ("将进一步进一步加强管理。", ["W004"]),
        ("一个一个现场察看，讨论讨论再定，为了了解情况，的的确确做到了。", []),
        ("有效环节了内涝问题。", ["W001"]),
        ("积极有效的推进工作。", ["W001"]),
        ("居住条件得到有效的提升。", []),
        ("我局已增设座椅20把。下一步，我委将增加照明。", ["C009"]),
        ("我局委托设计院编制方案。", []),
        ("我局已于X月X日到现场察看。", ["X004", "X004"]),
        ("座椅已经增设，路灯也已安装，均在六月底以前投入使用，由公园管理处维护", ["P011"]),
        ("感谢陈志远委员的支持。", ["D022"]),
        ("1.1 座椅。已增设20把；1.2 路灯。已增加12盏。", []),
    ],
)
def test_slips_of_other_kinds_are_told(said: str, wanted: list[str]) -> None:
    assert codes(body=f"　　{said}\n") == wanted


def test_several_paragraphs_without_end_are_a_page_with_torn_lines() -> None:
    torn = "　　座椅已经增设，路灯也已安装，均在六月底以前投入使用，由公园管理处维护\n"
    assert "P011" not in codes(body=torn * 3)


@pytest.mark.parametrize(
    ("body", "wanted"),
    [
        ("　　我局做了以下工作。\n　　二是增设座椅20把。\n　　三是增加路灯12盏。\n", ["S007"]),
        ("　　一是增设座椅20把。\n　　二是增加路灯12盏。\n", []),
        ("　　（一）座椅。已增设20把。\n　　（二）路灯。已增加12盏。\n　　（3）步道。已修补。\n", ["S001"]),
        ("　　我局做了三个方面的工作：一是普查建档，二是挂牌保护。\n", ["S013"]),
        ("　　我局做了两个方面的工作：一是普查建档，二是挂牌保护。\n", []),
        ("　　（一）座椅。已增设20把，其余年内完成，由公园管理处维护\n　　（二）路灯。已增加12盏。\n", ["P011"]),
        ("　　目前己采购到位25把，利己利人。\n", ["W001"]),
        ("　　将进—步统－标准，统——调度。\n", ["W001", "W001"]),
    ],
)
def test_items_and_their_numbers_agree(body: str, wanted: list[str]) -> None:
    assert codes(body=body) == wanted


def test_a_dash_for_a_one_is_said_and_counts_as_one() -> None:
    body = "　　—、座椅\n　　已增设20把。\n　　二、路灯\n　　已增加12盏。\n"
    assert codes(body=body) == ["S004"]
    assert codes(body=body.replace("二、", "三、")) != ["S004"]


_OPEN = "　　座椅已经增设，路灯也已安装，均在六月底以前投入使用，由公园管理处维护"


@pytest.mark.parametrize(
    ("body", "said", "mended"),
    [
        (f"{_OPEN}\n　　步道已经修补完毕，今年六月底通过了验收。\n", "一句话断成了两段", False),
        (f"{_OPEN}\n　　（一）步道已经修补完毕，今年六月底通过了验收。\n", "段末没有标点", True),
        (f"{_OPEN}\n", "段末没有标点", True),
    ],
)
def test_a_paragraph_without_end_may_be_one_that_was_broken(body: str, said: str, mended: bool) -> None:
    [finding] = [one for one in told(body=body) if one.code == "P011"]
    assert finding.message.endswith(said) and (finding.fix is not None) is mended


def test_paragraphs_without_end_above_numerals_are_all_told() -> None:
    said = ("座椅已增设20把", "路灯已增加12盏，均已亮灯", "步道已修补3公里，并铺设了透水砖", "花坛已修缮，更换花木9种")
    items = zip("一二三四", said, strict=True)
    body = "".join(f"　　（{one}）进展。{text}，今年六月底以前投入使用，由公园管理处维护\n" for one, text in items)
    assert codes(body=body).count("P011") == 4


@pytest.mark.parametrize("said", ["对首次贷款户给予补助，", "以上答复，如有意见请反馈"])
def test_what_is_short_and_ends_in_a_comma_or_is_a_courtesy_is_told(said: str) -> None:
    assert codes(closing=f"　　{said}\n") == ["P011"]


def test_a_point_that_has_its_text_behind_its_heading_is_no_heading_alone() -> None:
    body = "　　一、座椅。已增设20把，其余年内完成\n　　二、路灯。已增加12盏，其余年内完成\n"
    assert "A012" not in codes(body=body)
    assert "A012" in codes(body="　　一、关于增设座椅\n　　二、关于增加路灯\n　　已增加12盏。\n")


@pytest.mark.parametrize(
    ("body", "wanted"),
    [
        ("　　（一）增设座椅。\n　　已增设20把。\n　　（二）增加路灯。\n　　已增加12盏。\n", ["S005", "S005"]),
        ("　　（一）已增设座椅20把。\n　　（二）已增加路灯12盏。\n", []),
        ("　　（一）已增设座椅20把。\n　　（二）已增加路灯12盏。\n　　其余年内完成。\n", []),
    ],
)
def test_an_item_of_a_list_of_sentences_is_no_heading_with_a_mark(body: str, wanted: list[str]) -> None:
    assert codes(body=body) == wanted


@pytest.mark.parametrize(
    ("body", "said"),
    [
        ("　　2O25年共增设座椅20把。\n", ["“2O25”里有形近的字"]),
        ("　　该项目于6月1曰开工。\n", ["“1曰”里有形近的字"]),
        ("　　共增设座椅1l0把、路灯3O处。\n", ["“1l0”里有形近的字", "“3O”里有形近的字"]),
        (
            "　　2O25年增设座椅1l0把、路灯3O处、花坛l2处。\n",
            ["全文多处数字里有形近的字（4处，如“2O25”），似由扫描识别而来"],
        ),
        ("　　推行O2O服务，监测CO2浓度，联系电话接入IC卡。\n", []),
    ],
)
def test_a_letter_in_a_number_is_told(body: str, said: list[str]) -> None:
    assert [one.message for one in told(body=body) if one.code == "N015"] == said


def test_a_date_that_a_scanner_misread_is_the_letters_date() -> None:
    assert codes(foot=f"云州市园林管理局\n2O26年3月1O曰\n{CONTACT}") == ["N015", "N015"]
    assert "N006" in codes(foot=f"云州市园林管理局\n二O二六年三月十曰\n{CONTACT}")


def test_what_announces_the_answer_ends_in_a_colon() -> None:
    opening = "　　您提出的《关于增设便民座椅的提案》收悉，经商市财政局，现答复如下\n"
    [finding] = [one for one in told(opening=opening) if one.code == "P011"]
    assert finding.fix and finding.fix.new == "下："


def test_thanks_end_in_a_full_stop() -> None:
    assert codes(closing="　　感谢您对我们工作的关心和支持\n") == ["P011"]


def test_a_date_is_of_one_kind_of_numerals() -> None:
    assert codes(foot=f"云州市园林管理局\n2026年三月十六日\n{CONTACT}") == ["N006"]


def test_that_the_letter_is_not_open_is_no_word_for_the_inside() -> None:
    assert codes(foot=f"{DATED}{CONTACT}（此件不公开）\n") == []


@pytest.mark.parametrize(
    ("to", "opening", "wanted"),
    [
        ("陈知远委员：\n", "　　陈知远委员提出的《关于增设便民座椅的提案》收悉。现答复如下：\n", ["D021"]),
        ("陈知远委员：\n", "　　您提出的“关于增设便民座椅的提案”的提案收悉。现答复如下：\n", ["C006"]),
    ],
)
def test_the_opening_speaks_to_its_reader_once(to: str, opening: str, wanted: list[str]) -> None:
    assert codes(to=to, opening=opening) == wanted


@pytest.mark.parametrize("to", ["| 陈知远委员：\n", "陈.*远委员：\n", "陈知(远委员：\n", "[陈知远委员：\n"])
def test_a_name_is_no_pattern(to: str) -> None:
    assert "D022" not in codes(to=to)


def test_the_agency_of_the_title_signs() -> None:
    assert codes(title="云州市水务局关于市政协五届三次会议第76号提案的答复\n") == ["K022"]
    for agency in ("云州市园林管理局", "市园林管理局", "市园林局"):
        assert codes(title=f"{agency}关于市政协五届三次会议第76号提案的答复\n") == []


def test_attachments_stand_above_the_date() -> None:
    assert codes(foot=f"{DATED}{CONTACT}附件：座椅增设计划表\n") == ["E032"]
    assert codes(foot=f"附件：座椅增设计划表\n{DATED}{CONTACT}") == []


def test_a_helpers_opinion_is_not_copied_to_the_member() -> None:
    title = "关于市政协五届三次会议第76号提案的会办意见\n"
    opening = "　　陈知远委员提出的《关于增设便民座椅的提案》收悉。现提出会办意见如下：\n"
    found = codes(
        head="云政数〔2026〕23号　　签发人：何维\n",
        title=title, to="市住房和城乡建设局：\n", opening=opening, body="　　已增设座椅20把。\n",
        closing="　　以上意见供统一答复时参考。\n", foot=f"{DATED}抄送：市政协提案委，陈知远委员。\n",
    )  # fmt: skip
    assert found == ["E019"]


@pytest.mark.parametrize("line", ["结果：B", "（此件主动公开；办理类别：B）"])
def test_a_class_at_the_foot_is_seen(line: str) -> None:
    assert "E001" not in codes(head="云水〔2026〕19号\n", foot=f"{DATED}{line}\n{CONTACT}")


def test_date_and_agency_may_stand_in_a_table_and_a_date_with_its_weekday() -> None:
    rows = "| 答复单位 | 云州市园林管理局 |\n| 答复时间 | 2026年9月10日 |\n"
    assert not {"E004", "E005"} & set(codes(foot=rows + CONTACT))
    assert codes(foot=f"云州市园林管理局\n2026年9月10日（星期四）\n{CONTACT}") == []


def test_a_day_that_does_not_exist_has_a_year() -> None:
    foot = f"云州市园林管理局\n2027年6月31日\n{CONTACT}"
    assert codes(foot=foot) == ["N003", "N005"]


@pytest.mark.parametrize(
    ("said", "wanted"),
    [
        ("下一步，我局将继续做好管护工作。", []),
        ("下一步，我局将争取资金增设座椅。", ["A005"]),
        ("目前正处于公示阶段。", ["A005"]),
    ],
)
def test_what_is_to_come_speaks_against_class_a_and_upkeep_does_not(said: str, wanted: list[str]) -> None:
    assert codes(head=HEAD.replace("B", "A"), body=f"　　{said}\n") == wanted


def test_the_count_is_of_the_whole_answer_and_not_of_a_part() -> None:
    assert codes(opening=OPENING.replace("现答复", "现就您提出的三条建议答复")) == ["A009"]
    assert codes(body=BODY.replace("您反映的", "委员提出五条建议，采纳三条。")) == []


def test_every_severity_has_its_word() -> None:
    assert set(SAID) == set(Severity)


@pytest.mark.parametrize(
    ("said", "wanted"),
    [
        ("对您的建议，我局已作研究。", []),
        ("根据您的建议，我局已增设座椅。", []),
        ("就您的建议答复如下所述。", ["K001"]),
        ("收到您的建议后，我局作了研究。", ["K001"]),
    ],
)
def test_what_a_proposal_suggests_is_no_wrong_name_of_it(said: str, wanted: list[str]) -> None:
    assert codes(body=f"{BODY}　　{said}\n") == wanted


def test_what_is_arranged_for_a_later_month_is_no_wrong_day() -> None:
    assert codes(body=f"{BODY}　　我局已在11月前安排施工。\n") == []
    assert codes(body=f"{BODY}　　我局已在11月安排施工。\n") == ["N011"]


def test_another_letter_that_a_page_offers_below_has_no_title_of_this_one() -> None:
    more = "相关阅读\n· 云州市园林管理局关于市十五届人大二次会议第17号建议的复函 2026-06-27\n"
    assert codes(foot=DATED + CONTACT + more) == []


@pytest.mark.parametrize("phone", ["5550 123", "0370-5550 123", "5550-123", "（0370）5550-0123", "0370－5550123"])
def test_a_telephone_in_groups_is_one(phone: str) -> None:
    assert not {"E007", "E008"} & set(codes(foot=DATED + f"联系人：周明\n电话：{phone}\n"))


@pytest.mark.parametrize("phone", ["5550 12", "0370-5550 12", "555-123", "5550 01234"])
def test_a_telephone_in_groups_that_lacks_a_digit_is_told(phone: str) -> None:
    assert "E008" in codes(foot=DATED + f"联系人：周明\n电话：{phone}\n")


def test_a_report_to_the_committee_may_say_that_it_is_one() -> None:
    opening = "　　市五届人大三次会议第1号《关于增设便民座椅的议案》交由我局办理，现将办理情况报告如下：\n"
    title = "关于市五届人大三次会议第1号议案办理情况的报告\n"
    report = {"title": title, "opening": opening, "closing": "　　以上报告，请予审议。\n"}
    assert "K013" not in codes(to="市人大常委会：\n", **report)
    assert "K013" in codes(to="陈知远代表：\n", **report)


def test_a_name_set_apart_is_one_person() -> None:
    assert "D002" not in codes(to="陈 知 远 委 员：\n")
    assert "D002" in codes(to="陈知远、林若溪委员：\n")


def test_a_bracket_of_the_note_may_close_on_the_next_line() -> None:
    two = "（联系单位：绿化科，联系人：周明，联系电话：0370-5550123；\n养护科，联系人：何维，联系电话：0370-5550124）\n"
    assert "C001" not in codes(foot=DATED + two)
    assert "C001" in codes(foot=DATED + two.replace("）", ""))
    assert "C001" in codes(body=BODY.replace("一带", "（一带"))


def test_a_quotation_that_a_page_tore_is_closed_on_the_next_line() -> None:
    torn = "　　年内出台便民座椅管理办法，明确管护责任，并建立“座椅超\n市”平台，公开各处座椅的位置和状态。\n"
    assert not {"C001", "P011"} & set(codes(body=torn))
    assert "C001" in codes(body=torn.replace("“座椅超\n", "“座椅超市平台。\n"))


def test_the_sign_of_a_blank_on_a_web_page_is_no_punctuation() -> None:
    blank = "　　一是增设座椅，共20把。&nbsp;二是修缮花坛，共12处。\n"
    assert "P001" not in codes(body=blank)
    assert "P001" in codes(body=blank.replace("&nbsp;", "ABC;"))


def test_a_year_behind_a_numeral_is_no_part_of_it() -> None:
    items = "　　1.2025年增设座椅20把。\n　　2.2026年再增设12把。\n"
    assert "S001" not in codes(body=items)
    assert "S001" in codes(body=items.replace("　　1.", "　　2.").replace("　　2.2026", "　　4.2026"))


def test_a_dot_between_words_of_a_list_is_no_full_stop() -> None:
    found = [f for f in told(body="　　已配齐座椅.路灯.栏杆，年内完工.\n") if f.code == "P004"]
    assert [(finding.remedy, finding.fix is not None and finding.fix.safe) for finding in found] == [
        ("改为“、”", False),
        ("改为“、”", False),
        ("改为“。”", True),
    ]


@pytest.mark.parametrize("behind", [TITLE, "办理结果：B\n" + TITLE])
def test_what_is_glued_to_the_one_who_signs_is_none_of_the_name(behind: str) -> None:
    head = "云政数〔2026〕23号\n办理结果：B\n签发人：何维"
    assert not {"E018", "E010"} & set(codes(head=head, title=behind))
    assert "E018" in codes(head=head + "局长\n")


PARTY = "民革云州市总支部：\n"
OURS = "　　贵总支部提出的《关于增设便民座椅的提案》收悉。现答复如下：\n"


@pytest.mark.parametrize(
    ("to", "said", "two"),
    [
        (PARTY, "贵委反映的一带，已增设座椅20把。", True),
        (PARTY, "贵总支部反映的一带，已增设座椅20把。", False),
        (PARTY, "贵总支反映的一带，已增设座椅20把。", False),
        (PARTY, "宝贵会议时间里，已增设座椅20把。", False),
        (PARTY, "贵委员们反映的一带，已增设座椅20把。", False),
        (PARTY, "按照“贵委”的说法，已增设座椅20把。", False),
        ("民革云州市总支部、市政协经济委员会：\n", "贵委反映的一带，已增设座椅20把。", False),
    ],
)
def test_one_organisation_is_called_in_one_way(to: str, said: str, two: bool) -> None:
    assert ("D023" in codes(to=to, opening=OURS, body=f"　　{said}\n")) is two


@pytest.mark.parametrize(
    ("said", "wrong"),
    [
        ("共收到诉求80件，已办结60件，办结率85%。", True),
        ("共收到诉求80件，已办结60件，办结率75%。", False),
        ("共收到诉求67件，已办结52件，办结率达77.6%。", False),
        ("共收到诉求67件，已办结52件，办结率达78%。", False),
        ("共收到诉求67件，办结80件，办结率达95%。", False),
        ("小学、初中、高中的学位分别占60%、30%和20%。", True),
        ("小学、初中、高中的学位分别占总数的50%、30%和20%。", False),
        ("小学、初中、高中的学位分别占33.4%、33.3%、33.4%。", False),
        ("其中老年人占60%，女性占55%。", False),
    ],
)
def test_percentages_are_reckoned_where_they_can_be(said: str, wrong: bool) -> None:
    assert ("U011" in codes(body=f"　　{said}\n")) is wrong


def test_a_letter_in_traditional_characters_is_checked_and_not_mended() -> None:
    text = (
        "雲政數〔2026〕23號\n辦理結果：B\n關於市政協五屆三次會議第76號提案的答覆\n陳知遠委員：\n"
        "　　您提出的《關於增設便民座椅的提案》收悉。現答覆如下：\n　　已增設座椅20把,年內完工.\n"
        "　　感謝您對我們工作的關心和支持。\n雲州市園林管理局\n2026年9月10日\n（聯絡人：周明，電話：0370-5550123）\n"
    )
    found = check_text(text, "信.txt").findings
    assert "P004" in {finding.code for finding in found}
    assert not any(finding.fix for finding in found) and "R102" not in {finding.code for finding in found}
