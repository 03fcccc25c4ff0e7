"""Every rule's manual is whole, and its own examples hold: 不好 is found, 较好 is silent."""

from __future__ import annotations

from types import SimpleNamespace

import pytest

from drafting.checking.case import Case
from drafting.checking.look import Page
from drafting.checking.report import FAMILIES, manual, rules_table
from drafting.checking.rule import Fault, Rule, rule, rules
from drafting.checking.run import case_of, check
from drafting.document import Document
from drafting.form.load import load_text
from tests.checking.letters import form, is_form, letter
from tests.checking.pages import page


def _case(rule: Rule, example: str) -> Case:
    if rule.code.startswith("L"):
        document, looks = page(example)
        return case_of(document, page=looks)
    return case_of(load_text(form(example))) if is_form(example) else case_of(letter(example))


def _faults(rule: Rule, example: str) -> list[Fault]:
    return list(rule.find(_case(rule, example)))


WITH_EXAMPLES = [rule for rule in rules().values() if rule.code != "E013"]


@pytest.mark.parametrize("rule", rules().values(), ids=rules())
def test_manual_is_whole(rule: Rule) -> None:
    page = rule.manual
    assert page.name and page.why and page.source
    assert rule.code[0] in FAMILIES
    assert page.name in manual(rule)


@pytest.mark.parametrize("rule", WITH_EXAMPLES, ids=lambda rule: rule.code)
def test_bad_example_is_found(rule: Rule) -> None:
    assert _faults(rule, rule.manual.bad)


@pytest.mark.parametrize("rule", WITH_EXAMPLES, ids=lambda rule: rule.code)
def test_better_example_is_silent(rule: Rule) -> None:
    assert _faults(rule, rule.manual.good) == []


def test_sound_letter_and_form_and_page_are_silent() -> None:
    assert check(letter()) == []
    assert check(load_text(form())) == []
    document, looks = page("页码：有")
    assert isinstance(document, Document) and isinstance(looks, Page)
    assert check(document, page=looks) == []


def test_office_names_the_recipients() -> None:
    office = SimpleNamespace(results=("甲", "乙", "丙"), required_cc={"提案": ("市政府督查室",)})
    found = {finding.code: finding for finding in check(letter(), office)}
    assert found.keys() == {"E002", "E013"}
    assert "市政府督查室" in found["E013"].message


def test_table_has_every_rule() -> None:
    lines = rules_table().splitlines()
    assert [line.split(" | ")[0].removeprefix("| ") for line in lines[2:]] == list(rules())


def test_code_is_used_once() -> None:
    with pytest.raises(ValueError, match="K001"):
        rule("K001", rules()["K001"].severity)(lambda case: iter(()))
