"""The tables of the clerk's README are made from the code; `--update-goldens` writes them anew."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path

import click
import pytest

from drafting.blocks.vocabulary import REPORT
from drafting.checking.report import rules_table
from drafting.cli import cli
from drafting.shelf import blocks

ROOT = Path(__file__).parent.parent
README = ROOT / "README.zh-CN.md"
PARTS = {"opening": "引言", "closing": "结语", "cc": "抄送", "contact": "联系人", "paragraph": "段落", "report": "报告"}


def _commands(group: click.Group = cli, name: str = "drafting") -> Iterator[tuple[str, click.Command]]:
    context = click.Context(group)
    for word in group.list_commands(context):
        command = group.get_command(context, word)
        if isinstance(command, click.Group):
            yield from _commands(command, f"{name} {word}")
        else:
            yield f"{name} {word}", command


def commands_table() -> str:
    rows = ["| 命令 | 用途 |", "| --- | --- |"]
    for name, command in _commands():
        arguments = "".join(
            f" {p.make_metavar(click.Context(command))}" for p in command.params if p.param_type_name == "argument"
        )
        rows.append(f"| `{name}{arguments}` | {command.get_short_help_str(60)} |")
    rows += ["", "每个命令的选项见 `drafting 命令 --help`。"]
    return "\n".join(rows)


def blocks_table() -> str:
    rows = ["| 用处 | 名称 | 适用 | 说明 |", "| --- | --- | --- | --- |"]
    for part, where in PARTS.items():
        for entry in blocks(part).values():
            rows.append(
                f"| {where} | {entry.name} | {entry.head.get('适用') or '各文种'} | {entry.head.get('说明', '')} |"
            )
    return "\n".join(rows)


def report_table() -> str:
    return "\n".join(["| 字段 | 是什么 |", "| --- | --- |", *(f"| {name} | {what} |" for name, what in REPORT.items())])


SECTIONS: dict[str, Callable[[], str]] = {
    "commands": commands_table,
    "blocks": blocks_table,
    "rules": rules_table,
    "report": report_table,
}


@pytest.mark.parametrize("section", SECTIONS)
def test_the_readme_says_what_the_code_says(section: str, request: pytest.FixtureRequest) -> None:
    text = README.read_text(encoding="utf-8")
    pattern = re.compile(rf"(<!-- {section}:begin -->\n)(.*?)(<!-- {section}:end -->)", re.DOTALL)
    made = SECTIONS[section]().strip() + "\n"
    if request.config.getoption("--update-goldens"):
        text = pattern.sub(lambda match: match[1] + made + match[3], text)
        README.write_text(text, encoding="utf-8")
    found = pattern.search(text)
    assert found, f"README.zh-CN.md 缺少 {section} 一节"
    assert found[2] == made


def test_every_example_of_a_command_names_a_command() -> None:
    """The commands that both READMEs show exist."""
    known = {name for name, _ in _commands()}
    for file in (README, ROOT / "README.md"):
        for words in re.findall(
            r"(?:^|`|\\)drafting ([a-z]+(?: [a-z]+)?)", file.read_text(encoding="utf-8"), re.MULTILINE
        ):
            assert any(
                f"drafting {words} ".startswith(f"{name} ") or name.startswith(f"drafting {words}") for name in known
            )


def test_every_folder_of_blocks_is_shown() -> None:
    folders = {folder.name for folder in (ROOT / "templates" / "blocks").iterdir() if folder.is_dir()}
    assert folders - set(PARTS) <= {"title", "result"}  # the ways of an office's profile, shown with it


def test_no_section_is_written_twice_and_every_picture_is_there() -> None:
    for file in (README, ROOT / "README.md"):
        text = file.read_text(encoding="utf-8")
        titles = re.findall(r"^#+ (.*)$", text, re.MULTILINE)
        assert len(titles) == len(set(titles))
        pictures = re.findall(r'src="([^"]+)"', text)
        assert pictures and len(pictures) == len(set(pictures))
        assert all((ROOT / name).is_file() for name in pictures)


def test_the_example_of_a_form_with_a_table_a_picture_and_attachments_is_one(tmp_path: Path) -> None:
    """What the section shows is a form but for its head and its files."""
    from drafting import word
    from drafting.document import Role
    from drafting.form.load import load_text

    section = README.read_text(encoding="utf-8").partition("## 表格、附件和图片")[2].partition("## ")[0]
    shown = re.search(r"```\n(.*?)```", section, re.DOTALL)
    head = "文种: 建议答复\n建议提案: {届次: 市十六届人大二次会议, 编号: 112, 提出人: 许望舒}\n"
    assert shown
    (tmp_path / "charging-map.png").write_bytes((ROOT / "examples" / "charging-map.png").read_bytes())
    form = head + shown[1].replace("文件: 站点清单.xlsx", "文件: 站点清单.csv")
    (tmp_path / "站点清单.csv").write_text("站点,座椅\n甲站,2\n", encoding="utf-8")
    roles = [p.role for p in word(load_text(form), folder=tmp_path)]
    assert roles.count(Role.ATTACHMENT_NUMBER) == 2 and roles.count(Role.TABLE_HEAD) == 2 and Role.FIGURE in roles


def test_the_budgets_are_those_of_the_code() -> None:
    from drafting import packed
    from drafting.form import shape, source
    from drafting.ledger import sheets
    from drafting.letter import read
    from drafting.readers import _apart, docx, html
    from drafting.web import security
    from drafting.web.review import returned

    told = (ROOT / "SECURITY.md").read_text(encoding="utf-8")
    for words in (
        f"{source.MAX_BYTES >> 20} MB, {shape.MAX_ITEMS:,} items in a list",
        f"{shape.MAX_TEXT:,} characters ({shape.MAX_FIELD:,} in a field)",
        f"{source.MAX_NODES:,} nodes, {source.MAX_DEPTH} levels",
        f"{sheets.MAX_BYTES // 10**6} MB, {sheets.MAX_ROWS:,} rows, {sheets.MAX_COLUMNS} columns",
        f"unpacked | {packed.MAX_UNPACKED // 10**6} MB, {packed.MAX_PARTS:,} parts",
        f".docx {docx.MAX_UNPACKED // 10**6} MB unpacked",
        f"{html.MAX_TAGS:,} tags, {html.MAX_ATTRIBUTES} attributes",
        f"{_apart.SECONDS} seconds (a web page {html.WORK} of work), {_apart.MAX_MEMORY // 10**6} MB",
        f"{read.MAX_LINES:,} lines, {read.MAX_CHARACTERS:,} characters",
        f"that wait in the browser | {returned.MOST} |",
        f"{security.MAX_BODY >> 20} MB; {security.BODY_SECONDS} seconds; {security.WORK_SECONDS} seconds",
    ):
        assert words in told, words
