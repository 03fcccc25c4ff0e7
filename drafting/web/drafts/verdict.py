"""What a page shows of a draft: its pages, its findings in their order, how many weigh how much."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import Any

from drafting.findings import Severity
from drafting.layout import pages as paper
from drafting.web.drafts.awaited import awaited
from drafting.web.drafts.draft import Draft
from drafting.web.fields.view import in_order


def verdict(draft: Draft, touched: Iterable[str] | None = None) -> dict[str, Any]:
    """What a page shows of a draft; with `touched`, the fields a person came to, the empty others are held back."""
    held = frozenset() if touched is None else awaited(draft.findings, draft.values, touched)
    counts = Counter(finding.severity.value for finding in draft.findings if finding not in held)
    return {
        "pages": paper.pages(draft.document),
        "findings": in_order(draft.findings),
        "held": held,
        "counts": {severity.value: counts[severity] for severity in Severity},
        "lacks": draft.lacks,
        "complete": draft.complete,
        "waiting": draft.waiting,
    }
