"""Files made to do harm: refused in clear words, in bounded time and memory."""

import contextlib
import io
import os
import zipfile
import zlib
from collections.abc import Callable
from cProfile import Profile

import pytest

from drafting.checking.look import read_page
from drafting.findings import DraftingError
from drafting.letter.read import read
from drafting.readers import read_document
from drafting.readers._word import attribute
from drafting.readers.docx import unpack
from tests.readers.files import W, document, docx_letter, ofd, ofd_letter, package, run

LAUGHS = (
    '<?xml version="1.0"?><!DOCTYPE l [<!ENTITY a "哈哈哈哈"><!ENTITY b "&a;&a;&a;&a;&a;&a;">]>'
    f'<w:document xmlns:w="{W}"><w:body><w:p><w:r><w:t>&b;</w:t></w:r></w:p></w:body></w:document>'
)
FOREIGN = LAUGHS.replace('"哈哈哈哈"', 'SYSTEM "file:///etc/hostname"')
LATE = LAUGHS.replace("<!DOCTYPE", "<!--" + "x" * 5000 + "--><!DOCTYPE")


def _pictures() -> bytes:
    from reportlab.pdfgen.canvas import Canvas

    content = io.BytesIO()
    canvas = Canvas(content)
    canvas.rect(50, 50, 200, 200, fill=1)
    canvas.save()
    return content.getvalue()


def _pdf_bomb() -> bytes:
    """One page whose content inflates to 700 MB."""
    packer, blanks = zlib.compressobj(1), b" " * 50_000_000
    first, more = (packer.compress(blanks) + packer.flush(zlib.Z_FULL_FLUSH) for _ in range(2))
    stream = first + more * 13 + packer.flush()
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]/Contents 4 0 R>>",
        b"<</Filter/FlateDecode/Length %d>>stream\n%s\nendstream" % (len(stream), stream),
    ]
    body = b"%PDF-1.4\n" + b"".join(b"%d 0 obj%s endobj\n" % (n, part) for n, part in enumerate(objects, 1))
    return body + b"trailer<</Root 1 0 R/Size 5>>\n%%EOF"


def _locked() -> bytes:
    """A package whose first part says that it is encrypted."""
    data = bytearray(docx_letter())
    data[6] |= 1
    central = data.find(b"PK\x01\x02")
    data[central + 8] |= 1
    return bytes(data)


CASES: dict[str, tuple[Callable[[], bytes], str]] = {
    "empty": (lambda: b"", "没有文字"),
    "blank": (lambda: "　\n \n".encode(), "没有文字"),
    "bomb": (lambda: package(document=b"<a>" + b" " * 30_000_000), "超过 12 MB"),
    "entities": (lambda: package(document=LAUGHS), "文档类型声明"),
    "foreign": (lambda: package(document=FOREIGN), "文档类型声明"),
    "late": (lambda: package(document=LATE), "文档类型声明"),
    "deep": (lambda: package(document=document("<w:r>" * 5000 + "</w:r>" * 5000)), "不是正确的 XML"),
    "torn": (lambda: docx_letter()[:300], "损坏"),
    "no document": (lambda: package(styles=f'<w:styles xmlns:w="{W}"/>'), "没有正文部件"),
    "locked": (_locked, "密码"),
    "torn pdf": (lambda: b"%PDF-1.7\n1 0 obj <<", "损坏|没有文字"),
    "torn doc": (lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 2000, "损坏"),
    "pictures": (_pictures, "没有文字，可能是扫描"),
    "pdf bomb": (_pdf_bomb, "损坏|停止|复杂|没有文字"),
    "ofd entities": (lambda: ofd("x", **{"OFD.xml": LAUGHS}), "损坏"),
    "ofd without a page": (ofd, "没有文字"),
    "ofd of many pages": (lambda: ofd(*[""] * 101), "101 页"),
    "torn ofd": (lambda: ofd_letter()[:400], "损坏"),
    "ofd bomb": (lambda: ofd("<a>" + " " * 300_000_000), "没有文字|损坏|停止"),
    "ofd of deep blocks": (lambda: ofd("<ofd:PageBlock>" * 5000 + "</ofd:PageBlock>" * 5000), "没有文字|损坏"),
    "deep page": (lambda: b"<html>" + b"<div>" * 39_000, "没有文字|还没有读完"),
    "long page": (lambda: b"<html><body>" + b"<p>a" * 2_400_000, "网页过大"),
    "long text": (lambda: "云".encode() * 1_600_000, "文字过多"),
    "many lines": (lambda: "打印\n".encode() * 600_000, "文字过多"),
    "bytes": (lambda: bytes(range(256)) * 40, "编码|不是建议提案"),
}
"""How each is made, in its own test alone, and what is said of it."""


