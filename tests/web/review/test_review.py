"""A form in review, over HTTP: what goes out, what came back side by side, taken or not, the trail, hostile files."""

from __future__ import annotations

import io
import re
import zipfile
from pathlib import Path

import pytest

pytest.importorskip("fastapi")
from httpx import Response
from starlette.testclient import TestClient

from drafting import render
from drafting.form.load import load
from drafting.review import trail
from drafting.review.entries import Change, Comment, Version
from drafting.web.app import create_app
from drafting.web.folder import store
from drafting.web.review import returned
from tests.commands.test_merge import TRACKED
from tests.merging.test_merge import FORM
from tests.web.conftest import EXAMPLES

NAME = "76号.yaml"
ADDRESS = f"/forms/{NAME}/review"


@pytest.fixture
def form(tmp_path: Path) -> Path:
    path = tmp_path / NAME
    path.write_text(FORM, encoding="utf-8")
    return path


@pytest.fixture
def client(form: Path) -> TestClient:
    return TestClient(create_app(form.parent), base_url="http://127.0.0.1:8765", follow_redirects=False)


def sent(client: TestClient) -> bytes:
    """The letter for review."""
    answer = client.post(f"{ADDRESS}/letter")
    assert answer.status_code == 200
    return answer.content


def changed(letter: bytes, *changes: tuple[str, str]) -> bytes:
    """The letter with words of its XML changed."""
    with zipfile.ZipFile(io.BytesIO(letter)) as old, zipfile.ZipFile(made := io.BytesIO(), "w") as new:
        for name in old.namelist():
            content = old.read(name)
            if name == "word/document.xml":
                text = content.decode()
                for before, after in changes:
                    assert before in text
                    text = text.replace(before, after, 1)
                content = text.encode()
            new.writestr(name, content)
    return made.getvalue()


def tracked(letter: bytes) -> bytes:
    """The letter with one change tracked, and one not."""
    return changed(letter, ("412个，", f"</w:t></w:r>{TRACKED}<w:r><w:t>，"), ("3.4万", "3.6万"))


def remarked(letter: bytes) -> bytes:
    """The letter with a comment."""
    import docx

    document = docx.Document(io.BytesIO(letter))
    paragraph = next(one for one in document.paragraphs if "今年新增泊位" in one.text)
    document.add_comment(paragraph.runs[0], "核对<b>412个", author="王主任", initials="王")
    document.save(made := io.BytesIO())
    return made.getvalue()


def given(client: TestClient, content: bytes, name: str = "改稿.docx") -> Response:
    return client.post(ADDRESS, files={"file": (name, content)})


def page_of(client: TestClient, content: bytes, name: str = "改稿.docx") -> str:
    """The address of the page of a letter that came back."""
    answer = given(client, content, name)
    assert answer.status_code == 303, answer.text
    return answer.headers["location"]


def keys(page: str) -> list[str]:
    """The keys of the changes that a page shows, in its order."""
    return re.findall(r'name="c-(\w+)" value="take"', page)


def test_the_letter_goes_out_with_bookmarks_and_the_text_is_kept(client: TestClient, form: Path) -> None:
    answer = client.post(f"{ADDRESS}/letter")
    assert answer.headers["content-disposition"].endswith("-%E9%80%81%E5%AE%A1%E7%A8%BF.docx")
    with zipfile.ZipFile(io.BytesIO(answer.content)) as package:
        assert b"_df_base_" in package.read("word/document.xml")
    assert trail.text_of(form, 1) == FORM
    assert "第1版" in client.get(ADDRESS).text and "送审时" in client.get(ADDRESS).text


def test_an_unfinished_form_does_not_go_out(client: TestClient, form: Path) -> None:
    form.write_text(FORM.replace("届次: 市政协五届三次会议", "届次:"), encoding="utf-8")
    answer = client.post(f"{ADDRESS}/letter")
    assert answer.status_code == 409 and "没有届次" in answer.text
    assert not trail.file_of(form).exists()


def test_both_texts_are_shown_with_who_and_the_changed_words(client: TestClient, form: Path) -> None:
    page = client.get(page_of(client, tracked(sent(client)))).text
    assert "答复第1条·内容" in page and "王主任 2026-09-12 09:30" in page
    assert "<del>412</del>" in page and "<ins>436</ins>" in page
    assert page.count("采纳</label>") == 4
    assert form.read_text(encoding="utf-8") == FORM, "looking changes nothing"


