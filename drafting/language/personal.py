"""Numbers that belong to a person: what a published letter must not hold (个人信息保护法, 28)."""

from __future__ import annotations

import re

MOBILE = re.compile(r"(?<![\d*])(?:86[-\s]?)?1[3-9]\d(?:[-\s]?\d{4}){2}(?![\d*])")
"""手机号码, with or without 86, gaps and dashes; one that is masked with * is none."""

IDENTITY = re.compile(
    r"(?<!\d)[1-9]\d{5}(?:18|19|20)\d\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])\d{3}[\dXx](?![\dA-Za-z])"
)
"""身份证号码, 18 characters: region, date of birth, serial, check digit (GB 11643-1999)."""
