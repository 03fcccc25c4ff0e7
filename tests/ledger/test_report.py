"""办理情况报告: its figures, its page, the office's own wording."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from docx import Document as Word

from drafting.blocks.vocabulary import REPORT
from drafting.cli import cli
from drafting.document import Role
from drafting.findings import DraftingError
from drafting.form.profile import load_office
from drafting.ledger.cases import Case, cases
from drafting.ledger.report import _share, figures, report
from drafting.ledger.statistics import groups, statistics
from drafting.writers import formats

TODAY = date(2026, 10, 8)
SESSION = "市政协五届三次会议"
OFFICE = "名称: 云州市城市管理局\n级别: 市\n办理结果: {A: 已经解决, B: 列入计划}\n"


def form(folder: Path, number: int, *lines: str, kind: str = "提案答复", due: str = "2026-06-20") -> None:
    head = [f"文种: {kind}", f"建议提案: {{类别: 提案, 届次: {SESSION}, 编号: {number}, 提出人: 陈知远, "]
    head[1] += f"收到日期: 2026-03-20, 办理期限: {due}" + (", 主办单位: 市公安局}" if kind == "会办意见" else "}")
    (folder / f"{number}{'再次' if any('首次答复' in line for line in lines) else ''}.yaml").write_text(
        "\n".join([*head, *lines]), encoding="utf-8"
    )


def sent(number: int, day: str, *more: str) -> list[str]:
    return [f"发文字号: 云城管〔2026〕{number}号", "签发人: 何维", f"成文日期: {day}", "答复: [{内容: 办了。}]", *more]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """In time, late, answered twice, not answered, helped with; one that cannot be read."""
    folder = tmp_path / "2026年"
    folder.mkdir()
    promise = "答复: [{标题: 建停车楼, 内容: 列入|计划。, 责任单位: 停车中心, 完成时限: 2026-09-30}]"
    form(folder, 1, *sent(1, "2026-06-01")[:3], promise, "办理结果: B", "承办科室: 停车科", "反馈: {结果: 满意}")
    form(folder, 2, *sent(2, "2026-07-01", "办理结果: A", "承办科室: 停车科", "沟通: {方式: 面商}"))
    form(folder, 3, *sent(3, "2026-06-02", "办理结果: A", "承办科室: 市容科", "反馈: {结果: 不满意}"))
    form(
        folder,
        3,
        *sent(
            9, "2026-08-02", "首次答复: {发文字号: 云城管〔2026〕3号, 成文日期: 2026-06-02}", "反馈: {结果: 基本满意}"
        ),
    )
    form(folder, 4, "承办科室: 市容科")
    form(folder, 5, *sent(5, "2026-04-10"), kind="会办意见", due="2026-04-20")
    (folder / "坏.yaml").write_text("文种: [", encoding="utf-8")
    return folder


def run(*arguments: object) -> Result:
    return CliRunner().invoke(cli, ["ledger", "export", *map(str, arguments)])


def found(folder: Path) -> list[Case]:
    return cases(folder, TODAY)


def test_a_case_that_was_answered_twice_is_one_case(folder: Path) -> None:
    counts = {count.name: dict(count.rows) for count in statistics(found(folder), TODAY)}
    assert sum(counts["文种"].values()) == 5
    assert counts["满意度"] == {"满意": 1, "基本满意": 1, "未反馈": 2}
    assert counts["办理时限"] == {"按期答复": 3, "逾期答复": 1, "逾期未答复": 1}
    (again,) = [case for case in found(folder) if case.letters]
    assert (again.facts.feedback, again.facts.result, again.facts.department) == ("基本满意", "A", "市容科")


def test_groups_add_up(folder: Path) -> None:
    made = {group.name: group for group in groups(found(folder), lambda case: case.facts.department or "未填", TODAY)}
    assert {name: group.cases for name, group in made.items()} == {"停车科": 2, "市容科": 2, "未填": 1}
    assert made["停车科"].timing == {"按期答复": 1, "逾期答复": 1}
    assert made["市容科"].answered == 1 and made["市容科"].satisfaction == {"基本满意": 1}


def test_the_report_says_the_figures(folder: Path, tmp_path: Path) -> None:
    (tmp_path / "office.yaml").write_text(OFFICE, encoding="utf-8")
    made = report(found(folder), load_office(tmp_path), TODAY)
    assert made.text(Role.TITLE) == "云州市城市管理局关于2026年政协提案办理情况的报告"
    assert made.text(Role.SALUTATION) == "市人民政府办公室："
    assert (made.text(Role.SIGNATURE), made.text(Role.DATE)) == ("云州市城市管理局", "2026年10月8日")
    said = made.text(Role.BODY)
    assert "承办政协提案5件，其中主办4件，会办1件" in said
    assert "已答复4件，办复率80%；按期答复3件，逾期答复1件，逾期未答复1件" in said
    assert "沟通1件，占25%。收到反馈2件，其中满意1件，基本满意1件，不满意0件，满意率100%" in said
    assert "承诺事项1项，已兑现0项，正在办理0项，逾期1项" in said
    headings = [paragraph.text[:2] for paragraph in made.of(Role.HEADING_1)]
    assert headings == ["一、", "二、", "三、", "四、", "五、"]
    titles = [paragraph.text.partition("：")[0] for paragraph in made.of(Role.TABLE_TITLE)]
    assert titles == [f"表{n}" for n in range(1, len(titles) + 1)] and len(titles) == 5
    rows = [paragraph.text.split("\t") for paragraph in made.of(Role.ROW)]
    assert ["提案第1号", "建停车楼", "停车中心", "2026年9月30日", "已逾期"] in rows
    assert ["B类", "列入计划", "1"] in rows and ["合计", "5", "4", "3", "1", "1", "1", "0"] in rows


def test_a_share_is_whole_only_where_all_are_in_it() -> None:
    assert [_share(2999, 3000), _share(3000, 3000), _share(2, 3), _share(0, 0)] == ["99.9%", "100%", "66.7%", "0%"]


def test_every_field_that_is_told_is_there(folder: Path, tmp_path: Path) -> None:
    assert set(figures(found(folder), None, TODAY)) == set(REPORT)
    assert set(figures([], None, TODAY)) == set(REPORT)
    assert "没有主办件。" in report([], None, TODAY).text(Role.BODY)


def test_what_stands_in_a_form_makes_no_row_and_no_template(folder: Path) -> None:
    form(folder, 6, "承办科室: '甲|乙\t{{ 总数 }}<正文>'")
    rows = [p.text.split("\t") for p in report(found(folder), None, TODAY).of(Role.ROW)]
    assert any(row[:2] == ["甲|乙 {{ 总数 }}<正文>", "1"] for row in rows)


def test_the_report_goes_out_as_a_word_file_with_tables(folder: Path, tmp_path: Path) -> None:
    (tmp_path / "office.yaml").write_text(OFFICE, encoding="utf-8")
    out = tmp_path / "报告.docx"
    result = run(folder, "-o", out)
    assert result.exit_code == 0 and "1 份表单打不开，没有计入统计：坏.yaml" in result.output
    word = Word(str(out))
    assert len(word.tables) == 5 and word.tables[0].cell(0, 0).text == "文种"
    out.write_bytes(b"edited")
    assert run(folder, "-o", out).exit_code == 1 and out.read_bytes() == b"edited"
    for shape in formats():
        assert run(folder, "-o", tmp_path / f"another.{shape}").exit_code == 0
    assert run(folder, "-o", tmp_path / "报告.pdf").exit_code == 2
    assert run(folder, "-o", tmp_path / "b.docx", "--template", out).exit_code == 2


def test_an_office_words_it_in_its_own_way(folder: Path, tmp_path: Path) -> None:
    (tmp_path / "office.yaml").write_text(OFFICE, encoding="utf-8")
    own = tmp_path / "blocks" / "报告" / "本局.txt"
    own.parent.mkdir(parents=True)
    head = "{#\n名称：办理情况报告\n#}\n"
    own.write_text(f"{head}{{{{ 年度 }}}}小结\n答复{{{{ 已答复数 }}}}件。\n", encoding="utf-8")
    out = tmp_path / "小结.txt"
    assert run(folder, "-o", out).exit_code == 0
    assert "答复4件。" in out.read_text("utf-8") and "表1" not in out.read_text("utf-8")
    own.write_text(f"{head}小结\n{{{{ 届次 }}}}和{{{{ 总数 | safe }}}}\n", encoding="utf-8")
    refused = run(folder, "-o", tmp_path / "坏.txt").output
    assert "没有“届次”这个字段" in refused and "不准用" in refused and "本局.txt:5" in refused
    own.write_text(f"{head}只有标题\n", encoding="utf-8")
    with pytest.raises(DraftingError, match="没有正文"):
        report(found(folder), load_office(tmp_path), TODAY)
