"""What is said of a case: in the order of the page, each where it can be mended, once, and no more than is read."""

from __future__ import annotations

from types import SimpleNamespace

import pytest

from drafting.checking import run
from drafting.checking.files import check_form
from drafting.checking.fix import mend
from drafting.checking.rule import Fault, Rule, rules, safe, unsafe
from drafting.checking.run import MOST, case_of, check, examine
from drafting.document import Document, Paragraph, Role
from drafting.findings import Finding, Fix, Severity
from drafting.form.load import load_text
from drafting.model.office import Office
from tests.checking.letters import form, letter

LETTER = Document(
    (
        Paragraph(Role.TITLE, "关于第76号提案的答复"),
        Paragraph(Role.SALUTATION, "陈知远委员："),
        Paragraph(Role.BODY, "已增设座椅。"),
        Paragraph(Role.BODY, "路灯已修好。"),
    )
)
FORM = """\
文种: 提案答复
建议提案:
  届次: 市政协五届三次会议
  编号: 76
  提出人: [陈知远, 林若溪]
答复:
  - 内容: |
      　　已增设座椅。
      路灯已修好。
发文机关: 云州市园林管理局
"""


@pytest.fixture
def saying(monkeypatch: pytest.MonkeyPatch):
    """Puts rules in place of the house's: what each of these codes finds."""

    def put(**found: list[Fault]) -> None:
        made = {
            code: Rule(code, Severity.WARNING, lambda _, faults=faults: iter(faults)) for code, faults in found.items()
        }
        monkeypatch.setattr(run, "rules", lambda: made)

    return put


def said(found: list[Finding]) -> list[str]:
    return [finding.message for finding in found]


def test_findings_are_in_the_order_of_the_page_then_of_the_codes(saying) -> None:
    saying(
        A001=[Fault(3, "六", span=(2, 3)), Fault(3, "五", span=(1, 3)), Fault(0, "一")],
        B001=[Fault(2, "四", span=(1, 2)), Fault(0, "二"), Fault(1, "三", span=(4, 5))],
    )
    assert said(check(LETTER)) == list("一二三四五六")


def test_what_is_about_a_field_stands_where_its_first_paragraph_is(saying) -> None:
    faults = [
        Fault("cc", "没有这一段"),
        Fault("responses", "答复"),
        Fault("proposal", "无段落"),
        Fault("issuer", "署名"),
    ]
    saying(A001=faults, B001=[Fault(1, "称谓")])
    assert said(check(load_text(FORM))) == ["称谓", "答复", "署名", "没有这一段", "无段落"]


def test_a_field_is_not_another_whose_name_begins_alike(saying) -> None:
    saying(A001=[Fault("responses.0.bod", "无段落"), Fault("issuer", "署名")])
    assert said(check(load_text(FORM))) == ["署名", "无段落"]


def test_in_a_letter_a_place_is_counted_from_one_and_its_path_from_zero(saying) -> None:
    saying(A001=[Fault(2, "座椅", span=(3, 5), mend=safe("长椅")), Fault("cc", "抄送", span=(0, 1))])
    found, field = check(LETTER)
    assert (found.where, found.place, found.span) == ("paragraph.2", "第3段", (3, 5))
    assert found.fix == Fix(3, "座椅", "长椅", True)
    assert (field.where, field.place, field.span, field.fix) == ("cc", "", (0, 1), None)


def test_a_paragraph_that_knows_where_it_stood_says_so(saying) -> None:
    saying(A001=[Fault(0, "标题")])
    (found,) = check(Document((Paragraph(Role.TITLE, "关于第76号提案的答复", source="paragraph.7"),)))
    assert (found.where, found.place) == ("paragraph.7", "第8段")


def test_each_finding_comes_with_its_paragraph(saying) -> None:
    saying(A001=[Fault(2, "座椅"), Fault("cc", "抄送")])
    assert [paragraph and paragraph.text for _, paragraph in examine(case_of(LETTER))] == ["已增设座椅。", None]


@pytest.mark.parametrize(
    ("role", "where", "line"),
    [
        (Role.TITLE, "proposal", 3),
        (Role.SALUTATION, "proposal.proposers", 5),
        (Role.SIGNATURE, "issuer", 10),
    ],
)
def test_derived_words_are_mended_at_what_they_are_derived_from(role: Role, where: str, line: int, saying) -> None:
    case = case_of(load_text(FORM))
    at, paragraph = case.first(role)
    saying(A001=[Fault(at, "整段"), Fault(at, "末尾", span=(len(paragraph.text), len(paragraph.text)))])
    assert [(finding.where, finding.line) for finding in check(load_text(FORM))] == [(where, line)] * 2


