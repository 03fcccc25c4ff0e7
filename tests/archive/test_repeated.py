"""A proposal that was put before is known again, with the letter that answered it."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner

from drafting.archive import keeping, store
from drafting.archive.paper import LETTER, PROPOSAL, Paper, Passage
from drafting.archive.place import Place
from drafting.archive.repeated import repeated
from drafting.cli import cli
from tests.archive.composing import compose
from tests.archive.test_adding import FORM, PROPOSAL_FILE


@pytest.fixture
def path(place: Place) -> Place:
    with store.opened(place, new=True) as archive, archive.writing():
        for seed in range(30):
            paper = compose(seed)
            text = "\n".join(passage.text for passage in paper.passages)
            keeping.put(
                archive, Paper(PROPOSAL, (Passage(1, text),), title=paper.title, session="五届", number=str(seed))
            )
        keeping.put(
            archive,
            Paper(LETTER, (Passage(1, "已办。"),), session="五届", number="07", document_number="云园〔2025〕9号"),
        )
        keeping.weigh(archive)
    return place


def test_the_same_text_is_known_again_and_another_is_not(path: Place) -> None:
    text = "\n".join(passage.text for passage in compose(7).passages)
    with store.opened(path) as archive:
        (found,) = repeated(archive, text.replace("2", "3", 2) + "请予办理。")
        assert (found.source, found.title, found.answers) == ("五届第7号", compose(7).title, ("云园〔2025〕9号",))
        assert 0.95 <= found.share < 1
        for share in (0.5, 0.85):
            assert repeated(archive, text[: int(len(text) * share)]) == []
        assert repeated(archive, "") == repeated(archive, "，。") == []


def test_intake_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "office.yaml").write_text("名称: 云州市园林管理局\n", encoding="utf-8")
    (tmp_path / "提案.txt").write_text(PROPOSAL_FILE, encoding="utf-8")
    run = CliRunner()
    assert "文字相同" not in run.invoke(cli, ["intake", "提案.txt", "-o", "一.yaml"]).stderr
    (tmp_path / "旧").mkdir()
    (tmp_path / "旧" / "提案.txt").write_text(PROPOSAL_FILE, encoding="utf-8")
    (tmp_path / "旧" / "答复.yaml").write_text(FORM.replace("市政协五届", "政协云州市五届"), encoding="utf-8")
    assert run.invoke(cli, ["archive", "add", "旧"]).exit_code == 0
    said = run.invoke(cli, ["intake", "提案.txt", "-o", "二.yaml"]).stderr
    assert "文字相同的来件" in said and "100%" in said and "云园〔2025〕7号" in said
