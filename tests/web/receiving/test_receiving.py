"""收件 over HTTP: what each file is told to be, and what becomes of it once a person says so."""

from __future__ import annotations

import io
import re
import shutil
from pathlib import Path
from typing import Any

import pytest

pytest.importorskip("fastapi")
import openpyxl
from starlette.testclient import TestClient

from drafting import load, render
from drafting.findings import DraftingError
from drafting.form.revise import values_of
from drafting.web.app import create_app
from drafting.web.receiving import held, proposals
from drafting.web.receiving.offers import Here, Item
from tests.proposal.test_take import SHEET
from tests.web.conftest import EXAMPLES

pytestmark = pytest.mark.filterwarnings("ignore:Using `httpx`")
OURS = "motion-parking.yaml"
LIST = [
    ["编号", "案由", "提出人", "类别", "届次"],
    ["0136", "关于增设公共充电设施的提案", "陈知远", "提案", "市政协七届三次会议"],
]


def xlsx(rows: list[list[str]]) -> bytes:
    book, made = openpyxl.Workbook(), io.BytesIO()
    for row in rows:
        book.active.append(row)
    book.save(made)
    return made.getvalue()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path


@pytest.fixture
def client(folder: Path) -> TestClient:
    return TestClient(create_app(folder), base_url="http://127.0.0.1:8765", follow_redirects=False)


def came(client: TestClient, *files: tuple[str, bytes], text: str = "") -> str:
    """Files come in; the address of the page that says what they are."""
    answer = client.post("/receive", data={"text": text}, files=[("files", file) for file in files])
    assert answer.status_code == 303, answer.text
    return str(answer.headers["location"])


def keys(page: str) -> list[str]:
    return re.findall(r'name="\d+\.as" value="([^"]+)"', page)


def take(client: TestClient, at: str, *chosen: str) -> Any:
    posted = {f"{number}.as": key for number, key in enumerate(chosen)}
    return client.post(at, data={"do": "take", **posted})


def letter(name: str = "motion-parking") -> bytes:
    return render(load(EXAMPLES / f"{name}.yaml"), "docx")


def files(folder: Path) -> list[str]:
    return sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file())


def test_nothing_is_written_before_it_is_confirmed(client: TestClient, folder: Path) -> None:
    at = came(client, ("旧.docx", letter()), ("表.yaml", (EXAMPLES / OURS).read_bytes()), text=SHEET)
    page = client.get(at).text
    assert keys(page) == ["proposal", "letter", "form"] and page.count("checked") == 3
    assert [path for path in files(folder) if not path.startswith(".drafting/ledger")] == []
    assert take(client, at).status_code == 303
    assert not list(folder.glob("*.yaml"))


def test_pasted_text_becomes_a_form_and_goes_on_to_be_confirmed(client: TestClient, folder: Path) -> None:
    at = came(client, text=SHEET)
    assert "关于增设公共充电设施的提案" in client.get(at).text and "13900001234" not in client.get(at).text
    answer = take(client, at, "proposal")
    assert answer.headers["location"].endswith(".yaml/proposal")
    assert client.get(answer.headers["location"]).status_code == 200
    assert all("13900001234" not in (folder / name).read_text("utf-8") for name in files(folder))


def test_a_list_makes_a_form_of_each_case_and_the_proposal_goes_into_it(client: TestClient, folder: Path) -> None:
    at = came(client, ("清单.xlsx", xlsx(LIST)))
    assert "新增 1 件" in client.get(at).text
    take(client, at, "list")
    (form,) = folder.glob("*.yaml")
    assert values_of(form.read_text("utf-8"))["proposal"]["number"] == "0136"
    at = came(client, text=SHEET)
    into, new = keys(client.get(at).text)
    assert (into, new) == (f"into {form.name}", "proposal") and "checked> 先不收" in client.get(at).text
    take(client, at, into)
    values = values_of(form.read_text("utf-8"))
    assert len(values["proposal"]["demands"]) == len(values["responses"]) == 2
    assert [path.name for path in folder.glob("*.yaml")] == [form.name]
    page = client.get(came(client, text=SHEET)).text
    assert keys(page) == ["proposal"] and "已有同一件" in page and "checked> 先不收" in page


def test_a_proposal_is_not_put_into_a_form_that_has_its_demands_by_now(client: TestClient, folder: Path) -> None:
    take(client, came(client, ("清单.xlsx", xlsx(LIST))), "list")
    first, second = came(client, text=SHEET), came(client, text=SHEET)
    into = keys(client.get(first).text)[0]
    twice = Here(folder)
    (offer, _) = proposals.offers(Item("", SHEET.encode()), twice)
    take(client, first, into)
    assert into not in keys(client.get(second).text)
    with pytest.raises(DraftingError, match="已有诉求或答复，没有改动"):
        offer.do()


def test_a_list_that_says_no_kind_is_asked_for_it(client: TestClient, folder: Path) -> None:
    at = came(client, ("清单.csv", "编号,案由\n7,关于补路灯\n".encode()))
    assert "看不出是建议、议案还是提案（加一列“类别”，或在下面选定）" in client.get(at).text
    assert keys(client.get(at).text) == []
    client.post(at, data={"do": "look", "0.kind": "建议", "0.session": "云州市九届人大三次会议"})
    assert keys(client.get(at).text) == ["list"]
    take(client, at, "list")
    assert values_of(next(folder.glob("*.yaml")).read_text("utf-8"))["kind"] == "建议答复"


