"""An office: four persons over two departments' folders and the common one, and a client for each."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.web.conftest import EXAMPLES

pytest.importorskip("argon2")
pytest.importorskip("httpx")
from argon2 import PasswordHasher

from drafting.web.access import Role
from drafting.web.app import create_app
from drafting.web.users import changing
from drafting.web.users.register import Register, User
from drafting.web.users.staff import Staff

FORM = "motion-parking.yaml"
PASSWORD = "山高水长 路遥知马力"
PEOPLE = {
    "李明": (Role.HANDLER, ("一科",)),
    "王芳": (Role.HANDLER, ("二科",)),
    "赵强": (Role.REVIEWER, ("一科", "二科")),
    "孙立": (Role.MANAGER, ()),
}


@pytest.fixture(scope="session")
def kept() -> str:
    """The password as it is kept, but hashed with the least of work: who logs in is looked at as the hash says."""
    return PasswordHasher(time_cost=1, memory_cost=8, parallelism=1).hash(PASSWORD)


@pytest.fixture
def staff(tmp_path: Path, kept: str) -> Staff:
    folder = tmp_path / "forms"
    for place in (folder, folder / "一科", folder / "二科"):
        place.mkdir()
        shutil.copy(EXAMPLES / FORM, place)
    file = tmp_path / "users.toml"
    for name, (role, folders) in PEOPLE.items():
        changing.add(file, User(name, kept, role, folders))
    return Staff(folder, Register(file))


@pytest.fixture
def app(staff: Staff) -> Any:
    return create_app(staff.folder, staff, ("reply.lan",))


@pytest.fixture
def stranger(app: Any) -> Callable[[], Any]:
    """A browser in which nobody has logged in."""
    from starlette.testclient import TestClient

    return lambda: TestClient(app, base_url="http://localhost:80", follow_redirects=False)


@pytest.fixture
def enter(stranger: Callable[[], Any]) -> Callable[[str], Any]:
    """A browser in which a person has logged in."""

    def entered(name: str) -> Any:
        client = stranger()
        assert client.post("/login", data={"name": name, "password": PASSWORD}).status_code == 303
        return client

    return entered
