"""An old answer as a draft: all that may be last year's is marked, and stays marked until a person has verified it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from drafting.archive.searching import Hit
from drafting.findings import DraftingError
from drafting.form.annotate import commented
from drafting.form.revise import revise, values_of
from drafting.letter.particulars import unverified


def origin_of(hit: Hit) -> str:
    """Where a draft was taken from, in one line for a comment."""
    known = (hit.source, hit.date, f"《{hit.title}》" if hit.title else "", f"第{hit.passage.nth}条", hit.file)
    return "取自旧答复：" + "，".join(part for part in known if part) + "；标有【待核】处请逐一核对"


def taken_into(form: str, nth: int, hit: Hit) -> str:
    """A form's text with an old answer as the draft to its demand `nth` (from 1), its source in a comment above.

    Raises DraftingError where the form has no such demand, or an answer to it already.
    """
    values = values_of(form)
    demands = (values.get("proposal") or {}).get("demands") or []
    if nth > max(1, len(demands)):
        raise DraftingError.of("Q005", f"表单里没有第{nth}项诉求", remedy="先在“诉求”里写明")
    responses = values.get("responses") or []
    at = next((n for n, response in enumerate(responses) if _answers(response, nth, demands)), None)
    at = 0 if at is None and len(responses) == 1 and not responses[0].get("body") else at
    return drafted(form, len(responses) if at is None else at, hit, str(nth))


def drafted(form: str, at: int, hit: Hit, demand: str = "") -> str:
    """A form's text with an old answer as the draft of its answer `at` (from 0), all to be verified in it marked.

    Raises DraftingError where there is an answer already, or no comment can say where the draft is from.
    """
    if form.lstrip().startswith("{"):
        raise DraftingError.of("Q005", "JSON 表单写不进说明出处的注释", remedy="改用 YAML 表单")
    values = values_of(form)
    responses = list(values.get("responses") or [])
    own = dict(responses[at]) if at < len(responses) else {}
    if own.get("body", "").strip():
        raise DraftingError.of("Q005", f"第{at + 1}条已有内容，没有改动", remedy="先清空这一条的“内容”")
    heading = own.get("heading") or unverified(hit.passage.heading)
    made = {**own, "heading": heading, "demand": own.get("demand") or demand, "body": unverified(hit.passage.text)}
    responses[at : at + 1] = [{name: value for name, value in made.items() if value}]
    return commented(revise(form, {**values, "responses": responses}), f"responses.{at}.body", origin_of(hit))


def _answers(response: Mapping[str, str], nth: int, demands: Sequence[str]) -> bool:
    """Whether a response says that it answers this demand."""
    typed = response.get("demand", "")
    return typed == str(nth) or (nth <= len(demands) and typed == demands[nth - 1])
