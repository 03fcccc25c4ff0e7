"""The first text of a profile: what is known of the office, and all else as comments to be opened."""

from __future__ import annotations

from collections.abc import Mapping

from jinja2 import StrictUndefined, Template

from drafting.form.write import scalar
from drafting.shelf import template

_EXAMPLES = {"简称": "市交通运输局", "级别": "市", "机关代字": "云交", "签发人": "何维"}
_CONTACT = "# 联系人:\n#   - 单位: 办公室\n#     姓名: 周明\n#     电话: 0551-5550123"


def first_profile(known: Mapping[str, str]) -> str:
    """The text for an office of this 名称; 简称, 级别, 机关代字, 签发人, 单位, 姓名 and 电话 may be known, too."""
    lines = {
        name: f"{name}: {scalar(known[name])}" if name in known else f"# {name}: {example}"
        for name, example in _EXAMPLES.items()
    }
    person = [f"{name}: {scalar(known[name])}" for name in ("单位", "姓名", "电话") if name in known]
    contacts = "联系人:\n  - " + "\n    ".join(person) if person else _CONTACT
    text = template("office.yaml").read_text(encoding="utf-8")
    made = Template(text, undefined=StrictUndefined, keep_trailing_newline=True)
    return made.render(lines, 名称=scalar(known["名称"]), 联系人=contacts)
