"""More of the product: with a profile and without, organisations, joint letters and longer answers; all silent."""

from __future__ import annotations

from itertools import product
from pathlib import Path

import pytest

from drafting.model.kinds import SUBJECTS, kind_names, kind_of
from drafting.model.office import Office
from tests.checking.test_product import COPIES, LAYOUTS, SHAPES, compose, told_of

OFFICE = Office.model_validate(
    {
        "name": "云州市园林管理局",
        "code": "云政数",
        "signatories": ["何维"],
        "classes": {"A": "已经解决", "B": "正在解决或者列入计划", "C": "因条件限制不能解决"},
        "contacts": [{"unit": "公园科", "person": "周明", "phone": "0370-5550123"}],
        "deadlines": {"answer": 3, "cohandling": 1},
        "styles": {"title": "复函", "quotes": "引号", "result": "类别", "contact": "承办人", "courtesy": "尊敬的"},
        "congress": {"cc": [COPIES["人大"]]},
        "cppcc": {"cc": [COPIES["政协"]]},
        "printed_by": "云州市园林管理局办公室",
    }
)
LONG = {
    "两张表": SHAPES["表格"] + "\n      各处路灯数如下。\n      表2：路灯数\n      | 地点 | 路灯 | 完成时间 |\n"
    "      | 文昌公园 | 24 | 2026年5月 |\n      | 合计 | 24 | — |",
    "三级": "  - 标题: 关于座椅\n    内容: |\n      （一）进展。已增设座椅20把。\n      1.文昌公园12把。\n"
    "      2.鼓楼街8把。\n      （二）资金。已拨30万元。\n"
    "  - 标题: 关于照明\n    内容: 已增加路灯12盏，其中步道8盏、广场4盏。",
    "列举": "  - 内容: |\n      主要做了三方面工作：一是增设座椅20把；二是增加路灯12盏；三是补栽行道树40棵。\n"
    "      下一步，我局将于2026年12月底前完成剩余路段。",
}
UNIT, MIXED = "民盟云州市委会", "民盟云州市委会, 陈知远, 林若溪"
WANTED = ((UNIT, ()), (MIXED, ()), (MIXED, ("each_proposer",)), ("陈知远等5名{person}", ()), ("陈知远", ("public",)))


@pytest.mark.parametrize(("number", "kind"), [*enumerate(kind_names())])
@pytest.mark.parametrize("layout", LAYOUTS)
def test_with_a_profile_and_without_what_is_made_of_a_right_form_is_silent(
    number: int, kind: str, layout: str, tmp_path: Path
) -> None:
    """By turns with the profile and without: every two of these meet, not every six."""
    person = SUBJECTS[kind_of(kind).subject or "提案"][1]
    for case in product(LONG, WANTED):
        number += 1
        shape, (names, editions) = case
        if kind_of(kind).answers_proposer or editions != ("each_proposer",):
            form = compose(kind, layout, "一条", names.format(person=person)).replace(SHAPES["一条"], LONG[shape])
            assert told_of(form, tmp_path, [editions], (None, OFFICE)[number % 2]) == [], case
