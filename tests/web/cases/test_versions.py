"""What a form was before: listed, looked at, taken again, whatever has become of its file."""

from __future__ import annotations

import os
import re
from pathlib import Path
from typing import Any

import pytest

from drafting.form import history
from drafting.web.cases.versions import differences
from tests.web.conftest import FORM, PAGE

pytest.importorskip("httpx")


def write(client: Any, **fields: str) -> None:
    client.get(PAGE)
    version = client.get(f"{PAGE}/version").json()["version"]
    assert client.post(PAGE, data={"version": version, **fields}).status_code == 303


def keys(client: Any) -> list[str]:
    return re.findall(r'/versions/([0-9a-f]{16})"', client.get(f"{PAGE}/versions").text)


def test_the_versions_are_listed_with_what_is_other_now(client: Any) -> None:
    assert "没有早先的版本" in client.get(f"{PAGE}/versions").text
    write(client, signatory="沈岚")
    write(client, **{"responses.0.body": "已办结。"})
    page = client.get(f"{PAGE}/versions").text
    assert re.findall("与现在不同：(.*?)</p>", page) == ["答复第1条·内容", "签发人、答复第1条·内容"]
    assert len(keys(client)) == 2


def test_a_version_is_looked_at_and_taken_again_and_that_can_be_undone(client: Any, folder: Path) -> None:
    first = (folder / FORM).read_text("utf-8")
    write(client, signatory="沈岚")
    second = (folder / FORM).read_text("utf-8")
    (key,) = keys(client)
    page = client.get(f"{PAGE}/versions/{key}").text
    assert "<blockquote>何维</blockquote>" in page and "<blockquote>沈岚</blockquote>" in page
    answer = client.post(f"{PAGE}/versions/{key}")
    assert (answer.status_code, answer.headers["location"]) == (303, PAGE)
    assert (folder / FORM).read_text("utf-8") == first
    write(client, do="undo")
    assert (folder / FORM).read_text("utf-8") == second


@pytest.mark.parametrize("method", ["GET", "POST"])
@pytest.mark.parametrize("key", ["0" * 16, "x", "%2e%2e%2fx"])
def test_a_version_that_is_not_there_is_said(client: Any, folder: Path, method: str, key: str) -> None:
    write(client, signatory="沈岚")
    before = (folder / FORM).read_bytes()
    assert client.request(method, f"{PAGE}/versions/{key}").status_code in (404, 405, 409)
    assert (folder / FORM).read_bytes() == before


@pytest.mark.parametrize("content", [None, b"a: [", b"\xff\xfe\x00", b""])
def test_what_was_last_here_is_taken_again_where_the_file_is_spoilt_or_gone(
    client: Any, folder: Path, content: bytes | None
) -> None:
    write(client, signatory="沈岚")
    good = (folder / FORM).read_bytes()
    (folder / FORM).unlink() if content is None else (folder / FORM).write_bytes(content)
    assert client.get(PAGE).status_code in (404, 409)
    newest = keys(client)[0]
    assert client.get(f"{PAGE}/versions/{newest}").status_code == 200
    assert client.post(f"{PAGE}/versions/{newest}").status_code == 303
    assert (folder / FORM).read_bytes() == good
    if content:
        past = sorted((folder / ".drafting" / FORM / "past").glob("*.yaml"))[-1]
        assert past.read_bytes() == content


def test_of_many_versions_the_last_are_shown_and_what_stood_for_a_while(client: Any, folder: Path) -> None:
    for number in range(15):
        write(client, signatory=f"沈岚{number}")
    past = sorted((folder / ".drafting" / FORM / "past").glob("*.yaml"))
    for number, file in enumerate(past):
        moment = 1_700_000_000 + number + (3600 if number >= 3 else 0)
        os.utime(file, (moment, moment))
    shown = len(keys(client))
    assert shown == 9 + 1 + 1  # the last ten less what stands now, the one that stood for an hour, the first


def test_a_stranger_among_the_versions_is_passed_over(client: Any, folder: Path) -> None:
    write(client, signatory="沈岚")
    (folder / ".drafting" / FORM / "past" / "00000007.yaml").write_bytes(b"\xff")
    assert len(keys(client)) == 1


def test_kept_texts_are_one_each(folder: Path) -> None:
    for text in ("甲", "乙", "甲"):
        history.write(folder / FORM, (folder / FORM).read_bytes(), text)
    assert [each.text for each in history.earlier(folder / FORM)][:2] == ["乙", "甲"]


def test_differences_are_told_by_field() -> None:
    then = {"signatory": "何维", "responses": [{"body": "甲"}, {"body": "乙"}], "cc": "抄送段"}
    now = {"signatory": "沈岚", "responses": [{"body": "甲"}], "cc": [{"recipient": "市政府办"}]}
    assert [tuple(each) for each in differences(then, now)] == [
        ("签发人", "何维", "沈岚"),
        ("答复第2条", "乙", "（空）"),
        ("抄送", "抄送段", "1. 市政府办"),
    ]
