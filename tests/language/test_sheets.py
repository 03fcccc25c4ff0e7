"""Labels of sheets: put together of parts, in an annex, mistyped, and what only looks like one."""

import pytest

from drafting.language.sheets import read_label


@pytest.mark.parametrize(
    ("typed", "field"),
    [
        ("主提人：罗平", "leader"),
        ("第一议案人：罗平", "leader"),
        ("提出建议的代表", "leader"),
        ("提案人简介：罗平，男", "leader"),
        ("联提人：孔远", "seconders"),
        ("共同提案者：孔远", "seconders"),
        ("附：联名委员名单", "seconders"),
        ("附件1：附议代表签名表", "seconders"),
    ],
)
def test_a_label_of_people_is_put_together_of_parts(typed, field):
    label = read_label(typed)
    assert label is not None and label.field == field
    assert typed[: label.length].endswith(label.word + "：" * label.colon)


@pytest.mark.parametrize("typed", ["附：桥梁照片三张", "附件：附件：附件：", "附：建议：由县交通局办理", "附议"[:1]])
def test_an_annex_that_lists_nobody_is_no_label_of_people(typed):
    label = read_label(typed)
    assert label is None or label.field == "other"
