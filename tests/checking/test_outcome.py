"""The class against the answers, as the office's scheme means its classes."""

from __future__ import annotations

import pytest

from drafting.checking.run import check
from drafting.form.load import load_text
from drafting.model.office import Office
from tests.checking.letters import form, letter

SCHEME = {"A": "已经解决", "B": "列入计划逐步解决", "C": "因条件限制不能解决"}
TURNED = {"A": "因条件限制不能解决", "B": "已经解决"}


def found(result: str, dispositions: list[str], classes: dict[str, str] | None) -> list[tuple[str, str]]:
    answers = "".join(f"\n  - {{办理情况: {one}, 内容: 第{n}处座椅已有答复。}}" for n, one in enumerate(dispositions))
    office = Office(name="云州市园林管理局", classes=classes)
    faults = check(load_text(form(f"办理结果: {result}\n答复:{answers}")), office, select=("A004",))
    return [(fault.where, fault.message) for fault in faults]


@pytest.mark.parametrize(
    ("result", "dispositions", "classes", "at"),
    [
        ("A", ["采纳", "列入计划"], SCHEME, ["responses.1.disposition"]),
        ("A", ["采纳", "列入计划"], None, ["responses.1.disposition"]),
        ("A", ["采纳", "列入计划"], TURNED, []),
        ("B", ["采纳", "列入计划"], TURNED, ["responses.1.disposition"]),
        ("B", ["采纳", "采纳"], SCHEME, []),
        ("B", ["不予采纳", "暂不具备条件"], SCHEME, ["result"]),
        ("B", ["不予采纳", "列入计划"], SCHEME, []),
        ("C", ["采纳", "采纳"], SCHEME, ["result"]),
        ("C", ["采纳", "不予采纳"], SCHEME, []),
        ("C", ["采纳", "采纳"], None, []),
    ],
)
def test_a_class_agrees_with_the_dispositions(result, dispositions, classes, at) -> None:
    assert [where for where, _ in found(result, dispositions, classes)] == at


def test_what_the_class_means_is_said() -> None:
    assert found("C", ["采纳"], SCHEME) == [("result", "办理结果为C（不能解决），各条却是“采纳”")]


def test_the_words_are_held_against_the_class_that_means_solved() -> None:
    text = "正文：增设电梯一事，目前暂不具备条件。\n"
    codes = {result: [f.code for f in check(letter(f"办理结果：{result}\n{text}"), Office(name="局", classes=TURNED))]
             for result in "AB"}  # fmt: skip
    assert codes == {"A": [], "B": ["A005"]}
