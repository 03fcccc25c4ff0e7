"""What every page has to stand: axe in light and dark, three widths of window."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

_AXE = Path(__file__).parent / "vendor" / "axe.min.js"
_WIDTHS = (420, 1366, 1920)
_PAPER = ("/print", "/versions/")
"""Pages that show a sheet of A4 as it is."""


@pytest.fixture
def faultless(open_page: Callable[..., Any]) -> Callable[..., None]:
    """Asserts of the page at a path that axe finds no fault of any level, and that no window is too narrow for it.

    It is opened in a browser of its own, or in a `shared` one, and looked at after a step on it.
    """
    source = _AXE.read_text(encoding="utf-8")

    def look(path: str, shared: Any = None, step: Callable[[Any], None] = lambda page: None) -> None:
        page = open_page(path, shared=shared, bypass_csp=True)
        page.evaluate("document.querySelectorAll('details').forEach(each => { each.open = true; })")
        step(page)
        page.wait_for_load_state("networkidle")
        page.add_script_tag(content=source)
        for theme in ("light", "dark"):
            page.emulate_media(color_scheme=theme)
            assert faults(page) == [], (path, theme)
        for width in _WIDTHS:
            page.set_viewport_size({"width": width, "height": 900})
            wide = page.evaluate("document.documentElement.scrollWidth")
            assert wide <= width or any(part in path for part in _PAPER), (path, width, wide)
        page.close()

    return look


def faults(page: Any) -> list[Any]:
    found = page.evaluate("axe.run().then(result => result.violations)")
    return [(fault["id"], fault["impact"], [node["html"][:120] for node in fault["nodes"]][:3]) for fault in found]
