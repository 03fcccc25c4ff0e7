"""What an engineer would write instead: yaml.CSafeLoader, a small pydantic model, docxtpl with a lean template.

Lean: eight styles, no loop within a loop, so that docxtpl shows what it can do. Form, template and result are given.
"""

from __future__ import annotations

import sys
from io import BytesIO
from pathlib import Path
from typing import Any

import yaml
from docxtpl import DocxTemplate
from pydantic import BaseModel, ConfigDict, Field

STYLES = ("公文标题", "公文正文", "一级标题", "二级标题", "附件说明", "署名", "附注", "抄送")
_LINES = (
    ("公文正文", "{{ r.document_number }} 签发人：{{ r.signatory }}"),
    ("公文正文", "办理结果：{{ r.result }}"),
    ("公文标题", "关于{{ r.proposal.session }}第{{ r.proposal.number }}号提案的答复"),
    ("公文正文", "{{ r.proposal.proposers }}委员："),
    ("公文正文", "{%p for line in r.lines %}"),
    ("公文正文", "{{ line }}"),
    ("公文正文", "{%p endfor %}"),
    ("附件说明", "{%p for title in r.attachments %}"),
    ("附件说明", "附件：{{ title }}"),
    ("附件说明", "{%p endfor %}"),
    ("署名", "{{ r.issuer }}"),
    ("署名", "{{ r.date }}"),
    ("附注", "（联系人：{{ r.contacts[0].person }}，联系电话：{{ r.contacts[0].phone }}）"),
    ("抄送", "抄送：{% for c in r.cc %}{{ c.recipient }}（{{ c.copies }}份）{% endfor %}"),
)


class Record(BaseModel):
    model_config = ConfigDict(coerce_numbers_to_str=True)


class Proposal(Record):
    session: str = Field(alias="届次")
    number: str = Field(alias="编号")
    proposers: str = Field(alias="提出人")


class Response(Record):
    heading: str = Field(alias="标题")
    body: str = Field(alias="内容")


class Contact(Record):
    person: str = Field(alias="姓名")
    phone: str = Field(alias="电话")


class Recipient(Record):
    recipient: str = Field(alias="单位")
    copies: int = Field(alias="份数")


class Form(Record):
    document_number: str = Field(alias="发文字号")
    signatory: str = Field(alias="签发人")
    result: str = Field(alias="办理结果")
    proposal: Proposal = Field(alias="建议提案")
    responses: list[Response] = Field(alias="答复")
    attachments: list[str] = Field(alias="附件")
    issuer: str = Field(alias="发文机关")
    date: str = Field(alias="成文日期")
    contacts: list[Contact] = Field(alias="联系人")
    cc: list[Recipient] = Field(alias="抄送")


def make_template(path: Path) -> None:
    """A Word template with eight styles and none besides them."""
    import docx

    document = docx.Document()
    kept = {document.styles.add_style(name, 1).style_id for name in STYLES} | {"Normal"}
    for style in [style for style in document.styles if style.style_id not in kept]:
        style.delete()
    for name, line in _LINES:
        document.add_paragraph(line, style=name)
    document.save(path)


def record(text: str) -> dict[str, Any]:
    """The form's text as the data of the template."""
    data = yaml.load(text, Loader=yaml.CSafeLoader)
    data["成文日期"] = str(data["成文日期"])
    return flat(Form.model_validate(data).model_dump())


def flat(reply: dict[str, Any]) -> dict[str, Any]:
    """With the lines of all answers in one list."""
    numbers = "一二三四五六七八九"
    points = enumerate(reply["responses"])
    lines = [f for n, r in points for f in (f"{numbers[n]}、{r['heading']}", *r["body"].splitlines())]
    return reply | {"lines": lines}


def render(template: str, reply: dict[str, Any]) -> bytes:
    """The letter, by docxtpl."""
    document, content = DocxTemplate(template), BytesIO()
    document.render({"r": reply}, autoescape=True)
    document.save(content)
    return content.getvalue()


def main(form: str, template: str, result: str) -> None:
    Path(result).write_bytes(render(template, record(Path(form).read_text(encoding="utf-8"))))


if __name__ == "__main__":
    main(*sys.argv[1:])
