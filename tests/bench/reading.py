"""How well letters at the edges of the genre are read: values right in a hundred, by rules tuned on and held out.

`python tests/bench/reading.py [-v PART] [--held]`: the wrong values of a part's rules are shown, held ones on demand.
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from pathlib import Path
from zlib import crc32

sys.path.insert(0, str(Path(__file__).parents[2]))

from drafting.findings import DraftingError
from drafting.letter.reading import fields_of
from drafting.letter.recognise import recognise
from drafting.readers.txt import read
from tests.letter.comparing import agrees, counted
from tests.letter.edges.compose import compose
from tests.letter.edges.sheet import RULES, held

DRAWS = 12


def verdicts(seed: int, chosen: dict[str, str], share: float):
    """Each field of a composed letter: its name, whether it is right, what was wanted and got, whether it is marked."""
    text, record = compose(seed, chosen, share)
    try:
        reading = fields_of(recognise(read(text.encode())))
    except DraftingError as error:
        yield from ((key, False, value, str(error), True) for key, value in counted(record).items())
        return
    got, said = counted(reading.record), {finding.where for finding in reading.findings}
    for key, value in counted(record).items():
        whole = key.split(".")[0] if key.startswith("responses") else key
        yield key, agrees(key, value, got.get(key)), value, got.get(key), any(w.startswith(whole) for w in said)


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("-v", "--show", default="")
    parser.add_argument("--share", type=float, default=0.25)
    shown = parser.parse_args()
    totals: dict[bool, Counter] = {False: Counter(), True: Counter()}
    by_field: dict[bool, Counter] = {False: Counter(), True: Counter()}
    for part, rules in RULES.items():
        for name in rules:
            apart, wrong = held(part, name), Counter()
            for seed in range(DRAWS):
                mixed = shown.share if seed % 2 else 0.0
                for key, right, wanted, got, marked in verdicts(
                    crc32(f"{part}{name}{seed}".encode()), {part: name}, mixed
                ):
                    by_field[apart][key, right] += 1
                    totals[apart]["right" if right else "marked" if marked else "wrong"] += 1
                    wrong[key] += not right and not mixed
                    if not right and not apart and not mixed and shown.show in (part, f"{part}/{name}"):
                        print(f"  {part}/{name} #{seed} {key}: {wanted!r} <- {got!r}")
            if sum(wrong.values()) and not apart:
                print(f"{part}/{name}: " + " ".join(f"{key} {count}" for key, count in wrong.items() if count))
    for apart, title in ((False, "调过的规则"), (True, "未看的规则")):
        count = totals[apart].total()
        print(
            f"{title}：{count} 个值，对 {totals[apart]['right'] / count:.2%}，"
            f"错而有提示 {totals[apart]['marked']}，错而无提示 {totals[apart]['wrong']}"
        )
        fields = sorted({key for key, _ in by_field[apart]})
        rates = [(key, by_field[apart][key, True], by_field[apart][key, False]) for key in fields]
        print("  " + "  ".join(f"{key} {right / (right + bad):.1%}" for key, right, bad in rates if bad))


if __name__ == "__main__":
    main()
