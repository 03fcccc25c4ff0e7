"""Writing: whole or not at all, never over what a person has edited, never a traceback."""

from __future__ import annotations

import errno
import hashlib
import os
from pathlib import Path

import pytest

from drafting.findings import DraftingError
from drafting.output import create, finish, replace, save
from drafting.record import NAME as RECORD
from drafting.record import Record


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
    monkeypatch.setattr(os, "fsync", failing(error))
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


class Killed(BaseException):
    """What no handler of ours catches: the program ends here."""


@pytest.mark.parametrize("after", [False, True], ids=["before it is in its place", "after"])
@pytest.mark.parametrize("older", [False, True])
def test_a_kill_is_never_taken_for_an_edit(tmp_path: Path, monkeypatch, after: bool, older: bool) -> None:
    path, put = tmp_path / "答复.docx", os.replace

    def die(*places: object) -> None:
        if after:
            put(*places)
        raise Killed

    if older:
        save(path, b"1")
    with monkeypatch.context() as patched, pytest.raises(Killed):
        patched.setattr(os, "replace", die)
        save(path, b"2", more=True)
    finish([tmp_path])
    assert (path.read_bytes() if path.exists() else b"") == (b"2" if after else b"1" if older else b"")
    save(path, b"3")
    path.write_bytes("改过".encode())
    assert refused(save, path, b"4")[0] == "O001"


def test_a_name_with_a_line_break_forges_no_line(tmp_path: Path) -> None:
    path, digest = tmp_path / "乙.docx", hashlib.sha256("别处来的".encode()).hexdigest()
    path.write_bytes("别处来的".encode())
    for name in (f"甲\n{digest}  乙.docx", f"\\甲\n{digest} *乙.docx", f"甲\r\n{digest}  乙.docx\n"):
        save(tmp_path / name, b"1")
        save(tmp_path / name, b"2")
    assert refused(save, path, b"1")[0] == "O001"


def test_a_name_that_is_not_utf_8_is_noted(tmp_path: Path) -> None:
    path = tmp_path / os.fsdecode(b"\xb4\xf0.docx")
    save(path, b"1")
    save(path, b"2")
    path.write_bytes("改过".encode())
    assert refused(save, path, b"3")[0] == "O001"


def test_the_record_is_read_once_for_a_batch(tmp_path: Path, monkeypatch) -> None:
    count, read = [], Record.read
    monkeypatch.setattr(Record, "read", lambda record: (count.append(1), read(record)))
    for number in range(20):
        save(tmp_path / f"{number}.docx", b"1", more=True)
    finish([tmp_path])
    assert len(count) == 1
    assert len((tmp_path / RECORD).read_bytes().splitlines()) == 20


def test_the_record_does_not_grow_for_ever(tmp_path: Path) -> None:
    save(tmp_path / "甲\n.docx", b"1")
    for number in range(150):
        save(tmp_path / "乙.docx", b"%d" % number)
    assert len((tmp_path / RECORD).read_bytes().splitlines()) < 100
    for name in ("甲\n.docx", "乙.docx"):
        save(tmp_path / name, b"2")


def test_two_runs_note_in_one_record(tmp_path: Path) -> None:
    runs = [Record(tmp_path) for _ in range(2)]
    marks = [run.begin(f"{number}.docx", f"{number}" * 64) for number, run in enumerate(runs)]
    runs[0].lines = 1000
    runs[0].compact()
    for number, run in enumerate(runs):
        run.settle(f"{number}.docx", f"{number}" * 64, marks[number])
    assert all(Record(tmp_path).is_settled(f"{number}.docx", f"{number}" * 64) for number in range(2))


def test_what_a_dead_run_left_goes_with_the_next(tmp_path: Path) -> None:
    left = tmp_path / ".drafting-0123456789abcdef.part"
    left.write_bytes(b"1")
    (tmp_path / ".drafting-别人的.txt").write_bytes(b"1")
    save(tmp_path / "答复.docx", b"1")
    names = {file.name for file in tmp_path.iterdir()}
    assert names == {".drafting-别人的.txt", RECORD, "答复.docx"}


