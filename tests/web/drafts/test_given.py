"""What a field that is left out prints all the same is told, with where it is from."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from drafting.form.revise import values_of
from drafting.web.drafts.draft import judge
from drafting.web.drafts.given import Given, given
from tests.checking.letters import FORM
from tests.model.test_office import BUREAU, office

BARE = {name: value for name, value in values_of(FORM).items() if name not in ("issuer", "contacts", "cc", "signatory")}


def test_the_profile_fills_and_says_so(tmp_path: Path) -> None:
    bureau = office(BUREAU, tmp_path)
    made = given(judge(BARE | {"document_number": "〔2026〕23号"}, bureau), bureau)
    assert made["issuer"] == Given("云州市水利局", "单位档案 office.yaml")
    assert made["document_number"].text == "云水〔2026〕23号"
    assert made["contacts"].text == "（联系人：周明，联系电话：0551-5550123）"
    assert made["cc"].text == "抄送：市政协提案委（2份），市政府督查室（1份）。"
    assert made["signatory"] == Given("签发人：", "单位档案 office.yaml")


def test_a_kind_of_the_profile_is_named(tmp_path: Path) -> None:
    bureau = office(BUREAU + "版式: 信函\n文种: {提案答复: {结语: 专此答复}}\n", tmp_path)
    made = given(judge(BARE, bureau), bureau)
    assert made["closing"] == Given("专此答复。", "单位档案 office.yaml·提案答复")
    assert made["layout"] == Given("信函", "单位档案 office.yaml")
    assert made["title"].source == "自动生成"


def test_what_is_typed_stands(tmp_path: Path) -> None:
    bureau = office(BUREAU, tmp_path)
    typed = values_of(FORM) | {"title": "关于某事的答复", "closing": "专此答复。", "signatory": ""}
    made = given(judge(typed, bureau), bureau)
    assert {path for path, each in made.items() if each.text} == {"salutation", "opening"}
    assert given(judge({}, None), None) == {} or not given(judge({}, None), None)["issuer"].text


def test_the_page_shows_it_at_the_field_and_follows_what_is_typed(tmp_path: Path) -> None:
    pytest.importorskip("httpx")
    from starlette.testclient import TestClient

    from drafting.web.app import create_app

    (tmp_path / "office.yaml").write_text(BUREAU, encoding="utf-8")
    (tmp_path / "一.yaml").write_text(FORM.replace("发文机关: 云州市园林管理局\n", ""), encoding="utf-8")
    client: Any = TestClient(create_app(tmp_path), base_url="http://localhost:80")
    page = client.get("/forms/一.yaml").text
    assert '<p class="given" id="g-issuer"><b>不填，印出（单位档案 office.yaml）：</b>云州市水利局</p>' in page
    typed = client.post("/forms/一.yaml/preview", data={"issuer": "云州市教育局", "proposal.number": "88"}).text
    assert 'id="g-issuer" hx-swap-oob="true" hidden' in typed
    assert "第88号提案的答复</p>" in typed[typed.index('id="g-title"') :]
