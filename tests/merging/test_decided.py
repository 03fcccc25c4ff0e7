"""What a person takes is written only upon the text that was compared, which the trail then has."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest

from drafting.findings import DraftingError
from drafting.form.load import load_text
from drafting.merging.came import Came, came_back
from drafting.merging.decided import noted, taken
from drafting.review import trail
from drafting.review.entries import Cause, Change, Version
from drafting.review.sending import for_review
from drafting.wording.word import word
from drafting.writers import write
from tests.merging.test_merge import FORM

NOW = datetime(2026, 9, 12, 9, 30, tzinfo=UTC)


@pytest.fixture
def form(tmp_path: Path) -> Path:
    path = tmp_path / "76号.yaml"
    path.write_text(FORM, encoding="utf-8")
    return path


@pytest.fixture
def came(form: Path) -> Came:
    """A letter that came back as text, one number changed."""
    text = write(word(load_text(FORM)), "txt").decode().replace("412个", "436个")
    back = form.with_name("改稿.txt")
    back.write_text(text, encoding="utf-8")
    return came_back(form, back, None)


def test_a_letter_for_review_names_the_text_that_is_kept(form: Path) -> None:
    letter = for_review(form, FORM, word(load_text(FORM)), NOW)
    [version] = trail.read(form).of(Version)
    assert (version.cause, trail.text_of(form, 1)) == (Cause.REVIEW, FORM)
    back = form.with_name("改稿.docx")
    back.write_bytes(letter)
    form.write_text(FORM.replace("412个", "420个"), encoding="utf-8")
    assert not came_back(form, back, None).open, "what the form has changed since is no change of the letter"


def test_what_is_taken_and_what_was_there(form: Path, came: Came) -> None:
    assert taken(form, FORM, came, came.open, NOW) == FORM.replace("412个", "436个")
    noted(form, came, came.open, "改稿.txt", NOW)
    assert trail.text_of(form, 1) == FORM
    assert [(one.where, one.file) for one in trail.read(form).of(Change)] == [("responses.0.body", "改稿.txt")]


def test_upon_another_text_nothing_is_taken(form: Path, came: Came) -> None:
    with pytest.raises(DraftingError, match="刚被别的程序改过"):
        taken(form, FORM.replace("何维", "沈砚"), came, came.open, NOW)
    noted(form, came, (), "改稿.txt", NOW)
    assert not trail.file_of(form).exists()
