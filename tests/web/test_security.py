"""What a foreign page or a hostile client may try."""

from __future__ import annotations

import http.client
import os
import re
import shutil
from collections.abc import Iterator

import pytest

from tests.web.conftest import EXAMPLES, Server

FORM = "motion-parking.yaml"


@pytest.fixture(scope="module")
def stocked(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    server = Server(tmp_path_factory.mktemp("web") / "forms")
    server.folder.mkdir()
    shutil.copy(EXAMPLES / FORM, server.folder)
    server.start()
    yield server
    server.kill()


def ask(server: Server, method: str, path: str, body: bytes = b"", **headers: str) -> tuple[int, dict[str, str], str]:
    connection = http.client.HTTPConnection("127.0.0.1", server.port, timeout=30)
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    if method == "POST":
        named.setdefault("Content-Type", "application/x-www-form-urlencoded")
    connection.request(method, path, body, named)
    answer = connection.getresponse()
    text = answer.read().decode("utf-8", "replace")
    connection.close()
    return answer.status, {name.lower(): value for name, value in answer.getheaders()}, text


def test_own_page_is_served_under_a_strict_policy(stocked: Server) -> None:
    status, headers, text = ask(stocked, "GET", f"/forms/{FORM}")
    assert status == 200
    assert "default-src 'none'" in headers["content-security-policy"]
    assert "unsafe" not in headers["content-security-policy"]
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["cache-control"] == "no-store"
    assert not re.search(r"<script(?! src)|\sstyle=|\son\w+=|<style", text)


@pytest.mark.parametrize(
    "host", ["evil.example", "evil.example:{port}", "127.0.0.1.evil.example:{port}", "127.0.0.1:1"]
)
def test_a_foreign_host_is_refused(stocked: Server, host: str) -> None:
    assert ask(stocked, "GET", "/", Host=host.format(port=stocked.port))[0] == 403


@pytest.mark.parametrize(
    "headers",
    [
        {"Origin": "http://evil.example"},
        {"Origin": "null"},
        {"Origin": "http://127.0.0.1:1"},
        {"Sec_Fetch_Site": "cross-site"},
        {"Sec_Fetch_Site": "same-site"},
    ],
)
def test_a_post_from_another_site_is_refused(stocked: Server, headers: dict[str, str]) -> None:
    before = stocked.form(FORM)
    assert ask(stocked, "POST", f"/forms/{FORM}", b"signatory=x", **headers)[0] == 403
    assert stocked.form(FORM) == before


@pytest.mark.parametrize(
    "name",
    ["../secret.yaml", "..%2Fsecret.yaml", "%2e%2e%2fsecret.yaml", "..%5Csecret.yaml", "%2Fetc%2Fpasswd", ".x.yaml"],
)
@pytest.mark.parametrize("method, rest", [("GET", ""), ("GET", "/check"), ("GET", "/download/docx"), ("POST", "")])
def test_no_path_leads_out_of_the_folder(stocked: Server, name: str, method: str, rest: str) -> None:
    secret = stocked.folder.parent / "secret.yaml"
    secret.write_text(stocked.form(FORM).replace("何维", "机密"), encoding="utf-8")
    status, _, text = ask(stocked, method, f"/forms/{name}{rest}", b"signatory=x" if method == "POST" else b"")
    assert status in (404, 405, 409)
    assert "机密" not in text
    assert "机密" in secret.read_text(encoding="utf-8")


@pytest.mark.parametrize("path", ["blocks/..%2Fcc", "blocks/kinds", "download/..%2Fdocx", "download/exe"])
def test_no_other_parameter_leads_anywhere(stocked: Server, path: str) -> None:
    assert ask(stocked, "GET", f"/forms/{FORM}/{path}")[0] == 404


def test_a_link_out_of_the_folder_is_refused(stocked: Server) -> None:
    secret = stocked.folder.parent / "secret.yaml"
    shutil.copy(EXAMPLES / FORM, secret)
    try:
        os.symlink(secret, stocked.folder / "link.yaml")
    except OSError:
        pytest.skip("this system makes no symbolic links")
    assert ask(stocked, "GET", "/forms/link.yaml")[0] == 404
    assert "link.yaml" not in ask(stocked, "GET", "/")[2]


def test_fifty_megabytes_are_refused(stocked: Server) -> None:
    connection = http.client.HTTPConnection("127.0.0.1", stocked.port, timeout=30)
    connection.putrequest("POST", f"/forms/{FORM}")
    connection.putheader("Content-Length", str(50 * 1024 * 1024))
    connection.endheaders()
    assert connection.getresponse().status == 413


def test_fifty_megabytes_without_a_length_are_refused(stocked: Server) -> None:
    connection = http.client.HTTPConnection("127.0.0.1", stocked.port, timeout=30)
    connection.putrequest("POST", "/new/from")
    connection.putheader("Transfer-Encoding", "chunked")
    connection.putheader("Content-Type", "multipart/form-data; boundary=b")
    connection.endheaders()
    head = b'--b\r\nContent-Disposition: form-data; name="old"; filename="a.docx"\r\n\r\n'
    chunk = b"x" * (1024 * 1024)
    try:
        for part in [head, *[chunk] * 50]:
            connection.send(f"{len(part):x}\r\n".encode() + part + b"\r\n")
        status = connection.getresponse().status
    except OSError:  # closed while still being sent to
        status = 413
    assert status == 413


def test_a_step_that_there_is_not_changes_nothing(stocked: Server) -> None:
    before = stocked.form(FORM)
    for action in (
        "remove kind",
        "up responses.99",
        "block opening 没有",
        "add x.y",
        "fix X 1",
        "words __class__ x",
        "remove",
    ):
        body = f"do={action}".encode()
        assert ask(stocked, "POST", f"/forms/{FORM}", body)[0] in (404, 409), action
    assert stocked.form(FORM) == before
