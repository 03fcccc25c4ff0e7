"""A new form from an old reply: its answers and blocks stay, the old case's particulars are emptied and marked."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from drafting.form.load import load_record, read_text
from drafting.language.pictures import parse_picture
from drafting.language.unverified import mark
from drafting.letter.particulars import marked
from drafting.letter.record import Reading
from drafting.letter.transcript import NEEDED, BlockName, dump
from drafting.model.kinds import kind_of
from drafting.model.proposal import Proposal
from drafting.model.reply import Reply
from drafting.shelf import blocks
from drafting.wording.word import word

_EMPTIED = ("copy_number", "document_number", "signatory", "result", "date", "printed_on")
_DERIVED = ("title", "salutation", "opening", "attachments")
_SAID = {"opening": "旧文引言之后还有", "attachments": "旧文有附件，未沿用"}
_CASE = ("session", "number", "proposers", "title", "proposer_count", "demands", "received", "due")
_HEAD = (
    "# 由旧答复改成的新表单：答复各条沿用旧文，请逐条改写；原案的编号、日期、姓名已清空，\n"
    "# 旧文中的数字、日期、名称标有【待核：……】，核对后去掉标记。\n"
)


def read_proposal(path: Path) -> dict[str, Any]:
    """The new case from a YAML or JSON file with the proposal's fields (届次, 编号, 标题, 提出人 …), in English keys.

    Raises DraftingError with all that is wrong.
    """
    proposal = load_record(read_text(path), str(path), Proposal, "proposal")
    values = proposal.model_dump(mode="json", exclude_none=True)
    return values | {"proposers": [proposer.name for proposer in proposal.proposers]}


def renewed(reading: Reading, proposal: Mapping[str, Any] | None = None, kind: str | None = None) -> str:
    """The form as YAML. `proposal` is the new case in English keys; what it has is filled in, the rest is marked.

    `kind` is the new letter's, if it is another than the old one's or the one that answers the new case.
    """
    old, case = dict(reading.record), dict(proposal or {})
    comments: dict[str, str] = {}
    record = {key: value for key, value in old.items() if key not in (*_DERIVED, *_EMPTIED)}
    record |= {key: _emptied(key, old[key], comments) for key in _EMPTIED if old.get(key) is not None}
    record["closing"] = _block(reading.reply) or marked(str(old.get("closing") or ""), old) or None
    record["proposal"] = _case(old.get("proposal") or {}, case, comments)
    record["responses"] = [_unverified(response, old) for response in old.get("responses") or ()]
    beside = {"opening": str(old.get("opening") or "").split("\n")[1:], "attachments": _titles(old)}
    if said := [f"{_SAID[key]}：{'、'.join(map(str, texts))}" for key, texts in beside.items() if texts]:
        comments["responses"] = "；".join(said)
    if case.get("kind") and record.get("kind") != "会办意见":
        record["kind"] = f"{case['kind']}答复"
    if kind and kind != record.get("kind"):
        record["kind"] = kind
        record["proposal"] = {**record["proposal"], "kind": case.get("kind") or kind_of(kind).subject or None}
    return _HEAD + dump(record, comments)


def _titles(old: Mapping[str, Any]) -> list[str]:
    return [one if isinstance(one, str) else one["title"] for one in old.get("attachments") or ()]


def _unverified(response: Mapping[str, Any], old: Mapping[str, Any]) -> dict[str, Any]:
    """An old answer with its figures and the particulars of its case marked, to be verified before it is sent."""
    texts = {key: _marked(response[key], old) for key in ("heading", "body") if response.get(key)}
    return {**response, **texts}


def _marked(text: str, old: Mapping[str, Any]) -> str:
    """A text with its particulars marked; a picture is the old case's, and a mark stands in its place."""
    return "\n".join(
        mark(f"旧文此处有图 {called.caption}".strip()) if (called := parse_picture(line)) else marked(line, old)
        for line in text.split("\n")
    )


def _case(old: Mapping[str, Any], new: Mapping[str, Any], comments: dict[str, str]) -> dict[str, Any]:
    """The new case; what it must have and has not stands empty."""
    kept = {key: value for key, value in old.items() if key not in _CASE}
    wanted = [key for key in _CASE if f"proposal.{key}" in NEEDED and key not in new]
    return kept | {key: _emptied(f"proposal.{key}", old.get(key), comments) for key in wanted} | dict(new)


def _emptied(path: str, value: Any, comments: dict[str, str]) -> str:
    was = "、".join(map(str, value)) if isinstance(value, list) else value
    comments[path] = f"请填新的；旧文为：{was}" if was else "请填"
    return ""


def _block(reply: Reply | None) -> str | None:
    """The name of the closing block that the old letter ends with."""
    if reply is None or not reply.closing:
        return None
    ending = reply.closing.split()
    for name in blocks("closing"):
        said = word(reply.without_answer.model_copy(update={"closing": name}))
        if [paragraph.text for paragraph in said if paragraph.source == "closing"] == ending:
            return BlockName(name)
    return None
