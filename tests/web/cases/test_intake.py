"""A proposal's file or pasted text as a new form, over HTTP."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import pytest

from drafting.form.load import load
from drafting.readers import formats
from tests.proposal.test_take import REPLY, SHEET

pytest.importorskip("httpx")
pytestmark = pytest.mark.filterwarnings("ignore:Using `httpx`")


@pytest.fixture
def client(tmp_path: Path) -> Any:
    from starlette.testclient import TestClient

    from drafting.web.app import create_app

    return TestClient(create_app(tmp_path), base_url="http://localhost:80", follow_redirects=False)


def taken(client: Any, **posted: Any) -> str:
    answer = client.post("/new/intake", **posted)
    assert answer.status_code == 303, answer.text
    page, _, second = unquote(answer.headers["location"]).rpartition("/")
    assert second == "proposal"
    return page


def test_pasted_text_becomes_a_form_with_its_text_beside(client: Any, tmp_path: Path) -> None:
    page = taken(client, data={"text": SHEET})
    assert page == "/forms/关于增设公共充电设施的提案.yaml"
    reply = load(tmp_path / "关于增设公共充电设施的提案.yaml")
    assert len(reply.proposal.demands or ()) == len(reply.responses) == 2
    assert "13900001234" not in (tmp_path / "关于增设公共充电设施的提案.来件.txt").read_text(encoding="utf-8")
    assert f'href="{page}/proposal"' in unquote(client.get(page).text)


def test_the_page_of_the_text_marks_the_demands_in_their_lines(client: Any) -> None:
    page = taken(client, data={"text": SHEET})
    shown = client.get(f"{page}/proposal").text
    line = next(line for line in shown.splitlines() if 'id="l11"' in line)
    mark = '<mark data-path="proposal.demands.1"><a href="#f-proposal.demands.1">诉求2</a>在公共停车场增设充电桩</mark>'
    assert f"二、{mark}。" in line


def test_a_file_is_taken_in_under_its_name(client: Any, tmp_path: Path) -> None:
    page = taken(client, files={"file": ("来文.txt", SHEET.encode("gb18030"))})
    assert page == "/forms/来文.yaml" and (tmp_path / "来文.来件.txt").is_file()


def test_a_text_that_a_person_has_is_not_overwritten(client: Any, tmp_path: Path) -> None:
    (tmp_path / "来文.来件.txt").write_text("我的", encoding="utf-8")
    assert taken(client, files={"file": ("来文.txt", SHEET.encode())}) == "/forms/来文-2.yaml"
    assert (tmp_path / "来文.来件.txt").read_text(encoding="utf-8") == "我的"


@pytest.mark.parametrize(
    ("posted", "why"),
    [
        ({"data": {"text": REPLY}}, "这是答复"),
        ({"data": {"text": " "}}, "没有选文件"),
        ({"files": {"file": ("x.docx", b"PK\x03\x04")}}, "解不开"),
    ],
)
def test_what_cannot_be_taken_in_is_said(client: Any, tmp_path: Path, posted: dict[str, Any], why: str) -> None:
    answer = client.post("/new/intake", **posted)
    assert (answer.status_code, why in answer.text) == (409, True)
    assert not list(tmp_path.glob("*.yaml"))


def test_a_form_without_a_text_has_the_fields_alone(client: Any, tmp_path: Path) -> None:
    (tmp_path / "空.yaml").write_text("文种: 提案答复\n", encoding="utf-8")
    page = client.get("/forms/空.yaml/proposal")
    assert (page.status_code, "<mark" in page.text, "列为诉求" in page.text) == (200, False, False)
    assert "/proposal" not in client.get("/forms/空.yaml").text


def test_what_was_guessed_stands_at_its_field_until_a_person_has_settled_it(client: Any, tmp_path: Path) -> None:
    page = taken(client, data={"text": "关于修复河堤的建议\n清溪县人大代表　罗平\n河堤塌方。建议尽快修复险工险段。\n"})
    shown = client.get(f"{page}/proposal").text
    assert '<p class="guess">来文没有写明届次' in shown and shown.count('<p class="guess">推断所得：没有标签') == 1
    version = re.findall('id="version" value="([^"]+)"', shown)[0]
    client.post(f"{page}/proposal", data={"version": version, "proposal.session": "清溪县第九届人大三次会议"})
    assert "来文没有写明届次" not in client.get(f"{page}/proposal").text


def test_a_sheet_without_a_doubt_has_no_guesses(client: Any) -> None:
    page = taken(client, data={"text": SHEET})
    assert 'class="guess"' not in client.get(f"{page}/proposal").text


def test_what_two_windows_changed_is_chosen_on_the_page_of_the_form(client: Any) -> None:
    page = taken(client, data={"text": SHEET})
    (version,) = re.findall('id="version" value="([^"]+)"', client.get(f"{page}/proposal").text)
    for number, onward in (("1", f"{page}/proposal"), ("2", page)):
        answer = client.post(f"{page}/proposal", data={"version": version, "proposal.number": number})
        assert unquote(answer.headers["location"]) == onward
    assert "两边都改了" in client.get(f"{page}/proposal").text.partition('role="alert">')[2]
    assert "<blockquote>2</blockquote>" in client.get(page).text


@pytest.mark.parametrize(
    "action", ["jump", "join x", "remove proposal.demands.9", "take 999", "add nothing", "up proposal"]
)
def test_a_step_that_there_is_not_changes_nothing(client: Any, tmp_path: Path, action: str) -> None:
    page = taken(client, data={"text": SHEET})
    before = next(tmp_path.glob("*.yaml")).read_bytes()
    assert client.post(f"{page}/proposal", data={"do": action}).status_code == 409
    assert next(tmp_path.glob("*.yaml")).read_bytes() == before


def test_a_refused_text_is_still_there(client: Any) -> None:
    answer = client.post("/new/intake", data={"text": "关于做好工作的通知\r\n各科室：\r\n请抓紧办理。"})
    assert answer.status_code == 409 and "各科室：\r\n请抓紧办理。</textarea>" in answer.text


def test_going_back_and_on_again_makes_no_second_form(client: Any, tmp_path: Path) -> None:
    page = taken(client, data={"text": SHEET})
    name = page.rpartition("/")[2]
    back = client.get("/new", params={"of": name}).text
    assert "在公共停车场增设充电桩。" in back and f'name="of" value="{name}"' in back
    kept = next(tmp_path.glob("*.txt")).read_text("utf-8").replace("\n", "\r\n")
    assert taken(client, data={"text": kept, "of": name}) == page and len(list(tmp_path.glob("*.yaml"))) == 1
    assert taken(client, data={"text": kept.replace("增设充电桩", "增设路灯"), "of": name}) != page
    assert client.get("/new", params={"of": "../x"}).status_code == 200


def test_every_format_that_is_read_may_be_chosen(client: Any) -> None:
    accepted = re.findall('accept="([^"]+)"', client.get("/new").text)
    assert len(accepted) == 2
    for one in accepted:
        assert {formats()[suffix] for suffix in one.split(",")} == set(formats().values())
