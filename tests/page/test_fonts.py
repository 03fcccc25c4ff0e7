"""Without its stand-in fonts a page is not measured, and the reason names them."""

from __future__ import annotations

from tests.page.fonts import missing_fonts


def test_each_font_without_a_stand_in_is_named():
    installed = {"Noto Serif CJK SC", "LXGW WenKai", "DejaVu Serif"}
    assert missing_fonts(installed) == ["Noto Sans CJK SC", "Liberation Serif or Tinos"]


def test_one_of_each_is_enough():
    assert missing_fonts({"Noto Serif CJK SC", "Noto Sans CJK SC", "AR PL UKai CN", "Tinos"}) == []
