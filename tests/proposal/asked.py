"""Proposals that ask in many ways, made from asked.txt: kinds x topics; half of the kinds are held out, to see how
intake reads what it was not made for. Every place, person and number is invented."""

from __future__ import annotations

import random
from collections.abc import Iterator
from pathlib import Path

from tests.proposal.topics import TOPICS

HEAD = "关于{title}的提案\n提案人：罗平\n"


def _kinds() -> tuple[tuple[list[str], str], ...]:
    whole = Path(__file__).with_suffix(".txt").read_text(encoding="utf-8")
    cases = [case.partition("\n") for case in whole.split("\n=== ")[1:]]
    return tuple((wanted.strip().split("、"), text.strip("\n")) for wanted, _, text in cases)


KINDS = _kinds()


def asked(kinds: list[int], times: int = 4) -> Iterator[tuple[int, str, list[str]]]:
    """Each of the kinds so many times: its number, a proposal, and what it asks for."""
    for kind in kinds:
        for time in range(times):
            topic = TOPICS[(kind + time) % len(TOPICS)]
            said = {}
            for sign, ask in zip("甲乙丙", topic.demands, strict=False):
                said |= {sign: ask.long, f"短{sign}": ask.short, f"续{sign}": ask.more, f"谁{sign}": ask.agent}
            wanted, text = KINDS[kind]
            head = HEAD.format(title=topic.title)
            yield kind, f"{head}{chr(10).join(topic.reasons)}\n{text.format(**said)}\n", [said[one] for one in wanted]


def split_kinds(seed: int = 5) -> tuple[list[int], list[int]]:
    """The numbers of the kinds: those to make intake by, and half that is held out."""
    numbers = list(range(len(KINDS)))
    random.Random(seed).shuffle(numbers)
    half = len(numbers) // 2
    return sorted(numbers[half:]), sorted(numbers[:half])


KNOWN, HELD = split_kinds()
