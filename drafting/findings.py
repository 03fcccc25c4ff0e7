"""Finding and DraftingError: whatever is wrong is said in one shape, printed in one way."""

from __future__ import annotations

import errno
from collections.abc import Iterable
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path


class Severity(StrEnum):
    """How much a finding weighs. Only an error makes the exit code 1."""

    ERROR = "error"  # 错误：不改不能发出
    WARNING = "warning"  # 警告：多半要改
    INFO = "info"  # 提示：请看一眼


SAID = {Severity.ERROR: "错误", Severity.WARNING: "警告", Severity.INFO: "提示"}
"""How a severity is called wherever a person reads it."""


@dataclass(frozen=True, slots=True)
class Fix:
    """A mend: in the value at the finding's place, `old` at `start` (characters, from 0) becomes `new`.

    A safe one is made by --fix; another is offered, and made only when a person takes it.
    """

    start: int
    old: str
    new: str
    safe: bool


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that is wrong.

    `where` is a field's path in English keys from 0 (`responses.0.body`) or `paragraph.N`; `place` the same for a
    reader, in Chinese from 1. `line` and `column` count from 1 in `file`; 0 where there is none. `span` is the
    part of the paragraph or of the field's line that is meant, as (start, end) in characters.
    """

    code: str
    severity: Severity
    message: str
    where: str = ""
    place: str = ""
    file: str = ""
    line: int = 0
    column: int = 0
    remedy: str = ""
    fix: Fix | None = None
    span: tuple[int, int] | None = None

    def __str__(self) -> str:
        position = ":".join(str(part) for part in (self.file, self.line, self.column) if part)
        head = " ".join(part for part in (position, self.place) if part)
        remedy = f"（{self.remedy}）" if self.remedy else ""
        return f"{head}：{self.message}{remedy}" if head else f"{self.message}{remedy}"

    def as_json(self) -> dict[str, object]:
        """The shape of `--format json`."""
        return {
            "code": self.code,
            "severity": self.severity.value,
            "message": self.message,
            "where": self.where,
            "file": self.file,
            "line": self.line,
            "column": self.column,
            "remedy": self.remedy,
            "fixable": self.fix is not None and self.fix.safe,
        }


@dataclass(eq=False)
class DraftingError(Exception):
    """The one exception a user sees. It carries findings, at least one."""

    findings: tuple[Finding, ...] = field(default_factory=tuple)

    @classmethod
    def of(cls, code: str, message: str, **place: object) -> DraftingError:
        """An error of a single finding."""
        return cls((Finding(code, Severity.ERROR, message, **place),))  # type: ignore[arg-type]

    @classmethod
    def all(cls, findings: Iterable[Finding]) -> DraftingError:
        """One error of several findings."""
        return cls(tuple(findings))

    def __str__(self) -> str:
        return "\n".join(str(finding) for finding in self.findings)


_REASONS = {
    errno.ENOSPC: "磁盘已满",
    errno.EDQUOT if hasattr(errno, "EDQUOT") else errno.ENOSPC: "磁盘已满",
    errno.ENAMETOOLONG: "文件名过长",
    errno.EROFS: "磁盘是只读的",
    errno.EACCES: "没有权限",
    errno.EPERM: "没有权限",
    errno.ENOENT: "没有这个文件或文件夹",
    errno.ENOTDIR: "路径中有一段是文件，不是文件夹",
    errno.EISDIR: "这是一个文件夹",
    errno.EEXIST: "已有这个文件",
    errno.EIO: "磁盘读写出错",
    errno.ELOOP: "链接绕成了圈",
    errno.ENXIO: "没有程序在另一头接收",
    errno.EBADF: "输出已经关闭",
    errno.EPIPE: "接收的程序已经退出",
    errno.EMFILE: "打开的文件太多",
    errno.ENFILE: "打开的文件太多",
    errno.ENOMEM: "内存不足",
    errno.EBUSY: "文件正被占用",
    errno.ETIMEDOUT: "网络磁盘没有回应",
}


def reason_of(error: OSError | ValueError) -> str:
    """What the system says against a file, in Chinese; its number where it has no words here."""
    if isinstance(error, OSError):
        return _REASONS.get(error.errno, f"系统错误 {error.errno}（{error.strerror}）")
    return "文件名中有不能用的字符"


def install_with(extra: str) -> str:
    """How to install what some formats and the browser need: in a clone of the project, or of the package."""
    is_clone = (Path(__file__).parents[1] / "setup.cfg").is_file()
    return f"运行 pip install {'-e .' if is_clone else 'drafting'}[{extra}]"
