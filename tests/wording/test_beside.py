"""Pictures beside a form: taken in where they are what they seem, refused with words where not."""

from __future__ import annotations

from pathlib import Path

import pytest

from drafting import load, word
from drafting.document import Picture, Role
from drafting.findings import DraftingError
from drafting.wording.beside import picture
from drafting.writers import write
from tests.pictures import jpeg, png

FORM = """\
文种: 提案答复
建议提案:
  届次: 市政协五届三次会议
  编号: 0076
  提出人: 陈知远
答复:
  - 内容: |
      现场如下。
      【图：{name} 图1 现场 情况】
      以上。
"""


def form(folder: Path, name: str) -> Path:
    path = folder / "表.yaml"
    path.write_text(FORM.format(name=name), encoding="utf-8")
    return path


def test_a_picture_and_its_caption_are_in_every_format(tmp_path: Path) -> None:
    (tmp_path / "图").mkdir()
    (tmp_path / "图" / "a 1.png").write_bytes(png())
    document = word(load(form(tmp_path, "图/a 1.png")))
    [figure] = document.of(Role.FIGURE)
    assert (figure.text, figure.source, figure.line) == ("图1 现场 情况", "responses.0.body", 1)
    assert figure.picture == Picture(png(), "png", 40, 20)
    assert "【图：图1 现场 情况】" in write(document, "txt").decode("utf-8")
    assert 'src="data:image/png;base64,' in write(document, "html").decode("utf-8")
    assert png() in write(document, "docx")


def test_a_jpeg_by_its_content_whatever_its_name(tmp_path: Path) -> None:
    (tmp_path / "a.PNG").write_bytes(jpeg(300, 200))
    [figure] = word(load(form(tmp_path, "a.PNG"))).of(Role.FIGURE)
    assert figure.picture == Picture(jpeg(300, 200), "jpeg", 300, 200)


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("没有.png", "没有“没有.png”"),
        ("../外.png", "文件夹内"),
        ("a/../../外.png", "文件夹内"),
        ("/etc/外.png", "文件夹内"),
        ("C:\\外.png", "文件夹内"),
        ("..\\外.png", "文件夹内"),
        ("链接.png", "是链接"),
        ("文字.png", "不是完好的"),
        ("半张.png", "不是完好的"),
        ("太大.png", "像素"),
        ("太重.png", "10 MB"),
        ("夹.png", "没有“夹.png”"),
        ("图.gif", "没有“图.gif"),
    ],
)
def test_what_cannot_be_taken_is_an_error_with_its_place(tmp_path: Path, name: str, told: str) -> None:
    folder = tmp_path / "内"
    (folder / "夹.png").mkdir(parents=True)
    (tmp_path / "外.png").write_bytes(png())
    (folder / "链接.png").symlink_to(tmp_path / "外.png")
    (folder / "文字.png").write_text("不是图", encoding="utf-8")
    (folder / "半张.png").write_bytes(png(400, 400)[:-20])
    (folder / "太大.png").write_bytes(png(100_000, 100_000))
    (folder / "太重.png").write_bytes(bytes(10 * 1024 * 1024 + 1))
    path = form(folder, name)
    with pytest.raises(DraftingError) as caught:
        word(load(path))
    [finding] = caught.value.findings
    assert finding.code == "F017" and told in finding.message
    assert (finding.file, finding.line) == (str(path), 9)


def test_a_form_that_is_no_file_has_no_pictures() -> None:
    with pytest.raises(DraftingError, match="没有存成文件"):
        word(load(FORM.format(name="a.png")))


PLACE = {"where": "responses.0.body"}


def refused(content: bytes) -> bool:
    try:
        picture(content, "图", PLACE)
    except DraftingError as error:
        return error.findings[0].code == "F017"
    return False


@pytest.mark.parametrize("marker", range(0xC0, 0xD0))
def test_the_size_of_a_jpeg_stands_behind_each_marker_of_a_frame(marker: int) -> None:
    content = jpeg(300, 200).replace(b"\xff\xc0", bytes((0xFF, marker)))
    assert refused(content) is (marker in (0xC4, 0xC8, 0xCC))


def test_of_a_jpeg_what_is_behind_its_data_is_no_segment() -> None:
    whole = jpeg(300, 200)
    size = whole.index(b"\xff\xc0")
    assert picture(whole[:size] + b"\xff\xe1\x00\x05\xda\xda\xda" + whole[size:], "图", PLACE).width == 300
    assert picture(whole[:size] + b"\xff\xe1\x01\x05" + b"\xda" * 259 + whole[size:], "图", PLACE).width == 300
    assert refused(whole[:size] + b"\xff\xda\x00\x02" + whole[size:])
    assert refused(b"\xff\xd8\xfe" + whole[3:])
    assert refused(whole[: size + 8]) and not refused(whole[: size + 9])


def test_a_picture_has_pixels_and_not_too_many() -> None:
    assert not refused(jpeg(8000, 5000)) and refused(jpeg(8000, 5001)) and refused(jpeg(60000, 1000))
    assert refused(jpeg(0, 5)) and refused(jpeg(5, 0)) and not refused(jpeg(1, 1))
    assert picture(png(40, 20), "图", PLACE) == Picture(png(40, 20), "png", 40, 20)
    assert refused(png()[:-16]) and refused(png().replace(b"IHDR", b"IHDX"))


def test_a_link_to_itself_is_no_picture(tmp_path: Path) -> None:
    (tmp_path / "图.png").symlink_to("图.png")
    with pytest.raises(DraftingError, match=r"图\.png") as caught:
        word(load(form(tmp_path, "图.png")))
    assert caught.value.findings[0].code == "F017"
