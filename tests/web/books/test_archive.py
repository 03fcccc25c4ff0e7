"""The archive in the browser: how one is made, what is found in it, a paper whole, and taken out again."""

from __future__ import annotations

from pathlib import Path

import pytest

pytest.importorskip("fastapi")
from starlette.testclient import TestClient

from drafting.archive import keeping, store
from drafting.archive.contents import contents
from drafting.archive.paper import LETTER, Paper, Passage
from drafting.web.app import create_app
from drafting.web.books import adding
from tests.servers import City

LETTERS = (
    Paper(
        LETTER,
        (Passage(1, "按照《云州市照明管理办法》（云政〔2024〕3号），路灯<br>将于2025年底前修好。", "关于路灯"),),
        kind="提案答复",
        document_number="云园〔2024〕2号",
        date="2024-05-01",
        class_="B",
        agency="云州市园林局",
    ),
    Paper(
        LETTER,
        (Passage(1, "路灯已经全部修好。", "关于照明"),),
        kind="建议答复",
        document_number="云城〔2022〕9号",
        date="2022-06-01",
        class_="A",
        agency="云州市城管局",
    ),
)


def fill(place: object) -> None:
    with store.opened(place, new=isinstance(place, Path)) as archive, archive.writing():
        for paper in LETTERS:
            keeping.put(archive, paper)
        keeping.weigh(archive)


@pytest.fixture
def client(tmp_path: Path) -> TestClient:
    (tmp_path / "office.yaml").write_text("名称: 云州市园林局\n", encoding="utf-8")
    return TestClient(create_app(tmp_path), base_url="http://127.0.0.1:8765", follow_redirects=False)


@pytest.fixture
def filled(client: TestClient, tmp_path: Path) -> TestClient:
    fill(tmp_path / "archive.sqlite")
    return client


def held(folder: Path) -> dict[str, int]:
    with store.opened(folder / "archive.sqlite") as archive:
        return contents(archive).sorts


def test_without_an_archive_the_page_says_how_one_is_made(client: TestClient, tmp_path: Path) -> None:
    page = client.get("/archive").text
    assert "还没有旧答复库" in page and "archive.sqlite" in page and str(tmp_path) not in page
    assert 'href="/archive"' in client.get("/cite").text
    assert not (tmp_path / "archive.sqlite").exists()


def test_without_a_profile_there_is_no_place_for_it(client: TestClient, tmp_path: Path, monkeypatch) -> None:
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "own"))
    (tmp_path / "office.yaml").unlink()
    assert 'action="/archive/add"' not in client.get("/archive").text
    refused = client.post("/archive/add", data={"place": "."}, files={"files": ("", b"")})
    assert refused.status_code == 409 and "单位档案" in refused.text
    assert not (tmp_path / "own").exists()


def test_words_are_found_and_marked_and_what_stands_there_is_text(filled: TestClient) -> None:
    page = filled.get("/archive", params={"q": "路灯"}).text
    assert "云园〔2024〕2号" in page and "云城〔2022〕9号" in page and "<mark>路灯</mark>" in page
    assert "&lt;br&gt;" in page and "<br>将于" not in page
    assert "没有查到" in filled.get("/archive", params={"q": "地铁"}).text


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ({"kind": "提案答复"}, "云园"),
        ({"since": "2023"}, "云园"),
        ({"until": "2023"}, "云城"),
        ({"since": "2023", "until": "2000"}, "云城"),
        ({"class": "a"}, "云城"),
        ({"agency": "园林"}, "云园"),
        ({"kind": "文件"}, ""),
    ],
)
def test_a_search_can_be_narrowed(filled: TestClient, asked: dict[str, str], found: str) -> None:
    page = filled.get("/archive", params={"q": "路灯", **asked}).text
    assert [name for name in ("云园〔", "云城〔") if name in page] == ([f"{found}〔"] if found else [])


def test_what_is_near_to_a_text_is_found_with_its_promises(filled: TestClient) -> None:
    page = filled.get("/archive", params={"q": "请尽快修好文昌公园的路灯", "by": "near"}).text
    assert "最相近的" in page and "当时的承诺：" in page


STRANGE = ("\x00", '"', "路" * 2_000, "%' OR 1=1 --", "\ud800".encode("utf-8", "surrogatepass"))


@pytest.mark.parametrize("asked", STRANGE, ids=range(len(STRANGE)))
def test_whatever_is_asked_gets_a_page(filled: TestClient, asked: object) -> None:
    for path in ("/archive", "/cite"):
        for by in ("", "near"):
            assert filled.get(path, params={"q": asked, "by": by, "since": asked, "kind": asked}).status_code == 200


def test_a_paper_is_shown_whole_and_taken_out_once_that_is_agreed_to(filled: TestClient, tmp_path: Path) -> None:
    page = filled.get("/archive/1").text
    assert "云州市园林局" in page and 'id="a-1"' in page and "&lt;br&gt;" in page
    assert filled.post("/archive/1/forget").status_code == 409 and held(tmp_path) == {"答复": 2}
    assert filled.post("/archive/1/forget", data={"sure": "1"}).status_code == 303
    assert held(tmp_path) == {"答复": 1}
    for gone in (filled.get("/archive/1"), filled.post("/archive/1/forget", data={"sure": "1"})):
        assert gone.status_code == 409 and "没有这一份" in gone.text
    assert filled.get(f"/archive/{10**30}").status_code == 422


