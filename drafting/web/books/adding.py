"""Old letters into the archive: a folder of the forms' own, or files that are sent, which are kept beside the forms."""

from __future__ import annotations

import logging
import os
from collections.abc import Callable, Iterable, Iterator
from functools import partial
from itertools import count
from pathlib import Path
from time import monotonic
from typing import Annotated, NamedTuple

from fastapi import APIRouter, Depends, Request
from fastapi.responses import HTMLResponse
from starlette.datastructures import UploadFile

from drafting.archive import adding, contents, keeping
from drafting.archive.adding import Made, Source, Tally
from drafting.archive.store import Archive, opened
from drafting.findings import DraftingError
from drafting.language.characters import has_unfit
from drafting.output import replace
from drafting.readers import formats
from drafting.web.access import Need, needs
from drafting.web.folder import store
from drafting.web.folder.asked import Folder
from drafting.web.profile import archive_of, office_of
from drafting.web.rendering import page

router = APIRouter(default_response_class=HTMLResponse)
UPLOADS = "旧答复"
"""The folder beside the forms in which files stand that were sent."""
_MOST_FILES, _MOST_FOLDERS, _DEEPEST = 100, 200, 3
_SECONDS = 15
"""How long files are read for one answer; those that are left are read for the next."""


class Sent(NamedTuple):
    """What was posted: a folder as it is called below the forms' own, files, and whether other offices may see them."""

    place: str
    files: tuple[tuple[str, bytes], ...]
    shared: bool


async def _sent(request: Request) -> Sent:
    form = await request.form(max_files=_MOST_FILES, max_fields=20)
    files = [file for file in form.getlist("files") if isinstance(file, UploadFile) and file.filename]
    read = [(file.filename or "", await file.read()) for file in files]
    return Sent(str(form.get("place") or ""), tuple(read), bool(form.get("shared")))


def folders_in(folder: Path) -> list[str]:
    """The folders below that of the forms, as they are called from there; links and hidden ones are none."""
    found = []
    for place, folders, _ in os.walk(folder):
        folders[:] = sorted(name for name in folders if name[0] not in "~." and not has_unfit(name))
        inner = Path(place).relative_to(folder)
        found += [inner.as_posix()] if inner.parts else []
        if len(inner.parts) == _DEEPEST:
            folders.clear()
        if len(found) >= _MOST_FOLDERS:
            break
    return found


@router.post("/archive/add")
@needs(Need.WRITE)
def added(folder: Folder, sent: Annotated[Sent, Depends(_sent)]) -> str:
    """What came of it. Raises DraftingError for a folder that is none of these, and where nothing was sent."""
    where, refused = archive_of(folder), list[tuple[str, str]]()
    if isinstance(where, Path) and office_of(folder) is None:
        raise DraftingError.of("Q006", "还没有单位档案，旧答复库没有地方放", remedy="先在“单位档案”里写上单位名称")
    paths = list(_kept(folder, sent.files, refused))
    if sent.place:
        paths.append(_place(folder, sent.place))
    if not paths and not refused:
        raise DraftingError.of("Q006", "没有选文件夹，也没有选文件", remedy="回到旧答复库，选一样再按“收入”")
    with opened(where, new=True) as archive:
        tally, left = _taken(archive, paths, lambda _: office_of(folder))
        tally.refused[:0] = refused
        with archive.writing():
            for path in paths if sent.shared and archive.on_server else ():
                archive.share(contents.held_below(archive, path))
            keeping.weigh(archive)
    notes = {"未收": tally.refused, "不必收": tally.empty}
    listed = {said: [(told(path, folder), note) for path, note in found] for said, found in notes.items() if found}
    return page("archive_added.html", tally=tally, left=left, place=sent.place, listed=listed)


def told(path: str, folder: Path) -> str:
    """A file as a page may name it: as seen from the forms, or else its bare name."""
    inside = path.removeprefix(f"{os.path.abspath(folder)}{os.sep}")
    return inside if inside != path else path.replace("\\", "/").rpartition("/")[2]


def _place(folder: Path, name: str) -> Path:
    """The folder that is meant: the forms' own (.), or one below it."""
    if name == ".":
        return folder
    if name not in folders_in(folder):
        raise DraftingError.of("V001", "没有这个文件夹", remedy="回到旧答复库，重新选")
    return folder / name


def _kept(folder: Path, files: Iterable[tuple[str, bytes]], refused: list[tuple[str, str]]) -> Iterator[Path]:
    """Where the files stand that were sent; one that stands there already is not written again."""
    for sent, content in files:
        named = Path(sent.replace("\\", "/"))
        stem, suffix = store.stem_of(named.stem), named.suffix.lower()
        if suffix not in formats() or not stem:
            refused.append((sent, f"不会读这种文件，可用：{'、'.join(formats())}"))
            continue
        uploads = folder / UPLOADS
        if uploads.resolve().parent != folder.resolve():
            raise DraftingError.of("V001", f"“{UPLOADS}”指到了文件夹之外", remedy=f"删去名为{UPLOADS}的链接")
        yield _written(uploads, stem, suffix, content)


def _written(uploads: Path, stem: str, suffix: str, content: bytes) -> Path:
    for number in count(1):
        path = uploads / (f"{stem}{suffix}" if number == 1 else f"{stem}（{number}）{suffix}")
        if not os.path.lexists(path):
            replace(path, content)
            return path
        if path.is_file() and not path.is_symlink() and path.read_bytes() == content:
            return path
    raise AssertionError


def _taken(archive: Archive, paths: Iterable[Path], office_in: Callable[[Path], object]) -> tuple[Tally, int]:
    """What came of these files and folders, and how many files are left for the next time."""
    plan = adding.plan(archive, paths)
    tally, until, done = Tally(refused=[*plan.refused]), monotonic() + _SECONDS, 0
    results = map(partial(_read, office_in=office_in), plan.sources)
    for some in adding.keep(archive, plan.sources, results, tally):
        done += some
        if monotonic() > until:
            break
    with archive.writing():
        adding.mark_gone(archive, plan.gone)
    return tally, len(plan.sources) - done


def _read(source: Source, office_in: Callable[[Path], object]) -> Made | DraftingError:
    """What a file comes to; one that stops the program is refused like any other, and the rest goes on."""
    try:
        return adding.read_source(source, office_in)  # type: ignore[arg-type]
    except DraftingError as error:
        return error
    except Exception:
        logging.getLogger("drafting").exception("%s could not be read", source)
        return DraftingError.of("F099", "读这份文件时程序出错", file=source.path)
