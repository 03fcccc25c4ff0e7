"""The list of cases: what is due first, filtered and parted into pages by its address alone."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from drafting.web.cases import listing
from drafting.web.cases.listing import ON_PAGE, Wish
from tests.web.conftest import EXAMPLES

TODAY = date(2026, 6, 10)
FORM = """文种: 提案答复
建议提案: {{届次: 市政协五届三次会议, 编号: {number}, 标题: "{title}", 提出人: 陈知远, 办理期限: {due}}}
承办人: {who}
答复: [{{内容: {answer}}}]
"""


def form(
    folder: Path, number: int, due: str = "", answer: str = "", title: str = "关于停车的提案", who: str = ""
) -> None:
    text = FORM.format(number=number, due=due, answer=answer, title=title, who=who)
    (folder / f"{number}.yaml").write_text(text, encoding="utf-8")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    form(tmp_path, 1, "2026-06-20", who="周明")
    form(tmp_path, 2, "2026-06-01", "办了。", "关于加装电梯的提案")
    form(tmp_path, 3)
    form(tmp_path, 4, "2026-06-10", "办了【待核：3】。")
    (tmp_path / "坏.yaml").write_text("文种: [", encoding="utf-8")
    return tmp_path


@pytest.fixture
def client(folder: Path, monkeypatch: pytest.MonkeyPatch) -> Any:
    from starlette.testclient import TestClient

    from drafting.web.app import create_app

    monkeypatch.setattr(listing, "look", lambda *_: None)
    return TestClient(create_app(folder), base_url="http://localhost:80")


def names(folder: Path, **wish: Any) -> list[str]:
    return [row.name for row in listing.listing(folder, Wish(**wish), TODAY).rows]


def test_what_is_due_first_stands_first(folder: Path) -> None:
    assert names(folder)[:3] == ["2.yaml", "4.yaml", "1.yaml"]
    shown = listing.listing(folder, Wish(), TODAY)
    assert [row.left for row in shown.rows][:4] == ["逾期9天", "今天到期", "剩10天", ""]
    assert shown.counts == {"未答": 2, "待签": 1, "待核稿": 1, "打不开": 1, "逾期": 1}


def test_a_state_words_and_what_is_late_are_found(folder: Path) -> None:
    assert names(folder, state="未答") == ["1.yaml", "3.yaml"]
    assert names(folder, state="逾期") == ["2.yaml"]
    assert names(folder, words="电梯 2") == ["2.yaml"] and names(folder, words="周明") == ["1.yaml"]
    assert names(folder, words="电梯", state="未答") == []


def test_a_form_that_changes_is_read_again(folder: Path) -> None:
    assert names(folder, state="待签") == ["2.yaml"]
    form(folder, 2, "2026-06-01", "", "关于加装电梯的提案")
    assert names(folder, state="待签") == []


def test_the_errors_that_the_ledger_counted_are_shown_until_a_form_is_looked_at(folder: Path) -> None:
    from drafting.ledger.cache import Cache
    from drafting.ledger.facts import facts_of

    cache = Cache(folder)
    cache.put("1.yaml", folder / "1.yaml", facts_of(folder / "1.yaml"), 7)
    cache.keep(cache.rows)
    rows = {row.name: row for row in listing.listing(folder, Wish(), TODAY).rows}
    assert rows["1.yaml"].state.errors == 7 and rows["2.yaml"].state is None


def test_the_cache_of_folders_below_is_kept(folder: Path) -> None:
    import json

    from drafting.ledger.cases import cases

    (folder / "下层").mkdir()
    form(folder / "下层", 9)
    cases(folder)
    form(folder, 5)
    names(folder)
    kept = json.loads((folder / ".drafting" / "ledger.json").read_text("utf-8"))["forms"]
    assert {"下层/9.yaml", "5.yaml"} <= set(kept)


@pytest.mark.parametrize(
    "asked",
    ["state=没有", "page=0", "page=-1", "page=99", "page=" + "9" * 5000, "page=²", "sort=x", "q=" + "<script>" * 50],
)
def test_any_address_is_answered(client: Any, asked: str) -> None:
    answer = client.get(f"/?{asked}")
    assert answer.status_code == 200 and "<script>" not in answer.text.partition("</head>")[2]


def test_the_filters_work_without_scripts(client: Any) -> None:
    page = client.get("/", params={"state": "未答", "q": "停车"}).text
    assert page.count('<th scope="row">') == 2 and 'aria-current="true">未答' in page
    assert 'name="state" value="未答"' in page and 'value="停车"' in page
    assert "没有这样的表单" in client.get("/?q=图书馆").text
    again = re.search(r'hx-get="([^"]+)"', page)
    assert again and "state=" in again[1]
    rows = client.get(again[1].replace("&amp;", "&")).text
    assert rows.count('<th scope="row">') == 2


def test_a_page_of_many_is_shown_and_asked_for_again(client: Any, folder: Path) -> None:
    text = (EXAMPLES / "motion-parking.yaml").read_text("utf-8")
    for number in range(ON_PAGE + 20):
        (folder / f"多{number}.yaml").write_text(text, encoding="utf-8")
    first, second = client.get("/").text, client.get("/?page=2").text
    assert (first.count('<th scope="row">'), second.count('<th scope="row">')) == (ON_PAGE, 25)
    assert 'href="/?page=2"' in first and 'rel="prev" href="/"' in second
    assert client.get("/states?page=2").text.count("<tr>") == 25 and "/states?page=2" in second
