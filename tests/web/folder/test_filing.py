"""Forms as files: renamed, put into the bin and taken out again, with all that belongs to them, and nothing lost."""

from __future__ import annotations

import errno
import os
import shutil
from pathlib import Path
from typing import Any

import pytest

from drafting.findings import DraftingError
from drafting.form import history
from drafting.form.revise import revise, values_of
from drafting.web.folder import filing, store
from tests.web.conftest import EXAMPLES

FORM, BEGUN = "答复.yaml", "提案答复-未编号.yaml"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    shutil.copy(EXAMPLES / "motion-parking.yaml", tmp_path / FORM)
    return tmp_path


@pytest.fixture
def client(folder: Path) -> Any:
    pytest.importorskip("httpx")
    from starlette.testclient import TestClient

    from drafting.web.app import create_app

    return TestClient(create_app(folder), base_url="http://localhost:80", follow_redirects=False)


def signed(folder: Path, name: str, signatory: str) -> None:
    form = store.read(folder, name)
    store.begin(folder, form)
    store.save(folder, name, form.version, lambda text: revise(text, values_of(text) | {"signatory": signatory}))


def belonging(folder: Path, stem: str = "答复") -> None:
    (folder / f"{stem}.来件.txt").write_text("来文\n", encoding="utf-8")
    (folder / f"{stem}.会办").mkdir()
    (folder / f"{stem}.会办" / "市财政局.txt").write_text("无意见\n", encoding="utf-8")


def everything(folder: Path) -> set[bytes]:
    """What all the files of the folder hold, locks and notes left out."""
    files = (file for file in folder.rglob("*") if file.is_file() and file.name not in ("lock", "left"))
    return {file.read_bytes() for file in files}


def test_a_new_form_gets_a_name_that_is_free_and_fit(folder: Path) -> None:
    assert filing.create(folder, "答复", "文种: 提案答复\n").name == "答复-2.yaml"
    assert filing.create(folder, "../a:b/c?", "x\n").name == "abc.yaml"
    assert filing.create(folder, "...", "x\n").name == "答复-3.yaml"


def test_a_name_near_what_belongs_to_another_form_is_not_free(folder: Path) -> None:
    (folder / "甲.来件.txt").write_text("来文", encoding="utf-8")
    (folder / "乙.会办").mkdir()
    history.begin(folder / "丙.yaml", "从前的")
    assert [filing.create(folder, wish, "x: 1\n").name for wish in "甲乙丙"] == ["甲-2.yaml", "乙-2.yaml", "丙-2.yaml"]


def test_a_renamed_form_takes_along_what_belongs_to_it(folder: Path) -> None:
    belonging(folder)
    signed(folder, FORM, "沈岚")
    before = everything(folder)
    assert filing.rename(folder, FORM, "停车/76号") == "停车76号.yaml"
    assert everything(folder) == before
    assert {path.name for path in folder.iterdir()} == {
        ".drafting",
        "停车76号.yaml",
        "停车76号.来件.txt",
        "停车76号.会办",
    }
    assert store.steps(folder, "停车76号.yaml") == (1, 0)
    assert values_of(store.step(folder, "停车76号.yaml", back=True).text)["signatory"] == "何维"


def test_a_name_that_is_taken_is_not_taken_away(folder: Path) -> None:
    shutil.copy(folder / FORM, folder / "另一份.yaml")
    assert filing.rename(folder, FORM, "另一份") == "另一份-2.yaml"
    assert filing.rename(folder, "另一份.yaml", "另一份") == "另一份.yaml"
    (folder / "三.json").write_text("{}", encoding="utf-8")
    assert filing.rename(folder, "三.json", "四") == "四.json"
    assert filing.rename(folder, "四.json", " 五.json ") == "五.json"


def test_there_and_back_again(folder: Path) -> None:
    signed(folder, FORM, "沈岚")
    for _ in range(2):
        assert filing.rename(folder, FORM, "新名") == "新名.yaml"
        assert filing.rename(folder, "新名.yaml", "答复") == FORM
    assert store.steps(folder, FORM) == (1, 0)
    assert (history.left(folder / FORM), history.left(folder / "新名.yaml")) == ("", FORM)


def test_the_bin_keeps_all_and_gives_it_back(folder: Path) -> None:
    belonging(folder)
    signed(folder, FORM, "沈岚")
    before = everything(folder)
    filing.discard(folder, FORM)
    assert [path.name for path in folder.iterdir()] == [".drafting"]
    assert everything(folder) == before
    (one,) = filing.discarded(folder)
    assert one.name == FORM
    assert filing.take_back(folder, one.key) == FORM
    assert everything(folder) == before
    assert filing.discarded(folder) == []
    assert store.steps(folder, FORM) == (1, 0)


def test_a_form_of_the_same_name_meanwhile_stays(folder: Path) -> None:
    belonging(folder)
    signed(folder, FORM, "沈岚")
    filing.discard(folder, FORM)
    assert filing.create(folder, "答复", "文种: 提案答复\n").name == FORM
    assert store.steps(folder, FORM) == (0, 0)
    (one,) = filing.discarded(folder)
    assert filing.take_back(folder, one.key) == "答复-2.yaml"
    assert (folder / "答复-2.会办" / "市财政局.txt").is_file()
    assert store.steps(folder, "答复-2.yaml") == (1, 0)


def test_a_form_that_another_program_removes_is_written_again_though_its_name_was_once_left(folder: Path) -> None:
    filing.discard(folder, FORM)
    made = filing.create(folder, "答复", "文种: 提案答复\n")
    (folder / FORM).unlink()
    assert store.save(folder, FORM, made.version, lambda _: "文种: 建议答复\n").form.text == "文种: 建议答复\n"


