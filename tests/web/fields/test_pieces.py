"""The printed lines in pieces: every piece that is a field's has just the field's characters."""

from __future__ import annotations

import re
from html import unescape
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as some

from drafting.document import Span
from drafting.form.load import load_text
from drafting.layout.pages import pages
from drafting.model.fields import value_at
from drafting.web.fields.pieces import cells, pieces
from drafting.wording.word import word
from tests.web.conftest import EXAMPLES

_PIECE = re.compile(r'<span data-source="([^"]+)" data-row="(\d+)" data-at="(\d+)">([^<]*)</span>')


@pytest.mark.parametrize("form", sorted(EXAMPLES.glob("*.yaml")), ids=lambda form: form.stem)
def test_each_piece_is_what_stands_there_in_the_field(form: Path) -> None:
    reply = load_text(form.read_text(encoding="utf-8"), str(form))
    found = 0
    for page in pages(word(reply, places=True)):
        for line in page.lines:
            text = line.lead + line.text
            made = [piece for cell in cells(line) for part in cell for piece in part] or list(pieces(text, line.spans))
            assert line.cells or "".join(piece.text for piece in made) == text
            for piece in (piece for piece in made if piece.span):
                value = value_at(reply, piece.span.source)
                if isinstance(value, str):
                    row = value.split("\n")[piece.span.line]
                    assert row[piece.span.offset : piece.span.offset + len(piece.text)] == piece.text
                    found += 1
    assert found >= 10


@given(some.text(max_size=30), some.lists(some.tuples(some.integers(0, 40), some.integers(1, 9)), max_size=6))
def test_the_pieces_are_the_text(text: str, lengths: list[tuple[int, int]]) -> None:
    spans, at = [], 0
    for gap, length in lengths:
        spans.append(Span(at + gap, at + gap + length, "issuer", 0, at))
        at += gap + length
    for start in (0, 5):
        made = list(pieces(text, spans, start))
        assert "".join(piece.text for piece in made) == text
        assert all(piece.text and (not piece.span or len(piece.text) <= 9) for piece in made)


def test_the_page_of_a_form_shows_them(tmp_path: Path) -> None:
    pytest.importorskip("httpx")
    from starlette.testclient import TestClient

    from drafting.web.app import create_app

    (tmp_path / "一.yaml").write_text((EXAMPLES / "suggestion-charging.yaml").read_text(encoding="utf-8"), "utf-8")
    client: Any = TestClient(create_app(tmp_path), base_url="http://localhost:80")
    shown = [
        (source, int(row), int(at), unescape(text))
        for source, row, at, text in _PIECE.findall(client.get("/forms/一.yaml").text)
    ]
    assert ("proposal.number", 0, 0, "0112") in shown
    assert any(source == "responses.0.body" and row == 4 and text == "城东片区" for source, row, _, text in shown)
