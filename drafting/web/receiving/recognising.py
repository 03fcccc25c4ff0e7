"""What each file that came in may be, by its name and by what is in it; a further kind of file is one more module."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from drafting.findings import DraftingError, Finding
from drafting.web.receiving import forms, letters, lists, proposals
from drafting.web.receiving.offers import Here, Item, Offer


class Seen(NamedTuple):
    """What a file may be; where it is nothing that can be used, why."""

    offers: Sequence[Offer]
    refused: tuple[Finding, ...] = ()

    @property
    def chosen(self) -> str:
        """The key of what is done unless a person chooses; "" where that is to be asked."""
        return self.offers[0].key if len(self.offers) == 1 and not self.twin else ""

    @property
    def twin(self) -> str:
        """A form of the same case that stands in the folder already, where only a new one can be made."""
        return self.offers[0].twin if len(self.offers) == 1 else ""


def seen(item: Item, here: Here) -> Seen:
    """What a file may be. One that is surely of a kind is of no other."""
    kind = next((one for one in (forms, lists) if item.suffix in one.SUFFIXES), None)
    found: list[Offer] = []
    refused: list[Finding] = []
    for each in (kind,) if kind else (letters, proposals):
        try:
            found += each.offers(item, here)
        except DraftingError as error:
            refused += error.findings
        if found and found[-1].is_sure:
            break
    if found:
        return Seen(found)
    return Seen((), tuple(dict.fromkeys(refused)))
