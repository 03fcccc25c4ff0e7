"""drafting cohandle: the opinions of other units, for the host's reply."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from drafting.commands._forms import office_in_force, office_option, rewrite

if TYPE_CHECKING:
    from drafting.form.opinions import Received


@click.command(short_help="会办单位的意见：来了没有，取作答复的初稿")
@click.argument("form", type=click.Path(path_type=Path), metavar="FORM")
@click.option("--take", metavar="UNIT", help="把这个单位的会办意见写进 --answer 那一条答复，作初稿")
@click.option("--answer", "nth", type=click.IntRange(1), metavar="N", help="写进第几条答复")
@click.option("--format", "shape", type=click.Choice(["text", "json"]), default="text", help="text 或 json")
@office_option
def command(form: Path, take: str | None, nth: int | None, shape: str, office: str | None) -> None:
    """列出表单的各会办单位：会办意见送来没有，在哪个文件，应在哪天以前送来。

    例：drafting cohandle 76号.yaml

    例：drafting cohandle 76号.yaml --take 市财政局 --answer 2

    收到的会办意见放进表单旁边的“76号.会办”文件夹，文件名写上单位名称；或者在表单的“会办意见”里写明单位和文件。

    取作初稿的接在这一条已有的内容后面，数字、日期都标出【待核：……】，没有去掉标记的 check 报错。
    """
    from drafting.form.load import load

    reply = load(form)
    found = _received(form)
    if take or nth:
        _take(form, found, take, nth)
        return
    received_on = reply.proposal.received
    profile = office_in_force(form, office)
    by = profile.deadlines.due(received_on, cohandled=True) if profile and isinstance(received_on, date) else None
    if shape == "json":
        rows = [{"unit": one.unit, "received": one.here, "file": str(one.file) if one.file else None} for one in found]
        click.echo(json.dumps({"due": by and by.isoformat(), "opinions": rows}, ensure_ascii=False, indent=2))
        return
    for one in found:
        said = str(one.file or "已收到") if one.here else "未收到" + (f"，应于{by}前送到" if by else "")
        click.echo(f"{one.unit}　{said}")
    _say_strangers(form, found)


def _received(form: Path) -> tuple[Received, ...]:
    """The co-handling units with what they sent. Raises UsageError where the form has none."""
    from drafting.form.load import load
    from drafting.form.opinions import received

    reply = load(form)
    named = [(one.unit or "", one.file or "") for one in reply.opinions or ()]
    found = received(form, reply.proposal.cohosts or (), named)
    if not found:
        raise click.UsageError("表单里没有会办单位；请写在“建议提案”的“会办单位”里")
    return found


def _say_strangers(form: Path, found: tuple[Received, ...]) -> None:
    from drafting.form.opinions import strangers

    for file in strangers(form, (one.unit for one in found)):
        click.echo(f"{file}：文件名看不出是哪个会办单位的，改名，或在表单的“会办意见”里写明", err=True)


def _take(form: Path, found: tuple[Received, ...], unit: str | None, nth: int | None) -> None:
    """Write a unit's opinion, marked, behind an answer of the form."""
    from drafting.letter.opinion import opinion_text, taken_in

    if not unit or not nth:
        raise click.UsageError("--take 和 --answer 要一起写：哪个单位的意见，写进第几条")
    one = next((one for one in found if one.unit == unit), None)
    if one is None or one.file is None:
        units = "、".join(one.unit for one in found if one.file) or "还没有"
        raise click.BadParameter(f"没有“{unit}”的会办意见文件，已收到文件的：{units}", param_hint="--take")
    said = opinion_text(one.file)
    rewrite(form, lambda text: taken_in(text, nth - 1, unit, said))
    click.echo(f"已写进 {form} 第{nth}条，核对后去掉【待核】标记", err=True)
