"""The wheel carries its templates: built, installed in a new environment, it renders an example from elsewhere."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import venv
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
SOURCES = ("drafting", "templates", "setup.cfg", "pyproject.toml", "README.md", "LICENSE")
PIP = (sys.executable, "-m", "pip", "--disable-pip-version-check", "--quiet")

pytestmark = pytest.mark.slow


def run(*command: object, **options) -> subprocess.CompletedProcess[str]:
    finished = subprocess.run([str(part) for part in command], capture_output=True, text=True, timeout=120, **options)
    assert finished.returncode == 0, finished.stderr
    return finished


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Built from a copy, so that nothing is left in the checkout."""
    source = tmp_path_factory.mktemp("source")
    ignored = shutil.ignore_patterns("__pycache__", "node_modules")
    for name in SOURCES:
        path = ROOT / name
        if path.is_dir():
            shutil.copytree(path, source / name, ignore=ignored)
        elif path.is_file():
            shutil.copy(path, source / name)
    target = tmp_path_factory.mktemp("wheel")
    run(*PIP, "wheel", "--no-deps", "--no-build-isolation", "--no-index", "--wheel-dir", target, source)
    (made,) = target.glob("drafting-*.whl")
    return made


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The commands' folder of a new environment that has the wheel, and borrows what it depends on."""
    home = tmp_path_factory.mktemp("home")
    venv.create(home, symlinks=os.name != "nt")
    scripts = home / ("Scripts" if os.name == "nt" else "bin")
    (packages,) = {Path(path) for path in sys.path if Path(path).name == "site-packages"}
    own = run(scripts / "python", "-c", "import sysconfig; print(sysconfig.get_path('purelib'))").stdout.strip()
    run(*PIP, "--python", scripts / "python", "install", "--no-deps", "--no-index", wheel)
    Path(own, "borrowed.pth").write_text(f"{packages}\n", encoding="utf-8")
    return scripts


@pytest.mark.parametrize("suffix", ["docx", "html", "txt"])
def test_the_wheel_renders_an_example(installed: Path, tmp_path: Path, suffix: str) -> None:
    form = ROOT / "examples" / "motion-parking.yaml"
    run(installed / "drafting", "render", form, "-o", f"答复.{suffix}", cwd=tmp_path)
    assert (tmp_path / f"答复.{suffix}").stat().st_size > 1000
    where = run(installed / "python", "-c", "import drafting; print(drafting.__file__)", cwd=tmp_path).stdout
    assert ROOT not in Path(where.strip()).parents


def test_the_wheel_makes_a_blank_form(installed: Path, tmp_path: Path) -> None:
    run(installed / "drafting", "new", "--kind", "会办意见", "-o", "表单.yaml", cwd=tmp_path)
    assert "文种: 会办意见" in (tmp_path / "表单.yaml").read_text(encoding="utf-8")
