"""Numbers that belong to a person: what a published letter must not hold (个人信息保护法, 28)."""

from __future__ import annotations

import re

_GAP = r"[-\s\u2013\u2014\uff0d]?"

MOBILE = re.compile(rf"(?<![\d*＊])(?:[8８][6６]{_GAP})?[1１][3-9３-９]\d(?:{_GAP}\d{{4}}){{2}}(?![\d*＊])")
"""手机号码, half-width or full-width, with or without 86, gaps and dashes; one that is masked with * is none."""

IDENTITY = re.compile(
    r"(?<!\d)[1-9１-９]\d{5}(?:[1１][8８]|[1１][9９]|[2２][0０])\d\d(?:[0０][1-9１-９]|[1１][0-2０-２])"
    r"(?:[0０][1-9１-９]|[12１２]\d|[3３][01０１])\d{3}[\dXxＸｘ](?![\dA-Za-zＡ-Ｚａ-ｚ])"
)
"""身份证号码, 18 characters, half-width or full-width: region, date of birth, serial, check digit (GB 11643-1999)."""


def struck(text: str) -> str:
    """The text with the numbers of persons struck out; it says where one stood."""
    return IDENTITY.sub("〔身份证号码略〕", MOBILE.sub("〔手机号码略〕", text))
