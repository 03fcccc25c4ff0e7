"""Odd file names, folders and arguments on the command line: words and an exit code; nothing else ever happens.

`python tests/fuzz/names.py 5000` tries so many commands; the suite tries a few of them.
"""

from __future__ import annotations

import contextlib
import io
import os
import random
import sys
import tempfile
from collections import Counter
from pathlib import Path
from unittest import mock

from drafting.cli import cli

sys.path.insert(0, str(Path(__file__).parents[2]))  # where the script is run by its path
from tests.fuzz.forms import EXAMPLES
from tests.readers.files import docx_letter, txt_letter

STEMS = (
    *(
        "表单",
        "答复",
        "a",
        "A",
        "Ａ",
        "-",
        "--",
        "-o",
        "--force",
        ".",
        "..",
        "~$a",
        ".隐",
        "a b",
        "a\nb",
        "a\tb",
        "%s",
        "{x}",
        "$HOME",
        "*",
        "?",
    ),
    *(
        "云" * 80,
        "a" * 255,
        "云" * 120,
        "a" * 300,
        "\x07",
        "\x1b[31m红",
        "\u202e倒",
        "e\u0301",
        "é",
        "CON",
        "office",
        "x:y",
        "x\\y",
        "a/b",
    ),
    *(
        os.fsdecode(b"\xb4\xf0\xb8\xb4"),
        os.fsdecode(b"\xff"),
        "\ufeff",
        "\ufdd0",
        "\u2028",
        "\U0001f600",
        "",
        " ",
        "'",
        '"',
        "#",
        "&",
        ";ls",
    ),
)
SUFFIXES = (".yaml", ".yml", ".json", ".docx", ".txt", ".html", ".pdf", ".doc", ".YAML", "", ".", ".exe", ".yaml.docx")
PLACES = (
    "-",
    "/dev/null",
    "/dev/full",
    "/dev/zero",
    "/dev/stdin",
    ".",
    "..",
    "./",
    "无此文件.yaml",
    "无此文件夹/x.docx",
    "",
)
VALUES = (
    "提案答复",
    "docx",
    "txt",
    "html",
    "yaml",
    "json",
    "text",
    "pdf",
    "x",
    "",
    "N",
    "N003",
    "n00",
    "9" * 300,
    "甲\n乙",
    "-1",
)
COMMANDS = (
    *("render", "render", "render", "check", "check", "read", "read", "diff", "diff", "new", "rules", "schema"),
    *(
        "blocks list",
        "blocks show",
        "blocks add",
        "blocks check",
        "blocks edit",
        "office init",
        "office show",
        "office check",
        "office",
        "blocks",
        "",
    ),
)
FITTING = {
    "render": ("-o", "-o", "--to", "--office", "-r", "--force", "--strict", "--survey", "--public", "--each-proposer"),
    "check": ("--format", "--office", "-r", "--select", "--ignore", "--fix", "--diff"),
    "read": ("-o", "-o", "--format", "--force"),
    "diff": ("-o", "-o", "--format", "--author", "--office", "--force"),
    "new": ("--kind", "-o"),
    "office": ("--office",),
    "blocks": ("--office",),
}
OPTIONS = (
    *sorted({option for fitting in FITTING.values() for option in fitting}),
    "--no-color",
    "-",
    "--",
    "-h",
    "-x",
    "--name",
)
FLAGS = frozenset(
    (
        "-r",
        "--force",
        "--strict",
        "--survey",
        "--public",
        "--each-proposer",
        "--fix",
        "--diff",
        "--no-color",
        "-h",
        "--version",
        "--",
        "-",
    )
)


def file_name(chance: random.Random) -> str:
    return chance.choice(STEMS) + chance.choice(SUFFIXES)


def fill(chance: random.Random) -> list[str]:
    """Files, folders, links and pipes under odd names in the current folder; the names that the system allowed."""
    made = []
    for _ in range(chance.randint(1, 6)):
        name = file_name(chance)
        with contextlib.suppress(OSError, ValueError):
            _make(name, chance)
            made.append(name)
    return made


