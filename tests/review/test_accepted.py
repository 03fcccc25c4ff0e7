"""Tracked changes taken: deleted text, ends of paragraphs and rows are gone, what was put in is text."""

from __future__ import annotations

import pytest
from lxml import etree

from drafting.review.accepted import accept
from tests.readers.files import W, run

INS, DEL = '<w:ins w:id="1" w:author="甲"/>', '<w:del w:id="1" w:author="甲"/>'


def _ended(mark: str) -> str:
    return f"<w:pPr><w:rPr>{mark}</w:rPr></w:pPr>"


def _accepted(content: str) -> list[str]:
    root = etree.fromstring(f'<w:document xmlns:w="{W}"><w:body>{content}</w:body></w:document>')
    assert accept(root) is True and accept(root) is False
    return ["".join(text.text or "" for text in one.iter(f"{{{W}}}t")) for one in root.iter(f"{{{W}}}p")]


@pytest.mark.parametrize(
    ("content", "lines"),
    [
        (f'<w:p>{run("甲")}<w:del w:id="1"><w:r><w:delText>乙</w:delText></w:r></w:del>{run("丙")}</w:p>', ["甲丙"]),
        (
            f'<w:p><w:ins w:id="1">{run("甲")}<w:del w:id="2">{run("乙")}</w:del></w:ins></w:p>',
            ["甲"],
        ),
        (f"<w:p>{_ended(DEL)}{run('甲')}</w:p><w:p>{run('乙')}</w:p>", ["甲乙"]),
        (f"<w:p>{_ended(DEL)}{run('甲')}</w:p><w:p>{_ended(DEL)}{run('乙')}</w:p><w:p>{run('丙')}</w:p>", ["甲乙丙"]),
        (f"<w:p>{_ended(DEL)}{run('甲')}</w:p><w:tbl/><w:p>{run('乙')}</w:p>", ["甲", "乙"]),
        (f"<w:p>{_ended(DEL)}{run('甲')}</w:p>", ["甲"]),
        (f"<w:p>{_ended(INS)}{run('甲')}</w:p><w:p>{run('乙')}</w:p>", ["甲", "乙"]),
        (
            f'<w:p><w:moveFrom w:id="1">{run("甲")}</w:moveFrom><w:moveTo w:id="2">{run("乙")}</w:moveTo></w:p>',
            ["乙"],
        ),
        (
            f"<w:tbl><w:tr><w:trPr>{DEL}</w:trPr><w:tc><w:p>{run('甲')}</w:p></w:tc></w:tr>"
            f"<w:tr><w:trPr>{INS}</w:trPr><w:tc><w:p>{run('乙')}</w:p></w:tc></w:tr></w:tbl>",
            ["乙"],
        ),
        (
            f"<w:tbl><w:tr><w:trPr>{DEL}</w:trPr><w:tc><w:p>{run('甲')}</w:p></w:tc></w:tr></w:tbl><w:p>{run('乙')}</w:p>",
            ["乙"],
        ),
        ('<w:p><w:pPr><w:pPrChange w:id="1"><w:pPr/></w:pPrChange></w:pPr></w:p>', [""]),
    ],
)
def test_all_changes_are_taken(content: str, lines: list[str]) -> None:
    assert _accepted(content) == lines


def test_ten_thousand_deleted_ends_are_one_paragraph() -> None:
    assert _accepted(f"<w:p>{_ended(DEL)}{run('甲')}</w:p>" * 10_000 + "<w:p/>") == ["甲" * 10_000]
