"""What is an organisation, and how a line of names falls into single ones."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drafting.language.names import Named, is_agency, is_office, is_organisation, may_propose, part_names, understand

_ORGANISATIONS = (
    "民盟云州市委会 市侨联 市科协 市工商联 九三学社云州市委员会 民建青河支社 致公党云州市总支 农工党市委 团市委 市妇联 "
    "市总工会 妇联界 教育界 经济界别 第三代表团 城建环资委员会 云州市第一中学 云州公交集团 市民政局 青河县人民政府 "
    "无党派人士联谊会 市律师协会 第三活动小组 台盟市工委 宗教界 云水镇代表联络站 "
    "市文化和旅游局 市残联 民政局 民进会员小组 经济一组"
)
_PERSONS = (
    "陈知远 何维 李会 王院生 张团 欧阳文山 周学会 陈建社 孙家界线 王中学 李和平 阿依努尔·买买提 司马远 区志会 古丽 "
    "许党生 石联 常委 钱办 马国联"
)
ORGANISATIONS, PERSONS = _ORGANISATIONS.split(), _PERSONS.split()


@pytest.mark.parametrize("name", ORGANISATIONS)
def test_an_organisation(name: str) -> None:
    assert is_organisation(name)


@pytest.mark.parametrize("name", PERSONS)
def test_a_person(name: str) -> None:
    assert not is_organisation(name)


def test_an_agency_is_a_whole_line() -> None:
    assert is_agency("云州市园林管理局")
    assert not is_agency("云州市园林管理局已完成改造")
    assert not is_agency("关于城市公交公司")


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("王思齐", Named("王思齐")),
        ("王思齐委员", Named("王思齐", "委员")),
        ("王思齐等5名委员", Named("王思齐", "委员", 5)),
        ("王思齐委员等五位委员", Named("王思齐", "委员", 5)),
        ("尊敬的王思齐人大代表", Named("王思齐", "代表")),
        ("王思齐等委员", Named("王思齐", "委员", 0)),
        ("王思齐等12人", Named("王思齐", "", 12)),
        ("王思齐同志", Named("王思齐")),
        ("陈 远", Named("陈 远")),
        ("民盟云州市委员会", Named("民盟云州市委员会")),
        ("第三代表团", Named("第三代表团")),
        ("云水镇代表联络站", Named("云水镇代表联络站")),
        ("代表", Named("代表")),
    ],
)
def test_a_title_and_a_count_are_no_part_of_a_name(typed: str, meant: Named) -> None:
    assert understand(typed) == meant


@pytest.mark.parametrize(
    ("typed", "names"),
    [
        ("王思齐、李若溪、民盟青河县总支", ("王思齐", "李若溪", "民盟青河县总支")),
        ("王思齐，李若溪", ("王思齐", "李若溪")),
        ("王思齐和李若溪", ("王思齐", "李若溪")),
        ("许和平和王强", ("许和平", "王强")),
        ("李和平", ("李和平",)),
        ("王思齐、刘永和代表", ("王思齐", "刘永和代表")),
        ("刘永和 委员", ("刘永和 委员",)),
        ("市文化和旅游局", ("市文化和旅游局",)),
        ("王强和民盟云州市委", ("王强", "民盟云州市委")),
        ("陈 远", ("陈 远",)),
        ("陈知远 林若溪", ("陈知远", "林若溪")),
        ("陈 远 林若溪", ("陈 远", "林若溪")),
        ("王思齐、李若溪等5名代表", ("王思齐", "李若溪等5名代表")),
        ("王思齐 等5名代表", ("王思齐 等5名代表",)),
        ("王思齐、李若溪、", ("王思齐", "李若溪")),
        ("王思齐委员、李若溪委员", ("王思齐委员", "李若溪委员")),
    ],
)
def test_a_line_of_names_falls_into_single_ones(typed: str, names: tuple[str, ...]) -> None:
    assert part_names(typed) == names


@given(st.lists(st.sampled_from(ORGANISATIONS + PERSONS), min_size=1, max_size=8))
def test_names_parted_by_the_enumeration_comma_come_back(names: list[str]) -> None:
    assert part_names("、".join(names)) == tuple(names)


@given(st.text("陈远和等5名委员代表、 ，民盟市", max_size=40))
def test_no_character_of_a_line_of_names_is_lost(text: str) -> None:
    kept = "".join(part_names(text))
    assert [c for c in text if c not in " 、，和"] == [c for c in kept if c not in " 、，和"]
    assert understand(text).name or not text


@pytest.mark.parametrize(
    ("name", "office"),
    [
        ("规划科", True),
        ("市水利局", True),
        ("城南街道", True),
        ("公用事业公司", True),
        ("民革支部", True),
        ("教育科（农村）", True),
        ("科室", False),
        ("周明", False),
        ("科长周明", False),
    ],
)
def test_what_is_an_office(name: str, office: bool) -> None:
    assert is_office(name) is office


def test_reading_has_no_list_of_its_own_of_what_ends_a_name() -> None:
    letter = Path(__file__).parents[2] / "drafting" / "letter"
    assert not [file.name for file in letter.glob("*.py") if "局|" in file.read_text(encoding="utf-8")]


@pytest.mark.parametrize(
    "name", ["民盟云州市委会", "市妇联", "教育界", "第三代表团", "市政协城建委员会", "政协清溪县委员会城建委员会"]
)
def test_who_may_propose(name: str) -> None:
    assert may_propose(name)


@pytest.mark.parametrize(
    "name",
    [
        "市民政局",
        "云州公交集团",
        "政协云州市委员会",
        "政协云州市委员会提案委员会",
        "市人大常委会",
        "政协概况",
        "青柳村委会",
    ],
)
def test_who_answers_or_publishes_proposes_nothing(name: str) -> None:
    assert not may_propose(name)
