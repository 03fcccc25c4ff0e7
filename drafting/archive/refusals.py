"""What a PostgreSQL server refuses, in our words: its own may quote the address with its password."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import psycopg
from psycopg import errors

from drafting.archive.place import Server
from drafting.archive.store import Damaged
from drafting.findings import DraftingError

_ADDRESS = "写作 postgresql://用户@服务器/数据库；用户、密码里的 @ : / ? # % 要写成 %40 %3A %2F %3F %23 %25"
_PASSWORD = "核对用户和密码；密码可以写进个人的 .pgpass 文件，忘了的请数据库管理员重设"
_NO_DATABASE = "核对地址里数据库的名称，或者请数据库管理员建立"
_NO_SERVER = "核对地址、端口和网络；服务器没有开的，请数据库管理员启动"


@contextmanager
def connecting(server: Server) -> Iterator[None]:
    """Why no connection was made. Raises DraftingError."""
    try:
        yield
    except psycopg.OperationalError as error:
        raise _said(server, *_unconnected(error)) from None
    except (psycopg.Error, UnicodeError, ValueError):
        raise _said(server, "Q007", "旧答复库的地址写得不对", _ADDRESS) from None


def _unconnected(error: psycopg.OperationalError) -> tuple[str, str, str]:
    """Code, message and the way out; the server gives no code for this, and its words are in its own language."""
    words, tried = str(error), error.pgconn
    if tried is not None and (tried.needs_password or (tried.used_password and "password" in words)):
        return "Q008", "旧答复库的服务器不认这个用户和密码", _PASSWORD
    if "database" in words and "does not exist" in words:
        return "Q008", "服务器上没有这个数据库", _NO_DATABASE
    if "FATAL" in words or "致命" in words:
        return "Q008", "旧答复库的服务器拒绝连接", f"{_PASSWORD}；{_NO_DATABASE}"
    return "Q007", "连不上旧答复库的服务器", _NO_SERVER


_READ_ONLY = ("Q003", "旧答复库的服务器是只读的（备用服务器）", "换用主服务器的地址")
_LOST = ("08", "57")
"""How the server's codes begin that say that it cannot be talked to any more; mostly there is no code at all."""
_AGAIN = "再运行一次；已经收入的不会重复"
_REFUSALS: dict[type[psycopg.Error], tuple[str, str, str]] = {
    errors.LockNotAvailable: ("Q004", "旧答复库正被本单位的别的程序写入", "过一会儿再试"),
    errors.DeadlockDetected: ("Q004", "旧答复库正被别的程序写入", _AGAIN),
    errors.SerializationFailure: ("Q004", "旧答复库正被别的程序写入", _AGAIN),
    errors.InsufficientPrivilege: ("Q008", "这个用户没有使用旧答复库的权限", "请数据库管理员授予 drafting_office 角色"),
    errors.UndefinedTable: ("Q001", "旧答复库不完整，或是别的版本建的", "请数据库管理员核对，见说明书"),
    errors.UndefinedColumn: ("Q001", "旧答复库不完整，或是别的版本建的", "请数据库管理员核对，见说明书"),
    errors.UndefinedFunction: ("Q001", "旧答复库不完整，或是别的版本建的", "请数据库管理员核对，见说明书"),
    errors.ReadOnlySqlTransaction: _READ_ONLY,
    errors.ObjectNotInPrerequisiteState: _READ_ONLY,
    errors.DiskFull: ("Q003", "旧答复库的服务器磁盘已满", "请数据库管理员清理磁盘"),
    errors.QueryCanceled: ("Q003", "旧答复库的服务器中止了这次操作", _AGAIN),
}


@contextmanager
def explained(server: Server) -> Iterator[None]:
    """What the server refuses. Raises DraftingError."""
    try:
        yield
    except psycopg.Error as error:
        raise _said(server, *_refused(error)) from None
    except Damaged:
        remedy = "请数据库管理员从备份恢复，或者用 archive forget 删去后重新收入"
        raise _said(server, "Q001", "旧答复库里有损坏的内容", remedy) from None


def _refused(error: psycopg.Error) -> tuple[str, str, str]:
    for kind, said in _REFUSALS.items():
        if isinstance(error, kind):
            return said
    if isinstance(error, psycopg.OperationalError) and (error.sqlstate or "08").startswith(_LOST):
        return "Q003", "与旧答复库服务器的连接断了", _AGAIN
    return "Q003", f"旧答复库的服务器出错（{error.sqlstate or '无代码'}）", "把这个代码告诉数据库管理员"


def _said(server: Server, code: str, message: str, remedy: str) -> DraftingError:
    return DraftingError.of(code, message, file=str(server), remedy=remedy)
