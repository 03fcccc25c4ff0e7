"""users.toml: read with what is wrong in it, changed without losing what a person wrote."""

from __future__ import annotations

import os
import stat
from pathlib import Path

import pytest

pytest.importorskip("argon2")
from drafting.findings import DraftingError
from drafting.web.access import Role
from drafting.web.users import changing, passwords
from drafting.web.users.register import Register, User, fit_folder, read

HASH = "$argon2id$v=19$m=32768,t=3,p=1$c2FsdHNhbHQ$aGFzaGhhc2g"
ONE = f'[[users]]\nname = "李明"\npassword = "{HASH}"\nrole = "承办"\nfolders = ["一科"]\n'
TWO = f'[[users]]\nname = "王芳" # 借调\npassword = "{HASH}"\nrole = "核稿"\n'


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "users.toml"
    path.write_text(f"# 综合科管\n\n{ONE}\n# 到六月止\n{TWO}", "utf-8")
    return path


def test_the_users_are_read(file: Path) -> None:
    users = read(file)
    assert users["李明"] == User("李明", HASH, Role.HANDLER, ("一科",))
    assert users["王芳"] == User("王芳", HASH, Role.REVIEWER)


@pytest.mark.parametrize(
    "text, line, said",
    [
        (ONE + "[[users\n", 6, "TOML"),
        (ONE + TWO.replace(HASH, "secret"), 6, "不是口令的摘要"),
        (ONE + TWO.replace("核稿", "主任"), 6, "role 不对"),
        (ONE + "\n" + ONE, 7, "写了两次"),
        (ONE.replace("一科", "../别处"), 1, "不是文件夹名"),
        (ONE.replace('["一科"]', '"一科"'), 1, "folders"),
        (ONE.replace("role", "rolle"), 1, "不认识的项"),
        (ONE.replace('"李明"', "5"), 1, "name"),
        (ONE + "[server]\nport = 1\n", 0, "不认识“server”"),
        (f'users = [{{ name = "李明", password = "{HASH}", role = "承办" }}]\n', 0, "逐个写开"),
        ("users = 5\n", 0, "写得不对"),
        ("# 还没有\n", 0, "还没有用户"),
        ("\udcff", 0, "UTF-8"),
        ("a=" + "[" * 20_000, 0, "TOML"),
    ],
)
def test_what_is_wrong_is_said_with_its_line(file: Path, text: str, line: int, said: str) -> None:
    file.write_bytes(text.encode("utf-8", "surrogateescape"))
    with pytest.raises(DraftingError, match=said) as error:
        read(file)
    assert [finding.line for finding in error.value.findings] == [line]
    assert "secret" not in str(error.value)
    before = file.read_bytes()
    if said != "还没有用户":
        with pytest.raises(DraftingError):
            changing.add(file, User("孙立", HASH, Role.MANAGER))
        assert file.read_bytes() == before


@pytest.mark.parametrize("name", ["", ".", "..", "a/b", "a\\b", "/etc", ".drafting", "一科.", "x\n", "x" * 61, "C:"])
def test_no_folder_is_a_path(name: str) -> None:
    with pytest.raises(DraftingError, match="不是文件夹名"):
        fit_folder(name)


def test_what_a_person_wrote_stays_to_the_letter(file: Path) -> None:
    before = file.read_text("utf-8")
    changing.add(file, User("孙立", HASH, Role.MANAGER, ("一科", "二科")))
    after = file.read_text("utf-8")
    assert after.startswith(before) and read(file)["孙立"].folders == ("一科", "二科")
    changing.change_password(file, "王芳", HASH.replace("aGFz", "bbbb"))
    assert file.read_text("utf-8").replace("bbbb", "aGFz") == after
    changing.remove(file, "李明")
    text = file.read_text("utf-8")
    assert list(read(file)) == ["王芳", "孙立"]
    assert "# 综合科管" in text and '# 到六月止\n[[users]]\nname = "王芳" # 借调' in text
    for name in ("王芳", "孙立"):
        changing.remove(file, name)
    changing.add(file, User("赵强", HASH, Role.HANDLER))
    assert list(read(file)) == ["赵强"]


