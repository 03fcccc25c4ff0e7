"""Field names in both languages, and paths as a reader says them."""

from __future__ import annotations

import pytest

from drafting.form.load import load_text
from drafting.model.fields import (
    FIELD_NAMES,
    LISTS,
    RECORDS,
    chinese_names,
    dotted,
    english_names,
    locate,
    nearest,
    spoken,
)


@pytest.mark.parametrize("record", RECORDS)
def test_every_field_has_a_name_in_each_language(record: str) -> None:
    names = english_names(record)
    for english, chinese in chinese_names(record).items():
        assert english.isascii() and not chinese.isascii()
        assert names[english] == names[chinese] == english
    assert len(names) == 2 * len(chinese_names(record))


@pytest.mark.parametrize("record", RECORDS)
def test_every_field_says_what_it_is(record: str) -> None:
    for field in RECORDS[record].model_fields.values():
        assert field.title and field.description


@pytest.mark.parametrize(
    ("path", "said"),
    [
        ("", ""),
        ("kind", "文种"),
        ("proposal.proposers.0.name", "建议提案·提出人第1人·姓名"),
        ("proposal.demands.1", "建议提案·诉求第2项"),
        ("responses.0.body", "答复第1条·内容"),
        ("responses.11.heading", "答复第12条·标题"),
        ("contacts.0.phone", "联系人第1人·电话"),
        ("cc.2.copies", "抄送第3个·份数"),
        ("attachments.0", "附件第1个"),
    ],
)
def test_a_path_in_chinese(path: str, said: str) -> None:
    assert spoken(path) == said


def test_paths_are_dotted() -> None:
    assert dotted(("responses", 0, "body")) == "responses.0.body"
    assert dotted(()) == ""


def test_lists_are_fields() -> None:
    assert FIELD_NAMES >= LISTS


def test_a_field_is_found_in_its_form(small_form: str) -> None:
    assert locate(load_text(small_form, "表.yaml"), "responses.0.body", 0, 2) == {
        "where": "responses.0.body",
        "place": "答复第1条·内容",
        "file": "表.yaml",
        "line": 7,
        "column": 11,
    }


def test_a_reply_of_no_form_has_no_line(reply) -> None:
    place = locate(reply(), "kind")
    assert (place["file"], place["line"], place["column"]) == ("", 0, 0)


@pytest.mark.parametrize(
    ("path", "found"),
    [
        ("responses.0.body", "responses.0"),
        ("responses.0", "responses.0"),
        ("cc.1.copies", "cc"),
        ("date", ""),
        ("", ""),
    ],
)
def test_the_nearest_that_holds_a_field(path: str, found: str) -> None:
    assert nearest(path, {"responses.0", "cc"}) == found
