"""How a page is made of its template: what all of them know, and how they say where something stands."""

from __future__ import annotations

from functools import cache
from typing import Any
from urllib.parse import quote

from jinja2 import Environment, FunctionLoader, StrictUndefined

from drafting.checking.rule import rules
from drafting.document import Layout, Role
from drafting.findings import Finding
from drafting.layout import pages as paper
from drafting.layout import pictures
from drafting.shelf import template
from drafting.web.access import asking, may
from drafting.web.drafts.awaited import UNNUMBERED
from drafting.web.fields.pieces import cells, pieces
from drafting.web.fields.posted import fix_key

_LEVELS = {"error": "必须改", "warning": "建议改", "info": "请看一眼"}
_PAPER = {
    "mark_size": paper.mark_size,
    "runs": paper.runs,
    "picture_size": pictures.size,
    "data_uri": pictures.data_uri,
    "pixels": pictures.pixels,
    "pieces": pieces,
    "cells": cells,
}


@cache
def _environment() -> Environment:
    environment = Environment(
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        loader=FunctionLoader(lambda name: template("web", name).read_text(encoding="utf-8")),
    )
    environment.globals.update(
        Layout=Layout,
        Role=Role,
        levels=_LEVELS,
        fix_key=fix_key,
        words_of=words_of,
        against=against,
        unnumbered=UNNUMBERED,
        asking=asking,
        may=may,
        **_PAPER,
    )
    environment.filters["address"] = address
    return environment


def address(name: str) -> str:
    """Where the page of a form is."""
    return f"/forms/{quote(name)}"


def words_of(finding: Finding) -> str:
    """The words of its field that a finding is about, as row, start and end from 0; empty for the whole field."""
    return f"{finding.line - 1}.{finding.span[0]}.{finding.span[1]}" if finding.span and finding.line else ""


def against(finding: Finding) -> str:
    """The field that contradicts the one of a finding; empty where that is itself, or there is none."""
    known = rules().get(finding.code)
    return known.against if known and known.against != finding.where else ""


def page(template: str, **values: Any) -> str:
    """A page, or a part of one, made by a template in templates/web of these values."""
    return _environment().get_template(template).render(values)
