"""Several demands in one sentence or item, and what stands below a list."""

import pytest

from drafting.proposal.clauses import by_agents, by_verbs
from tests.proposal.said import TEXT, TITLE, proposal

HEAD = f"题目：{TITLE}\n提案人：罗平\n内容：{TEXT.strip()}"


@pytest.mark.parametrize(
    ("sentence", "demands"),
    [
        (
            "因此，建议县政府把青柳桥列入今年危桥改造计划，拨专款更换两侧护栏，并在桥头设立限重标志。",
            ["县政府把青柳桥列入今年危桥改造计划", "拨专款更换两侧护栏", "在桥头设立限重标志"],
        ),
        (
            "希望县交通局更换青柳桥护栏，安装桥面路灯，同时建立每月巡查制度，确保行人过桥安全。",
            ["希望县交通局更换青柳桥护栏", "安装桥面路灯", "建立每月巡查制度，确保行人过桥安全"],
        ),
        (
            "建议县交通局更换青柳桥两侧护栏，公安交管部门把超载车辆拦在桥外，并由县财政安排养护经费。",
            ["县交通局更换青柳桥两侧护栏", "公安交管部门把超载车辆拦在桥外", "由县财政安排养护经费"],
        ),
        (
            "建议更换青柳桥护栏，安装桥面路灯，并建立巡查制度，每月向社会公布结果。",
            ["更换青柳桥护栏", "安装桥面路灯", "建立巡查制度，每月向社会公布结果"],
        ),
        (
            "恳请县政府：更换青柳桥两侧的旧护栏，由交警每周联合执法不少于两次，责令砂石场出资修复桥面，还村民一条平安路。",
            [
                "更换青柳桥两侧的旧护栏",
                "由交警每周联合执法不少于两次",
                "责令砂石场出资修复桥面，还村民一条平安路",
            ],
        ),
        ("建议由县交通局更换青柳桥两侧护栏，确保行人安全，并方便群众出行。", None),
        ("建议县政府高度重视青柳桥，更换两侧护栏，并建立巡查制度。", None),
        ("建议县交通局更换青柳桥护栏，桥面很窄，并且两头都是急弯。", None),
        ("建议更换护栏，并建立巡查制度。", None),
    ],
)
def test_a_sentence_that_counts_up_what_is_to_be_done_is_several(sentence, demands):
    got = proposal(f"{HEAD}{sentence}\n")["demands"]
    assert got == demands if demands else len(got) == 1


def test_clauses_know_their_places():
    plain = "县政府修缮老桥护栏，安装桥面路灯，并建立巡查制度。"
    assert [plain[start:end] for start, end in by_verbs(plain, 0)] == [
        "县政府修缮老桥护栏",
        "安装桥面路灯",
        "建立巡查制度",
    ]
    assert by_verbs("修缮老桥护栏，安装桥面路灯，建立巡查制度。", 0) == []
    assert by_agents("请县交通局更换护栏，县财政局要安排资金。") == [(0, 9), (10, 20)]


def test_an_item_with_two_agents_or_two_things_to_do_is_two():
    listed = "建议：\n1．由县交通局划定限行时段，并向社会公布；同时对现有货车登记造册，发放标识。\n"
    listed += "2．县公安局简化通行证办理手续。对无证通行的，先教育再处罚。\n3．建立巡查队伍，费用由县财政负担。\n"
    assert proposal(f"{HEAD}\n{listed}")["demands"] == [
        "由县交通局划定限行时段，并向社会公布",
        "同时对现有货车登记造册，发放标识",
        "县公安局简化通行证办理手续",
        "对无证通行的，先教育再处罚",
        "建立巡查队伍，费用由县财政负担",
    ]


@pytest.mark.parametrize(
    ("below", "more"),
    [
        (
            "老桥连着三个村。呼吁县政府尽快开展一次全县危桥清查，还群众平安！",
            ["尽快开展一次全县危桥清查，还群众平安！"],
        ),
        ("恳请县政府高度重视，早日解决群众过桥难。", []),
        ("希望有关部门认真研究，尽快落实。", []),
        ("希望县交通局进一步重视养护工作。", []),
        ("老桥连着三个村，群众天天盼着。", []),
    ],
)
def test_an_appeal_for_something_definite_below_the_list_is_a_demand(below, more):
    listed = "建议：\n1、由县交通局更换两侧护栏。\n2、建立桥梁巡查制度。\n"
    got = proposal(f"{HEAD}\n{listed}{below}\n")["demands"]
    assert len(got) == 2 + len(more) and got[1] == "建立桥梁巡查制度"
    assert all(want.rstrip("！") in have for want, have in zip(more, got[2:], strict=True))
