"""All but the answers is folded on the answer page: a person unfolds what stands there before getting to it."""

from __future__ import annotations

from typing import Any

import pytest

failed = pytest.importorskip("playwright.sync_api").Error
_UNFOLD = """all => {
  for (let at = all[0]?.closest("details"); at; at = at.parentElement.closest("details")) at.open = true;
}"""


def unfolded(found: Any) -> Any:
    """What is found, the parts of the page around it unfolded; on the page that comes, where it is just being left."""
    try:
        found.evaluate_all(_UNFOLD)
    except failed:
        found.page.wait_for_load_state()
        found.evaluate_all(_UNFOLD)
    return found
