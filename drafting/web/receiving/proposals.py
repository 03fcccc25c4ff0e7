"""A proposal's own file or text: a new form with its demands, or the demands into the form that a list made of it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from drafting.findings import DraftingError
from drafting.ledger.facts import of_values
from drafting.output import create
from drafting.proposal.form import text_beside, with_demands
from drafting.proposal.take import Intake, intake
from drafting.web.cases.intake import put
from drafting.web.folder import store
from drafting.web.receiving.forms import told
from drafting.web.receiving.offers import Done, Here, Item, Offer
from drafting.web.rendering import address

_KIND = "建议、提案的来文"


def offers(item: Item, here: Here) -> Iterator[Offer]:
    """A new form; before it the form that is of the same case, where there is one. Raises DraftingError for others."""
    taken = intake(item.content, here.office)
    facts = of_values(taken.record)
    case = here.case_of(item.name, facts)

    def made() -> Done:
        form = put(here.folder, taken, Path(item.name).stem)
        return Done(f"建成“{form.name}”", f"{address(form.name)}/proposal", "核对来文")

    twin = case.file if case else ""
    if case and not (case.facts.demands or case.facts.answered):
        label = f"是“{twin}”的来文，诉求写进那一份"
        yield Offer(f"into {twin}", _KIND, label, lambda: _into(here.folder, twin, taken), told(facts))
    yield Offer("proposal", _KIND, "建一份新表单，下一步核对", made, told(facts), twin=twin)


def _into(folder: Path, name: str, taken: Intake) -> Done:
    """The demands into a form that has none, the text beside it. Raises DraftingError where another text is there."""
    path = store.path_of(folder, name)
    before = store.read(folder, name).text
    if with_demands(before, taken) == before:
        message = "这份表单已有诉求或答复，没有改动"
        raise DraftingError.of("V019", message, file=name, remedy="要用这份来文，另建一份新表单，或者在表单里改")
    beside, content = text_beside(path), taken.text.encode("utf-8")
    if not (beside.is_file() and beside.read_bytes() == content):
        create(beside, content)
    store.save(folder, name, "", lambda text: with_demands(text, taken))
    return Done(f"诉求写进了“{name}”", f"{address(name)}/proposal", "核对来文")
