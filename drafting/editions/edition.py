"""What an edition is: a name on the command line and in file names, and one of three ways to make it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from drafting.document import Document
    from drafting.model.office import Office
    from drafting.model.reply import Reply


@dataclass(frozen=True, slots=True)
class Edition:
    """One edition. `name` is its option, `title` stands in file names, `help` beside the option.

    It does one of three: `part` one reply into several, each with its addressee; `publish` a worded document in
    another form, with what is to be said of it; or make a document that goes `beside` the reply.
    """

    name: str
    title: str
    help: str
    part: Callable[[Reply, Office | None], Iterator[tuple[str, Reply]]] | None = None
    publish: Callable[[Document, Reply], tuple[Document, str]] | None = None
    beside: Callable[[Reply, Office | None], Document] | None = None


@dataclass(frozen=True, slots=True)
class Made:
    """A document: what is added to the form's file name, and what is to be said of it."""

    suffix: str
    document: Document
    note: str = ""
