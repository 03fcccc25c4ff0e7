"""The words of the proposal's text that its fields were read from."""

from __future__ import annotations

from time import perf_counter

from drafting.web.cases.marked import lines_of, marked

LINES = [
    "市政协五届三次会议第0076号",
    "题目：关于补灯的提案",
    "陈知远、陈知",
    "建议：一、东街补灯。每杆一盏；二、西街补灯。",
    "电话00760",
]
VALUES = {
    "proposal": {
        "session": "市政协五届三次会议",
        "number": "0076",
        "title": "关于补灯的提案",
        "proposers": [{"name": "陈知远"}, {"name": "林若溪"}],
        "demands": ["东街补灯。每杆一盏", "西街补灯", "没有的话"],
    }
}


def told(lines: list[str], values: dict[str, object]) -> list[tuple[int, str, str]]:
    pieces = enumerate(marked(lines, values))
    return [(at, piece.path, piece.text) for at, line in pieces for piece in line if piece.path]


def test_each_field_is_marked_at_its_words() -> None:
    assert told(LINES, VALUES) == [
        (0, "proposal.session", "市政协五届三次会议"),
        (0, "proposal.number", "0076"),
        (1, "proposal.title", "关于补灯的提案"),
        (2, "proposal.proposers.0", "陈知远"),
        (3, "proposal.demands.0", "东街补灯。每杆一盏"),
        (3, "proposal.demands.1", "西街补灯"),
    ]


def test_nothing_of_the_text_is_lost() -> None:
    assert ["".join(piece.text for piece in line) for line in marked(LINES, VALUES)] == LINES
    assert marked([""], {}) == [[]] and marked([], VALUES) == []


def test_a_joined_demand_is_marked_in_both_places_and_named_with_its_number() -> None:
    values = {"proposal": {"demands": ["西街补灯；东街补灯。每杆一盏"]}}
    assert [text for _, _, text in told(LINES, values)] == ["东街补灯。每杆一盏", "西街补灯"]
    pieces = marked(LINES, values)
    assert {piece.name for piece in pieces[3] if piece.path} == {"诉求1"}
    assert lines_of(pieces) == {"proposal.demands.0": 3}


def test_a_number_is_no_part_of_a_longer_one() -> None:
    assert told(["00760", "第0076号"], {"proposal": {"number": "0076"}}) == [(1, "proposal.number", "0076")]


def test_a_value_that_repeats_itself_is_looked_for_in_time() -> None:
    start = perf_counter()
    told(["1" * 100_000], {"proposal": {"title": "1" * 50_000, "proposers": [{"name": "11"}] * 300}})
    assert perf_counter() - start < 2


def test_a_long_text_with_many_demands_is_marked_in_time() -> None:
    lines = ["请在各处补灯" * 30] * 3_000
    values = {"proposal": {"demands": [f"请在各处补灯{number}" for number in range(200)]}}
    start = perf_counter()
    marked(lines, values)
    assert perf_counter() - start < 2
