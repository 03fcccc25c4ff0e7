"""Our letters as Word prints them into a PDF: silent under their own check, read back with their tables."""

from __future__ import annotations

from pathlib import Path

import pytest

from drafting import word
from drafting.checking.files import check_file
from drafting.findings import Severity
from drafting.form.load import load
from drafting.form.profile import office_in_force
from drafting.letter.read import read

EXAMPLES = sorted((Path(__file__).parents[2] / "examples").glob("*.yaml"))


@pytest.fixture(scope="module")
def pdfs(printed):
    """The PDF of each example, by its form."""
    documents = {
        form.stem: word(load(form), office_in_force(form, None, form.parent), form.parent) for form in EXAMPLES
    }
    return {name: Path(pages[0].pdf.stream.name) for name, pages in printed(documents).items()}


@pytest.mark.parametrize("form", EXAMPLES, ids=lambda form: form.stem)
def test_a_pdf_of_ours_is_silent_under_its_own_check(form, pdfs):
    found = check_file(pdfs[form.stem]).findings
    assert [str(finding) for finding in found if finding.severity is not Severity.INFO] == []


@pytest.mark.parametrize("form", EXAMPLES, ids=lambda form: form.stem)
def test_a_pdf_of_ours_is_read_back(form, pdfs):
    record, typed = read(pdfs[form.stem]).record, load(form)
    assert record["kind"] == typed.kind and record["document_number"] == typed.document_number
    assert [one.get("heading") for one in record["responses"]] == [one.heading for one in typed.responses]


def test_the_rows_of_a_table_are_read_back_from_a_pdf(pdfs):
    form = next(form for form in EXAMPLES if "charging" in form.stem)
    body = read(pdfs[form.stem]).record["responses"][0]["body"]
    rows = [line for line in load(form).responses[0].body.split("\n") if line.startswith("|") and "---" not in line]
    assert rows and all(row in body.split("\n") for row in rows)