def test_windows_lines_and_a_byte_order_mark_do_no_harm(file: Path) -> None:
    file.write_bytes(b"\xef\xbb\xbf" + (ONE + TWO).replace("\n", "\r\n").encode("utf-8"))
    changing.remove(file, "李明")
    assert list(read(file)) == ["王芳"]


def test_a_file_without_a_last_line_break_is_added_to(file: Path) -> None:
    file.write_text(ONE.rstrip(), "utf-8")
    changing.add(file, User("王芳", HASH, Role.REVIEWER))
    assert list(read(file)) == ["李明", "王芳"]


def test_who_is_not_there_cannot_be_changed(file: Path) -> None:
    before = file.read_bytes()
    for step in (lambda: changing.remove(file, "某人"), lambda: changing.change_password(file, "某人", HASH)):
        with pytest.raises(DraftingError, match="没有用户"):
            step()
    with pytest.raises(DraftingError, match="已有用户"):
        changing.add(file, User("李明", HASH, Role.MANAGER))
    assert file.read_bytes() == before


@pytest.mark.skipif(os.name != "posix", reason="modes are those of POSIX")
def test_the_file_is_for_nobody_but_its_owner(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from drafting import output

    modes: list[int] = []
    sync = os.fsync
    monkeypatch.setattr(output.os, "fsync", lambda file: modes.append(os.fstat(file).st_mode) or sync(file))
    file = tmp_path / "new" / "users.toml"
    changing.add(file, User("李明", HASH, Role.HANDLER))
    file.chmod(0o644)
    changing.add(file, User("王芳", HASH, Role.REVIEWER))
    written = [*filter(stat.S_ISREG, modes), file.stat().st_mode]
    assert len(written) == 3 and {stat.S_IMODE(mode) for mode in written} == {0o600}


def test_what_another_has_written_meanwhile_stays(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    own = changing._own

    def slow(path: Path) -> None:
        path.write_text(f"{ONE}# 别人写的\n", "utf-8")
        own(path)

    monkeypatch.setattr(changing, "_own", slow)
    with pytest.raises(DraftingError, match="刚被别的程序改过"):
        changing.remove(file, "王芳")
    assert file.read_text("utf-8") == f"{ONE}# 别人写的\n"


def test_a_running_server_sees_a_change_at_once(file: Path) -> None:
    register = Register(file)
    assert "孙立" not in register.users()
    changing.add(file, User("孙立", HASH, Role.MANAGER))
    assert "孙立" in register.users()
    file.write_text("x", "utf-8")
    for _ in range(2):
        with pytest.raises(DraftingError):
            register.users()
    file.unlink()
    with pytest.raises(DraftingError, match="没有这个用户文件"):
        register.users()


def test_a_password_is_kept_as_its_hash() -> None:
    kept = passwords.hashed("山高水长 路遥知马力", "李明")
    assert kept.startswith("$argon2id$v=19$m=32768,t=3,p=1$") and "山高" not in kept
    assert passwords.fits("山高水长 路遥知马力", kept)
    assert not passwords.fits("山高水长 路遥知马", kept)
    assert not passwords.fits("山高水长 路遥知马力", None)
    assert not passwords.fits("山高水长 路遥知马力", "$argon2id$spoilt")
    assert passwords.fits("cafe\u0301 au lait", passwords.hashed("caf\u00e9 au lait", "李明"))


_WEAK = ["", "短", "123456789", "1111111111111", "ababababababab", "李明李明李明李明李明的", "x" * 201]


@pytest.mark.parametrize("password", _WEAK)
def test_a_password_that_is_easily_guessed_is_refused(password: str) -> None:
    with pytest.raises(DraftingError, match="口令"):
        passwords.hashed(password, "李明")
