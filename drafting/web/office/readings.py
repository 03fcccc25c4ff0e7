"""How a block reads: in three cases of the folder, the last changed first, or in fictional ones where it has fewer."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from functools import cache
from itertools import islice
from pathlib import Path
from typing import Any, NamedTuple

from drafting.blocks.filling import preview
from drafting.findings import DraftingError
from drafting.form.draft import attempt, attempt_values
from drafting.ledger.cases import cases
from drafting.ledger.report import figures
from drafting.model.office import Office
from drafting.model.reply import Reply
from drafting.shelf import Entry
from drafting.web.folder import store
from drafting.wording.word import block_facts

CASES = 3
_LOOKED_AT = 20
"""Forms that are looked at for three that can be read."""
_PEOPLE: Mapping[str, tuple[str, ...]] = {
    "提案答复": ("陈知远",),
    "建议答复": ("林若溪", "郑长河"),
    "会办意见": ("民盟云州市委员会",),
}


class Reading(NamedTuple):
    """A block in a case: what the case is called, and how the block reads in it."""

    case: str
    text: str


def readings(entry: Entry, part: str, folder: Path, office: Office | None) -> list[Reading]:
    """How a block without a fault reads."""
    return [Reading(called, preview(entry, known).strip()) for called, known in _known(part, folder, office)]


def _known(part: str, folder: Path, office: Office | None) -> Iterator[tuple[str, Mapping[str, Any]]]:
    if part == "report":
        yield "本文件夹的件", figures(cases(folder), office, date.today())
        return
    replies = [*islice(_replies(folder), CASES)]
    for called, reply in [*replies, *_examples()][:CASES]:
        yield called, block_facts(reply, office)


def _replies(folder: Path) -> Iterator[tuple[str, Reply]]:
    for name, _ in store.stamps(folder)[:_LOOKED_AT]:
        try:
            reply = attempt(store.read(folder, name).text).reply
        except DraftingError:
            continue
        if reply is not None:
            yield Path(name).stem, reply.marked


@cache
def _examples() -> tuple[tuple[str, Reply], ...]:
    made = []
    for kind, people in _PEOPLE.items():
        proposal = {"session": "市政协五届三次会议", "number": "76", "title": "关于加快老旧小区加装电梯的提案"}
        if "建议" in kind:
            proposal = {"session": "市十六届人大二次会议", "number": "112", "title": "关于优化公交线网的建议"}
        proposal |= {"proposers": [{"name": name} for name in people], "host": "云州市财政局"}
        values = {"kind": kind, "proposal": proposal, "issuer": "云州市交通运输局", "responses": [{"body": "已办。"}]}
        contact = {"unit": "办公室", "person": "周明", "phone": "0370-5550123"}
        reply = attempt_values({**values, "contacts": [contact], "signatory": "何维", "result": "A"}).reply
        assert reply is not None
        made.append((f"虚构的{kind}", reply))
    return tuple(made)