def test_a_letter_of_ours_that_was_reviewed_goes_to_its_form(client: TestClient, folder: Path) -> None:
    shutil.copy(EXAMPLES / OURS, folder)
    sent = client.post(f"/forms/{OURS}/review/letter").content
    at = came(client, ("改.docx", sent))
    assert keys(client.get(at).text) == [f"review {OURS}"]
    answer = take(client, at, f"review {OURS}")
    assert answer.headers["location"].startswith(f"/forms/{OURS}/review/")
    assert "改.docx" in client.get(answer.headers["location"]).text


def test_a_letter_that_may_be_two_things_is_asked_about(client: TestClient, folder: Path) -> None:
    shutil.copy(EXAMPLES / OURS, folder)
    at = came(client, ("答复.docx", letter()))
    page = client.get(at).text
    assert keys(page) == [f"review {OURS}", "letter"] and "请选一种" in page
    take(client, at, "letter")
    assert sorted(path.name for path in folder.glob("*.yaml")) == [OURS, "答复.yaml"]


def test_a_form_is_never_put_over_another(client: TestClient, folder: Path) -> None:
    (folder / OURS).write_text("文种: 提案答复\n", "utf-8")
    at = came(client, (OURS, (EXAMPLES / OURS).read_bytes()))
    assert "checked> 放进文件夹" in client.get(at).text
    assert take(client, at, "form").headers["location"] == "/forms/motion-parking-2.yaml"
    assert (folder / OURS).read_text("utf-8") == "文种: 提案答复\n"


@pytest.mark.parametrize(
    ("name", "content", "why"),
    [
        ("x.docx", b"PK\x03\x04", "解不开"),
        ("x.xlsx", b"PK\x03\x04", "x.xlsx"),
        ("x.yaml", b"a: [", "x.yaml"),
        ("office.yaml", "发文机关: 某局\n".encode(), "不是答复表单"),
        ("x.json", b"\xff\xfe", "UTF-8"),
        ("通知.txt", "关于做好工作的通知\n各科室：\n请抓紧办理。\n".encode(), "看标题是通知"),
        ("x.exe", b"MZ\x00\x01", "收不了"),
        ("空.txt", b"", "收不了"),
    ],
)
def test_what_cannot_be_taken_says_why_and_keeps_none_of_the_others(
    client: TestClient, folder: Path, name: str, content: bytes, why: str
) -> None:
    at = came(client, (name, content), text=SHEET)
    page = client.get(at).text
    assert "收不了" in page and why in page and 'href="/new"' in page
    assert take(client, at, "proposal", "form").headers["location"] == at
    page = client.get(at).text
    assert page.count("收下了") == page.count('<b class="mark error">收不了') == 1
    assert len(list(folder.glob("*.yaml"))) == 1


def test_one_that_fails_as_it_is_taken_keeps_none_of_the_others(
    client: TestClient, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from drafting.web.receiving import letters

    def fail(*_: object) -> None:
        raise DraftingError.of("O004", "写不了：磁盘满")

    monkeypatch.setattr(letters.filing, "create", fail)
    at = came(client, ("旧.docx", letter()), text=SHEET)
    take(client, at, "proposal", "letter")
    page = client.get(at).text
    assert page.count("收下了") == 1 and "写不了：磁盘满" in page and keys(page) == ["letter"]


def test_what_is_done_is_not_done_again(client: TestClient, folder: Path) -> None:
    at = came(client, text=SHEET)
    take(client, at, "proposal")
    take(client, at, "proposal")
    assert len(list(folder.glob("*.yaml"))) == 1


def test_pasted_text_is_there_again_on_going_back(client: TestClient) -> None:
    token = came(client, text="不是来文\n也不是答复").rpartition("/")[2]
    assert "也不是答复</textarea>" in client.get("/receive", params={"of": token}).text
    assert client.get("/receive?of=none").status_code == 200


def test_nothing_chosen_is_said(client: TestClient) -> None:
    answer = client.post("/receive", data={"text": "  "})
    assert (answer.status_code, "没有选文件" in answer.text) == (409, True)


def test_too_many_files_are_refused_with_a_way_back(client: TestClient) -> None:
    answer = client.post("/receive", files=[("files", (f"{number}.txt", b"x")) for number in range(31)])
    assert (answer.status_code, 'href="/receive"' in answer.text) == (400, True)


def test_what_is_held_is_bounded_and_of_its_folder(
    client: TestClient, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(held, "_MOST", 20)
    first, second = came(client, text="一" * 5), came(client, text="二" * 5)
    assert client.get(first).status_code == 409 and "已经不在这里了" in client.get(first).text
    assert client.get(second).status_code == 200
    other = TestClient(create_app(tmp_path / "别处"), base_url="http://127.0.0.1:8765")
    assert other.get(second).status_code == 409


@pytest.mark.parametrize("name", ["../../x.yaml", "..\\x.yaml", "a\u202eb.yaml", "<script>.yaml"])
def test_a_hostile_name_stays_in_the_folder(client: TestClient, folder: Path, name: str) -> None:
    at = came(client, (name, (EXAMPLES / OURS).read_bytes()))
    assert "<script>" not in client.get(at).text.partition("</head>")[2]
    take(client, at, "form")
    (form,) = folder.glob("*.yaml")
    assert form.parent == folder and not list(folder.parent.glob("*.yaml"))
