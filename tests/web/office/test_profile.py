"""The profile as a page: what is typed is what its file says, its comments stay, and nobody's change is lost."""

from __future__ import annotations

import re
from html import unescape
from pathlib import Path

import pytest

pytest.importorskip("fastapi")
from httpx import Response
from starlette.testclient import TestClient

from drafting.form.profile import load_office
from drafting.model.fields import RECORDS
from drafting.web.app import create_app
from drafting.web.office import entries

PROFILE = """\
# 我们局的档案
签发人: [何维, 周明]   # 两位
名称: 云州市交通运输局
办理结果:
  # 照市里的办法
  A: 已经解决
  B: 正在解决
联系人:
  - {姓名: 高原, 电话: 0912-5550146}
政协:
  抄送:
    - 市政协提案委员会（2份）
旧答复库: postgresql://parks:s3cret@db.example/city
文种:
  提案答复:
    结语: 征询意见   # 政协要的
"""


@pytest.fixture
def client(tmp_path: Path) -> TestClient:
    (tmp_path / "office.yaml").write_text(PROFILE, encoding="utf-8")
    return TestClient(create_app(tmp_path), base_url="http://127.0.0.1:8765", follow_redirects=False)


def fields_of(page: str) -> dict[str, str]:
    """What a browser would post of the page as it stands."""
    found = dict(re.findall(r'<input[^>]* name="([^"]+)" value="([^"]*)"', page))
    found |= dict(re.findall(r'<textarea[^>]* name="([^"]+)"[^>]*>\n(.*?)</textarea>', page, re.DOTALL))
    for name, options in re.findall(r'<select[^>]* name="([^"]+)"[^>]*>(.*?)</select>', page, re.DOTALL):
        found[name] = next(iter(re.findall(r"<option selected>([^<]*)", options)), "")
    return {name: unescape(value).replace("\n", "\r\n") for name, value in found.items()}


def save(client: TestClient, **new: str) -> Response:
    return client.post(
        "/office", data=fields_of(client.get("/office").text) | {k.replace("__", "."): v for k, v in new.items()}
    )


def text(folder: Path) -> str:
    return (folder / "office.yaml").read_text(encoding="utf-8")


def test_every_field_of_a_profile_is_on_the_page() -> None:
    listed = [name for names in entries.SECTIONS.values() for name in names]
    assert sorted(listed) == sorted(RECORDS["office"].model_fields)


def test_what_was_not_changed_is_saved_byte_for_byte(client: TestClient, tmp_path: Path) -> None:
    assert save(client).status_code == 303
    assert text(tmp_path) == PROFILE


def test_what_is_typed_is_what_the_file_says_and_its_comments_stay(client: TestClient, tmp_path: Path) -> None:
    new = {
        "level": "市",
        "layout": "信函",
        "classes": "A：已经解决\r\nC: 留作参考",
        "contacts__0__phone": "1",
        "contacts__1__person": "白露",
        "cppcc__cc": "市政协提案委员会（3份）\r\n市政府督查室",
        "deadlines__answer": "6",
        "kinds__提案答复__closing": "感谢监督",
        "kinds__会办意见__code": "云交函",
    }
    assert save(client, **new).status_code == 303
    office, made = load_office(tmp_path), text(tmp_path)
    assert (office.level, office.layout, office.classes) == ("市", "信函", {"A": "已经解决", "C": "留作参考"})
    assert [one.given for one in office.contacts] == [("高原", "1"), ("白露",)]
    assert [one.printed for one in office.cppcc.cc] == ["市政协提案委员会（3份）", "市政府督查室"]
    assert (office.deadlines.answer, office.ways("提案答复").closing, office.ways("会办意见").code) == (
        6,
        "感谢监督",
        "云交函",
    )
    assert all(said in made for said in ("# 我们局的档案", "# 两位", "# 照市里的办法", "# 政协要的"))
    assert made.index("签发人") < made.index("名称")


def test_what_is_emptied_goes(client: TestClient, tmp_path: Path) -> None:
    save(client, classes="", signatories="", contacts__0__person="", contacts__0__phone="", kinds__提案答复__closing="")
    office = load_office(tmp_path)
    assert (office.classes, office.signatories, office.contacts, dict(office.kinds)) == (None, None, None, {})


@pytest.mark.parametrize(
    ("path", "typed", "said"),
    [
        ("name", "", "必填"),
        ("deadlines__answer", "三", "应为整数"),
        ("deadlines__answer", "0", "正整数"),
        ("styles__quotes", "括号", "没有这一取值"),
        ("classes", "只有名称", "看不懂"),
        ("classes", "A：一\r\nA：二", "写了两次"),
        ("cppcc__cc", "提案委（0份）", "正整数"),
    ],
)
def test_a_fault_stands_at_its_field_and_nothing_is_saved(
    client: TestClient, tmp_path: Path, path: str, typed: str, said: str
) -> None:
    refused = save(client, **{path: typed, "level": "<市>"})
    assert refused.status_code == 409 and text(tmp_path) == PROFILE
    path = path.replace("__", ".")
    assert said in refused.text[refused.text.index(f'id="s-{path}"') :].split("</div>")[0]
    assert f'href="#f-{path}"' in refused.text and 'value="&lt;市&gt;"' in refused.text


