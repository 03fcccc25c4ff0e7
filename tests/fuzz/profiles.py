"""Spoilt profiles of an office: each is in force for a letter, or refused in words; nothing else ever happens.

`python tests/fuzz/profiles.py 5000` tries so many; the suite tries a few of them.
"""

from __future__ import annotations

import random
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from drafting.checking.run import check
from drafting.editions.produce import all_editions, produce
from drafting.findings import DraftingError
from drafting.form.load import load_text
from drafting.form.profile import load_office
from drafting.model.fields import RECORDS
from drafting.model.office import FILE, Office
from drafting.model.reply import Reply
from drafting.shelf import PARTS
from drafting.writers import write

sys.path.insert(0, str(Path(__file__).parents[2]))  # where the script is run by its path
from tests.fuzz.forms import EXAMPLES, SIGNS

WHOLE = [path.read_text("utf-8") for path in sorted(Path(__file__).parents[2].glob("examples/offices/*/office.yaml"))]
REPLIES: list[Reply] = []
WORDS = (
    "A",
    "甲",
    "云州市",
    "2",
    "0",
    "-1",
    "9" * 400,
    "1e999",
    "30天",
    "是",
    "政协抄送",
    "收悉答复",
    "文件",
    "白头",
    "无",
)


def _record(name: str, depth: int, chance: random.Random) -> Iterator[str]:
    """Lines of a record: fields of it, right or of another, under either name, with values of any shape."""
    pad = "  " * depth
    fields = RECORDS[name].model_fields
    for field, info in chance.sample([*fields.items()], min(len(fields), chance.randint(1, 6))):
        key = chance.choice((field, info.alias or field))
        shape = chance.random()
        if field in RECORDS and shape < 0.7:
            yield f"{pad}{key}:"
            yield from (f"{pad}  甲:",) if chance.random() < 0.3 else ()
            yield from _record(field, depth + 1, chance)
        elif shape < 0.3:
            yield f"{pad}{key}: [{', '.join(chance.choices(WORDS, k=chance.randint(0, 4)))}]"
        elif shape < 0.5:
            yield f"{pad}{key}: {{{chance.choice(WORDS)}: {chance.choice(WORDS)}, 乙: {chance.choice(WORDS)}}}"
        else:
            yield f"{pad}{key}: {chance.choice((*WORDS, *(sign for sign in SIGNS if sign.isprintable())))}"


def spoilt(chance: random.Random) -> str:
    """A profile with parts cut, doubled or replaced by signs, or one made of fields and values at random."""
    if chance.random() < 0.5:
        lines = (line for line in _record("office", 0, chance) if not line.startswith(("name", "名称")))
        return "\n".join(("名称: 云州市教育局", *lines)) + "\n"
    text = chance.choice(WHOLE)
    for _ in range(chance.choice((1, 1, 2, 4))):
        begin = chance.randrange(len(text) + 1)
        end = min(len(text), begin + chance.choice((0, 0, 1, 2, 8, 60)))
        part = chance.choice((chance.choice(SIGNS), "", text[begin:end] * 2, chance.choice(WORDS)))
        text = text[:begin] + part + text[end:]
    return text


def _blocks(folder: Path, chance: random.Random) -> None:
    """Blocks of its own, some of them none, in the folder of the profile."""
    for part in chance.sample([*PARTS], chance.randint(0, 2)):
        place = folder / "blocks" / part
        place.mkdir(parents=True)
        name = chance.choice(("甲.txt", "政协抄送.txt", "x.TXT", "甲 乙.txt", "。.txt"))
        (place / name).write_text(
            chance.choice(("{#\n名称：甲\n#}\n", "", "{#"))
            + chance.choice(SIGNS[:40]).encode("utf-8", "ignore").decode()
            + "感谢。\n",
            "utf-8",
        )


def _letters(office: Office, chance: random.Random) -> None:
    """A letter, its editions and its check under the profile."""
    REPLIES[:] = REPLIES or [load_text(text) for text in EXAMPLES]
    reply = chance.choice(REPLIES)
    for finding in check(reply, office):
        assert finding.message
    wanted = chance.sample([edition.name for edition in all_editions()], 2)
    for made in produce(reply, office, wanted):
        write(made.document, chance.choice(("docx", "html", "txt")))


def attempt(seed: int) -> str:
    """What came of the profile of this seed. Raises AssertionError, or whatever it should not."""
    chance = random.Random(seed)
    with tempfile.TemporaryDirectory() as place:
        _blocks(Path(place), chance)
        Path(place, FILE).write_bytes(spoilt(chance).encode("utf-8", "surrogatepass"))
        try:
            office = load_office(place)
        except DraftingError as error:
            assert all(finding.code and finding.message for finding in error.findings), seed
            return "refused"
        try:
            _letters(office, chance)
        except DraftingError as error:
            assert all(finding.code and finding.message for finding in error.findings), seed
            return "a letter refused"
    return "in force"


def main(count: int) -> Counter[str]:
    """What came of so many profiles."""
    came: Counter[str] = Counter()
    for seed in range(count):
        try:
            came[attempt(seed)] += 1
        except BaseException:
            print(seed)
            raise
    return came


if __name__ == "__main__":
    print("profiles:", dict(main(int(sys.argv[1]))))
