"""Where an office's archive is, a file or a server, and the citation book of it for the rules."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import unquote

from drafting.findings import DraftingError
from drafting.model.office import Office

FILE = "archive.sqlite"
"""How an archive is called beside a profile."""

_ADDRESS = re.compile(
    r"(?P<scheme>postgres(?:ql)?://)(?:(?P<user>[^:@/?#]*)(?::[^:@/?#]*)?@)?"
    r"(?P<place>(?:[^:@/?#\[\]]*|\[[\da-fA-F:.]+\])(?::\d+)?(?:/[^:@/?#]*)?)(?:[?#][^@]*)?"
)
"""An address whose parts can be told from one another; of any other nothing is shown."""


@dataclass(frozen=True)
class Server:
    """A database on a server. Its address may hold a password, which is in nothing that is printed."""

    url: str = field(repr=False)

    def __str__(self) -> str:
        found = _ADDRESS.fullmatch(self.url)
        if not found:
            return "postgresql://…"
        return f"{found['scheme']}{unquote(found['user']) + '@' if found['user'] else ''}{found['place']}"


Place = Path | Server


def place_named(text: str, folder: Path = Path()) -> Place:
    """The archive that is meant by an address, or by a file's name as seen from a folder."""
    if "://" not in text:
        return folder / text
    if not text.startswith(("postgresql://", "postgres://")):
        raise DraftingError.of("Q007", "旧答复库的地址写得不对", remedy=_ADDRESSED)
    return Server(text)


_ADDRESSED = "写作 postgresql://用户@服务器/数据库，或者写文件名"


def place_of(office: Office | None, own: Path) -> Place:
    """The archive: the one that the profile names, or one beside it; without a profile in the user's `own` folder."""
    folder = office.path.parent if office and office.path else own
    return place_named((office.archive if office else "") or FILE, folder)


def is_there(place: Place) -> bool:
    """Whether there is an archive to ask; of a server only asking it says more."""
    return not isinstance(place, Path) or place.is_file()


def with_book(office: Office | None) -> Office | None:
    """The profile, with the citation book of its archive where there is one: the rules ask it."""
    if office is not None and office.path and office._book is None and is_there(place := place_of(office, Path())):
        from drafting.archive.book import Book

        office._book = Book(place)
    return office
