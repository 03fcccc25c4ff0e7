"""A blank form and its JSON Schema, both made from the model: what a field is, an example, whether it is needed."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

from pydantic.fields import FieldInfo

from drafting.document import Layout
from drafting.form.write import scalar
from drafting.model.fields import LISTS, RECORDS
from drafting.model.kinds import kind_of
from drafting.model.office import Office
from drafting.model.record import traits
from drafting.model.reply import Reply

_HEAD = """\
# {kind}表单。填好后运行：drafting render 本文件 -o 答复.docx
# “字段: 内容”之间是半角冒号加空格；多段文字在冒号后写“|”，另起行、缩进两格，一行一段。
# 文字以 [ ] {{ }} * & ! @ % | > 等符号开头，或其中有“: ”“ #”时，整段加单引号。
# 以 # 开头的行是说明。不需要的字段整行删去；留空的签发人、办理结果、成文日期印出标签，待手写。
"""


def blank_form(kind: str, office: Office | None = None) -> str:
    """A YAML form of this kind with Chinese keys and a comment on every field.

    What the office's profile knows is written in; its lists stay there, so that they follow a change of the kind.
    """
    values = {"kind": kind, "proposal.kind": kind_of(kind).subject}
    if not kind_of(kind).answers_proposer:
        values["proposal.host"] = ""
    if office:
        values |= _known(kind, office)
    return _HEAD.format(kind=kind) + "\n".join(_record("", "", values)) + "\n"


class _Note(str):
    """What the office's profile fills in by itself: it stands in the form as a comment."""


def _known(kind: str, office: Office) -> dict[str, str]:
    """The values that the profile has for a form of this kind, as YAML."""
    ways = office.ways(kind)
    layout, code = ways.layout or office.layout, ways.code or office.code
    number = f"{code}〔{date.today().year}〕号" if code else None
    subject = kind_of(kind).subject
    recipients = office.recipients(kind_of(kind), subject) if subject or ways.cc else None
    known: dict[str, str | None] = {
        "layout": layout and layout.value,
        "document_number": number,
        "issuer": office.name,
        "printed_by": office.printed_by if layout is Layout.RED_HEAD else None,
    }
    contacts = [" ".join(contact.given) for contact in office.contacts or ()]
    listed = {"cc": [recipient.printed for recipient in recipients or ()], "contacts": contacts}
    notes = {name: _Note(f"按单位档案：{'、'.join(items)}") for name, items in listed.items() if items}
    classes = "；".join(f"{name} {meaning}" for name, meaning in (office.classes or {}).items())
    remarks = {"result.remark": f"本单位的分类：{classes}"} if classes else {}
    if office.signatories and kind_of(kind).answers_proposer:
        remarks["signatory.remark"] = f"签发后填写；按单位档案：{'、'.join(office.signatories)}"
    return {name: scalar(text) for name, text in known.items() if text} | notes | remarks


def schema() -> dict[str, Any]:
    """The form's JSON Schema, with the Chinese names. A number typed without quotes is text, too."""
    made = _with_numbers(Reply.model_json_schema(by_alias=True))
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **made}


def _with_numbers(value: Any) -> Any:
    if isinstance(value, list):
        return [_with_numbers(item) for item in value]
    if not isinstance(value, dict):
        return value
    made = {key: _with_numbers(item) for key, item in value.items()}
    return made | {"type": ["string", "number"]} if value.get("type") == "string" else made


def _record(record: str, path: str, values: dict[str, str]) -> Iterator[str]:
    """The lines of a record, from the left margin."""
    for name, info in RECORDS[record].model_fields.items():
        if not record:
            yield ""
        needed = "必填" if traits(info).needed else "选填"
        yield f"# {info.alias}（{needed}）：{info.description}{_example(info)}"
        if remark := values.get(f"{path}{name}.remark"):
            yield f"# {remark}"
        value = values.get(f"{path}{name}")
        opened = (traits(info).usual or value is not None) and not isinstance(value, _Note)
        yield from (
            _field(name, info, f"{path}{name}", values) if opened else [f"# {info.alias}: {value or ''}".rstrip()]
        )


def _field(name: str, info: FieldInfo, path: str, values: dict[str, str]) -> Iterator[str]:
    if name in RECORDS and any(traits(inner).usual for inner in RECORDS[name].model_fields.values()):
        yield f"{info.alias}:"
        lines = list(_record(name, f"{path}.", values))
        yield from (f"  {line}" for line in (_as_item(lines) if name in LISTS else lines))
    else:
        value = values.get(path, "|" if name == "body" else "")
        yield f"{info.alias}: {value}".rstrip()


def _as_item(lines: list[str]) -> Iterator[str]:
    """A record's lines as one item of a list: the first field bears the dash."""
    first = next(position for position, line in enumerate(lines) if not line.startswith("#"))
    for position, line in enumerate(lines):
        yield ("- " if position == first else "  ") + line


def _example(info: FieldInfo) -> str:
    if not info.examples:
        return ""
    example = info.examples[0]
    return f"。例：[{', '.join(map(_in_brackets, example))}]" if isinstance(example, list) else f"。例：{example}"


def _in_brackets(item: str | dict[str, str]) -> str:
    """An item of a list as it is typed on one line."""
    return item if isinstance(item, str) else f"{{{', '.join(f'{key}: {text}' for key, text in item.items())}}}"
