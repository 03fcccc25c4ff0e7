"""Every page and every step over HTTP, without a browser: what is asked for, posted, refused and saved."""

from __future__ import annotations

import asyncio
import errno
import os
import re
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest

from drafting import load, render
from drafting.form.load import load_text
from drafting.form.revise import revise, values_of
from tests.web.conftest import EXAMPLES, FORM, PAGE

pytest.importorskip("httpx")
pytestmark = pytest.mark.filterwarnings("ignore:Using `httpx`")
POLICY = "content-security-policy"


def version(client: Any) -> str:
    return client.get(f"{PAGE}/version").json()["version"]


@pytest.mark.parametrize(
    "path, words",
    [
        ("/", "建议提案"),
        ("/states", "motion-parking"),
        ("/new", "新建"),
        (PAGE, "检查后发出"),
        (f"{PAGE}/check", "取走文件"),
        (f"{PAGE}/print", "云州市"),
        (f"{PAGE}/text", "云州市"),
        (f"{PAGE}/blocks/opening", "收悉答复"),
        (f"{PAGE}/download/txt", "云州市"),
        (f"{PAGE}/download/html", "云州市"),
    ],
)
def test_a_page_is_there(client: Any, path: str, words: str) -> None:
    answer = client.get(path)
    assert (answer.status_code, words in answer.text) == (200, True)
    assert POLICY in answer.headers


@pytest.mark.parametrize("piece, name", [("docx", ""), ("public", "-公开稿"), ("survey", "-征询意见表")])
def test_a_file_is_taken_away_under_its_name(client: Any, piece: str, name: str) -> None:
    from urllib.parse import quote

    answer = client.get(f"{PAGE}/download/{piece}")
    assert answer.content.startswith(b"PK")
    assert quote(f"motion-parking{name}.docx") in answer.headers["content-disposition"]


@pytest.mark.parametrize(
    "method, path, status",
    [
        ("GET", "/nothing", 404),
        ("GET", "/forms/nothing.yaml", 404),
        ("GET", "/forms/a%00.yaml", 404),
        ("GET", "/forms/a%00.yaml/version", 404),
        ("GET", "/forms/office.yaml", 404),
        ("GET", f"{PAGE}/download/exe", 404),
        ("GET", f"{PAGE}/blocks/kind", 404),
        ("DELETE", PAGE, 405),
        ("POST", "/new/from", 422),
    ],
)
def test_what_is_not_there_is_said_in_words(client: Any, method: str, path: str, status: int) -> None:
    answer = client.request(method, path)
    assert answer.status_code == status
    assert re.search("没有|不对", answer.text)
    assert POLICY in answer.headers


def test_a_plain_browser_saves_and_comes_back(client: Any, folder: Path) -> None:
    answer = client.post(PAGE, data={"version": version(client), "signatory": "沈岚", "responses.0.body": "甲\r\n乙"})
    assert (answer.status_code, answer.headers["location"]) == (303, PAGE)
    reply = load(folder / FORM)
    assert (reply.signatory, reply.responses[0].body.strip()) == ("沈岚", "甲\n乙")


def test_a_script_is_told_the_new_version(client: Any) -> None:
    before = version(client)
    answer = client.post(PAGE, data={"version": before, "signatory": "沈岚"}, headers={"x-autosave": "1"}).json()
    assert answer == {"version": version(client), "conflict": "", "steps": [1, 0]}
    assert answer["version"] != before


def test_a_step_answers_with_the_work_alone(client: Any, folder: Path) -> None:
    data = {"version": version(client), "do": "add responses"}
    answer = client.post(PAGE, data=data, headers={"hx-request": "true"})
    assert (answer.status_code, "<html" in answer.text) == (200, False)
    assert len(values_of((folder / FORM).read_text("utf-8"))["responses"]) == 4


def test_what_is_typed_is_shown_and_not_saved(client: Any, folder: Path) -> None:
    before = (folder / FORM).read_bytes()
    assert "沈岚甲" in client.post(f"{PAGE}/preview", data={"issuer": "沈岚甲"}).text
    assert (folder / FORM).read_bytes() == before


