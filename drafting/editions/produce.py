"""The one way to make what is wanted of a form: the letter, and its editions, each of them a file of this folder."""

from __future__ import annotations

import pkgutil
from collections.abc import Collection, Iterator
from dataclasses import replace
from functools import cache
from importlib import import_module

from drafting import editions
from drafting.editions.edition import Edition, Made
from drafting.language.characters import folded
from drafting.model.office import Office
from drafting.model.reply import Reply

_ROOM = ("edition", "produce")


@cache
def all_editions() -> tuple[Edition, ...]:
    """The editions there are, one a file of this folder."""
    names = (module.name for module in pkgutil.iter_modules(editions.__path__) if module.name not in _ROOM)
    return tuple(import_module(f"drafting.editions.{name}").EDITION for name in names)


def produce(reply: Reply, office: Office | None = None, wanted: Collection[str] = ()) -> Iterator[Made]:
    """The documents of a reply, by the names of editions; of none, the letter alone.

    Their suffixes differ, on file systems that fold cases and forms of characters, too. Raises DraftingError where an
    edition cannot be made.
    """
    chosen = [edition for edition in all_editions() if edition.name in wanted]
    taken: set[str] = set()
    for made in _documents(reply, office, chosen):
        yield replace(made, suffix=_distinct(made.suffix, taken))


def suffixes(reply: Reply | None, office: Office | None, wanted: Collection[str]) -> tuple[str, ...]:
    """The suffixes of what `produce` makes, without making it; `reply` may be None where no edition parts it."""
    chosen = [edition for edition in all_editions() if edition.name in wanted]
    taken: set[str] = set()
    addressees = [""] if reply is None else [name for name, _ in _letters(reply, office, chosen)]
    marks = "".join(f"-{edition.title}" for edition in chosen if edition.publish)
    beside = [f"-{edition.title}" for edition in chosen if edition.beside]
    return tuple(_distinct(suffix, taken) for suffix in [*(f"{_part(name)}{marks}" for name in addressees), *beside])


def parts(wanted: Collection[str]) -> bool:
    """Whether the number of documents depends on the form."""
    return any(edition.part for edition in all_editions() if edition.name in wanted)


def _documents(reply: Reply, office: Office | None, chosen: list[Edition]) -> Iterator[Made]:
    from drafting.wording.word import word

    for addressee, letter in _letters(reply, office, chosen):
        made = Made(_part(addressee), word(letter, office))
        for edition in chosen:
            if edition.publish:
                document, note = edition.publish(made.document, letter)
                made = Made(f"{made.suffix}-{edition.title}", document, note)
        yield made
    for edition in chosen:
        if edition.beside:
            yield Made(f"-{edition.title}", edition.beside(reply, office))


def _letters(reply: Reply, office: Office | None, chosen: list[Edition]) -> Iterator[tuple[str, Reply]]:
    parting = next((edition.part for edition in chosen if edition.part), None)
    yield from parting(reply, office) if parting else [("", reply)]


def _part(addressee: str) -> str:
    """A name as a part of a file's name: no path, no sign that some system refuses."""
    return "-" + "".join(one if one.isalnum() or one == "·" else "_" for one in addressee) if addressee else ""


def _distinct(suffix: str, taken: set[str]) -> str:
    """The suffix, numbered where another one is the same to some file system."""
    number, wish = 1, suffix
    while (key := folded(wish)) in taken:
        number += 1
        wish = f"{suffix}-{number}"
    taken.add(key)
    return wish
