"""drafting archive: what the office has said before."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from drafting.commands._archive import archive_of, archive_option
from drafting.commands._forms import office_in_force, office_option

if TYPE_CHECKING:
    from drafting.archive.adding import Made, Source, Tally
    from drafting.archive.contents import Shown
    from drafting.archive.place import Place
    from drafting.archive.searching import Filter, Hit

format_option = click.option(
    "--format", "shape", type=click.Choice(["text", "json"]), default="text", help="text 或 json"
)
_TOLD = 20


@click.group(subcommand_metavar="命令 …", short_help="旧答复库：收入、查找以前的答复")
def command() -> None:
    """旧答复库：把以前的答复、表单和政策文件收进一个文件，按词语查找。

    库存在单位档案旁的 archive.sqlite，删去后可以重新收入；收入的文件本身不受影响。各单位共用的库在服务器上，见 setup。
    """


def _place(archive: str | None, office: str | None) -> Place:
    return archive_of(archive, office_in_force(None, office))


@command.command("add", options_metavar="[选项]", short_help="收入旧答复、表单和政策文件")
@click.argument("places", nargs=-1, required=True, type=click.Path(path_type=Path), metavar="FOLDER...")
@click.option("--shared", is_flag=True, help="让共用这个库的各单位都能查到这些文件（只用于服务器上的库）")
@archive_option
@office_option
@click.pass_context
def add(ctx: click.Context, places: tuple[Path, ...], shared: bool, archive: str | None, office: str | None) -> None:
    """收入文件夹（连同下层文件夹）里的旧答复、表单和其他文件。可以反复运行：只读新的和改过的，已不在的作上标记。

    同一份答复有几个文件的，只收一份。手机号码、身份证号码、联系人不收入；标有密级的、还没有答复的表单不收入。

    例：drafting archive add 旧答复/ 政策/

    有文件没能收入时，逐个说明，退出码为 1。收入服务器上的库时，标有密级的也算没能收入。
    """
    from drafting.archive import adding, contents, keeping
    from drafting.archive.store import opened

    if missing := [str(place) for place in places if not (place.is_dir() or place.is_file())]:
        raise click.UsageError(f"没有这个文件或文件夹：{'、'.join(missing)}")
    where = _place(archive, office)
    if shared and isinstance(where, Path):
        raise click.UsageError("--shared 只用于服务器上的旧答复库（postgresql://…），一个文件没有别的单位共用")
    with opened(where, new=True) as store:
        plan = adding.plan(store, places)
        tally = adding.Tally(refused=[*plan.refused])
        with click.progressbar(length=len(plan.sources), label="收入", file=sys.stderr) as bar:
            for done in adding.keep(store, plan.sources, _read(plan.sources, office), tally):
                bar.update(done)
        with store.writing():
            adding.mark_gone(store, plan.gone)
            for place in places if shared else ():
                store.share(contents.held_below(store, place))
            keeping.weigh(store)
    _tell(tally, plan.unchanged, len(plan.gone))
    ctx.exit(1 if tally.refused else 0)


def _read(sources: tuple[Source, ...], office: str | None) -> Iterator[Any]:
    from drafting.archive.adding import read_source
    from drafting.commands._many import results

    work: Callable[[Source], Made] = partial(read_source, office_of=partial(office_in_force, given=office))
    return results(work, sources)


def _tell(tally: Tally, unchanged: int, gone: int) -> None:
    for path, reason in tally.empty[:_TOLD]:
        click.echo(f"不必收 {path}：{reason}", err=True)
    for path, reason in tally.refused:
        click.echo(f"{click.style('未收', fg='red')} {path}：{reason}", err=True)
    said = {
        "新收": tally.new,
        "已有": tally.known,
        "没有变动": unchanged,
        "不必收": len(tally.empty),
        "已不在": gone,
        "未收": len(tally.refused),
    }
    click.echo("，".join(f"{what} {count} 份" for what, count in said.items()), err=True)


class _Years(click.ParamType):
    """2023 or 2020-2024."""

    name = "年份"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> tuple[int, int]:
        first, last = (str(value).split("-", 1) * 2)[:2]
        if not all(len(year) == 4 and year.isdecimal() for year in (first, last)) or last < first:
            self.fail(f"{value} 应写作 2023 或 2020-2024，年份从早到晚", param, ctx)
        return int(first), int(last)


@command.command("search", options_metavar="[选项]", short_help="按词语查找以前的答复")
@click.argument("words", nargs=-1, required=True, metavar="WORDS...")
@click.option("--kind", metavar="文种", help="只查这一文种，或查“文件”（收入的政策等）")
@click.option("--years", type=_Years(), metavar="年份", help="只查这些年的，写作 2023 或 2020-2024")
@click.option("--class", "class_", metavar="类别", default="", help="只查办理结果为这一类的")
@click.option("--agency", metavar="机关", default="", help="只查发文机关含有这些字的")
@click.option("--limit", type=click.IntRange(1, 100_000), default=20, metavar="N", help="最多列出几条，默认 20")
@format_option
@archive_option
@office_option
def search(
    words: tuple[str, ...], kind: str | None, shape: str, archive: str | None, office: str | None, **given: Any
) -> None:
    """列出含有所有这些词语的答复，逐条列出，最相近的在前。词语连写即照原样查；西文、数字按整词查。

    例：drafting archive search 老旧小区 充电

    例：drafting archive search 充电设施 --years 2022-2024 --class A
    """
    from drafting.archive.searching import search, words_of
    from drafting.archive.store import opened

    wanted = words_of(" ".join(words))
    if not wanted:
        raise click.UsageError("没有可以查找的字词")
    where = _filter(kind, given["years"], given["class_"], given["agency"])
    with opened(_place(archive, office)) as store:
        hits = search(store, wanted, where, given["limit"])
    if shape == "json":
        _print_json([_as_json(hit, wanted) for hit in hits])
        return
    for hit in hits:
        click.echo("\n".join(_lines(hit, wanted)))
    click.echo(f"列出 {len(hits)} 条" if hits else "没有查到", err=True)


def _filter(kind: str | None, years: tuple[int, int] | None, class_: str, agency: str) -> Filter:
    from drafting.archive.paper import SORTS
    from drafting.archive.searching import Filter
    from drafting.model.kinds import kind_names

    if kind and kind not in (*kind_names(), *SORTS):
        known = "、".join((*kind_names(), *SORTS))
        raise click.BadParameter(f"没有“{kind}”这一种，应为{known}", param_hint="--kind")
    return Filter.of(kind or "", years, class_, agency)


def _as_json(hit: Hit, words: tuple[str, ...]) -> dict[str, object]:
    from drafting.archive.snippets import snippet

    found = snippet(hit.passage.text, words)
    return {**hit.as_json(found.text), "marks": [list(mark) for mark in found.marks]}


def _lines(hit: Hit, words: tuple[str, ...]) -> Iterator[str]:
    from drafting.archive.snippets import snippet

    known = (hit.source, hit.date, hit.kind, hit.class_ and f"{hit.class_}类", hit.agency)
    yield click.style("　".join(filter(None, (f"#{hit.paper}", *known))), fg="cyan")
    nth = f"第{hit.passage.nth}条" if hit.passage.nth else "引言、结语"
    yield "　　" + "　".join(filter(None, (hit.title, nth, hit.passage.heading, "（原文件已不在）" * hit.gone)))
    yield "　　" + snippet(hit.passage.text, words).shown()


def _print_json(content: Any) -> None:
    click.echo(json.dumps(content, ensure_ascii=False, indent=2))


@command.command("show", options_metavar="[选项]", short_help="显示库中的一份答复")
@click.argument("name", metavar="NAME")
@format_option
@archive_option
@office_option
def show(name: str, shape: str, archive: str | None, office: str | None) -> None:
    """显示库中的一份答复。NAME 是查到的序号（#12 的 12）、发文字号，或者收入的文件。

    例：drafting archive show 12
    """
    from drafting.archive.contents import show
    from drafting.archive.store import opened

    with opened(_place(archive, office)) as store:
        papers = [found for number in _meant(store, [name]) if (found := show(store, number))]
    if shape == "json":
        _print_json([paper.as_json() for paper in papers])
        return
    click.echo("\n\n".join("\n".join(_page(paper)) for paper in papers))


_FIELDS = {
    "kind": "文种",
    "title": "题目",
    "session": "届次",
    "number": "编号",
    "proposers": "提出人",
    "agency": "发文机关",
    "document_number": "发文字号",
    "class": "办理结果",
    "date": "成文日期",
}


def _page(paper: Shown) -> Iterator[str]:
    yield click.style(f"#{paper.number}　{paper.fields['sort']}", fg="cyan")
    yield from (f"{_FIELDS[name]}：{value}" for name, value in paper.fields.items() if name in _FIELDS and value)
    yield from (f"文件：{path}{'' if there else '（已不在）'}" for path, there in paper.files)
    for passage in paper.passages:
        yield ""
        if passage.nth:
            yield click.style(f"第{passage.nth}条　{passage.heading}".rstrip(), bold=True)
        asked = (("诉求", passage.demand), ("办理情况", passage.disposition))
        yield from (f"{what}：{text}" for what, text in asked if text)
        yield passage.text


def _meant(store: Any, names: list[str]) -> list[int]:
    """The papers that are named. Raises UsageError for a name that means none."""
    from drafting.archive.contents import numbers_of

    meant = numbers_of(store, names)
    if none := [name for name, numbers in meant.items() if not numbers]:
        raise click.UsageError(f"库中没有 {'、'.join(none)}")
    return list(dict.fromkeys(number for numbers in meant.values() for number in numbers))


@command.command("status", options_metavar="[选项]", short_help="库中有多少份，哪些文件没有收入")
@format_option
@archive_option
@office_option
def status(shape: str, archive: str | None, office: str | None) -> None:
    """显示库的位置、大小，各年各有多少份，哪些文件没有收入。

    例：drafting archive status
    """
    from drafting.archive.contents import contents
    from drafting.archive.store import opened

    place = _place(archive, office)
    with opened(place) as store:
        found, size = contents(store), store.size()
    if shape == "json":
        _print_json({"archive": str(place), "size": size, **found.as_json()})
        return
    click.echo(f"旧答复库：{place}（{size / 1_000_000:.1f} MB）")
    for said, counts in (("库中", found.sorts), ("年份", found.years), ("文件", found.files)):
        if counts:
            click.echo(f"{said}：" + "，".join(f"{name} {count} 份" for name, count in counts.items()))
    click.echo("".join(f"未收 {path}：{reason}\n" for path, reason in found.refused), nl=False)


@command.command("forget", options_metavar="[选项]", short_help="从库中删去")
@click.argument("names", nargs=-1, metavar="[NAME...]")
@click.option("--before", type=click.IntRange(1900, 9999), metavar="年份", help="删去这一年以前的")
@click.option("--gone", is_flag=True, help="删去原文件已不在的")
@archive_option
@office_option
def forget(names: tuple[str, ...], before: int | None, gone: bool, archive: str | None, office: str | None) -> None:
    """从库中删去：NAME 是序号、发文字号、收入的文件或文件夹。原来的文件不受影响，没有改动就不再收入。

    例：drafting archive forget --before 2015
    """
    from drafting.archive import keeping
    from drafting.archive.contents import old_numbers
    from drafting.archive.store import opened

    if not (names or before or gone):
        raise click.UsageError("请写明删去哪些：序号、发文字号、文件、--before 或 --gone")
    with opened(_place(archive, office)) as store, store.writing():
        numbers = {*_meant(store, list(names)), *old_numbers(store, before, False), *old_numbers(store, None, gone)}
        count = keeping.forget(store, sorted(numbers))
        keeping.weigh(store)
    click.echo(f"已删去 {count} 份", err=True)


@command.command("setup", options_metavar="[选项]", short_help="给数据库管理员：建立全市共用的库的脚本")
def setup() -> None:
    """给出在 PostgreSQL 上建立全市共用的旧答复库的 SQL 脚本，由数据库管理员看过以后运行一次。

    例：drafting archive setup > 旧答复库.sql
    """
    from drafting.archive.postgresql import set_up

    click.echo(set_up())
