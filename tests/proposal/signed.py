"""Files in which proposers stand in many ways, made from signed.txt: kinds x names; half of the kinds are held out, to
see how intake reads what it was not made for. Every place, person and number is invented."""

from __future__ import annotations

import random
from collections.abc import Iterator
from pathlib import Path

PERSONS = (
    *("陈知远", "高岫", "盛槐生", "欧阳明远", "罗平", "时砚秋", "安然", "申屠若", "买买提·艾力江", "次仁卓玛"),
    *("苏雅拉图", "方蔚", "江屿", "岳小满", "石头", "谷雨桐", "马识途", "卓尔", "温故之", "梁秋水", "匡山月"),
    *("荆棘", "施云岫", "叶知秋"),
)
PARTIES = ("民盟云州市委会", "九三学社清溪县委员会", "民革临河支部", "致公党云州市委", "农工党清溪县总支", "县妇联")
COUNTIES = ("清溪县", "木犀县", "临汐区", "乌勒图旗")
SESSIONS = ("政协{县}第十届委员会第二次会议", "{县}第十六届人民代表大会第四次会议")
TEXT = """近年来，县城早市越办越大，摊位占道，行人和车辆挤在一起，居民多次反映。环卫人员少，垃圾清运不及时。
为此建议：
1、在东关划定早市专用场地，配建水电和公厕。
2、由县城管局划线编号，定时收摊。"""
TITLE = "关于规范县城早市管理的建议"


def _kinds() -> tuple[tuple[str, str], ...]:
    whole = Path(__file__).with_suffix(".txt").read_text(encoding="utf-8")
    cases = whole.split("\n===")[1:]
    return tuple((case.partition("\n")[0].strip(), case.partition("\n")[2].strip("\n")) for case in cases)


KINDS = _kinds()


def signed(kinds: list[int], times: int = 4) -> Iterator[tuple[int, str, list[str]]]:
    """Each of the kinds so many times: its number, a file, and who proposes."""
    for kind in kinds:
        for time in range(times):
            dice = random.Random(1_000 * kind + time)
            county = dice.choice(COUNTIES)
            said = dict(zip("甲乙丙丁", dice.sample(PERSONS, 4), strict=True))
            said |= {"团": dice.choice(PARTIES), "县": county, "题": TITLE, "文": TEXT}
            said["会"] = dice.choice(SESSIONS).format(县=county)
            who, text = KINDS[kind]
            yield kind, text.format(**said), [name for name in who.format(**said).split("、") if name]


def split_kinds(seed: int = 11) -> tuple[list[int], list[int]]:
    """The numbers of the kinds: those to make intake by, and half that is held out."""
    numbers = list(range(len(KINDS)))
    random.Random(seed).shuffle(numbers)
    half = len(numbers) // 2
    return sorted(numbers[half:]), sorted(numbers[:half])


KNOWN, HELD = split_kinds()
