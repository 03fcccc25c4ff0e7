"""A letter or a proposal that was sent in a mail: the mail's own words are none of it."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from drafting.document import Document, Notice
from drafting.letter.lines import plain, tight

_HEAD = re.compile("(发 ?件 ?人|收 ?件 ?人|抄 ?送人?|密 ?送|发送时间|时 ?间|日 ?期|主 ?题|附 ?件) ?：")
_QUOTED, _WROTE = re.compile("[>＞] ?"), re.compile("[>＞ ]*在 ?.{4,60}写道：")
_PARTS = re.compile("[-=—*＝（(【 ]+[^。，；]{0,8}正文[^。；]{0,20}[-=—*＝）)】 ]+")
_SENT = re.compile(
    "(?:第[^《》：]{1,12}号)?[^《》：]{0,6}《[^《》]{4,60}》"
    "|(?<=[：: ])关于[^《》：。]{4,60}(?:建议|提案|议案)(?=$|[ （])"
)
"""What parts the matter from the mail, and what of its subject names the matter."""
_TOP, _FEWEST = 12, 3
"""Paragraphs at the top in which the mail's head stands, and its lines at least."""
_LEFT = "邮件的抬头、附言和引文没有读入"


def without_mail(document: Document) -> Document:
    """What was sent: what the mail quotes where that is most of it, else what it does not; the same for no mail."""
    own = own_of([plain(one.text) for one in document])
    if own is None:
        return document
    sent = tuple(replace(document.paragraphs[at], text=document.paragraphs[at].text[part]) for at, part in own.items())
    return replace(document, paragraphs=sent, notices=(*document.notices, Notice(_LEFT)))


def own_of(texts: Sequence[str]) -> Mapping[int, slice] | None:
    """The places of what was sent among the plain paragraphs of a mail, and which part of each; None for no mail."""
    heads = _heads(texts[:_TOP])
    if not heads:
        return None
    rest = [at for at, text in enumerate(texts) if at not in heads and not _PARTS.fullmatch(text)]
    quoted = [at for at in rest if _QUOTED.match(texts[at])]
    if 2 * len(quoted) > len(rest):
        rest = quoted
    elif any(_WROTE.match(texts[at]) for at in rest):
        rest = [at for at in rest if not _QUOTED.match(texts[at]) and not _WROTE.match(texts[at])]
    named = {at: slice(*found.span()) for at in heads if (found := _named(texts[at]))}
    prefixes = {at: _QUOTED.match(texts[at]) for at in rest}
    return named | {at: slice(found.end() if found else 0, None) for at, found in prefixes.items()}


def _heads(texts: Sequence[str]) -> list[int]:
    """The places of a mail's head; none where these are no mail's."""
    found = {at: tight(match[1]) for at, text in enumerate(texts) if (match := _HEAD.match(text))}
    return [*found] if len(found) >= _FEWEST and {"发件人", "主题"} <= {*found.values()} else []


def _named(text: str) -> re.Match[str] | None:
    """The number and the title that the subject of a mail names."""
    return _SENT.search(text) if tight(text[:5]).startswith("主题：") else None
