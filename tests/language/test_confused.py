"""Words written for others: every row is whole, and a condition keeps a right word right."""

from __future__ import annotations

from pathlib import Path

import pytest

from drafting.language import confused
from drafting.language.confused import find_confused

ROWS = [
    line
    for line in Path(confused.__file__).with_name("confused.txt").read_text(encoding="utf-8").splitlines()
    if line and not line.startswith(("#", "["))
]


def test_a_word_has_one_row() -> None:
    written = [row.split()[0] for row in ROWS]
    assert len(written) == len(set(written))


def test_a_row_has_a_word_what_is_meant_and_known_conditions() -> None:
    for row in ROWS:
        written, meant, *conditions = row.split()
        assert written != meant, row
        assert all(condition.split(":")[0] in ("前非", "后非", "后") for condition in conditions), row
        assert all(part for condition in conditions for part in condition.split(":")[1].split("|")), row
        assert not [found for section in ("别字", "用语") for found in find_confused(meant, section)], row


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("以经开工", ["已经"]),
        ("以经济建设为中心", []),
        ("己经办结", ["已经"]),
        ("自己经过", []),
        ("既将竣工", ["即将"]),
        ("既将资金拨付到位", []),
        ("以经", ["已经"]),
    ],
)
def test_what_stands_beside_a_word_decides(text: str, meant: list[str]) -> None:
    assert [found.meant for found in find_confused(text, "别字")] == meant
