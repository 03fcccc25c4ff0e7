"""A PostgreSQL server for the tests: the one that DRAFTING_TEST_POSTGRESQL names (its administrator's address), or one
that is started from Debian's binaries in a temporary folder, heard on a socket of its own alone."""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from itertools import count
from pathlib import Path
from urllib.parse import quote, urlsplit

import pytest

from drafting.archive.place import Place, Server
from drafting.archive.postgresql import set_up

PARKS, WATER, STRANGER = "云州市园林管理局", "云州市水利局", "云州市某单位"
PASSWORD = "口令:@/?#%1"
_TOLD = "DRAFTING_TEST_POSTGRESQL"
_TRUST = "local all postgres trust\nlocal all all scram-sha-256\n"
_SETTINGS = "-c fsync=off -c listen_addresses= -c max_connections=40 -c shared_buffers=32MB"


class City:
    """A database with an archive, and how each office comes to it."""

    def __init__(self, administrator: str, database: str) -> None:
        self._administrator, self._database = administrator, database

    @property
    def administrator(self) -> str:
        """The address of the one who has set it up."""
        return urlsplit(self._administrator)._replace(path=f"/{self._database}").geturl()

    def of(self, role: str = PARKS, password: str = PASSWORD, database: str = "") -> Server:
        """The archive as an office has it in its profile."""
        own = urlsplit(self._administrator)
        place = own.netloc.rpartition("@")[2]
        netloc = f"{quote(role)}:{quote(password, safe='')}@{place}"
        return Server(own._replace(netloc=netloc, path=f"/{database or self._database}").geturl())


def _binaries() -> Path | None:
    """The newest server's on this machine, of 15 or later."""
    found = [path for path in Path("/usr/lib/postgresql").glob("[0-9]*/bin") if (path / "initdb").is_file()]
    right = sorted((path for path in found if int(path.parent.name) >= 15), key=lambda path: int(path.parent.name))
    return right[-1] if right else None


@contextmanager
def _started(binaries: Path) -> Iterator[str]:
    """The administrator's address of a server that is ended and thrown away."""
    by = ["runuser", "-u", "postgres", "--"] if os.geteuid() == 0 else []

    def run(tool: str, *options: str) -> None:
        command = [*by, str(binaries / tool), *options]
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, timeout=120, cwd="/")

    with tempfile.TemporaryDirectory(prefix="pg-", ignore_cleanup_errors=True) as name:
        if by:
            shutil.chown(name, "postgres")
        data = f"{name}/data"
        run("initdb", "-D", data, "-U", "postgres", "-E", "UTF8", "--locale=C.UTF-8", "--no-sync")
        Path(data, "pg_hba.conf").write_text(_TRUST, encoding="utf-8")
        run("pg_ctl", "-D", data, "-w", "-l", f"{name}/log", "-o", f"{_SETTINGS} -k {name}", "start")
        try:
            yield f"postgresql://postgres@/postgres?host={quote(name, safe='')}"
        finally:
            run("pg_ctl", "-D", data, "-m", "immediate", "stop")


@pytest.fixture(scope="session")
def administrator() -> Iterator[str]:
    """The address of a server's administrator. Skips where no server is; in CI that is a fault."""
    if told := os.environ.get(_TOLD):
        yield told
        return
    binaries = _binaries() if os.name == "posix" else None
    if binaries is None:
        assert not os.environ.get("CI"), "PostgreSQL is missing"
        pytest.skip(f"PostgreSQL is not installed, and {_TOLD} names no server")
    with _started(binaries) as address:
        yield address


@pytest.fixture(scope="session")
def new_city(administrator: str) -> Iterator[Callable[[], City]]:
    """Makes archives for a city, each in a database of its own."""
    import psycopg

    made, numbers = [], count()
    with psycopg.connect(administrator, autocommit=True) as server:
        own = f"drafting_{server.info.backend_pid}"
        server.execute(f"CREATE DATABASE {own} TEMPLATE template0 ENCODING 'UTF8'")
        made.append(own)
        with psycopg.connect(City(administrator, own).administrator, autocommit=True) as database:
            database.execute(set_up())
        for role, member in ((PARKS, "IN ROLE drafting_office"), (WATER, "IN ROLE drafting_office"), (STRANGER, "")):
            if not server.execute("SELECT 1 FROM pg_roles WHERE rolname = %s", (role,)).fetchone():
                server.execute(f"CREATE ROLE \"{role}\" LOGIN PASSWORD '{PASSWORD}' {member}")

        def make() -> City:
            made.append(f"{own}_{next(numbers)}")
            server.execute(f"CREATE DATABASE {made[-1]} TEMPLATE {own}")
            return City(administrator, made[-1])

        yield make
        for database in reversed(made) if _TOLD in os.environ else ():  # another's server is not thrown away
            server.execute(f"DROP DATABASE {database} WITH (FORCE)")


@pytest.fixture
def city(new_city: Callable[[], City]) -> City:
    """An archive for a city, empty."""
    return new_city()


@pytest.fixture(params=["file", "server"])
def place(request: pytest.FixtureRequest, tmp_path: Path) -> Place:
    """Where an archive may be made: a file, and a server as one office sees it."""
    return tmp_path / "archive.sqlite" if request.param == "file" else request.getfixturevalue("city").of()