def test_a_hand_edit_meanwhile_is_kept_and_the_same_field_is_asked_about(client: TestClient, tmp_path: Path) -> None:
    page = fields_of(client.get("/office").text)
    (tmp_path / "office.yaml").write_text(PROFILE.replace("正在解决", "在办") + "级别: 市\n", encoding="utf-8")
    assert client.post("/office", data=page | {"short_name": "交通局"}).status_code == 303
    assert load_office(tmp_path).level == "市" and load_office(tmp_path).classes["B"] == "在办"
    assert load_office(tmp_path).short_name == "交通局"
    before = text(tmp_path)
    asked = client.post("/office", data=page | {"level": "县", "region": "渭川"})
    assert asked.status_code == 409 and text(tmp_path) == before
    assert "文件里现在是" in asked.text and 'value="县"' in asked.text and 'value="渭川"' in asked.text
    assert client.post("/office", data=fields_of(asked.text)).status_code == 303
    assert load_office(tmp_path).level == "县"


def test_a_page_whose_beginning_is_not_known_writes_over_nothing(client: TestClient, tmp_path: Path) -> None:
    page = fields_of(client.get("/office").text) | {"version": "0123456789abcdef", "name": "别的局"}
    assert client.post("/office", data=page).status_code == 409 and text(tmp_path) == PROFILE


def test_earlier_versions_are_kept_and_one_is_taken_again(client: TestClient, tmp_path: Path) -> None:
    save(client, level="市")
    page = client.get("/office/versions").text
    assert "与现在不同：级别" in page
    version = re.search(r"/office/versions/([0-9a-f]+)", page)[1]
    assert client.post(f"/office/versions/{version}").status_code == 303 and text(tmp_path) == PROFILE
    assert client.post("/office/versions/0123").status_code == 409


def test_the_first_profile_is_made_with_its_explanations(client: TestClient, tmp_path: Path) -> None:
    (tmp_path / "office.yaml").unlink()
    assert "还没有单位档案" in client.get("/office").text and not (tmp_path / "office.yaml").exists()
    assert save(client, name="").status_code == 409 and not (tmp_path / "office.yaml").exists()
    page = fields_of(client.get("/office").text)
    assert client.post("/office", data=page | {"name": "云州市交通运输局", "code": "云交"}).status_code == 303
    assert "# 名称（必填）" in text(tmp_path) and load_office(tmp_path).code == "云交"
    assert client.post("/office", data=page | {"name": "别的局"}).status_code == 409, "made meanwhile by another page"
    assert load_office(tmp_path).name == "云州市交通运输局"


def test_the_profile_above_the_folder_is_the_one_that_is_edited(client: TestClient, tmp_path: Path) -> None:
    (tmp_path / "2026").mkdir()
    client = TestClient(create_app(tmp_path / "2026"), base_url="http://127.0.0.1:8765", follow_redirects=False)
    assert "上级文件夹" in client.get("/office").text
    assert save(client, level="市").status_code == 303
    assert load_office(tmp_path).level == "市" and not (tmp_path / "2026" / "office.yaml").exists()


def test_a_password_is_on_no_page_and_is_kept(client: TestClient, tmp_path: Path) -> None:
    save(client, level="市")
    pages = client.get("/office").text + client.get("/office/versions").text + save(client, name="").text
    assert "s3cret" not in pages and "postgresql://parks@db.example/city" in pages
    assert "s3cret" in text(tmp_path)


@pytest.mark.parametrize("content", [b"a: [", b"\xff\xfe", b"- a", "没有: 1\n名称: 甲\n".encode(), b"", b"# only\n"])
def test_a_broken_profile_gets_a_page_and_is_not_written_over(
    client: TestClient, tmp_path: Path, content: bytes
) -> None:
    page = fields_of(client.get("/office").text)
    (tmp_path / "office.yaml").write_bytes(content)
    assert client.get("/office").status_code in (200, 409)
    client.post("/office", data=page | {"level": "市"})
    assert client.get("/office/versions").status_code in (200, 409)
    if content.strip():
        assert (tmp_path / "office.yaml").read_bytes() == content


def test_what_is_typed_is_text(client: TestClient, tmp_path: Path) -> None:
    for typed in ("<b>", "a: b", "{{ x }}", "- x", "'", "甲\x00乙"):
        assert save(client, name=typed).status_code == 303
        assert load_office(tmp_path).name == typed.replace("\x00", "")
        assert "<b>" not in client.get("/office").text.replace("<b>这", "")
    refused = save(client, level="市" * 300_000)
    assert refused.status_code == 409
    assert save(client, signatories="何维\r\n" * 1500).status_code == 409
