"""Document numbers: the next of a series, given once whoever asks, and never to two cases without a word."""

from __future__ import annotations

import json
import subprocess
import sys
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from drafting.checking.files import check_file
from drafting.cli import cli
from drafting.findings import DraftingError
from drafting.form.profile import load_office
from drafting.form.revise import values_of
from drafting.ledger.numbers import Bearers, offered, root_of, take
from drafting.model.office import Office

TODAY = date(2026, 11, 2)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    text = "名称: 云州市交通局\n机关代字: 云交\n文种: {会办意见: {机关代字: 云交函}}\n"
    (tmp_path / "office.yaml").write_text(text, encoding="utf-8")
    return tmp_path


@pytest.fixture
def office(folder: Path) -> Office:
    return load_office(folder)


def put(folder: Path, name: str, number: str | None = None, *more: str, kind: str = "提案答复") -> Path:
    lines = [f"文种: {kind}", "建议提案: {类别: 提案, 届次: 一届一次会议, 编号: 1, 提出人: 罗平}  # 照来文", *more]
    lines += [] if number is None else [f"发文字号: {number}"]
    path = folder / f"{name}.yaml"
    path.parent.mkdir(exist_ok=True)
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return path


@pytest.mark.parametrize(
    ("given", "typed", "more", "number"),
    [
        ([], None, (), "云交〔2026〕1号"),
        (["云交〔2026〕8号", "云交〔2026〕10号", "云交函〔2026〕90号", "云交〔2025〕70号"], "", (), "云交〔2026〕11号"),
        (["云交[2026]第012号"], "云交〔2026〕号", (), "云交〔2026〕13号"),
        (["〔2026〕4号"], "〔2026〕号", (), "云交〔2026〕5号"),
        (["云交提〔2026〕4号"], "云交提〔2026〕 号", (), "云交提〔2026〕5号"),
        (["云交〔2025〕7号"], "云交〔2026〕号", ("成文日期: 2025-12-30",), "云交〔2025〕8号"),
        ([], "云交〔2025〕号", (), "云交〔2026〕1号"),
    ],
)
def test_the_next_number_of_a_series(
    given: list[str], typed: str | None, more: tuple[str, ...], number: str, folder: Path, office: Office
) -> None:
    for at, one in enumerate(given):
        put(folder / "下层", f"a{at}", one)
    form = put(folder, "z", typed, *more)
    assert str(offered(form, folder, office, TODAY)) == number
    before = form.read_text("utf-8")
    taken = take(form, folder, office, TODAY)
    assert (str(taken.number), taken.new) == (number, True)
    text = form.read_text("utf-8")
    assert values_of(text) == values_of(before) | {"document_number": number} and "# 照来文" in text


def test_each_kind_has_its_own_series(folder: Path, office: Office) -> None:
    put(folder, "a", "云交〔2026〕8号")
    assert str(take(put(folder, "b", kind="会办意见"), folder, office, TODAY).number) == "云交函〔2026〕1号"


@pytest.mark.parametrize("number", ["云交〔2026〕8号", "〔2026〕8号", "云交[2026]8号", "云交〔2026〕第08号"])
def test_a_number_once_given_stays_as_it_is_typed(number: str, folder: Path, office: Office) -> None:
    put(folder, "a", "云交〔2026〕80号")
    form = put(folder, "b", number)
    before = form.read_bytes()
    taken = take(form, folder, office, TODAY)
    assert (taken.number.serial, taken.new) == (8, False) and form.read_bytes() == before


def test_numbers_given_elsewhere_are_left_out(folder: Path, office: Office) -> None:
    put(folder, "a", "云交〔2026〕8号")
    form = put(folder, "b")
    assert offered(form, folder, office, TODAY, after=35).serial == 36
    assert offered(form, folder, office, TODAY, after=3).serial == 9


def test_a_form_that_is_broken_keeps_its_number(folder: Path, office: Office) -> None:
    (folder / "坏.yaml").write_text("文种: [\n发文字号: 云交〔2026〕8号\n", encoding="utf-8")
    assert take(put(folder, "b"), folder, office, TODAY).number.serial == 9


@pytest.mark.parametrize(
    ("number", "named", "said"),
    [(None, False, "不知道机关代字"), ("二十三", True, "看不出机关代字"), ("云交2026-8", True, "看不出机关代字")],
)
def test_what_is_no_number_is_never_written_over(
    number: str | None, named: bool, said: str, folder: Path, office: Office
) -> None:
    form = put(folder, "a", number)
    before = form.read_bytes()
    with pytest.raises(DraftingError, match=said):
        take(form, folder, office if named else None, TODAY)
    assert form.read_bytes() == before


