"""Logging in and out, and what an attacker tries on it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from tests.web.users.conftest import FORM, PASSWORD

pytest.importorskip("argon2")
from argon2 import PasswordHasher

from drafting.web.users import attempts, changing, passwords, sessions
from drafting.web.users.staff import Staff

PAGE = f"/in/%E4%B8%80%E7%A7%91/forms/{FORM}"


def log_in(client: Any, name: str = "李明", password: str = PASSWORD, **more: str) -> Any:
    return client.post("/login", data={"name": name, "password": password, **more})


def test_nobody_sees_anything_before_logging_in(stranger: Callable[[], Any]) -> None:
    client = stranger()
    answer = client.get(PAGE, headers={"accept": "text/html"})
    assert (answer.status_code, answer.headers["location"]) == (
        303,
        f"/login?next={PAGE.replace('%', '%25').replace('/', '%2F')}",
    )
    assert client.get(f"{PAGE}/version", headers={"accept": "*/*"}).status_code == 401
    assert client.post(PAGE, data={"signatory": "何维"}).status_code == 401
    assert client.get("/help", headers={"hx-request": "true"}).status_code == 401
    assert client.get("/static/page.css").status_code == 200
    assert "登录" in client.get("/login").text


def test_who_logs_in_comes_to_the_page_that_was_asked_for(stranger: Callable[[], Any]) -> None:
    client = stranger()
    answer = log_in(client, next=PAGE)
    assert (answer.status_code, answer.headers["location"]) == (303, PAGE)
    cookie = answer.headers["set-cookie"].lower()
    assert "httponly" in cookie and "samesite=strict" in cookie and "path=/" in cookie and "secure" not in cookie
    page = client.get(PAGE)
    assert page.status_code == 200
    assert "李明" in page.text and "退出" in page.text


def test_the_cookie_goes_over_tls_alone_where_there_is_tls(app: Any) -> None:
    from starlette.testclient import TestClient

    client = TestClient(app, base_url="https://reply.lan", follow_redirects=False)
    assert "secure" in log_in(client).headers["set-cookie"].lower()


@pytest.mark.parametrize("target", ["//evil.example", "https://evil.example", "/\\evil.example", "/a\nb", "evil", ""])
def test_no_log_in_leads_to_another_site(stranger: Callable[[], Any], target: str) -> None:
    client = stranger()
    assert log_in(client, next=target).headers["location"] == "/"


def test_a_wrong_password_and_a_name_that_there_is_not_are_told_the_same(stranger: Callable[[], Any]) -> None:
    wrong, nobody = (log_in(stranger(), name, "别的口令 别的口令") for name in ("李明", "某人"))
    assert wrong.status_code == nobody.status_code == 403
    assert wrong.text.replace("李明", "某人") == nobody.text
    assert "set-cookie" not in wrong.headers


def test_a_name_that_there_is_not_costs_as_much(
    stranger: Callable[[], Any], staff: Staff, monkeypatch: pytest.MonkeyPatch
) -> None:
    changing.change_password(staff.register.path, "李明", passwords.hashed(PASSWORD, "李明"))
    looked: list[str] = []
    verify = PasswordHasher.verify
    monkeypatch.setattr(PasswordHasher, "verify", lambda *said: looked.append(said[1]) or verify(*said))
    log_in(stranger(), "某人")
    log_in(stranger(), "李明", "别的口令 别的口令")
    parameters = {kept.rpartition("$")[0].rpartition("$")[0] for kept in looked}
    assert (len(looked), len(parameters)) == (2, 1)


def test_logging_in_again_and_again_has_to_wait_longer_each_time(
    stranger: Callable[[], Any], kept: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    now = 1000.0
    monkeypatch.setattr(attempts, "monotonic", lambda: now)
    monkeypatch.setattr(passwords, "_nobodys", lambda: kept)
    for name in ("李明", "某人"):
        client = stranger()
        for _ in range(attempts.FREE["name"]):
            assert log_in(client, name, "x").status_code == 403
        waits = []
        for _ in range(3):
            refused = log_in(client, name)  # the right password, too
            assert refused.status_code == 429
            waits.append(int(refused.headers["retry-after"]))
            now += waits[-1] + 0.1
            assert log_in(client, name, "x").status_code == 403
        assert waits == sorted(set(waits))
    now += attempts.LONGEST + 1
    assert log_in(stranger()).status_code == 303


def test_many_names_from_one_address_have_to_wait(
    stranger: Callable[[], Any], kept: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(passwords, "_nobodys", lambda: kept)
    client = stranger()
    for number in range(attempts.FREE["address"]):
        assert log_in(client, f"某人{number}", "x").status_code == 403
    assert log_in(client, "又一人", "x").status_code == 429


def test_attempts_at_once_are_no_more_than_one_after_the_other() -> None:
    counted = attempts.Attempts()
    assert [counted.begin("李明", "1") for _ in range(attempts.FREE["name"])] == [0] * attempts.FREE["name"]
    assert counted.begin("李明", "2") > 0  # none of them has failed yet


def test_own_log_ins_do_not_free_an_address_for_others_names() -> None:
    counted = attempts.Attempts()
    for number in range(attempts.FREE["address"]):
        assert counted.begin(f"某人{number}", "1") == 0
        if number < attempts.FREE["address"] - 1:
            assert counted.begin("王芳", "1") == 0
            counted.succeed("王芳", "1")
    assert counted.begin("王芳", "1") > 0


def test_no_more_is_remembered_than_is_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(attempts, "_MOST", 10)
    counted = attempts.Attempts()
    for number in range(100):
        counted.begin(f"某人{number}", str(number))
    assert len(counted._failed) == 10


def test_a_key_set_before_is_worth_nothing(stranger: Callable[[], Any]) -> None:
    """Session fixation: who has planted a key does not know the one that is given at log-in."""
    client = stranger()
    client.cookies.set(sessions.COOKIE, "planted", domain="localhost.local", path="/")
    answer = client.post("/login", data={"name": "李明", "password": PASSWORD}, headers={"cookie": "drafting=planted"})
    assert "planted" not in answer.headers["set-cookie"]
    thief = stranger()
    assert thief.get("/folders", headers={"cookie": "drafting=planted", "accept": "*/*"}).status_code == 401


def test_logging_in_anew_ends_the_session_before(enter: Callable[[str], Any], stranger: Callable[[], Any]) -> None:
    client = enter("李明")
    before = client.cookies[sessions.COOKIE]
    assert log_in(client).status_code == 303
    assert client.cookies[sessions.COOKIE] != before
    assert stranger().get(PAGE, headers={"cookie": f"drafting={before}", "accept": "*/*"}).status_code == 401


@pytest.mark.parametrize("spoilt", ["", "x", "{key}x", "{cut}", "李明", '"{key}', "a" * 4000])
def test_a_key_that_is_tampered_with_opens_nothing(
    enter: Callable[[str], Any], stranger: Callable[[], Any], spoilt: str
) -> None:
    key = enter("李明").cookies[sessions.COOKIE]
    cookie = f"drafting={spoilt.format(key=key, cut=key[:-1])}".encode()
    assert stranger().get(PAGE, headers={"cookie": cookie, "accept": "*/*"}).status_code == 401


def test_logged_out_is_out_wherever_the_key_is(enter: Callable[[str], Any], stranger: Callable[[], Any]) -> None:
    client = enter("李明")
    key = client.cookies[sessions.COOKIE]
    assert "已退出" in client.post("/logout").text
    assert stranger().get(PAGE, headers={"cookie": f"drafting={key}", "accept": "*/*"}).status_code == 401


def test_who_is_removed_is_out_at_once(enter: Callable[[str], Any], staff: Staff) -> None:
    client = enter("李明")
    text = (staff.folder / "一科" / FORM).read_bytes()
    changing.remove(staff.register.path, "李明")
    assert client.post(PAGE, data={"signatory": "何维"}).status_code == 401
    assert (staff.folder / "一科" / FORM).read_bytes() == text


def test_another_password_ends_every_session(enter: Callable[[str], Any], staff: Staff) -> None:
    here, there = enter("李明"), enter("李明")
    new = {"old": PASSWORD, "new": "天高云淡 望断南飞雁", "again": "天高云淡 望断南飞雁"}
    assert here.post("/password", data=new).status_code == 303
    assert here.get(PAGE).status_code == 200
    assert there.get(PAGE, headers={"accept": "*/*"}).status_code == 401
    assert log_in(there).status_code == 403


@pytest.mark.parametrize(
    "posted, said",
    [
        ({"old": "x", "new": "天高云淡 望断南飞雁", "again": "天高云淡 望断南飞雁"}, "现在的口令不对"),
        ({"old": PASSWORD, "new": "天高云淡 望断南飞雁", "again": "天高云淡"}, "不一样"),
        ({"old": PASSWORD, "new": "短", "again": "短"}, "10 至 200"),
        ({"old": PASSWORD, "new": "李明的口令 12345", "again": "李明的口令 12345"}, "太容易猜"),
    ],
)
def test_a_password_that_will_not_do_changes_nothing(enter: Callable[[str], Any], posted: Any, said: str) -> None:
    client = enter("李明")
    answer = client.post("/password", data=posted)
    assert (answer.status_code, said in answer.text) == (409, True)
    assert log_in(client).status_code == 303


@pytest.mark.parametrize("after", [sessions.IDLE + 1, sessions.LASTS + 1])
def test_a_session_ends_by_itself(enter: Callable[[str], Any], monkeypatch: pytest.MonkeyPatch, after: float) -> None:
    now = 1000.0
    monkeypatch.setattr(sessions, "monotonic", lambda: now)
    client, begun = enter("李明"), now
    while now + sessions.IDLE - 1 < begun + after - sessions.IDLE:
        now += sessions.IDLE - 1
        assert client.get(PAGE).status_code == 200
    now = max(now + sessions.IDLE + 1, begun + after)
    assert client.get(PAGE, headers={"accept": "*/*"}).status_code == 401


def test_a_page_that_is_left_open_keeps_no_session(
    enter: Callable[[str], Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    now = 1000.0
    monkeypatch.setattr(sessions, "monotonic", lambda: now)
    client = enter("李明")
    for _ in range(4):
        now += sessions.IDLE / 2
        last = client.get(f"{PAGE}/version", headers={"accept": "*/*"})
    assert last.status_code == 401


def test_an_oversize_log_in_is_refused(stranger: Callable[[], Any]) -> None:
    assert log_in(stranger(), password="x" * 100_000).status_code == 413
    parts = (b"name=x&password=" + b"y" * 4000 for _ in range(10))
    kind = {"content-type": "application/x-www-form-urlencoded"}
    assert stranger().post("/login", content=parts, headers=kind).status_code == 413


def test_a_file_of_users_that_is_spoilt_lets_nobody_in(enter: Callable[[str], Any], staff: Staff) -> None:
    client = enter("李明")
    text = staff.register.path.read_text("utf-8")
    staff.register.path.write_text(f"{text}\n[[users]\n", "utf-8")
    assert client.get(PAGE).status_code == 500
    assert log_in(client).status_code == 500
    staff.register.path.write_text(text, "utf-8")
    assert client.get(PAGE).status_code == 200


@pytest.mark.parametrize(
    "host, status",
    [
        ("reply.lan", 200),
        ("REPLY.lan:8765", 200),
        ("localhost", 200),
        ("evil.example", 403),
        ("reply.lan.evil.example", 403),
        ("xreply.lan", 403),
        ("reply.lan:8765:1", 403),
    ],
)
def test_only_the_named_hosts_are_answered(stranger: Callable[[], Any], host: str, status: int) -> None:
    assert stranger().get("/login", headers={"host": host}).status_code == status


@pytest.mark.parametrize("origin", ["http://evil.example", "null", "https://reply.lan", "http://reply.lan:81"])
def test_no_other_site_logs_anybody_in(stranger: Callable[[], Any], origin: str) -> None:
    posted, named = {"name": "李明", "password": PASSWORD}, {"host": "reply.lan"}
    assert stranger().post("/login", data=posted, headers={**named, "origin": origin}).status_code == 403
    assert stranger().post("/login", data=posted, headers={**named, "origin": "http://reply.lan"}).status_code == 303
