"""The help page: how a case goes through the desk, the keys, and every rule of the check, made from the rules."""

from __future__ import annotations

from itertools import groupby

from fastapi import APIRouter
from fastapi.responses import HTMLResponse

from drafting.checking.report import FAMILIES
from drafting.checking.rule import rules
from drafting.web.access import Need, needs
from drafting.web.rendering import page

router = APIRouter(default_response_class=HTMLResponse)


@router.get("/help")
@needs(Need.READ)
def manual() -> str:
    """The help page."""
    by_family = groupby(rules().values(), key=lambda rule: rule.code[0])
    families = [(FAMILIES[letter], list(same)) for letter, same in by_family]
    return page("help.html", families=families)
