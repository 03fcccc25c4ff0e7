"""征询意见表: the sheet on which the proposers say how far a reply satisfies."""

from __future__ import annotations

from drafting.document import Document, Layout
from drafting.editions.edition import Edition
from drafting.findings import DraftingError
from drafting.model.kinds import SUBJECTS, kind_of
from drafting.model.office import Office, complete
from drafting.model.reply import Contact, Reply
from drafting.wording.facts import facts, head_and_foot
from drafting.wording.word import paragraphs, skeleton

NAME = "征询意见表"


def survey(reply: Reply, office: Office | None = None) -> Document:
    """The sheet that goes with a reply, filled with the case: a page with a table, for all its proposers.

    Raises DraftingError (M005) for a co-handler's opinion, with which none goes.
    """
    if not kind_of(reply.kind).answers_proposer:
        raise DraftingError.of("M005", f"{reply.kind}不附{NAME}", remedy="不用 --survey")
    reply = complete(reply, office) if office else reply
    known = facts(reply, office)
    committees = office.chamber(SUBJECTS[known["类别"]][0]).committees if office else None
    contacts = [contact for contact in reply.contacts or () if isinstance(contact, Contact)]
    context = known | head_and_foot(reply)
    context["题目"] = reply.proposal.title or ""
    context["办理结果"] = reply.result
    context["联系机构"] = committees or ()
    context["联系人"] = [contact.given for contact in contacts]
    return Document(paragraphs(skeleton("survey.xml").render(context)), Layout.WHITE_HEAD, (NAME, known["届次"]))


EDITION = Edition("survey", NAME, f"同时写成{NAME}，文件名后加“-{NAME}”", beside=survey)
