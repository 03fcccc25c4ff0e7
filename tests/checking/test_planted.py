"""One fault planted in a sound reply: it is found where it stands, and the reply without it is silent."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache

import pytest

from drafting.checking.files import check_form, check_text
from drafting.checking.rule import rules
from drafting.form.load import load_text
from drafting.wording.word import word
from drafting.writers import write
from tests.checking.compose import compose

SEEDS = range(12)
_OTHER_CHAMBER = {"建议": "提案", "议案": "提案", "提案": "建议"}
_OTHER = {"建议": "提案", "议案": "提案", "提案": "议案"}

# In the letter as text: the pattern's first match becomes the second; the fault is on the line that changed.
IN_TEXT: dict[str, tuple[str, str | Callable[[re.Match[str]], str]]] = {
    "K001": (
        r"(?<=号)(建议|议案|提案)的答复\n([\s\S]*?)(?=现答复|现将)",
        lambda m: f"{m[1]}的答复\n{m[2]}就您的{_OTHER[m[1]]}，",
    ),
    "K002": (r"(代表|委员)：(?=\n)", lambda m: {"代表": "委员", "委员": "代表"}[m[1]] + "："),
    "K003": (r"\A([\s\S]*?)(人大|人民代表大会|政协)(?=.*会议)", lambda m: m[1] + ("政协" if "人" in m[2] else "人大")),
    "K004": (r"抄送：.*", lambda m: "抄送：市人大代工委，代表所在乡镇，市政协提案委，委员所在单位。"),
    "D001": (r"(收悉|办理)。", r"\1。感谢您们。"),
    "D006": (r"(代表|委员)：(?=\n)", r"等\1："),
    "D007": (r"^(\S{2,4})(代表|委员|、)(?=\S*：?$)", r"\1、\1\2"),
    "D009": (r"(代表|委员)：(?=\n)", r"\1"),
    "N001": (r"〔(\d{4})〕", r"【\1】"),
    "N003": (r"〔(\d{4})〕", "〔2019〕"),
    "N004": (r"逐项核对", "于2026年08月05日逐项核对"),
    "N005": (r"(逐项核对)", r"\1自6月31日起"),
    "N007": (r"我们在(\d)月", r"我们在23年\1月"),
    "E002": (r"办理结果：.*", "办理结果：同意公开"),
    "E003": (r"签发人：.*", "签发人："),
    "E008": (r"0551-555\d{4}", "0551-55501"),
    "E009": (r"逐项核对", "逐项核对（详见附件）"),
    "E012": (r"(抄送：.*)。", r"\1"),
    "S001": (r"　　二、", "　　四、"),
    "S004": (r"　　我们在|　　(?=您|你们)", "　　1、"),
    "A006": (r"登入台账。", "登入台账。我们将尽快完成其余部分。"),
    "C001": (r"《(关于)", r"\1"),
    "C005": (r"逐项核对", "按照十四五规划逐项核对"),
    "C006": (r"提出的《关于", "提出的关于《关于"),
    "C007": (r"逐项核对", "对照《关于实施《公园管理办法》的意见》逐项核对"),
    "C008": (r"逐项核对", "以“一网通办”、“一网统管”逐项核对"),
    "P001": (r"逐项核对，", "逐项核对,"),
    "P002": (r"逐项核对", '按"一件一策"逐项核对'),
    "P003": (r"逐项核对", "分３次逐项核对"),
    "P004": (r"登入台账。", "情况如下."),
    "P005": (r"逐项核对", "到现场...逐项核对"),
    "P006": (r"逐项核对，", "逐项核对，，"),
    "P007": (r"逐项核对", "对座椅、路灯、等设施逐项核对"),
    "P008": (r"逐项核对", "逐项核对 30处"),
    "P009": (r"联系电话：", "联系电话；"),
    "U001": (r"逐项核对", "自二零二五年起逐项核对"),
    "U002": (r"逐项核对", "用2-3个月逐项核对"),
    "U003": (r"逐项核对", "按5～10%的比例逐项核对"),
    "U004": (r"逐项核对", "对3千多人的意见逐项核对"),
    "U005": (r"逐项核对", "对约300人左右的意见逐项核对"),
    "W001": (r"逐项核对", "布署人员逐项核对"),
    "G001": (r"0551-555\d{4}", "13800000000"),
    "G002": (r"逐项核对", "（身份证110101199003070000）逐项核对"),
    "G003": (r"逐项核对", "（此处内部掌握）逐项核对"),
    "G004": (r"逐项核对", "（秘密★1年）逐项核对"),
    "S007": (r"逐项核对", "做到一是核对台账，三是核对现场"),
    "X002": (r"逐项核对", "【待核：2025年】逐项核对"),
    "X003": (r"逐项核对", "**逐项核对**"),
}
DELETED = {
    "E004": r"^\S+局\n(?=\d{4}年)",
    "E005": r"^\d{4}年\d+月\d+日\n",
    "E006": r"^　　（联系人.*\n",
    "E001": r"^办理结果.*\n",
}

# In the form: the fault is at the field.
IN_FORM: dict[str, tuple[str, str | Callable[[re.Match[str]], str], str]] = {
    "K005": (r"引言: .*", "引言: 在二十届九次会议上提出的这一件已收悉。现答复如下：", "opening"),
    "K007": (r"引言: .*", "引言: 所提的第98765号建议已交我局办理，现答复如下：", "opening"),
    "D005": (r"  提出人: .*", "  提出人: [陈知远, 林若溪, 罗平]\n  人数: 2", "proposal.proposer_count"),
    "D008": (r"引言:", "称谓: 王无此代表\n引言:", "salutation"),
    "N008": (r"办理期限: (\d{4})-12-30", r"办理期限: \1-07-01", "date"),
    "N009": (r"收到日期: (\d{4})-03-15", r"收到日期: \1-12-31", "date"),
    "E010": (r"结语:", "附件: 安排计划表。\n结语:", "attachments.0"),
    "E011": (r"引言:", "标题: 关于有关问题的答复。\n引言:", "title"),
    "A001": (r"诉求: \[", "诉求: [另行修建一座步行桥, ", "proposal.demands."),
    "A002": (r"    诉求: 2", "    诉求: 9", "responses.1.demand"),
    "A003": (r"    诉求: 2", "    诉求: 1", "responses.1.demand"),
    "A004": (r"办理结果: .", "办理结果: A", "responses.0.disposition"),
    "A010": (r"办理情况: .*", "办理情况: 已经办了", "responses.0.disposition"),
    "G005": (r"版式: .*", "密级: 秘密", "secrecy"),
    "G006": (r"结语:", "公开方式: 内部公开\n结语:", "disclosure"),
    "X001": (r"签发人:", "# 不查 E003\n签发人:", "signatory"),
    "E007": (r"    电话: .*\n", "", "contacts"),
    "A007": (r"(登入台账。)", r"\1管理单位每月对全部设施的完好情况检查一次。", "responses.1.body"),
    "S002": (r"(登入台账。)", r"\1\n      （1）先行办理的部分。\n      （2）随后办理的部分。", "responses.0.body"),
    "S003": (r"(登入台账。)", r"\1\n      1.先行办理的部分已经办结。", "responses."),
    "S008": (r"(  - 标题: (.*)\n    诉求: 1[\s\S]*?)  - 标题: .*", r"\1  - 标题: \2", "responses.1.heading"),
    "C002": (
        r"(登入台账。)",
        r"\1按《甲类管理办法》（云政办〔2025〕8号）和《乙类实施细则》（云政办〔2025〕8号）执行。",
        "responses.",
    ),
    "C003": (
        r"(登入台账。)",
        r"\1按《甲类管理办法》（云政办〔2025〕8号）和《甲类管理办法》（云政办〔2025〕9号）执行。",
        "responses.",
    ),
    "C004": (r"(登入台账。)", r"\1居民可拨打12345便民热线，12345政务热线受理后转办。", "responses."),
    "K008": (
        r"(文种: (..)[\s\S]*建议提案:)",
        lambda m: f"{m[1]}\n  类别: {_OTHER_CHAMBER[m[2]]}",
        "proposal.kind",
    ),
    "K009": (
        r"文种: .*([\s\S]*建议提案:)",
        r"文种: 议案答复\1\n  类别: 建议",
        "proposal.kind",
    ),
    "K010": (r"引言: .*", "引言: 就《关于另修一座步行桥的提案》，现答复如下：", "opening"),
    "K011": (r"  标题: (.*)([\s\S]*)引言: .*", r"  标题: 有关\1\2引言: 就《\1》，现答复如下：", "opening"),
    "D010": (
        r"(文种: (..)[\s\S]*  提出人: )\[[^\]]*",
        lambda m: f"{m[1]}[陈知远{'代表' if m[2] == '提案' else '委员'}",
        "proposal.proposers.0.name",
    ),
    "E014": (r"文种: (..).*([\s\S]*建议提案:)", r"文种: 会办意见\2\n  类别: \1", "proposal.host"),
    "E015": (r"  编号: .*", "  编号:", "proposal.number"),
    "E016": (r"版式: .*", "版式: 信函\n印发日期: 2026-09-11", "printed_on"),
    "S009": (r"  - 标题: ", "  - 标题: （二）", "responses.0.heading"),
    "N002": (r"(登入台账。)", r"\1按《甲类管理办法》（云政办【2025】8号）执行。", "responses."),
}


@cache
def sound(seed: int) -> tuple[str, str]:
    """A sound form, and its letter as text."""
    form = compose(seed)
    return form, write(word(load_text(form)), "txt").decode("utf-8")


@pytest.mark.parametrize("first", range(0, 200, 50))
def test_sound_reply_is_silent(first: int) -> None:
    for seed in range(first, first + 50):
        form, letter = sound(seed)
        assert [str(finding) for finding in check_form(form, "form.yaml").findings] == [], seed
        assert [str(finding) for finding in check_text(letter, "letter.txt").findings] == [], seed


def _in_text(code: str, seed: int) -> bool | None:
    """Whether the fault was found on its line; None where this reply has no room for it."""
    letter = sound(seed)[1]
    pattern, new = IN_TEXT[code]
    planted = re.sub(pattern, new, letter, count=1, flags=re.MULTILINE)
    pairs = zip(letter.split("\n"), planted.split("\n"), strict=False)
    line = next((n for n, (old, changed) in enumerate(pairs, 1) if old != changed), None)
    if line is None:
        return None
    return any(f.code == code and f.line == line for f in check_text(planted, "letter.txt", select=(code,)).findings)


def _deleted(code: str, seed: int) -> bool:
    planted = re.sub(DELETED[code], "", sound(seed)[1], count=1, flags=re.MULTILINE)
    found = check_text(planted, "letter.txt", select=(code,)).findings
    return planted != sound(seed)[1] and any(f.code == code for f in found)


def _in_form(code: str, seed: int) -> bool:
    pattern, new, where = IN_FORM[code]
    every = 0 if code == "A007" else 1
    planted = re.sub(pattern, new, sound(seed)[0], count=every)
    findings = check_form(planted, "form.yaml", select=(code,)).findings
    return planted != sound(seed)[0] and any(f.code == code and f.where.startswith(where) for f in findings)


PLANTED = [(_in_text, code) for code in IN_TEXT] + [(_deleted, code) for code in DELETED]
PLANTED += [(_in_form, code) for code in IN_FORM]


@pytest.mark.parametrize(("plant", "code"), PLANTED, ids=lambda value: value if isinstance(value, str) else "")
def test_a_planted_fault_is_found_where_it_stands(plant: Callable[[str, int], bool | None], code: str) -> None:
    """Each rule for itself: none is missed, and a letter with room for the fault is found in half of the tries."""
    tried = {seed: plant(code, seed) for seed in SEEDS}
    assert [seed for seed, found in tried.items() if found is False] == []
    assert sum(found is True for found in tried.values()) >= len(SEEDS) // 2


def test_every_planted_code_is_a_rule() -> None:
    assert {code for _, code in PLANTED} <= set(rules())
