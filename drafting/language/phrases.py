"""Phrases of the genre, in files with one phrase a line: how a courtesy begins, what it says."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path


@cache
def phrases(name: str) -> re.Pattern[str]:
    """Any of the phrases in the file of this name, the longest first."""
    lines = Path(__file__).with_name(f"{name}.txt").read_text(encoding="utf-8").split("\n")
    known = sorted((line for line in lines if line and not line.startswith("#")), key=len, reverse=True)
    return re.compile("|".join(map(re.escape, known)))
