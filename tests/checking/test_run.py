"""Every finding in the order of the page, at a place where a person can mend it."""

from __future__ import annotations

import pytest

from drafting.checking.files import check_form, check_text
from drafting.checking.rule import Fault, Rule, rules
from drafting.checking.run import check
from drafting.document import Role
from drafting.findings import Finding, Severity
from drafting.form.load import load_text
from tests.checking.letters import form, letter

FAULTY = """\
文种: 提案答复
办理结果: B
建议提案:
  届次: 市政协五届三次会议
  编号: 76
  标题: 关于增设座椅，的提案
  提出人: [陈知远, 陈知远]
答复:
  - 标题: 关于增设座椅，，
    内容: |
      已增设座椅20把,其余年内完成。
      已布署人员
"""


def test_findings_stand_in_the_order_of_the_page() -> None:
    example = "正文：其余,已布署。\n成文日期：2026年09月10日\n抄送：抄送：市政协提案委（3份）"
    found = check(letter(example))
    at = [int(finding.where.partition(".")[2]) for finding in found]
    assert {finding.code for finding in found} >= {"P001", "W001", "N004", "E012"}
    assert at == sorted(at) and len(set(at)) > 2
    within = [finding.span for finding in found if finding.where == found[0].where and finding.span]
    assert within == sorted(within)


def test_a_form_s_findings_stand_in_the_order_of_its_letter() -> None:
    codes = [finding.code for finding in check(load_text(FAULTY))]
    assert codes.index("D007") < codes.index("P006") < codes.index("P001") < codes.index("W001") < codes.index("E005")


@pytest.mark.parametrize(
    ("code", "where"),
    [("D007", "proposal.proposers.1.name"), ("K003", "proposal.session"), ("E004", "issuer"), ("E006", "contacts")],
)
def test_what_is_wrong_in_derived_words_is_at_the_field_they_come_from(code: str, where: str) -> None:
    text = FAULTY.replace("市政协五届", "市人大五届")
    found = [finding for finding in check_form(text, "form.yaml").findings if finding.code == code]
    assert [finding.where for finding in found][:1] == [where]


@pytest.mark.parametrize(
    ("role", "where"),
    [(Role.SALUTATION, "proposal.proposers"), (Role.TITLE, "proposal"), (Role.BODY, "proposal")],
)
def test_a_whole_derived_paragraph_is_at_what_it_is_derived_from(
    role: Role, where: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    found = Rule("Z001", Severity.ERROR, lambda case: iter([Fault(case.first(role)[0], "整段有误")]))
    monkeypatch.setattr("drafting.checking.run.rules", lambda: {"Z001": found})
    assert [finding.where for finding in check(load_text(form()))] == [where]


def _at(text: str, finding: Finding) -> str:
    return text.split("\n")[finding.line - 1][finding.column - 1 :]


@pytest.mark.parametrize("code", ["P001", "W001"])
def test_a_place_is_the_character_s(code: str) -> None:
    (finding,) = [finding for finding in check_form(FAULTY, "form.yaml").findings if finding.code == code]
    assert _at(FAULTY, finding).startswith({"P001": ",", "W001": "布署"}[code])


def test_a_dates_finding_is_on_its_own_line() -> None:
    text = "陈知远委员：\n您提出的《关于增设座椅的提案》收悉，现答复如下：\n已于2026年05月08日增设座椅。\n专此答复。\n"
    (finding,) = [finding for finding in check_text(text, "letter.txt").findings if finding.code == "N004"]
    assert (finding.line, finding.column) == (3, text.split("\n")[2].index("05月") + 1)


def test_a_mend_says_whether_it_is_safe() -> None:
    found = {finding.code: finding.fix for finding in check(letter("正文：其余,已布署。"))}
    assert found["P001"].safe and not found["W001"].safe
    assert found["W001"].new == "部署"
    assert [finding.as_json()["fixable"] for finding in check(letter("正文：其余已布署。"))] == [False]


def test_what_stands_in_a_quotation_is_mended_by_a_person() -> None:
    (quoted,) = check(letter("正文：通知说“甲地,乙地”。"))
    assert quoted.fix and not quoted.fix.safe


def test_the_sound_form_is_silent_under_every_rule() -> None:
    case = load_text(form())
    assert [finding.code for code in rules() for finding in check(case, select=(code,))] == []
