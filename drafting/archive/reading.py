"""A file as a paper: a form or an old letter by its answers, another document by its paragraphs."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from drafting.archive.paper import DOCUMENT, LETTER, PROPOSAL, Paper, Passage, without_numbers_of_persons
from drafting.document import Document
from drafting.findings import DraftingError
from drafting.letter.foreign import FOREIGN, SURVEY
from drafting.letter.head import is_secrecy
from drafting.model.demands import words_named
from drafting.model.fields import FORM_SUFFIXES

if TYPE_CHECKING:
    from drafting.model.office import Office

MOST_CHARACTERS = 300_000
"""More than any letter or policy holds."""

_PART = 600
"""Characters of a passage of a document that has no answers; a paragraph is never parted."""

_TITLE = 120
_HEAD = 8  # paragraphs among which a 密级 stands
_OPEN_MARK = "【待核"
SECRET = "标有密级，不收入"
_UNANSWERED, _UNVERIFIED = "还没有答复", "还有【待核】标记"


def paper_of(path: Path, office: Office | None = None) -> Paper | str:
    """What is to be kept of a file, or why nothing is: no answer yet, a 密级, a sheet beside a letter.

    Raises DraftingError where the file cannot be read.
    """
    made = _form(path, office) if path.suffix.lower() in FORM_SUFFIXES else _letter(path)
    return made if isinstance(made, str) else without_numbers_of_persons(made)


def _form(path: Path, office: Office | None) -> Paper | str:
    from drafting.form.load import load
    from drafting.model.office import complete
    from drafting.wording.word import word

    reply = load(path)
    if reply.missing:
        return _UNANSWERED
    whole = complete(reply, office) if office else reply
    record = whole.model_dump(mode="json", exclude_none=True)
    record["proposal"]["proposers"] = [proposer.understood.name for proposer in reply.proposal.proposers]
    around = [p.text for p in word(reply, office) if p.source in ("opening", "closing")]
    return _of_record(record, around, rank=1)


def _letter(path: Path) -> Paper | str:
    from drafting.letter.read import recognised
    from drafting.readers import read_document

    document = read_document(path)
    try:
        record = recognised(document).record
    except DraftingError as error:
        codes = {finding.code for finding in error.findings}
        if codes == {FOREIGN}:
            return _proposal(document) or _document(document, path)
        if codes == {SURVEY}:
            return "征询意见表"
        raise
    return _of_record(record, [str(record.get(name) or "") for name in ("opening", "closing")])


def _proposal(document: Document) -> Paper | str | None:
    """A proposal's own file, without the numbers and addresses of its proposers; None for what is none."""
    from drafting.proposal.take import take

    try:
        taken = take(document)
    except DraftingError:
        return None
    texts = [line for line in taken.text.split("\n") if line.strip()]
    if any(map(is_secrecy, texts[:_HEAD])):
        return SECRET
    proposal: Mapping[str, Any] = taken.record.get("proposal") or {}
    known = {name: str(proposal.get(name) or "") for name in ("title", "session", "number")}
    proposers = "、".join(map(str, proposal.get("proposers") or ()))
    return Paper(PROPOSAL, _passages(texts), **known, proposers=proposers)


def _of_record(record: Mapping[str, Any], around: Iterable[str], rank: int = 0) -> Paper | str:
    """The paper of a letter's fields in English keys, as a form or a reading has them."""
    if record.get("secrecy"):
        return SECRET
    proposal = record.get("proposal") or {}
    answers = tuple(_answers(record.get("responses") or (), proposal.get("demands") or ()))
    if not answers:
        return _UNANSWERED
    if any(_OPEN_MARK in answer.text for answer in answers):
        return _UNVERIFIED
    first = Passage(0, "\n".join(text for text in around if text))
    known = {name: str(proposal.get(name) or "") for name in ("title", "session", "number")}
    return Paper(
        LETTER,
        (first, *answers) if first.text else answers,
        kind=str(record.get("kind") or ""),
        **known,
        proposers="、".join(map(str, proposal.get("proposers") or ())),
        agency=str(record.get("issuer") or ""),
        document_number=str(record.get("document_number") or ""),
        class_=str(record.get("result") or ""),
        date=str(record.get("date") or ""),
        rank=rank,
    )


def _answers(responses: Iterable[Mapping[str, Any]], demands: Sequence[str]) -> Iterator[Passage]:
    for nth, response in enumerate(responses, 1):
        if text := str(response.get("body") or "").strip():
            known = {name: str(response.get(name) or "") for name in ("heading", "disposition", "due")}
            yield Passage(nth, text, demand=words_named(str(response.get("demand") or ""), demands), **known)


def _document(document: Document, path: Path) -> Paper | str:
    """A document that is no letter, in passages of several paragraphs."""
    texts = [paragraph.text.strip() for paragraph in document]
    if any(map(is_secrecy, texts[:_HEAD])):
        return SECRET
    if sum(map(len, texts)) > MOST_CHARACTERS:
        raise DraftingError.of("R105", "文字过多，没有收入", file=str(path))
    title = texts[0] if texts and len(texts[0]) <= _TITLE else path.stem
    return Paper(DOCUMENT, _passages(texts), title=title)


def _passages(texts: Iterable[str]) -> tuple[Passage, ...]:
    return tuple(Passage(nth, text) for nth, text in enumerate(_parts(texts), 1))


def _parts(texts: Iterable[str]) -> Iterator[str]:
    held: list[str] = []
    for text in texts:
        if held and sum(map(len, held)) + len(text) > _PART:
            yield "\n".join(held)
            held = []
        held.append(text)
    if held:
        yield "\n".join(held)
