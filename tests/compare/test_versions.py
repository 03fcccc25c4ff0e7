"""A form and its letter are one version, in every format and layout; as a .docx as well."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from drafting.compare.differences import differences
from drafting.compare.redline import redline
from drafting.compare.versions import Version, records
from drafting.document import Layout
from drafting.form.load import load
from drafting.review.marks import Reviewer
from drafting.wording.word import word
from drafting.writers import formats, write
from tests.compare.composed import EXAMPLES
from tests.readers.files import document, package, run

WHO = Reviewer("核稿助手", "核", datetime(2026, 9, 10, tzinfo=UTC))


def _of_form(path: Path, layout: Layout) -> Version:
    reply = load(path)
    changed = reply.model_copy(update={"layout": layout})
    changed._origin = reply._origin
    return Version(path, changed)


@pytest.mark.parametrize("layout", Layout)
@pytest.mark.parametrize("example", EXAMPLES, ids=lambda path: path.stem)
def test_a_form_and_its_letter_are_the_same(example: Path, layout: Layout, tmp_path: Path) -> None:
    form = _of_form(example, layout)
    for suffix in formats():
        file = tmp_path / f"letter.{suffix}"
        file.write_bytes(write(word(form.reply), suffix))
        letter = Version(file)
        assert differences(*records(form, letter)) == [] == differences(*records(letter, form))
        pictures = letter.has_pictures
        one, other = form.docx(letter), letter.docx(form)
        assert redline(one, other, WHO, pictures=pictures).changes == 0, suffix
        assert redline(other, one, WHO, pictures=pictures).changes == 0, suffix


def test_letters_in_two_formats_are_the_same(tmp_path: Path) -> None:
    form = _of_form(EXAMPLES[-2], Layout.RED_HEAD)
    for suffix in formats():
        (tmp_path / f"letter.{suffix}").write_bytes(write(word(form.reply), suffix))
    letters = [Version(tmp_path / f"letter.{suffix}") for suffix in formats()]
    assert all(differences(*records(one, other)) == [] for one in letters for other in letters)


def test_two_forms_are_compared_in_what_is_not_printed_as_well() -> None:
    one = load(EXAMPLES[0])
    response = one.responses[0].model_copy(update={"unit": "市水利局"})
    other = one.model_copy(update={"responses": (response, *one.responses[1:])})
    other._origin = one._origin
    found = differences(*records(Version(EXAMPLES[0], one), Version(EXAMPLES[0], other)))
    assert [(difference.where, difference.new) for difference in found] == [("responses.0.unit", "市水利局")]


def test_the_words_of_a_standard_block_are_compared() -> None:
    one = load(EXAMPLES[0])
    other = one.model_copy(update={"closing": "特此函复。\n"})
    other._origin = one._origin
    (found,) = differences(*records(Version(EXAMPLES[0], one), Version(EXAMPLES[0], other)))
    assert found.where == "closing" and found.new == "特此函复。" and len(found.old) > 10


def test_what_is_no_letter_is_compared_by_its_paragraphs(tmp_path: Path) -> None:
    paths = [tmp_path / name for name in ("a.docx", "b.docx")]
    for path, last in zip(paths, ("会议于五时结束。", "会议于六时结束。"), strict=True):
        path.write_bytes(package(document=document(run("会议纪要"), run(last))))
    (found,) = differences(*records(*map(Version, paths)))
    assert found.where == "paragraph.1"


def test_lines_that_fit_no_field_are_compared(tmp_path: Path) -> None:
    form = _of_form(EXAMPLES[0], Layout.WHITE_HEAD)
    text = write(word(form.reply), "txt").decode()
    for name, line in (("a.txt", "内部资料一"), ("b.txt", "内部资料二")):
        (tmp_path / name).write_text(f"{line}\n{text}", encoding="utf-8")
    found = differences(*records(Version(tmp_path / "a.txt"), Version(tmp_path / "b.txt")))
    assert [(one.old[-1], one.new[-1]) for one in found] == [("一", "二")]


def test_a_picture_that_was_replaced_is_told(tmp_path: Path) -> None:
    path = next(path for path in EXAMPLES if path.stem == "suggestion-charging")
    paper = word(load(path))
    other = [
        replace(p, picture=replace(p.picture, content=_other(p.picture.content))) if p.picture else p for p in paper
    ]
    for name, paragraphs in (("a.docx", paper.paragraphs), ("b.docx", tuple(other))):
        (tmp_path / name).write_bytes(write(replace(paper, paragraphs=paragraphs), "docx"))
    (found,) = differences(*records(Version(tmp_path / "a.docx"), Version(tmp_path / "b.docx")))
    assert "图1.png" in found.old and "另图1.png" in found.new


def _other(_: bytes) -> bytes:
    from tests.pictures import png

    return png(1120, 640)
