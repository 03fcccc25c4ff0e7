"""The list of cases: what is due first, filtered and parted into pages by its address alone."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path
from time import perf_counter
from typing import Any

import pytest

from drafting.web.cases import listing, looking
from drafting.web.cases.listing import ON_PAGE
from drafting.web.cases.searching import text_of
from drafting.web.cases.wish import SORTS, Wish
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

    monkeypatch.setattr(looking, "look", lambda *_: None)
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
    assert "没有这样的件" in client.get("/?q=图书馆").text
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


REVIEWED = (
    '{"kind": "comment", "number": 1, "author": "沈岚", "date": null, "where": "", "words": "停车", "text": "请核",'
    ' "file": "改稿.docx", "when": "2026-06-01T09:00:00+08:00", "answers": null}\n'
)


def test_words_are_found_in_the_answers_and_shown_where_they_stand(folder: Path) -> None:
    (folder / "7.yaml").write_text("文种: 提案答复\n答复:\n  - 内容: |\n      今年建成Wi-Fi站点12处\n", "utf-8")
    (found,) = listing.listing(folder, Wish(words="wi-fi站点")).rows
    assert (found.name, found.found.word, found.found.behind) == ("7.yaml", "Wi-Fi站点", "12处")
    (also,) = listing.listing(folder, Wish(words="7 提案 站点12")).rows
    assert also.found.word == "站点12"
    assert (
        names(folder, words="电梯") == ["2.yaml"] and listing.listing(folder, Wish(words="电梯")).rows[0].found is None
    )


def test_names_of_fields_and_comments_are_not_searched(folder: Path) -> None:
    (folder / "8.yaml").write_text(
        "文种: 提案答复\n# 待议\n答复:\n  - 标题: 甲\n    内容: |\n      标题: 乙\n", "utf-8"
    )
    (folder / "9.json").write_text('{"文种": "提案答复", "签发人": "\\u6c88岚"}', "utf-8")
    assert names(folder, words="待议") == names(folder, words="签发人") == []
    assert names(folder, words="甲") == ["8.yaml"] and names(folder, words="沈岚") == ["9.json"]


def test_a_form_is_searched_as_it_now_stands(folder: Path) -> None:
    assert names(folder, words="建成") == []
    form(folder, 3, answer="已经建成。")
    assert names(folder, words="建成") == ["3.yaml"]


@pytest.mark.parametrize("text", [" " * 400_000, "- " * 200_000, "标题" * 100_000, "#" * 400_000, '{"a":' * 80_000])
def test_any_text_is_searched_in_time(tmp_path: Path, text: str) -> None:
    file = tmp_path / "x.yaml"
    file.write_text(text, "utf-8")
    start = perf_counter()
    text_of(file)
    assert perf_counter() - start < 1


def test_open_comments_are_counted_and_filtered(folder: Path) -> None:
    (folder / "3.trail.jsonl").write_text(REVIEWED, "utf-8")
    shown = listing.listing(folder, Wish(remarks="1"), TODAY)
    assert [(row.name, row.remarks) for row in shown.rows] == [("3.yaml", 1)] and shown.remarked == 1
    done = '{"kind": "done", "number": 1, "when": "2026-06-02T09:00:00+08:00"}\n'
    (folder / "3.trail.jsonl").write_text(REVIEWED + done, "utf-8")
    assert names(folder, remarks="1") == []
    (folder / "2.trail.jsonl").write_bytes(b"\xff\n")
    assert names(folder, remarks="1") == []


def test_promises_that_are_due_are_counted_and_filtered(folder: Path) -> None:
    text = "文种: 提案答复\n答复:\n"
    for due, done in (("2026-06-01", ""), ("2026-07-30", ""), ("2026-06-02", "2026-06-02")):
        text += f"  - {{内容: 将办。, 办理情况: 列入计划, 完成时限: {due}{f', 完成日期: {done}' if done else ''}}}\n"
    (folder / "诺.yaml").write_text(text, "utf-8")
    (folder / "远.yaml").write_text(text.replace("06-01", "09-01"), "utf-8")
    shown = listing.listing(folder, Wish(promises="1"), TODAY)
    assert [(row.name, len(row.promised), row.promise_left) for row in shown.rows] == [("诺.yaml", 2, "逾期9天")]
    assert shown.promised == 1 and names(folder, sort="promises")[:2] == ["诺.yaml", "远.yaml"]


def test_a_class_and_who_handles_it_are_chosen(folder: Path, client: Any) -> None:
    text = (folder / "3.yaml").read_text("utf-8") + "承办科室: 交通科\n办理结果: B\n"
    (folder / "3.yaml").write_text(text, "utf-8")
    assert names(folder, who="周明") == ["1.yaml"] and names(folder, who="交通科") == ["3.yaml"]
    assert names(folder, result="B", who="周明") == []
    page = client.get("/", params={"who": "交通科", "sort": "-number"}).text
    assert '<option value="交通科" selected>交通科（1）' in page and 'name="state"' not in page
    assert "没有这样的件" in client.get("/", params={"who": "无此人"}).text


@pytest.mark.parametrize("key", list(SORTS))
def test_every_column_is_an_order_and_its_turn(folder: Path, key: str) -> None:
    straight, turned = names(folder, sort=key), names(folder, sort=f"-{key}")
    assert sorted(straight) == sorted(turned)
    wish = Wish.of({"sort": key})
    assert wish.by(key) == f"?sort=-{key}" and Wish.of({"sort": f"-{key}"}).by(key) == wish.query()


def test_columns_sort_by_what_they_say(folder: Path) -> None:
    form(folder, 10, who="安平")
    assert names(folder, sort="number")[-2:] == ["10.yaml", "坏.yaml"]
    assert names(folder, sort="-number")[0] == "10.yaml" and names(folder, sort="-number")[-1] == "坏.yaml"
    assert names(folder, sort="who")[:2] == ["1.yaml", "10.yaml"]
    assert names(folder, sort="state")[0] == "坏.yaml"


def test_the_header_says_what_it_is_sorted_by(client: Any) -> None:
    heads = re.findall('<th scope="col" aria-sort="([a-z]+)"><a href="([^"]+)">(..)', client.get("/?sort=number").text)
    assert heads == [("ascending", "/?sort=-number", "编号")]
    assert 'aria-sort="descending"' in client.get("/?sort=changed").text


def test_a_form_in_which_nothing_is_typed_has_no_faults_but_fields_to_fill(folder: Path) -> None:
    from drafting.form.blank import blank_form

    (folder / "空.yaml").write_text(blank_form("提案答复"), "utf-8")
    state = looking.state_of(folder, "空.yaml")
    assert (state.errors, state.warnings, state.held > 4) == (0, 0, True)
    looking.look(folder)
    (row,) = (row for row in listing.rows(folder) if row.name == "空.yaml")
    assert row.state == state
