"""A reply that is written already: a new form from an old one, or a letter of ours that came back from review."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from drafting.findings import DraftingError
from drafting.form import history
from drafting.ledger.facts import of_values
from drafting.letter.read import read
from drafting.letter.renewal import renewed
from drafting.review.bookmarks import version_in
from drafting.web.folder import filing, store
from drafting.web.receiving.forms import told
from drafting.web.receiving.offers import Done, Here, Item, Offer
from drafting.web.rendering import address
from drafting.web.review.review import kept

_WORD = ".docx"


def offers(item: Item, here: Here) -> Iterator[Offer]:
    """Its form's page of review where it says of which form it is; else what it may be. Raises DraftingError."""
    if form := _form_of(item, here.folder):
        yield _returned(item, here.folder, form)
        return
    reading = read(item.content)
    facts = of_values(reading.record)
    case = here.case_of(item.name, facts)
    if case and case.facts.answered:
        yield _returned(item, here.folder, case.file, told(facts))

    def made() -> Done:
        form = filing.create(here.folder, Path(item.name).stem or "旧答复", renewed(reading))
        return Done(f"建成“{form.name}”，沿用旧文", address(form.name), "打开")

    label = "建一份新表单，沿用旧文，旧案的编号、日期、姓名清空待填"
    yield Offer("letter", "旧答复", label, made, told(facts))


def _returned(item: Item, folder: Path, name: str, facts: tuple[str, ...] = ()) -> Offer:
    """As a letter of this form; without `facts` it says itself that it is one."""

    def keep() -> Done:
        return Done(f"收为“{name}”的改稿", kept(folder, name, item.name, item.content), "逐处看改动")

    label = f"是“{name}”的改稿，到那里逐处看"
    return Offer(f"review {name}", "改回来的送审稿", label, keep, facts or (name,), not facts)


def _form_of(item: Item, folder: Path) -> str:
    """The form of which a letter says that it was made; "" where it does not, or there is none."""
    try:
        version = version_in(item.content) if item.suffix == _WORD else ""
    except DraftingError:
        return ""
    names = (name for name, _ in store.stamps(folder)) if version else ()
    return next((name for name in names if history.kept(folder / name, version) is not None), "")
