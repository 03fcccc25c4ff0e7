"""Letters made by composition read as what they were made from."""

import random
import re

import pytest

from drafting.findings import DraftingError
from drafting.form.load import load_text
from drafting.letter.reading import fields_of
from drafting.letter.recognise import recognise
from drafting.letter.transcript import to_form
from drafting.readers.txt import read
from tests.letter.comparing import WIDTHS, flat, plain, same
from tests.letter.letters import compose

LETTERS = 300


def _reading(text):
    return fields_of(recognise(read(text.encode())))


def _differing(seed):
    text, record = compose(seed)
    got = flat(_reading(text).record)
    return {key: (value, got.get(key)) for key, value in record.items() if not same(value, got.get(key))}


def test_a_composed_letter_reads_as_its_record():
    assert {seed: wrong for seed in range(LETTERS) if (wrong := _differing(seed))} == {}


def _text(value):
    if isinstance(value, dict):
        return "".join(map(_text, value.values()))
    return "".join(map(_text, value)) if isinstance(value, list | tuple) else str(value)


def _dropped(seed):
    text, _ = compose(seed)
    reading = _reading(text)
    kept = plain(_text(reading.record) + "".join(reading.left_over))
    for clause in re.split(r"[，。；：！？（）、《》“”\s.]+", text.translate(WIDTHS)):
        told_otherwise = re.search(r"\d{4}[】\]〕年]|[〇一-九]年|月|联系|单位|公开|文件$", clause)
        if len(clause) > 5 and not told_otherwise and clause not in kept:
            yield seed, clause


def test_nothing_of_a_letter_is_dropped():
    assert [lost for seed in range(0, LETTERS, 3) for lost in _dropped(seed)] == []


def test_every_guess_names_its_field_and_why():
    reading = _reading("尊敬的陈知远代表：\n您提出的关于加装电梯的建议收悉。现答复如下：\n已开工。\n2025年3月1日\n")
    assert reading.guesses()["proposal.title"].startswith("推断所得：没有书名号")
    assert {finding.place for finding in reading.findings} >= {"建议提案·届次", "建议提案·编号"}
    assert [path for path, _ in reading.reply.missing] == ["proposal.session", "proposal.number"]


def _torn(seed):
    """Lines lost, doubled, out of order, cut."""
    text, _ = compose(seed)
    dice = random.Random(seed)
    lines = [line for line in text.splitlines() for _ in range(dice.choice((0, 1, 1, 1, 2)))]
    if dice.random() < 0.5:
        dice.shuffle(lines)
    return "\n".join(line[: dice.randrange(len(line) + 1)] if dice.random() < 0.3 else line for line in lines)


@pytest.mark.parametrize("first", range(0, 200, 50))
def test_a_torn_letter_is_read_or_refused(first):
    """A record or a refusal, never another error."""
    for torn in map(_torn, range(first, first + 50)):
        try:
            reading = _reading(torn)
        except DraftingError as error:
            assert error.findings[0].message, torn
        else:
            load_or_say(to_form(reading))


def load_or_say(form):
    """The form can be loaded, or what is missing is said."""
    try:
        load_text(form)
    except DraftingError as error:
        assert {finding.code for finding in error.findings} <= {"F005"}, form
