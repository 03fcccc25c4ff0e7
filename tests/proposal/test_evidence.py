"""Each kind of evidence by which a person reads a proposal, alone; every place, person and number is invented."""

import pytest

from drafting.findings import DraftingError
from drafting.proposal.take import intake

ASKED = "内容：路上没有灯。\n建议：\n1、沿街增设路灯。\n"


def proposal(text):
    return intake(text.encode()).record["proposal"]


@pytest.mark.parametrize(
    ("head", "number"),
    [
        ("云州市第十四届人大第二次会议\n（议5）\n案由：关于增设路灯的议案\n", "议5"),
        ("编号：建字12号\n题目：关于增设路灯的建议\n", "建字12"),
        ("第B0031号\n题目：关于增设路灯的建议\n", "B0031"),
        ("关于增设路灯的建议（45号）\n", "45"),
        ("云州市第十四届人大\n代表建议\n第 113\n号\n题目：关于增设路灯的建议\n", "113"),
        ("建议编号\n（由大会秘书处填写）\n167\n题目：关于增设路灯的建议\n", "167"),
        ("序号：3\n案号：117\n题目：关于增设路灯的建议\n", "117"),
    ],
)
def test_a_number_is_read_with_the_signs_before_it_wherever_it_stands(head, number):
    got = proposal(head + "提案人：罗平\n" + ASKED)
    assert got["number"] == number
    assert got["title"].startswith("关于增设路灯的") and "号" not in got["title"]


@pytest.mark.parametrize("title", ["关于增设路灯的建议（一）", "关于增设路灯的建议（试点）"])
def test_what_else_stands_in_brackets_behind_a_title_is_no_number(title):
    got = proposal(f"题目：{title}\n提案人：罗平\n{ASKED}")
    assert got["title"] == title and "number" not in got


@pytest.mark.parametrize(
    ("typed", "names"),
    [
        ("司马 远航", ["司马远航"]),
        ("左丘 宁", ["左丘宁"]),
        ("陈　远", ["陈远"]),
        ("冼 星桥 昝 玉", ["冼星桥", "昝玉"]),
        ("段干秀珍 曹 勇", ["段干秀珍", "曹勇"]),
        ("李 大 山　农 红 梅", ["李大山", "农红梅"]),
        (
            "买买提·艾力江、努尔兰•哈布力、孟根其其格、扎西顿珠",
            ["买买提·艾力江", "努尔兰•哈布力", "孟根其其格", "扎西顿珠"],
        ),
        ("云州市工商业联合会 民建云州市委员会", ["云州市工商业联合会", "民建云州市委员会"]),
    ],
)
def test_names_are_parted_where_a_name_ends(typed, names):
    assert proposal(f"领衔代表：{typed}\n题目：关于增设路灯的建议\n{ASKED}")["proposers"] == names


def test_who_writes_for_an_organisation_proposes_nothing():
    sheet = "题目：关于增设路灯的提案\n提案单位：农工党云州市委会\n执 笔 人：罗平（市第一医院主任医师）\n"
    assert proposal(sheet + ASKED)["proposers"] == ["农工党云州市委会"]
    assert proposal("提案人：民进云州市委　主笔：端木青\n" + sheet.split("提案单位")[0] + ASKED)["proposers"] == [
        "民进云州市委"
    ]
    taken = intake(("题目：关于增设路灯的提案\n执笔人：罗平\n" + ASKED).encode())
    assert taken.record["proposal"]["proposers"] == ["罗平"]
    assert "取自执笔人" in taken.guesses()["proposal.proposers"]


def test_a_party_that_sent_a_page_in_proposes_and_its_publisher_does_not():
    page = "关于增设路灯的提案\n2026-01-21　来源：{}　字体：大 中 小\n路上没有灯。\n建议：\n1、沿街增设路灯。\n"
    assert proposal(page.format("台盟云州市委"))["proposers"] == ["台盟云州市委"]
    assert "proposers" not in proposal(page.format("县政协提案委"))
    sheet = f"单位：{{}}\n题目：关于增设路灯的提案\n{ASKED}"
    assert proposal(sheet.format("民进清溪县总支"))["proposers"] == ["民进清溪县总支"]
    assert "proposers" not in proposal(sheet.format("清溪县水利局"))


def test_a_party_on_a_line_of_its_own_proposes():
    assert proposal("关于增设路灯的提案\n民进云州市委\n路上没有灯。\n建议：\n1、沿街增设路灯。\n")["proposers"] == [
        "民进云州市委"
    ]


def test_names_with_posts_go_on_below():
    text = "题目：关于增设路灯的提案\n第一提案人：万俟青（市政协委员，护士）\n联 名 人：练达（市政协常委，总经理）\n"
    text += "　　　　　相里 文（市政协委员，个体）\n　　　　　农 工 健（市政协委员，退休）\n"
    assert proposal(text + ASKED)["proposers"] == ["万俟青", "练达", "相里文", "农工健"]


