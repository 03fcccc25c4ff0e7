"""drafting cite: the exact citation of a document."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import TYPE_CHECKING

import click

from drafting.commands._archive import archive_of, archive_option
from drafting.commands._forms import office_in_force, office_option

if TYPE_CHECKING:
    from drafting.archive.book import Entry


@click.command(short_help="查文件的准确题名和发文字号")
@click.argument("words", nargs=-1, required=True, metavar="WORDS...")
@click.option("--limit", type=click.IntRange(1, 10_000), default=20, metavar="N", help="最多列出几份，默认 20")
@click.option("--format", "shape", type=click.Choice(["text", "json"]), default="text", help="text 或 json")
@archive_option
@office_option
def command(words: tuple[str, ...], limit: int, shape: str, archive: str | None, office: str | None) -> None:
    """按题名中的词或者发文字号，查旧答复库引用过的文件：准确的写法，引过几次、何时、在哪里，发文机关，是否已废止、修订，有效期。

    例：drafting cite 智慧城市

    例：drafting cite 豫政办〔2020〕27号
    """
    from drafting.archive.book import cite
    from drafting.archive.store import opened

    if not " ".join(words).strip():
        raise click.UsageError("没有可以查找的字词")
    with opened(archive_of(archive, office_in_force(None, office))) as store:
        found = cite(store, " ".join(words))[:limit]
    if shape == "json":
        click.echo(json.dumps([entry.as_json() for entry in found], ensure_ascii=False, indent=2))
        return
    for entry in found:
        click.echo("\n".join(_lines(entry)))
    if not found:
        click.echo("没有查到", err=True)


def _lines(entry: Entry) -> Iterator[str]:
    """The citation alone in its line, to be copied; below it what is known of the document."""
    yield click.style(entry.text, bold=True)
    first, last = entry.years or (0, 0)
    years = f"（{first}年）" if first == last else f"（{first}—{last}年）"
    known = (f"引过{entry.count}次{years if entry.years else ''}", entry.issuer, entry.until and f"有效期{entry.until}")
    ended = click.style(entry.state, fg="red") if entry.state else ""
    yield "　　" + "，".join(filter(None, (*known, ended)))
    yield "　　见 " + "、".join(place.source for place in entry.places)
