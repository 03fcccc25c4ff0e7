"""Every rule's manual is whole, and its own examples hold: 不好 is found, 较好 is silent."""

from __future__ import annotations

from pathlib import Path
from types import SimpleNamespace

import pytest

from drafting.checking.case import Case
from drafting.checking.look import Page
from drafting.checking.report import FAMILIES, manual, rules_table
from drafting.checking.rule import Fault, Rule, rule, rules
from drafting.checking.run import case_of, check
from drafting.document import Document
from drafting.form.load import load_text
from drafting.model.office import Office
from tests.checking.letters import form, is_form, letter
from tests.checking.pages import page

GOLDEN = Path(__file__).parents[1] / "data" / "bad-examples.txt"


def _case(rule: Rule, example: str) -> Case:
    if rule.code.startswith("L"):
        document, looks = page(example)
        return case_of(document, page=looks)
    office = SimpleNamespace(_book=BOOK, results=(), required_cc={}) if rule.code[1] == "1" else None
    return case_of(load_text(form(example)), office) if is_form(example) else case_of(letter(example), office)


def _faults(rule: Rule, example: str) -> list[Fault]:
    return list(rule.find(_case(rule, example)))


class _Book:
    """A citation book of two documents."""

    def titles_of(self, number: str) -> tuple[str, ...]:
        return ("公园三年行动计划",) if number == "云政办〔2025〕18号" else ()

    def numbers_of(self, title: str) -> tuple[str, ...]:
        return ("云政办〔2025〕18号",) if title == "公园三年行动计划" else ()

    def has_ended(self, title: str, number: str) -> bool:
        return number == "云政办〔2015〕3号"

    def near(self, title: str) -> str:
        return "公园三年行动计划" if title == "公园三年行功计划" else ""


BOOK = _Book()
_BESIDE = ("E013", "E032", "E033", "N013", "N014", "S012", "Y101", "Y102")
WITH_EXAMPLES = [rule for rule in rules().values() if rule.code not in _BESIDE]
"""Those that an example can show: an office's profile, a folder, a trail, the order of the foot, lost lines are not."""


def _is_whole(rule: Rule) -> bool:
    page = rule.manual
    return bool(page.name and page.why and page.source) and rule.code[0] in FAMILIES and page.name in manual(rule)


def test_manual_is_whole() -> None:
    assert [rule.code for rule in rules().values() if not _is_whole(rule)] == []


def test_bad_example_is_found() -> None:
    assert [rule.code for rule in WITH_EXAMPLES if not _faults(rule, rule.manual.bad)] == []


def test_better_example_is_silent() -> None:
    assert [(rule.code, faults) for rule in WITH_EXAMPLES if (faults := _faults(rule, rule.manual.good))] == []


def _line(rule: Rule, case: Case, fault: Fault) -> str:
    """A fault in one line: where, the words meant, what is said, what is to be done, what --fix or a person makes."""
    words = case.document.paragraphs[fault.at].text[slice(*fault.span)] if fault.span else "—"
    mend = f"{'改' if fault.mend.safe else '可改'}作“{fault.mend.text}”" if fault.mend else "—"
    return "｜".join((rule.code, str(fault.at), words, fault.message, fault.remedy, mend))


def test_what_is_said_of_each_bad_example_is_as_it_was_read(request: pytest.FixtureRequest) -> None:
    """Which paragraph or field, which characters, which words: read the golden's diff before it is taken."""
    cases = [(rule, _case(rule, rule.manual.bad)) for rule in WITH_EXAMPLES]
    made = "".join(f"{_line(rule, case, fault)}\n" for rule, case in cases for fault in rule.find(case))
    if request.config.getoption("--update-goldens"):
        GOLDEN.write_text(made, encoding="utf-8", newline="\n")
    assert made == GOLDEN.read_text(encoding="utf-8")


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


@pytest.mark.parametrize(
    ("office", "codes"),
    [
        ({"code": "云政数"}, []),
        ({"code": "云城管"}, ["N013"]),
        ({"code": "云城管", "kinds": {"提案答复": {"code": "云政数"}}}, []),
        ({"code": "云政数", "kinds": {"提案答复": {"code": "云政数函"}}}, ["N013"]),
        ({}, []),
    ],
)
def test_office_names_its_code(office: dict, codes: list[str]) -> None:
    made = Office(name="云州市园林管理局", **office)
    assert [finding.code for finding in check(load_text(form()), made, select=("N013",))] == codes
    known = {office.get("code"), *(ways["code"] for ways in office.get("kinds", {}).values())}
    wanted = ["N013"] if office and "云政数" not in known else []
    assert [finding.code for finding in check(letter(), made, select=("N013",))] == wanted


def test_table_has_every_rule() -> None:
    lines = rules_table().splitlines()
    assert [line.split(" | ")[0].removeprefix("| ") for line in lines[2:]] == list(rules())


def test_code_is_used_once() -> None:
    with pytest.raises(ValueError, match="K001"):
        rule("K001", rules()["K001"].severity)(lambda case: iter(()))
