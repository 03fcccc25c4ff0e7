"""An office's profile: read with every error placed, found, and what it fills into a form."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from drafting.checking.run import check
from drafting.document import Document, Role
from drafting.findings import DraftingError
from drafting.form.load import load, load_text
from drafting.form.profile import find_office, load_office, office_in_force
from drafting.model.fields import locate_in
from drafting.model.office import Deadlines, Office, complete
from drafting.wording.word import word
from drafting.writers import write

EXAMPLES = Path(__file__).parents[2] / "examples" / "offices"
OFFICES = ("henan", "shaanxi", "chongqing", "ministry")
GOLDENS = Path(__file__).parents[1] / "data" / "offices"
KINDS = ("建议答复", "议案答复", "提案答复", "会办意见")
BUREAU = """\
名称: 云州市水利局
机关代字: 云水
签发人: 秦岚
联系人: [{姓名: 周明, 电话: 0551-5550123}]
人大: {抄送: [市人大代表工委（2份）, 市政府督查室（1份）]}
政协: {抄送: [市政协提案委（2份）, 市政府督查室（1份）]}
"""
FORM = """\
文种: 提案答复
发文字号: 〔2026〕23号
建议提案:
  届次: 市政协五届三次会议
  编号: 76
  标题: 关于疏浚城区河道
  提出人: 陈知远
成文日期: 2026-09-10
答复:
  - 内容: |
      已疏浚河道12公里。
