"""Whether a value fits a label: what numbers, addresses, agencies look like."""

from __future__ import annotations

import re

from drafting.language.names import is_agency, is_organisation
from drafting.letter.lines import plain, tight
from drafting.proposal.persons import is_person, names_in

_PHONE = re.compile(r"[\d*＊xX×\-—、，,/ （）()]{1,40}")


def fits(field: str, text: str) -> bool:
    """Whether a text may be the value of a field."""
    bare = tight(plain(text))
    if not bare:
        return False
    if field == "name":
        return is_person(text) or (len(bare) < 200 and any(map(is_person, names_in(text))))
    if field in ("leader", "seconders", "writer"):
        return is_person(text) or (len(bare) < 200 and any(is_person(n) or is_organisation(n) for n in names_in(text)))
    if field == "organisation":
        return is_organisation(bare) or is_agency(bare)
    if field == "personal":
        return _PHONE.fullmatch(bare) is not None or len(bare) > 3
    if field == "number":
        return re.search(r"\d", bare) is not None and len(bare) < 24
    if field == "session":
        return re.search("届|次", bare) is not None
    if field in ("received", "due"):
        return re.search(r"\d", bare) is not None
    if field in ("host", "cohosts"):
        return len(bare) > 2 and re.search(r"\d{3}", bare) is None
    if field == "title":
        return len(bare) > 4
    return len(bare) < 30
