"""C101 to C104: what a letter cites, against the citation book of the office's archive; silent where there is none."""

from __future__ import annotations

from collections.abc import Iterator

from drafting.checking.case import PROSE, Case
from drafting.checking.rule import Fault, Mend, rule
from drafting.findings import Severity
from drafting.language.citations import Cited, find, plain_number, plain_title
from drafting.language.pairs import short


def _cited(case: Case) -> Iterator[tuple[int, Cited]]:
    """The documents that the letter cites, with their paragraphs."""
    for index, paragraph in case.each(*PROSE) if case.book else ():
        yield from ((index, one) for one in find(paragraph.text))


def _is_part(one: str, other: str) -> bool:
    """Whether two titles are one, with its issuer in front or without."""
    first, second = plain_title(one), plain_title(other)
    return first.endswith(second) or second.endswith(first)


@rule("C101", Severity.WARNING)
def number_of_another_title(case: Case) -> Iterator[Fault]:
    """这个发文字号以前是另一个题名的。

    为什么：一个字号只有一份文件；旧答复库里这个字号后面是另一个题名，多半有一处记错。
    不好：
        正文：按照《公园管理实施细则》（云政办〔2025〕18号）推进。
    较好：
        正文：按照《公园三年行动计划》（云政办〔2025〕18号）推进。
    依据：党政机关公文处理工作条例：引用公文应当先引标题、后引发文字号
    """
    for index, one in _cited(case):
        known = case.book.titles_of(one.number) if one.number else ()
        if known and not any(_is_part(one.title, title) for title in known):
            message = f"旧答复库里，{one.number}是《{short(known[0], 30)}》"
            yield Fault(index, message, "核对原文", (one.start, one.end))


@rule("C102", Severity.WARNING)
def title_of_another_number(case: Case) -> Iterator[Fault]:
    """这个题名以前是另一个发文字号。

    为什么：一份文件只有一个字号；旧答复库里这个题名后面是另一个字号，多半有一处记错。
    不好：
        正文：按照《公园三年行动计划》（云政办〔2025〕81号）推进。
    较好：
        正文：按照《公园三年行动计划》（云政办〔2025〕18号）推进。
    依据：党政机关公文处理工作条例：引用公文应当先引标题、后引发文字号
    """
    for index, one in _cited(case):
        known = case.book.numbers_of(one.title) if one.number else ()
        if known and plain_number(one.number) not in known:
            message = f"旧答复库里，《{short(one.title, 24)}》是{known[0]}"
            yield Fault(index, message, "核对原文", (one.start, one.end))


@rule("C103", Severity.WARNING)
def ended_document(case: Case) -> Iterator[Fault]:
    """引用的文件已经废止。

    为什么：旧答复库里有文件说它已经废止、停止执行或者失效，不能再作依据。
    不好：
        正文：按照《公园收费管理办法》（云政办〔2015〕3号）执行。
    较好：
        正文：按照《公园三年行动计划》（云政办〔2025〕18号）执行。
    依据：引用的文件应当现行有效
    """
    for index, one in _cited(case):
        behind = case.document.paragraphs[index].text[one.end : one.end + 30]
        if case.book.has_ended(one.title, one.number) and "废止" not in behind:
            message = f"旧答复库里有文件说《{short(one.title, 24)}》已经废止"
            yield Fault(index, message, "查明现行的文件，改引新的", (one.start, one.end))


@rule("C104", Severity.WARNING)
def title_with_a_slip(case: Case) -> Iterator[Fault]:
    """题名与常引的题名只差一个字。

    为什么：旧答复库里常引的题名与它只差一个字，多半是写错了。
    不好：
        正文：按照《公园三年行功计划》推进。
    较好：
        正文：按照《公园三年行动计划》推进。
    依据：党政机关公文处理工作条例：引用公文应当先引标题、后引发文字号
    """
    for index, one in _cited(case):
        if near := case.book.near(one.title):
            span = (one.start + 1, one.start + 1 + len(one.title))
            same = case.document.paragraphs[index].text[slice(*span)] == one.title
            mend = Mend(near, False) if same else None
            yield Fault(index, f"旧答复库里常引的是《{short(near, 30)}》", "核对原文", span if same else None, mend)
