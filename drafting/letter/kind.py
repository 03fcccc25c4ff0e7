"""What a letter is and what it answers: by its title, else by its opening and by whom it addresses."""

from __future__ import annotations

import re
from typing import NamedTuple

from drafting.language.names import HAN
from drafting.letter.lines import plain
from drafting.letter.proposal import quotations, without_quotes
from drafting.letter.words import KIND, KIND_WORDS

_KIND_BEHIND = re.compile(rf"号(?:（[^（）]{{0,30}}）)?{HAN}{{0,10}}?(建议案|建议|议事原案|议案|提案)")


class Kind(NamedTuple):
    """What a letter is: its 文种 ("" where nothing says), what it answers, and why each may be wrong."""

    name: str
    subject: str | None
    guess: str
    doubt: str


def kind_of(opening: str, salutation: str, to_host: bool, title: str) -> Kind:
    """The kind by the title, else by the opening and by whom the letter addresses."""
    title = without_quotes(plain(title))
    addressed = "提案" if "委员" in salutation else "建议" if "代表" in salutation else ""
    behind, anywhere = _KIND_BEHIND.search(title), KIND.findall(title)
    seen = [KIND_WORDS[word] for word in KIND.findall(plain(opening)[:600])]
    if behind or anywhere:
        subject = KIND_WORDS[behind[1] if behind else anywhere[-1]]
        doubt = _doubt(subject, opening, addressed, title)
    else:
        subject = _kind_in(opening, addressed)
        doubt = "" if _agreed(subject, seen, addressed) else "标题中没有，按引言和称谓判断"
    cohandled = to_host or re.search("[会协]办意见|协助办理", title) is not None
    name = "会办意见" if cohandled else f"{subject}答复" if subject else ""
    titled = re.search("[会协]办意见", title) is not None and to_host
    sure = titled if cohandled else behind or _agreed(subject, seen, addressed)
    return Kind(name, subject, "" if sure else "按标题、称谓和引言判断", doubt)


def _agreed(subject: str | None, seen: list[str], addressed: str) -> bool:
    """Whether the opening and whom the letter addresses say the same, and nothing else."""
    return bool(addressed) and set(seen) == {subject} and (addressed == "提案") == (subject == "提案")


def _kind_in(opening: str, addressed: str) -> str | None:
    seen = plain(opening)[:1000]
    words = [KIND_WORDS[word] for word in KIND.findall(without_quotes(seen))]
    quoted = [KIND_WORDS[word] for start, end in quotations(seen) for word in KIND.findall(seen[end - 5 : end])]
    for subject in ("议案", "提案"):
        if subject in words or subject in quoted:
            return subject
    if addressed:
        return addressed if addressed == "提案" else "建议"
    return "建议" if "建议" in (*words, *quoted) else None


def _doubt(subject: str, opening: str, addressed: str, title: str) -> str:
    """Why a kind that the title names is uncertain; empty where nothing speaks against it."""
    told = {KIND_WORDS[word] for word in KIND.findall(without_quotes(plain(opening)))} - {subject}
    if addressed and (addressed == "提案") != (subject == "提案"):
        return f"标题称{subject}，称谓却是{'委员' if addressed == '提案' else '代表'}"
    if told & {"提案", "议案"}:
        return f"标题称{subject}，引言称{'、'.join(sorted(told))}"
    return "标题写作建议案或议事原案" if re.search("建议案|议事原案", title) else ""
