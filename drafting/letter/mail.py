"""A letter or a proposal that was sent in a mail: the mail's own words are none of it."""

from __future__ import annotations

import re
from dataclasses import replace

from drafting.document import Document, Notice, Paragraph
from drafting.letter.lines import plain

_HEAD = re.compile("(发件人|收件人|抄送人?|密送|发送时间|时间|日期|主题|附件)：")
_QUOTED, _WROTE = re.compile(r"[>＞] ?"), re.compile("在 ?.{4,60}写道：")
_TOP, _FEWEST = 12, 3
"""Paragraphs at the top in which the mail's head stands, and its lines at least."""
_LEFT = "邮件的抬头、附言和引文没有读入"


def without_mail(document: Document) -> Document:
    """What was sent: what the mail quotes where that is most of it, else what it does not; the same for no mail."""
    heads = _heads(document.paragraphs[:_TOP])
    if not heads:
        return document
    rest = [one for at, one in enumerate(document.paragraphs) if at not in heads]
    quoted = [one for one in rest if _QUOTED.match(one.text)]
    if 2 * len(quoted) > len(rest):
        own = [replace(one, text=text) for one in quoted if (text := _QUOTED.sub("", one.text, count=1)).strip()]
    else:
        own = [one for one in rest if not _QUOTED.match(one.text) and not _WROTE.match(plain(one.text))]
    return replace(document, paragraphs=tuple(own), notices=(*document.notices, Notice(_LEFT)))


def _heads(paragraphs: tuple[Paragraph, ...]) -> set[int]:
    """The places of a mail's head; none where these are no mail's."""
    found = {at: match[1] for at, one in enumerate(paragraphs) if (match := _HEAD.match(plain(one.text)))}
    return {*found} if len(found) >= _FEWEST and {"发件人", "主题"} <= {*found.values()} else set()