def _make(name: str, chance: random.Random) -> None:
    kind = chance.choice(("form", "form", "form", "letter", "folder", "link", "loop", "pipe", "empty", "full folder"))
    if os.path.lexists(name):
        return
    if kind in ("folder", "full folder"):
        os.mkdir(name)
        if kind == "full folder":
            Path(name, f"{chance.choice(('a', '表单'))}.yaml").write_text(chance.choice(EXAMPLES), "utf-8")
    elif kind == "link":
        os.symlink(chance.choice(("无此文件", "表单.yaml", ".", "/dev/null")), name)
    elif kind == "loop":
        os.symlink(os.path.basename(name), name)
    elif kind == "pipe":
        os.mkfifo(name)
    else:
        content = {
            "form": chance.choice(EXAMPLES).encode(),
            "letter": chance.choice((docx_letter, txt_letter))(),
            "empty": b"",
        }
        Path(name).write_bytes(content[kind])


def arguments(chance: random.Random, made: list[str]) -> list[str]:
    """A command with names that there are, and that there are not, and options that suit it or not."""
    told = chance.choice(COMMANDS).split()
    for _ in range(chance.choice((0, 1, 1, 1, 2, 4))):
        name = chance.choice((*made, *made, *made, file_name(chance), chance.choice(PLACES)))
        told.append(f"./{name}" if name.startswith("-") and chance.random() < 0.8 else name)
    for _ in range(chance.choice((0, 0, 0, 1, 1, 2))):
        option = chance.choice(FITTING.get(told[0] if told else "", OPTIONS) if chance.random() < 0.9 else OPTIONS)
        value = (
            ()
            if option in FLAGS
            else (chance.choice((chance.choice(VALUES), file_name(chance), chance.choice(PLACES))),)
        )
        at = chance.randint(1, len(told)) if told else 0
        told[at:at] = [option, *value]
    return [each for each in told if not each.startswith("/") or each in PLACES]


def attempt(seed: int) -> int:
    """The exit code of the command of this seed. Raises AssertionError, or whatever it should not."""
    chance = random.Random(seed)
    back = os.getcwd()
    with tempfile.TemporaryDirectory() as place:
        inner = Path(place, "甲", "乙")
        inner.mkdir(parents=True)
        os.chdir(inner)
        try:
            told = arguments(chance, fill(chance))
            typed = chance.choice((b"", chance.choice(EXAMPLES).encode(), b"\xff\xfe\x00", b"\x00" * 9))
            with mock.patch.dict(os.environ, {"HOME": place}):
                code, said = run(told, typed)
        finally:
            os.chdir(back)
        assert code in (0, 1, 2), (told, code)
        assert "Traceback" not in said and "程序出错：" not in said, (told, said)
        assert code == 0 or said.strip(), told
        left = [path for path in Path(place).rglob(".drafting-*.part")]
        assert not left, (told, left)
    return code


def run(told: list[str], typed: bytes) -> tuple[int, str]:
    """Exit code and all that was said, with streams as the program has them."""
    streams = [io.TextIOWrapper(io.BytesIO(given), "utf-8", errors="replace") for given in (typed, b"", b"")]
    code = 0
    with mock.patch.multiple(sys, stdin=streams[0], stdout=streams[1], stderr=streams[2]):
        try:
            cli.main(told, prog_name="drafting")
        except SystemExit as ended:
            code = ended.code
        for stream in streams[1:]:
            stream.flush()
    return code or 0, "".join(stream.buffer.getvalue().decode(errors="replace") for stream in streams[1:])


def main(count: int) -> Counter[int]:
    """How often each exit code came."""
    came: Counter[int] = Counter()
    for seed in range(count):
        try:
            came[attempt(seed)] += 1
        except BaseException:
            print(seed)
            raise
    return came


if __name__ == "__main__":
    print("commands by exit code:", dict(main(int(sys.argv[1]))))
