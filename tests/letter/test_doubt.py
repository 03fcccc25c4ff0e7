"""What a reader would be unsure of is marked as a guess, and what the page bears out is not."""

from __future__ import annotations

import pytest

from drafting.letter.read import read

LETTER = """\
云水函〔2025〕12号
关于市五届人大三次会议第12号建议的答复
陈知远、林若溪代表：
您提出的《关于疏浚清溪河的建议》收悉。现答复如下：
已于8月完成疏浚3公里。
年底前再疏浚2公里。
感谢您对水利工作的关心和支持。
云州市水利局
2025年8月19日
联系人：规划科 周明　联系电话：0551-5550123
抄送：市人大代工委、市政府办公室
"""


def _guessed(*changes: tuple[str, str]) -> set[str]:
    text = LETTER
    for old, new in changes:
        assert old in text
        text = text.replace(old, new)
    return set(read(text.encode()).guesses())


def test_nothing_is_doubted_where_the_page_bears_it_out() -> None:
    assert _guessed() == set()


@pytest.mark.parametrize(
    ("old", "new", "field"),
    [
        ("陈知远、林若溪代表：", "尊敬的陈知远：", "proposal.proposers"),
        ("陈知远、林若溪代表：", "陈知远3林若溪代表：", "proposal.proposers"),
        ("陈知远、林若溪代表：", "各位代表：", "proposal.proposers"),
        ("规划科 周明", "规划科负责此事的周明", "contacts"),
        ("规划科 周明　联系电话：0551-5550123", "规划科 周明　联系电话：见公示", "contacts"),
        ("规划科 周明　联系电话：0551-5550123", "规划科 周明　联系电话：0551-5550123，微信：0551-5550124", "contacts"),
        ("抄送：市人大代工委、市政府办公室", "抄送：有关的各位", "cc"),
        ("市五届人大三次会议第12号", "市五届人大三次会议期间第12号", ""),
        ("市五届人大三次会议第12号", "市五届人大会议期间第12号", "proposal.session"),
        ("《关于疏浚清溪河的建议》", "《关于疏浚“清溪河的建议》", "proposal.title"),
        ("《关于疏浚清溪河的建议》", "“治河”一事", "proposal.title"),
        ("收悉。现答复", f"收悉。{'我局高度重视，' * 60}现答复", "opening"),
        ("云水函〔2025〕12号", "云水函〔2025年〕之12号", "document_number"),
        ("联系人：规划科 周明　联系电话：0551-5550123\n", "周明同志那里可以问到，6612345\n", "contacts"),
        ("抄送：市人大代工委、市政府办公室", "另送：市人大代工委、市政府办公室", "cc"),
        ("抄送：市人大代工委、市政府办公室", "（可予以公开）", "disclosure"),
        ("抄送：市人大代工委、市政府办公室", "审批：已经罗平同志", "signatory"),
        ("抄送：市人大代工委、市政府办公室", "（办理情况：已解决）", "result"),
        ("感谢您对水利工作的关心和支持。", "您来河边看一看，就知道变化。", "closing"),
        ("感谢您对水利工作的关心和支持。", "您来河边看一看，就知道变化。", "responses"),
        ("已于8月完成疏浚3公里。", "1.已于8月完成疏浚3公里。\n2.已栽树300棵。", ""),
        ("已于8月完成疏浚3公里。", "情况是这样的。\n1.已疏浚3公里。\n2.已栽树300棵。", "responses"),
        ("已于8月完成疏浚3公里。", "问：疏浚了多少？\n答：3公里。\n问：栽树多少？\n答：300棵。", "responses"),
    ],
)
def test_a_value_of_odd_form_or_a_missing_one_is_a_guess(old: str, new: str, field: str) -> None:
    assert _guessed((old, new)) >= ({field} if field else set())
    if not field:
        assert not _guessed((old, new)) & {"responses", "proposal.session"}


def test_a_line_of_the_web_page_is_no_missing_value() -> None:
    page = ("云水函〔2025〕12号", "发布日期：2025年9月1日 来源：云州市水利局\n政务公开 审核：罗平")
    assert not {"date", "issuer", "signatory"} & _guessed(page, ("云州市水利局\n2025年8月19日\n", ""))


def test_a_kind_that_salutation_and_opening_agree_on_is_no_guess() -> None:
    title = "关于市五届人大三次会议第12号建议的答复"
    assert not {"kind", "proposal.kind"} & _guessed((title, "关于第12号来件的答复"))
    other = _guessed((title, "关于第12号来件的答复"), ("陈知远、林若溪代表", "陈知远、林若溪委员"))
    assert other & {"kind", "proposal.kind"}
