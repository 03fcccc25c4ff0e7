"""The tree of a form's text: every scalar stays what was typed, every fault has its place, a hostile file ends soon."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from yaml.cyaml import CParser

from drafting.findings import DraftingError, Finding
from drafting.form import source
from drafting.form.parser import Parser
from drafting.form.source import Node, read_tree
from drafting.language.characters import plain_breaks

PRINTED = st.characters(blacklist_categories=("Cc", "Cs", "Zl", "Zp", "Cn"), blacklist_characters="\ufeff")


@pytest.fixture(autouse=True, scope="module", params=["libyaml", "PyYAML"])
def parser(request: pytest.FixtureRequest) -> Iterator[None]:
    """Every test of this file is made with both parsers, that both mean the same."""
    with pytest.MonkeyPatch.context() as patch:
        if request.param == "PyYAML":
            patch.setattr(source, "Parser", Parser)
        yield


def tree(text: str) -> Node:
    root, findings = read_tree(text, "表.yaml")
    assert findings == []
    return root


def value_of(text: str, name: str) -> Node:
    return next(value for key, value in tree(text).value if key.value == name)


def fault(text: str) -> Finding:
    """The one fault of a text that is no form."""
    with pytest.raises(DraftingError) as caught:
        read_tree(text, "表.yaml")
    (finding,) = caught.value.findings
    return finding


@pytest.mark.parametrize(
    "typed", ["0076", "02775555", "2026-09-10", "1.50", "1e3", "0x1F", "yes", "No", "true", "1_000", "=", "12:30"]
)
def test_scalars_stay_as_typed(typed: str) -> None:
    assert value_of(f"编号: {typed}\n", "编号").value == typed


@pytest.mark.parametrize(
    ("typed", "value"), [("", ""), ("''", ""), ("null", None), ("~", None), ("'null'", "null"), ("NULL", "NULL")]
)
def test_empty_and_null_differ(typed: str, value: str | None) -> None:
    assert value_of(f"签发人: {typed}\n", "签发人").value == value


@given(st.text(PRINTED, max_size=60))
def test_json_text_comes_through(text: str) -> None:
    for ascii_only in (True, False):
        assert value_of(json.dumps({"body": text}, ensure_ascii=ascii_only), "body").value == text


def test_json_surrogate_escapes_are_one_character() -> None:
    assert value_of('{"body": "\\ud842\\udfb7\\uD83D\\uDE00"}', "body").value == "𠮷😀"


def test_places_count_from_one() -> None:
    node = value_of("甲: 1\n乙:\n  - 丙\n", "乙")
    assert (node.line, node.column) == (3, 3)
    assert (node.value[0].line, node.value[0].column) == (3, 5)


@pytest.mark.parametrize("text", ["甲: 1\r\n乙: 2\r\n", "甲: 1\r乙: 2\r"])
def test_line_breaks_of_any_system(text: str) -> None:
    node = value_of(plain_breaks(text), "乙")
    assert (node.value, node.line) == ("2", 2)


def test_an_escaped_carriage_return_is_a_line_break() -> None:
    assert value_of('{"body": "甲\\r\\n乙\\r丙"}', "body").value == "甲\n乙\n丙"


def test_an_alias_that_does_not_multiply_is_read() -> None:
    assert value_of("甲: &a 文字\n乙: *a\n", "乙").value == "文字"


@pytest.mark.parametrize(
    ("text", "code", "line", "column", "said"),
    [
        ("", "F001", 0, 0, "文件是空的"),
        ("# 只有说明\n", "F001", 0, 0, "文件是空的"),
        ("甲: 1\n---\n甲: 2\n", "F001", 2, 1, "几份表单"),
        ("甲: *b\n", "F001", 1, 4, "锚点"),
        ("甲: [乙\n丙: 1\n", "F001", 2, 2, "没有成对"),
        ("甲: [乙\n", "F001", 1, 4, "没有成对"),
        ('{"甲": {"乙": 1', "F001", 1, 7, "没有成对"),
        ('{"甲": "乙" "丙": 1}', "F001", 1, 11, "没有成对"),
        ("甲: 1\n乙: '丙\n丁: 1\n", "F001", 2, 4, "引号没有成对"),
        ("甲: '乙' 丙\n", "F001", 1, 8, "引号后面还有文字"),
        ('甲: "乙\\q"\n', "F001", 1, 7, "反斜杠"),
        ("甲: @乙\n", "F001", 1, 4, "特殊符号开头"),
        ("甲: {% include 'x' %}\n", "F001", 1, 5, "特殊符号开头"),
        ("甲: !乙 丙\n", "F001", 1, 5, "特殊符号开头"),
        ("甲: & 乙\n", "F001", 1, 5, "特殊符号开头"),
        ("甲: > 乙\n", "F001", 1, 6, "后面不能写文字"),
        ("甲: - 乙\n", "F001", 1, 4, "位置不对"),
        ("甲: 乙: 丙\n", "F001", 1, 5, "冒号的位置不对"),
        ("甲:\n\t乙: 1\n", "F001", 2, 1, "制表符"),
        ("甲:\n    乙: 1\n  丙: 2\n", "F001", 3, 3, "缩进不齐"),
        ("}\n", "F001", 1, 1, "括号没有成对"),
        (" 甲: 1\n乙: 2\n", "F001", 2, 1, "缩进不齐"),
        ("甲: 1\n%乙: 2\n", "F001", 2, 2, "特殊符号"),
        ("%YAML 9.9\n---\n甲: 1\n", "F001", 1, 1, "写法有误"),
    ],
)
def test_what_is_no_yaml(text: str, code: str, line: int, column: int, said: str) -> None:
    finding = fault(text)
    assert (finding.code, finding.line, finding.column) == (code, line, column)
    assert said in finding.message
    assert finding.remedy


@pytest.mark.parametrize(
    ("text", "line", "column"),
    [
        ("文种：提案答复\n版式: 文件\n", 1, 3),
        ("文种: 提案答复\n签发人：何维\n", 2, 4),
        ("文种:提案答复\n版式: 文件\n", 1, 3),
        ("甲:\n  届次：乙\n  编号: 1\n", 2, 5),
        ("甲:\n  - 单位：乙\n    电话: 1\n", 2, 7),
    ],
)
def test_a_wrong_colon_is_shown_where_it_stands(text: str, line: int, column: int) -> None:
    finding = fault(text)
    assert (finding.line, finding.column) == (line, column)
    assert "冒号" in finding.message
    assert "半角冒号并空一格" in finding.remedy


def test_raw_control_characters_are_all_found_and_what_follows_is_read() -> None:
    root, findings = read_tree("甲: a\x07b\n乙: c\x00\n丙: \u2028\n", "表.yaml")
    assert [(finding.code, finding.line, finding.column) for finding in findings] == [
        ("F008", 1, 5),
        ("F008", 2, 5),
        ("F008", 3, 4),
    ]
    assert "U+0007" in findings[0].message
    assert len(root.value) == 3


@pytest.mark.parametrize(
    "escape", ["\\x07", "\\0", "\\u0085", "\\u2028", "\\ufffe", "\\ufdd0", "\\ufeff", "\\ud842", "\\e"]
)
def test_escaped_control_characters_are_found_and_removed(escape: str) -> None:
    root, (finding,) = read_tree(f'甲: "a{escape}b"\n', "表.yaml")
    assert (finding.code, finding.line, finding.column) == ("F008", 1, 4)
    assert root.value[0][1].value == "ab"


def test_of_many_control_characters_twenty_are_named() -> None:
    _, findings = read_tree("甲: '" + "\x07" * 5000 + "'\n", "表.yaml")
    assert len(findings) == 20


@pytest.mark.parametrize("tag", ["!!python/object/apply:os.system", "!", "!x", "!!str", "!<tag:yaml.org,2002:int>"])
def test_tags_are_not_taken(tag: str) -> None:
    _, findings = read_tree(f"甲: {tag} ls\n", "表.yaml")
    assert [(finding.code, finding.line, finding.column) for finding in findings] == [("F011", 1, 4)]


def bomb() -> str:
    rows = ["a0: &a0 [x, x, x, x, x, x, x, x, x, x]"]
    rows += [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 10)}]" for n in range(1, 10)]
    return "\n".join(rows) + "\n"


@pytest.mark.parametrize(
    "text",
    [bomb(), "甲: " + "[" * 100_000, '{"a":' * 100_000, "- " * 5000 + "a\n", "甲: [" + "a, " * 50_000 + "]\n"],
    ids=["bomb", "brackets", "braces", "dashes", "many"],
)
def test_what_multiplies_or_nests_without_end_is_refused(text: str) -> None:
    assert fault(text).code in ("F010", "F001")


EXAMPLE = (Path(__file__).parents[2] / "examples" / "motion-parking.yaml").read_text(encoding="utf-8")
SIGNS = st.sampled_from([*"\n :：-?#&*!|>%@`'\"[]{},\\~一（", "\\u12", "\\ud842", "\\U00110000", "\n---\n", ": "])


def plain(node: Node) -> Any:
    if node.is_map:
        return [(plain(key), plain(value)) for key, value in node.value]
    return [plain(item) for item in node.value] if isinstance(node.value, list) else (node.value, node.line)


def outcome(text: str) -> Any:
    """What is read; None for what is refused."""
    try:
        root, findings = read_tree(text, "表.yaml")
        return plain(root), [finding.code for finding in findings]
    except DraftingError as error:
        assert all(finding.message and finding.remedy for finding in error.findings)
        return None


@settings(max_examples=150)
@example([(len(EXAMPLE), "?")])
@given(st.lists(st.tuples(st.integers(0, len(EXAMPLE)), SIGNS), min_size=1, max_size=3))
def test_what_both_parsers_read_of_a_spoilt_form_is_the_same(spoils: list[tuple[int, str]]) -> None:
    """At the edges of the standard (a tab, `|#`) one refuses what the other reads; none reads something else."""
    text = EXAMPLE
    for place, sign in spoils:
        text = text[:place] + sign + text[place:]
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(source, "Parser", CParser)
        one = outcome(text)
        patch.setattr(source, "Parser", Parser)
        other = outcome(text)
    assert one == other or None in (one, other)


def test_broken_json_is_called_json() -> None:
    assert fault('{"文种": "提案答复" "版式": 1}').message.startswith("不是合格的 JSON")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("甲: " + "[" * 30 + "]" * 30 + "\n", "嵌套超过20层"),
        ("甲: [" + "a, " * 60_000 + "]\n", "内容超过50000项"),
        (bomb(), "引用（& 和 *）展开后内容过多"),
    ],
)
def test_a_bound_says_what_is_too_much(text: str, said: str) -> None:
    assert said in fault(text).message


def test_a_value_knows_where_it_ends() -> None:
    text = "甲: 'a b'  # 说明\n乙: |\n  一\n  二\n\n丙:\n  - a\n  # 说明\n  - {b: c}\n丁: &x d\n"
    ends = {key.value: text[value.start : value.end] for key, value in tree(text).value}
    assert ends == {"甲": "'a b'", "乙": "|\n  一\n  二\n\n", "丙": "- a\n  # 说明\n  - {b: c}", "丁": "&x d"}
