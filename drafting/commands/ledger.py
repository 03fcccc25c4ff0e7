"""drafting ledger: the year's cases."""

from __future__ import annotations

import json
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from drafting.commands._forms import office_in_force, office_option

if TYPE_CHECKING:
    from drafting.ledger.cases import Case

_folder = click.argument("folder", required=False, default=".", type=click.Path(path_type=Path), metavar="[FOLDER]")
_shape = click.option("--format", "shape", type=click.Choice(["text", "json"]), default="text", help="text 或 json")
_force = click.option("--force", is_flag=True, help="覆盖已有的文件")


@click.group(subcommand_metavar="命令 …", short_help="一年的件：清单进、台账出、期限、承诺")
def command() -> None:
    """一年的建议提案：从交办清单生成表单，看办到哪一步、还剩几天，导出台账和统计。

    每件一份表单，状态由表单得出，不另填。
    """


@command.command("import", options_metavar="[选项]", short_help="由交办清单（.xlsx .xls .csv）生成表单")
@click.argument("lists", nargs=-1, required=True, type=click.Path(path_type=Path), metavar="FILE...")
@click.option(
    "-o", "--output", required=True, type=click.Path(path_type=Path), metavar="FOLDER", help="表单所在的文件夹"
)
@click.option("--columns", multiple=True, metavar="编号=案号", help="清单里特别的列名：字段=清单的列名，可写多次")
@click.option("--kind", metavar="建议|议案|提案", help="清单里没有写类别时，全部是哪一类")
@click.option("--session", metavar="届次", help="清单里没有写届次时，全部是哪一次会议")
@click.option(
    "--proposals",
    type=click.Path(path_type=Path, exists=True, file_okay=False),
    metavar="FOLDER",
    help="各件来文所在的文件夹：按编号和题目对上，诉求写进表单",
)
@office_option
def import_(
    lists: tuple[Path, ...],
    output: Path,
    columns: tuple[str, ...],
    kind: str | None,
    session: str | None,
    proposals: Path | None,
    office: str | None,
) -> None:
    """由交办清单生成表单，一件一份；已有的件只补表单里空着的字段，不同之处指出来，不改。

    例：drafting ledger import 交办清单.xlsx -o 2026年/

    例：drafting ledger import 交办清单.xlsx -o 2026年/ --proposals 来文/

    用不了的行逐一指出，退出码为 1，其余照办。代表、委员的电话等只留在清单里，不写进表单。
    """
    from drafting.commands._ledger import bring_in
    from drafting.ledger.entries import Known
    from drafting.model.kinds import SUBJECTS

    if kind and kind not in SUBJECTS:
        raise click.BadParameter(f"没有“{kind}”这一类别，应为{'、'.join(SUBJECTS)}", param_hint="--kind")
    profile = office_in_force(output / "office.yaml", office)
    known = Known(kind or "", session or "", date.today(), profile)
    bring_in(lists, output, known, columns, proposals)


@command.command("list", options_metavar="[选项]", short_help="所有的件：状态、剩余天数、办理结果")
@_folder
@click.option("--overdue", is_flag=True, help="只列已经逾期的")
@click.option("--due", type=click.IntRange(0), metavar="N", help="只列 N 天之内到期和已经逾期的")
@click.option("--state", metavar="状态", help="只列这一状态的：未答、在办、待核稿、待签、已发、已反馈、需再办、已归档")
@click.option("--check", is_flag=True, help="检查还没有查过的表单，记下错误数")
@_shape
def list_(folder: Path, overdue: bool, due: int | None, state: str | None, check: bool, shape: str) -> None:
    """列出文件夹和下层文件夹里所有的件，最急的在前。

    例：drafting ledger list 2026年/ --due 14

    状态由表单得出：没有答复内容是未答，有【待核】标记是待核稿，没有签发人、文号或日期是待签，齐全是已发。
    """
    from drafting.commands._ledger import checked, twice
    from drafting.ledger.show import case_rows, table
    from drafting.ledger.state import State

    if state and state not in {one.value for one in State}:
        names = "、".join(one.value for one in State)
        raise click.BadParameter(f"没有“{state}”这一状态，应为{names}", param_hint="--state")
    found = checked(folder) if check else _cases(folder)
    shown = [case for case in found if _is_wanted(case, overdue, due, state)]
    if shape == "json":
        click.echo(json.dumps({"cases": [case.as_json() for case in shown]}, ensure_ascii=False, indent=2))
    else:
        for line in table(case_rows(shown)) if shown else ():
            click.echo(line)
    for line in twice(found, office_in_force(folder / "office.yaml", None)):
        click.echo(line, err=True)
    late = sum(case.is_overdue for case in found)
    click.echo(f"共 {len(found)} 件，列出 {len(shown)} 件，逾期 {late} 件", err=True)


