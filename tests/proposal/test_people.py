"""Who proposes: names among posts, places of work and notes, torn, glued, told of in the text."""

import pytest

from drafting.proposal.persons import is_plain_name, names_in, names_office
from drafting.proposal.take import intake
from tests.proposal.said import ASKED, BODY, DEMANDS, TEXT, TITLE, proposal


@pytest.mark.parametrize(
    ("typed", "names"),
    [
        ("罗平 青柳小学教师", ["罗平"]),
        ("青柳小学教师 罗平", ["罗平"]),
        ("县政协委员罗平", ["罗平"]),
        ("县政协委员、青柳小学副校长罗平", ["罗平"]),
        ("县政协主任委员罗平", ["罗平"]),
        ("罗平，男，1975年6月生，青柳小学教师", ["罗平"]),
        ("罗平 女 县医院", ["罗平"]),
        ("罗平 县人民医院", ["罗平"]),
        ("罗平 手机13900001234", ["罗平"]),
        ("罗平、孔远2人", ["罗平", "孔远"]),
        ("1.罗平 2.孔远 3.左丘宁", ["罗平", "孔远", "左丘宁"]),
        ("罗平（女）、孔远（青柳小学）", ["罗平", "孔远"]),
        ("民盟清溪县委会 罗平", ["民盟清溪县委会", "罗平"]),
        ("教育界 罗平", ["罗平"]),
        ("罗平&孔远", ["罗平", "孔远"]),
        ("①罗平 ②孔远", ["罗平", "孔远"]),
        ("[罗平] [孔远]", ["罗平", "孔远"]),
        ("“罗平”", ["罗平"]),
        ("罗平。", ["罗平"]),
        ("县政协常委、青柳小学校长罗平", ["罗平"]),
        ("双桥镇代表团全体代表", ["双桥镇代表团"]),
        ("民建界  罗平", ["罗平"]),
        ("经济一组", ["经济一组"]),
        ("罗平、孔远  共2人", ["罗平", "孔远"]),
        ("\n罗平\n孔远", ["罗平", "孔远"]),
        ("桥头村代表 罗平", ["罗平"]),
        ("全国人大代表 罗平", ["罗平"]),
        ("青柳自治州政协委员 罗平", ["罗平"]),
        ("清溪县律师公会", ["清溪县律师公会"]),
        ("县妇联 罗平", ["县妇联", "罗平"]),
        ("清溪县工商联（总商会）", ["清溪县工商联（总商会）"]),
        ("阿朵、宁夏、尕藏", ["阿朵", "宁夏", "尕藏"]),
        ("阿依古丽·买买提，古丽娜尔", ["阿依古丽·买买提", "古丽娜尔"]),
    ],
)
def test_a_person_is_named_without_post_and_place_of_work(typed, names):
    assert names_in(typed) == names
    assert proposal(f"题目：{TITLE}\n提案人：{typed}\n{BODY}")["proposers"] == names


@pytest.mark.parametrize(
    "line",
    [
        "清溪县人大代表 盛 槐生",
        "清溪县人大代表　盛　槐　生",
        "清溪县人大代表、青柳小学教师盛槐生",
        "民进县总支主委、县政协委员 盛槐生",
        "（县政协委员　农工党县总支主委　盛槐生）",
        "盛槐生（县人大代表）",
        "盛槐生委员的发言",
        "文/盛槐生",
        "作者 | 盛槐生",
        "盛槐生代表：",
    ],
)
def test_the_author_of_an_essay_has_his_surname(line):
    taken = intake(f"{TITLE}\n{line}\n{TEXT}{ASKED}".encode())
    assert taken.record["proposal"]["proposers"] == ["盛槐生"] and "proposal.proposers" in taken.guesses()
    assert taken.record["proposal"]["demands"] == DEMANDS


@pytest.mark.parametrize("line", ["盛槐生 孔远 罗平", "盛槐生、孔远、罗平", "县政协委员 盛槐生 孔远 罗平"])
def test_several_names_on_a_line_of_their_own_are_the_authors(line):
    assert proposal(f"{TITLE}\n{line}\n{TEXT}{ASKED}")["proposers"] == ["盛槐生", "孔远", "罗平"]


