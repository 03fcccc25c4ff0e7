"""One body, several letters: the same reply to each of its proposers, worded as to him alone (您, 你们)."""

from __future__ import annotations

from collections.abc import Iterator

from drafting.editions.edition import Edition
from drafting.findings import DraftingError
from drafting.model.kinds import kind_of
from drafting.model.office import Office
from drafting.model.reply import Reply
from drafting.wording.facts import facts


def to_each_proposer(reply: Reply, office: Office | None = None) -> Iterator[tuple[str, Reply]]:
    """Each proposer's name and the letter to him: an organisation is addressed as such, a person by 代表 or 委员.

    Raises DraftingError (M004) for a co-handler's opinion, which answers no proposer.
    """
    if not kind_of(reply.kind).answers_proposer:
        raise DraftingError.of("M004", f"{reply.kind}送主办单位，不分送提出人", remedy="不用 --each-proposer")
    for proposer in reply.proposal.proposers:
        alone = reply.proposal.model_copy(update={"proposers": (proposer,), "proposer_count": None})
        letter = reply.model_copy(update={"proposal": alone, "salutation": None})
        yield proposer.name, letter.model_copy(update={"salutation": facts(letter, office)["称谓"]})


EDITION = Edition("each_proposer", "分送", "分送每位提出人，一人一份，称谓随人；文件名后加姓名", part=to_each_proposer)
