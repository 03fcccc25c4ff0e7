"""What a co-handling unit wrote (会办意见), taken out of its file as the draft of an answer of the host's."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from drafting.findings import DraftingError
from drafting.form.load import read_text
from drafting.form.revise import revise, values_of
from drafting.form.shape import MAX_FIELD
from drafting.language.characters import fit
from drafting.language.unverified import mark
from drafting.letter.particulars import unverified
from drafting.letter.read import read
from drafting.model.fields import FORM_SUFFIXES
from drafting.readers import read_document


def opinion_text(file: Path) -> str:
    """The points of an opinion: of a form or a letter its answers, of any other text all of it.

    Raises DraftingError where the file cannot be read or says nothing.
    """
    values = values_of(read_text(file)) if file.suffix.lower() in FORM_SUFFIXES else _read(file)
    points = [part for one in values.get("responses") or () for part in (one.get("heading"), one.get("body")) if part]
    if not (text := "\n".join(points).strip()):
        raise DraftingError.of("H001", "会办意见里没有文字", file=str(file), remedy="检查是否选错了文件")
    return fit(text)


def _read(file: Path) -> dict[str, Any]:
    try:
        return dict(read(file).record)
    except DraftingError as error:
        if {finding.code for finding in error.findings} != {"R102"}:
            raise
    lines = (paragraph.text.strip() for paragraph in read_document(file))  # no letter: a note, a table, a mail
    return {"responses": [{"body": "\n".join(line for line in lines if line)}]}


def taken_in(form: str, at: int, unit: str, text: str) -> str:
    """A host's form with a unit's opinion behind what its answer `at` (from 0) says, all to be verified in it marked.

    Raises DraftingError where the form has no such answer.
    """
    values = values_of(form)
    responses = [dict(one) for one in values.get("responses") or ()]
    if at >= max(1, len(responses)):
        raise DraftingError.of("H001", f"表单里没有第{at + 1}条答复", remedy="先在“答复”里写一条")
    responses = responses or [{}]
    own, head = responses[at].get("body", "").rstrip(), mark(f"以下取自{unit}会办意见")
    if head in own:
        raise DraftingError.of("H001", f"第{at + 1}条里已经有{unit}的会办意见", remedy="核对后去掉标记，不必再取")
    made = "\n".join(part for part in (own, head, unverified(text)) if part)
    if len(made) > MAX_FIELD:
        raise DraftingError.of("H001", f"会办意见太长，第{at + 1}条放不下", remedy="摘取要写进答复的部分")
    responses[at]["body"] = made
    return revise(form, {**values, "responses": responses})
