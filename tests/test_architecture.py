"""The shape of the house, held by an `ast` walk: who may import whom, how long a module is, what ships in a wheel."""

from __future__ import annotations

import ast
import json
import subprocess
import sys
from collections.abc import Iterator
from configparser import ConfigParser
from functools import cache
from importlib import import_module
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
MODULES = sorted((ROOT / "drafting").rglob("*.py"))
LONGEST = 300
BUNDLED = ROOT / "drafting" / "web" / "codemirror"
"""What the text editor's bundle is made of; only the bundle ships."""

ALLOWED = {
    "": {"findings", "form", "wording", "writers"},
    "__main__": {"cli"},
    "archive": {"document", "findings", "form", "language", "letter", "model", "proposal", "readers", "wording"},
    "blocks": {"document", "findings", "language", "model", "shelf"},
    "checking": {
        "document",
        "findings",
        "form",
        "language",
        "layout",
        "letter",
        "model",
        "readers",
        "review",
        "standard",
        "wording",
    },
    "cli": {"commands", "findings"},
    "commands": {
        "archive",
        "blocks",
        "checking",
        "compare",
        "document",
        "editions",
        "findings",
        "form",
        "language",
        "ledger",
        "letter",
        "lock",
        "merging",
        "model",
        "output",
        "proposal",
        "readers",
        "review",
        "shelf",
        "web",
        "wording",
        "writers",
    },
    "compare": {"document", "findings", "language", "letter", "model", "readers", "review", "wording", "writers"},
    "document": set(),
    "editions": {"document", "findings", "language", "model", "wording"},
    "findings": set(),
    "form": {"document", "findings", "language", "model", "output", "shelf"},
    "language": set(),
    "layout": {"document", "language", "standard"},
    "ledger": {"blocks", "document", "findings", "form", "language", "lock", "model", "output", "packed", "wording"},
    "letter": {"document", "findings", "form", "language", "model", "readers", "shelf", "wording"},
    "lock": {"findings"},
    "merging": {
        "compare",
        "document",
        "findings",
        "form",
        "language",
        "letter",
        "model",
        "readers",
        "review",
        "wording",
        "writers",
    },
    "model": {"document", "language", "shelf"},
    "output": {"findings", "record"},
    "packed": set(),
    "picture": {"document"},
    "proposal": {"document", "findings", "form", "language", "letter", "model", "readers"},
    "readers": {"document", "findings", "language", "packed", "picture"},
    "record": set(),
    "review": {"document", "findings", "form", "language", "lock", "packed", "readers", "writers"},
    "shelf": {"findings"},
    "standard": {"document"},
    "web": {
        "archive",
        "blocks",
        "checking",
        "compare",
        "document",
        "editions",
        "findings",
        "form",
        "language",
        "layout",
        "ledger",
        "letter",
        "lock",
        "merging",
        "model",
        "output",
        "proposal",
        "readers",
        "review",
        "shelf",
        "wording",
        "writers",
    },
    "wording": {"blocks", "document", "findings", "language", "model", "packed", "picture", "shelf"},
    "writers": {"document", "language", "layout", "shelf", "standard"},
}
"""Who may import whom, by the name below drafting/: a package stands for its modules. A change here is a decision."""

WEB = {
    "access": set(),
    "answer": {"access", "drafts", "fields", "folder", "profile", "rendering"},
    "app": {
        "access",
        "answer",
        "books",
        "cases",
        "manual",
        "office",
        "outgoing",
        "receiving",
        "review",
        "security",
        "trouble",
        "users",
    },
    "books": {"access", "folder", "profile", "rendering"},
    "cases": {"access", "drafts", "fields", "folder", "profile", "rendering"},
    "drafts": {"fields"},
    "fields": {"drafts", "security"},
    "folder": {"access"},
    "manual": {"access", "rendering"},
    "office": {"access", "drafts", "fields", "folder", "profile", "rendering"},
    "outgoing": {"access", "drafts", "fields", "folder", "profile", "rendering", "trouble"},
    "profile": {"access"},
    "receiving": {"access", "cases", "fields", "folder", "profile", "rendering", "review"},
    "rendering": {"access", "drafts", "fields"},
    "review": {"access", "drafts", "fields", "folder", "outgoing", "profile", "rendering"},
    "security": {"trouble"},
    "trouble": {"folder", "rendering"},
    "users": {"access", "rendering", "security", "trouble"},
}
"""The same below drafting/web/: what several rooms of pages share, and each room."""

COSTLY = {
    "click": {"cli", "commands", "web"},
    "pydantic": {"form", "letter", "model", "proposal"},
    "docx": {"wording"},
    "openpyxl": {"ledger", "wording"},
}
"""Costly packages, and who may import them at all."""


def area(path: Path) -> str:
    return path.relative_to(ROOT / "drafting").with_suffix("").parts[0].removeprefix("__init__")


WEB_MODULES = [path for path in MODULES if area(path) == "web" and path.name != "__init__.py"]


