"""What of the list of cases is wanted, as its address says it: which ones, words in them, their order, the page."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import urlencode

from drafting.ledger.state import State as Stage

OVERDUE = "逾期"
STATES = (OVERDUE, *map(str, Stage))
SORTS: Mapping[str, tuple[str, bool]] = {
    "title": ("题目", False),
    "number": ("编号", False),
    "state": ("状态", False),
    "due": ("期限", False),
    "result": ("结果", False),
    "faults": ("检查", True),
    "remarks": ("批注", True),
    "promises": ("承诺", False),
    "who": ("承办", False),
    "changed": ("最近修改", True),
}
"""Key of an order -> the column that it is by, and whether what is most stands first."""
_BACK = "-"
"""Before the key of an order that is turned round."""
_USUAL = "due"
_LONGEST = 100


@dataclass(frozen=True, slots=True)
class Wish:
    """What is wanted: the state, or 逾期; the class; who handles it; with open comments (`remarks`), with promises that
    are due (`promises`); words that stand in it; the order; which page, from 1."""

    state: str = ""
    result: str = ""
    who: str = ""
    remarks: str = ""
    promises: str = ""
    words: str = ""
    sort: str = _USUAL
    page: int = 1

    @classmethod
    def of(cls, asked: Mapping[str, str]) -> Wish:
        """The wish of an address; what it does not know is left out."""
        state, sort, page = asked.get("state", ""), asked.get("sort", ""), asked.get("page", "")
        return cls(
            state if state in STATES else "",
            asked.get("result", "")[:_LONGEST],
            asked.get("who", "")[:_LONGEST],
            "1" if asked.get("remarks") else "",
            "1" if asked.get("promises") else "",
            asked.get("q", "").strip()[:_LONGEST],
            sort if sort.removeprefix(_BACK) in SORTS else _USUAL,
            int(page) if page.isascii() and page.isdecimal() and len(page) < 6 else 1,
        )

    @property
    def column(self) -> str:
        """The column that the order is by."""
        return self.sort.removeprefix(_BACK)

    @property
    def is_turned(self) -> bool:
        """Whether the order is turned round."""
        return self.sort.startswith(_BACK)

    @property
    def falls(self) -> bool:
        """Whether what is most, or last, stands first."""
        return SORTS[self.column][1] != self.is_turned

    @property
    def is_narrow(self) -> bool:
        """Whether not all cases are wanted."""
        return any((self.state, self.result, self.who, self.remarks, self.promises, self.words))

    def query(self, **changed: str | int) -> str:
        """The address of the same list with something changed; its first page unless a page is named."""
        parts = {name: getattr(self, name) for name in ("state", "result", "who", "remarks", "promises", "sort")}
        parts |= {"q": self.words, "page": 1} | changed
        kept = {key: value for key, value in parts.items() if value not in ("", 1) and (key, value) != ("sort", _USUAL)}
        return f"?{urlencode(kept)}" if kept else ""

    def by(self, column: str) -> str:
        """The address of the same list in the order of a column; of the one that it is in, turned round."""
        return self.query(sort=f"{_BACK}{column}" if self.sort == column else column)