SLOW = ("pdf bomb", "ofd bomb", "deep page")
"""Those on which a process of its own works for a second or more."""


@pytest.mark.parametrize("name", [pytest.param(name, marks=[pytest.mark.slow] * (name in SLOW)) for name in CASES])
def test_it_is_refused_in_words(name):
    if "ofd" in name:
        pytest.importorskip("ofdkit")
    make, words = CASES[name]
    data = make()
    with pytest.raises(DraftingError, match=words):
        read(data)


def test_a_file_of_200_mb_is_not_opened(tmp_path):
    path = tmp_path / "旧答复.docx"
    with path.open("wb") as file:
        file.truncate(200_000_000)
    with pytest.raises(DraftingError, match="200 MB，超过 50 MB"):
        read(path)


def test_many_parts():
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w") as file:
        for number in range(6000):
            file.writestr(f"word/{number}.xml", "")
    with pytest.raises(DraftingError, match="6000 个部件"):
        read(content.getvalue())


def styles(*inner: str) -> str:
    return f'<w:styles xmlns:w="{W}">{"".join(inner)}</w:styles>'


def test_the_parts_together_are_bounded():
    """Forty headers of 8 MB took 9 GB; five of 2.5 MB are too much already."""
    headers = {f"header{number}": b"<a>" + b" " * 2_500_000 for number in range(5)}
    with pytest.raises(DraftingError, match="解开后超过 12 MB"):
        read(package(document=document(run("甲")), **headers))


def test_markup_is_counted_before_it_is_parsed():
    attributes = " ".join(f"a{number}=''" for number in range(700_000))
    with pytest.raises(DraftingError, match="标记超过 60 万个"):
        read(package(document=f"<w:document {attributes}/>"))


def test_markup_is_counted_in_whatever_encoding():
    part = '<?xml version="1.0" encoding="utf-16"?><a>' + "<b/>" * 700_000 + "</a>"
    with pytest.raises(DraftingError, match="标记超过 60 万个"):
        read(package(document=part.encode("utf-16")))


def test_paragraphs_within_paragraphs_give_their_text_once():
    nested = "<w:p>" * 200 + run("云州市") + "</w:p>" * 200
    paragraphs = read_document(package(document=document(nested, run("乙")))).paragraphs
    assert [paragraph.text for paragraph in paragraphs] == ["云州市", "乙"]


@pytest.mark.slow
def test_a_list_number_that_repeats_is_bounded():
    level = f'<w:lvl w:ilvl="0"><w:numFmt w:val="decimal"/><w:lvlText w:val="{"%1" * 10_000}"/></w:lvl>'
    lists = f'<w:abstractNum w:abstractNumId="1">{level}</w:abstractNum>'
    lists += '<w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num>'
    item = '<w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr></w:pPr>' + run("甲")
    with pytest.raises(DraftingError, match="文字和编号超过 100 万字"):
        read(package(document=document(*[item] * 500), numbering=f'<w:numbering xmlns:w="{W}">{lists}</w:numbering>'))


@pytest.mark.parametrize("value", ["x", "inf", "-inf", "nan", "1e999", "9" * 5000, "", "²", "-1", "1_0"])
def test_what_is_no_number_is_none(value):
    number = f'<w:pPr><w:numPr><w:ilvl w:val="{value}"/><w:numId w:val="1"/></w:numPr>'
    spaced = (
        f'<w:spacing w:line="{value}" w:lineRule="exact" w:before="{value}"/><w:ind w:firstLine="{value}"/></w:pPr>'
    )
    sized = f'<w:r><w:rPr><w:sz w:val="{value}"/><w:color w:val="FF0000"/></w:rPr><w:t>甲</w:t></w:r>'
    section = f'<w:sectPr><w:pgSz w:w="{value}" w:h="{value}"/><w:pgMar w:top="{value}"/></w:sectPr>'
    body = document(number + spaced + sized).replace("</w:body>", section + "</w:body>")
    numbering = f'''<w:numbering xmlns:w="{W}"><w:abstractNum w:abstractNumId="1"><w:lvl w:ilvl="{value}">
        <w:start w:val="{value}"/><w:lvlText w:val="%1、"/></w:lvl></w:abstractNum>
        <w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num></w:numbering>'''
    data = package(document=body, numbering=numbering)
    assert read_document(data).paragraphs[0].text.endswith("甲")
    assert read_page(unpack(data)).looks[0].text == "甲"


