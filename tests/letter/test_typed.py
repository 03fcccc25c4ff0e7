"""A letter in traditional characters is read, and its values are given back as typed."""

from __future__ import annotations

import pytest

from drafting.letter.read import read

LETTER = """\
雲州市水利局

雲水函〔2025〕12號

關於對政協雲州市第五屆委員會第三次會議第12號提案的答覆

陳知遠、練慧儀委員：

　　兩位委員提出的「關於疏濬清溪河的提案」收悉。經與市財政局會商，現答覆如下：

　　一、河道疏濬

　　今年已疏濬3公里，兩岸栽樹300棵。

　　二、日常管護

　　年底前再疏濬2公里，所需經費已列入預算。

　　專此函覆，順頌

時祺

　　　　　　雲州市水利局
　　　　　　二〇二五年八月九日

聯絡人：羅啟賢　　聯絡電話：6682-3190　　傳真：6682-3191

抄送：市政協提案委員會
"""


def test_every_field_is_as_typed():
    reading = read(LETTER.encode())
    record = reading.record
    assert record["kind"] == "提案答复" and record["proposal"]["kind"] == "提案"
    assert record["document_number"] == "雲水函〔2025〕12号"
    assert record["title"] == "關於對政協雲州市第五屆委員會第三次會議第12號提案的答覆"
    assert record["proposal"]["proposers"] == ["陳知遠", "練慧儀"]
    assert record["proposal"]["title"] == "關於疏濬清溪河的提案"
    assert record["proposal"]["session"] == "政協雲州市第五屆委員會第三次會議"
    assert record["salutation"] == "陳知遠、練慧儀委員"
    assert [response["heading"] for response in record["responses"]] == ["河道疏濬", "日常管護"]
    assert record["responses"][0]["body"] == "今年已疏濬3公里，兩岸栽樹300棵。"
    assert record["closing"] == "專此函覆，順頌\n時祺"
    assert (record["issuer"], record["date"]) == ("雲州市水利局", "2025-08-09")
    assert record["contacts"] == [{"person": "羅啟賢", "phone": "6682-3190"}]
    assert record["cc"] == [{"recipient": "市政協提案委員會"}]
    assert reading.reply is not None and reading.reply.issuer == "雲州市水利局"
    assert reading.left_over == ("傳真：6682-3191",)


@pytest.mark.parametrize("letters", ["乾", "於"])
def test_a_single_such_character_changes_nothing(letters: str) -> None:
    text = f"陈知远代表：\n您提出的《关于疏浚{letters}清溪河的建议》收悉。现答复如下：\n{'已于8月疏浚3公里。' * 20}\n"
    record = read(text.encode()).record
    assert record["proposal"]["title"] == f"关于疏浚{letters}清溪河的建议"
