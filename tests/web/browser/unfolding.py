"""All but the answers is folded on the answer page: a person unfolds what stands there before getting to it."""

from __future__ import annotations

from typing import Any

_UNFOLD = """all => {
  for (let at = all[0]?.closest("details"); at; at = at.parentElement.closest("details")) at.open = true;
}"""


def unfolded(found: Any) -> Any:
    """What is found, the parts of the page around it unfolded."""
    found.evaluate_all(_UNFOLD)
    return found
