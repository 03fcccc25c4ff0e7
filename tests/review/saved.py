"""Letters opened in LibreOffice and saved again, as a reviewer's are."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Mapping
from pathlib import Path

import pytest


def saved(letters: Mapping[str, bytes], folder: Path) -> dict[str, bytes]:
    """What LibreOffice makes of each letter, by its name. Skips where it is not installed; in CI that is a fault."""
    soffice = shutil.which("soffice")
    if soffice is None:
        assert not os.environ.get("CI"), "LibreOffice (soffice) is missing"
        pytest.skip("LibreOffice (soffice) is not installed")
    for name, letter in letters.items():
        (folder / f"{name}.docx").write_bytes(letter)
    profile, out = f"-env:UserInstallation={(folder / 'profile').as_uri()}", folder / "saved"
    files = [str(folder / f"{name}.docx") for name in letters]
    command = [soffice, profile, "--headless", "--convert-to", "docx", "--outdir", str(out), *files]
    subprocess.run(command, check=True, capture_output=True, timeout=180)
    return {name: (out / f"{name}.docx").read_bytes() for name in letters}