def test_a_chain_of_styles_is_cut(monkeypatch):
    """Each paragraph asked thousands of styles, ten times over."""
    chain = (
        f'<w:style w:type="paragraph" w:styleId="s{n}"><w:basedOn w:val="s{n + 1}"/></w:style>' for n in range(3000)
    )
    paragraph = '<w:pPr><w:pStyle w:val="s0"/></w:pPr>' + run("甲")
    parts = unpack(package(document=document(*[paragraph] * 50), styles=styles(*chain)))
    asked = []
    monkeypatch.setattr("drafting.readers._styles.attribute", lambda *given: asked.append(1) or attribute(*given))
    read_page(parts)
    assert len(asked) < 20_000


@pytest.mark.parametrize("make", [os.mkfifo, lambda path: path.symlink_to("/dev/zero")], ids=["pipe", "device"])
def test_what_has_no_end_is_not_read(make, tmp_path):
    path = tmp_path / "旧答复.txt"
    make(path)
    with pytest.raises(DraftingError, match="设备或管道"):
        read(path)


def test_a_text_of_2_gb_is_not_read(tmp_path):
    path = tmp_path / "旧答复.txt"
    with path.open("wb") as file:
        file.truncate(2_500_000_000)
    with pytest.raises(DraftingError, match="2500 MB，超过 50 MB"):
        read(path)


LINES = ("（" * 20_000, "联系人" * 8_000, "关于" * 10_000, "《" * 10_000, "1." * 15_000, "签 发 人" * 4_000)
LINES += ("云" * 30_000, "、" * 30_000, "第1号" * 8_000, "代表" * 10_000, "陈知远、" * 8_000)


@pytest.mark.parametrize("line", LINES, ids=lambda line: line[:4])
@pytest.mark.parametrize("place", [0, 2, 4, 9])
def test_a_long_line_takes_no_more_work_than_its_length(line, place):
    lines = [
        "关于市政协七届三次会议第76号提案的答复",
        "陈知远委员：",
        "您提出的提案收悉。现答复如下：",
        "已办。",
        "云州市交通局",
        "2025年1月1日",
    ]
    half, whole = (_calls("\n".join([*lines[:place], part, *lines[place:]])) for part in (line[: len(line) // 2], line))
    assert whole < 3 * half + 20_000


def _calls(text: str) -> int:
    """How many functions a reading calls: work, counted and not timed."""
    work = Profile()
    with work, contextlib.suppress(DraftingError):
        read(text.encode())
    return sum(entry.callcount for entry in work.getstats())


@pytest.mark.parametrize(
    "line", ["打印", "云州市交通局", "联系人：罗平", "1.甲", "关于甲", "抄送：乙", "陈知远委员：", "2025年1月1日"]
)
def test_many_lines_take_no_more_work_than_their_number(line):
    opening = "陈知远委员：\n您提出的提案收悉。现答复如下：\n"
    _calls(opening + f"{line}\n" * 20)  # what is made once
    few, many = (_calls(opening + f"{line}\n" * count) for count in (200, 800))
    assert many < 6 * few


def test_markup_in_the_text_stays_text():
    record = read(
        package(
            document=document(
                *map(
                    run,
                    ["陈知远委员：", "您提出的《关于&lt;b&gt;{{ 1 }}的提案》收悉。现答复如下：", "&lt;正文&gt;${x}"],
                )
            )
        )
    ).record
    assert record["proposal"]["title"] == "关于<b>{{ 1 }}的提案"
    assert record["responses"][0]["body"] == "<正文>${x}"
