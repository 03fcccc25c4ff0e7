"""What is unpacked, and what is not: the bounds of a package from outside."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable

import pytest

from drafting.packed import MAX_PARTS, MAX_UNPACKED, NoPackage, TooLarge, refuse_bomb, unpacked


def package(**parts: bytes) -> bytes:
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as made:
        for name, part in parts.items():
            made.writestr(name, part)
    return content.getvalue()


def test_a_package_within_bounds_is_unpacked() -> None:
    refuse_bomb(package(a=b"<a/>", b=b" " * (MAX_UNPACKED - 4)))


@pytest.mark.parametrize(
    ("make", "reason"),
    [
        (lambda: package(a=b"<a/>", b=b" " * MAX_UNPACKED), "过大"),
        (lambda: package(**{f"a{n}": b"" for n in range(MAX_PARTS + 1)}), "过大"),
        (lambda: package(a=b"<!DOCTYPE a [<!ENTITY b 'c'>]><a/>"), "文档类型声明"),
        (lambda: package(a=b"<a/>")[:-8], "已损坏"),
        (lambda: b"", "已损坏"),
        (lambda: package(a=b"<a/>" * 99).replace(b"a", b"\xff", 1), "已损坏"),
    ],
    ids=["large", "many", "type", "cut", "empty", "name"],
)
def test_a_package_beyond_them_is_not(make: Callable[[], bytes], reason: str) -> None:
    content = make()
    with pytest.raises(NoPackage, match=reason):
        refuse_bomb(content)


def test_parts_are_counted_as_they_come_out() -> None:
    content = package(a=b"<a/>", b=b" " * 1_000)
    assert unpacked(content, 1_004) == {"a": b"<a/>", "b": b" " * 1_000}
    with pytest.raises(TooLarge):
        unpacked(content, 1_003)
    with pytest.raises(NoPackage, match="已损坏"):
        unpacked(content[:-8], 1_004)
