"""Pages as LibreOffice prints them, for measuring."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest

from drafting.document import Document
from drafting.writers.docx import write

pdfplumber = pytest.importorskip("pdfplumber")
FONTS = Path(__file__).with_name("fonts.conf")
Printer = Callable[[dict[str, Document]], dict[str, list]]


@pytest.fixture(scope="session")
def printed(tmp_path_factory) -> Iterator[Printer]:
    """Prints documents, all in one run of LibreOffice: their pages by name."""
    soffice = shutil.which("soffice")
    if soffice is None:
        assert not os.environ.get("CI"), "soffice is missing"
        pytest.skip("LibreOffice (soffice) is not installed")
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
