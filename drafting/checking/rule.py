"""A rule: one function from a case to its faults, with a code, a severity, and a manual in its docstring."""

from __future__ import annotations

import importlib
import inspect
import pkgutil
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import NamedTuple

from drafting.checking import rules as families
from drafting.checking.case import Case
from drafting.findings import Severity

_PARTS = ("为什么", "不好", "较好", "依据")


class Mend(NamedTuple):
    """What a fault's span becomes. `safe` where no reading of the text is lost by it: --fix makes it unasked."""

    text: str
    safe: bool


def safe(text: str) -> Mend:
    """A mend that --fix makes."""
    return Mend(text, True)


def unsafe(text: str) -> Mend:
    """A mend that is offered, and made only when a person takes it."""
    return Mend(text, False)


class Fault(NamedTuple):
    """What a rule found: in which paragraph (its index) or field (its path), where in that text, and how to mend it."""

    at: int | str
    message: str
    remedy: str = ""
    span: tuple[int, int] | None = None
    mend: Mend | None = None


class Manual(NamedTuple):
    """A rule's docstring: its name (what is wrong), why, an example of it and of the cure, the source."""

    name: str
    why: str
    bad: str
    good: str
    source: str


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule. `find` yields the faults of a case.

    `against` is the field that contradicts what it finds: either may be the one that is wrong.
    """

    code: str
    severity: Severity
    find: Callable[[Case], Iterator[Fault]]
    against: str = ""

    @property
    def manual(self) -> Manual:
        """The manual read from the docstring."""
        return read_manual(inspect.getdoc(self.find) or "")


_rules: dict[str, Rule] = {}


def rule(code: str, severity: Severity, against: str = "") -> Callable[[Callable[[Case], Iterator[Fault]]], Callable]:
    """Make a function a rule. Raises ValueError when its code is taken."""

    def register(find: Callable[[Case], Iterator[Fault]]) -> Callable:
        if code in _rules:
            raise ValueError(f"{code} 已用于 {_rules[code].find.__name__}")
        _rules[code] = Rule(code, severity, find, against)
        return find

    return register


@cache
def rules() -> Mapping[str, Rule]:
    """Every rule of every file in drafting/checking/rules, by code."""
    for module in pkgutil.iter_modules(families.__path__):
        importlib.import_module(f"{families.__name__}.{module.name}")
    return dict(sorted(_rules.items()))


def read_manual(docstring: str) -> Manual:
    """The parts of a rule's docstring. A part begins at a line with its label; one that is missing is empty."""
    head, *rest = docstring.strip().splitlines()
    parts: dict[str, list[str]] = {name: [] for name in _PARTS}
    current: list[str] = []
    for line in rest:
        label, colon, text = line.partition("：")
        if colon and label in parts:
            current = parts[label]
            current += [text] if text else []
        else:
            current.append(line)
    return Manual(head.rstrip("。"), *(inspect.cleandoc("\n" + "\n".join(lines)).strip() for lines in parts.values()))
