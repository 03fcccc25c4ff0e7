"""What many tests share: a small form, and the flag that rewrites the goldens."""

from __future__ import annotations

import os
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import settings

from drafting.findings import DraftingError, Finding
from drafting.form.load import load_text
from drafting.model.reply import Reply
from tests.servers import administrator, city, new_city, place

__all__ = ["administrator", "city", "new_city", "place"]

# A busy machine is no fault: nothing is timed. In CI the same cases are tried each time, elsewhere new ones.
settings.register_profile("house", deadline=None, derandomize=bool(os.environ.get("CI")))
settings.load_profile("house")


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--update-goldens", action="store_true", help="write the goldens anew; read the diff")


@pytest.fixture
def small_form() -> str:
    """The least that loads."""
    return """\
文种: 提案答复
建议提案:
  届次: 市政协五届三次会议
  编号: 0076
  提出人: 陈知远
答复:
  - 内容: 已新增公交车12辆。
"""


@pytest.fixture
def reply() -> Callable[..., Reply]:
    """Makes a Reply of given fields, by English names, over the least that is needed."""

    def make(kind: str = "提案答复", proposal: dict[str, Any] | None = None, **fields: Any) -> Reply:
        least = {"session": "市政协五届三次会议", "number": "76", "proposers": "陈知远"}
        responses = fields.pop("responses", [{"body": "已新增公交车12辆。"}])
        return Reply(kind=kind, proposal=least | (proposal or {}), responses=responses, **fields)

    return make


@pytest.fixture
def faults() -> Callable[[str], tuple[Finding, ...]]:
    """What loading a text finds wrong, its place being in 表.yaml."""

    def find(text: str) -> tuple[Finding, ...]:
        with pytest.raises(DraftingError) as caught:
            load_text(text, "表.yaml")
        return caught.value.findings

    return find


def pytest_make_parametrize_id(val: object, argname: str) -> str | None:
    """A file made while tests are collected has the second in it: its bytes are no name of a test."""
    return argname if isinstance(val, bytes) else None