def test_a_telephone_in_brackets_parts_no_names():
    for label in ("代表：", "代 表 "):
        sheet = f"标 题 {TITLE}\n{label}罗平（联系电话：13900001234）、孔远\n{BODY}"
        assert (proposal(sheet)["title"], proposal(sheet)["proposers"]) == (TITLE, ["罗平", "孔远"])


def test_names_without_a_surname_stand_behind_an_office():
    line = "旗人大代表 昂沁夫 乌云其木格"
    assert proposal(f"{TITLE}\n{line}\n{TEXT}{ASKED}")["proposers"] == ["昂沁夫", "乌云其木格"]


@pytest.mark.parametrize(
    ("head", "name"),
    [
        ("网站首页 | 政协概况 | 提案工作 | 委员风采\n{title}\n作者：罗平", "罗平"),
        ("首页\n政协概况\n时政要闻\n{title}\n作者：罗平", "罗平"),
        ("{title}（罗平代表）", "罗平"),
        ("罗平委员：{title}", "罗平"),
        ("民盟清溪县总支：{title}", "民盟清溪县总支"),
        ("{title}\n致公党清溪县总支", "致公党清溪县总支"),
        ("{title}\n集体提案：县妇联", "县妇联"),
        ("{title}\n我叫罗平，是清溪县政协委员。", "罗平"),
        ("{title}\n受民盟清溪县总支委托，我作大会发言。", "民盟清溪县总支"),
        ("{title}\n会议期间，县工商联提交了这件提案。", "县工商联"),
        ("{title}\n（罗平等8名代表联名提出）", "罗平"),
        ("{title}\n（县工商联  2026年1月）", "县工商联"),
        ("{title}\n●罗平", "罗平"),
        ("{title}\n汇报人：罗平", "罗平"),
        ("县政协委员罗平建议：多方合力办好民生实事\n{title}", "罗平"),
    ],
)
def test_an_author_is_known_by_what_stands_around_him(head, name):
    taken = intake(f"{head.format(title=TITLE)}\n{TEXT}{ASKED}".encode())
    assert taken.record["proposal"]["proposers"] == [name] and "proposal.proposers" in taken.guesses()
    assert taken.record["proposal"]["demands"] == DEMANDS


@pytest.mark.parametrize(
    "typed", ["本人", "匿名", "罗**", "______", "详见附件", "（略）", "王先生", "委员", "*", "无", "全体代表"]
)
def test_a_value_that_names_nobody_leaves_the_field_empty(typed):
    taken = intake(f"题目：{TITLE}\n提案人：{typed}\n{BODY}".encode())
    assert "proposers" not in taken.record["proposal"]
    assert any(finding.where == "proposal.proposers" for finding in taken.findings)


@pytest.mark.parametrize(
    ("label", "names"),
    [
        ("提案人（集体）：无党派人士界", ["无党派人士界"]),
        ("联合提案单位：民进清溪县总支、县科协", ["民进清溪县总支", "县科协"]),
        ("提出代表团：双桥镇代表团", ["双桥镇代表团"]),
        ("领衔代表：罗平  附议代表共2人：孔远 昝玉", ["罗平", "孔远", "昝玉"]),
    ],
)
def test_a_label_may_say_what_kind_of_proposer_or_how_many_it_has(label, names):
    assert proposal(f"题目：{TITLE}\n{label}\n{BODY}")["proposers"] == names


@pytest.mark.parametrize(
    "line",
    [
        "政协清溪县委员会",
        "清溪县人大常委会代表工作委员会",
        "城建环保类",
        "清溪县 城关镇 青柳村",
        "高度重视 民生工程",
        "县城管局 罗平科长接件",
        "重点提案 主席督办",
        "本刊记者 罗平",
        "摄影：罗平",
        "时间：2026-01-02 来源：县政协办 责任编辑：罗平",
    ],
)
def test_a_line_beside_the_title_that_is_no_author_names_nobody(line):
    assert "proposers" not in proposal(f"{TITLE}\n{line}\n{TEXT}{ASKED}")
    assert "proposers" not in proposal(f"{line}\n{TITLE}\n{TEXT}{ASKED}")


@pytest.mark.parametrize("said", ["县工商联提出建议，要加强巡查。", "市政协曾提出过很多建议。", "我代表群众说一句。"])
def test_an_organisation_that_the_text_only_tells_of_proposes_nothing(said):
    assert "proposers" not in proposal(f"{TITLE}\n{said}\n{TEXT}{ASKED}")