def test_one_name_goes_into_the_bin_many_times(folder: Path) -> None:
    text = (folder / FORM).read_text("utf-8")
    for _ in range(3):
        filing.discard(folder, FORM)
        (folder / FORM).write_text(text, "utf-8")
    assert len({one.key for one in filing.discarded(folder)}) == 3


@pytest.mark.parametrize("key", ["", "..", "../..", "x", "20260101-000000-01"])
def test_what_is_not_in_the_bin_is_said(folder: Path, key: str) -> None:
    (folder / ".drafting" / "bin" / "stranger").mkdir(parents=True)
    with pytest.raises(DraftingError):
        filing.take_back(folder, key)
    assert (folder / FORM).is_file()


@pytest.mark.parametrize("stuck", [FORM, "答复.来件.txt", "答复.会办", "past", "begun"])
def test_what_cannot_be_moved_whole_is_said_and_stays(
    folder: Path, monkeypatch: pytest.MonkeyPatch, stuck: str
) -> None:
    belonging(folder)
    signed(folder, FORM, "沈岚")
    before = {path.relative_to(folder): path.is_file() and path.read_bytes() for path in folder.rglob("*")}
    move = filing._rename

    def refuse(path: Path, target: Path) -> None:
        if path.name == stuck:
            raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))
        move(path, target)

    monkeypatch.setattr(filing, "_rename", refuse)
    for step in (lambda: filing.rename(folder, FORM, "新名"), lambda: filing.discard(folder, FORM)):
        with pytest.raises(DraftingError, match="没有权限"):
            step()
        now = {path.relative_to(folder): path.is_file() and path.read_bytes() for path in folder.rglob("*")}
        assert before.items() <= now.items()
        assert filing.discarded(folder) == []


def test_a_file_that_appears_meanwhile_is_not_overwritten(folder: Path) -> None:
    (folder / "新.yaml").write_text("别人的", "utf-8")
    with pytest.raises(FileExistsError):
        filing._rename(folder / FORM, folder / "新.yaml")
    assert (folder / "新.yaml").read_text("utf-8") == "别人的"


def test_the_old_address_leads_to_the_new_name_and_what_is_typed_there_is_saved(client: Any, folder: Path) -> None:
    client.get(f"/forms/{FORM}")
    version = client.get(f"/forms/{FORM}/version").json()["version"]
    answer = client.post(f"/forms/{FORM}/file", data={"wish": "停车 76号"})
    assert (answer.status_code, answer.headers["location"]) == (303, "/forms/%E5%81%9C%E8%BD%A6%2076%E5%8F%B7.yaml")
    for rest in ("", "/check", "/blocks/opening?q=a%26b"):
        moved = client.get(f"/forms/{FORM}{rest}")
        assert (moved.status_code, moved.headers["location"]) == (
            307,
            f"/forms/%E5%81%9C%E8%BD%A6%2076%E5%8F%B7.yaml{rest}",
        )
    data = {"version": version, "signatory": "沈岚"}
    saved = client.post(f"/forms/{FORM}", data=data, headers={"x-autosave": "1"}, follow_redirects=True)
    assert saved.json()["conflict"] == ""
    assert values_of((folder / "停车 76号.yaml").read_text("utf-8"))["signatory"] == "沈岚"
    assert not (folder / FORM).exists()


def test_a_second_window_does_not_write_a_discarded_form_again(client: Any, folder: Path) -> None:
    client.get(f"/forms/{FORM}")
    version = client.get(f"/forms/{FORM}/version").json()["version"]
    assert client.post(f"/forms/{FORM}/discard").headers["location"] == "/bin"
    answer = client.post(f"/forms/{FORM}", data={"version": version, "signatory": "沈岚"})
    assert (answer.status_code, "在回收站里" in answer.text, 'href="/bin"' in answer.text) == (404, True, True)
    assert not (folder / FORM).exists()
    page = client.get("/bin").text
    key = filing.discarded(folder)[0].key
    assert f'formaction="/bin/{key}"' in page
    assert client.post(f"/bin/{key}").status_code == 303
    assert client.get(f"/forms/{FORM}").status_code == 200


def test_the_name_of_the_case_is_offered(client: Any, folder: Path) -> None:
    assert client.post("/new", data={"kind": "提案答复"}).status_code == 303
    assert "文件名还是“未编号”" not in client.get(f"/forms/{BEGUN}").text
    version = client.get(f"/forms/{BEGUN}/version").json()["version"]
    typed = {"proposal.session": "市政协五届三次会议", "proposal.number": "0076"}
    client.post(f"/forms/{BEGUN}", data={"version": version, **typed})
    assert "文件名还是“未编号”" in client.get(f"/forms/{BEGUN}").text
    assert 'value="提案答复-市政协五届三次会议第0076号"' in client.get(f"/forms/{BEGUN}/file").text
    page = client.get(f"/forms/{FORM}/file").text
    assert 'value="答复"' in page and "起名，是“提案答复-市政协五届三次会议第76号”" in page


@pytest.mark.parametrize("wish", ["", "...", "/"])
def test_no_name_is_no_name(client: Any, folder: Path, wish: str) -> None:
    answer = client.post(f"/forms/{FORM}/file", data={"wish": wish})
    assert (answer.status_code, "没有写新的文件名" in answer.text) == (409, True)
    assert (folder / FORM).is_file()


def test_what_is_not_there_can_be_neither_renamed_nor_discarded(client: Any) -> None:
    assert client.get("/forms/x.yaml/file").status_code == 404
    assert client.post("/forms/x.yaml/file", data={"wish": "y"}).status_code == 404
    assert client.post("/forms/x.yaml/discard").status_code == 404
