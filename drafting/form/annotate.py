"""A comment above a field of a form's text, all else kept."""

from __future__ import annotations

import re

from drafting.form.revise import values_of
from drafting.form.shape import shape
from drafting.language.characters import fit


def commented(text: str, where: str, said: str) -> str:
    """The form's text with a comment above the line of the field at this path; at its end where none may stand there.

    Each line of what is said is a line of the comment. Raises DraftingError for what is no YAML.
    """
    comments = [f"# {' '.join(line.split())}" for line in fit(said).splitlines() if line.strip()]
    node = shape(text)[2].nodes.get(where)
    lines = text.split("\n")
    at = node.line - 1 if node else len(lines)
    indent = re.match(" *", lines[at])[0] if node else ""
    made = "\n".join([*lines[:at], *(indent + comment for comment in comments), *lines[at:]])
    return made if values_of(made) == values_of(text) else "\n".join([text.rstrip(), *comments, ""])
