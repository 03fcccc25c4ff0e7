"""Hostile posts to the pages of a form: each is saved, merged or refused in words; nothing else ever happens.

No answer is an error of the program, the form on disk is always one that can be read, there is never a second file,
and what was said to be saved is in the form. `python tests/fuzz/posted.py 5000` tries so many; the suite a few.
"""

from __future__ import annotations

import random
import sys
import tempfile
import warnings
from collections import Counter
from pathlib import Path
from typing import Any
from unittest import mock
from urllib.parse import urlencode

from drafting.form.revise import values_of
from drafting.model.fields import LISTS, RECORDS
from drafting.web import security
from drafting.web.fields.posted import clean

sys.path.insert(0, str(Path(__file__).parents[2]))  # where the script is run by its path
from tests.fuzz.forms import EXAMPLES, SIGNS

FORM = "答复.yaml"
PAGE = "/forms/%E7%AD%94%E5%A4%8D.yaml"
ROWS = ("0", "1", "2", "7", "00", "-1", "１", "x", "", "999", "1000", "9" * 30, "count", "0.0")
STEPS = ("add", "up", "down", "remove", "expand", "block", "words", "fix", "mine", "theirs", "undo", "redo", "eval", "")
PLAIN = ("signatory", "issuer", "title", "document_number", "proposal.number", "proposal.title", "responses.0.body")
SURE = ("signatory", "issuer", "document_number")
"""Fields whose text is kept as it is typed, whatever else is posted."""


def name(chance: random.Random) -> str:
    """The name of a posted field: a path of the form, right or nearly so, or anything."""
    if chance.random() < 0.4:
        return chance.choice(PLAIN)
    record = chance.choice([*RECORDS])
    field = chance.choice([*RECORDS[record].model_fields])
    steps = [step for step in (record, chance.choice(ROWS), field) if step] if record else [field]
    if field in LISTS:
        steps.append(chance.choice(ROWS))
    if chance.random() < 0.2:
        chance.shuffle(steps)
    return ".".join(steps) + chance.choice(("", "", "", "", ".blank", ".count", ".", "..", "\x00", "[0]"))


def text(chance: random.Random) -> str:
    """A value: words, signs, numbers, and rarely very long."""
    if chance.random() < 0.01:
        return "云州市" * chance.choice((100, 3000, 350_000))
    signs = [sign for sign in SIGNS if not any("\ud800" <= one <= "\udfff" for one in sign)]
    words = (
        "沈岚",
        "1",
        "2",
        "1000",
        "1001",
        "9" * 5000,
        "2026-09-10",
        "提案答复",
        "议案",
        "收悉答复",
        "无此段",
        "A",
        "",
    )
    return "".join(chance.choices((*words, *signs), k=chance.choice((1, 1, 2, 4))))


def step(chance: random.Random) -> str:
    return " ".join(
        (chance.choice(STEPS), name(chance), chance.choice(("", "收悉答复", "政协抄送", "x y", "0" * 8)))
    ).strip()


def fields(chance: random.Random, versions: list[str]) -> list[tuple[str, str]]:
    """The fields of a post, in no order, some twice; begun from some version, or none, or one there never was."""
    made = [(name(chance), text(chance)) for _ in range(chance.choice((0, 1, 2, 5, 20)))]
    made.append(
        ("version", chance.choice((*versions[-4:], versions[-1], versions[-1], "", "0" * 16, "../x", "f" * 9000)))
    )
    if chance.random() < 0.3:
        made.append(("do", step(chance)))
    if chance.random() < 0.05:
        made += [(f"responses.{row}.body", "甲") for row in range(chance.choice((3, 300, 1100)))]
    chance.shuffle(made)
    return made


class Desk:
    """A folder with one form and the pages over it."""

    def __init__(self, folder: Path) -> None:
        from drafting.web.app import create_app

        self.folder, self.path = folder, folder / FORM
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            from starlette.testclient import TestClient

            self.client: Any = TestClient(create_app(folder), base_url="http://localhost:80", follow_redirects=False)

    def ask(self, method: str, path: str, data: list[tuple[str, str]] = (), **headers: str) -> Any:  # type: ignore[assignment]
        body = urlencode(data).encode() if method == "POST" else None
        kind = {"content-type": "application/x-www-form-urlencoded"} if body is not None else {}
        answer = self.client.request(method, f"{PAGE}{path}", content=body, headers={**kind, **headers})
        assert answer.status_code in (200, 303, 400, 404, 409, 413, 422), (
            method,
            path,
            answer.status_code,
            answer.text[:200],
        )
        assert "Traceback" not in answer.text
        return answer

    def post(self, chance: random.Random, versions: list[str]) -> str:
        """One post; what became of it."""
        data = fields(chance, versions)
        headers = chance.choice(({"x-autosave": "1"}, {"x-autosave": "1"}, {"hx-request": "true"}, {}))
        answer = self.ask("POST", "", data, **headers)
        values = values_of(self.path.read_text("utf-8"))
        assert values, "the form is empty"
        if answer.status_code not in (200, 303):
            return "refused"
        if "x-autosave" not in headers:
            return "saved"
        said = answer.json()
        versions.append(said["version"])
        last = dict(data)
        if not said["conflict"] and "do" not in last:
            for field in SURE:
                typed = clean(last.get(field, ""))
                assert not typed or values.get(field) == typed, (field, typed[:80], values.get(field))
        return "in conflict" if said["conflict"] else "saved"


def attempt(seed: int) -> Counter[str]:
    """What became of the posts of this seed. Raises AssertionError, or whatever it should not."""
    chance = random.Random(seed)
    with tempfile.TemporaryDirectory() as place, mock.patch.object(security, "WORK_SECONDS", 600):  # time is not tried
        desk = Desk(Path(place))
        desk.path.write_text(chance.choice(EXAMPLES), "utf-8")
        desk.ask("GET", "")
        versions = [desk.ask("GET", "/version").json()["version"]]
        came = Counter(desk.post(chance, versions) for _ in range(chance.randint(1, 4)))
        desk.ask("POST", "/preview", fields(chance, versions))
        for page in chance.sample(
            ("", "/check", "/print", "/text", "/version", f"/blocks/{name(chance)}".replace("\x00", "")), 2
        ):
            desk.ask("GET", page.replace("#", "%23").replace("?", "%3f"))
        assert [file.name for file in Path(place).iterdir() if file.name != ".drafting"] == [FORM]
    return came


def main(count: int) -> Counter[str]:
    """What became of the posts of so many seeds, about two each."""
    came: Counter[str] = Counter()
    for seed in range(count):
        try:
            came += attempt(seed)
        except BaseException:
            print(seed)
            raise
    return came


if __name__ == "__main__":
    print("posts:", dict(main(int(sys.argv[1]))))
