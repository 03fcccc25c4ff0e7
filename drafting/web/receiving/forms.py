"""A form, as it comes from a colleague: put into the folder under a name that is free."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from drafting.findings import DraftingError
from drafting.form.load import decode
from drafting.form.revise import values_of
from drafting.ledger.facts import Facts, of_values
from drafting.model.fields import FORM_SUFFIXES
from drafting.web.folder import filing
from drafting.web.receiving.offers import Done, Here, Item, Offer
from drafting.web.rendering import address

SUFFIXES = FORM_SUFFIXES


def offers(item: Item, here: Here) -> Iterator[Offer]:
    """The form. Raises DraftingError for what is none."""
    text = decode(item.content, item.name)
    values = values_of(text)
    if not {"kind", "proposal", "responses"} & set(values):
        remedy = "单位档案（office.yaml）直接放进文件夹，别的文件请核对是不是选错了"
        raise DraftingError.of("V018", "不是答复表单：没有文种、建议提案、答复", file=item.name, remedy=remedy)

    def put() -> Done:
        form = filing.create(here.folder, Path(item.name).stem, text)
        return Done(f"放进文件夹，名为“{form.name}”", address(form.name), "打开")

    facts = of_values(values)
    twin = here.case_of(item.name, facts)
    label = "放进文件夹，不覆盖已有的"
    yield Offer("form", "答复表单", label, put, told(facts), True, twin.file if twin else "")


def told(facts: Facts) -> tuple[str, ...]:
    """What tells a case, in words."""
    number = f"第{facts.number}号" if facts.number else ""
    counts = [
        f"诉求 {facts.demands} 项" if facts.demands else "",
        f"答复 {facts.answered} 条" if facts.answered else "",
    ]
    parts = (facts.kind, f"{facts.session}{number}", facts.proposal_title, "、".join(facts.proposers[:5]), *counts)
    return tuple(part for part in parts if part)
