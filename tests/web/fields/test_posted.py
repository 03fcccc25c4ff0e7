"""What a browser posts becomes a form's values, and nothing is dropped that was not posted."""

from __future__ import annotations

import pytest

from drafting.findings import DraftingError, Finding, Fix, Severity
from drafting.form.revise import values_of
from drafting.web.drafts.draft import judge
from drafting.web.fields.posted import act, clean, fix_key, mend, mend_all, typed
from drafting.web.fields.view import field
from tests.web.conftest import EXAMPLES

VALUES = values_of((EXAMPLES / "motion-parking.yaml").read_text(encoding="utf-8"))


def test_what_was_not_posted_stays() -> None:
    assert typed({"signatory": "沈岚"}, VALUES) == VALUES | {"signatory": "沈岚"}
    assert typed({}, VALUES) == VALUES


def test_an_emptied_field_goes_or_leaves_room() -> None:
    assert "signatory" not in typed({"signatory": ""}, VALUES)
    assert typed({"signatory": "", "signatory.blank": "1"}, VALUES)["signatory"] == ""
    assert typed({"proposal.number": ""}, VALUES)["proposal"]["number"] == ""
    assert "cc" not in typed({"cc.count": "0"}, VALUES)


def test_a_row_that_is_posted_without_the_count_of_its_list_is_taken() -> None:
    after = typed({"responses.1.body": "甲"}, VALUES)
    assert [one["body"] == "甲" for one in after["responses"]] == [False, True, False]
    assert typed({"responses.4.body": "甲"}, VALUES)["responses"][4] == {"body": "甲"}
    with pytest.raises(DraftingError):
        typed({f"responses.{'9' * 5000}.body": "甲"}, VALUES)


def test_a_new_kind_takes_the_proposal_along() -> None:
    values = VALUES | {"proposal": VALUES["proposal"] | {"kind": "提案"}}
    assert typed({"kind": "建议答复"}, values)["proposal"]["kind"] == "建议"


def test_typed_text_is_what_a_form_can_hold() -> None:
    assert clean("甲\r\n乙\x0b丙\r丁\x00\x1b\ud800\n\n") == "甲\n乙\n丙\n丁"
    assert clean("  {{ 7*7 }}\t<b>") == "  {{ 7*7 }}\t<b>"


def test_what_is_answered_is_kept_for_a_kind_that_answers_any() -> None:
    values = VALUES | {"proposal": {name: value for name, value in VALUES["proposal"].items() if name != "kind"}}
    after = typed({"kind": "会办意见", "proposal.kind": ""}, values)
    assert after["proposal"]["kind"] == "提案"
    assert typed({"kind": "会办意见", "proposal.kind": ""}, after)["proposal"]["kind"] == "提案"
    assert typed({"kind": "建议答复"}, after)["proposal"]["kind"] == "提案"


def test_answers_follow_their_demands() -> None:
    assert [one["demand"] for one in act(VALUES, "down proposal.demands.0", {})["responses"]] == ["2", "1", "3"]
    assert [one.get("demand") for one in act(VALUES, "remove proposal.demands.1", {})["responses"]] == ["1", None, "2"]


def test_an_answer_goes_to_its_place_in_one_step() -> None:
    first, second, third = VALUES["responses"]
    assert act(VALUES, "to responses.2 0", {})["responses"] == [third, first, second]
    assert act(VALUES, "to responses.0 2", {})["responses"] == [second, third, first]
    moved = act(VALUES, "to proposal.demands.2 0", {})
    assert moved["proposal"]["demands"][0] == VALUES["proposal"]["demands"][2]
    assert [one["demand"] for one in moved["responses"]] == ["2", "3", "1"]


def test_an_answer_to_a_demand_stands_before_those_to_later_ones() -> None:
    values = act(VALUES, "remove responses.1", {})
    made = act(values, "answer 2", {})["responses"]
    assert [one["demand"] for one in made] == ["1", "2", "3"]
    assert made[1]["body"] == ""
    for wrong in ("answer 4", "answer 0", "answer x", "to responses.0 x"):
        with pytest.raises(DraftingError):
            act(values, wrong, {})


