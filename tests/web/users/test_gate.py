"""Every page for every role and for nobody; nobody sees another department's folder."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pytest

from tests.web.users.conftest import FORM, PEOPLE

pytest.importorskip("argon2")
from drafting.archive import keeping, store
from drafting.archive.paper import LETTER, Paper, Passage
from drafting.web import app as pages
from drafting.web.access import Need
from drafting.web.users import login
from drafting.web.users.staff import Staff

ONE, TWO = (f"/in/{quote(name)}" for name in ("一科", "二科"))


def routes() -> Iterator[tuple[str, str, Callable[..., object]]]:
    for room in (*pages.PAGES, login):
        for route in room.router.routes:
            for method in route.methods:
                yield method, route.path, route.endpoint


ROUTES = list(routes())


def test_every_page_says_what_it_needs() -> None:
    assert [(method, path) for method, path, page in ROUTES if not isinstance(getattr(page, "need", None), Need)] == []
    changing = [(path, page.need) for method, path, page in ROUTES if method == "POST"]
    changing = [(path, need) for path, need in changing if path.startswith(("/forms", "/new", "/bin"))]
    assert [path for path, need in changing if need not in (Need.WRITE, Need.REVIEW)] == []


def asked(method: str, path: str, prefix: str = ONE) -> tuple[str, str]:
    filled = re.sub(r"\{(\w+)\}", lambda found: FORM if found[1] == "name" else "0", path)
    return method, prefix + filled


@pytest.mark.parametrize("name", ["李明", "赵强", "孙立"])
def test_every_page_is_for_those_roles_that_meet_its_need(enter: Callable[[str], Any], staff: Staff, name: str) -> None:
    client, may = enter(name), PEOPLE[name][0].may
    for method, path, page in ROUTES:
        if path in ("/login", "/logout", "/password"):
            continue
        answer = client.request(*asked(method, path))
        assert (answer.status_code == 403) == (page.need not in may), (method, path, answer.status_code)
        if not (staff.folder / "一科" / FORM).exists():
            shutil.copy(staff.folder / "二科" / FORM, staff.folder / "一科" / FORM)


def test_nobody_gets_any_page_but_the_one_to_log_in(stranger: Callable[[], Any]) -> None:
    client = stranger()
    for method, path, page in ROUTES:
        if page.need is not Need.LOGIN:
            answer = client.request(*asked(method, path), headers={"accept": "*/*"})
            assert answer.status_code == 401, (method, path)


def test_a_page_that_says_nothing_is_nobodys(app: Any, enter: Callable[[str], Any]) -> None:
    app.get("/secret")(lambda: "x")
    assert enter("孙立").get("/secret").status_code == 403


def test_a_reviewer_cannot_save_a_form_or_put_it_away(enter: Callable[[str], Any], staff: Staff) -> None:
    client, file = enter("赵强"), staff.folder / "一科" / FORM
    text = file.read_bytes()
    assert (
        client.post(f"{ONE}/forms/{FORM}", data={"signatory": "何维"}, headers={"x-autosave": "1"}).status_code == 403
    )
    for step in ("discard", "copy", "file"):
        assert client.post(f"{ONE}/forms/{FORM}/{step}", data={"wish": "别的"}).status_code == 403
    assert file.read_bytes() == text
    assert client.get(f"{ONE}/forms/{FORM}").headers["location"] == f"{ONE}/forms/{FORM}/review"
    assert client.get(f"{ONE}/forms/{FORM}/review").status_code == 200
    assert "/new" not in client.get(f"{ONE}/").text


@pytest.mark.parametrize("path", sorted({path for method, path, _ in ROUTES if method == "GET" and path != "/login"}))
def test_one_department_never_sees_anothers(enter: Callable[[str], Any], staff: Staff, path: str) -> None:
    file = staff.folder / "二科" / FORM
    file.write_text(file.read_text("utf-8").replace("何维", "机密人"), "utf-8")
    file.rename(staff.folder / "二科" / "secret.yaml")
    own = enter("李明")
    wanted = re.sub(r"\{(\w+)\}", lambda found: "secret.yaml" if found[1] == "name" else "0", path)
    if path not in ("/folders", "/password"):
        assert own.get(f"{TWO}{wanted}").status_code == 404
        if path not in ("/", "/help"):
            assert own.get(wanted).status_code == 404
    assert "机密人" not in own.get(f"{ONE}{wanted}").text
    assert "secret.yaml" not in own.get(f"{ONE}{wanted}").text or "{name}" in path


@pytest.mark.parametrize("name", ["secret.yaml", FORM])
@pytest.mark.parametrize("before", ["..%2F二科", "%2e%2e%2F二科", "../二科", "..%5C二科", "二科"])
def test_no_path_leads_into_another_folder(enter: Callable[[str], Any], staff: Staff, before: str, name: str) -> None:
    for file in (staff.folder / "二科" / "secret.yaml", staff.folder / "二科" / FORM):
        text = (staff.folder / FORM).read_text("utf-8").replace("何维", "机密人")
        file.write_text(text, "utf-8")
    client = enter("李明")
    for path in (
        f"{ONE}/forms/{before}/{name}",
        f"{ONE}/forms/{before}%2F{name}",
        f"/in/一科/../二科/forms/{name}",
        f"/in/{before}/forms/{name}",
        f"/in/一科%2F..%2F二科/forms/{name}",
    ):
        answer = client.get(path)
        assert answer.status_code in (404, 303), path
        assert "机密人" not in answer.text
        assert client.post(path, data={"signatory": "x"}).status_code in (404, 405), path
        assert "机密人" in (staff.folder / "二科" / name).read_text("utf-8")


def test_a_folder_that_is_a_link_elsewhere_is_nobodys(enter: Callable[[str], Any], staff: Staff) -> None:
    shutil.rmtree(staff.folder / "一科")
    try:
        (staff.folder / "一科").symlink_to(staff.folder / "二科")
    except OSError:
        pytest.skip("this system makes no symbolic links")
    assert enter("李明").get(f"{ONE}/").status_code == 404


def test_a_department_works_in_its_own_folder(enter: Callable[[str], Any], staff: Staff) -> None:
    client = enter("李明")
    assert client.get("/").headers["location"] == "/folders"
    assert client.get("/folders").headers["location"] == f"{ONE}/"
    listed = client.get(f"{ONE}/").text
    assert f'href="{ONE}/forms/{FORM}"' in listed and 'href="/forms' not in listed
    page = client.get(f"{ONE}/forms/{FORM}").text
    assert f'action="{ONE}/forms/{FORM}"' in page and f'hx-post="{ONE}/forms/{FORM}/preview"' in page
    saved = client.post(f"{ONE}/forms/{FORM}", data={"signatory": "周明远", "do": "undo"})
    assert saved.headers["location"] == f"{ONE}/forms/{FORM}"
    made = client.post(f"{ONE}/new", data={"kind": "提案答复"}).headers["location"]
    assert made.startswith(f"{ONE}/forms/")
    assert len(list((staff.folder / "一科").glob("*.yaml"))) == 2
    assert len(list(staff.folder.glob("*.yaml"))) == len(list((staff.folder / "二科").glob("*.yaml"))) == 1


def test_who_has_several_folders_chooses_and_saves_where_the_page_is_of(
    enter: Callable[[str], Any], staff: Staff
) -> None:
    client = enter("孙立")
    for place in ("/", f"{ONE}/", f"{TWO}/"):
        assert f'href="{place}"' in client.get("/folders").text
    client.get(f"{TWO}/")  # the folder that was opened last is not the one of a page that was opened before
    client.post(f"{ONE}/forms/{FORM}", data={"signatory": "周明远"})
    texts = {place: (staff.folder / place / FORM).read_text("utf-8") for place in ("一科", "二科", ".")}
    assert [place for place, text in texts.items() if "周明远" in text] == ["一科"]
    assert client.get("/").status_code == 200
    assert enter("赵强").get("/").headers["location"] == "/folders"


def test_a_downloaded_letter_is_as_it_was(enter: Callable[[str], Any]) -> None:
    client = enter("孙立")
    for piece in ("html", "txt"):
        own, common = (client.get(f"{place}/forms/{FORM}/download/{piece}").content for place in (ONE, ""))
        assert own == common


def test_who_is_in_a_case_is_told_to_the_others(enter: Callable[[str], Any], monkeypatch: pytest.MonkeyPatch) -> None:
    from drafting.web.users import presence

    now = 1000.0
    monkeypatch.setattr(presence, "monotonic", lambda: now)
    mine, chief = enter("李明"), enter("孙立")
    page = f"{ONE}/forms/{FORM}"
    assert mine.get(f"{page}/version").json()["others"] == []
    assert "李明也在这一件里" in chief.get(page).text
    assert mine.get(f"{page}/version").json()["others"] == ["孙立"]
    assert chief.get(f"/forms/{FORM}/version").json()["others"] == []  # the same name in another folder
    now += presence.GONE
    assert mine.get(f"{page}/version").json()["others"] == []


def test_every_save_has_its_author(enter: Callable[[str], Any], staff: Staff) -> None:
    page = f"{ONE}/forms/{FORM}"
    for name, typed in (("李明", "周明远"), ("孙立", "何又一")):
        client = enter(name)
        version = client.get(f"{page}/version").json()["version"]
        assert client.post(page, data={"signatory": typed, "version": version}).status_code == 303
    shown = client.get(f"{page}/versions").text
    assert "现在的内容是 孙立 存的" in shown and "李明 存" in shown
    made = client.post(f"{ONE}/new", data={"kind": "提案答复"}).headers["location"]
    assert "现在的内容是 孙立 存的" in client.get(f"{made}/versions").text


def test_a_department_does_not_search_what_others_have_said(enter: Callable[[str], Any], staff: Staff) -> None:
    (staff.folder / "office.yaml").write_text("名称: 云州市数据局\n", "utf-8")
    put_away(staff.folder / "archive.sqlite", "机密：《云州市照明管理办法》（云政〔2024〕3号）")
    chief, own = enter("孙立"), enter("李明")
    similar, cited = f"/forms/{FORM}/similar/0?q=照明", f"/forms/{FORM}/cite?q=照明"
    for path, words in ((similar, "机密"), (cited, "云政〔2024〕3号")):
        assert words in chief.get(path).text
        assert words not in own.get(f"{ONE}{path}").text
        assert words not in chief.get(f"{ONE}{path}").text
    put_away(staff.folder / "一科" / "archive.sqlite", "自己的：照明")
    assert "自己的" in own.get(f"{ONE}{similar}").text
    (staff.folder / "一科" / "office.yaml").write_text("名称: 云州市数据局\n旧答复库: ../archive.sqlite\n", "utf-8")
    assert "机密" in own.get(f"{ONE}{similar}").text


def test_no_rule_tells_a_department_what_others_have_cited(enter: Callable[[str], Any], staff: Staff) -> None:
    (staff.folder / "office.yaml").write_text("名称: 云州市数据局\n", "utf-8")
    put_away(staff.folder / "archive.sqlite", "按照《机密的办法》（云政〔2024〕3号），已修好。")
    for place in (staff.folder, staff.folder / "一科"):
        text = (place / FORM).read_text("utf-8")
        (place / FORM).write_text(
            text.replace("内容: |\n", "内容: |\n      见《别的办法》（云政〔2024〕3号）。\n", 1), "utf-8"
        )
    chief, own = enter("孙立"), enter("李明")
    assert "机密的办法" in chief.get(f"/forms/{FORM}/check").text  # C101, and the profile is as it was after that
    assert "机密的办法" not in own.get(f"{ONE}/forms/{FORM}/check").text
    assert "机密的办法" in chief.get(f"/forms/{FORM}/check").text


def put_away(place: Path, said: str) -> None:
    """An archive of one old letter."""
    paper = Paper(LETTER, (Passage(1, said, "关于照明"),), document_number="云园〔2024〕2号", date="2024-05-01")
    with store.opened(place, new=True) as archive, archive.writing():
        keeping.put(archive, paper)
        keeping.weigh(archive)