@pytest.mark.parametrize(
    ("broken", "title"),
    [
        ("提案标题：关于规范电单车停放的\n建议\n提案人：罗平\n", "关于规范电单车停放的建议"),
        ("案　由：关于缓解医院周边停车难\n　　　　问题的提案\n提案人：罗平\n", "关于缓解医院周边停车难问题的提案"),
        ("案 题：关于在东城\n区增设夜间母婴\n急诊点的提案\n提案人：罗平\n", "关于在东城区增设夜间母婴急诊点的提案"),
        ("关于在东城\n区增设夜间母婴\n急诊点的提案\n提案人：罗平\n", "关于在东城区增设夜间母婴急诊点的提案"),
        ("云州市第九届人大代表建议第33号：关于整治非法采砂的建议\n提出人：罗平\n", "关于整治非法采砂的建议"),
        (
            "致云州市第九届人大第一次会议主席团：\n请予审议。\n关于制定停放办法的议案\n领衔代表：罗平\n",
            "关于制定停放办法的议案",
        ),
        (
            "好声音丨罗平委员：让康复触手可及\n会议期间，委员罗平提交了《关于建设康复站的提案》。\n提案人\n罗平\n",
            "关于建设康复站的提案",
        ),
    ],
)
def test_a_title_is_whole_though_it_is_torn_or_stands_behind_other_words(broken, title):
    assert proposal(broken + ASKED)["title"] == title


def test_a_title_that_goes_on_takes_no_text_with_it():
    got = proposal("题目：关于增设路灯\n提案人：罗平\n界别：教育界\n我们走访了三个小区，提出以下提案\n" + ASKED)
    assert got["title"] == "关于增设路灯"


def test_session_and_number_are_taken_from_the_source_at_the_foot():
    got = proposal(
        "题目：关于增设路灯的提案\n提案人：罗平\n"
        + ASKED
        + "——摘自《政协云州市十一届二次全会提案选编》（第143号提案）\n"
    )
    assert (got["session"], got["number"]) == ("政协云州市十一届二次全会", "143")
    assert got["demands"] == ["沿街增设路灯"]


def test_labels_that_were_scanned_are_read():
    text = "政协云州县委员会提案用笺\n第八届委员会第三次会议 第 O91 号\n案 巾:关于增设路灯的提案\n提案入:都  梁\n"
    got = proposal(text + "联名入:罗平\n埋 由:路上没有灯。\n建议办洼:\n(1)沿街增设路灯。\n")
    assert (got["title"], got["proposers"]) == ("关于增设路灯的提案", ["都梁", "罗平"])
    assert got["session"] == "政协云州县委员会第八届委员会第三次会议"


def test_labels_torn_over_several_lines_are_read():
    text = "代表\n姓名\n司马 远航\n联系\n电话\n13900001234\n附议\n代表\n荀秀兰 禹 博\n巴桑次仁\n"
    text += "建议\n题目\n关于增设路灯的\n建\n议\n内\n容\n"
    taken = intake((text + "路上没有灯。为此建议：\n1、沿街增设路灯。\n").encode())
    assert taken.record["proposal"]["proposers"] == ["司马远航", "荀秀兰", "禹博", "巴桑次仁"]
    assert taken.record["proposal"]["demands"] == ["沿街增设路灯"]
    assert "13900001234" not in taken.text


ROWS = "序号|案号|标题|提出人|内容|承办单位|\n"
ROWS += "12|建字12号|自来水水质差亟待解决|杭 春生等7名代表|水发黄。恳请县政府下决心启动新水厂建设。|县建设局|\n"


@pytest.mark.parametrize("bar", ["|", "\t", ","])
def test_a_row_under_the_heads_of_a_list_is_read(bar):
    got = proposal("云州县第十四届人民代表大会第一次会议代表建议汇编\n" + ROWS.replace("|", bar))
    assert (got["number"], got["title"]) == ("建字12", "自来水水质差亟待解决")
    assert (got["proposers"], got["proposer_count"], got["host"]) == (["杭春生"], 7, "县建设局")
    assert got["demands"] == ["恳请县政府下决心启动新水厂建设"]


def test_a_list_of_several_proposals_is_refused_and_not_read_in_part():
    with pytest.raises(DraftingError, match="清单"):
        intake((ROWS + ROWS.splitlines()[1].replace("12", "13") + "\n").encode())


def test_a_blank_sheet_behind_a_notice_is_no_proposal():
    notice = "关于征集代表建议选题的通知\n各县（市、区）人民政府：\n请于12月9日前报送。\n一、征集范围\n围绕全市发展。\n"
    blank = (
        "代 表 建 议 表\n标　　题：\n领衔代表：　　　　代表团：\n附议代表：\n建议内容：\n\n办　　法：\n\n主办单位：\n"
    )
    with pytest.raises(DraftingError, match="通知"):
        intake((notice + blank).encode())