@pytest.mark.parametrize(
    "menu", ["网站首页  机构概况  提案工作  委员风采  文史天地", "首页 人大代表 时政要闻 专题专栏", "政协委员 常委会议"]
)
def test_a_menu_names_nobody(menu):
    assert "proposers" not in proposal(f"{menu}\n{TITLE}\n{TEXT}{ASKED}")


def test_an_office_is_named_by_who_signs_and_not_by_a_heading():
    assert names_office("县人大代表 罗平") and names_office("罗平代表") and names_office("县政协委员罗平")
    assert not names_office("委员风采") and not names_office("代表工作")
    assert is_plain_name("次仁卓玛") and is_plain_name("左丘明远") and is_plain_name("孔远")
    assert not is_plain_name("文史天地") and not is_plain_name("单位")


@pytest.mark.parametrize(
    ("lines", "names"),
    [
        ("附议代表：昝玉、罗平、盛\n槐生、左丘宁\n", ["孔远", "昝玉", "罗平", "盛槐生", "左丘宁"]),
        ("附议代表：昝玉、罗平、盛槐\n生、左丘宁\n", ["孔远", "昝玉", "罗平", "盛槐生", "左丘宁"]),
        ("附议代表：昝玉 罗平 盛\n槐生 左丘宁\n", ["孔远", "昝玉", "罗平", "盛槐生", "左丘宁"]),
        ("附议代表：昝玉 陌上\n花\n", ["孔远", "昝玉", "陌上花"]),
        ("附议代表：\n1 昝玉\n2 罗平\n3.盛槐生\n", ["孔远", "昝玉", "罗平", "盛槐生"]),
        ("附议代表：昝玉 罗平\n盛槐生 左丘宁\n", ["孔远", "昝玉", "罗平", "盛槐生", "左丘宁"]),
        ("附议代表：昝玉、罗平\n界别：教育界\n", ["孔远", "昝玉", "罗平"]),
        ("附议代表：昝玉、盛\n青柳桥护栏锈了。\n", ["孔远", "昝玉"]),
        ("附议代表：昝玉、罗平\n一、护栏锈蚀\n", ["孔远", "昝玉", "罗平"]),
    ],
)
def test_a_name_torn_between_two_lines_is_one(lines, names):
    assert proposal(f"题目：{TITLE}\n领衔代表：孔远\n{lines}{BODY}")["proposers"] == names


@pytest.mark.parametrize(
    "sheet",
    [
        "领衔代表罗平代表团双桥镇电话13900001234单位双桥镇中心小学\n",
        "领衔代表姓名罗平代表团双桥镇电话13900001234\n",
        "领衔代表（签名）罗平\n",
        "领衔代表（签名）：罗平　联系电话：13900001234\n",
        "提案人：罗平　录入人：孔远\n",
        "提案人：罗平 审核员：孔远 录入时间：2026-01-02\n",
        "提案人类别\t个人\t提案人\t罗平\n",
        "提案人 | 姓名 | 单位 | 电话 |\n | 罗平 | 县中医院 | 13900001234 |\n",
    ],
)
def test_what_stands_beside_the_name_on_a_sheet_is_nobody(sheet):
    taken = intake(f"题目：{TITLE}\n{sheet}{BODY}".encode())
    assert taken.record["proposal"]["proposers"] == ["罗平"]
    assert "13900001234" not in taken.text + str(taken.record)


def test_a_delegation_proposes_where_it_stands_alone_behind_its_label():
    head = f"题目：{TITLE}\n"
    assert proposal(f"{head}提案人：双桥镇代表团\n领衔代表：罗平\n{BODY}")["proposers"] == ["双桥镇代表团", "罗平"]
    assert proposal(f"{head}领衔代表：双桥镇代表团 罗平\n{BODY}")["proposers"] == ["罗平"]
    assert proposal(f"{head}领衔代表：双桥镇代表团、罗平\n{BODY}")["proposers"] == ["罗平"]
    assert proposal(f"{head}领衔代表 | 罗平 | 双桥镇代表团 |\n{BODY}")["proposers"] == ["罗平"]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("我是双桥镇选区的县人大代表罗平，今天只说一件事。", ["罗平"]),
        ("我叫盛槐生。", None),
        ("会上，盛槐生又提交了一件建议，全文如下：盛槐生说。", ["盛槐生"]),
        ("会议期间，罗平委员提交了一件提案。", ["罗平"]),
        ("居民提出了很多建议，居民都盼着。", None),
        ("会上，文史馆提出了三条建议。", None),
        ("任何人提出的建议都要答复，任何人都一样。", None),
    ],
)
def test_who_is_told_of_in_the_text_proposes(text, names):
    assert proposal(f"{TITLE}\n{text}{TEXT}{ASKED}").get("proposers") == names


