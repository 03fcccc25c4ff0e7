"""旧答复库 as a page: what is in it, and what was said before, by words or by what a text is about."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NamedTuple

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse

from drafting.archive.contents import contents
from drafting.archive.paper import SORTS
from drafting.archive.place import Place, is_there
from drafting.archive.searching import Filter, Hit, search, words_of
from drafting.archive.similar import similar
from drafting.archive.snippets import snippet
from drafting.archive.store import Archive, opened
from drafting.language.characters import fit
from drafting.model.kinds import kind_names
from drafting.web.access import Need, needs
from drafting.web.books.adding import folders_in, told
from drafting.web.folder.asked import Folder
from drafting.web.profile import archive_of, office_of
from drafting.web.rendering import page

router = APIRouter(default_response_class=HTMLResponse)
_MOST, _NEAREST = 50, 20
_LONGEST, _SHORT = 2_000, 60
"""Characters of what is asked, and of the other fields of the search."""


@dataclass(frozen=True, slots=True)
class Wish:
    """What is looked for: words, or answers `near` to a text; the rest as Filter has it."""

    words: str = ""
    near: bool = False
    kind: str = ""
    since: str = ""
    until: str = ""
    class_: str = ""
    agency: str = ""

    @classmethod
    def of(cls, asked: Mapping[str, str]) -> Wish:
        """The wish of an address; what is no kind or no year is left out."""
        given = {name: fit(asked.get(name, "")).strip()[:_SHORT] for name in ("kind", "class", "agency")}
        years = (asked.get(name, "").strip() for name in ("since", "until"))
        since, until = (year if len(year) == 4 and year.isascii() and year.isdecimal() else "" for year in years)
        kind = given["kind"] if given["kind"] in (*kind_names(), *SORTS) else ""
        words = fit(asked.get("q", "")).strip()[:_LONGEST]
        return cls(words, asked.get("by") == "near", kind, since, until, given["class"], given["agency"])

    @property
    def where(self) -> Filter:
        """What is looked at."""
        first, last = sorted((int(self.since or 0), int(self.until or 9999)))
        years = (first, last) if self.since or self.until else None
        return Filter.of(self.kind, years, self.class_, self.agency)

    @property
    def narrowed(self) -> bool:
        """Whether less than all answers are looked at."""
        return self.where != Filter()


class Found(NamedTuple):
    """An answer that was found: a piece of it with its words marked, or (near) all of it and what it promised."""

    hit: Hit
    pieces: tuple[tuple[str, bool], ...] = ()
    promises: tuple[str, ...] = ()


@router.get("/archive")
@needs(Need.READ)
def archive(request: Request, folder: Folder) -> str:
    """The archive, and what is found in it. Where there is none, how one is made."""
    place, wish = archive_of(folder), Wish.of(request.query_params)
    known: dict[str, Any] = {"wish": wish, "place": called(place), "kinds": (*kind_names(), *SORTS[1:])}
    known |= {"folders": folders_in(folder), "on_server": not isinstance(place, Path), "office": office_of(folder)}
    if not is_there(place):
        return page("archive.html", there=False, found=[], contents=None, refused=[], **known)
    with opened(place) as opened_:
        found, held = list(_found(opened_, wish)), contents(opened_)
    known["refused"] = [(told(path, folder), note) for path, note in held.refused]
    return page("archive.html", there=True, found=found, contents=held, **known)


def called(place: Place) -> str:
    """The archive as a page may name it: no password, no path of this machine."""
    return place.name if isinstance(place, Path) else str(place)


def _found(archive: Archive, wish: Wish) -> Iterator[Found]:
    words = words_of(wish.words)
    if wish.near and wish.words:
        yield from (Found(near.hit, (), near.promises) for near in similar(archive, wish.words, _NEAREST))
    elif words:
        for hit in search(archive, words, wish.where, _MOST):
            yield Found(hit, tuple(_pieces(*snippet(hit.passage.text, words))))


def _pieces(text: str, marks: tuple[tuple[int, int], ...]) -> Iterator[tuple[str, bool]]:
    """A text in pieces, and whether each is marked."""
    end = 0
    for start, stop in marks:
        yield text[end:start], False
        yield text[start:stop], True
        end = stop
    yield text[end:], False
