"""A comment above a field of a form's text, all else kept."""

from __future__ import annotations

import re

from drafting.form.revise import values_of
from drafting.form.shape import shape
from drafting.language.characters import fit


def commented(text: str, where: str, said: str) -> str:
    """The form's text with a comment above the line of the field at this path; at its end where none may stand there.

    Raises DraftingError for what is no YAML.
    """
    comment = f"# {' '.join(fit(said).split())}"
    node = shape(text)[2].nodes.get(where)
    lines = text.split("\n")
    at = node.line - 1 if node else len(lines)
    indent = re.match(" *", lines[at])[0] if node else ""
    made = "\n".join([*lines[:at], indent + comment, *lines[at:]])
    return made if values_of(made) == values_of(text) else f"{text.rstrip()}\n{comment}\n"
