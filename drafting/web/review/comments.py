"""核稿批注: anybody's letter in Word, and a copy of it with what is found as comments on the very words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from tempfile import TemporaryDirectory

from fastapi import APIRouter, Request, Response, UploadFile
from fastapi.responses import HTMLResponse

from drafting.checking.files import check_file
from drafting.findings import DraftingError, Finding
from drafting.review.comments import can_hold, commented
from drafting.web.access import Need, needs
from drafting.web.folder.asked import Folder
from drafting.web.outgoing.delivery import as_file
from drafting.web.profile import office_of
from drafting.web.rendering import page
from drafting.web.review.returned import base_name

router = APIRouter(default_response_class=HTMLResponse)
SUFFIX = "-核稿"


@router.get("/comments")
@needs(Need.REVIEW)
def asked(request: Request) -> str:
    """The page on which a letter is chosen."""
    return _page()


@router.post("/comments")
@needs(Need.REVIEW)
def answered(folder: Folder, file: UploadFile) -> Response:
    """The copy with comments as a file; the page in words where nothing is found, or the file cannot be read."""
    name = Path(base_name(file.filename))
    try:
        made = _commented(name, file.file.read(), folder)
    except DraftingError as error:
        return HTMLResponse(_page(refused=error.findings), 409)
    if made is None:
        return HTMLResponse(_page(fine=name.name))
    return as_file(made, f"{name.stem}{SUFFIX}{name.suffix}", "docx")


def _page(refused: Sequence[Finding] = (), fine: str = "") -> str:
    """The page on which a letter is given; `fine` names one in which nothing was found."""
    return page("comments.html", refused=refused, fine=fine)


def _commented(name: Path, content: bytes, folder: Path) -> bytes | None:
    """The letter with its findings as comments; None where there is none. Raises DraftingError for what is no .docx."""
    if not can_hold(name.suffix):
        remedy = "用 Word 或 WPS 打开，另存为“Word 文档（.docx）”再来；表单请先下载 Word 文件"
        raise DraftingError.of("Y007", "批注写在 Word 文件（.docx）里，这个文件不是", file=name.name, remedy=remedy)
    with TemporaryDirectory() as place:
        file = Path(place, f"letter{name.suffix}")
        file.write_bytes(content)
        report = check_file(file, office_of(folder))
    if not report.findings:
        return None
    if not report.lines:
        raise DraftingError.all(replace(finding, file=name.name) for finding in report.findings)
    return commented(content, report.findings, report.lines, datetime.now().astimezone())
