"""drafting merge: what reviewers changed in a letter, taken into its form."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from drafting.commands._changed import changed
from drafting.commands._forms import office_in_force, office_option, rewrite

if TYPE_CHECKING:
    from drafting.merging.came import Came
    from drafting.merging.edits import Change
    from drafting.merging.leftover import Left

_ASKED = {"y": "采纳", "n": "不采纳", "a": "这一处和后面的都采纳", "q": "后面的都不采纳"}


@click.command(short_help="把改回来的答复并入表单：逐处看，逐处采纳")
@click.argument("form", type=click.Path(path_type=Path), metavar="FORM")
@click.argument("reviewed", type=click.Path(path_type=Path), metavar="REVIEWED")
@click.option("--diff", is_flag=True, help="只看改了什么，不写")
@click.option("--yes", is_flag=True, help="能归入一处的改动都采纳，不问")
@click.option("--format", "shape", type=click.Choice(["text", "json"]), default="text", help="text 或 json")
@office_option
@click.pass_context
def command(
    ctx: click.Context, form: Path, reviewed: Path, diff: bool, yes: bool, shape: str, office: str | None
) -> None:
    """比较表单 FORM 和改回来的答复 REVIEWED（.docx、.txt 等），把改动归到表单的各个字段。

    例：drafting merge 76号.yaml 76号-送审稿（王主任改）.docx

    例：drafting merge 76号.yaml 改稿.docx --diff

    在终端里逐处询问是否采纳；加 --yes 全部采纳；不在终端里、又没有 --yes，只列出，不写。
    送审稿用 drafting render --review 生成，送出以后表单又改了的，两边都改的一处会指出，不采纳。
    归不进表单的文字照录在后面，批注记入修改痕迹（drafting history）。有两边都改的，退出码为 1。
    """
    from drafting.merging.came import came_back

    if diff and yes:
        raise click.UsageError("--diff 只看不写，--yes 全部采纳，只用一样")
    came = came_back(form, reviewed, office_in_force(form, office))
    asks = not diff and not yes and shape == "text" and _is_terminal()
    chosen = list(came.open) if yes else _asked(came.open, bool(ctx.color)) if asks else []
    if asks or yes:
        _take(form, reviewed, came, chosen)
    rows = list(_rows(came, chosen, "left" if asks or yes else "open"))
    if shape == "json":
        click.echo(json.dumps([row.as_json() for row in rows], ensure_ascii=False, indent=2))
    elif not asks:
        for line in (line for row in rows for line in row.lines()):
            click.echo(line, color=ctx.color)
    else:
        for line in (line for row in rows if row.state in ("conflict", "unplaced") for line in row.lines()):
            click.echo(line, color=ctx.color)
    _say(came, chosen, not (asks or yes))
    if came.clashing:
        ctx.exit(1)


def _is_terminal() -> bool:
    return sys.stdin.isatty()


@dataclass(frozen=True, slots=True)
class _Row:
    """A change as it is shown and listed."""

    where: str
    place: str
    old: str
    new: str
    author: str
    date: str
    state: str
    said: str = ""

    def as_json(self) -> dict[str, str]:
        return {name: getattr(self, name) for name in ("where", "old", "new", "author", "date", "state")}

    def lines(self) -> Iterator[str]:
        """The place and who, and what went and came; what is said of it on a line before."""
        who = "，".join(filter(None, (self.author, self.date[:16].replace("T", " "))))
        head = f"{self.place or '全文'}{f'（{who}）' if who else ''}"
        if self.said:
            yield f"{head}：{self.said}"
        if self.state != "unplaced":  # its words are in what is said
            yield f"{head}：{changed(self.old, self.new)}"


def _rows(came: Came, chosen: Sequence[Change], otherwise: str) -> Iterator[_Row]:
    from drafting.merging.came import by_now

    for change in came.open:
        yield _row(change, "taken" if change in chosen else otherwise)
    for change, clash in came.clashing:
        yield _row(change, "conflict", f"送审以后表单也改了这一处，没有采纳，请自己定。表单现在是：{by_now(clash)}")
    yield from map(_unplaced, came.left)


def _row(change: Change, state: str, said: str = "") -> _Row:
    from drafting.model.fields import spoken

    return _Row(change.where, spoken(change.where), change.old, change.new, change.author, change.date, state, said)


def _unplaced(left: Left) -> _Row:
    return _Row(left.where, left.place, left.old, left.new, "", "", "unplaced", f"{left.message}（{left.remedy}）")


def _asked(changes: Sequence[Change], color: bool) -> list[Change]:
    """The changes that a person takes, asked one by one."""
    taken: list[Change] = []
    for number, change in enumerate(changes, 1):
        click.echo(f"{number}/{len(changes)} ", nl=False)
        for line in _row(change, "open").lines():
            click.echo(line, color=color or None)
        options = "，".join(f"{key} {said}" for key, said in _ASKED.items())
        answer = click.prompt(f"采纳吗（{options}）", type=click.Choice([*_ASKED]), show_choices=False, default="n")
        if answer == "q":
            break
        if answer == "a":
            return [*taken, *changes[number - 1 :]]
        taken += [change] if answer == "y" else []
    return taken


def _take(form: Path, reviewed: Path, came: Came, chosen: Sequence[Change]) -> None:
    """Write the form with what was chosen, and the trail with that and with the comments."""
    from drafting.merging.decided import noted, taken

    now = datetime.now().astimezone()
    if chosen:
        rewrite(form, lambda present: taken(form, present, came, chosen, now))
    noted(form, came, chosen, reviewed.name, now)


def _say(came: Came, chosen: Sequence[Change], only_shown: bool) -> None:
    parts = (
        [f"改动{len(came.open)}处"]
        if only_shown
        else [f"采纳{len(chosen)}处，没有采纳{len(came.open) - len(chosen)}处"]
    )
    parts += [f"两边都改、没有采纳{len(came.clashing)}处"] if came.clashing else []
    parts += [f"没有归入表单{len(came.left)}处"] if came.left else []
    parts += [f"批注{len(came.remarks)}条"] if came.remarks else []
    if not (came.open or came.clashing or came.left or came.remarks):
        parts = ["改稿与表单一致，没有改动"]
    elif only_shown and came.open:
        parts.append("没有写入表单；加 --yes 全部采纳，在终端里可以逐处采纳")
    click.echo("；".join(parts), err=True)
