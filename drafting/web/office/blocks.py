"""标准段 as pages: listed by part, an own one edited while it is shown in three cases, selected words kept as one."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import NamedTuple
from urllib.parse import quote

from fastapi import APIRouter, Response
from fastapi.responses import HTMLResponse, RedirectResponse

from drafting.blocks.files import Library, library_of
from drafting.blocks.filling import unusable
from drafting.blocks.vocabulary import FIELDS, REPORT, fields_of
from drafting.findings import DraftingError, Finding
from drafting.form.draft import attempt
from drafting.letter.harvest import harvest_words, turned
from drafting.model.kinds import kind_names
from drafting.shelf import PARTS, Entry
from drafting.web.access import Need, needs
from drafting.web.fields import offers
from drafting.web.fields.posted import clean
from drafting.web.fields.received import Posted
from drafting.web.folder import store
from drafting.web.folder.asked import Folder
from drafting.web.office import library
from drafting.web.office.library import Draft
from drafting.web.office.readings import readings
from drafting.web.profile import is_for, office_of, refuse_shared
from drafting.web.rendering import page

router = APIRouter(default_response_class=HTMLResponse)
_BESIDES = {"办理结果": "答复的办理结果"}


class Listed(NamedTuple):
    """A block of the list: whether it is the office's own, and why it cannot be used."""

    part: str
    entry: Entry
    own: bool
    fault: str


@router.get("/blocks")
@needs(Need.READ)
def listed(folder: Folder, q: str = "") -> str:
    """The blocks by part, an office's own before the shipped ones of the same name."""
    known, asked = library_of(office_of(folder)), q.strip()[:60]
    parts = {
        part: [
            Listed(part, entry, library.is_own(known, part, entry.name), _fault(entry, part))
            for entry in known.blocks(part).values()
            if asked in f"{entry.name}{entry.head.get('说明', '')}{entry.text}"
        ]
        for part in PARTS
    }
    return page(
        "blocks.html",
        parts=parts,
        names=PARTS,
        asked=asked,
        place=known.folder,
        ours=_is_ours(known, folder),
        misplaced=known.misplaced,
    )


def _fault(entry: Entry, part: str) -> str:
    wrong = unusable(entry, part, date.today()) if entry.fault or not entry.path.startswith("blocks/") else []
    return wrong[0].message if wrong else ""


@router.get("/blocks/new")
@needs(Need.WRITE)
def new(folder: Folder, part: str = "paragraph") -> str:
    """An empty block."""
    return _page(folder, Draft(library.part_named(part), {}, ""))


@router.get("/blocks/{part}/{name}")
@needs(Need.READ)
def edit(folder: Folder, part: str, name: str, saved: str = "") -> str:
    """A block to be edited; a shipped one as the beginning of an own one."""
    return _page(folder, library.opened(library_of(office_of(folder)), part, name), saved=bool(saved))


@router.post("/blocks/save")
@needs(Need.WRITE)
def save(folder: Folder, posted: Posted) -> Response:
    """Save a block, or only look at it; where it is wrong, the page with what was typed."""
    draft = _draft(posted)
    if posted.get("do") == "look":
        return HTMLResponse(_page(folder, draft, draft.faults))
    return _saved(folder, draft)


def _saved(folder: Path, draft: Draft) -> Response:
    known = library_of(office_of(folder))
    if known.folder:
        refuse_shared(folder, known.folder.parent, "标准段")
    if found := library.save(known, draft):
        return HTMLResponse(_page(folder, draft, found), 409)
    return RedirectResponse(f"/blocks/{draft.part}/{quote(draft.name)}?saved=1", 303)


def _is_ours(known: Library, folder: Path) -> bool:
    """Whether the office's own blocks may be changed by who asks."""
    return known.folder is None or is_for(folder, known.folder.parent)


def _draft(posted: Posted) -> Draft:
    return Draft.posted({name: clean(value) for name, value in posted.items()})


@router.post("/blocks/read")
@needs(Need.READ)
def read(folder: Folder, posted: Posted) -> str:
    """How a block reads as it is typed, which is not saved here."""
    draft = _draft(posted)
    return page("block_reads.html", **_reads(folder, draft, draft.faults))


@router.post("/blocks/keep")
@needs(Need.WRITE)
def keep(folder: Folder, posted: Posted) -> Response:
    """Words of a field as a block, the case's particulars in it as fields: saved under a name, or else to be named."""
    fields = {name: clean(value) for name, value in posted.items()}
    part = offers.part_of(fields.get("field", "")) or "paragraph"
    text, kinds = _kept(folder, part, fields.get("text", ""), fields.get("form", ""))
    draft = Draft(part, {"名称": fields.get("name", "").strip(), "适用": "、".join(kinds)}, text)
    if not text.strip():
        raise DraftingError.of("V006", "没有选中文字", remedy="选中要存的几个字，再按“存为标准段”")
    return _saved(folder, draft) if draft.name else HTMLResponse(_page(folder, draft))


def _kept(folder: Path, part: str, text: str, form: str) -> tuple[str, Sequence[str]]:
    """The words with fields in the place of what is the case's, and the kinds that they suit."""
    lines = [line for line in text.split("\n") if line.strip()]
    reply = attempt(store.read(folder, form).text).reply if form else None
    if reply is None:
        return "\n".join(turned(line, {}) for line in lines), ()
    made = harvest_words(lines, part, reply.marked, office_of(folder))
    return made.text, made.kinds


def _page(folder: Path, draft: Draft, found: Sequence[Finding] = (), saved: bool = False) -> str:
    known = library_of(office_of(folder))
    own = library.is_own(known, draft.part, draft.name)
    said = {name: REPORT.get(name) or FIELDS.get(name) or _BESIDES[name] for name in fields_of(draft.part)}
    return page(
        "block.html",
        draft=draft,
        parts=PARTS,
        own=own and bool(draft.version),
        shipped=not own and draft.name in known.blocks(draft.part),
        faults=library.named(found),
        kinds=kind_names(),
        said=said,
        saved=saved,
        place=known.folder,
        ours=_is_ours(known, folder),
        **_reads(folder, draft, draft.faults),
    )


def _reads(folder: Path, draft: Draft, found: Sequence[Finding]) -> dict[str, object]:
    """How a block reads; what is wrong with its text stands in the place of that."""
    wrong = [one for one in found if one.where == "text"]
    shown = readings(draft.entry, draft.part, folder, office_of(folder)) if draft.text.strip() and not wrong else []
    ended = "" if any(one.where in ("起用", "停用") for one in found) else library.expiry(draft, date.today())
    return {"readings": shown, "wrong": wrong, "ended": ended}