def _is_wanted(case: Case, overdue: bool, due: int | None, state: str | None) -> bool:
    left = case.days_left
    return (
        (not overdue or case.is_overdue)
        and (due is None or (left is not None and left <= due))
        and (not state or case.state.value == state)
    )


@command.command("number", options_metavar="[选项]", short_help="编发文字号：同一代字、同一年的下一个，写进表单")
@click.argument("forms", nargs=-1, required=True, type=click.Path(path_type=Path), metavar="FORM...")
@click.option(
    "--in",
    "folder",
    type=click.Path(path_type=Path),
    metavar="FOLDER",
    help="放全部表单的文件夹；不写则为单位档案所在的文件夹，再不然为表单所在的文件夹",
)
@click.option("--after", type=click.IntRange(0), default=0, metavar="N", help="N 号以前的已经给了别的公文")
@click.option("--show", is_flag=True, help="只显示下一个号，不写进表单")
@office_option
@_shape
def number(
    forms: tuple[Path, ...], folder: Path | None, after: int, show: bool, office: str | None, shape: str
) -> None:
    """编发文字号：机关代字照表单或单位档案，年份照成文日期（没有就是今年），序号接着文件夹里这一代字、这一年最大的号。

    例：drafting ledger number 2026年/76号.yaml

    已有号的表单不改。几个人同时编，号也不会重。
    """
    from drafting.commands._ledger import numbers

    numbers(forms, folder, after, show, office, shape == "json")


@command.command("promises", options_metavar="[选项]", short_help="答应要办的事：责任单位、完成时限、是否兑现")
@_folder
@click.option("--overdue", is_flag=True, help="只列已经逾期的")
@_shape
def promises(folder: Path, overdue: bool, shape: str) -> None:
    """列出各年答复里的承诺：写了责任单位、完成时限的各条；已逾期的在前。填了完成日期的算已兑现。

    例：drafting ledger promises . --overdue
    """
    from drafting.ledger.show import promise_rows, table
    from drafting.ledger.statistics import MISSED

    head, *rows = promise_rows(_cases(folder), date.today())
    rows = [row for row in rows if not overdue or row[0] == MISSED]
    if shape == "json":
        keys = ("state", "due", "unit", "text", "disposition", "where")
        click.echo(json.dumps([dict(zip(keys, row, strict=True)) for row in rows], ensure_ascii=False, indent=2))
        return
    for line in table([head, *rows]) if rows else ():
        click.echo(line)
    click.echo(f"{len(rows)} 项承诺", err=True)