def test_every_safe_mend_is_made_but_of_two_that_meet_only_one() -> None:
    values = {"issuer": "甲,乙,丙"}

    def found(start: int, old: str, new: str, safe: bool = True) -> Finding:
        return Finding("P001", Severity.WARNING, "", where="issuer", line=1, fix=Fix(start, old, new, safe))

    findings = [found(1, ",乙,", "、乙、"), found(3, ",", "，"), found(0, "甲", "丁"), found(4, "丙", "戊", safe=False)]
    assert mend_all(values, findings) == ({"issuer": "丁,乙，丙"}, 2)


def test_the_last_of_a_list_takes_the_list_along() -> None:
    assert "contacts" not in act(VALUES, "remove contacts.0", {})


def test_a_block_replaces_typed_text_only_when_that_is_agreed_to() -> None:
    values = VALUES | {"opening": "自己写的引言："}
    with pytest.raises(DraftingError, match="没有替换"):
        act(values, "block opening 收悉答复", {})
    assert act(values, "block opening 收悉答复", {"replace": "1"})["opening"] == "收悉答复"
    assert act(values, "words opening 收悉答复", {"replace": "1"})["opening"].endswith("收悉。现答复如下：")


def test_the_cc_block_becomes_its_recipients() -> None:
    values = act(act(VALUES, "block cc 政协抄送", {"replace": "1"}), "expand cc", {})
    assert values["cc"][0] == {"recipient": "市政协提案委员会", "copies": "2"}


def test_a_mend_is_made_where_its_words_still_stand() -> None:
    finding = Finding("P001", Severity.WARNING, "", "responses.0.body", line=2, fix=Fix(1, ",", "，", safe=True))
    values = VALUES | {"responses": [{"body": "甲\n乙,丙"}]}
    assert mend(values, [finding], fix_key(finding))["responses"] == [{"body": "甲\n乙，丙"}]
    with pytest.raises(DraftingError):
        mend(VALUES, [finding], fix_key(finding))


def test_an_unfinished_form_has_findings_and_a_document() -> None:
    for values in (
        {},
        {"kind": "x"},
        {"kind": "会办意见", "proposal": {"proposers": [{"name": ""}]}, "date": "2026-13-1"},
    ):
        draft = judge(values, None)
        assert not draft.complete
        assert draft.findings
        assert any("〔" in paragraph.text for paragraph in draft.document)


def test_an_unknown_block_is_shown_and_said() -> None:
    draft = judge(VALUES | {"opening": "没有这段"}, None)
    assert [finding.code for finding in draft.findings if finding.where == "opening"] == ["F014"]
    assert any("〔引言：没有这段〕" in paragraph.text for paragraph in draft.document)


def test_a_list_posted_as_a_text_and_in_rows_is_refused() -> None:
    with pytest.raises(DraftingError, match="逐项"):
        typed({"responses": "一段", "responses.0.body": "甲"}, {"kind": "提案答复"})


def test_an_attachment_is_a_title_until_it_has_content() -> None:
    before = {"attachments": ["清单", {"title": "表", "body": "共九处。"}, {"title": "图"}]}
    titles = {"attachments.count": "4", "attachments.0.title": "站点清单", "attachments.0.body": ""}
    fields = titles | {"attachments.1.body": "", "attachments.2.file": "", "attachments.3.title": ""}
    assert typed(fields, before)["attachments"] == ["站点清单", {"title": "表"}, {"title": "图"}, ""]
    made = typed(titles | {"attachments.0.body": "一、甲站\n| 站 |", "attachments.3.file": "图.png"}, before)
    assert made["attachments"][0] == {"title": "站点清单", "body": "一、甲站\n| 站 |"}
    assert made["attachments"][1:] == [*before["attachments"][1:], {"file": "图.png"}]
    assert typed({"attachments.0.body": "共九处。"}, before)["attachments"][0] == {"title": "清单", "body": "共九处。"}


def test_an_attachment_shows_its_title_content_and_file() -> None:
    rows = field("attachments", {"attachments": ["清单", {"title": "表", "body": "共九处。"}]}).items
    shown = [(each.path, each.value) for row in rows for each in row]
    assert shown[:3] == [("attachments.0.title", "清单"), ("attachments.0.body", ""), ("attachments.0.file", "")]
    assert shown[3:5] == [("attachments.1.title", "表"), ("attachments.1.body", "共九处。")]
    assert rows[0][1].input == "area"
