"""An Intake as a form that a person goes on with: a blank one with the case filled in, a comment at each guess."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from drafting.findings import Finding
from drafting.form.blank import blank_form
from drafting.form.revise import revise, values_of
from drafting.form.shape import shape
from drafting.language.characters import fit
from drafting.model.fields import FORM_SUFFIXES
from drafting.model.office import Office
from drafting.proposal.take import Intake

BESIDE = ".来件.txt"
"""How the file ends that keeps a proposal's text beside its form."""
_HEAD = "# 由来文读出：逐条核对，带“推断”“没有写明”字样的说明处尤其要看。诉求后注明的行，是{text}的行。\n"
_UNNAMED = "来文没有写明"
_DOUBTS = ("推断所得", _UNNAMED)
_NO_TEXT = "来文"


def to_form(taken: Intake, office: Office | None = None, text_name: str = "") -> str:
    """The form as YAML. `text_name` is the file beside it that holds the proposal's text."""
    blank = blank_form(str(taken.record["kind"]), office)
    values = values_of(blank)
    proposal = {**values["proposal"], **_written(taken.record["proposal"])}
    values |= {"proposal": proposal, "responses": _written(taken.record["responses"])}
    form = revise(blank, values)
    return _HEAD.format(text=text_name or _NO_TEXT) + _commented(form, taken.findings)


def with_demands(form: str, taken: Intake) -> str:
    """A form with the demands of its proposal, an answer laid out for each; one that has demands or answers stays.

    What else the proposal says stands where the form is silent. Raises DraftingError for what is no form.
    """
    values = values_of(form)
    responses = values.get("responses") or []
    told = any(one.get("body") if isinstance(one, Mapping) else one for one in responses)
    proposal, said = values.get("proposal") or {}, _written(taken.record["proposal"])
    if proposal.get("demands") or told or not said.get("demands"):
        return form
    silent = {key: value for key, value in said.items() if not proposal.get(key) and key not in ("kind", "host")}
    values |= {"proposal": {**proposal, **silent}, "responses": _written(taken.record["responses"])}
    filled = {f"proposal.{key}" for key in silent}
    return _commented(revise(form, values), [one for one in taken.findings if _parent(one.where) in filled])


def _parent(where: str) -> str:
    return ".".join(where.split(".")[:2])


def _written(value: Any) -> Any:
    """The values as a form has them: text, without what a form may not hold."""
    if isinstance(value, Mapping):
        return {key: _written(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [_written(item) for item in value]
    return fit(str(value))


def _commented(form: str, findings: Iterable[Finding]) -> str:
    """The form with what is to be said of a field above its line."""
    origin = shape(form)[2]
    said: dict[int, list[str]] = {}
    for finding in findings:
        if finding.where in origin.nodes:
            said.setdefault(origin.locate(finding.where)[1], []).append(finding.message)
    lines = form.split("\n")
    for row in sorted(said, reverse=True):
        line = lines[row - 1]
        pad = " " * (len(line) - len(line.lstrip(" ")))
        lines.insert(row - 1, f"{pad}# {'；'.join(said[row])}")
    return "\n".join(lines)


def doubts(form: str) -> dict[str, str]:
    """What the form says above its fields of how they were read: the path of each field that is a guess or that the
    proposal does not name and nobody has filled since, and the words."""
    origin = shape(form)[2]
    filled = {f"proposal.{name}" for name, value in (values_of(form).get("proposal") or {}).items() if value}
    lines = form.split("\n")
    found = {}
    for path in origin.nodes:
        above = lines[max(origin.locate(path)[1] - 2, 0)].strip()
        parts = [part for part in above.removeprefix("# ").split("；") if part.startswith(_DOUBTS)]
        parts = [part for part in parts if path not in filled or not part.startswith(_UNNAMED)]
        if above.startswith("# ") and parts and path.rpartition(".")[0] not in found:
            found[path] = "；".join(parts)
    return found


def is_beside(file: Path) -> bool:
    """Whether a file is the text of a proposal that is kept beside its form."""
    form = file.name.removesuffix(BESIDE)
    return form != file.name and any(file.with_name(form + suffix).exists() for suffix in FORM_SUFFIXES)


def text_beside(form: Path) -> Path:
    """Where the proposal's text is kept: 表单.yaml has 表单.来件.txt."""
    return form.with_name(f"{form.stem}{BESIDE}")
