"""Pictures in old letters: read where they stand, under our own names, within bounds; of the others a word is said."""

from __future__ import annotations

import base64
import io
import time
import zipfile

import pytest

from drafting.document import Role
from drafting.readers import _pictures, read_document
from tests.pictures import jpeg, png
from tests.readers.files import LETTER, W, document, run

R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
A = "http://schemas.openxmlformats.org/drawingml/2006/main"
V = "urn:schemas-microsoft-com:vml"
PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"
STYLES = f'<w:styles xmlns:w="{W}"><w:style w:styleId="C"><w:name w:val="caption"/></w:style></w:styles>'
CAPTION = f'<w:pPr><w:pStyle w:val="C"/></w:pPr>{run("图1 线网示意图")}'


def shown(key: str) -> str:
    return f'<w:r><w:drawing><a:blip xmlns:a="{A}" xmlns:r="{R}" r:embed="{key}"/></w:drawing></w:r>'


def package(body: str, targets: dict[str, str], files: dict[str, bytes], **parts: str) -> bytes:
    relations = "".join(f'<Relationship Id="{key}" Target="{target}"/>' for key, target in targets.items())
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as file:
        file.writestr("word/document.xml", body)
        file.writestr("word/_rels/document.xml.rels", f'<Relationships xmlns="{PACKAGE}">{relations}</Relationships>')
        for name, part in parts.items():
            file.writestr(f"word/{name}.xml", part)
        for name, part in files.items():
            file.writestr(name, part)
    return content.getvalue()


def letter(*inside: str, **parts: str) -> str:
    return document(*map(run, LETTER[:7]), *inside, *map(run, LETTER[7:]), **parts)


def read(inside: tuple[str, ...], targets: dict[str, str], files: dict[str, bytes], **parts: str):
    found = read_document(package(letter(*inside), targets, files, **parts))
    return [(p.text, p.picture) for p in found.of(Role.FIGURE)], " ".join(notice.message for notice in found.notices)


def test_a_picture_is_read_where_it_stands_with_its_caption() -> None:
    files = {"word/media/a.bin": png(30, 20), "word/media/b.png": jpeg(8, 6)}
    targets = {"r1": "media/a.bin", "r2": "media/b.png"}
    found = read_document(
        package(letter(shown("r1"), CAPTION, shown("r2"), run("正文") + shown("r1")), targets, files, styles=STYLES)
    )
    at = [p.text for p in found].index(LETTER[6]) + 1
    texts = [p.text for p in found][at : at + 4]
    assert texts == ["【图：图1.png 图1 线网示意图】", "【图：图2.jpg】", "正文", "【图：图1.png】"]
    (first, second, again) = (p.picture for p in found.of(Role.FIGURE))
    assert (first.content, first.width, second.kind, again) == (png(30, 20), 30, "jpeg", first)
    assert found.notices == ()


def test_a_caption_without_a_picture_is_text() -> None:
    found = read_document(package(letter(CAPTION), {}, {}, styles=STYLES))
    assert [p.role for p in found if p.text == "图1 线网示意图"] == [Role.BODY]


def test_what_word_says_twice_is_read_once() -> None:
    fallback = f'<w:pict><v:imagedata xmlns:v="{V}" xmlns:r="{R}" r:id="r1"/></w:pict>'
    mc = "http://schemas.openxmlformats.org/markup-compatibility/2006"
    both = f'<mc:AlternateContent xmlns:mc="{mc}"><mc:Choice>{shown("r1")}</mc:Choice>'
    both += f"<mc:Fallback><w:r>{fallback}</w:r></mc:Fallback></mc:AlternateContent>"
    found, said = read((both,), {"r1": "media/a.png"}, {"word/media/a.png": png()})
    assert len(found) == 1 and not said
    found, said = read((f"<w:r>{fallback}</w:r>",), {"r1": "/word/media/a.png"}, {"word/media/a.png": png()})
    assert len(found) == 1 and not said