def test_one_is_taken_and_one_left_and_that_is_one_step(client: TestClient, form: Path) -> None:
    address = page_of(client, tracked(sent(client)))
    first, second = keys(client.get(address).text)
    answer = client.post(address, data={f"c-{first}": "take", f"c-{second}": "leave", "do": "some"})
    assert answer.status_code == 303 and answer.headers["location"].startswith(f"{address}?taken=1&gone=0&version=")
    assert form.read_text(encoding="utf-8") == FORM.replace("412个", "436个")
    assert [(one.author, one.where, one.file) for one in trail.read(form).of(Change)] == [
        ("王主任", "responses.0.body", "改稿.docx")
    ]
    page = client.get(answer.headers["location"]).text
    assert "采纳了 1 处" in page and keys(page) == [second]
    assert f'name="c-{second}" value="leave" checked' in page, "what was not taken is known when a person comes back"
    assert client.post(address, data={"do": "undo", "version": "0" * 16}).status_code == 409
    assert form.read_text(encoding="utf-8") != FORM, "what came after is not undone instead"
    client.post(address, data={"do": "undo", "version": re.search('name="version" value="(.*?)"', page)[1]})
    assert form.read_text(encoding="utf-8") == FORM
    assert keys(client.get(address).text) == [first, second]
    assert "412" in client.get(ADDRESS).text, "the trail stands on the page"


@pytest.mark.parametrize("asked", ["taken=1", "gone=2", "taken=" + "9" * 5000, "taken=-1", "taken=<b>", "x=1"])
def test_an_address_says_nothing_that_is_not_so(client: TestClient, asked: str) -> None:
    address = page_of(client, tracked(sent(client)))
    answer = client.get(f"{address}?{asked}")
    assert answer.status_code == 200 and "采纳了 9" not in answer.text


def test_what_a_reviewer_wrote_is_text(client: TestClient) -> None:
    hostile = changed(sent(client), ("3.4万", "&lt;script&gt;{{ 7*7 }}"))
    page = client.get(page_of(client, hostile)).text
    assert "<script>{{" not in page and "&lt;script&gt;{{ 7*7 }}" in page


def test_all_are_taken_but_those_that_were_left(client: TestClient, form: Path) -> None:
    address = page_of(client, tracked(sent(client)))
    first, _ = keys(client.get(address).text)
    client.post(address, data={f"c-{first}": "leave", "do": "all"})
    assert form.read_text(encoding="utf-8") == FORM.replace("3.4万", "3.6万")
    client.post(address, data={f"c-{first}": "take", "do": "some"})
    assert form.read_text(encoding="utf-8") == FORM.replace("3.4万", "3.6万").replace("412个", "436个")
    assert "没有要采纳的改动" in client.get(address).text
    assert client.post(address, data={"do": "all"}).headers["location"].partition("?")[2].startswith("taken=0&gone=0&")


def test_what_another_window_has_typed_stays(client: TestClient, form: Path) -> None:
    address = page_of(client, tracked(sent(client)))
    first, second = keys(client.get(address).text)
    folder, typed = form.parent, FORM.replace("何维", "沈砚").replace("412个", "420个")
    store.save(folder, NAME, "", lambda _: typed)
    answer = client.post(address, data={f"c-{first}": "take", f"c-{second}": "take", "do": "some"})
    assert answer.headers["location"].partition("?")[2].startswith("taken=1&gone=1&")
    assert form.read_text(encoding="utf-8") == typed.replace("3.4万", "3.6万")
    page = client.get(answer.headers["location"]).text
    assert "两边都改了，1 处" in page and "420个" in page and "有 1 处在这期间变了" in page


def test_a_window_that_was_opened_before_saves_without_losing_what_was_taken(client: TestClient, form: Path) -> None:
    address = page_of(client, tracked(sent(client)))
    page = client.get(f"/forms/{NAME}").text
    version = re.search(r'name="version" id="version" value="(\w+)"', page)[1]
    client.post(address, data={"do": "all"})
    store.save(form.parent, NAME, version, lambda text: text.replace("何维", "沈砚"))
    reply = load(form)
    assert reply.signatory == "沈砚" and "436个" in reply.responses[0].body


