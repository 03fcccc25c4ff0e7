"""What follows a reply that is out: its form, the words it is printed in, and what keeps it from going out unread."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from textwrap import dedent

import pytest
from click.testing import CliRunner

from drafting.checking.files import check_form
from drafting.cli import cli
from drafting.document import Role
from drafting.findings import DraftingError
from drafting.form.following import second_form, supplement_form
from drafting.form.load import load_text
from drafting.form.profile import load_office
from drafting.form.revise import values_of
from drafting.model.followups import followup_names
from drafting.model.kinds import SUBJECTS
from drafting.model.office import Office
from drafting.shelf import blocks
from drafting.wording.word import word

TODAY = date(2026, 11, 2)
FIRST = """\
文种: 提案答复
版式: 文件
发文字号: 云城管〔2026〕23号
签发人: 何维
办理结果: B
建议提案:
  届次: 市政协五届三次会议
  编号: 076
  标题: 关于破解停车难的提案
  提出人: 陈知远
  诉求: [增加泊位, 夜间开放]
  收到日期: 2026-03-20
  办理期限: 2026-09-20
引言: 交办答复
答复:
  - 标题: 关于增加泊位
    诉求: 1
    办理情况: 列入计划
    内容: |
      已增加412个。
      北门停车楼将于2026年12月底前建成。
    责任单位: 停车中心
    完成时限: 2026-12-31
  - 标题: 关于夜间开放
    诉求: 2
    办理情况: 采纳
    内容: 已开放18家。
