"""Element: a line of head or foot, or a part of one, and what it says."""

from __future__ import annotations

from dataclasses import dataclass

from drafting.document import Role
from drafting.letter.lines import Line


@dataclass(frozen=True, slots=True)
class Element:
    """What a line is. Checking looks at its role and its line as it stands, reading at its field and value.

    `role` is None where the line is not the letter's own. `field` is a path in English keys (`signatory`), `value`
    what it gets: "" for a label with nothing behind it, None where the lines of the field are read together.
    `guess` says why the value may be wrong, `left` why the text fits no field; `page`: it is the web page's.
    """

    line: Line
    role: Role | None = None
    field: str = ""
    value: object = None
    guess: str = ""
    left: str = ""
    page: bool = False
