"""The folder of forms: nothing that was in a form is ever lost."""

from __future__ import annotations

import multiprocessing
import os
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path
from typing import Any

import pytest

from drafting.findings import DraftingError
from drafting.form import history
from drafting.form.revise import revise, values_of
from drafting.web.folder import store

FORM = "答复.yaml"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / FORM).write_text("a\n", encoding="utf-8")
    return tmp_path


def saved(folder: Path, text: str) -> store.Form:
    return store.save(folder, FORM, store.read(folder, FORM).version, lambda _: text).form


def test_only_forms_are_listed_the_last_changed_first(folder: Path) -> None:
    for number, name in enumerate(("office.yaml", ".x.yaml", "a.txt", "b.json", "c.yml")):
        (folder / name).write_text("x", encoding="utf-8")
        os.utime(folder / name, (number + 2e9, number + 2e9))
    assert [name for name, _ in store.stamps(folder)] == ["c.yml", "b.json", FORM]


@pytest.mark.parametrize(
    "name",
    ["", ".", "..", "../a.yaml", "a/b.yaml", "a\\b.yaml", "C:a.yaml", ".a.yaml", "a.txt", "office.yaml", "a\0.yaml"],
)
def test_what_is_no_name_is_refused(folder: Path, name: str) -> None:
    with pytest.raises(DraftingError):
        store.path_of(folder, name)


def test_a_text_that_cannot_be_merged_is_refused_and_kept(folder: Path) -> None:
    old = store.read(folder, FORM).version
    store.begin(folder, store.read(folder, FORM))
    (folder / FORM).write_text("文种: [b\n", "utf-8")
    with pytest.raises(DraftingError, match="读不懂"):
        store.save(folder, FORM, old, lambda _: "c\n")
    assert store.read(folder, FORM).text == "文种: [b\n"
    assert "c\n" in [file.read_text("utf-8") for file in (folder / store.HISTORY / FORM / "begun").iterdir()]


def test_the_same_text_is_no_conflict(folder: Path) -> None:
    old = store.read(folder, FORM).version
    saved(folder, "b\n")
    assert store.save(folder, FORM, old, lambda _: "b\n").form.name == FORM


def test_a_removed_form_is_written_again(folder: Path) -> None:
    old = store.read(folder, FORM).version
    (folder / FORM).unlink()
    assert store.save(folder, FORM, old, lambda text: text + "b\n").form.text == "b\n"


def test_undo_goes_back_step_by_step_and_forth_again(folder: Path) -> None:
    for text in ("b\n", "c\n"):
        saved(folder, text)
    assert store.steps(folder, FORM) == (2, 0)
    assert [store.step(folder, FORM, back=True).text for _ in range(3)] == ["b\n", "a\n", "a\n"]
    assert [store.step(folder, FORM, back=False).text for _ in range(3)] == ["b\n", "c\n", "c\n"]


def test_what_was_undone_is_kept_when_something_else_is_written(folder: Path) -> None:
    saved(folder, "b\n")
    store.step(folder, FORM, back=True)
    saved(folder, "c\n")
    assert {store.step(folder, FORM, back=True).text for _ in range(3)} == {"a\n", "b\n"}


def test_old_versions_are_bounded(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(history, "KEPT", 5)
    for number in range(9):
        saved(folder, f"{number}\n")
    assert store.steps(folder, FORM) == (5, 0)


def test_a_history_led_elsewhere_is_refused(folder: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    try:
        os.symlink(tmp_path_factory.mktemp("elsewhere"), folder / store.HISTORY)
    except OSError:
        pytest.skip("this system makes no symbolic links")
    with pytest.raises(DraftingError):
        saved(folder, "b\n")
    assert store.read(folder, FORM).text == "a\n"


def _type(folder: str, field: str, count: int) -> None:
    """A server of its own, whose page goes on from what it shows."""
    version = store.read(Path(folder), FORM).version
    for number in range(count):
        saved = store.save(
            Path(folder), FORM, version, lambda text, n=number: revise(text, values_of(text) | {field: f"{field}{n}"})
        )
        version = saved.shown


def _edit(folder: str, count: int) -> None:
    """Another program, which knows of no lock and puts a whole file in the form's place."""
    path = Path(folder) / FORM
    for number in range(count):
        part = path.with_suffix(".tmp")
        part.write_text(path.read_text("utf-8") + f"# 第{number}次\n", "utf-8")
        os.replace(part, path)


def _at_once(*calls: tuple[Any, ...]) -> None:
    """Each call in a process of its own."""
    context = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(len(calls), mp_context=context) as pool:
        for future in [pool.submit(*call) for call in calls]:
            future.result()


@pytest.mark.slow
def test_servers_on_one_folder_lose_nothing_of_each_other(folder: Path) -> None:
    (folder / FORM).write_text("文种: 提案答复\n", "utf-8")
    store.begin(folder, store.read(folder, FORM))
    fields = ("signatory", "issuer", "title")
    _at_once(*[(_type, str(folder), field, 15) for field in fields])
    values = values_of((folder / FORM).read_text("utf-8"))
    assert [values[field] for field in fields] == [f"{field}14" for field in fields]
    assert [file.name for file in folder.glob("*.yaml")] == [FORM]


@pytest.mark.slow
def test_edits_of_another_program_are_in_the_form_or_its_history(folder: Path) -> None:
    (folder / FORM).write_text("文种: 提案答复\n", "utf-8")
    store.begin(folder, store.read(folder, FORM))
    _at_once((_type, str(folder), "signatory", 30), (_edit, str(folder), 100))
    kept = [folder / FORM, *(folder / store.HISTORY).glob("*/*/*.yaml")]
    text = "\n".join(file.read_text("utf-8") for file in kept)
    assert [number for number in range(100) if f"# 第{number}次\n" not in text] == []


def test_a_form_that_is_half_written_is_not_built_upon(folder: Path) -> None:
    (folder / FORM).write_text("文种: 提案答复\n", "utf-8")
    began = store.begin(folder, store.read(folder, FORM))
    (folder / FORM).write_text("文种: [提案", "utf-8")
    with pytest.raises(DraftingError, match="读不懂"):
        store.save(folder, FORM, began, lambda text: text + "签发人: 沈岚\n")
    kept = [file.read_text("utf-8") for file in (folder / store.HISTORY / FORM / "begun").iterdir()]
    assert "文种: 提案答复\n签发人: 沈岚\n" in kept
    assert (folder / FORM).read_text("utf-8") == "文种: [提案"
