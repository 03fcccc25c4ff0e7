"""A pair is set in a map of a profile; all else in the text stays."""

from __future__ import annotations

import pytest

from drafting.findings import DraftingError
from drafting.form.load import load_record
from drafting.form.pairs import with_pairs
from drafting.model.office import Office

NEW = {"编号": "流水号", "案由": "事由: 简述"}


def columns(text: str) -> object:
    return load_record(text, "", Office, "office").columns


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("# 一\n名称: 甲局  # 二\n", '# 一\n名称: 甲局  # 二\n\n清单列:\n  编号: 流水号\n  案由: "事由: 简述"\n'),
        ("名称: 甲局", None),
        ("名称: 甲局\n清单列:\n    编号: 旧  # 三\n    # 四\n简称: 甲\n", None),
        ("名称: 甲局\n清单列: {编号: 旧, 提出人: 谁}  # 五\n简称: 甲\n", None),
        ("名称: 甲局\n清单列: {}\n", None),
        ("名称: 甲局\n清单列:\n简称: 甲\n", None),
        ("name: 甲局\ncolumns:\n  案由: '旧的'", None),
        ("名称: 甲局\n# 清单列:\n#   编号: 流水号\n\n# 七\n", None),
        ("名称: 甲局\r\n清单列:\r\n  提出人: 谁\r\n\r\n# 八\r\n", None),
    ],
)
def test_new_pairs_stand_there_and_all_else_stays(before: str, after: str | None) -> None:
    made = with_pairs(before, "office.yaml", "columns", NEW)
    assert columns(made) == {**(columns(before) or {}), **NEW}
    if after is not None:
        assert made == after
    kept = [line for line in before.splitlines() if line and "旧" not in line and "{" not in line]
    assert [line for line in made.splitlines() if line in kept] == kept
    assert made.count("\r\n") == (made.count("\n") if "\r\n" in before else 0)
    assert all(comment in made for comment in "一二三四五七八" if f"# {comment}" in before)


@pytest.mark.parametrize(
    "text", ["{名称: 甲局}\n", '{"name": "甲局"}', "名称: &a 甲局\n清单列: &b {x: 1}\n简称: *a\n", "- a\n"]
)
def test_what_is_not_understood_is_left_alone(text: str) -> None:
    try:
        made = with_pairs(text, "office.yaml", "columns", NEW)
    except DraftingError:
        return
    assert columns(made) == {**(columns(text) or {}), **NEW}
