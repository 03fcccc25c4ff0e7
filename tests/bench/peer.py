"""What an engineer would write instead: ruamel.yaml, a small pydantic model, docxtpl. Form, template, result given."""

from __future__ import annotations

import sys

from docxtpl import DocxTemplate
from pydantic import BaseModel, ConfigDict, Field
from ruamel.yaml import YAML


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


def main(form: str, template: str, result: str) -> None:
    with open(form, encoding="utf-8") as file:
        data = YAML(typ="safe", pure=True).load(file)
    data["成文日期"] = str(data["成文日期"])
    reply = Form.model_validate(data).model_dump()
    reply["proposal"]["proposers"] = [{"name": reply["proposal"]["proposers"]}]
    for response in reply["responses"]:
        response["lines"] = response["body"].splitlines()
    document = DocxTemplate(template)
    document.render({"r": reply}, autoescape=True)
    document.save(result)


if __name__ == "__main__":
    main(*sys.argv[1:])