@command.command("export", options_metavar="[选项]", short_help="导出台账（.xlsx）、办理情况报告（.docx）")
@_folder
@click.option(
    "-o",
    "--output",
    required=True,
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="写入的文件：.xlsx 为台账，.docx 为报告",
)
@click.option("--template", type=click.Path(path_type=Path), metavar="FILE", help="台账按这份清单的列导出")
@office_option
@_force
def export(folder: Path, output: Path, template: Path | None, office: str | None, force: bool) -> None:
    """导出台账（.xlsx）或办理情况报告（.docx，也可写成 .html、.txt），看后缀。

    例：drafting ledger export 2026年/ -o 台账.xlsx

    例：drafting ledger export 2026年/ -o 报告.docx

    台账的列和次序同导入的清单，填上文号、日期、结果、满意度；第二张表是统计。
    报告的写法是标准段“办理情况报告”，本单位可以换成自己的。
    """
    from drafting.commands._ledger import report_of, workbook_of
    from drafting.output import save
    from drafting.writers import formats

    shape = output.suffix.lower().removeprefix(".")
    if shape not in ("xlsx", *formats()):
        raise click.BadParameter(f"写成 {output.stem}.xlsx（台账）或 {output.stem}.docx（报告）", param_hint="-o")
    if template and shape != "xlsx":
        raise click.BadParameter("只用于台账；报告的写法换在标准段“办理情况报告”里", param_hint="--template")
    found = _cases(folder)
    if shape == "xlsx":
        made = workbook_of(found, folder, template)
    else:
        made = report_of(found, office_in_force(folder / "form", office), shape)
    save(output, made, force)
    click.echo(f"已写成 {output}，{len(found)} 件", err=True)
    if unread := [case.file for case in found if case.facts.unreadable]:
        click.echo(f"警告 {len(unread)} 份表单打不开，没有计入统计：{'、'.join(unread[:5])}", err=True)


@command.command("deliver", options_metavar="[选项]", short_help="把可以发出的件全部写成，附送达清单")
@_folder
@click.option("-o", "--output", required=True, type=click.Path(path_type=Path), metavar="FOLDER", help="写入的文件夹")
@click.option("--all", "all_", is_flag=True, help="已反馈、已归档的也写")
@click.option("--force", is_flag=True, help="覆盖生成之后被人改动过的文件")
def deliver(folder: Path, output: Path, all_: bool, force: bool) -> None:
    """把签发人、文号、成文日期齐全而且检查没有错误的件全部写成 Word，附征询意见表；几位联名的，另给每位写一份。

    例：drafting ledger deliver 2026年/ -o 送达/

    文件夹里的“送达清单.xlsx”列出每件的收件人、份数，送达方式、签收人、签收日期留空待填。
    还没有签发的件说明后略过；检查有错误、打不开、写不了的件也略过，退出码为 1。
    """
    from drafting.commands._deliver import deliver_all
    from drafting.commands._ledger import refuse_no_folder
    from drafting.ledger.cases import letters

    refuse_no_folder(folder)
    deliver_all(letters(folder), folder, output, all_, force)


@command.command("calendar", options_metavar="[选项]", short_help="把期限写成日历文件（.ics）")
@_folder
@click.option("-o", "--output", required=True, type=click.Path(path_type=Path), metavar="FILE", help="写入的 .ics")
@_force
def calendar(folder: Path, output: Path, force: bool) -> None:
    """把未办结各件的办理期限、未兑现承诺的完成时限写成日历文件，提前七天提醒。

    例：drafting ledger calendar 2026年/ -o 期限.ics
    """
    from drafting.ledger.calendar import as_calendar
    from drafting.output import save

    save(output, as_calendar(_cases(folder), datetime.now()).encode(), force)
    click.echo(f"已写成 {output}", err=True)


@command.command("new", options_metavar="[选项]", short_help="写一份空白的交办清单")
@click.option("-o", "--output", required=True, type=click.Path(path_type=Path), metavar="FILE", help="写入的 .xlsx")
@_force
def new(output: Path, force: bool) -> None:
    """写一份空白的交办清单，列名齐全，附一行示例。

    例：drafting ledger new -o 清单.xlsx
    """
    from drafting.ledger.workbook import empty_list
    from drafting.output import create

    create(output, empty_list(), force)
    click.echo(f"已写成 {output}", err=True)


def _cases(folder: Path) -> list[Case]:
    """The cases of a folder. Raises DraftingError where there is none."""
    from drafting.commands._ledger import refuse_no_folder
    from drafting.ledger.cases import cases

    refuse_no_folder(folder)
    return cases(folder)
