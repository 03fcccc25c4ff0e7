"""Run by a Python that has LibreOffice's own interface: what reviewers do in it.

`python3 office.py settle PROFILE FILE.docx...` takes every change, and refuses it: FILE.taken.docx, FILE.refused.docx.
`python3 office.py edit PROFILE FILE.docx EDITS.json` makes edits and records them: FILE.edited.docx. An edit is
["replace", words, others], ["below", words, paragraph] or ["drop", words], which is the paragraph that has them.
"""

from __future__ import annotations

import json
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

COMMANDS = {"taken": ".uno:AcceptAllTrackedChanges", "refused": ".uno:RejectAllTrackedChanges"}


def _property(name: str, value: object) -> Any:
    from com.sun.star.beans import PropertyValue

    made = PropertyValue()
    made.Name, made.Value = name, value
    return made


def _connected(pipe: str) -> Any:
    """The office's context, once it listens."""
    import uno

    local = uno.getComponentContext()
    resolver = local.ServiceManager.createInstanceWithContext("com.sun.star.bridge.UnoUrlResolver", local)
    for _ in range(240):
        try:
            return resolver.resolve(f"uno:pipe,name={pipe};urp;StarOffice.ComponentContext")
        except Exception:  # it has not started yet
            time.sleep(0.25)
    raise TimeoutError(pipe)


@contextmanager
def _office(profile: str) -> Iterator[tuple[Any, Any]]:
    """An office's desktop, and what dispatches commands in it."""
    pipe = "review" + str(abs(hash(profile)))
    options = ["--headless", "--norestore", "--nologo", f"-env:UserInstallation={profile}"]
    office = subprocess.Popen(["soffice", *options, f"--accept=pipe,name={pipe};urp"], stderr=subprocess.DEVNULL)
    try:
        context = _connected(pipe)
        make = context.ServiceManager.createInstanceWithContext
        yield make("com.sun.star.frame.Desktop", context), make("com.sun.star.frame.DispatchHelper", context)
    finally:
        office.terminate()
        office.wait(30)


def _opened(desktop: Any, file: str) -> Any:
    import uno

    return desktop.loadComponentFromURL(uno.systemPathToFileUrl(file), "_blank", 0, (_property("Hidden", True),))


def _save(paper: Any, file: str) -> None:
    import uno

    paper.storeToURL(uno.systemPathToFileUrl(file), (_property("FilterName", "MS Word 2007 XML"),))
    paper.close(True)


def settle(profile: str, files: list[str]) -> None:
    """Open each file twice in one office, take or refuse all of its changes, and save it as another."""
    with _office(profile) as (desktop, dispatcher):
        for file in files:
            for name, command in COMMANDS.items():
                paper = _opened(desktop, file)
                dispatcher.executeDispatch(paper.CurrentController.Frame, command, "", 0, ())
                _save(paper, f"{file.removesuffix('.docx')}.{name}.docx")


def edit(profile: str, file: str, edits: list[list[str]]) -> None:
    """Make edits in a file with the changes recorded, and save it as another."""
    with _office(profile) as (desktop, _):
        paper = _opened(desktop, file)
        paper.RecordChanges = True
        for kind, words, *others in edits:
            search = paper.createSearchDescriptor()
            search.SearchString = words
            found = paper.findFirst(search)
            if kind == "replace":
                found.setString(others[0])
                continue
            cursor = found.Text.createTextCursorByRange(found)
            if kind == "below":
                cursor.gotoEndOfParagraph(False)
                found.Text.insertControlCharacter(cursor, 0, False)
                found.Text.insertString(cursor, others[0], False)
            else:
                cursor.gotoStartOfParagraph(False)
                cursor.gotoEndOfParagraph(True)
                cursor.goRight(1, True)
                cursor.setString("")
        _save(paper, f"{file.removesuffix('.docx')}.edited.docx")


if __name__ == "__main__":
    if sys.argv[1] == "settle":
        settle(sys.argv[2], sys.argv[3:])
    else:
        edit(sys.argv[2], sys.argv[3], json.loads(Path(sys.argv[4]).read_text(encoding="utf-8")))
