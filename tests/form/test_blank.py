"""The blank form: every field with its comment, in YAML that loads when filled; the schema that editors use."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator
from yaml import BaseLoader, safe_load
from yaml import load as load_yaml

from drafting.form.blank import blank_form, schema
from drafting.form.load import load_text
from drafting.model.fields import RECORDS, chinese_names
from drafting.model.kinds import kind_names
from drafting.model.record import traits

EXAMPLES = sorted((Path(__file__).parents[2] / "examples").glob("*.yaml"))


@pytest.mark.parametrize("kind", kind_names())
def test_every_field_is_there_with_what_it_is(kind: str) -> None:
    form = blank_form(kind)
    for record in ("", "proposal", "responses", "contacts"):
        for name, field in RECORDS[record].model_fields.items():
            need = "必填" if traits(field).needed else "选填"
            assert f"# {field.alias}（{need}）：{field.description}" in form, name
            assert re.search(rf"^ *(- )?(# )?{field.alias}:", form, re.MULTILINE), name


def filled(kind: str, answers: dict[str, str]) -> str:
    """The blank form, each first empty field of these names filled."""
    form = blank_form(kind)
    for name, typed in answers.items():
        form, count = re.subn(rf"^( *(?:- )?{name}:)(?: \|)?$", rf"\1 {typed}", form, count=1, flags=re.MULTILINE)
        assert count == 1, name
    return form


@pytest.mark.parametrize("kind", kind_names())
def test_a_filled_form_loads(kind: str) -> None:
    answers = {
        "届次": "市政协五届三次会议",
        "编号": "0076",
        "提出人": "[陈知远, 林若溪]",
        "内容": "已办结。",
        "单位": "停车科",
    }
    if kind == "会办意见":
        answers |= {"类别": "提案", "主办单位": "云州市教育局"}
    reply = load_text(filled(kind, answers))
    assert (reply.kind, reply.proposal.number, reply.responses[0].body) == (kind, "0076", "已办结。")
    assert reply.contacts[0].unit == "停车科"
    assert (reply.signatory, reply.date, reply.cc) == ("", "", None)


def test_every_field_in_a_comment_can_be_opened() -> None:
    opened = re.sub(r"^( *)# ([一-龥]+:)$", r"\1\2", blank_form("提案答复"), flags=re.MULTILINE)
    loaded = load_yaml(opened, BaseLoader)
    assert set(loaded) == set(chinese_names("").values())
    assert set(loaded["建议提案"]) == set(chinese_names("proposal").values())
    assert set(loaded["答复"][0]) == set(chinese_names("responses").values())


def as_an_editor_sees(value: Any) -> Any:
    """YAML 1.2 has no type for dates: an editor has them as text."""
    if isinstance(value, dict):
        return {key: as_an_editor_sees(item) for key, item in value.items()}
    if isinstance(value, list):
        return [as_an_editor_sees(item) for item in value]
    return value.isoformat() if isinstance(value, date) else value


def problems(form: Any) -> list[str]:
    return [error.message for error in Draft202012Validator(schema()).iter_errors(form)]


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
def test_the_schema_takes_every_example(path) -> None:
    assert problems(as_an_editor_sees(safe_load(path.read_text(encoding="utf-8")))) == []


def test_the_schema_takes_a_form_just_made() -> None:
    form = filled("提案答复", {"届次": "五届三次会议", "编号": "76", "提出人": "陈知远", "内容": "已办结。"})
    assert problems(as_an_editor_sees(safe_load(form))) == []


@pytest.mark.parametrize(
    "change",
    [
        {"签发入": "何维"},
        {"版式": "红头"},
        {"文种": "提案回复"},
        {"公开方式": "公开"},
        {"答复": [{"办理情况": "已办"}]},
        {"答复": "已办结。"},
        {"建议提案": {"类别": "意见"}},
        {"建议提案": {"提出人": {"性质": "法人"}}},
        {"联系人": [{"手机": "1"}]},
        {"抄送": [{"份数": 2}]},
    ],
)
def test_the_schema_refuses(change: dict[str, Any]) -> None:
    proposal = {"届次": "五届三次会议", "编号": 76, "提出人": "陈知远"}
    form = {"文种": "提案答复", "建议提案": proposal, "答复": [{"内容": "已办结。"}]}
    assert problems(form) == []
    assert problems(form | change)


def test_the_schema_names_and_explains_every_field() -> None:
    Draft202012Validator.check_schema(schema())
    for name, said in schema()["properties"].items():
        assert said["title"] == name and said["description"]


@pytest.mark.parametrize("typed", ["2026-09-10", "2026年9月10日"])
def test_the_schema_takes_a_date_either_way(typed: str) -> None:
    assert problems({"文种": "提案答复", "成文日期": typed, "沟通": {"日期": typed}}) == []