def test_a_form_is_numbered_in_its_own_folder(folder: Path, office: Office, tmp_path_factory: Any) -> None:
    away = tmp_path_factory.mktemp("别处")
    with pytest.raises(DraftingError, match="不在编号的文件夹"):
        take(put(away, "a"), folder, office, TODAY)
    assert root_of(folder / "下层" / "a.yaml", office) == folder.absolute()
    assert root_of(away / "a.yaml", office) == root_of(away / "a.yaml", None) == away.absolute()


TAKING = """
import sys
from datetime import date
from pathlib import Path
from drafting.form.profile import load_office
from drafting.ledger.numbers import take
root = Path(sys.argv[1])
for form in sys.argv[2:]:
    take(root / form, root, load_office(root), date(2026, 11, 2))
"""


@pytest.mark.slow
def test_two_hands_at_once_never_get_one_number(folder: Path) -> None:
    names = [f"{n}.yaml" for n in range(24)]
    for n in range(24):
        put(folder, str(n))
    hands = [
        subprocess.Popen([sys.executable, "-X", "utf8", "-c", TAKING, str(folder), *names[at::4], *names[:4]])
        for at in range(4)
    ]
    assert [hand.wait(120) for hand in hands] == [0] * 4
    numbers = sorted(values_of((folder / name).read_text("utf-8"))["document_number"] for name in names)
    assert numbers == sorted(f"云交〔2026〕{n}号" for n in range(1, 25))


def run(*arguments: object) -> Any:
    return CliRunner().invoke(cli, [*map(str, arguments)])


def test_a_clerk_takes_numbers(folder: Path) -> None:
    year = date.today().year
    a, b = put(folder, "a"), put(folder, "b", f"云交〔{year}〕5号")
    assert run("ledger", "number", a, "--show").stdout == f"云交〔{year}〕6号　{a}\n"
    assert "发文字号" not in a.read_text("utf-8")
    result = run("ledger", "number", a, b, folder / "没有.yaml", "--format", "json")
    assert result.exit_code == 1 and "没有这个文件" in result.stderr
    assert json.loads(result.stdout) == [
        {"file": str(a), "number": f"云交〔{year}〕6号", "new": True},
        {"file": str(b), "number": f"云交〔{year}〕5号", "new": False},
    ]
    assert not (folder / ".drafting" / "没有.yaml").exists()
    assert run("ledger", "number", a, "--in", folder / "没有").exit_code == 1


def test_one_number_on_two_cases_is_said(folder: Path) -> None:
    a, b, c = (
        put(folder, name, number)
        for name, number in zip("abc", ["云交〔2026〕8号", "〔2026〕8号", "云交〔2026〕9号"], strict=True)
    )
    assert "发文字号相同（云交〔2026〕8号）：a.yaml、b.yaml" in run("ledger", "list", folder).stderr
    for form, other in ((a, "b.yaml"), (b, "a.yaml")):
        found = json.loads(run("check", form, "--format", "json").stdout)["findings"]
        (said,) = [one for one in found if one["code"] == "N014"]
        assert said["where"] == "document_number" and said["message"].startswith(f"{other}也是")
    assert "N014" not in run("check", c).output


def test_rules_know_nothing_of_numbers_where_nobody_asked(folder: Path, office: Office) -> None:
    a = put(folder, "a", "云交〔2026〕8号")
    put(folder, "b", "云交〔2026〕8号")
    assert "N014" not in {finding.code for finding in check_file(a, office).findings}
    office._bearers = Bearers(office)
    assert "N014" in {finding.code for finding in check_file(a, office).findings}


def test_a_check_looks_beside_the_form_and_not_below(folder: Path) -> None:
    a = put(folder, "a", "云交〔2026〕8号")
    put(folder / "下层", "b", "云交〔2026〕8号")
    assert "N014" not in run("check", a).output
    assert "a.yaml、下层/b.yaml" in run("ledger", "list", folder).stderr


def test_a_check_leaves_what_is_known_of_the_folders_below(folder: Path) -> None:
    put(folder / "下层", "b", "云交〔2026〕8号")
    run("ledger", "list", folder, "--check")
    run("check", put(folder, "a", "云交〔2026〕9号"))
    listed = json.loads(run("ledger", "list", folder, "--format", "json").stdout)["cases"]
    assert {row["file"]: row["errors"] is None for row in listed} == {"a.yaml": True, "下层/b.yaml": False}