@pytest.mark.parametrize(
    ("text", "demands"),
    [
        (
            "建议：\n一、加建坡道，坡度不大于1:12。二、改造两座公厕。三、在导览牌上标出路线。\n",
            ["加建坡道，坡度不大于1:12", "改造两座公厕", "在导览牌上标出路线"],
        ),
        (
            "建议：\n●摸清家底。开展一次普查。\n●给地方。保留原址店面。\n",
            ["摸清家底。开展一次普查", "给地方。保留原址店面"],
        ),
        (
            "一、问题的根源：1.利润大，一船赚六千元；2.处罚轻，最多两万。\n"
            "二、几条意见：1.开展一次集中打击；2.装视频监控，夜间有人值守。\n望县政府尽快办理！\n",
            ["开展一次集中打击", "装视频监控，夜间有人值守"],
        ),
        (
            "窗口太少。我想，能不能设立一个代办窗口；这类案子，希望法庭每月到村里开庭一天。"
            "执行方面，请法院把涉农案件拉个单子。\n",
            ["设立一个代办窗口", "这类案子，希望法庭每月到村里开庭一天", "请法院把涉农案件拉个单子"],
        ),
        (
            "建议：\n1、县财政设立客运补贴，每辆三万元；物价部门要公布最高票价。\n2、建设招呼站。\n",
            ["县财政设立客运补贴，每辆三万元", "物价部门要公布最高票价", "建设招呼站"],
        ),
        (
            "近年来游客逐年攀升，县城内的公共服务设施\n没有跟上，节假日排队时间很长，女厕尤其紧\n"
            "张。为此建议：一要在古城南门和码头各新建\n一座公厕；二要由交警大队会同文旅局设置标\n"
            "识，统一样式；三要把保洁交给专业公司，做\n到有人管。\n",
            [
                "在古城南门和码头各新建一座公厕",
                "由交警大队会同文旅局设置标识，统一样式",
                "把保洁交给专业公司，做到有人管",
            ],
        ),
        ("建议事项：把末班车延至21时。\n承办单位（主办）：县交通局\n代表联系电话：139****0001\n", ["把末班车延至21时"]),
        (
            "建议先行：\n第一条 由公安机关建立登记平台。\n第二条 由住建部门划定范围。\n"
            "理由如下：\n1.身份不核；\n2.噪声扰民；\n",
            ["由公安机关建立登记平台", "由住建部门划定范围"],
        ),
    ],
)
def test_demands_are_told_by_how_they_ask_and_stand(text, demands):
    assert proposal("题目：关于便民服务的建议\n提出人：罗平\n" + text)["demands"] == demands


@pytest.mark.parametrize("plain", ["建议：\n在一、二号楼加装电梯。\n", "建议：\n落实三要素公开。\n"])
def test_numbers_that_count_nothing_part_no_demand(plain):
    assert len(proposal("题目：关于加装电梯的建议\n提出人：罗平\n" + plain)["demands"]) == 1


def test_a_telephone_in_what_is_asked_for_goes_into_no_form():
    got = proposal(
        "题目：关于增设路灯的建议\n提出人：罗平\n建议：\n1、沿街增设路灯，联系13900001234确认位置。\n2、修路。\n"
    )
    assert got["demands"] == ["沿街增设路灯，联系〔略〕确认位置", "修路"]


TRADITIONAL = """雲州市政協第十四屆委員會第一次會議
提案第0088號
提 案 人：歐陽 瀾、龍 應
案　　由：關於加強僑鄉古建築保護的提案
內　　容：我市現存僑鄉古建築一千三百餘座，多數產權人旅居海外。
辦　　法：
一、由市文廣旅局會同市僑聯普查造冊，分級掛牌。
二、設立修繕補助資金。
聯繫電話：13900001234
"""


def test_traditional_characters_are_recognised_and_given_back_as_typed():
    taken = intake(TRADITIONAL.encode())
    got = taken.record["proposal"]
    assert (got["title"], got["proposers"]) == ("關於加強僑鄉古建築保護的提案", ["歐陽瀾", "龍應"])
    assert (got["session"], got["number"], got["kind"]) == ("雲州市政協第十四屆委員會第一次會議", "0088", "提案")
    assert got["demands"] == ["由市文廣旅局會同市僑聯普查造冊，分級掛牌", "設立修繕補助資金"]
    assert "僑鄉古建築一千三百餘座" in taken.text and "13900001234" not in taken.text


def test_a_traditional_character_in_a_name_is_kept():
    assert proposal("题目：关于增设路灯的建议\n提出人：劉昇\n" + ASKED)["proposers"] == ["劉昇"]


@pytest.mark.parametrize("word", ["支持(3)", "反对", "类别"])
def test_a_word_of_the_page_is_nobody(word):
    got = proposal(f"题目：关于增设路灯的建议\n领衔代表：罗平\n附议代表：{word}\n" + ASKED)
    assert got["proposers"] == ["罗平"]
