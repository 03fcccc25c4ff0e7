"""Y101, Y102: what reviewers said of a form and nobody has seen to yet."""

from __future__ import annotations

from collections.abc import Iterator

from drafting.checking.case import Case
from drafting.checking.rule import Fault, rule
from drafting.findings import DraftingError, Severity
from drafting.review.entries import Comment, Trail
from drafting.review.trail import read

COMMENT = "Y101"
_LONGEST = 30  # characters of the words that are quoted


@rule(COMMENT, Severity.WARNING)
def comment_open(case: Case) -> Iterator[Fault]:
    """审核人的批注还没有办。

    为什么：批注是核稿、会签的人要承办人改的、答的；没有办就发出，等于没有审核。改好或者答复以后，记作已办：
    drafting history 表单 --done 编号。
    依据：党政机关公文处理工作条例：公文文稿签发前应当审核，需作修改的修改后重新报送
    """
    found = _trail(case).open
    numbers = {comment.number for comment in found}
    for comment in found:
        if comment.answers not in numbers:
            replies = "".join(f"；{one.author}：{one.text}" for one in found if one.answers == comment.number)
            at, span = _standing(case, comment)
            remedy = f"办好后记作已办：drafting history {case.form.name} --done {comment.number}"
            yield Fault(at, f"{_said(comment)}{replies}", remedy, span)


@rule("Y102", Severity.WARNING)
def trail_damaged(case: Case) -> Iterator[Fault]:
    """修改痕迹里有读不懂的行，或者读不了。

    为什么：读不懂的行里可能有没有办的批注。
    依据：本程序的文件写法（表单旁边的“表单名.trail.jsonl”，一行一条）
    """
    form = case.form
    if form is None:
        return
    try:
        for finding in read(form).damaged:
            yield Fault("", f"修改痕迹第{finding.line}行：{finding.message}", finding.remedy)
    except DraftingError as error:
        yield Fault("", error.findings[0].message, error.findings[0].remedy)


def _trail(case: Case) -> Trail:
    try:
        return read(case.form) if case.form else Trail()
    except DraftingError:  # Y102 says it
        return Trail()


def _said(comment: Comment) -> str:
    words = comment.words.replace("\n", "")
    quoted = f"“{words[:_LONGEST]}{'…' if words[_LONGEST:] else ''}”" if words else ""
    return f"批注{comment.number}{f'（{comment.author}）' if comment.author else ''}{quoted}：{comment.text}"


def _standing(case: Case, comment: Comment) -> tuple[int | str, tuple[int, int] | None]:
    """The paragraph and the characters on which a comment stands; its field where the words stand there no more."""
    words = comment.words.partition("\n")[0]
    for index, paragraph in enumerate(case.document.paragraphs):
        own = {paragraph.source, *(span.source for span in paragraph.spans)}
        if words and comment.where in own and (start := paragraph.text.find(words)) >= 0:
            return index, (start, start + len(words))
    return comment.where, None