def imports(tree: ast.AST) -> Iterator[str]:
    """The dotted names of all imports, at the top or in a function; of a package's names, as modules of it."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (name.name for name in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, "imports are absolute"
            if node.module in ("drafting", "drafting.web"):
                yield from (f"{node.module}.{name.name}" for name in node.names)
            else:
                yield node.module or ""


@cache
def parsed(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"))


def named(path: Path) -> str:
    return str(path.relative_to(ROOT))


def test_the_table_names_every_module() -> None:
    assert set(ALLOWED) == {area(path) for path in MODULES}


def may_import(path: Path, name: str) -> bool:
    package, _, inner = name.partition(".")
    if package == "drafting":
        return inner.split(".")[0] in ALLOWED[area(path)] | {area(path)}
    return package not in COSTLY or area(path) in COSTLY[package]


def test_a_module_imports_only_what_it_may() -> None:
    found = [(named(path), name) for path in MODULES for name in imports(parsed(path)) if not may_import(path, name)]
    assert found == []


def test_a_page_imports_only_the_rooms_it_may() -> None:
    found = []
    for path in WEB_MODULES:
        room = path.relative_to(ROOT / "drafting" / "web").with_suffix("").parts[0]
        used = {name.split(".")[2] for name in imports(parsed(path)) if name.startswith("drafting.web.")}
        found += [(named(path), other) for other in used - WEB[room] - {room}]
    assert found == []


def test_one_module_alone_looks_for_the_folder_that_a_request_is_about() -> None:
    looking = {path.stem for path in WEB_MODULES if "state.folder" in path.read_text(encoding="utf-8")}
    assert looking == {"app", "asked"}


def test_a_module_is_read_in_one_sitting_and_says_what_it_is() -> None:
    texts = {path: path.read_text(encoding="utf-8") for path in MODULES}
    assert [named(path) for path, text in texts.items() if len(text.splitlines()) >= LONGEST] == []
    assert [named(path) for path, text in texts.items() if text and not ast.get_docstring(parsed(path))] == []


def public(body: list[ast.stmt]) -> Iterator[ast.FunctionDef | ast.ClassDef]:
    for node in body:
        if isinstance(node, ast.FunctionDef | ast.ClassDef) and not node.name.startswith("_"):
            yield node
            yield from public(node.body if isinstance(node, ast.ClassDef) else [])


def test_what_is_public_has_a_docstring() -> None:
    names = [(named(path), node) for path in MODULES for node in public(parsed(path).body)]
    assert [(path, node.name) for path, node in names if not ast.get_docstring(node)] == []


def test_a_module_imports() -> None:
    for path in MODULES:
        names = path.relative_to(ROOT).with_suffix("").parts
        if names[-1] != "__main__":
            import_module(".".join(names).removesuffix(".__init__"))


def test_importing_the_package_costs_nothing() -> None:
    costly = ("click", "docx", "pydantic", "jinja2", "yaml")
    code = f"import drafting, sys; print([name for name in {costly} if name in sys.modules])"
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=ROOT)
    assert run.stdout.strip() == "[]"


def test_help_loads_no_costly_package() -> None:
    costly = ("docx", "pydantic", "jinja2", "yaml", "fastapi")
    code = (
        "import sys, contextlib; from drafting.cli import cli\n"
        "with contextlib.suppress(SystemExit): cli.main(['--help'])\n"
        f"print([name for name in {costly} if name in sys.modules])"
    )
    run = subprocess.run([sys.executable, "-X", "utf8", "-c", code], capture_output=True, check=True, cwd=ROOT)
    assert run.stdout.decode("utf-8").splitlines()[-1] == "[]"


def test_the_public_names_are_there() -> None:
    import drafting

    assert all(callable(getattr(drafting, name)) for name in drafting.__all__)
    with pytest.raises(AttributeError):
        _ = drafting.nothing


def test_the_package_says_what_is_public_and_what_is_wrong() -> None:
    import drafting

    assert set(dir(drafting)) == set(drafting.__all__)
    with pytest.raises(TypeError, match="dict"):
        drafting.load({})
    with pytest.raises(drafting.DraftingError, match="不会写“pdf”格式"):
        drafting.render(None, "pdf")


def setup() -> ConfigParser:
    config = ConfigParser()
    config.read(ROOT / "setup.cfg", encoding="utf-8")
    return config


def test_the_packages_are_the_folders() -> None:
    folders = {".".join(path.parent.relative_to(ROOT).parts) for path in MODULES if path.name == "__init__.py"}
    assert set(setup()["options"]["packages"].split()) == folders | {"drafting.templates"}
    assert (ROOT / "templates" / "__init__.py").is_file(), "without it an editable install fails"


def shipped() -> set[Path]:
    """The files that the globs of package_data cover, each glob from its package's folder."""
    folders = {"drafting.templates": ROOT / "templates"}
    data = setup()["options.package_data"]
    return {
        path
        for package, globs in data.items()
        for glob in globs.split()
        for path in folders.get(package, ROOT.joinpath(*package.split("."))).glob(glob)
    }


def test_every_file_of_data_ships() -> None:
    files = {path for name in ("drafting", "templates") for path in (ROOT / name).rglob("*") if path.is_file()}
    data = {path for path in files if path.suffix not in (".py", ".pyc") and BUNDLED not in path.parents}
    assert data == shipped()


def test_the_bundle_is_of_the_versions_that_are_pinned() -> None:
    pinned = json.loads((BUNDLED / "package.json").read_text(encoding="utf-8"))["dependencies"]
    locked = json.loads((BUNDLED / "package-lock.json").read_text(encoding="utf-8"))["packages"]
    licences = (ROOT / "drafting" / "web" / "static" / "vendor" / "codemirror-LICENSE.txt").read_text(encoding="utf-8")
    for name, version in pinned.items():
        assert locked[f"node_modules/{name}"]["version"] == version
        assert f"{name} {version} (" in licences
