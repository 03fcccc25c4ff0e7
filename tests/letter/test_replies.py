"""The twenty replies beside the project read as the records beside them."""

import json
from pathlib import Path

import pytest

from drafting.findings import DraftingError
from drafting.form.load import load
from drafting.letter.read import read
from tests.letter.comparing import agrees, counted, same

SHARED = Path(__file__).parents[3] / "shared"
REPLIES, SEEDS, REAL = SHARED / "replies", SHARED / "seeds", SHARED / "real"

pytestmark = pytest.mark.skipif(not REPLIES.is_dir(), reason="../shared/replies 不在")


def _verdicts(file):
    record = json.loads(file.with_suffix(".json").read_text(encoding="utf-8"))
    reading = read(file)
    got = counted(reading.record)
    unsure = record["unsure"]
    for key, wanted in counted(record).items():
        if key not in unsure and key.partition(".")[0] not in unsure:
            yield key, agrees(key, wanted, got.get(key)), wanted, got.get(key), key in reading.guesses()


def _files():
    return sorted([*REPLIES.glob("*.txt"), *REPLIES.glob("*.docx")])


def test_ninety_seven_of_a_hundred_fields_are_right_and_no_wrong_one_is_unmarked():
    verdicts = [(file.name, *verdict) for file in _files() for verdict in _verdicts(file)]
    wrong = [verdict for verdict in verdicts if not verdict[2]]
    assert len(verdicts) > 400
    assert len(wrong) <= 0.03 * len(verdicts), wrong
    assert not [verdict for verdict in wrong if not verdict[5]]


@pytest.mark.parametrize("name", ["nanyang-247", "sanmenxia-52", "zhengzhou-298"])
def test_a_seed_reads_as_its_form(name):
    form = load(REAL / f"{name}.yaml").model_dump(mode="json", exclude_none=True, exclude={"layout"})
    got = read(SEEDS / f"{name}.txt").reply.model_dump(mode="json", exclude_none=True)
    assert {key: value for key, value in form.items() if not same(value, got.get(key))} == {}
    assert set(got) - set(form) <= {"salutation"}


def test_the_lost_number_of_a_heading_is_restored_and_said():
    reading = read(SEEDS / "sanmenxia-52.txt")
    assert [finding.where for finding in reading.findings if finding.code == "R003"] == ["responses.1.heading"]


@pytest.mark.parametrize("name", ["jiyuan-policy-reading", "sanmenxia-policy-reading"])
def test_a_policy_reading_is_none(name):
    with pytest.raises(DraftingError, match="不是建议提案的答复"):
        read(SEEDS / f"{name}.txt")