结语: 征询意见
发文机关: 云州市城市管理局
成文日期: 2026-09-10
抄送: [市政协提案委员会（2份）]
反馈: {结果: 不满意, 日期: 2026-10-31, 意见: 停车楼何时建成没有说清}
"""
KEPT = FIRST.replace("    完成时限: 2026-12-31", "    完成时限: 2026-12-31\n    完成日期: 2026-11-20")


@pytest.fixture
def office(tmp_path: Path) -> Office:
    (tmp_path / "office.yaml").write_text("名称: 云州市城市管理局\n机关代字: 云城管提\n期限: {再次答复: 2}\n", "utf-8")
    return load_office(tmp_path)


def test_a_second_reply_is_the_same_case_with_its_answers_to_be_written(office: Office) -> None:
    made = second_form(FIRST, "表单.yaml", office, TODAY)
    values, first = values_of(made), values_of(FIRST)
    assert values["first_reply"] == {
        "document_number": "云城管〔2026〕23号",
        "date": "2026-09-10",
        "followup": "再次答复",
    }
    assert values["responses"] == [
        {"heading": "关于增加泊位", "demand": "1", "body": ""},
        {"heading": "关于夜间开放", "demand": "2", "body": ""},
    ]
    assert values["proposal"] == first["proposal"] | {"due": "2026-12-31"}
    assert (values["cc"], values["issuer"], values["layout"]) == (first["cc"], first["issuer"], "文件")
    assert [values[key] for key in ("signatory", "result", "date")] == ["", "", ""]
    assert values["document_number"] == f"云城管提〔{date.today().year}〕号"
    assert not {"opening", "closing", "feedback", "title"} & set(values)


def test_what_the_first_reply_said_stands_beside_and_is_never_printed(office: Office) -> None:
    made = second_form(FIRST, "表单.yaml", office, TODAY)
    for line in ("已增加412个。", "北门停车楼将于2026年12月底前建成。", "停车楼何时建成没有说清"):
        assert f"# {line}\n" in made
    assert (
        "责任单位停车中心，完成时限2026-12-31" in made and "# 按单位档案的期限，从收到反馈的2026年10月31日算起" in made
    )
    assert "412" not in "".join(p.text for p in word(load_text(made), office))


def test_without_a_profile_nothing_is_made_up() -> None:
    made = values_of(second_form(FIRST, "", None, TODAY))
    assert "due" not in made["proposal"] and made["document_number"] == "云城管〔2026〕号"
    bare = FIRST.replace("发文字号: 云城管〔2026〕23号\n", "").replace("反馈:", "# 反馈:")
    made = values_of(second_form(bare, "", None, TODAY))
    assert made["first_reply"] == {"date": "2026-09-10", "followup": "再次答复"} and not made["document_number"]


def test_without_a_day_of_feedback_the_deadline_counts_from_today(office: Office) -> None:
    made = second_form(FIRST.replace(", 日期: 2026-10-31", ""), "", office, TODAY)
    assert values_of(made)["proposal"]["due"] == "2027-01-02" and "从今天（2026年11月2日）算起" in made


def test_a_second_reply_with_headings_alone_is_no_letter_yet(office: Office) -> None:
    reply = load_text(second_form(FIRST, "", office, TODAY))
    assert reply.missing == (("responses.0.body", "答复内容"),)


def test_a_kept_promise_makes_a_supplement_of_the_best_class() -> None:
    made = supplement_form(KEPT, "表单.yaml", None, TODAY)
    values = values_of(made)
    assert values["result"] == "A" and "# 首次答复为B，承诺的事项都已办成，请核对\n" in made
    (answer,) = values["responses"]
    assert (answer["heading"], answer["demand"], answer["disposition"]) == ("关于增加泊位", "1", "采纳")
    assert answer["body"] == "【待核：原来的承诺是：北门停车楼将于2026年12月底前建成。】现已于2026年11月20日办成。"
    assert "due" not in values["proposal"]
    codes = [finding.code for finding in check_form(made, "").findings]
    assert "X002" in codes and "A001" not in codes


@pytest.mark.parametrize(
    ("scheme", "before", "offered"),
    [
        ({"A": "已经解决", "B": "正在解决"}, "B", "A"),
        ({"B1": "列入计划", "C9": "已经解决或者采纳"}, "B1", "C9"),
        (None, "乙", "甲"),
        (None, "", "A"),
    ],
)
def test_the_class_that_means_solved_is_the_offices(scheme: dict[str, str], before: str, offered: str) -> None:
    office = Office(name="某局", classes=scheme) if scheme else None
    made = supplement_form(KEPT.replace("办理结果: B", f"办理结果: {before}"), "", office, TODAY)
    assert values_of(made)["result"] == offered


def test_with_a_promise_still_open_no_better_class_is_offered() -> None:
    more = KEPT.replace("    办理情况: 采纳\n", "    办理情况: 正在办理\n    完成时限: 2027-06-30\n")
    made = supplement_form(more, "", None, TODAY)
    assert values_of(made)["result"] == "" and "# 首次答复为B；另有1条还没有办成\n" in made


@pytest.mark.parametrize(
    ("form", "said"),
    [
        (FIRST, "没有一条填了完成日期"),
        (
            KEPT.replace("文种: 提案答复", "文种: 会办意见").replace("编号", "类别: 提案\n  编号"),
            "会办意见不答复提出人",
        ),
        (KEPT.replace("2026-11-20", "十一月"), "应写作"),
        ("文种: 提案答复\n", "没有内容"),
        ("- 甲\n", "应为"),
    ],
)
def test_what_nothing_can_follow_is_refused(form: str, said: str) -> None:
    with pytest.raises(DraftingError, match=said):
        supplement_form(form, "表单.yaml", None, TODAY)


def printed(name: str, subject: str, style: str, cited: str) -> dict[Role, str]:
    session = {"人大": "市十六届人大二次会议", "政协": "市政协五届三次会议"}[SUBJECTS[subject][0]]
    form = f"""\
        文种: {subject}答复
        标题:
        建议提案: {{届次: {session}, 编号: 76, 标题: 关于增设座椅的{subject}, 提出人: 陈知远}}
        答复: [{{内容: 已增设座椅20把。}}]
        发文机关: 云州市城市管理局
        首次答复: {{本次: {name}{cited}}}
        """
    office = Office(name="云州市城市管理局", styles={"title": style})
    document = word(load_text(dedent(form).replace("标题:\n", "", 1)), office)
    return {role: document.text(role) for role in (Role.TITLE, Role.BODY)}


@pytest.mark.parametrize("style", [name for name in blocks("title") if name != "会办意见"])
@pytest.mark.parametrize("subject", SUBJECTS)
@pytest.mark.parametrize("name", followup_names())
def test_every_style_of_title_says_what_follows(name: str, subject: str, style: str) -> None:
    said = printed(name, subject, style, ", 发文字号: 云城管〔2026〕23号, 成文日期: 2026-09-10")
    assert f"{subject}的{name[:2]}" in said[Role.TITLE]
    assert "于2026年9月10日作出答复（云城管〔2026〕23号）" in said[Role.BODY] and f"现{name}如下：" in said[Role.BODY]


def test_what_is_not_known_of_the_first_reply_is_left_out_and_found() -> None:
    said = printed("再次答复", "提案", "关于式", "")
    assert "我单位已作出答复。根据您反馈的意见" in said[Role.BODY]
    form = FIRST.replace("反馈:", "首次答复: {本次: 补充答复}\n# 反馈:").replace("引言: 交办答复\n", "")
    found = [(finding.code, finding.where) for finding in check_form(form, "").findings]
    assert ("K018", "first_reply.document_number") in found and ("K018", "first_reply.date") in found


@pytest.mark.parametrize("name", followup_names())
def test_a_letter_that_follows_is_silent_under_its_own_check(name: str) -> None:
    cited = f"首次答复: {{发文字号: 云城管〔2026〕12号, 成文日期: 2026-06-10, 本次: {name}}}\n# 反馈:"
    form = FIRST.replace("引言: 交办答复\n", "").replace("结语: 征询意见\n", "").replace("反馈:", cited)
    codes = [str(finding) for finding in check_form(form, "").findings if finding.code[0] in "KACDSPWX"]
    assert codes == []


def test_a_clerk_makes_both_on_the_command_line(tmp_path: Path) -> None:
    first = tmp_path / "表单.yaml"
    first.write_text(KEPT, encoding="utf-8")

    def new(*arguments: object) -> tuple[int, str]:
        result = CliRunner().invoke(cli, ["new", *map(str, arguments)])
        return result.exit_code, result.output

    again, more = tmp_path / "再次.yaml", tmp_path / "补充.yaml"
    assert new("--second", first, "-o", again)[0] == new("--supplement", first, "-o", more)[0] == 0
    assert load_text(again.read_text("utf-8")).followup.name == "再次答复"
    assert load_text(more.read_text("utf-8")).followup.name == "补充答复"
    assert first.read_text("utf-8") == KEPT
    code, said = new("--second", first, "-o", again)
    assert code == 1 and "已有这个文件" in said
    assert new("--second", first, "--supplement", first)[0] == new("--second", first, "--kind", "提案答复")[0] == 2
    assert new("--second", tmp_path / "没有.yaml")[0] == 1
