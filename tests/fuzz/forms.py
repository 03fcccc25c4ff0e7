"""Forms spoilt at random: each is written and revised, or refused in words. `python tests/fuzz/forms.py 5000`."""

from __future__ import annotations

import random
import sys
import time
from pathlib import Path

from drafting.findings import DraftingError
from drafting.form.draft import attempt, load_finished
from drafting.form.revise import revise, values_of
from drafting.wording.word import word
from drafting.writers import write

EXAMPLES = [path.read_text(encoding="utf-8") for path in sorted(Path(__file__).parents[2].glob("examples/*.yaml"))]
SIGNS = [
    *"\t\n :：-?#&*!|>%@`'\"[]{},\\~一（）《》〔〕0９甲\u200b\u00a0\u2028\ufdd0\x07\ud800\U0001f600",
    *(
        "\n  - ",
        ": ",
        " #",
        "---\n",
        "\r\n",
        "{{ 7*7 }}",
        "{% if %}",
        "]]>",
        "<b>",
        "一" * 40,
        "9" * 60,
        "（二）",
        "【段：无】",
    ),
    *(
        "\\u2028",
        "\\ud842",
        "&a *a",
        "null",
        "''",
        '""',
        "[]",
        "{}",
        "2026-02-30",
        "| 甲 | 乙 |\n| 丙 |",
        "\n\n\n",
        "等99999名",
    ),
]


def spoilt(chance: random.Random) -> str:
    """An example with a few parts cut, doubled, moved or replaced by signs."""
    text = chance.choice(EXAMPLES)
    for _ in range(chance.randint(1, 6)):
        begin = chance.randrange(len(text) + 1)
        end = min(len(text), begin + chance.choice((0, 0, 1, 2, 8, 60)))
        part = chance.choice((chance.choice(SIGNS), "", text[begin:end] * 2, chance.choice(SIGNS) * 30))
        text = text[:begin] + part + text[end:]
    return text


def run(text: str) -> bool:
    """Whether a form could be written; all but DraftingError comes through."""
    loaded = attempt(text, "表.yaml")
    if loaded.reply is not None:
        word(loaded.reply)
    reply = load_finished(text, "表.yaml")
    write(word(reply), "docx")
    values = values_of(text)
    changed = revise(text, values | {"issuer": "云州市水利局"})
    assert values_of(changed) == values | {"issuer": "云州市水利局"}
    return True


def main(count: int, seed: int = 0) -> tuple[int, float]:
    """How many of so many spoilt forms were written, and the longest time one took, in seconds."""
    chance, written, longest = random.Random(seed), 0, 0.0
    for _ in range(count):
        text, begin = spoilt(chance), time.perf_counter()
        try:
            written += run(text)
        except DraftingError:
            pass
        except BaseException:
            print(repr(text))
            raise
        longest = max(longest, time.perf_counter() - begin)
    return written, longest


if __name__ == "__main__":
    print("{} written, the longest {:.2f} s".format(*main(int(sys.argv[1]), *map(int, sys.argv[2:3]))))
