"""The trail: entries are only added, one hand at a time; what is torn or spoilt is said, stays, and loses no other."""

from __future__ import annotations

import json
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drafting.findings import DraftingError
from drafting.form.files import forms_below, is_form
from drafting.review import trail
from drafting.review.entries import Cause, Change, Comment, Done, Entry, Version, entry_of, line_of
from drafting.review.remarks import Remark

NOW = datetime(2026, 9, 2, 9, 30, tzinfo=UTC)
CHANGE = Change("科长", "2026-09-01T10:20:00Z", "responses.0.body", "旧\n词", "新", "核稿.docx", NOW.isoformat())
REMARK = Remark("科长", "2026-09-01T10:20:00Z", "请核实", "车位三百", 3, (0, 4))


@pytest.fixture
def form(tmp_path: Path) -> Path:
    path = tmp_path / "表单.yaml"
    path.write_text("文种: 提案答复\n", encoding="utf-8")
    return path


def test_a_trail_stands_beside_its_form_and_is_no_form(form):
    assert trail.read(form) == trail.Trail()
    trail.add(form, [CHANGE])
    assert trail.file_of(form) == form.parent / "表单.trail.jsonl"
    assert not is_form(trail.file_of(form)) and forms_below(form.parent) == [form]


def test_what_is_added_is_read_again_in_its_order(form):
    trail.add(form, [CHANGE, replace(CHANGE, author="", date=None, old=None)])
    assert trail.add_remarks(form, [REMARK], ["responses.0.body"], "核稿.docx", NOW) == 1
    trail.add_version(form, form.read_text(encoding="utf-8"), Cause.MERGE, NOW)
    read = trail.read(form)
    assert [type(entry) for entry in read.entries] == [Change, Change, Comment, Version] and not read.damaged
    assert read.of(Change)[0] == CHANGE
    assert read.open == (
        Comment(1, "科长", REMARK.date, "responses.0.body", "车位三百", "请核实", "核稿.docx", NOW.isoformat()),
    )
    assert trail.text_of(form, 1) == "文种: 提案答复\n"


def test_a_comment_is_added_once_and_replies_have_the_numbers_of_the_trail(form):
    remarks = [REMARK, replace(REMARK, text="已核", answers=0), replace(REMARK, author="局长", text="另")]
    places = ["title", "title", ""]
    assert trail.add_remarks(form, remarks[2:], places[2:], "一.docx", NOW) == 1
    assert trail.add_remarks(form, remarks, places, "二.docx", NOW) == 2
    assert trail.add_remarks(form, remarks, places, "三.docx", NOW) == 0
    assert [(one.number, one.text, one.answers) for one in trail.read(form).of(Comment)] == [
        (1, "另", None),
        (2, "请核实", None),
        (3, "已核", 2),
    ]


def test_done_are_a_comment_and_its_replies_and_what_word_says_is_done(form):
    remarks = [
        REMARK,
        replace(REMARK, text="已核", answers=0),
        replace(REMARK, text="别的"),
        replace(REMARK, text="旧", done=True),
    ]
    trail.add_remarks(form, remarks, ["title"] * 4, "一.docx", NOW)
    assert [comment.number for comment in trail.read(form).open] == [1, 2, 3]
    assert trail.finish(form, [1], NOW) == (1, 2) and trail.finish(form, [1], NOW) == ()
    assert trail.read(form).of(Done)[-1] == Done(2, NOW.isoformat())
    trail.add_remarks(form, [replace(REMARK, text="别的", done=True)], ["title"], "二.docx", NOW)
    assert trail.read(form).open == ()
    with pytest.raises(DraftingError, match="没有编号为7、9的批注"):
        trail.finish(form, [1, 9, 7], NOW)


def test_a_text_that_was_kept_last_is_not_kept_again(form):
    for text in ("甲", "甲", "乙", "甲"):
        trail.add_version(form, text, Cause.RESTORE, NOW)
    assert [trail.text_of(form, number) for number in (1, 2, 3)] == ["甲", "乙", "甲"]
    with pytest.raises(DraftingError, match="没有编号为4的旧版"):
        trail.text_of(form, 4)
    for file in (form.parent / ".drafting" / form.name / "kept").iterdir():
        file.unlink()
    with pytest.raises(DraftingError, match="第2版的文字不在了"):
        trail.text_of(form, 2)


@pytest.mark.parametrize("left", [1, 20, -1, -2])
def test_a_line_that_a_kill_left_torn_is_passed_over_and_the_next_is_whole(form, left):
    trail.add(form, [CHANGE])
    torn = line_of(replace(CHANGE, new="没写完"))[:left]
    with trail.file_of(form).open("ab") as file:
        file.write(torn)
    read = trail.read(form)
    if left == -1:  # but for its break
        assert len(read.entries) == 2 and not read.damaged
    else:
        (finding,) = read.damaged
        assert (finding.code, finding.line, finding.file) == ("Y002", 2, str(trail.file_of(form)))
        assert "没有写完" in finding.message and read.entries == (CHANGE,)
    trail.add(form, [CHANGE])
    assert trail.read(form).entries[-1] == CHANGE and torn in trail.file_of(form).read_bytes()