def test_those_who_second_stand_by_delegations_below_their_label():
    groups = [
        "城关代表团：罗　平、孔远、左丘宁、穆青、花千树、柳三变、温如玉、司马长风",
        "双桥镇：苗　禾、宫羽",
        "驻县单位：欧阳山",
    ]
    text = (
        f"{TITLE}\n{TEXT}{ASKED}领衔：安若\n附议（以姓氏笔画为序）：\n" + "\n".join(groups) + "\n（附议代表共11人）\n"
    )
    assert proposal(text)["proposers"] == [
        "安若", "罗平", "孔远", "左丘宁", "穆青", "花千树", "柳三变", "温如玉", "司马长风", "苗禾", "宫羽", "欧阳山",
    ]  # fmt: skip
    assert proposal(text)["demands"] == DEMANDS


def test_a_sentence_below_the_label_names_nobody():
    text = f"{TITLE}\n领衔：安若\n附议：\n双桥镇：近年来桥栏锈蚀，行人不安。\n{TEXT}{ASKED}"
    assert proposal(text)["proposers"] == ["安若"]


def test_a_word_of_the_post_is_nobody_s_name():
    text = f"{TITLE}\n作者:市民 来稿 日期:2017-05-22 点击:203\n{TEXT}{ASKED}"
    assert "proposers" not in proposal(text)


@pytest.mark.parametrize("sep", ["\t", " | "])
def test_those_who_second_stand_in_the_cells_of_a_table(sep):
    rows = [("罗　平", "孔远", "左丘宁", "濮阳青"), ("令狐安", "穆　青", "花千树", "柳三变"), ("温如玉", "苗禾")]
    listed = "\n".join(sep.join(row) for row in rows)
    got = proposal(f"{TITLE}\n领衔代表：安若（城关代表团）\n{TEXT}{ASKED}附议代表名单：\n{listed}\n")
    names = ["安若", *(name.replace("\u3000", "") for row in rows for name in row)]
    assert (got["proposers"], got["demands"]) == (names, DEMANDS)


def test_one_who_proposes_with_the_leader_stands_below_him_in_columns():
    text = f"{TITLE}\n提案人：罗　平  教育界  青柳中学教师\n        孔　远  体育界  县体育馆\n{TEXT}{ASKED}"
    assert proposal(text)["proposers"] == ["罗平", "孔远"]


def test_a_delegation_proposes_a_bill():
    assert proposal(f"标题：{TITLE}\n提出议案的代表团：柳湾镇代表团\n{TEXT}{ASKED}")["proposers"] == ["柳湾镇代表团"]


def test_those_of_two_proposals_that_became_one_are_all_named():
    names = "提案人：罗平（原第118号）\n　　　　孔远、穆青（原第131号）\n"
    text = f"案题：{TITLE}\n{names}合并理由：两案内容相近。\n{TEXT}{ASKED}"
    assert proposal(text)["proposers"] == ["罗平", "孔远", "穆青"]


def test_who_is_in_touch_for_those_who_propose_is_none_of_them():
    text = f"{TITLE}\n提案者：教育界别\n联系委员：罗 平\n{TEXT}{ASKED}"
    assert proposal(text)["proposers"] == ["教育界别"]


def test_a_name_set_apart_at_the_start_of_a_line_is_none_of_the_one_above():
    text = f"{TITLE}\n领衔代表：罗平\n联名代表：孔　远 卓玛央金 尉迟松\n          危  岚 步  青 郦小山\n{TEXT}{ASKED}"
    assert proposal(text)["proposers"] == ["罗平", "孔远", "卓玛央金", "尉迟松", "危岚", "步青", "郦小山"]
