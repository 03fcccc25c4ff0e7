"""Pages as LibreOffice prints them, for measuring."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Callable, Iterator
from contextlib import ExitStack

import pytest

from drafting.document import Document
from drafting.writers.docx import write
from tests.page.fonts import FONTS, missing_fonts

pdfplumber = pytest.importorskip("pdfplumber")
Printer = Callable[[dict[str, Document]], dict[str, list]]


def _installed() -> set[str]:
    environment = os.environ | {"FONTCONFIG_FILE": str(FONTS)}
    command = ["fc-list", ":", "family"]
    listed = subprocess.run(command, env=environment, check=True, capture_output=True, text=True, timeout=60).stdout
    return {family.strip() for line in listed.splitlines() for family in line.split(",")}


def _require(present: bool, what: str) -> None:
    """Skips where something to measure with is missing; in CI that is a fault."""
    if not present:
        assert not os.environ.get("CI"), f"{what} is missing"
        pytest.skip(f"{what} is not installed")


@pytest.fixture(scope="session")
def printed(tmp_path_factory) -> Iterator[Printer]:
    """Prints documents, all in one run of LibreOffice: their pages by name."""
    soffice = shutil.which("soffice")
    _require(soffice is not None, "LibreOffice (soffice)")
    _require(shutil.which("fc-list") is not None, "fontconfig (fc-list)")
    missing = missing_fonts(_installed())
    _require(not missing, f"the font {', '.join(missing)}")
    profile = tmp_path_factory.mktemp("profile").as_uri()
    with ExitStack() as stack:

        def print_all(documents: dict[str, Document]) -> dict[str, list]:
            folder = tmp_path_factory.mktemp("pages")
            for name, document in documents.items():
                (folder / f"{name}.docx").write_bytes(write(document))
            files = [str(folder / f"{name}.docx") for name in documents]
            options = [f"-env:UserInstallation={profile}", "--headless", "--convert-to", "pdf", "--outdir", str(folder)]
            environment = os.environ | {"FONTCONFIG_FILE": str(FONTS)}
            subprocess.run([soffice, *options, *files], env=environment, check=True, capture_output=True, timeout=180)
            return {name: stack.enter_context(pdfplumber.open(folder / f"{name}.pdf")).pages for name in documents}

        yield print_all
