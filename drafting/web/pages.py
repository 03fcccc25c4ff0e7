"""The pages as HTML, each made of what it shows."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING, Any

from drafting.archive.book import Entry
from drafting.archive.place import is_there
from drafting.archive.similar import Near
from drafting.checking.rules.y_review import COMMENT
from drafting.findings import Finding, Severity
from drafting.form.revise import values_of
from drafting.layout import pages as paper
from drafting.ledger.state import State as Stage
from drafting.model.fields import spoken
from drafting.model.kinds import kind_of
from drafting.model.office import Office
from drafting.proposal.form import doubts, text_beside
from drafting.web import offers
from drafting.web.awaited import awaited
from drafting.web.draft import Draft, judge
from drafting.web.filing import Discarded, is_outgrown
from drafting.web.given import given
from drafting.web.listing import OVERDUE, Listing
from drafting.web.profile import archive_of
from drafting.web.rendering import page
from drafting.web.store import Form, waiting
from drafting.web.view import field, in_order, section_of, sections

if TYPE_CHECKING:
    from drafting.merging.came import Came
    from drafting.web.changes import Shown as Change
    from drafting.web.opinions import Shown
    from drafting.web.remarks import Shown as Remark
    from drafting.web.returned import Returned
    from drafting.web.review import Told
    from drafting.web.trail import Shown as Trail
    from drafting.web.trouble import Trouble
    from drafting.web.versions import Version

_STATUS = {
    400: "内容过多或不完整，没有保存",
    404: "没有这一页",
    405: "没有这一步操作",
    408: "内容没有发完，没有接收",
    413: "内容超过 10 MB，没有接收",
    422: "网址不对，或没有选文件",
    500: "程序出错，这一步没有做成，已保存的内容不受影响",
    503: "用的时间太长，没有等到结果。过一会儿刷新页面看一看；内容很多的表单，请分成几份",
}


def home(folder: Path, shown: Listing) -> str:
    """The list of forms."""
    states = [OVERDUE, *map(str, Stage)]
    return page("home.html", folder=folder.name or str(folder), states=states, **_listed(shown))


def rows(shown: Listing) -> str:
    """The rows of the list alone."""
    return page("rows.html", **_listed(shown))


def _listed(shown: Listing) -> dict[str, Any]:
    waiting = any(row.state is None for row in shown.rows)
    return {"shown": shown, "wish": shown.wish, "rows": shown.rows, "waiting": waiting, "overdue": OVERDUE}


def new(kinds: Sequence[str]) -> str:
    """The page of a new reply."""
    paths = ("proposal.session", "proposal.number", "proposal.title")
    return page("new.html", kinds=kinds, fields=[field(path, {}) for path in paths])


def editor(form: Form, steps: tuple[int, int], office: Office | None) -> str:
    """The page of one form."""
    return page("editor.html", **_work(form, steps, office))


def work(form: Form, steps: tuple[int, int], office: Office | None, touched: Iterable[str]) -> str:
    """What of that page a step changes: the work, and the case's name and state in the header."""
    return page("step.html", **_work(form, steps, office, touched))


def _work(form: Form, steps: tuple[int, int], office: Office | None, touched: Iterable[str] = ()) -> dict[str, Any]:
    values = values_of(form.text)
    conflicts, parts = waiting(form.folder, form.name), sections(values, office)
    draft = judge(values, office, form.text, form.folder).undecided(conflicts)
    places = {path for section in parts for each in (*section.fields, *section.more) for path in each.paths()}
    return {
        "form": form,
        "called": _called(form, values),
        "conflicts": conflicts,
        "placeless": list(dict.fromkeys(each.path for each in conflicts if each.path not in places)),
        "steps": steps,
        "sections": parts,
        "archived": is_there(archive_of(form.folder)),
        "followed": bool(values.get("first_reply")),
        "cohandled": bool((values.get("proposal") or {}).get("cohosts") or values.get("opinions")),
        "outgrown": is_outgrown(form, values),
        "kept": text_beside(form.folder / form.name).is_file(),
        "given": given(draft, office),
        **_judged(draft, touched),
    }


def _judged(draft: Draft, touched: Iterable[str] | None = None) -> dict[str, Any]:
    """What a page shows of a draft; with `touched`, the fields a person came to, the empty others are held back."""
    held = frozenset() if touched is None else awaited(draft.findings, draft.values, touched)
    counts = Counter(finding.severity.value for finding in draft.findings if finding not in held)
    return {
        "pages": paper.pages(draft.document),
        "findings": in_order(draft.findings),
        "held": held,
        "counts": {severity.value: counts[severity] for severity in Severity},
        "lacks": draft.lacks,
        "complete": draft.complete,
        "waiting": draft.waiting,
    }


def _called(form: Form, values: Mapping[str, Any]) -> str:
    """What a case is called: the proposal's number and title as far as they are there, or else the file's name."""
    proposal = values.get("proposal") or {}
    number = f"第{proposal['number']}号" if proposal.get("number") else ""
    return " ".join(part for part in (number, proposal.get("title") or "") if part) or form.title


def preview(form: Form, draft: Draft, office: Office | None, touched: Iterable[str]) -> str:
    """The pages, the findings, the case's name and what stands in for fields left out, as it is typed, for htmx."""
    known = {"called": _called(form, draft.values), "given": given(draft, office)}
    return page("preview.html", form=form, **known, **_judged(draft, touched))


