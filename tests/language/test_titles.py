import re
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drafting.language.title_words import _words
from drafting.language.titles import LINE_WIDTH, break_title

_BLOCKS = (Path(__file__).parents[1] / "data" / "titles.txt").read_text(encoding="utf-8").strip().split("\n\n")
CASES = [(title, tuple(lines)) for title, *lines in (block.splitlines() for block in _BLOCKS[1:])]

_AGENCIES = ["", "云州市教育局", "望川市卫生健康和体育局", "云州市人力资源和社会保障局", "松林镇人民政府"]
_SESSIONS = ["", "市政协五届三次会议", "市第十五届人民代表大会第二次会议", "政协第十三届全国委员会第三次会议"]
_NUMBERS = ["", "第76号", "第0076号", "第B(2021)147号", "第03434号", "第1207号（教育事业类112号）"]
_SUBJECTS = [
    "推进5G网络建设", "在柳庄村修建过街天桥方便学生出行", "加强宠物管理、倡导文明养犬", "2026年建成12345热线AI平台",
    "加快老旧小区加装电梯", "构建亲清政商关系，优化法治化营商环境", "与邻县共建“无废城市”", "对接Smart City标准",
]  # fmt: skip
_FORMS = ["{}{}的提案的答复", "{}《关于{}的提案》的答复函", "{}“{}”的建议的会办意见", "{}建议（关于{}的建议）的复函"]


@st.composite
def titles(draw, forms=_FORMS):
    head = draw(st.sampled_from(_AGENCIES)) + draw(st.sampled_from(["关于", "对", "关于对"]))
    case = draw(st.sampled_from(_SESSIONS)) + draw(st.sampled_from(_NUMBERS))
    subject = "、".join(draw(st.lists(st.sampled_from(_SUBJECTS), min_size=1, max_size=2)))
    return draw(st.sampled_from(forms)).format(head + case, subject)


def width(line):
    return sum(0.5 if character.isascii() else 1 for character in line)


def unspaced(text):
    return re.sub(r"[ \u3000\xa0\t\n]", "", text)


@pytest.mark.parametrize(("title", "lines"), CASES, ids=[title for title, _ in CASES])
def test_titles_break_by_meaning(title, lines):
    assert break_title(title) == lines


@given(titles())
def test_a_title_keeps_its_text_and_width(title):
    lines = break_title(title)
    assert unspaced("".join(lines)) == unspaced(title)
    assert all(3 <= width(line) <= LINE_WIDTH for line in lines)
    assert (len(lines) == 1) == (width(title) <= LINE_WIDTH)


@given(titles(_FORMS[:1]))
def test_lines_never_fall_and_grow_again(title):
    lines = break_title(title)
    steps = [width(below) - width(above) for above, below in pairwise(lines)]
    assert not any(first < 0 < later for at, first in enumerate(steps) for later in steps[at:])


@given(titles())
def test_lines_begin_and_end_well(title):
    lines = break_title(title)
    assert not any(re.match("[、，。：；）》”的]", line) for line in lines)
    assert not any(re.search("([《（“对和与及第]|关于)$", line) for line in lines[:-1])


@given(titles())
def test_numbers_and_short_quotations_stay_whole(title):
    lines = break_title(title)
    numbers = re.findall(r"第[0-9A-Z()]+号|\d+年|5G|12345|AI|Smart|City|“无废城市”", title)
    assert all(any(number in line for line in lines) for number in numbers)
    # With what cannot leave it, as 关于 before it and 的答复 behind it, a quotation may be wider than a line.
    short = [quotation for quotation in re.findall("《[^》]*》|“[^“”]*”", title) if width(quotation) <= 13]
    assert all(any(quotation in line for line in lines) for quotation in short)


@given(st.text(alphabet="关于对的《》“”（）、第号x9 \u3000甲市建设e\u0301\n", max_size=120), st.integers(2, 24))
def test_any_text_comes_through(text, limit):
    lines = break_title(text, limit)
    assert unspaced("".join(lines)) == unspaced(text)
    assert all(part in lines for part in text.split("\n") if len(part) <= limit)


@given(st.text(alphabet="关于对的《》“”（）、第号x9甲市建设", max_size=120), st.integers(2, 24))
def test_no_line_is_too_wide(text, limit):
    assert all(width(line) <= limit for line in break_title(text, limit))


def test_what_is_longer_than_a_line_is_cut_by_width():
    assert break_title("x" * 100, 20) == ("x" * 40, "x" * 40, "x" * 20)
    assert "".join(break_title("《" * 5000)) == "《" * 5000


def test_line_breaks_in_the_text_stand():
    assert break_title("云州市教育局\n关于第76号提案的答复") == ("云州市教育局", "关于第76号提案的答复")


def test_spaces_at_a_break_are_dropped():
    title = "云州市自然资源和规划局　云州市住房和城乡建设局 关于第76号提案的答复"
    assert break_title(title) == ("云州市自然资源和规划局", "云州市住房和城乡建设局", "关于第76号提案的答复")


def test_a_title_that_just_fills_the_line_is_broken_before_its_last_character_turns():
    """In a font a few per cent wider, or with gaps between Han and digits, 20 characters do not fit in the 版心."""
    title = "关于市政协五届三次会议第108号提案的答复"
    assert width(title) == 19.5
    assert break_title(title) == ("关于市政协五届三次会议", "第108号提案的答复")


def test_a_short_text_is_one_line():
    assert break_title("") == ("",)
    assert break_title("答复") == ("答复",)


def test_no_word_is_listed_twice():
    listed = (
        (Path(__file__).parents[2] / "drafting" / "language" / "title_words.txt")
        .read_text(encoding="utf-8")
        .splitlines()
    )
    words = [word for line in listed if not line.startswith(("#", "[")) for word in line.split()]
    assert len(words) == len(set(words))
    assert set(_words()[0].values()) >= {"动词", "修饰", "尾词", "后缀", "名词", "介词"}
