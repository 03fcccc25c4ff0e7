"""A letter as PDF: by LibreOffice where it is, in words where it is not, late or without a result."""

from __future__ import annotations

import os
import shutil
import sys
from pathlib import Path
from time import monotonic

import pytest

from drafting import DraftingError, load, render
from drafting.web.outgoing import pdf
from tests.web.conftest import EXAMPLES


@pytest.fixture
def program(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    """Stands in for LibreOffice: a script of these lines."""

    def made(*lines: str) -> None:
        script = tmp_path / "soffice"
        script.write_text(
            f"#!{sys.executable}\nimport sys, time, subprocess\nfrom pathlib import Path\n" + "\n".join(lines)
        )
        script.chmod(0o755)
        monkeypatch.setattr(pdf, "office_program", lambda: str(script))

    return made


needs_posix = pytest.mark.skipif(os.name != "posix", reason="a script stands in for the program")


def test_without_libreoffice_the_way_out_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pdf, "office_program", lambda: None)
    with pytest.raises(DraftingError, match=r"没有安装 LibreOffice"):
        pdf.to_pdf(b"PK")


@needs_posix
def test_the_program_has_a_profile_of_its_own_and_its_file_is_given(program) -> None:
    program(
        "assert any(one.startswith('-env:UserInstallation=file:///') for one in sys.argv)",
        "out = Path(sys.argv[sys.argv.index('--outdir') + 1])",
        "(out / 'letter.pdf').write_bytes(b'%PDF-' + Path(sys.argv[-1]).read_bytes())",
    )
    assert pdf.to_pdf(b"letter") == b"%PDF-letter"


@needs_posix
@pytest.mark.parametrize("line", ["sys.exit(1)", "pass", "Path(sys.argv[-1]).with_suffix('.pdf').write_bytes(b'x')"])
def test_what_is_no_pdf_is_refused(program, line: str) -> None:
    program(line)
    with pytest.raises(DraftingError, match="没有转成 PDF"):
        pdf.to_pdf(b"letter")


@pytest.mark.slow
@needs_posix
def test_a_program_that_hangs_is_ended_with_what_it_started(
    program, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    sign = tmp_path / "alive"
    later = f"import time; time.sleep(3); open({str(sign)!r}, 'w')"
    program(f"subprocess.Popen([sys.executable, '-c', {later!r}])", "time.sleep(30)")
    monkeypatch.setattr(pdf, "SECONDS", 1)
    begun = monotonic()
    with pytest.raises(DraftingError, match="没有转完"):
        pdf.to_pdf(b"letter")
    assert monotonic() - begun < 10
    from time import sleep

    sleep(3)
    assert not sign.exists()


@pytest.mark.slow
def test_a_real_letter_becomes_a_real_pdf() -> None:
    if shutil.which("soffice") is None:
        (pytest.fail if os.environ.get("CI") else pytest.skip)("LibreOffice (soffice) is not installed")
    made = pdf.to_pdf(render(load(EXAMPLES / "suggestion-crossing.yaml"), "docx"))
    assert made.startswith(b"%PDF-") and made.rstrip().endswith(b"%%EOF")
