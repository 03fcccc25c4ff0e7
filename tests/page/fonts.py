"""The stand-ins for the official fonts that pages are measured with."""

from __future__ import annotations

from pathlib import Path
from xml.etree import ElementTree

FONTS = Path(__file__).with_name("fonts.conf")


def missing_fonts(installed: set[str]) -> list[str]:
    """The stand-ins of fonts.conf of which none is installed: other fonts are wider, and pages turn elsewhere."""
    prefers = ElementTree.parse(FONTS).getroot().iterfind("alias/prefer")
    groups = dict.fromkeys(tuple(family.text or "" for family in prefer) for prefer in prefers)
    return [" or ".join(group) for group in groups if not installed.intersection(group)]
