"""The standard blocks as pages: listed, own ones written and changed, shown in three cases, words of an answer kept."""

from __future__ import annotations

import re
from html import unescape
from pathlib import Path

import pytest

pytest.importorskip("fastapi")
from starlette.testclient import TestClient

from drafting.blocks.files import Library
from drafting.shelf import PARTS
from drafting.web.app import create_app
from drafting.web.office.readings import _examples

OWN = "{#\n名称：请回执\n说明：附<b>回执</b>\n适用：提案答复\n#}\n以上答复，请{{ 您 }}审阅。\n"
FORM = """\
文种: {kind}
建议提案:
  届次: 市政协五届三次会议
  编号: 76
  标题: 关于增设路灯的提案
  提出人: {who}
答复:
  - 内容: 陈知远委员在市政协五届三次会议上提出的第76号提案，2026年3月已办，共20盏。
"""


@pytest.fixture
def client(tmp_path: Path) -> TestClient:
    (tmp_path / "office.yaml").write_text("名称: 云州市园林局\n", encoding="utf-8")
    (tmp_path / "blocks" / "结语").mkdir(parents=True)
    (tmp_path / "blocks" / "结语" / "回执.txt").write_text(OWN, encoding="utf-8")
    return TestClient(create_app(tmp_path), base_url="http://127.0.0.1:8765", follow_redirects=False)


def put(folder: Path, name: str, kind: str = "提案答复", who: str = "陈知远") -> None:
    (folder / name).write_text(FORM.format(kind=kind, who=who), encoding="utf-8")


def version_of(page: str) -> str:
    return re.search(r'name="version" value="([^"]*)"', page)[1]


def save(client: TestClient, **new: str) -> object:
    return client.post("/blocks/save", data={"part": "closing", "名称": "新段", "text": "此复。", "version": "", **new})


def blocks(folder: Path) -> dict[str, str]:
    return {name: entry.text for name, entry in Library.of(folder / "blocks").own.get("closing", {}).items()}


def test_the_blocks_are_listed_by_part_with_whose_they_are(client: TestClient) -> None:
    page = client.get("/blocks").text
    assert all(f'id="p-{part}"' in page for part in PARTS)
    assert "附&lt;b&gt;回执" in page and "请回执<span" in page and "/blocks/closing/" in page
    only = client.get("/blocks", params={"q": "回执"}).text
    assert "请回执<span" in only and "感谢监督<span" not in only
    assert "没有这样的标准段" in client.get("/blocks", params={"q": "<x>"}).text


def test_an_own_block_is_changed_in_its_file(client: TestClient, tmp_path: Path) -> None:
    page = client.get("/blocks/closing/请回执").text
    saved = save(
        client, 名称="请回执", text="请{{ 您 }}填回执。", version=version_of(page), 说明="新", 停用="2099-01-01"
    )
    assert saved.status_code == 303 and blocks(tmp_path) == {"请回执": "请{{ 您 }}填回执。\n"}
    text = (tmp_path / "blocks" / "结语" / "回执.txt").read_text(encoding="utf-8")
    assert "说明：新\n停用：2099-01-01\n#}" in text and "适用" not in text
    assert list((tmp_path / ".drafting").glob("结语-回执.txt/begun/*.yaml")), "what it was is kept"
    assert not list((tmp_path / "blocks").rglob("*.yaml"))


def test_a_shipped_block_is_the_beginning_of_an_own_one(client: TestClient, tmp_path: Path) -> None:
    page = client.get("/blocks/closing/感谢监督").text
    assert "从自带的标准段抄来" in page and version_of(page) == ""
    text = unescape(re.search(r'name="text"[^>]*>\n(.*?)</textarea>', page, re.DOTALL)[1])
    assert save(client, 名称="感谢监督", text=text + "此复。").status_code == 303
    assert blocks(tmp_path)["感谢监督"].endswith("此复。\n") and "修改“感谢监督”" in client.get("/blocks").text


@pytest.mark.parametrize(
    ("field", "typed", "said"),
    [
        ("名称", "", "12个以内"),
        ("名称", "../x", "12个以内"),
        ("名称", "一" * 13, "12个以内"),
        ("起用", "明天", "写作 2026-01-01"),
        ("text", "好\n{{ 没有 }}", "第2行"),
        ("text", "{% if", "第1行"),
        ("text", "{{ ''.__class__ }}", "第1行"),
        ("text", "{% for a in 联系人 %}{% for b in 联系人 %}{% endfor %}{% endfor %}", "for 只能"),
        ("text", "市" * 40_000, "64 KB"),
    ],
)
def test_a_fault_stands_at_its_field_and_nothing_is_written(
    client: TestClient, tmp_path: Path, field: str, typed: str, said: str
) -> None:
    refused = save(client, **{field: typed})
    assert refused.status_code == 409 and list(blocks(tmp_path)) == ["请回执"]
    assert said in refused.text[refused.text.index(f'id="s-{field}"') :].split("</div>")[0]