def test_what_no_field_holds_is_said_with_its_words(client: TestClient) -> None:
    odd = changed(
        sent(client), ("</w:body>", "<w:p><w:r><w:t>此页无正文&lt;i&gt;，请勿外传</w:t></w:r></w:p></w:body>")
    )
    page = client.get(page_of(client, odd)).text
    assert "没有归入表单的文字" in page and "此页无正文&lt;i&gt;，请勿外传" in page


def test_comments_are_shown_and_come_into_the_trail_when_it_is_settled(client: TestClient, form: Path) -> None:
    address = page_of(client, remarked(sent(client)))
    page = client.get(address).text
    assert "核对&lt;b&gt;412个" in page and "王主任" in page
    assert not trail.read(form).of(Comment)
    assert client.post(address, data={"do": "done"}).headers["location"].endswith("/review")
    assert [one.text for one in trail.read(form).open] == ["核对<b>412个"]
    assert client.get(address).status_code == 409 and not returned.waiting(form)
    assert "记作已办" in client.get(ADDRESS).text
    done = client.post(f"/forms/{NAME}/remarks", data={"number": "1", "back": "review"})
    assert done.headers["location"].endswith("/review") and not trail.read(form).open
    assert "已办的批注，1 条" in client.get(ADDRESS).text


def test_a_letter_waits_until_it_is_settled(client: TestClient, form: Path) -> None:
    letter = tracked(sent(client))
    address = page_of(client, letter)
    assert page_of(client, letter, "又一份.docx") == address, "the same letter is one"
    assert "改稿.docx" in client.get(ADDRESS).text
    (note,) = (form.parent / ".drafting" / NAME / "returned").glob("*.json")
    note.write_text("{", encoding="utf-8")
    assert client.get(address).status_code == client.get(ADDRESS).status_code == 200
    client.post(address, data={"do": "drop"})
    assert not list(note.parent.iterdir())


def test_a_text_is_taken_in_as_well(client: TestClient, form: Path) -> None:
    text = client.get(f"/forms/{NAME}/text").text.replace("412个", "436个")
    address = page_of(client, text.encode(), "改稿.txt")
    client.post(address, data={"do": "all"})
    assert form.read_text(encoding="utf-8") == FORM.replace("412个", "436个")


def test_an_earlier_version_is_shown_and_taken_back_in_one_step(client: TestClient, form: Path) -> None:
    address = page_of(client, tracked(sent(client)))
    client.post(address, data={"do": "all"})
    merged = form.read_text(encoding="utf-8")
    assert "412个" in client.get(f"{ADDRESS}/versions/1").text
    assert client.post(f"{ADDRESS}/versions/1").status_code == 303
    assert form.read_text(encoding="utf-8") == FORM
    assert trail.text_of(form, trail.read(form).of(Version)[-1].number) == merged
    client.post(f"/forms/{NAME}", data={"do": "undo"})
    assert form.read_text(encoding="utf-8") == merged
    for number in ("9", "0", "-1", "x"):
        assert client.get(f"{ADDRESS}/versions/{number}").status_code in (404, 409, 422)
        assert client.post(f"{ADDRESS}/versions/{number}").status_code in (404, 409, 422)


@pytest.mark.parametrize(
    ("name", "content", "why"),
    [
        ("改稿.docx", b"PK\x03\x04 nothing", "解不开"),
        ("改稿.docx", b"", "改稿.docx"),
        ("改稿.exe", b"MZ", "不会读"),
        ("改稿", b"x", "不会读"),
        ("改稿.json", b"{}", "不会读"),
        ("a.yaml", FORM.encode(), "不会读"),
    ],
)
def test_what_is_no_such_letter_is_said_and_not_kept(
    client: TestClient, form: Path, name: str, content: bytes, why: str
) -> None:
    answer = given(client, content, name)
    assert answer.status_code == 409 and why in answer.text and 'role="alert"' in answer.text
    assert "收回改稿" in answer.text, "the way out is on the page"
    assert str(form.parent) not in answer.text
    assert not returned.waiting(form) and form.read_text(encoding="utf-8") == FORM


