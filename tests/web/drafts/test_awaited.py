"""A field is judged once a person came to it; what practice expects and is not there is told beside the faults."""

from __future__ import annotations

import pytest

from drafting.form.blank import blank_form
from drafting.form.load import load_text
from drafting.form.revise import values_of
from drafting.web.drafts.awaited import awaited, lacking
from drafting.web.drafts.draft import judge
from tests.checking.letters import FORM
from tests.model.test_office import BUREAU, office


def names(text: str, held_by=None) -> list[str]:
    return [lack.name for lack in lacking(load_text(text), held_by, ())]


def test_a_blank_form_is_judged_nowhere_until_a_person_came_there() -> None:
    values = values_of(blank_form("提案答复"))
    findings = judge(values, None).findings
    assert awaited(findings, values, ()) == frozenset(findings)
    held = awaited(findings, values, ("proposal.session", "responses.0.body"))
    assert {finding.where for finding in findings if finding not in held} == {"proposal.session", "responses.0.body"}


def test_a_number_that_is_still_to_be_given_is_waited_for() -> None:
    values = values_of(blank_form("提案答复")) | {"document_number": "云城管〔2026〕号"}
    findings = judge(values, None).findings
    assert "document_number" in {finding.where for finding in findings}
    assert awaited(findings, values, ()) == frozenset(findings)


def test_what_stands_in_a_field_is_judged_at_once() -> None:
    values = values_of(blank_form("提案答复")) | {"document_number": "云城管[2026]23号"}
    findings = judge(values, None).findings
    assert [f.where for f in findings if f not in awaited(findings, values, ())] == ["document_number"]


@pytest.mark.parametrize("touched", ["contacts.0.phone", "contacts"])
def test_a_row_is_come_to_by_one_of_its_fields(touched: str) -> None:
    values = values_of(blank_form("提案答复"))
    findings = judge(values, None).findings
    kept = [finding for finding in findings if finding not in awaited(findings, values, (touched,))]
    assert {finding.where for finding in kept} == {"contacts"}


def test_what_practice_expects_is_named_with_why() -> None:
    assert names(FORM) == ["建议提案·诉求", "公开方式"]
    bare = "\n".join(line for line in FORM.splitlines() if not line.startswith(("抄送", "  - 市政协", "办理结果")))
    assert names(bare) == ["建议提案·诉求", "办理结果", "公开方式", "抄送"]
    assert all(lack.why for lack in lacking(load_text(bare), None, ()))


def test_what_a_finding_says_and_what_the_profile_has_is_not_lacking(tmp_path) -> None:
    bare = "\n".join(line for line in FORM.splitlines() if not line.startswith(("抄送", "  - 市政协", "办理结果")))
    draft = judge(values_of(bare), None)
    assert "办理结果" not in [lack.name for lack in draft.lacks]
    assert "抄送" not in names(bare, office(BUREAU, tmp_path))


def test_a_co_handler_has_neither_class_nor_copies() -> None:
    text = FORM.replace("提案答复", "会办意见").replace("  届次", "  类别: 提案\n  主办单位: 市教育局\n  届次")
    assert names(text) == []


def test_what_is_left_to_be_written_by_hand_is_no_fault() -> None:
    blank = FORM.replace("何维", "").replace("办理结果: B", "办理结果:").replace("2026-09-10", "")
    findings = judge(values_of(blank), None).findings
    assert {(f.code, f.severity.value, f.where) for f in findings} == {
        ("E034", "info", where) for where in ("signatory", "result", "date")
    }
