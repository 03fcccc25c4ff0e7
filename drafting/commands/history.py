"""drafting history: what became of a form in review."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

import click

from drafting.commands._forms import rewrite

if TYPE_CHECKING:
    from drafting.review.entries import Change, Comment, Trail

_AROUND, _LONGEST = 10, 60  # characters shown around what was changed, and of a text


@click.command(short_help="表单的修改痕迹：谁改了什么，哪些批注还没有办，各个旧版")
@click.argument("form", type=click.Path(path_type=Path), metavar="FORM")
@click.option(
    "--done", "numbers", type=click.IntRange(1), multiple=True, metavar="N", help="第 N 条批注已办（可写多次）"
)
@click.option("--show", "shown", type=click.IntRange(1), metavar="K", help="显示第 K 版的文字")
@click.option("--restore", "restored", type=click.IntRange(1), metavar="K", help="把表单恢复成第 K 版，现在的先留一版")
@click.option("--format", "shape", type=click.Choice(["text", "json"]), default="text", help="text 或 json")
def command(form: Path, numbers: tuple[int, ...], shown: int | None, restored: int | None, shape: str) -> None:
    """列出表单的修改痕迹：采纳的改动（谁、何时、改了哪里）、批注和旧版，各有编号。

    例：drafting history 76号.yaml

    例：drafting history 76号.yaml --done 3 --done 4

    例：drafting history 76号.yaml --restore 1

    痕迹存在表单旁边的“76号.trail.jsonl”，只添不改，不进答复；旧版的文字存在同一文件夹的 .drafting 里。
    """
    from drafting.form.load import read_text
    from drafting.review import trail

    if sum((bool(numbers), shown is not None, restored is not None)) > 1:
        raise click.UsageError("--done、--show、--restore 一次只用一样")
    if not form.name or not trail.file_of(form).is_file():
        read_text(form)
    if numbers:
        _finish(form, numbers)
    elif shown is not None:
        click.echo(trail.text_of(form, shown), nl=False)
    elif restored is not None:
        _restore(form, restored)
    else:
        _list(form, shape)


def _finish(form: Path, numbers: tuple[int, ...]) -> None:
    from datetime import datetime

    from drafting.review import trail

    finished = trail.finish(form, numbers, datetime.now().astimezone())
    said = "、".join(f"第{number}条" for number in finished)
    left = len(trail.read(form).open)
    click.echo(f"已办{said or '过了，没有改动'}；还有{left}条批注没有办", err=True)


def _restore(form: Path, number: int) -> None:
    """An earlier text in the place of the form's, which is kept first."""
    from datetime import datetime

    from drafting.review import trail
    from drafting.review.entries import Cause, Version

    text = trail.text_of(form, number)
    now = datetime.now().astimezone()

    def change(present: str) -> str:
        if present == text:
            raise click.UsageError(f"{form} 就是第{number}版，没有改动")
        trail.add_version(form, present, Cause.RESTORE, now)
        return text

    rewrite(form, change)
    last = trail.read(form).of(Version)[-1].number
    click.echo(f"{form} 已恢复成第{number}版；要退回来，用 --restore {last}", err=True)


def _list(form: Path, shape: str) -> None:
    from drafting.review import trail

    found = trail.read(form)
    if shape == "json":
        click.echo(json.dumps(_as_json(found), ensure_ascii=False, indent=2))
        return
    for finding in found.damaged:
        click.echo(str(finding), err=True)
    for line in _lines(found):
        click.echo(line)
    if not found.entries:
        click.echo("没有修改痕迹", err=True)


def _as_json(found: Trail) -> dict[str, object]:
    from drafting.review.entries import Change, Comment, Version

    return {
        "changes": [asdict(change) for change in found.of(Change)],
        "comments": [{**asdict(one), "done": found.done.get(one.number)} for one in found.of(Comment)],
        "versions": [asdict(version) for version in found.of(Version)],
        "damaged": [finding.as_json() for finding in found.damaged],
    }


def _lines(found: Trail) -> Iterator[str]:
    """What was changed, what was remarked, and the texts that are kept, a heading before each."""
    from drafting.review.entries import CAUSES, Change, Comment, Version

    if changes := found.of(Change):
        yield f"改动{len(changes)}处"
        yield from (f"　　{_changed(change)}" for change in changes)
    if comments := found.of(Comment):
        yield f"批注{len(comments)}条，没有办的{len(found.open)}条"
        yield from (f"{one.number:>4}　{_remarked(one, found.done.get(one.number))}" for one in comments)
    if versions := found.of(Version):
        yield f"旧版{len(versions)}个"
        yield from (f"{one.number:>4}　{_time(one.when)}　{CAUSES[one.cause]}" for one in versions)


def _changed(change: Change) -> str:
    who = f"{_time(change.date or change.when)}　{change.author or '（没有署名）'}　{_place(change.where)}"
    old, new = ((text or "").replace("\n", " ") for text in (change.old, change.new))
    before, after = _apart(old, new)
    said = f"“{before}”改为“{after}”" if old and new else f"删去“{before}”" if old else f"添上“{after}”"
    return f"{who}：{said}（见 {change.file}，{_time(change.when)}采纳）"


def _apart(old: str, new: str) -> tuple[str, str]:
    """Two texts where they differ, with some characters around that."""
    start = _alike(old, new)
    behind = _alike(old[start:][::-1], new[start:][::-1])
    begin, left = max(0, start - _AROUND), max(0, behind - _AROUND)
    cut = (f"{'…' if begin else ''}{text[begin : len(text) - left]}{'…' if left else ''}" for text in (old, new))
    before, after = (f"{text[:_LONGEST]}…" if len(text) > _LONGEST + 2 else text for text in cut)
    return before, after


def _alike(one: str, other: str) -> int:
    """With how many characters both begin."""
    pairs = enumerate(zip(one, other, strict=False))
    return next((at for at, (a, b) in pairs if a != b), min(len(one), len(other)))


def _remarked(comment: Comment, done: str | None) -> str:
    who = f"{_time(comment.date or comment.when)}　{comment.author or '（没有署名）'}"
    words = comment.words.replace("\n", " ")
    about = f"答第{comment.answers}条" if comment.answers else _place(comment.where)
    quoted = f"“{words[:_LONGEST]}{'…' if len(words) > _LONGEST else ''}”" if words and not comment.answers else ""
    state = f"（{_time(done)}已办）" if done else ""
    return f"{who}　{about}{quoted}：{comment.text.replace(chr(10), ' ')}{state}"


def _place(where: str) -> str:
    from drafting.model.fields import spoken

    return spoken(where) or "全文"


def _time(iso: str) -> str:
    """A date and time to the minute."""
    return iso[:16].replace("T", " ")