@pytest.mark.skipif(os.name == "nt", reason="locks of POSIX")
def test_what_a_living_run_writes_stays(tmp_path: Path) -> None:
    import fcntl

    part = tmp_path / ".drafting-0123456789abcdef.part"
    with part.open("wb") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        save(tmp_path / "答复.docx", b"1")
        assert part.exists()


def test_threads_never_write_into_each_others_files(tmp_path: Path) -> None:
    from concurrent.futures import ThreadPoolExecutor

    def write(number: int) -> None:
        for name in ("共.docx", f"{number}.docx"):
            replace(tmp_path / name, b"%d" % number * 5000)

    with ThreadPoolExecutor(8) as pool:
        list(pool.map(write, range(64)))
    assert all((tmp_path / f"{number}.docx").read_bytes() == b"%d" % number * 5000 for number in range(64))
    assert len(set((tmp_path / "共.docx").read_bytes().decode())) <= 2
    assert len(list(tmp_path.iterdir())) == 65


@pytest.mark.skipif(os.name == "nt", reason="links and pipes of POSIX")
def test_a_planted_link_is_not_written_through(tmp_path: Path, monkeypatch) -> None:
    monkeypatch.setattr(os, "urandom", lambda size: bytes(size))
    (tmp_path / "他人.txt").write_bytes("他人的".encode())
    (tmp_path / f".drafting-{'00' * 8}.part").symlink_to("他人.txt")
    refused(save, tmp_path / "答复.docx", b"1")
    assert (tmp_path / "他人.txt").read_bytes() == "他人的".encode()


@pytest.mark.skipif(os.name == "nt", reason="links and pipes of POSIX")
@pytest.mark.parametrize("write", [save, create, replace])
def test_a_link_is_refused(tmp_path: Path, write) -> None:
    (tmp_path / "真.docx").write_bytes(b"0")
    (tmp_path / "链.docx").symlink_to("真.docx")
    (tmp_path / "断.docx").symlink_to("没有.docx")
    for name in ("链.docx", "断.docx"):
        assert "链接" in refused(write, tmp_path / name, b"1")[1]
    assert (tmp_path / "真.docx").read_bytes() == b"0" and (tmp_path / "链.docx").is_symlink()
    assert not (tmp_path / "没有.docx").exists()


@pytest.mark.skipif(os.name == "nt", reason="links and pipes of POSIX")
@pytest.mark.parametrize("write", [save, create, replace])
def test_a_device_or_a_pipe_is_written_into(tmp_path: Path, write) -> None:
    write(Path("/dev/null"), b"1")
    assert Path("/dev/null").is_char_device()
    pipe = tmp_path / "管"
    os.mkfifo(pipe)
    assert "接收" in refused(write, pipe, b"1")[1]
    reader = os.open(pipe, os.O_RDONLY | os.O_NONBLOCK)
    write(pipe, b"1")
    assert os.read(reader, 9) == b"1"
    os.close(reader)
    assert pipe.is_fifo()


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs /dev/full")
def test_a_full_device_is_said() -> None:
    assert "磁盘已满" in refused(save, Path("/dev/full"), b"1")[1]


@pytest.mark.parametrize("write", [save, create, replace])
@pytest.mark.parametrize("name", ["长" * 100 + ".docx", "空\0.docx"])
def test_a_name_that_cannot_be_is_said(tmp_path: Path, write, name: str) -> None:
    assert refused(write, tmp_path / name, b"1")[0] == "O004"
    assert list(tmp_path.iterdir()) == []


def test_a_form_that_comes_meanwhile_is_kept(tmp_path: Path, monkeypatch) -> None:
    path, sync = tmp_path / "表单.yaml", os.fsync
    monkeypatch.setattr(os, "fsync", lambda file: (path.write_bytes("别人的".encode()), sync(file)))
    assert refused(create, path, b"1")[0] == "O002"
    assert path.read_bytes() == "别人的".encode()


def test_an_edit_that_comes_meanwhile_is_kept(tmp_path: Path, monkeypatch) -> None:
    path, sync = tmp_path / "答复.docx", os.fsync
    save(path, b"1")
    monkeypatch.setattr(os, "fsync", lambda file: (path.write_bytes("别人的".encode()), sync(file)))
    assert refused(save, path, b"2")[0] == "O001"
    assert path.read_bytes() == "别人的".encode()
