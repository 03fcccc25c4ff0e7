"""drafting similar: what was answered to demands like these."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from drafting.commands._archive import archive_beside, archive_option
from drafting.commands._forms import office_option, rewrite

if TYPE_CHECKING:
    from drafting.archive.place import Place
    from drafting.archive.similar import Near

_SHOWN = 120


@click.command(short_help="以前对类似的诉求是怎样答复的")
@click.argument("file", type=click.Path(path_type=Path), metavar="FILE")
@click.option("--demand", "nth", type=click.IntRange(1), metavar="N", help="只查第几项诉求")
@click.option("--limit", type=click.IntRange(1, 50), default=5, metavar="N", help="每项诉求列出几条，默认 5")
@click.option("--take", metavar="ANSWER", help="把这一条（如 12.3）作为 --demand 那一项的初稿，写进表单")
@click.option("--format", "shape", type=click.Choice(["text", "json"]), default="text", help="text 或 json")
@archive_option
@office_option
def command(
    file: Path,
    nth: int | None,
    limit: int,
    take: str | None,
    shape: str,
    archive: str | None,
    office: str | None,
) -> None:
    """对表单或来文（建议、提案的原件）的每项诉求，列出旧答复库里最相近的几条答复：出处、年份、类别、办理情况、当时的承诺。

    例：drafting similar 表单.yaml

    例：drafting similar 提案.docx

    例：drafting similar 表单.yaml --demand 2 --take 12.3

    取作初稿的，数字、日期、发文字号、时限都标出【待核：……】，逐一核对后去掉标记；没有去掉的，check 报错。
    """
    from drafting.archive.similar import similar
    from drafting.archive.store import opened

    place = archive_beside(file, archive, office)
    if take:
        _take(file, nth, take, place)
        return
    demands = _chosen(demands_of(file), nth)
    with opened(place) as store:
        found = [(number, demand, similar(store, demand, limit)) for number, demand in demands]
    if shape == "json":
        rows = [_row(*asked, near) for *asked, nears in found for near in nears]
        click.echo(json.dumps(rows, ensure_ascii=False, indent=2))
        return
    for number, demand, nears in found:
        click.echo("\n".join(_lines(number, demand, nears)))


def _row(number: int, demand: str, near: Near) -> dict[str, object]:
    return {**near.as_json(), "asked": demand, "asked_number": number}


def demands_of(file: Path) -> tuple[str, ...]:
    """What is asked in a form or in a proposal's own file; its title where nothing more is said."""
    from drafting.form.load import load
    from drafting.model.fields import FORM_SUFFIXES
    from drafting.proposal.take import intake

    if file.suffix.lower() in FORM_SUFFIXES:
        proposal = load(file).proposal
        return proposal.demands or ((proposal.title,) if proposal.title else ())
    taken: Any = intake(file).record.get("proposal") or {}
    return tuple(taken.get("demands") or ([taken["title"]] if taken.get("title") else []))


def _chosen(demands: Sequence[str], nth: int | None) -> list[tuple[int, str]]:
    """The demands that are meant, with their numbers. Raises UsageError where there is none."""
    if not demands:
        raise click.UsageError("没有诉求，也没有题目，无从查起；请在表单的“诉求”里逐项写明")
    if nth and nth > len(demands):
        raise click.BadParameter(f"只有{len(demands)}项诉求", param_hint="--demand")
    return [(number, demand) for number, demand in enumerate(demands, 1) if nth in (None, number)]


def _lines(number: int, demand: str, nears: Sequence[Near]) -> Iterator[str]:
    yield click.style(f"诉求{number}　{demand}", bold=True)
    if not nears:
        yield "　　没有相近的答复"
    for near in nears:
        hit, passage = near.hit, near.hit.passage
        known = (hit.source, hit.date, f"{hit.class_}类" * bool(hit.class_), passage.disposition, hit.agency)
        yield click.style("　".join(("  ", f"#{hit.paper}.{passage.nth}", *filter(None, known))), fg="cyan")
        yield f"　　{passage.heading or hit.title}"
        text = " ".join(passage.text.split())
        yield f"　　{text[:_SHOWN]}{'…' if len(text) > _SHOWN else ''}"
        yield from (f"　　承诺：{promise}" for promise in near.promises)


def _take(file: Path, nth: int | None, name: str, place: Place) -> None:
    """Write an old answer, marked, into the form as the draft of a demand's answer."""
    from drafting.archive.draft import taken_into
    from drafting.archive.searching import hit_named
    from drafting.archive.store import opened
    from drafting.model.fields import FORM_SUFFIXES

    if nth is None or file.suffix.lower() not in FORM_SUFFIXES:
        raise click.UsageError("初稿写进表单：FILE 是表单，--demand 写明是哪一项诉求")
    with opened(place) as store:
        hit = hit_named(store, name.removeprefix("#"))
    if hit is None:
        raise click.BadParameter(f"库中没有 {name}，写作查到的序号，如 12.3", param_hint="--take")
    rewrite(file, lambda text: taken_into(text, nth, hit))
    click.echo(f"已写进 {file}：第{nth}项诉求的初稿，核对后去掉【待核】标记", err=True)
