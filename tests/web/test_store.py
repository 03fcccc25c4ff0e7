"""The folder of forms: nothing that was in a form is ever lost."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from drafting.findings import DraftingError
from drafting.web import store

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


def test_a_change_of_an_old_version_goes_beside_the_new_one(folder: Path) -> None:
    old = store.read(folder, FORM).version
    saved(folder, "b\n")
    beside = store.save(folder, FORM, old, lambda _: "c\n").form
    assert (beside.name, beside.text) == ("答复（另一份）.yaml", "c\n")
    assert store.read(folder, FORM).text == "b\n"


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
    monkeypatch.setattr(store, "KEPT", 5)
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


def test_a_new_form_gets_a_name_that_is_free_and_fit(folder: Path) -> None:
    assert store.create(folder, "答复", "x\n").name == "答复-2.yaml"
    assert store.create(folder, "../a:b/c?", "x\n").name == "abc.yaml"
    assert store.create(folder, "...", "x\n").name == "答复-3.yaml"
