"""Every example in every layout, as an outline: role|field|text, a line a paragraph.

`pytest --update-goldens` writes them anew; the diff is to be read.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from drafting.document import Layout
from drafting.form.load import load
from drafting.model.kinds import kind_names
from drafting.wording.word import word
from drafting.writers import formats, write

ROOT = Path(__file__).parents[1]
GOLDENS = Path(__file__).parent / "goldens"
EXAMPLES = {path.stem: path for path in sorted((ROOT / "examples").glob("*.yaml"))}
CASES = [(name, layout) for name in EXAMPLES for layout in Layout]


def golden(name: str, layout: Layout) -> Path:
    return GOLDENS / f"{name}.{layout.name.lower()}.txt"


def document(name: str, layout: Layout):
    return word(load(EXAMPLES[name]).model_copy(update={"layout": layout}))


@pytest.mark.parametrize(("name", "layout"), CASES)
def test_the_outline_is_the_golden_one(name: str, layout: Layout, request: pytest.FixtureRequest) -> None:
    outline = "".join(f"{p.role}|{p.source}|{p.text}\n" for p in document(name, layout))
    path = golden(name, layout)
    if request.config.getoption("--update-goldens"):
        path.parent.mkdir(exist_ok=True)
        path.write_text(outline, encoding="utf-8", newline="\n")
    assert path.is_file(), "no golden: run pytest --update-goldens and read the diff"
    assert path.read_text(encoding="utf-8") == outline


def test_no_golden_is_without_its_example() -> None:
    assert set(GOLDENS.iterdir()) <= {golden(name, layout) for name, layout in CASES}


@pytest.mark.parametrize("format", formats())
@pytest.mark.parametrize("name", EXAMPLES)
def test_every_format_takes_every_example_and_gives_the_same_bytes(name: str, format: str) -> None:
    for layout in Layout:
        made = write(document(name, layout), format)
        assert made and made == write(document(name, layout), format)


def test_the_examples_show_every_kind_and_layout() -> None:
    replies = [load(path) for path in EXAMPLES.values()]
    assert {reply.kind for reply in replies} == set(kind_names())
    assert {reply.layout or Layout.WHITE_HEAD for reply in replies} == set(Layout)
    assert len(replies) >= 6
