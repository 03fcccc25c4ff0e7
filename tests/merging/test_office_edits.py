"""A letter for review that somebody changes in LibreOffice with the changes recorded comes back into its form."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from drafting.merging.came import Came, came_back
from tests.commands.test_merge import run
from tests.review.saved import in_office

EXAMPLES = Path(__file__).parents[2] / "examples"
EDITS = [
    ["replace", "逐一核查", "逐个排查"],
    ["replace", "责令整改5个", "责令整改6个"],
    ["below", "均已改正到位", "下一步，将把收费公示纳入日常检查。"],
    ["drop", "（二）消防安全"],
    ["replace", "许望舒代表：", "尊敬的许望舒代表："],
    ["replace", "陆小满", "陆小曼"],
    ["replace", "关于规范充电服务收费", "关于规范充电收费行为"],
    ["replace", "361", "366"],
    ["replace", "分四批建设", "分三批建设"],
]


@pytest.fixture(scope="module")
def form(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A form whose letter for review came back, edited, beside it."""
    folder = tmp_path_factory.mktemp("edits")
    for name in ("suggestion-charging.yaml", "charging-map.png"):
        (folder / name).write_bytes((EXAMPLES / name).read_bytes())
    path = folder / "suggestion-charging.yaml"
    assert run("render", path, "--review").exit_code == 0
    (folder / "edits.json").write_text(json.dumps(EDITS), encoding="utf-8")
    profile = (folder / "profile").as_uri()
    in_office("edit", profile, str(path.with_name(f"{path.stem}-送审稿.docx")), str(folder / "edits.json"))
    return path


@pytest.fixture(scope="module")
def came(form: Path) -> Came:
    """What it has for the form."""
    return came_back(form, form.with_name(f"{form.stem}-送审稿.edited.docx"), None)


@pytest.mark.slow
def test_every_edit_is_in_its_field(form: Path, came: Came) -> None:
    before = form.read_text(encoding="utf-8")
    wanted = before.replace("逐一核查", "逐个排查").replace("361", "366").replace("陆小满", "陆小曼")
    wanted = wanted.replace("责令整改5个", "责令整改6个").replace(
        "标题: 关于规范充电服务收费", "标题: 关于规范充电收费行为"
    )
    wanted = wanted.replace("分四批建设", "分三批建设")
    lines = [line for line in wanted.split("\n") if "（二）消防安全" not in line]
    lines.insert(
        next(at for at, line in enumerate(lines) if "均已改正到位" in line) + 1,
        "      下一步，将把收费公示纳入日常检查。",
    )
    lines.insert(next(at for at, line in enumerate(lines) if line.startswith("答复:")), "称谓: 尊敬的许望舒代表")
    assert came.text_with(came.open) == "\n".join(lines)


@pytest.mark.slow
def test_every_edit_has_its_author_and_date(came: Came) -> None:
    assert came.left == () and came.clashing == ()
    assert {bool(change.author and change.date) for change in came.open} == {True}
