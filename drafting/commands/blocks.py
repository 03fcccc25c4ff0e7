"""drafting blocks: the standard blocks, shipped and an office's own."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from drafting.commands._forms import office_in_force, office_option
from drafting.shelf import PARTS

if TYPE_CHECKING:
    from drafting.blocks.files import Library
    from drafting.model.office import Office
    from drafting.shelf import Entry

_TAKEN = [part for part in PARTS if part not in ("result", "report")]


@click.group(subcommand_metavar="命令 …", short_help="标准段：引言、结语、抄送、联系人、段落")
def command() -> None:
    """标准段：引言、结语、联系人、抄送、段落、标题、办理结果和报告的固定写法，写一次，用名称引用。

    本单位的标准段放在单位档案旁边的 blocks 文件夹，先于自带的同名标准段。
    """


class _Part(click.ParamType):
    """A part by either of its names."""

    name = "部分"

    def convert(self, value: str, param: click.Parameter | None, ctx: click.Context | None) -> str:
        english = {chinese: part for part, chinese in PARTS.items()}.get(value, value)
        if english not in PARTS:
            self.fail(f"没有“{value}”这一部分，应为{'、'.join(PARTS.values())}", param, ctx)
        return english


part_option = click.option("--part", type=_Part(), metavar="PART", help=f"部分：{'、'.join(PARTS.values())}")


@command.command("list", options_metavar="[选项]", short_help="列出标准段")
@click.option("--kind", metavar="文种", help="只列适用这一文种的")
@click.option("--search", metavar="文字", help="只列名称、说明或正文中有这些文字的")
@part_option
@office_option
def list_(kind: str | None, search: str | None, part: str | None, office: str | None) -> None:
    """列出标准段：部分、名称、来源、说明。

    例：drafting blocks list --kind 提案答复 --search 感谢
    """
    from drafting.blocks.files import library_of
    from drafting.model.kinds import kind_names

    if kind and kind not in kind_names():
        raise click.BadParameter(f"没有“{kind}”这一文种，应为{'、'.join(kind_names())}", param_hint="--kind")
    library = library_of(office_in_force(None, office))
    for at, entry in _entries(library, part):
        words = f"{entry.name}{entry.head.get('说明', '')}{entry.text}"
        if (not kind or not entry.kinds or kind in entry.kinds) and (not search or search in words):
            state = "（不能用，见 drafting blocks check）" if entry.fault else ""
            whose = "本单位" if _is_own(library, at, entry) else "自带"
            click.echo(f"{PARTS[at]}　{entry.name}　[{whose}]　{entry.head.get('说明', '')}{state}")


@command.command("show", options_metavar="[选项]", short_help="显示一个标准段")
@click.argument("name", metavar="NAME")
@click.option("--form", type=click.Path(path_type=Path), metavar="FORM", help="用这份表单填好；没有的字段标作〔字段〕")
@part_option
@office_option
def show(name: str, form: Path | None, part: str | None, office: str | None) -> None:
    """显示一个标准段的说明和正文；给出 --form 时显示填好的样子，没有的字段标作〔字段〕。

    例：drafting blocks show 感谢监督 --form 表单.yaml
    """
    from drafting.blocks.files import library_of

    found = office_in_force(form, office)
    entries = [(at, entry) for at, entry in _entries(library_of(found), part) if entry.name == name]
    if not entries:
        raise click.UsageError(f"没有名为“{name}”的标准段，全部名称见 drafting blocks list")
    for at, entry in entries:
        head = [f"部分：{PARTS[at]}", f"文件：{entry.path}", *(f"{key}：{value}" for key, value in entry.head.items())]
        for line in head:
            click.echo(click.style(line, fg="cyan"), err=bool(form))
        click.echo(_filled(at, entry, form, found) if form else entry.text.rstrip("\n"))


def _filled(part: str, entry: Entry, form: Path, office: Office | None) -> str:
    from drafting.blocks.filling import preview, unusable
    from drafting.findings import DraftingError
    from drafting.form.load import load
    from drafting.wording.word import block_facts

    if not entry.path.startswith("blocks/") and (wrong := unusable(entry, part, date.today())):
        raise DraftingError.all(wrong)
    return preview(entry, block_facts(load(form), office)).rstrip("\n")


@command.command("add", options_metavar="[选项]", short_help="从旧答复里取一段，存为标准段")
@click.argument("name", metavar="NAME")
@click.option("--from", "source", required=True, type=click.Path(path_type=Path), metavar="FILE", help="旧答复或表单")
@click.option("--part", required=True, type=_Part(), metavar="PART", help="部分：结语、引言、联系人、抄送、段落或标题")
@click.option("--paragraph", type=int, metavar="N", help="取段落时：答复正文的第几段")
@click.option("--note", metavar="文字", help="说明")
@click.option("--force", is_flag=True, help="覆盖已有的文件")
@office_option
def add(
    name: str, source: Path, part: str, paragraph: int | None, note: str | None, force: bool, office: str | None
) -> None:
    """从旧答复（.docx、.txt 等）或表单里取一部分，把其中的姓名、届次、编号等换成字段，存进本单位的 blocks 文件夹。

    例：drafting blocks add 征求意见 --from 旧答复.docx --part 结语
    """
    from drafting.blocks.files import library_of
    from drafting.blocks.filling import unusable
    from drafting.findings import DraftingError
    from drafting.letter.harvest import harvest
    from drafting.output import create
    from drafting.shelf import parse

    found = office_in_force(source, office)
    folder = library_of(found).folder
    if folder is None:
        raise click.UsageError("没有单位档案，不知道存在哪里。先用 drafting office init 写一份，或用 --office 指定")
    if part not in _TAKEN or not name.isalnum() or len(name) > 12:
        raise click.BadParameter("名称应为12个以内的汉字、字母、数字；办理结果、报告的标准段请直接写文件")
    if paragraph is not None and paragraph < 1:
        raise click.BadParameter("段落从 1 数起", param_hint="--paragraph")
    taken = harvest(source, part, found, paragraph)
    text = taken.as_block(name, note or f"取自 {source.name}")
    path = folder / PARTS[part] / f"{name}.txt"
    if wrong := unusable(parse(str(path), text), part, date.today()):
        raise DraftingError.all(wrong)
    create(path, text.encode("utf-8"), force)
    click.echo(taken.text)
    click.echo(f"已存为 {path}，请看一遍换成字段的地方", err=True)


@command.command("check", options_metavar="[选项]", short_help="检查标准段")
@office_option
def check(office: str | None) -> None:
    """检查每个标准段：写法、字段、文种、起用和停用日期、重名、编码、大小。有错误时退出码为 1。

    例：drafting blocks check --office office.yaml
    """
    from drafting.blocks.files import library_of
    from drafting.blocks.filling import unusable
    from drafting.findings import DraftingError

    library = library_of(office_in_force(None, office))
    for finding in library.misplaced:
        click.echo(f"警告 {finding}", err=True)
    entries = list(_entries(library, None))
    wrong = [finding for part, entry in entries for finding in unusable(entry, part, date.today())]
    if wrong:
        raise DraftingError.all(wrong)
    click.echo(f"{len(entries)}个标准段都可以用", err=True)


@command.command("path", options_metavar="[选项]", short_help="显示本单位标准段的文件夹")
@office_option
def path(office: str | None) -> None:
    """显示本单位的标准段放在哪个文件夹。

    例：drafting blocks path
    """
    from drafting.blocks.files import library_of

    folder = library_of(office_in_force(None, office)).folder
    if folder is None:
        raise click.UsageError("没有单位档案，用 drafting office init 写一份，或用 --office 指定")
    click.echo(str(folder))


def _entries(library: Library, part: str | None) -> Iterator[tuple[str, Entry]]:
    for at in [part] if part else PARTS:
        yield from ((at, entry) for entry in library.blocks(at).values())


def _is_own(library: Library, part: str, entry: Entry) -> bool:
    return library.own.get(part, {}).get(entry.name) is entry