def test_a_letter_of_another_form_is_said_to_be_one_and_not_kept(client: TestClient, form: Path) -> None:
    other = render(load(EXAMPLES / "bill-river.yaml"), "docx")
    answer = given(client, other)
    assert answer.status_code == 409 and "不是它的改稿" in answer.text
    assert not returned.waiting(form)


@pytest.mark.parametrize(
    "name", ["../../x.docx", "..\\..\\x.docx", "/etc/x.docx", "C:\\x.docx", "x\u202e.docx", "甲" * 300 + ".docx"]
)
def test_no_name_leads_out_of_the_place(client: TestClient, form: Path, name: str) -> None:
    before = {path for path in form.parent.parent.rglob("*") if ".drafting" not in path.parts}
    address = page_of(client, tracked(sent(client)), name)
    page = client.get(address).text
    shown = re.search("<h1>改稿：(.*?)</h1>", page)[1]
    assert "/" not in shown and "\\" not in shown and "\u202e" not in shown and shown.endswith(".docx")
    after = {path for path in form.parent.parent.rglob("*") if ".drafting" not in path.parts}
    assert after - before == {trail.file_of(form)}


@pytest.mark.parametrize("key", ["..", "..%2F..%2F76号.yaml", "0" * 16, "%00", "kept"])
def test_no_key_leads_anywhere(client: TestClient, key: str) -> None:
    assert client.get(f"{ADDRESS}/{key}").status_code in (200, 404, 409)
    assert client.post(f"{ADDRESS}/{key}", data={"do": "drop"}).status_code in (404, 405, 409)


def test_another_sites_page_does_nothing(client: TestClient, form: Path) -> None:
    letter = tracked(sent(client))
    address, foreign = page_of(client, letter), {"origin": "https://example.org"}
    assert client.post(ADDRESS, files={"file": ("b.docx", letter)}, headers=foreign).status_code == 403
    assert client.post(address, data={"do": "all"}, headers=foreign).status_code == 403
    assert client.post(f"{ADDRESS}/letter", headers=foreign).status_code == 403
    assert client.post(f"{ADDRESS}/versions/1", headers=foreign).status_code == 403
    assert client.post(address, data={"do": "all"}, headers={"host": "evil.example"}).status_code == 403
    assert form.read_text(encoding="utf-8") == FORM


def test_a_letter_that_is_too_large_is_refused(client: TestClient, form: Path) -> None:
    assert given(client, bytes(12 * 1024 * 1024)).status_code == 413
    assert not returned.waiting(form)


def test_so_many_letters_wait_and_no_more(client: TestClient, form: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(returned, "MOST", 1)
    letter = sent(client)
    page_of(client, tracked(letter))
    answer = given(client, changed(letter, ("3.4万", "3.8万")))
    assert answer.status_code == 409 and "没有收下" in answer.text


def test_a_spoilt_trail_is_said_and_nothing_is_taken(client: TestClient, form: Path) -> None:
    address = page_of(client, tracked(sent(client)))
    trail.file_of(form).unlink()
    trail.file_of(form).mkdir()
    page = client.get(ADDRESS)
    assert page.status_code == 200 and "这不是修改痕迹的文件" in page.text
    assert client.post(address, data={"do": "all"}).status_code == 409
    assert client.post(f"{ADDRESS}/letter").status_code == 409
    assert form.read_text(encoding="utf-8") == FORM


def test_a_place_that_leads_out_of_the_folder_is_refused(client: TestClient, form: Path, tmp_path: Path) -> None:
    letter, outside = tracked(sent(client)), tmp_path.parent / "outside"
    outside.mkdir()
    try:
        (form.parent / ".drafting" / NAME / "returned").symlink_to(outside)
    except OSError:
        pytest.skip("this system makes no symbolic links")
    assert given(client, letter).status_code == 404 and not list(outside.iterdir())


def test_a_form_that_is_not_there_has_no_page(client: TestClient) -> None:
    for path in ("/forms/没有.yaml/review", "/forms/..%2F76号.yaml/review"):
        assert client.get(path).status_code == 404
        assert client.post(path, files={"file": ("x.docx", b"")}).status_code == 404


def test_the_form_and_the_check_lead_there(client: TestClient) -> None:
    for path in (f"/forms/{NAME}", f"/forms/{NAME}/check"):
        assert "/review" in client.get(path).text