def proposal(form: Form, lines: Sequence[str], places: Mapping[int, Sequence[int]]) -> str:
    """The proposal's text, with the numbers of the demands in each line, counted from 0; above it, what is a guess."""
    said = [(path, spoken(path), words) for path, words in doubts(form.text).items()]
    return page("proposal.html", form=form, lines=lines, places=places, doubts=said)


def similar(form: Form, at: int, asked: str, found: Sequence[Near]) -> str:
    """The old answers nearest to what answer `at` (from 0) is about."""
    responses = values_of(form.text).get("responses") or []
    written = at < len(responses) and bool((responses[at].get("body") or "").strip())
    return page("similar.html", form=form, at=at, asked=asked, found=found, written=written)


def opinions(form: Form, at: int, found: Sequence[Shown]) -> str:
    """What the co-handling units wrote, for answer `at` (from 0)."""
    return page("opinions.html", form=form, at=at, found=found)


def first(form: Form, values: Mapping[str, Any]) -> str:
    """What the first reply of this form's case said; a point has every field of one, "" for what is not there."""
    known = {name: values.get(name) or "" for name in ("document_number", "date", "result", "feedback")}
    fields = ("heading", "disposition", "body", "unit", "due", "done")
    points = [{name: point.get(name, "") for name in fields} for point in values.get("responses") or ()]
    told = known["feedback"] and {name: known["feedback"].get(name, "") for name in ("result", "received", "opinion")}
    return page("first.html", form=form, first=known | {"feedback": told, "responses": points})


def citations(form: Form, asked: str, found: Sequence[Entry]) -> str:
    """The documents that were looked for, as they are to be cited."""
    return page("cite.html", form=form, asked=asked, found=found)


def check(form: Form, draft: Draft, remarks: Sequence[Remark], refused: bool = False) -> str:
    """The page before a reply goes out; `refused` where the Word file was asked for too early.

    The open `remarks` of reviewers stand on it by themselves.
    """
    judged = _judged(draft)
    found = [finding for finding in judged["findings"] if finding.code != COMMENT]
    groups = [(title, list(same)) for title, same in groupby(found, key=lambda each: section_of(each.where))]
    survey = draft.reply is not None and kind_of(draft.reply.kind).answers_proposer
    known = {"refused": refused, "groups": groups, "remarks": remarks, "survey": survey}
    return page("check.html", form=form, **known, **judged)


def review(
    form: Form, letters: Sequence[Returned], remarks: Sequence[Remark], trail: Trail, refused: Sequence[Finding]
) -> str:
    """A form in review: what goes out, the letters that came back, the trail; what was `refused` just now."""
    return page("review.html", form=form, letters=letters, remarks=remarks, trail=trail, refused=refused)


def returned(
    form: Form,
    letter: Returned,
    came: Came,
    rows: Sequence[Change],
    clashing: Sequence[Change],
    told: Told | None,
    refused: Sequence[Finding],
) -> str:
    """A letter that came back: its changes, what clashes, what no field holds; `told` says what was just done."""
    known = {"came": came, "rows": rows, "clashing": clashing, "told": told, "refused": refused}
    return page("returned.html", form=form, letter=letter, **known)


def comments(refused: Sequence[Finding] = (), fine: str = "") -> str:
    """The page on which anybody's letter is given to be commented on; `fine` names one in which nothing is found."""
    return page("comments.html", refused=refused, fine=fine)


def earlier(form: Form, number: int, draft: Draft) -> str:
    """An earlier text of a form, as its pages print."""
    return page("earlier.html", form=form, number=number, **_judged(draft))


def printed(form: Form, draft: Draft) -> str:
    """The pages alone."""
    return page("print.html", form=form, **_judged(draft))


def picker(form: Form, path: str, office: Office | None, search: str, bare: bool) -> str:
    """The standard blocks for a field. Raises DraftingError for a field that takes none."""
    values = values_of(form.text)
    found = [
        choice
        for choice in offers.choices(values, path, office)
        if any(search in text for text in (choice.entry.name, choice.text, choice.entry.head.get("说明", "")))
    ]
    known = {"typed": offers.own(values, path, office), "current": offers.named(values, path, office)}
    known |= {"label": spoken(path), "kind": values.get("kind", "")}
    return page("picker.html", form=form, path=path, choices=found, search=search, bare=bare, **known)


def file(form: Form, wish: str, case: str) -> str:
    """What can be done with a form's file; `wish` is the name to begin from, `case` that of its case or ""."""
    return page("file.html", form=form, wish=wish, case=case)


def bin_(found: Sequence[Discarded]) -> str:
    """What is in the bin."""
    return page("bin.html", found=found)


def versions(name: str, found: Sequence[Version]) -> str:
    """What a form was before."""
    return page("versions.html", name=name, versions=found)


def version(form: Form, version: Version, draft: Draft) -> str:
    """A form as it was, beside what it is."""
    return page("version.html", form=form, version=version, **_judged(draft))


def problem(findings: Iterable[Finding], status: int = 409, trouble: Trouble | None = None) -> str:
    """What went wrong, in words, and the ways out."""
    said = _STATUS.get(status, "这一步没有做成")
    if trouble and not trouble.whole:
        said = "这份表单读不出来" if trouble.here else "没有这份表单"
    return page("problem.html", findings=findings, said=said, trouble=trouble, size=status in (400, 413))