"""


def test_who_signs_by_habit_has_not_signed(tmp_path: Path) -> None:
    bureau = office(BUREAU, tmp_path)
    document = word(load_text(FORM), bureau)
    assert document.text(Role.SIGNATORY) == "签发人："
    assert "E003" in [finding.code for finding in check(load_text(FORM), bureau)]
    assert word(load_text("签发人: 何维\n" + FORM), bureau).text(Role.SIGNATORY) == "签发人：何维"
    cohandled = FORM.replace("提案答复", "会办意见").replace("  届次", "  类别: 提案\n  届次")
    assert word(load_text(cohandled), bureau).text(Role.SIGNATORY) == ""


def office(text: str, folder: Path) -> Office:
    (folder / "office.yaml").write_text(text, encoding="utf-8")
    return load_office(folder)


def refused(text: str, folder: Path) -> list[str]:
    with pytest.raises(DraftingError) as caught:
        office(text, folder)
    return [f"{finding.code} {finding.line} {finding.place}" for finding in caught.value.findings]


def texts(document: Document, *roles: Role) -> list[str]:
    return [paragraph.text for paragraph in document.of(*roles)]


@pytest.mark.parametrize("name", OFFICES)
def test_one_form_under_each_office(name: str, request: pytest.FixtureRequest) -> None:
    made = write(word(load(EXAMPLES / "reply.yaml"), load_office(EXAMPLES / name)), "txt").decode()
    golden = GOLDENS / f"{name}.txt"
    if request.config.getoption("--update-goldens"):
        golden.parent.mkdir(exist_ok=True)
        golden.write_text(made, encoding="utf-8", newline="\n")
    assert made == golden.read_text(encoding="utf-8")


@pytest.mark.parametrize("name", OFFICES)
def test_each_example_is_without_findings(name: str) -> None:
    assert check(load(EXAMPLES / "reply.yaml"), load_office(EXAMPLES / name)) == []


def test_the_four_are_different_in_all_that_places_differ_in() -> None:
    documents = [word(load(EXAMPLES / "reply.yaml"), load_office(EXAMPLES / name)) for name in OFFICES]
    for role in (Role.DOCUMENT_NUMBER, Role.RESULT, Role.TITLE, Role.SIGNATURE, Role.NOTE, Role.CC):
        assert len({document.text(role) for document in documents}) == len(OFFICES), role
    schemes = [load_office(EXAMPLES / name).classes for name in OFFICES]
    assert [tuple(scheme or ()) for scheme in schemes] == [tuple("ABCD"), tuple("ABC"), tuple("ABCD"), ()]
    assert schemes[0] != schemes[2]


def test_a_scheme_of_its_own_is_what_checks_go_by(tmp_path: Path) -> None:
    county = office(BUREAU + "办理结果: {甲: 已经解决, 乙: 正在解决, 丙: 留作参考}\n样式: {办理结果: 某类}\n", tmp_path)
    own, foreign = (load_text(f"办理结果: {one}\n{FORM}") for one in ("乙", "B"))
    assert word(own, county).text(Role.RESULT) == "乙类"
    assert "E002" not in [finding.code for finding in check(own, county)]
    assert "E002" in [finding.code for finding in check(foreign, county)]


@pytest.mark.parametrize("kind", KINDS)
def test_a_short_form_is_a_complete_reply_in_each_kind(kind: str, tmp_path: Path) -> None:
    form = FORM.replace("提案答复", kind)
    if kind == "会办意见":
        form = form.replace("  提出人", "  类别: 提案\n  主办单位: 市住房和城乡建设局\n  提出人")
    assert form.index("答复:\n  -") and form.count("\n") < 15 + 2
    document = word(load_text(form), office(BUREAU, tmp_path))
    complete = {Role.DOCUMENT_NUMBER, Role.TITLE, Role.SALUTATION, Role.BODY, Role.SIGNATURE, Role.DATE, Role.NOTE}
    if kind != "会办意见":
        complete |= {Role.CC, Role.SIGNATORY}
    assert {paragraph.role for paragraph in document} == complete
    assert all(paragraph.text.strip() for paragraph in document)


def test_another_kind_and_session_change_five_things_and_nothing_else(tmp_path: Path) -> None:
    bureau = office(BUREAU + "文种: {提案答复: {结语: 征询意见}, 建议答复: {引言: 交办答复}}\n", tmp_path)
    motion = word(load_text(FORM), bureau)
    other = FORM.replace("提案答复", "建议答复").replace("市政协五届三次会议", "市十六届人大二次会议")
    suggestion = word(load_text(other), bureau)
    changed = {
        (one.source or one.role.value)
        for one, two in zip(motion, suggestion, strict=True)
        if (one.role, one.text) != (two.role, two.text)
    }
    assert changed == {"title", "salutation", "opening", "closing", "cc"}
    assert texts(motion, Role.SALUTATION, Role.CC) == [
        "陈知远委员：",
        "抄送：市政协提案委（2份），市政府督查室（1份）。",
    ]
    assert texts(suggestion, Role.SALUTATION, Role.CC) == [
        "陈知远代表：",
        "抄送：市人大代表工委（2份），市政府督查室（1份）。",
    ]


def test_the_closing_is_the_kinds(tmp_path: Path) -> None:
    bureau = office(
        BUREAU + "文种:\n  建议答复: {结语: 专此答复, 标题: 复函, 机关代字: 云水建, 版式: 信函}\n", tmp_path
    )
    suggestion = word(load_text(FORM.replace("提案答复", "建议答复")), bureau)
    assert [p.text for p in suggestion if p.source == "closing"] == ["专此答复。"]
    assert suggestion.text(Role.TITLE).endswith("建议的复函")
    assert suggestion.text(Role.DOCUMENT_NUMBER) == "云水建〔2026〕23号"
    assert suggestion.layout == "信函"
    motion = word(load_text(FORM), bureau)
    assert motion.text(Role.TITLE).endswith("提案的答复")
    assert motion.text(Role.DOCUMENT_NUMBER) == "云水〔2026〕23号"


def test_what_the_form_has_stands(tmp_path: Path) -> None:
    typed = "签发人: 白露\n抄送: [市政协办公室]\n发文机关: 云州市水利局水政科\n联系人: [{姓名: 石磊}]\n"
    document = word(load_text(typed + FORM.replace("〔2026", "水政〔2026")), office(BUREAU, tmp_path))
    assert texts(document, Role.DOCUMENT_NUMBER, Role.SIGNATORY, Role.SIGNATURE, Role.NOTE, Role.CC) == [
        "水政〔2026〕23号",
        "签发人：白露",
        "云州市水利局水政科",
        "（联系人：石磊）",
        "抄送：市政协办公室。",
    ]


def test_a_cc_can_be_left_out_and_a_host_gets_none_of_the_chambers(tmp_path: Path) -> None:
    bureau = office(BUREAU, tmp_path)
    assert not word(load_text("抄送: 不抄送\n" + FORM), bureau).of(Role.CC)
    cohandling = FORM.replace("提案答复", "会办意见").replace(
        "  提出人", "  类别: 提案\n  主办单位: 市住建局\n  提出人"
    )
    assert not word(load_text(cohandling), bureau).of(Role.CC)
    own = office(BUREAU + "文种: {会办意见: {抄送: [市政府督查室]}}\n", tmp_path)
    assert word(load_text(cohandling), own).text(Role.CC) == "抄送：市政府督查室。"


def test_several_may_sign_off(tmp_path: Path) -> None:
    several = office(BUREAU.replace("秦岚", "[秦岚, 何维]"), tmp_path)
    assert word(load_text(FORM), several).text(Role.SIGNATORY) == "签发人："
    assert word(load_text("签发人: 何维\n" + FORM), several).text(Role.SIGNATORY) == "签发人：何维"


def test_without_a_profile_nothing_is_filled_in() -> None:
    roles = {paragraph.role for paragraph in word(load_text(FORM))}
    assert roles == {Role.DOCUMENT_NUMBER, Role.TITLE, Role.SALUTATION, Role.BODY, Role.DATE}


@pytest.mark.parametrize(
    ("style", "opening"),
    [
        ("书名号", "您提出的《关于疏浚“清溪河”的提案》收悉。现答复如下："),
        ("引号", "您提出的“关于疏浚‘清溪河’的提案”收悉。现答复如下："),
        ("不加", "您提出的关于疏浚“清溪河”的提案收悉。现答复如下："),
    ],
)
def test_how_a_subject_is_quoted(style: str, opening: str, tmp_path: Path) -> None:
    form = FORM.replace("关于疏浚城区河道", "关于疏浚“清溪河”的提案")
    document = word(load_text(form), office(BUREAU + f"样式: {{引题: {style}, 敬语: 尊敬的}}\n", tmp_path))
    assert [p.text for p in document if p.source == "opening"] == [opening]
    assert document.text(Role.SALUTATION) == "尊敬的陈知远委员："


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "F001 0 "),
        ("简称: 水利局\n", "F005 1 名称"),
        ("名称: 甲局\n代字: 云\n", "F003 2 "),
        ("名称: 甲局\n名称: 乙局\n", "F002 2 名称"),
        ("名称: 甲局\n样式: {引题: 单引号}\n", "F007 2 样式·引题"),
        ("名称: 甲局\n样式: 对式\n", "F004 2 样式"),
        ("名称: 甲局\n文种: {复函: {标题: 对式}}\n", "F007 2 文种"),
        ("名称: 甲局\n文种: {提案答复: {称呼: 对式}}\n", "F003 2 文种·提案答复"),
        ("名称: 甲局\n办理结果: {A: 解决, A: 不解决}\n", "F002 2 办理结果·A"),
        ("名称: 甲局\n期限: {答复: 三}\n", "F004 2 期限·答复"),
        ("名称: 甲局\n政协:\n  抄送:\n    - {份数: 2}\n", "F005 4 政协·抄送第1个·单位"),
        ("名称: 甲局\n版式: 公告\n", "F007 2 版式"),
    ],
)
def test_a_wrong_profile_says_where(text: str, said: str, tmp_path: Path) -> None:
    assert refused(text, tmp_path) == [said]


def test_both_languages_and_empty_parts_are_read(tmp_path: Path) -> None:
    english = office(
        "name: 甲局\nstyles: {quotes: 引号}\nkinds: {提案答复: {title: 对式}}\ncppcc:\nclasses:\n", tmp_path
    )
    assert (english.name, english.styles.quotes, english.ways("提案答复").title) == ("甲局", "引号", "对式")
    assert english.classes is None and english.cppcc.cc is None


def test_a_style_that_is_no_block_is_said_at_the_profile(tmp_path: Path) -> None:
    bureau = office("名称: 甲局\n样式:\n  标题: 对试\n", tmp_path)
    with pytest.raises(DraftingError) as caught:
        word(load_text(FORM), bureau)
    (finding,) = caught.value.findings
    assert (finding.code, finding.file, finding.line) == ("F014", str(tmp_path / "office.yaml"), 3)
    assert finding.place == "样式·标题" and "对式" in finding.remedy


def test_the_profile_beside_a_form_is_before_one_above_and_the_users_own(tmp_path: Path) -> None:
    inner, own = tmp_path / "水利局" / "2026年", tmp_path / "设置"
    inner.mkdir(parents=True)
    own.mkdir()
    form = inner / "表单.yaml"
    assert find_office(form, own) is None
    for folder in (own, tmp_path, inner):
        (folder / "office.yaml").write_text("名称: 甲局\n", encoding="utf-8")
        assert find_office(form, own) == folder / "office.yaml"


def test_where_each_value_comes_from(tmp_path: Path) -> None:
    bureau = office(BUREAU, tmp_path)
    assert bureau.holds("cppcc.cc") and not bureau.holds("styles.quotes")
    place = locate_in(bureau, "contacts.0.phone")
    assert (place["line"], place["place"]) == (4, "联系人第1人·电话")


def test_completing_keeps_the_places_of_the_form(tmp_path: Path) -> None:
    filled = complete(load_text(FORM, "表.yaml"), office(BUREAU, tmp_path))
    assert filled._origin.locate("proposal.title")[:2] == ("表.yaml", 6)
    assert filled.issuer == "云州市水利局"


def test_the_deadline_of_the_profile_is_counted_from_receipt(tmp_path: Path) -> None:
    bureau = office("名称: 云州市水利局\n期限:\n  答复: 3\n", tmp_path)
    late = FORM.replace("建议提案:\n", "建议提案:\n  收到日期: 2026-05-31\n", 1)
    found = [str(f) for f in check(load_text(late), bureau) if f.code == "N008"]
    assert found and "2026年8月31日" in found[0]
    timely = late.replace("2026-09-10", "2026-08-31")
    assert not [f for f in check(load_text(timely), bureau) if f.code == "N008"]


def test_a_profile_is_read_once_and_again_when_it_or_a_block_changes(tmp_path: Path) -> None:
    form, blocks = tmp_path / "表单.yaml", tmp_path / "blocks" / "closing"
    assert office_in_force(form, None, tmp_path / "无") is None
    (tmp_path / "office.yaml").write_text(BUREAU, encoding="utf-8")
    first = office_in_force(form, None, tmp_path)
    assert office_in_force(form, None, tmp_path) is first
    assert office_in_force(None, str(tmp_path), Path("无")).name == "云州市水利局"
    blocks.mkdir(parents=True)
    (blocks / "a.txt").write_text("专此答复。", encoding="utf-8")
    assert office_in_force(form, None, tmp_path) is not first


@pytest.mark.parametrize("layout", ["文件", "信函", "白头"])
def test_who_prints_is_filled_in_where_it_is_printed(layout: str, tmp_path: Path) -> None:
    profile = office(BUREAU + "印发机关: 云州市水利局办公室\n", tmp_path)
    filled = complete(load_text(f"版式: {layout}\n{FORM}"), profile)
    assert filled.printed_by == ("云州市水利局办公室" if layout == "文件" else None)


def test_who_must_get_a_copy_is_the_profile_s(tmp_path: Path) -> None:
    profile = office(BUREAU, tmp_path)
    assert profile.required_cc == {
        "建议": ("市人大代表工委", "市政府督查室"),
        "议案": ("市人大代表工委", "市政府督查室"),
        "提案": ("市政协提案委", "市政府督查室"),
    }
    missed = check(load_text(FORM + "抄送: [市政协提案委（2份）]\n"), profile)
    assert [finding.where for finding in missed if finding.code == "E013"] == ["cc"]


def test_an_office_made_in_a_program_has_no_file_and_holds_nothing() -> None:
    made = Office(name="云州市水利局")
    assert made.path is None and not made.holds("name")


def test_the_last_day_is_so_many_months_later_or_the_end_of_that_month() -> None:
    deadlines = Deadlines(answer=3, cohandling=1)
    assert deadlines.due(date(2026, 11, 30), cohandled=False) == date(2027, 2, 28)
    assert deadlines.due(date(2026, 12, 15), cohandled=True) == date(2027, 1, 15)
    assert Deadlines().due(date(2026, 12, 15), cohandled=True) is None
    assert deadlines.due(date(9999, 12, 15), cohandled=True) is None
