"""A text without a pattern's characters has no match, and nothing that matches is passed over."""

from __future__ import annotations

import re

import pytest

from drafting.checking.rule import rules
from drafting.language.sought import may_match


@pytest.mark.parametrize(
    ("pattern", "text", "wanted"),
    [
        ("尽快|适时", "马上办", False),
        ("尽快|适时", "适时办", True),
        ("尽快|适时", "尽心", True),
        ("(?:尽快)?办", "不做", False),
        ("(?:尽快)?办", "办", True),
        ("[甲乙]办", "丙办", False),
        ("[^甲]", "甲", True),
        (r"\d+", "甲", True),
        ("甲{0,3}", "乙", True),
        ("甲{1,3}", "乙", False),
        ("(?<!甲)乙(?!丙)", "乙", True),
        ("(?=甲)甲", "乙", False),
        ("甲|", "乙", True),
        ("(?i:b)", "B", True),
    ],
)
def test_the_characters_decide(pattern: str, text: str, wanted: bool) -> None:
    assert may_match(re.compile(pattern), frozenset(text)) is wanted


def test_a_pattern_without_case_says_nothing() -> None:
    assert may_match(re.compile("b", re.IGNORECASE), frozenset("B"))


def test_no_example_of_any_rule_is_passed_over() -> None:
    examples = [text for rule in rules().values() for text in (rule.manual.bad, rule.manual.good)]
    from importlib import import_module
    from pkgutil import iter_modules

    import drafting.checking.rules as families

    modules = [import_module(f"{families.__name__}.{found.name}") for found in iter_modules(families.__path__)]
    patterns = {value for module in modules for value in vars(module).values() if isinstance(value, re.Pattern)}
    assert len(patterns) > 50
    for pattern in patterns:
        for text in examples:
            assert may_match(pattern, frozenset(text)) or not pattern.search(text), pattern.pattern
