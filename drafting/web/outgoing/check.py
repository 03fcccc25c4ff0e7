"""The page before a letter goes out: every value with what is found at it, and what can be taken away."""

from __future__ import annotations

from pathlib import Path

from fastapi import APIRouter, Response
from fastapi.responses import HTMLResponse

from drafting.checking.rules.y_review import COMMENT
from drafting.form.revise import values_of
from drafting.model.kinds import kind_of
from drafting.web.access import Need, needs
from drafting.web.drafts.draft import Draft, judge
from drafting.web.drafts.verdict import verdict
from drafting.web.folder import store
from drafting.web.folder.asked import Folder
from drafting.web.outgoing.pdf import office_program
from drafting.web.outgoing.remarks import open_remarks
from drafting.web.outgoing.summary import summary
from drafting.web.profile import office_of
from drafting.web.rendering import page

router = APIRouter(default_response_class=HTMLResponse)


def judged(folder: Path, name: str) -> tuple[store.Form, Draft]:
    """A form, and its draft with what stands beside it."""
    form = store.read(folder, name)
    draft = judge(values_of(form.text), office_of(folder), form.text, folder, name)
    return form, draft.undecided(store.waiting(folder, name))


@router.get("/forms/{name}/check")
@needs(Need.READ)
def check(folder: Folder, name: str) -> str:
    """What is missing or doubtful, in the order of the letter, and the ways out."""
    return _checked(*judged(folder, name))


def refused(form: store.Form, draft: Draft) -> Response:
    """The page that says why a document cannot be had yet."""
    return HTMLResponse(_checked(form, draft, refused=True), 409)


def _checked(form: store.Form, draft: Draft, refused: bool = False) -> str:
    """The open remarks of reviewers stand on the page by themselves."""
    shown = verdict(draft)
    found = [finding for finding in shown["findings"] if finding.code != COMMENT]
    known = {
        "refused": refused,
        "found": found,
        "parts": summary(draft, office_of(form.folder), found),
        "remarks": open_remarks(form.folder / form.name),
        "answers": draft.reply is not None and kind_of(draft.reply.kind).answers_proposer,
        "several": draft.reply is not None and len(draft.reply.proposal.proposers) > 1,
        "pdf": office_program() is not None,
    }
    return page("check.html", form=form, **known, **shown)