def test_nothing_is_written_over(client: TestClient, tmp_path: Path) -> None:
    page, file = client.get("/blocks/closing/请回执").text, tmp_path / "blocks" / "结语" / "回执.txt"
    assert "已经有同名的" in save(client, 名称="请回执").text
    file.write_text(OWN.replace("审阅", "审定"), encoding="utf-8")
    refused = save(client, 名称="请回执", text="我写的", version=version_of(page))
    assert refused.status_code == 409 and "别处刚改过" in refused.text and "我写的" in refused.text
    assert "审定" in file.read_text(encoding="utf-8")


def test_links_lead_nowhere(client: TestClient, tmp_path: Path) -> None:
    away = tmp_path / "away"
    away.mkdir()
    (tmp_path / "blocks" / "引言").symlink_to(away)
    assert save(client, part="opening").status_code == 409 and not list(away.iterdir())
    (tmp_path / "blocks" / "结语" / "新段.txt").symlink_to(away / "x.txt")
    assert save(client).status_code == 409 and not list(away.iterdir())
    blocks_ = tmp_path / "forms"
    blocks_.mkdir()
    (blocks_ / "office.yaml").write_text("名称: 甲\n", encoding="utf-8")
    (blocks_ / "blocks").symlink_to(tmp_path / "blocks")
    other = TestClient(create_app(blocks_), base_url="http://127.0.0.1:8765")
    assert save(other, 名称="别处").status_code == 409 and "别处" not in blocks(tmp_path)


def test_a_block_that_cannot_be_read_says_so_and_is_not_written_over(client: TestClient, tmp_path: Path) -> None:
    file = tmp_path / "blocks" / "结语" / "坏.txt"
    file.write_bytes(b"\xff\xff")
    assert "不是 UTF-8" in client.get("/blocks").text
    assert client.get("/blocks/closing/坏").status_code == 409
    assert save(client, 名称="坏").status_code == 409 and file.read_bytes() == b"\xff\xff"
    for path in ("/blocks/closing/没有", "/blocks/nothing/x", "/blocks/new?part=nothing"):
        assert client.get(path).status_code == 404


def test_without_a_profile_there_is_no_place_for_one(client: TestClient, tmp_path: Path, monkeypatch) -> None:
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "own"))
    (tmp_path / "office.yaml").unlink()
    assert "还没有单位档案" in client.get("/blocks").text
    assert save(client).status_code == 404 and not (tmp_path / "blocks" / "结语" / "新段.txt").exists()


def test_a_block_is_shown_in_three_cases_while_it_is_edited(client: TestClient, tmp_path: Path) -> None:
    typed = {"part": "closing", "text": "请{{ 您 }}审阅，谢{{ 提出人 }}。"}
    page = client.post("/blocks/read", data=typed).text
    assert page.count("<h3>") == 3 == len(_examples()) and "请您审阅，谢陈知远。" in page and "请你们审阅" in page
    put(tmp_path, "甲.yaml", who="<b>白露</b>")
    put(tmp_path, "乙.yaml", who="[高原, 许望舒]")
    (tmp_path / "坏.yaml").write_text("a: [", encoding="utf-8")
    page = client.post("/blocks/read", data=typed).text
    assert "<h3>甲</h3>" in page and "<h3>乙</h3>" in page and page.count("<h3>") == 3
    assert "谢&lt;b&gt;白露" in page and "谢高原、许望舒" in page
    assert "第1行" in client.post("/blocks/read", data=typed | {"text": "{{ 没有 }}"}).text
    looked = save(client, text=typed["text"], do="look")
    assert looked.status_code == 200 and "请你们审阅" in looked.text and list(blocks(tmp_path)) == ["请回执"]
    assert client.post("/blocks/read", data={"part": "nothing"}).status_code == 404


def test_every_part_can_be_shown(client: TestClient) -> None:
    for part in PARTS:
        page = client.post("/blocks/read", data={"part": part, "text": "好"})
        assert page.status_code == 200 and page.text.count("好</p>") == (1 if part == "report" else 3)


def test_selected_words_become_a_block_with_fields(client: TestClient, tmp_path: Path) -> None:
    put(tmp_path, "甲.yaml")
    words = "陈知远委员在市政协五届三次会议上提出的第76号提案，共20盏。\n{{ 甲 }}"
    posted = {"text": words, "field": "responses.0.body", "form": "甲.yaml"}
    page = unescape(client.post("/blocks/keep", data=posted).text)
    assert "{{ 提出人称谓 }}在{{ 届次 }}上提出的第{{ 编号 }}号" in page and "【待核：20盏】" in page
    assert '{{ "{{" }} 甲' in page and list(blocks(tmp_path)) == ["请回执"]
    saved = client.post("/blocks/keep", data=posted | {"name": "路灯情况"})
    assert saved.status_code == 303 and saved.headers["location"].startswith("/blocks/paragraph/")
    assert (tmp_path / "blocks" / "段落" / "路灯情况.txt").is_file()
    again = client.post("/blocks/keep", data=posted | {"name": "路灯情况"})
    assert again.status_code == 409 and "已经有同名的" in again.text
    closing = client.post("/blocks/keep", data={"text": "此复。", "field": "closing", "name": "此复"})
    assert closing.headers["location"].startswith("/blocks/closing/")
    assert "没有选中文字" in client.post("/blocks/keep", data={"text": " "}).text
    assert client.post("/blocks/keep", data={"text": "x", "form": "../etc"}).status_code == 404
