"""Pictures beside a form: taken in where they are what they seem, refused with words where not."""

from __future__ import annotations

from pathlib import Path

import pytest

from drafting import load, word
from drafting.document import Picture, Role
from drafting.findings import DraftingError
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