def letter(number: int) -> bytes:
    head = ["关于市政协五届三次会议第76号提案的答复", "陈知远委员：", "您提出的提案收悉。现答复如下："]
    lines = [*head, f"路灯{number}盏已修好。"]
    return "\n".join([*lines, "云州市园林局", "2024年5月1日"]).encode()


def test_a_folder_of_the_forms_own_is_taken_in(client: TestClient, tmp_path: Path) -> None:
    (tmp_path / "往年").mkdir()
    for number in (1, 2):
        (tmp_path / "往年" / f"{number}.txt").write_bytes(letter(number))
    (tmp_path / "往年" / "坏.pdf").write_bytes(b"%PDF-nothing")
    assert "<option>往年</option>" in client.get("/archive").text
    page = client.post("/archive/add", data={"place": "往年"}, files={"files": ("", b"")}).text
    assert "新收 2 份" in page and "往年/坏.pdf" in page
    for path in ("/archive", "/archive/1"):
        assert "往年/" in client.get(path).text and str(tmp_path) not in page + client.get(path).text
    assert held(tmp_path) == {"答复": 2}


@pytest.mark.parametrize("place", ["..", "/etc", "往年/../..", "没有", "链接", ".drafting"])
def test_no_other_folder_is_taken_in(client: TestClient, tmp_path: Path, place: str) -> None:
    (tmp_path / "链接").symlink_to("/etc")
    (tmp_path / ".drafting").mkdir()
    refused = client.post("/archive/add", data={"place": place}, files={"files": ("", b"")})
    assert refused.status_code == 404 and "没有这个文件夹" in refused.text
    assert not (tmp_path / "archive.sqlite").exists()


def test_files_that_are_sent_stand_beside_the_forms_under_fit_names(client: TestClient, tmp_path: Path) -> None:
    sent = [("..\\..\\答复.txt", letter(1)), ("答复.txt", letter(2)), ("答复.txt", letter(2)), ("表.yaml", b"a: 1")]
    page = client.post("/archive/add", files=[("files", one) for one in sent]).text
    assert "新收 2 份" in page and "表.yaml" in page and "不会读" in page
    assert sorted(file.name for file in (tmp_path / "旧答复").iterdir()) == ["答复.txt", "答复（2）.txt"]
    assert "没有选文件" in client.post("/archive/add", files={"files": ("", b"")}).text


def test_files_are_not_sent_through_a_link(client: TestClient, tmp_path: Path) -> None:
    away = tmp_path / "forms"
    away.mkdir()
    (away / "office.yaml").write_text("名称: 甲\n", encoding="utf-8")
    (away / "旧答复").symlink_to(tmp_path)
    client = TestClient(create_app(away), base_url="http://127.0.0.1:8765")
    assert client.post("/archive/add", files={"files": ("甲.txt", letter(1))}).status_code == 404
    assert not (tmp_path / "甲.txt").exists()


def test_what_takes_too_long_is_gone_on_with(client: TestClient, tmp_path: Path, monkeypatch) -> None:
    monkeypatch.setattr(adding, "_SECONDS", -1)
    monkeypatch.setattr("drafting.archive.adding._MOST", 1)
    for number in (1, 2):
        (tmp_path / f"{number}.txt").write_bytes(letter(number))
    page = client.post("/archive/add", data={"place": "."}, files={"files": ("", b"")}).text
    assert "还有 1 个文件" in page and held(tmp_path) == {"答复": 1}
    assert "新收 1 份" in client.post("/archive/add", data={"place": "."}, files={"files": ("", b"")}).text


def test_a_file_that_stops_the_program_does_not_stop_the_rest(client: TestClient, tmp_path: Path, monkeypatch) -> None:
    real = adding.adding.read_source
    (tmp_path / "1.txt").write_bytes(letter(1))
    (tmp_path / "2.txt").write_bytes(letter(2))
    broken = lambda source, _: 1 / 0 if source.path.endswith("1.txt") else real(source, _)  # noqa: E731
    monkeypatch.setattr(adding.adding, "read_source", broken)
    page = client.post("/archive/add", data={"place": "."}, files={"files": ("", b"")}).text
    assert "新收 1 份" in page and "程序出错" in page


def test_the_exact_citation_is_found(filled: TestClient) -> None:
    page = filled.get("/cite", params={"q": "照明"}).text
    assert "《云州市照明管理办法》（云政〔2024〕3号）" in page
    assert "没有查到" in filled.get("/cite", params={"q": "地铁"}).text


def test_an_archive_on_a_server_is_the_same(client: TestClient, tmp_path: Path, city: City) -> None:
    place = city.of()
    (tmp_path / "office.yaml").write_text(f"名称: 甲\n旧答复库: {place.url}\n", encoding="utf-8")
    fill(place)
    page = client.get("/archive", params={"q": "路灯"}).text
    assert "云园〔2024〕2号" in page and "postgresql://" in page and 'name="shared"' in page
    (tmp_path / "1.txt").write_bytes(letter(1))
    sent = client.post("/archive/add", data={"place": ".", "shared": "1"}, files={"files": ("", b"")})
    assert "新收 1 份" in sent.text
    assert "照明管理办法" in client.get("/cite", params={"q": "照明"}).text
    number = client.get("/archive", params={"q": "路灯"}).text.split('href="/archive/')[2].split("#")[0]
    assert client.get(f"/archive/{number}").status_code == 200
    assert client.post(f"/archive/{number}/forget", data={"sure": "1"}).status_code == 303