@pytest.mark.parametrize(
    ("target", "content", "words"),
    [
        ("media/a.emf", b"\1\0\0\0" * 40, "1张不是完好的 .png 或 .jpg 图片"),
        ("media/a.png", png(9000, 9000), "81000000|9000×9000 个像素"),
        ("media/a.png", png() + b"\0" * (11 * 1024 * 1024), "超过 10 MB"),
        ("media/none.png", png(), "1张已损坏"),
        ("../../../etc/passwd", png(), "1张已损坏"),
        ("C:\\a.png", png(), "1张已损坏"),
        ('http://example.org/a.png" TargetMode="External', png(), "1张在文件之外"),
    ],
)
def test_what_is_no_picture_to_be_printed_is_said(target: str, content: bytes, words: str) -> None:
    name = "word/media/a.emf" if target.endswith("emf") else "word/media/a.png"
    found, said = read((shown("r1"),), {"r1": target}, {name: content})
    assert found == [] and "有1张图片，没有读入" in said
    assert any(word in said for word in words.split("|"))


def test_pictures_elsewhere_than_in_the_text_are_said() -> None:
    files, targets = {"word/media/a.png": png()}, {"r1": "media/a.png"}
    cell = f"<w:tc><w:p>{shown('r1')}</w:p></w:tc><w:tc><w:p>{run('甲')}</w:p></w:tc>"
    table = f"</w:p><w:tbl><w:tr>{cell}</w:tr></w:tbl><w:p>"
    header = f'<w:hdr xmlns:w="{W}"><w:p>{shown("r1")}</w:p></w:hdr>'
    found, said = read((table, shown("r1")), targets, files, header1=header)
    assert len(found) == 1
    assert said == "有2张图片，没有读入：2张在表格或页眉、页脚里"


def test_a_part_that_is_no_relationship_names_nothing() -> None:
    found, said = read((shown("r9"),), {"r1": "media/a.png"}, {"word/media/a.png": png()})
    assert found == [] and "1张已损坏" in said


def test_pictures_are_bounded_in_number_and_in_all(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(_pictures, "MOST", 2)
    monkeypatch.setattr(_pictures, "MAX_ALL_BYTES", len(png(40, 20)) + 10)
    targets = {f"r{n}": f"media/{n}.png" for n in range(4)}
    files = {f"word/media/{n}.png": png(40, 20 + n) for n in range(4)}
    found, said = read(tuple(map(shown, targets)), targets, files)
    assert len(found) == 1
    assert "1张合计超过" in said and "2张多于2张" in said


def test_a_picture_that_stands_a_thousand_times_is_read_once() -> None:
    many = "".join([shown("r1")] * 8000)
    begin = time.process_time()
    found, _ = read((many,), {"r1": "media/a.png"}, {"word/media/a.png": png(3000, 3000)})
    assert len(found) == 8000 and len({id(picture) for _, picture in found}) == 1
    assert time.process_time() - begin < 10


def page(*inside: str) -> bytes:
    lines = [f"<p>{line}</p>".replace("\t", "　　　　") for line in LETTER]
    return f"<!DOCTYPE html><html><body>{''.join([*lines[:7], *inside, *lines[7:]])}</body></html>".encode()


@pytest.mark.parametrize("size", [20, 2000])
def test_a_page_that_holds_its_pictures(size: int) -> None:
    source = f"data:image/png;base64,{base64.b64encode(png(size, size) + b'').decode()}"
    filler = "<!--" + "x" * (70_000 if size > 20 else 0) + "-->"  # a large page is read in a process of its own
    figure = f'<figure><img src="{source}" alt="图"><figcaption>线网 示意图</figcaption></figure>'
    found = read_document(page(figure, f'<p>前<img src="{source}">后</p>', filler))
    texts = [p.text for p in found]
    at = texts.index(LETTER[6]) + 1
    assert texts[at : at + 4] == ["【图：图1.png 线网 示意图】", "前", "【图：图1.png】", "后"]
    assert {p.picture.content for p in found.of(Role.FIGURE)} == {png(size, size)}
    assert found.notices == ()


def test_pictures_of_the_net_are_named_and_counted() -> None:
    captioned = '<figure><img src="http://example.org/a.png"><figcaption>示意图</figcaption></figure>'
    broken = '<img src="data:image/png;base64,@@@">'
    found = read_document(page(captioned, '<img src="/logo.gif">', broken, f"<figure>文字<img>{'甲'}</figure>"))
    texts = [p.text for p in found]
    assert "【图：示意图】" in texts and "文字" in texts and "甲" in texts
    assert [notice.message for notice in found.notices] == ["网页里有4张图片，没有读入"]
