"""Letters opened in LibreOffice and saved again, as a reviewer's are."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Mapping
from pathlib import Path

import pytest


def in_office(*arguments: str) -> None:
    """Run tests/review/office.py. Skips where LibreOffice or its interface is not installed; in CI that is a fault."""
    for name in ("/usr/bin/python3", "python3"):
        python = shutil.which(name)
        if python and not subprocess.run([python, "-c", "import uno"], capture_output=True, check=False).returncode:
            break
    else:
        assert not os.environ.get("CI"), "python3-uno is missing"
        pytest.skip("python3-uno is not installed")
    _soffice()
    script = str(Path(__file__).with_name("office.py"))
    subprocess.run([python, script, *arguments], check=True, capture_output=True, timeout=300)


def _soffice() -> str:
    found = shutil.which("soffice")
    if found is None:
        assert not os.environ.get("CI"), "LibreOffice (soffice) is missing"
        pytest.skip("LibreOffice (soffice) is not installed")
    return found


def saved(letters: Mapping[str, bytes], folder: Path) -> dict[str, bytes]:
    """What LibreOffice makes of each letter, by its name. Skips where it is not installed; in CI that is a fault."""
    soffice = _soffice()
    for name, letter in letters.items():
        (folder / f"{name}.docx").write_bytes(letter)
    profile, out = f"-env:UserInstallation={(folder / 'profile').as_uri()}", folder / "saved"
    files = [str(folder / f"{name}.docx") for name in letters]
    command = [soffice, profile, "--headless", "--convert-to", "docx", "--outdir", str(out), *files]
    subprocess.run(command, check=True, capture_output=True, timeout=180)
    return {name: (out / f"{name}.docx").read_bytes() for name in letters}
