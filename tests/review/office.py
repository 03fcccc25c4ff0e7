"""Run by a Python that has LibreOffice's own interface: every change in files taken, and refused, and both saved.

`python3 office.py PROFILE FILE.docx...` writes FILE.taken.docx and FILE.refused.docx beside each file.
"""

from __future__ import annotations

import subprocess
import sys
import time
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


def settle(profile: str, files: list[str]) -> None:
    """Open each file twice in one office, take or refuse all of its changes, and save it as another."""
    import uno

    pipe = "settle" + str(abs(hash(profile)))
    options = ["--headless", "--norestore", "--nologo", f"-env:UserInstallation={profile}"]
    office = subprocess.Popen(["soffice", *options, f"--accept=pipe,name={pipe};urp"], stderr=subprocess.DEVNULL)
    try:
        context = _connected(pipe)
        make = context.ServiceManager.createInstanceWithContext
        desktop = make("com.sun.star.frame.Desktop", context)
        dispatcher = make("com.sun.star.frame.DispatchHelper", context)
        for file in files:
            for name, command in COMMANDS.items():
                address = uno.systemPathToFileUrl(file)
                paper = desktop.loadComponentFromURL(address, "_blank", 0, (_property("Hidden", True),))
                dispatcher.executeDispatch(paper.CurrentController.Frame, command, "", 0, ())
                target = address.removesuffix(".docx") + f".{name}.docx"
                paper.storeToURL(target, (_property("FilterName", "MS Word 2007 XML"),))
                paper.close(True)
    finally:
        office.terminate()
        office.wait(30)


if __name__ == "__main__":
    settle(sys.argv[1], sys.argv[2:])