FOREIGN = [
    b"hello",
    b"[]",
    b"7",
    b'{"kind": "change"}',
    b'{"kind": "other", "when": ""}',
    b'{"kind": ["done"], "number": 1, "when": ""}',
    b'{"kind": "done", "number": true, "when": ""}',
    b'{"kind": "done", "number": 0, "when": ""}',
    b'{"kind": "done", "number": ' + b"9" * 5000 + b', "when": ""}',
    b'{"kind": "done", "number": 1, "when": "", "more": 1}',
    b'{"kind": "version", "number": 1, "version": "0", "cause": "why", "when": ""}',
    b"[" * 100_000,
    b"\xff\xfe\x00",
    line_of(replace(CHANGE, where="../../x")),
]


@pytest.mark.parametrize("line", FOREIGN, ids=range(len(FOREIGN)))
def test_a_line_of_another_hand_is_said_with_its_place_and_stays(form, line):
    trail.add(form, [CHANGE])
    with trail.file_of(form).open("ab") as file:
        file.write(line.rstrip() + b"\n\n")
    trail.add(form, [CHANGE])
    read = trail.read(form)
    assert [finding.line for finding in read.damaged] == [2] and read.entries == (CHANGE, CHANGE)
    assert line.rstrip() in trail.file_of(form).read_bytes()


def test_signs_that_steer_a_terminal_are_left_out():
    said = entry_of(line_of(replace(CHANGE, author="\x1b[31m科长\x07")))
    assert isinstance(said, Change) and said.author == "[31m科长"


TEXTS = st.text(max_size=20).map(lambda text: entry_of(line_of(Done(1, text))).when)
DATES = st.none() | TEXTS
NUMBERS = st.integers(1, 1_000_000)
PATHS = st.sampled_from(["", "title", "responses.0.body"])
ENTRIES = st.one_of(
    st.builds(Change, TEXTS, DATES, PATHS, DATES, DATES, TEXTS, TEXTS),
    st.builds(Comment, NUMBERS, TEXTS, DATES, PATHS, TEXTS, TEXTS, TEXTS, TEXTS, st.none() | NUMBERS),
    st.builds(Done, NUMBERS, TEXTS),
    st.builds(Version, NUMBERS, TEXTS, st.sampled_from(Cause), TEXTS),
)


@given(ENTRIES)
def test_an_entry_is_a_line_and_a_line_an_entry(entry: Entry):
    line = line_of(entry)
    assert line.count(b"\n") == 1 and line.endswith(b"\n") and entry_of(line) == entry


@given(
    st.binary(max_size=200)
    | st.recursive(
        st.none() | st.integers() | st.text(),
        lambda inner: st.lists(inner) | st.dictionaries(st.sampled_from(["kind", "number", "when"]) | st.text(), inner),
    ).map(lambda value: json.dumps(value).encode())
)
def test_whatever_a_line_holds_it_is_an_entry_or_none(line: bytes):
    assert entry_of(line) is None or entry_of(line_of(entry_of(line))) == entry_of(line)


def test_many_hands_at_once_lose_nothing(form):
    remarks = [replace(REMARK, text=f"第{number}条") for number in range(24)]
    with ThreadPoolExecutor(8) as pool:
        list(pool.map(lambda remark: trail.add_remarks(form, [remark], ["title"], "甲.docx", NOW), remarks))
    read = trail.read(form)
    assert sorted(comment.number for comment in read.of(Comment)) == list(range(1, 25)) and not read.damaged


def test_a_program_that_is_killed_while_it_adds_leaves_all_that_was_there(form):
    trail.add(form, [CHANGE] * 3)
    code = (
        "import sys; from pathlib import Path; from tests.review.test_trail import *\n"
        "while True: trail.add(Path(sys.argv[1]), [replace(CHANGE, new='长' * 200_000)])"
    )
    with subprocess.Popen([sys.executable, "-c", code, str(form)], cwd=Path(__file__).parents[2]) as program:
        while trail.file_of(form).stat().st_size < 2_000_000:
            assert program.poll() is None
        program.kill()
    read = trail.read(form)
    assert read.entries[:3] == (CHANGE,) * 3 and len(read.damaged) <= 1
    trail.add(form, [CHANGE])
    assert trail.read(form).entries[-1] == CHANGE


def test_what_is_no_trail_is_refused_and_stays(form, tmp_path):
    other = tmp_path / "别处.txt"
    other.write_text("别的", encoding="utf-8")
    trail.file_of(form).symlink_to(other)
    with pytest.raises(DraftingError, match="不是修改痕迹"):
        trail.add(form, [CHANGE])
    assert other.read_text(encoding="utf-8") == "别的"


def test_a_form_whose_name_is_just_short_enough_has_no_trail_and_is_told_why(tmp_path):
    form = tmp_path / f"{'a' * 249}.yaml"
    form.write_text("文种: 提案答复\n", encoding="utf-8")
    assert trail.read(form) == trail.Trail()
    with pytest.raises(DraftingError, match=r"文件名过长.*改短"):
        trail.add(form, [CHANGE])


def test_a_trail_beyond_measure_is_refused(form, monkeypatch):
    trail.add(form, [CHANGE])
    size = trail.file_of(form).stat().st_size
    monkeypatch.setattr(trail, "MAX_BYTES", size + 10)
    with pytest.raises(DraftingError, match="超过"):
        trail.add(form, [CHANGE])
    monkeypatch.setattr(trail, "MAX_BYTES", size - 1)
    with pytest.raises(DraftingError, match="超过"):
        trail.read(form)
    assert trail.file_of(form).stat().st_size == size