def test_the_findings_stand_in_the_order_of_the_page(client: Any) -> None:
    text = client.post(f"{PAGE}/preview", data={"document_number": "云城管[2026]23号", "proposal.number": ""}).text
    places = re.findall(r'data-where="([^"]*)"', text)
    assert places.index("proposal.number") < places.index("document_number")


def test_the_list_tells_errors_from_warnings(client: Any, folder: Path) -> None:
    from drafting.findings import Severity
    from drafting.web.cases import looking
    from drafting.web.drafts.draft import judge

    values = values_of((folder / FORM).read_text("utf-8"))
    client.post(PAGE, data={"version": version(client), "document_number": "云城管[2026]23号"})
    state = looking.state_of(folder, FORM)
    draft = judge(values | {"document_number": "云城管[2026]23号"}, None, (folder / FORM).read_text("utf-8"))
    assert (state.errors, state.warnings) == (draft.count(Severity.ERROR), draft.count(Severity.WARNING))
    assert state.errors != state.warnings


def test_a_form_on_which_the_program_fails_is_said_in_the_list(
    client: Any, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from drafting.web.cases import looking

    monkeypatch.setattr(looking, "judge", lambda *_: 1 / 0)
    looking.look(folder)
    rows = client.get("/states").text
    assert "打不开" in rows
    assert "正在检查" not in rows


def test_a_new_form_is_begun_copied_and_read_from_an_old_letter(client: Any, folder: Path) -> None:
    answer = client.post("/new", data={"kind": "提案答复", "proposal.session": "云州市政协五届三次会议"})
    assert answer.status_code == 303
    assert client.get(answer.headers["location"]).status_code == 200
    assert client.post("/new", data={"kind": "通知"}).status_code == 409
    assert client.post(f"{PAGE}/copy").status_code == 303
    assert (folder / "motion-parking-副本.yaml").is_file()


def test_a_letter_called_office_does_not_become_the_profile(client: Any, folder: Path) -> None:
    letter = render(load(EXAMPLES / FORM), "docx")
    assert client.post("/new/from", files={"old": ("Office.docx", letter)}).status_code == 303
    assert not [file.name for file in folder.iterdir() if file.name.lower() == "office.yaml"]
    assert len(list(folder.glob("*.yaml"))) == 2


def answers(count: int) -> dict[str, str]:
    rows = {f"responses.{row}.body": f"第{row}条已办结。" for row in range(count)}
    return rows | {"responses.count": str(count)}


def test_no_answer_is_dropped(client: Any, folder: Path) -> None:
    data = {"version": version(client), **answers(520)}
    assert client.post(PAGE, data=data, headers={"x-autosave": "1"}).status_code == 200
    assert len(load(folder / FORM).responses) == 520


@pytest.mark.parametrize("count", ["1001", "9" * 5000])
def test_more_than_a_form_can_hold_is_refused_and_said(client: Any, folder: Path, count: str) -> None:
    before = (folder / FORM).read_bytes()
    answer = client.post(PAGE, data={"version": version(client), "responses.count": count})
    assert (answer.status_code, "没有保存" in answer.text) == (409, True)
    assert (folder / FORM).read_bytes() == before


def test_odd_white_space_leaves_the_form_readable_with_its_comments(client: Any, folder: Path) -> None:
    typed = "甲\u2028乙\u2029丙\x85丁\x7f\ufeff戊\ufdd0己\U0001fffe庚"
    client.post(PAGE, data={"version": version(client), "responses.0.body": typed, "issuer": typed})
    text = (folder / FORM).read_text("utf-8")
    assert load_text(text).responses[0].body.strip() == "甲\n乙\n丙\n丁戊己庚"
    comments = [line for line in (EXAMPLES / FORM).read_text("utf-8").splitlines() if line.startswith("#")]
    assert set(comments) <= set(text.splitlines())


def link(target: Path, place: Path) -> None:
    try:
        os.symlink(target, place)
    except OSError:
        pytest.skip("this system makes no symbolic links")


def test_a_dangling_link_among_the_blocks_fails_no_page(client: Any, folder: Path) -> None:
    (folder / "office.yaml").write_text("名称: 云州市城市管理局\n", "utf-8")
    (folder / "blocks" / "closing").mkdir(parents=True)
    link(folder / "nothing", folder / "blocks" / "closing" / "x.txt")
    assert client.get("/").status_code == 200
    assert client.get(PAGE).status_code < 500


def test_a_history_that_is_a_file_is_said(client: Any, folder: Path) -> None:
    (folder / ".drafting").write_text("", "utf-8")
    before = (folder / FORM).read_bytes()
    answer = client.post(PAGE, data={"version": version(client), "signatory": "沈岚"})
    assert (answer.status_code, "不是文件夹" in answer.text) == (409, True)
    assert (folder / FORM).read_bytes() == before


def test_a_name_that_is_not_utf8_fails_no_list(client: Any, folder: Path) -> None:
    try:
        Path(os.fsdecode(os.fsencode(folder) + b"/\xb4\xf0\xb8\xb4.yaml")).write_text("文种: 提案答复\n", "utf-8")
    except OSError:
        pytest.skip("this system has no such names")
    assert client.get("/").status_code == 200


def test_an_unforeseen_error_is_words_under_the_policy(client: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    from drafting.web.answer import editing

    monkeypatch.setattr(editing, "sections", lambda *_: 1 / 0)
    answer = client.get(PAGE)
    assert (answer.status_code, "程序出错" in answer.text, "Traceback" in answer.text) == (500, True, False)
    assert POLICY in answer.headers


def test_a_half_sent_body_is_not_waited_for(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from drafting.web import security
    from drafting.web.app import create_app

    monkeypatch.setattr(security, "BODY_SECONDS", 0.01)
    sent: list[Any] = []

    async def receive() -> Any:
        return await asyncio.Future()

    async def send(message: Any) -> None:
        sent.append(message)

    headers = [(b"host", b"localhost"), (b"content-type", b"application/x-www-form-urlencoded")]
    scope = {"type": "http", "method": "POST", "path": PAGE, "raw_path": PAGE.encode(), "query_string": b""}
    scope |= {"headers": headers, "server": ("localhost", 80), "scheme": "http", "http_version": "1.1", "root_path": ""}
    with ThreadPoolExecutor() as thread:  # a browser's tests may keep a loop of their own in this one
        thread.submit(asyncio.run, create_app(folder)(scope, receive, send)).result()
    assert sent[0]["status"] == 408


def autosave(client: Any, **data: str) -> Any:
    return client.post(PAGE, data=data, headers={"x-autosave": "1"}).json()


def test_two_windows_on_different_fields_are_one_form(client: Any, folder: Path) -> None:
    client.get(PAGE)
    began = version(client)
    first = autosave(client, version=began, signatory="沈岚", issuer="云州市城市管理局")
    second = autosave(client, version=began, **{"signatory": "何维", "responses.1.body": "乙窗口写的。"})
    assert (first["conflict"], second["conflict"]) == ("", "")
    values = values_of((folder / FORM).read_text("utf-8"))
    assert (values["signatory"], values["responses"][1]["body"]) == ("沈岚", "乙窗口写的。")
    third = autosave(client, version=second["version"], **{"signatory": "何维", "responses.1.body": "乙窗口又写的。"})
    values = values_of((folder / FORM).read_text("utf-8"))
    assert (values["signatory"], values["responses"][1]["body"], third["conflict"]) == ("沈岚", "乙窗口又写的。", "")
    assert len(list(folder.glob("*.yaml"))) == 1


def test_an_edit_by_another_program_is_merged_with_what_is_typed(client: Any, folder: Path) -> None:
    client.get(PAGE)
    began, text = version(client), (folder / FORM).read_text("utf-8")
    (folder / FORM).write_text("# 别处加的说明\n" + text.replace("何维", "沈岚"), "utf-8")
    autosave(client, version=began, **{"signatory": "何维", "responses.0.body": "网页上写的。"})
    after = (folder / FORM).read_text("utf-8")
    assert after.startswith("# 别处加的说明\n")
    assert (load_text(after).signatory, load_text(after).responses[0].body.strip()) == ("沈岚", "网页上写的。")
    assert len(list(folder.glob("*.yaml"))) == 1


def test_a_step_is_taken_on_the_rows_that_the_page_shows(client: Any, folder: Path) -> None:
    client.get(PAGE)
    began, text = version(client), (folder / FORM).read_text("utf-8")
    bodies = [one["body"] for one in values_of(text)["responses"]]
    (folder / FORM).write_text(text.replace("何维", "沈岚"), "utf-8")
    client.post(PAGE, data={"version": began, "signatory": "何维", "do": "remove responses.1"})
    values = values_of((folder / FORM).read_text("utf-8"))
    assert [one["body"] for one in values["responses"]] == [bodies[0], bodies[2]]
    assert values["signatory"] == "沈岚"


@pytest.mark.parametrize("wrong", ["", "0" * 16, "../x"])
def test_of_one_field_both_texts_are_at_the_field_whatever_the_version(client: Any, folder: Path, wrong: str) -> None:
    client.get(PAGE)
    began = version(client)
    autosave(client, version=began, signatory="沈岚")
    answer = autosave(client, version=wrong or began, signatory="林若溪")
    assert answer["conflict"] == "signatory"
    page = client.get(PAGE).text
    at_field = page[page.index('id="c-signatory"') :][:900]
    assert "<blockquote>林若溪</blockquote>" in at_field
    assert "<blockquote>沈岚</blockquote>" in at_field
    assert 'href="#c-signatory"' in page
    assert load(folder / FORM).signatory == "沈岚"
    assert len(list(folder.glob("*.yaml"))) == 1


def conflicting(client: Any) -> None:
    client.get(PAGE)
    began = version(client)
    autosave(client, version=began, signatory="沈岚")
    autosave(client, version=began, signatory="林若溪")


@pytest.mark.parametrize("choice, signatory", [("mine", "林若溪"), ("theirs", "沈岚")])
@pytest.mark.parametrize("headers", [{}, {"hx-request": "true"}])
def test_choosing_one_of_two_texts_resolves_it(
    client: Any, folder: Path, choice: str, signatory: str, headers: dict[str, str]
) -> None:
    conflicting(client)
    data = {"version": version(client), "signatory": "沈岚", "do": f"{choice} signatory"}
    assert client.post(PAGE, data=data, headers=headers).status_code in (200, 303)
    assert load(folder / FORM).signatory == signatory
    assert 'id="c-signatory"' not in client.get(PAGE).text
    assert client.get(f"{PAGE}/download/docx").status_code == 200
    if choice == "mine":
        client.post(PAGE, data={"version": version(client), "do": "undo"})
        assert load(folder / FORM).signatory == "沈岚"


def test_nothing_goes_out_while_a_field_is_undecided(client: Any) -> None:
    conflicting(client)
    assert "两边都改了" in client.get(f"{PAGE}/check").text
    for piece in ("docx", "txt", "html", "public"):
        assert client.get(f"{PAGE}/download/{piece}").status_code == 409
    assert "两边都改了" in client.post(f"{PAGE}/preview", data={}).text


def test_what_is_typed_on_takes_the_place_of_what_it_was_and_a_third_text_is_kept_too(client: Any) -> None:
    client.get(PAGE)
    began = version(client)
    autosave(client, version=began, signatory="沈岚")
    shown = autosave(client, version=began, signatory="林若")["version"]
    autosave(client, version=shown, signatory="林若溪")
    autosave(client, version=began, signatory="顾行")
    page = client.get(PAGE).text
    assert [text in page for text in ("<blockquote>林若溪<", "<blockquote>顾行<", "<blockquote>林若<")] == [
        True,
        True,
        False,
    ]


def test_a_save_whose_answer_was_lost_is_no_conflict_with_itself(client: Any) -> None:
    client.get(PAGE)
    began = version(client)
    answers = [autosave(client, version=began, signatory="沈岚") for _ in range(2)]
    assert [answer["conflict"] for answer in answers] == ["", ""]
    assert answers[1]["steps"] == [1, 0]


def test_a_conflict_whose_place_is_gone_is_still_shown_to_be_decided(client: Any, folder: Path) -> None:
    client.get(PAGE)
    began = version(client)
    autosave(client, version=began, **{"contacts.0.phone": "0551-5550001"})
    autosave(client, version=began, **{"contacts.0.phone": "0551-5550002"})
    text = (folder / FORM).read_text("utf-8")
    values = values_of(text)
    values.pop("contacts")
    (folder / FORM).write_text(revise(text, values), "utf-8")
    assert 'value="mine contacts.0.phone' in client.get(PAGE).text


@pytest.mark.parametrize("way", ["print", "text"])
def test_no_page_of_an_undecided_letter_is_shown_as_if_it_were_whole(client: Any, way: str) -> None:
    conflicting(client)
    answer = client.get(f"{PAGE}/{way}")
    assert (answer.status_code, "两边都改了" in answer.text) == (409, True)
    client.post(PAGE, data={"version": version(client), "do": "mine signatory"})
    assert client.get(f"{PAGE}/{way}").status_code == 200


def test_an_undecided_form_is_not_copied(client: Any, folder: Path) -> None:
    conflicting(client)
    answer = client.post(f"{PAGE}/copy")
    assert (answer.status_code, "两边都改了" in answer.text) == (409, True)
    assert len(list(folder.glob("*.yaml"))) == 1


@pytest.mark.parametrize("choice", ["mine", "theirs"])
def test_the_list_knows_an_open_conflict_and_its_end(client: Any, folder: Path, choice: str) -> None:
    from drafting.web.cases import listing, looking

    client.get(PAGE)
    began = version(client)
    autosave(client, version=began, signatory="沈岚")
    looking.look(folder)
    (before,) = listing.rows(folder)
    autosave(client, version=began, signatory="林若溪")
    assert listing.rows(folder)[0].state is None
    looking.look(folder)
    assert listing.rows(folder)[0].state.errors == before.state.errors + 1
    client.post(PAGE, data={"version": version(client), "do": f"{choice} signatory"})
    looking.look(folder)
    assert listing.rows(folder)[0].state.errors == before.state.errors


_NO_PATH = '[{"path": 1, "mine": 1, "theirs": 1, "base": 1, "when": 1}]'


@pytest.mark.parametrize("content", ["[", "[" * 5000, '[{"path": 1}]', _NO_PATH])
def test_a_spoilt_file_of_conflicts_is_said(client: Any, folder: Path, content: str) -> None:
    conflicting(client)
    (folder / ".drafting" / FORM / "conflicts.json").write_text(content, "utf-8")
    answer = client.get(f"{PAGE}/text")
    assert (answer.status_code, "读不出来" in answer.text) == (409, True)


def test_a_stranger_among_the_old_texts_is_passed_over(client: Any, folder: Path) -> None:
    autosave(client, version=version(client), signatory="沈岚")
    (folder / ".drafting" / FORM / "past" / "x.yaml").write_text("a\n", "utf-8")
    assert autosave(client, version=version(client), signatory="林若溪")["steps"] == [2, 0]
    client.post(PAGE, data={"version": version(client), "do": "undo"})
    assert load(folder / FORM).signatory == "沈岚"


def test_an_answer_that_takes_too_long_is_words_and_the_server_goes_on(folder: Path, monkeypatch: Any) -> None:
    from threading import Event

    from drafting.web import security
    from drafting.web.answer import editing
    from drafting.web.app import create_app

    sent: list[Any] = []
    begun, go_on = Event(), Event()

    async def ask(app: Any, path: str) -> list[Any]:
        sent: list[Any] = []

        async def keep(message: Any) -> None:
            sent.append(message)

        await app(request_for(path), nothing_more, keep)
        return sent

    async def nothing_more() -> Any:
        return {"type": "http.request"}

    async def two() -> None:
        app = create_app(folder)
        sent.extend(await ask(app, PAGE))
        monkeypatch.setattr(security, "WORK_SECONDS", 300)
        assert (await ask(app, "/new"))[0]["status"] == 200  # while the first is still worked on
        go_on.set()

    monkeypatch.setattr(editing, "sections", lambda *_: begun.set() or go_on.wait(300) or "")
    monkeypatch.setattr(security, "WORK_SECONDS", 0.1)
    with ThreadPoolExecutor() as thread:
        thread.submit(asyncio.run, two()).result()
    assert begun.is_set()
    assert (sent[0]["status"], "太长" in sent[1]["body"].decode(), len(sent)) == (503, True, 2)
    assert dict(sent[0]["headers"])[POLICY.encode()]


def request_for(path: str) -> dict[str, Any]:
    scope = {"type": "http", "method": "GET", "path": path, "raw_path": path.encode(), "query_string": b""}
    scope |= {"headers": [(b"host", b"localhost")], "server": ("localhost", 80), "scheme": "http"}
    return scope | {"http_version": "1.1", "root_path": ""}


def test_a_history_that_is_a_link_to_itself_is_said(client: Any, folder: Path) -> None:
    link(Path(".drafting"), folder / ".drafting")
    assert client.get(PAGE).status_code == 200
    answer = client.post(PAGE, data={"version": "", "signatory": "沈岚"})
    assert (answer.status_code, "没有保存" in answer.text) == (409, True)


def test_a_field_of_200_000_characters_is_saved_and_a_longer_one_is_refused(client: Any, folder: Path) -> None:
    assert autosave(client, version=version(client), **{"responses.0.body": "云" * 200_000})["conflict"] == ""
    before = (folder / FORM).read_bytes()
    answer = client.post(PAGE, data={"version": version(client), "responses.0.body": "云" * 200_001})
    assert (answer.status_code, "答复第1条·内容" in answer.text, "没有保存" in answer.text) == (409, True, True)
    assert (folder / FORM).read_bytes() == before


def test_what_could_not_be_read_again_is_not_written(client: Any, folder: Path) -> None:
    before = (folder / FORM).read_bytes()
    rows = {f"responses.{row}.body": "云" * 190_000 for row in range(6)}
    answer = client.post(PAGE, data={"version": version(client), "responses.count": "6", **rows})
    assert (answer.status_code, "100万字" in answer.text) == (409, True)
    assert (folder / FORM).read_bytes() == before


@pytest.mark.parametrize("number", [errno.EROFS, errno.EACCES, errno.ENOSPC])
def test_a_folder_that_cannot_be_written_to_can_be_read_and_says_so(
    client: Any, folder: Path, monkeypatch: pytest.MonkeyPatch, number: int
) -> None:
    from drafting import output

    def refuse(*_: Any) -> int:
        raise OSError(number, os.strerror(number))

    began = version(client)
    monkeypatch.setattr(output, "_new_part", refuse)
    for page in ("/", "/states", PAGE, f"{PAGE}/check", f"{PAGE}/text", f"{PAGE}/download/docx"):
        assert client.get(page).status_code == 200
    before = (folder / FORM).read_bytes()
    posts = {PAGE: {"version": began, "signatory": "沈岚"}, "/new": {"kind": "提案答复"}, f"{PAGE}/copy": {}}
    for path, data in posts.items():
        answer = client.post(path, data=data)
        assert (answer.status_code, "Errno" in answer.text) == (409, False)
        assert re.search("只读|权限|磁盘已满", answer.text)
    assert (folder / FORM).read_bytes() == before


def test_a_lock_that_cannot_be_made_is_said(client: Any, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    began, mkdir = version(client), Path.mkdir

    def refuse(path: Path, *arguments: Any, **options: Any) -> None:
        if ".drafting" in str(path):
            raise OSError(errno.EROFS, os.strerror(errno.EROFS))
        mkdir(path, *arguments, **options)

    monkeypatch.setattr(Path, "mkdir", refuse)
    assert client.get(PAGE).status_code == 200
    answer = client.post(PAGE, data={"version": began, "signatory": "沈岚"})
    assert (answer.status_code, "只读" in answer.text) == (409, True)
