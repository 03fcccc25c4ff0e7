"""The answer that is meant is among the five nearest, with what it promised."""

from __future__ import annotations

import pytest

from drafting.archive import keeping, store
from drafting.archive.paper import DOCUMENT, LETTER, Paper, Passage
from drafting.archive.place import Place
from drafting.archive.similar import similar
from drafting.language.promises import promises
from tests.archive.composing import compose
from tests.archive.demands import judged

WANTED = 0.9


@pytest.fixture(scope="module", params=["file", "server"])
def mixed(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Place:
    file = tmp_path_factory.mktemp("similar") / "archive.sqlite"
    place = file if request.param == "file" else request.getfixturevalue("new_city")().of()
    with store.opened(place, new=True) as archive, archive.writing():
        for paper in (*(case.paper for case in judged()), *map(compose, range(100))):
            keeping.put(archive, paper)
        keeping.weigh(archive)
    return place


@pytest.mark.slow
def test_the_answer_that_is_meant_is_among_the_five_nearest(mixed: Place) -> None:
    cases = judged()
    assert len(cases) == 300
    with store.opened(mixed) as archive:
        found = [
            any(
                (near.hit.source, near.hit.passage.nth) == (paper.document_number, 1)
                for near in similar(archive, demand)
            )
            for demand, paper in cases
        ]
    assert sum(found) >= WANTED * len(cases)


def test_an_answer_comes_with_its_source_and_its_promise(mixed: Place) -> None:
    case = judged()[0]
    with store.opened(mixed) as archive:
        nearest = similar(archive, case.paper.passages[0].heading)[0]
    content = nearest.as_json()
    assert (content["source"], content["date"], content["class"]) == (case.paper.document_number, "2024-09-10", "B")
    assert content["text"] == case.paper.passages[0].text
    assert any("年底前完成" in promise for promise in content["promises"])
    assert 0 < content["score"] <= 1.2


def test_only_answers_are_near_and_the_same_words_once(place: Place) -> None:
    text = "文昌公园已增设座椅。"
    with store.opened(place, new=True) as archive, archive.writing():
        keeping.put(archive, Paper(DOCUMENT, (Passage(1, f"{text}另设路灯。"),), title="规定"))
        keeping.put(archive, Paper(LETTER, (Passage(0, "文昌公园座椅收悉"), Passage(1, text)), number="1"))
        keeping.put(archive, Paper(LETTER, (Passage(1, text),), number="2"))
        assert [(near.hit.kind, near.hit.passage.nth) for near in similar(archive, "文昌公园的座椅")] == [(LETTER, 1)]


@pytest.mark.parametrize("demand", ["", "，。", "x" * 5000, "椅" * 5000, '" OR NEAR('])
def test_any_text_may_be_a_demand(mixed: Place, demand: str) -> None:
    with store.opened(mixed) as archive:
        similar(archive, demand)


@pytest.mark.parametrize(
    ("text", "promised"),
    [
        ("已建成5处。其余将于2026年底前完成；我们会继续巡查。", ("其余将于2026年底前完成；",)),
        ("我们会继续巡查。已将座椅修好。", ("我们会继续巡查。",)),
        ("已建成5处，2025年10月投用。", ()),
    ],
)
def test_promises_are_sentences_of_what_is_to_come_those_with_a_time_before_others(text, promised) -> None:
    assert promises(text) == promised