def test_the_opening_of_a_form_without_one_is_the_proposal(saying) -> None:
    case = case_of(load_text(FORM))
    (opening,) = (index for index, _ in case.opening)
    saying(A001=[Fault(opening, "引言")])
    assert [(f.where, f.line) for f in check(load_text(FORM))] == [("proposal", 3)]
    typed = FORM.replace("答复:\n", "引言: 您提出的提案收悉。\n答复:\n")
    assert [(f.where, f.line) for f in check(load_text(typed))] == [("opening", 6)]


def test_in_a_form_a_span_is_of_the_line_that_was_typed(saying) -> None:
    form = load_text(FORM)
    at = next(index for index, p in case_of(form).each(Role.BODY) if p.text == "已增设座椅。")
    saying(A001=[Fault(at, "座椅", span=(3, 5), mend=safe("长椅"))])
    (found,) = check(form)
    assert (found.where, found.line, found.column, found.span) == ("responses.0.body", 8, 12, (5, 7))
    assert found.fix == Fix(5, "座椅", "长椅", True)


def test_a_mend_across_the_end_of_a_field_is_not_offered(saying) -> None:
    form = load_text(FORM)
    at, paragraph = case_of(form).first(Role.SALUTATION)
    assert paragraph.text == "陈知远、林若溪委员："
    saying(A001=[Fault(at, "一人", span=(4, 7), mend=unsafe("林溪")), Fault(at, "过界", span=(5, 9), mend=safe("甲"))])
    inside, across = check(form)
    assert (inside.where, inside.span, inside.fix) == (
        "proposal.proposers.1.name",
        (0, 3),
        Fix(0, "林若溪", "林溪", False),
    )
    assert (across.where, across.span, across.fix) == ("proposal.proposers.1.name", (1, 3), None)


def test_of_one_rule_no_more_is_said_than_anybody_reads_and_that_it_was_cut(saying) -> None:
    saying(A001=[Fault(2, str(n)) for n in range(MOST)], B001=[Fault(2, "另一条")])
    assert [sum(f.code == code for f in check(LETTER)) for code in ("A001", "B001")] == [MOST, 1]
    saying(A001=[Fault(2, str(n)) for n in range(2 * MOST)], B001=[Fault(2, "另一条")])
    found = check(LETTER, select=("A001",))
    assert len(found) == MOST + 1 and str(MOST) in found[-1].message


def test_which_rules_apply_is_by_the_beginnings_of_their_codes(saying) -> None:
    saying(A001=[Fault(0, "甲")], A101=[Fault(0, "乙")], B001=[Fault(0, "丙")])
    assert said(check(LETTER, select=("A",))) == ["甲", "乙"]
    assert said(check(LETTER, select=("A1", "B"))) == ["乙", "丙"]
    assert said(check(LETTER, select=("A",), ignore=("A1",))) == ["甲"]
    office = SimpleNamespace(ignore=("A001",))
    assert said(check(LETTER, office)) == ["乙", "丙"]
    assert said(check(LETTER, office, ignore=("B",))) == ["乙"]
    assert said(check(LETTER, SimpleNamespace(ignore=None))) == ["甲", "乙", "丙"]


def test_the_same_in_the_same_characters_of_a_form_is_said_once_and_in_a_letter_each_time(saying) -> None:
    body = [Fault(2, "同"), Fault(2, "同")]
    saying(A001=body)
    assert said(check(LETTER)) == ["同", "同"]
    form = load_text(FORM)
    at = next(index for index, p in case_of(form).each(Role.BODY) if p.text == "已增设座椅。")
    saying(A001=[Fault(at, "同", span=(0, 1)), Fault(at, "同", span=(0, 1)), Fault(at, "异", span=(0, 1))], B001=body)
    assert said(check(form, select=("A",))) == ["同", "异"]
    assert said(check(form, select=("B",))) == ["同", "同"]


def test_what_stands_in_a_quotation_is_mended_by_a_person() -> None:
    (quoted,) = check(letter("正文：通知说“甲地,乙地”。"))
    assert quoted.fix and not quoted.fix.safe


def test_the_sound_form_is_silent_under_every_rule() -> None:
    case = load_text(form())
    assert [finding.code for code in rules() for finding in check(case, select=(code,))] == []


@pytest.mark.parametrize("typed", ["王思齐委员", "王思齐等5名委员", "王思齐、李若溪、民盟青河县总支"])
def test_what_is_typed_behind_a_name_is_understood_in_silence(typed: str) -> None:
    answer = "答复:\n  - 内容: 文昌公园一带已增设座椅20把。"
    assert check(load_text(form(f"建议提案:\n  提出人: {typed}\n{answer}"))) == []


