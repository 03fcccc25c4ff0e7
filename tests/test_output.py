"""Writing: whole or not at all, never over what a person has edited, never a traceback."""

from __future__ import annotations

import errno
import hashlib
import os
from pathlib import Path

import pytest

from drafting.findings import DraftingError
from drafting.output import RECORD, create, save


def refused(write, *arguments) -> tuple[str, str]:
    """Code and message of the error, which always has a file and a way out."""
    with pytest.raises(DraftingError) as caught:
        write(*arguments)
    (finding,) = caught.value.findings
    assert finding.file and finding.remedy
    return finding.code, finding.message


def failing(error: OSError):
    def fail(*_: object, **__: object) -> None:
        raise error

    return fail


def test_an_untouched_file_is_made_anew(tmp_path: Path) -> None:
    path = tmp_path / "新文件夹" / "答复.docx"
    for content in (b"1", b"2", b"2", b"1"):
        save(path, content)
        assert path.read_bytes() == content


def test_an_edited_file_is_kept(tmp_path: Path) -> None:
    path = tmp_path / "答复.docx"
    save(path, b"1")
    path.write_bytes("改过".encode())
    code, message = refused(save, path, b"2")
    assert code == "O001" and "没有覆盖" in message
    assert path.read_bytes() == "改过".encode()
    save(path, b"2", True)
    assert path.read_bytes() == b"2"
    save(path, b"3")
    assert path.read_bytes() == b"3"


def test_a_file_made_elsewhere_is_kept_unless_it_is_the_same(tmp_path: Path) -> None:
    path = tmp_path / "答复.docx"
    path.write_bytes("别处来的".encode())
    assert refused(save, path, b"1")[0] == "O001"
    save(path, "别处来的".encode())


def test_back_to_an_older_version_by_hand_counts_as_edited(tmp_path: Path) -> None:
    path = tmp_path / "答复.docx"
    save(path, b"1")
    save(path, b"2")
    path.write_bytes(b"1")
    assert refused(save, path, b"3")[0] == "O001"


def test_the_record_is_that_of_sha256sum(tmp_path: Path) -> None:
    for name, content in (("甲.docx", b"1"), ("乙.docx", b"2"), ("甲.docx", b"1")):
        save(tmp_path / name, content)
    lines = (tmp_path / RECORD).read_text(encoding="utf-8").splitlines()
    assert lines == [
        f"{hashlib.sha256(text).hexdigest()}  {name}" for name, text in (("甲.docx", b"1"), ("乙.docx", b"2"))
    ]


@pytest.mark.parametrize("record", [b"", b"\xff\xfe", "  答复.docx\n".encode(), b"x\n" * 1000])
def test_a_broken_record_means_not_ours(tmp_path: Path, record: bytes) -> None:
    path = tmp_path / "答复.docx"
    save(path, b"1")
    (tmp_path / RECORD).write_bytes(record)
    assert refused(save, path, b"2")[0] == "O001"


def test_a_record_that_cannot_be_written_is_no_error(tmp_path: Path) -> None:
    (tmp_path / RECORD).mkdir()
    save(tmp_path / "答复.docx", b"1")
    assert (tmp_path / "答复.docx").read_bytes() == b"1"


def test_a_form_is_never_overwritten(tmp_path: Path) -> None:
    path = tmp_path / "表单.yaml"
    create(path, b"1")
    assert refused(create, path, b"1")[0] == "O002"
    create(path, b"2", True)
    assert path.read_bytes() == b"2"
    assert not (tmp_path / RECORD).exists()


@pytest.mark.parametrize(
    ("name", "owner"),
    [
        ("答复.docx", "~$答复.docx"),
        ("答复答复答复答.docx", "~$复答复答复答.docx"),
        ("关于停车难的提案答复.docx", "~$停车难的提案答复.docx"),
        ("答复.docx", ".~lock.答复.docx#"),
    ],
)
def test_a_file_held_open_is_named(tmp_path: Path, name: str, owner: str) -> None:
    path = tmp_path / name
    (tmp_path / owner).write_bytes(b"")
    save(path, b"1")  # nothing to lose: the owner file is a leftover
    code, message = refused(save, path, b"2")
    assert code == "O003" and "打开" in message
    assert path.read_bytes() == b"1"


@pytest.mark.parametrize(
    ("error", "code", "said"),
    [
        (PermissionError(errno.EACCES, "x"), "O004", "没有写入这个文件夹的权限"),
        (OSError(errno.ENOSPC, "x"), "O004", "磁盘已满"),
        (OSError(errno.EROFS, "x"), "O004", "只读"),
        (OSError(errno.ENAMETOOLONG, "x"), "O004", "文件名过长"),
        (NotADirectoryError(errno.ENOTDIR, "x"), "O004", "不是文件夹"),
    ],
)
def test_what_cannot_be_written_is_said(tmp_path: Path, monkeypatch, error: OSError, code: str, said: str) -> None:
    monkeypatch.setattr(Path, "write_bytes", failing(error))
    found = refused(save, tmp_path / "答复.docx", b"1")
    assert found[0] == code and said in found[1]
    assert list(tmp_path.iterdir()) == []


def test_a_file_locked_by_another_program_is_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "答复.docx"
    save(path, b"1")
    for owner, name in ((os, "replace"), (Path, "read_bytes")):
        with monkeypatch.context() as patched:
            patched.setattr(owner, name, failing(PermissionError(errno.EACCES, "x")))
            code, message = refused(save, path, b"2")
        assert code == "O003" and "打开" in message
        assert path.read_bytes() == b"1"
    assert sorted(file.name for file in tmp_path.iterdir()) == [RECORD, "答复.docx"]


def test_an_interrupted_write_leaves_the_old_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "答复.docx"
    save(path, b"1")
    monkeypatch.setattr(os, "replace", failing(OSError(errno.ENOSPC, "x")))
    refused(save, path, b"2")
    assert path.read_bytes() == b"1"


def test_a_folder_where_a_file_should_be(tmp_path: Path) -> None:
    for write in (save, create):
        assert "文件夹" in refused(write, tmp_path, b"1")[1]


def test_a_file_where_a_folder_should_be(tmp_path: Path) -> None:
    (tmp_path / "甲").write_bytes(b"")
    assert "不是文件夹" in refused(save, tmp_path / "甲" / "答复.docx", b"1")[1]


@pytest.mark.skipif(os.name == "nt" or getattr(os, "geteuid", lambda: 0)() == 0, reason="needs a user whom modes bind")
def test_a_folder_without_permission(tmp_path: Path) -> None:
    tmp_path.chmod(0o500)
    try:
        assert refused(save, tmp_path / "答复.docx", b"1") == ("O004", "没有写入这个文件夹的权限")
    finally:
        tmp_path.chmod(0o700)
