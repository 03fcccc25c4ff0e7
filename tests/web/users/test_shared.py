"""The profile and the blocks of an office: a department changes its own, and only sees what it has with the others."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from urllib.parse import quote

from drafting.web.users.staff import Staff

ONE = f"/in/{quote('一科')}"
BLOCK = {"part": "closing", "名称": "新段", "text": "此复。", "version": ""}


def test_what_departments_share_is_not_changed_from_one_of_them(enter: Callable[[str], Any], staff: Staff) -> None:
    shared = staff.folder / "office.yaml"
    shared.write_text("名称: 云州市城市管理局\n", encoding="utf-8")
    manager = enter("孙立")
    for path in ("/office", "/blocks"):
        page = manager.get(ONE + path).text
        assert "这里只能看" in page and "保存</button>" not in page and "新写一段" not in page
    assert manager.post(f"{ONE}/office", data={"name": "别的局", "version": ""}).status_code == 404
    assert manager.post(f"{ONE}/blocks/save", data=BLOCK).status_code == 404
    assert shared.read_text(encoding="utf-8") == "名称: 云州市城市管理局\n"
    assert not (staff.folder / "blocks").exists()


def test_a_department_has_its_own_and_each_save_its_author(enter: Callable[[str], Any], staff: Staff) -> None:
    own = staff.folder / "一科" / "office.yaml"
    own.write_text("名称: 一科\n", encoding="utf-8")
    manager, handler = enter("孙立"), enter("李明")
    assert "由管理的人改" in handler.get(f"{ONE}/office").text
    assert handler.post(f"{ONE}/office", data={"name": "x"}).status_code == 403
    for name in ("一处", "二处"):
        assert manager.post(f"{ONE}/office", data={"name": name, "version": ""}).status_code == 303
    assert "孙立" in manager.get(f"{ONE}/office/versions").text and "二处" in own.read_text(encoding="utf-8")
    saved = handler.post(f"{ONE}/blocks/save", data=BLOCK)
    assert saved.headers["location"].startswith(ONE)
    assert (staff.folder / "一科" / "blocks" / "结语" / "新段.txt").is_file()
    assert "本单位</span>" not in enter("王芳").get(f"/in/{quote('二科')}/blocks").text
