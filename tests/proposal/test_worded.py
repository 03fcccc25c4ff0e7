"""The words of a demand: a heading with what it asks for below, and what a demand asks for besides."""

import pytest

from drafting.proposal.clauses import by_further
from tests.proposal.said import TEXT, TITLE, proposal

HEAD = f"题目：{TITLE}\n提案人：罗平\n内容：{TEXT.strip()}"


def _asked(item):
    return proposal(f"{HEAD}\n建议：\n一、建立桥梁巡查制度。\n二、{item}\n")["demands"][1:]


@pytest.mark.parametrize(
    ("item", "demands"),
    [
        (
            "加大养护投入\n现行每公里每年八百元，工人不愿干。建议提高到两千元以上。",
            ["加大养护投入。提高到两千元以上"],
        ),
        (
            "延长巡查时间\n目前只巡查白天，建议夜间也安排巡查，逐日登记。",
            ["延长巡查时间。夜间也安排巡查，逐日登记"],
        ),
        (
            "加大投入\n（一）县财政安排养护经费。\n（二）发动群众看护桥梁。",
            ["加大投入。县财政安排养护经费。发动群众看护桥梁"],
        ),
        ("照明不足。桥上只有两盏灯。建议在桥面安装路灯。", ["在桥面安装路灯"]),
        (
            "桥面只有四米宽，两车相会时要有一辆退到桥头，早晚高峰常常堵上半个小时。行人没有地方走。建议拓宽桥面。",
            ["拓宽桥面"],
        ),
        (
            "更换护栏。由县交通局更换两侧护栏，并加固桥墩。出台桥梁养护办法。",
            ["更换护栏。由县交通局更换两侧护栏，并加固桥墩。出台桥梁养护办法"],
        ),
        ("更换护栏。由县交通局更换两侧护栏。群众过桥就放心了。", ["更换护栏。由县交通局更换两侧护栏"]),
        ("制定养护办法，并由县财政补贴养护费用。", ["制定养护办法", "由县财政补贴养护费用"]),
        ("更换两侧护栏，并在桥头设立限重标志。", ["更换两侧护栏", "在桥头设立限重标志"]),
        ("更换两侧护栏,同时在村后山修建备用便桥。", ["更换两侧护栏", "在村后山修建备用便桥"]),
        ("把护栏加高到1.2米，并增设反光标识。", ["把护栏加高到1.2米", "增设反光标识"]),
        ("更换两侧护栏，同时增派巡查人员。", ["更换两侧护栏", "增派巡查人员"]),
        (
            "改善通行。由县交通局更换两侧护栏；为巡查人员配备雨具。",
            ["改善通行。由县交通局更换两侧护栏", "为巡查人员配备雨具"],
        ),
        (
            "改善通行。\n（1）由县交通局更换两侧护栏；\n（2）巡查人员配备雨具。",
            ["由县交通局更换两侧护栏", "巡查人员配备雨具"],
        ),
        (
            "划定货车限行区，对限行期间停运的车主给予补贴。",
            ["划定货车限行区", "对限行期间停运的车主给予补贴"],
        ),
    ],
)
def test_an_item_is_its_heading_and_what_asks_below_it(item, demands):
    assert _asked(item) == demands


def test_what_is_numbered_below_a_whole_demand_is_one_of_its_own():
    listed = "（一）把青柳桥纳入危桥改造计划；\n1．桥头由村里派人值守；\n（二）建立桥梁巡查制度。"
    assert proposal(f"{HEAD}\n建议：\n{listed}\n")["demands"] == [
        "把青柳桥纳入危桥改造计划",
        "桥头由村里派人值守",
        "建立桥梁巡查制度",
    ]


@pytest.mark.parametrize(
    "plain",
    [
        "更换两侧护栏，并加固桥墩",
        "划定限行时段，并向社会公布",
        "重新划线，并在上学时段派人值守",
        "对无证通行的，先教育再处罚",
        "编制加固方案，并向上申报",
        "在新桥没有建成之前，对过河群众每人补助渡船费",
        "更换两侧护栏，同时确保行人安全",
    ],
)
def test_what_belongs_to_one_demand_stays_in_it(plain):
    assert by_further(plain) == []