@pytest.mark.parametrize(
    ("addressed", "meant"),
    [
        ("陈知远委员：", "您"),
        ("陈知远、林若溪委员：", "你们"),
        ("陈知远等委员：", "你们"),
        ("民盟云州市委会：", "你们"),
    ],
)
def test_the_plural_of_nin_is_mended_to_whom_the_letter_is_addressed(addressed: str, meant: str) -> None:
    text = f"主送机关：{addressed}\n正文：感谢您们对我们工作的支持。"
    (found,) = check(letter(text), select=("D001",))
    assert found.fix == Fix(2, "您们", meant, True)
    (running,) = check(letter(f"主送机关：{addressed}\n二级标题：（一）座椅。您们说的已办。"), select=("D001",))
    assert running.fix.new == meant


def test_two_kinds_in_one_form_are_told_at_both_fields() -> None:
    found = check(load_text(form("文种: 建议答复\n建议提案:\n  类别: 提案")))
    assert [f.where for f in found if f.code == "K008"] == ["kind", "proposal.kind"]
    assert all(f.severity is Severity.ERROR for f in found if f.code == "K008")


def test_a_bill_turned_into_a_suggestion_may_say_so_in_its_answer() -> None:
    text = form(
        "文种: 建议答复\n建议提案:\n  届次: 市十六届人大二次会议\n  标题: 关于增设便民座椅的建议\n"
        "引言: 您提出的《关于增设便民座椅的议案》转为建议办理，现答复如下：\n抄送:\n  - 市人大代工委"
    )
    assert [f.code for f in check(load_text(text)) if f.code in ("K008", "K009", "K010", "K011")] == []


@pytest.mark.parametrize("headings", [("（二）关于座椅",), ("一、关于座椅", "二、关于照明")])
def test_a_typed_numeral_is_taken_out(headings: tuple[str, ...]) -> None:
    points = "".join(f"\n  - 标题: {heading}\n    内容: 已办第{n}件。" for n, heading in enumerate(headings))
    text = form(f"答复:{points}")
    mended = mend(text, lambda text: check_form(text, "form.yaml").findings)
    assert [response.heading for response in load_text(mended).responses] == [
        heading[heading.index("关") :] for heading in headings
    ]
    assert "S009" not in {finding.code for finding in check(load_text(mended))}
    assert all(heading not in mended for heading in headings)


def test_a_draft_is_told_what_is_to_come_and_nothing_worse() -> None:
    found = check_form(form("建议提案:\n  编号:"), "form.yaml").findings
    assert [(f.code, f.severity, f.where) for f in found] == [("E015", Severity.INFO, "proposal.number")]


def test_a_cohandler_copies_to_no_chamber() -> None:
    office = Office(name="云州市园林管理局", cppcc={"cc": ["市政协提案委员会（2份）"]})
    text = form("文种: 会办意见\n建议提案:\n  类别: 提案\n  主办单位: 市住房和城乡建设局")
    assert "E013" not in {finding.code for finding in check(load_text(text), office)}


@pytest.mark.parametrize(
    "typed", ["# 座椅", "**座椅**", "![图](a.png)", "```", "<b>座椅</b>", "好<br/>", "| 甲 | 乙 |", "<td class='a'>"]
)
def test_markup_is_told_where_it_would_be_printed(typed: str) -> None:
    text = form("答复:\n  - 内容: |\n      已办。\n      占位").replace("占位", typed)
    found = [finding for finding in check_form(text, "form.yaml").findings if finding.code == "X003"]
    assert found and {finding.where for finding in found} == {"responses.0.body"}


@pytest.mark.parametrize("typed", ["5<b且a>3", "3*4*5", "第1#楼", "| 甲 | 乙 |\n      | 1 | 2 |", "#1楼已改造。"])
def test_signs_that_are_no_markup_are_left(typed: str) -> None:
    text = form("答复:\n  - 内容: |\n      已办。\n      占位").replace("占位", typed)
    assert "X003" not in {finding.code for finding in check_form(text, "form.yaml").findings}


def test_a_table_on_a_page_is_no_stray_bars_and_what_is_left_out_lacks_no_telephone() -> None:
    example = "正文：| 地点 | 座椅 |\n正文：| 文昌公园 | 12 |\n附注：（联系人从略）"
    assert {"X003", "E007"}.isdisjoint(finding.code for finding in check(letter(example)))


def test_the_headings_of_an_attachment_are_not_the_answers() -> None:
    point = "  - {标题: 关于座椅, 内容: 已增设座椅20把。}\n  - {标题: 关于照明, 内容: 已增设路灯12盏。}\n"
    body = "    内容: |\n      一、借阅对象\n      凭市民卡借阅。\n      二、开放时间\n      每日9时至21时。\n"
    text = (
        "文种: 提案答复\n建议提案: {届次: 市政协五届三次会议, 编号: 76, 提出人: 陈知远}\n"
        f"答复:\n{point}附件:\n  - 标题: 借阅规则\n{body}"
    )
    assert [finding.code for finding in check(load_text(text), select=["S"])] == []
