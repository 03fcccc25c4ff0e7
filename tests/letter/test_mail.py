"""A letter that was sent in a mail, quoted or as it was."""

from __future__ import annotations

import pytest

from drafting.letter.read import read
from tests.letter.test_unusual import WHOLE

HEAD = (
    "发件人: 罗平 <lp@example.com>\n发送时间: 2021年8月10日 16:22\n收件人: 市住建局提案办\n抄送: 局办公室; 规划科\n"
    "主题: 转发: 回复: 第0213号提案答复（最终稿）\n\n老师好，盖章件明天送到，有问题打我电话 5550199。\n"
)
FOOT = "\n--\n罗平\n云州市水利局 办公室\n本邮件及附件仅供收件人使用，误收请删除。\n"


def _quoted(text: str) -> str:
    return "".join(f"> {line}\n" for line in text.splitlines())


def test_a_letter_that_a_mail_quotes_is_read_without_the_mail() -> None:
    reading = read(f"{HEAD}-------- 原始邮件 --------\n{_quoted(WHOLE)}{FOOT}".encode())
    assert reading.record == read(WHOLE.encode()).record
    assert any("邮件的抬头、附言和引文没有读入" in finding.message for finding in reading.findings)


def test_a_letter_above_what_a_mail_quotes_is_read_without_it() -> None:
    asked = "> 在 2021-08-09 09:40,“提案委” 写道:\n> 请把答复的电子版发来。抄送：县政府办\n"
    head = HEAD.partition("\n\n")[0]
    assert read(f"{head}\n{WHOLE}{asked}".encode()).record == read(WHOLE.encode()).record


@pytest.mark.parametrize("text", [WHOLE, f"抄送: 局办公室\n附件: 清单\n{WHOLE}", f"发件人: 罗平\n{WHOLE}"])
def test_what_is_no_mail_is_left(text: str) -> None:
    assert not any("邮件" in finding.message for finding in read(text.encode()).findings)
