"""drafting users and what drafting serve asks before it serves others: driven by a clerk and by a script."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

pytest.importorskip("argon2")
pytest.importorskip("uvicorn")
from drafting.cli import cli

PASSWORD = "山高水长 路遥知马力"


def run(*arguments: str, given: str = "") -> tuple[int, str]:
    done = CliRunner().invoke(cli, arguments, given)
    return done.exit_code, done.output


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "users.toml"


def add(file: Path, name: str = "李明", role: str = "承办", *more: str, given: str = PASSWORD) -> tuple[int, str]:
    return run("users", "add", name, "--role", role, "--users", str(file), *more, given=f"{given}\n")


def test_users_are_added_listed_and_removed(file: Path) -> None:
    assert add(file, "李明", "承办", "--folder", "一科", "--folder", "二科")[0] == 0
    assert add(file, "孙立", "管理")[0] == 0
    assert PASSWORD not in file.read_text("utf-8")
    assert run("users", "list", "--users", str(file)) == (0, "李明　承办　一科、二科\n孙立　管理　全部文件夹\n")
    assert run("users", "remove", "李明", "--users", str(file))[0] == 0
    assert "李明" not in file.read_text("utf-8")


def test_another_password_takes_the_place_of_the_old(file: Path) -> None:
    add(file)
    before = file.read_text("utf-8")
    assert run("users", "passwd", "李明", "--users", str(file), given="天高云淡 望断南飞雁\n")[0] == 0
    after = file.read_text("utf-8")
    assert before != after and len(before.splitlines()) == len(after.splitlines())


@pytest.mark.parametrize("given", ["短", "", "李明李明李明李明李明"])
def test_a_weak_password_writes_nothing(file: Path, given: str) -> None:
    code, said = add(file, given=given)
    assert (code, "口令" in said, file.exists()) == (1, True, False)


@pytest.mark.parametrize("wrong", [("--role", "主任"), ("--folder", "../x"), ("--password", "x")])
def test_what_is_wrong_writes_nothing(file: Path, wrong: tuple[str, str]) -> None:
    code, _ = add(file, "李明", "承办", *wrong)
    assert code and not file.exists()


def test_who_is_there_already_is_not_asked_for_a_password(file: Path) -> None:
    add(file)
    before = file.read_bytes()
    assert add(file, given="")[1].count("已有用户") == 1
    assert run("users", "passwd", "某人", "--users", str(file))[1].count("没有用户") == 1
    assert file.read_bytes() == before


def test_a_person_types_the_password_twice_and_unseen(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from drafting.commands import users

    typed = iter([PASSWORD, "打错了", PASSWORD, PASSWORD])
    asked: list[bool] = []
    monkeypatch.setattr(users, "_is_person", lambda: True)
    monkeypatch.setattr(users.click, "prompt", lambda _, **how: asked.append(how["hide_input"]) or next(typed))
    code, said = run("users", "add", "李明", "--role", "承办", "--users", str(file))
    assert (code, asked, "不一样" in said) == (0, [True] * 4, True)


@pytest.mark.parametrize(
    "options, said",
    [
        (("--host", "0.0.0.0"), "drafting users add"),
        (("--host", "::"), "drafting users add"),
        (("--host", "192.0.2.1"), "drafting users add"),
        (("--allow-host", "reply.lan"), "drafting users add"),
        (("--host", "0.0.0.0", "--users", "{users}"), "--allow-host"),
        (("--host", "reply.lan", "--users", "{users}"), "--allow-host"),
        (("--users", "{users}", "--allow-host", "http://reply.lan"), "不写 http://"),
        (("--users", "{users}", "--allow-host", "reply.lan:80"), "端口"),
        (("--cert", "x.pem"), "--key"),
    ],
)
def test_an_interface_of_others_is_not_opened_by_mistake(file: Path, options: tuple[str, ...], said: str) -> None:
    add(file)
    filled = (option.format(users=file) for option in options)
    code, output = run("serve", "--no-browser", "--folder", str(file.parent / "forms"), *filled)
    assert (code, said in output) == (2, True), output


def test_spoilt_users_and_certificates_are_said(file: Path) -> None:
    add(file)
    pem = file.with_name("x.pem")
    pem.write_text("x", "utf-8")
    tls = ("--cert", str(pem), "--key", str(pem))
    for path, options, said in (
        (file, tls, "证书"),
        (pem, (), "TOML"),
        (file.with_name("none"), (), "没有这个用户文件"),
    ):
        code, output = run("serve", "--no-browser", "--folder", str(file.parent), "--users", str(path), *options)
        assert (code, said in output) == (1, True), output


@pytest.mark.slow
def test_log_in_is_asked_on_loopback_too(file: Path) -> None:
    from http.client import HTTPConnection

    add(file)
    command = [sys.executable, "-m", "drafting", "serve", "--no-browser", "--folder", str(file.parent / "forms")]
    command += ["--users", str(file)]
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True, encoding="utf-8") as server:
        try:
            port = next(int(found[1]) for line in server.stderr or () if (found := re.search(r"127.0.0.1:(\d+)", line)))
            connection = HTTPConnection("127.0.0.1", port, timeout=30)
            connection.request("GET", "/", headers={"Accept": "text/html"})
            answer = connection.getresponse()
            assert (answer.status, answer.getheader("location")) == (303, "/login?next=%2F")
        finally:
            server.kill()
