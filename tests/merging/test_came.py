"""A letter that came back, beside the form of an office with its own ways: taken once, it has nothing more to say."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest

from drafting.form.profile import office_in_force
from drafting.merging.came import came_back
from tests.commands.test_merge import run
from tests.review.marked import rewritten

OFFICES = Path(__file__).parents[2] / "examples" / "offices"


def _touched(xml: str) -> str:
    """The letter with a sign put into its longer pieces of text, but for the line of the contacts."""
    for text in dict.fromkeys(re.findall(r"<w:t[^>]*>([^<（]{12,})</w:t>", xml)):
        xml = xml.replace(f">{text}<", f">{text[:6]}又{text[6:]}<", 1)
    return xml


@pytest.mark.parametrize("name", sorted(path.name for path in OFFICES.iterdir() if path.is_dir()))
def test_the_ways_of_an_office_are_no_changes_and_what_is_taken_is_taken_once(name: str, tmp_path: Path) -> None:
    folder = tmp_path / name
    shutil.copytree(OFFICES / name, folder)
    form = Path(shutil.copy(OFFICES / "reply.yaml", folder))
    office = office_in_force(form, None, Path("/nowhere"))
    assert run("render", form, "--review").exit_code == 0
    sent = form.with_name(f"{form.stem}-送审稿.docx")
    untouched = came_back(form, sent, office)
    assert (untouched.open, untouched.left, untouched.clashing) == ((), (), ())
    back = form.with_name("改稿.docx")
    back.write_bytes(rewritten(sent.read_bytes(), _touched))
    came = came_back(form, back, office)
    assert len(came.open) >= 4
    assert run("merge", form, back, "--yes").exit_code == 0
    again = came_back(form, back, office)
    assert (again.open, again.clashing) == ((), ())
    assert again.left == came.left
