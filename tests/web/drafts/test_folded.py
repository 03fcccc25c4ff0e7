"""What a folded part of the page says in one line: values in words, and where they are from."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from drafting.form.profile import load_office
from drafting.web.drafts.draft import judge
from drafting.web.drafts.folded import Told, folded
from drafting.web.drafts.given import given

VALUES = {
    "kind": "提案答复",
    "proposal": {
        "session": "市政协五届三次会议",
        "number": "76",
        "proposers": [{"name": "陈知远"}],
        "demands": ["甲", "乙"],
    },
    "opening": "交办答复",
    "responses": [{"body": "已办。"}],
    "attachments": ["甲表", {"title": "乙表", "body": "一长段"}],
    "cc": [{"recipient": "市政协提案委员会", "copies": "2"}, {"recipient": "市政府督查室"}],
}


def told(values: dict[str, Any], office: Any = None) -> Any:
    draft = judge(values, office)
    return folded(draft, given(draft, office), office)


def test_values_are_told_in_words() -> None:
    made = told(VALUES)
    assert Told("编号", "76") in made["case"] and Told("诉求", "2项") in made["case"]
    assert made["attachments"] == [Told("", "甲表、乙表")]
    assert made["copies"][0] == Told("", "市政协提案委员会 2份、市政府督查室")


def test_a_block_is_told_as_it_reads_and_as_what_it_is() -> None:
    (one,) = told(VALUES)["opening"]
    assert one.source == "标准段“交办答复”" and "第76号" in one.text


def test_what_the_profile_gives_is_told_with_the_profile(tmp_path: Path) -> None:
    (tmp_path / "office.yaml").write_text("名称: 云州市城市管理局\n签发人: 沈岚\n", encoding="utf-8")
    made = told(VALUES, load_office(tmp_path / "office.yaml"))
    assert Told("发文机关", "云州市城市管理局", "单位档案 office.yaml") in made["foot"]
    assert told(VALUES)["contacts"] == []
