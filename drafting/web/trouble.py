"""What went wrong, as a page with the ways out: the form, its check, its earlier versions, the file it became."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import NamedTuple
from urllib.parse import quote

from fastapi import FastAPI, Request, Response
from fastapi.exceptions import RequestValidationError
from fastapi.responses import HTMLResponse, RedirectResponse
from starlette.exceptions import HTTPException

from drafting.findings import DraftingError, Finding
from drafting.form import history
from drafting.form.history import Earlier
from drafting.form.revise import values_of
from drafting.web.folder import filing, store
from drafting.web.folder.asked import folder_of
from drafting.web.rendering import address, page

_ABSENT = ("V001", "F012")
_AROUND = 2
"""Lines that are shown before and behind one that is wrong."""


_STATUS = {
    400: "内容过多或不完整，没有保存",
    401: "还没有登录，或者登录已经过期",
    403: "您的角色不能做这一步",
    404: "没有这一页",
    405: "没有这一步操作",
    408: "内容没有发完，没有接收",
    413: "内容超过 10 MB，没有接收",
    422: "网址不对，或没有选文件",
    500: "程序出错，这一步没有做成，已保存的内容不受影响",
    503: "用的时间太长，没有等到结果。过一会儿刷新页面看一看；内容很多的表单，请分成几份",
}


class Trouble(NamedTuple):
    """What a page of trouble has to know of the form that was asked for.

    `here` is whether its file is there, `whole` whether that can be opened, `kept` whether earlier texts are known,
    `binned` whether it is in the bin.
    `lines` are those of its file around what is wrong, with their numbers from 1; `twins` are forms with the text that
    it last had.
    """

    name: str
    here: bool = False
    whole: bool = False
    kept: bool = False
    binned: bool = False
    lines: Sequence[tuple[int, str]] = ()
    twins: Sequence[str] = ()


def problem(findings: Iterable[Finding], status: int = 409, trouble: Trouble | None = None) -> str:
    """The page that says what went wrong, in words, and the ways out."""
    said = _STATUS.get(status, "这一步没有做成")
    if trouble and not trouble.whole:
        said = "这份表单读不出来" if trouble.here else "没有这份表单"
    ways = {"size": status in (400, 413), "login": status == 401}
    return page("problem.html", findings=findings, said=said, trouble=trouble, **ways)


def add_to(app: FastAPI) -> None:
    """Have the application answer every error with its page."""
    app.add_exception_handler(DraftingError, _refused)
    app.add_exception_handler(HTTPException, _no_page)
    app.add_exception_handler(RequestValidationError, _incomplete)


def _refused(request: Request, error: Exception) -> Response:
    assert isinstance(error, DraftingError)
    status = 404 if {finding.code for finding in error.findings} & set(_ABSENT) else 409
    name = request.path_params.get("name", "")
    if name and (moved := _moved(request, name)):
        return moved
    trouble = _of_form(folder_of(request), name, error.findings) if name else None
    return HTMLResponse(problem(error.findings, status, trouble), status)


def _moved(request: Request, name: str) -> Response | None:
    """The same of the form under the name that it has now, where it was renamed; what was posted goes along."""
    folder = folder_of(request)
    try:
        target = history.left(store.path_of(folder, name))
        here = bool(target) and store.path_of(folder, target).is_file()
    except DraftingError:
        return None
    rest = quote(request.scope["path"].removeprefix(f"/forms/{name}"))
    asked = f"?{request.url.query}" if request.url.query else ""
    return RedirectResponse(f"{address(target)}{rest}{asked}", 307) if here else None


def _no_page(request: Request, error: Exception) -> Response:
    assert isinstance(error, HTTPException)
    return HTMLResponse(problem((), error.status_code), error.status_code)


def _incomplete(request: Request, error: Exception) -> Response:
    return HTMLResponse(problem((), 422), 422)


def _of_form(folder: Path, name: str, findings: Sequence[Finding]) -> Trouble | None:
    """What is known of a form that something is wrong with; None where the name is no form's."""
    try:
        path, kept = store.path_of(folder, name), store.kept(folder, name)
    except DraftingError:
        return None
    if not path.exists():
        return Trouble(name, kept=bool(kept), binned=history.left(path) == filing.BIN, twins=_twins(folder, kept))
    try:
        text = store.read(folder, name).text
    except DraftingError:
        return Trouble(name, True, kept=bool(kept))
    try:
        values_of(text)
    except DraftingError:
        return Trouble(name, True, kept=bool(kept), lines=list(_around(text, findings)))
    return Trouble(name, True, True, bool(kept))


def _around(text: str, findings: Sequence[Finding]) -> list[tuple[int, str]]:
    lines = text.splitlines()
    wanted = {line + by for line in (each.line for each in findings) if line for by in range(-_AROUND, _AROUND + 1)}
    return [(number, lines[number - 1][:200]) for number in sorted(wanted) if 0 < number <= len(lines)]


def _twins(folder: Path, kept: Sequence[Earlier]) -> list[str]:
    """The forms that hold what was last seen of one: what it was renamed to, or copied."""
    last = kept[0].text.encode("utf-8") if kept else b""
    found = (name for name, (_, size) in store.stamps(folder) if size == len(last))
    return [name for name in found if last and (folder / name).read_bytes() == last]
