"""A page that lost its line breaks: title, headings and text, what the page says of itself, each is found again."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drafting.letter.lines import line_of
from drafting.letter.mend import mended
from drafting.letter.read import read
from drafting.letter.run_on import headed

TITLE = "关于对市三届人大六次会议第135号建议的答复"
ASKED = "您提出的“关于加强外卖监管的建议”已收悉，现答复如下："
POINTS = {
    "加强主体监管": "我市现有商户四千余家，今年已核查一遍。",
    "推行“食安封签”": "针对您提出的污染问题，我局印发了通知，由财政出资。",
    "畅通投诉渠道": "进一步整合两条热线，实行七日内办结。",
}
RAN = "".join(f"{'一二三'[at]}、{head}{text}" for at, (head, text) in enumerate(POINTS.items()))
FOOT = "感谢您的关心与支持！\n大岭市市场监督管理局2021年7月30日"


@pytest.mark.parametrize(
    "page",
    [
        "发布时间：2021-10-12 16:08　来源：市局　浏览量：86\n",
        "来源：市局 发布日期：2021-10-12\n",
        "2021-10-12 16:08 来源：市局\n",
        "发布时间：2021-10-12 浏览次数：86 ",
        "\n",
    ],
)
def test_a_title_with_the_data_of_its_page_behind_it_is_whole(page):
    reading = read(f"{TITLE}{page}褚明远代表：{ASKED}{RAN}{FOOT}".encode())
    assert reading.record["title"] == TITLE
    assert (reading.record["proposal"]["number"], reading.record["proposal"]["proposers"]) == ("135", ["褚明远"])
    assert reading.record["responses"] == [{"heading": head, "body": text} for head, text in POINTS.items()]
    assert {f"responses.{at}.heading" for at in range(3)} <= set(reading.guesses())
    assert (reading.record["issuer"], reading.record["date"]) == ("大岭市市场监督管理局", "2021-07-30")


@pytest.mark.parametrize("between", ["", " "])
@pytest.mark.parametrize(
    ("addressed", "named"),
    [
        ("褚明远代表：", ["褚明远"]),
        ("褚明远委员、林若溪委员：", ["褚明远", "林若溪"]),
        ("尊敬的褚明远、林若溪：", ["褚明远", "林若溪"]),
        ("民盟云州市委会：", ["民盟云州市委会"]),
    ],
)
def test_a_letter_on_one_line_is_parted_and_all_of_it_is_a_guess(between, addressed, named):
    parts = ["办理结果：B", TITLE, addressed, ASKED, RAN, *FOOT.split("\n"), "抄送：市人大代工委"]
    reading = read(between.join(parts).encode())
    assert (reading.record["title"], reading.record["result"]) == (TITLE, "B")
    assert [name.strip() for name in reading.record["proposal"]["proposers"]] == named
    assert reading.record["opening"] == ASKED and reading.record["cc"] == [{"recipient": "市人大代工委"}]
    whole = {"title", "result", "salutation", "proposal.proposers", "opening", "responses", "closing", "issuer", "date"}
    assert whole <= set(reading.guesses())


def test_a_letter_whose_salutation_shares_the_line_of_its_opening_is_none():
    text = f"{TITLE}\n褚明远代表：{ASKED}\n已核查商户四千余家，今年再查一遍。\n{FOOT}"
    assert not read(text.encode()).guesses().keys() & {"opening", "salutation", "responses", "issuer"}


@pytest.mark.parametrize(
    "text",
    [
        "您提出的建议的答复意见征求了市财政局：",
        "我局就建议的办理情况作了报告并送市人大代表：",
        "关于建议的答复：",
    ],
)
def test_a_sentence_that_names_an_answer_is_one_line(text):
    assert next(line.text for line in mended([line_of(0, text), line_of(1, "已办。")])) == text


@pytest.mark.parametrize(
    "texts",
    [
        ["一、加强主体监管我市现有商户四千家。"],
        ["一、加强主体监管我市现有商户四千家。", "二、已核查完毕，无证的已下线。"],
        ["一、关于监管。我市现有商户四千家。", "二、关于封签。今年已印制一批。"],
        ["一、我市现有商户四千家。", "二、今年已印制一批。"],
        ["一、推行“我市现有封签”制度。", "二、畅通“今年开通的”渠道。"],
        ["加强主体监管我市现有商户四千家。", "推行封签今年已印制一批。"],
    ],
)
def test_numbered_text_without_a_heading_in_each_is_left_as_it_is(texts):
    lines = [line_of(number, text) for number, text in enumerate(texts)]
    assert list(headed(lines)) == lines


@given(st.lists(st.text("一二、我市今年“”《》，。进一步监管", max_size=40), max_size=6))
def test_nothing_of_a_line_is_lost(texts):
    lines = [line_of(number, text) for number, text in enumerate(texts)]
    assert "".join(line.text for line in headed(lines)) == "".join(line.text for line in lines)


def test_a_line_of_a_thousand_letters_is_parted_no_further_than_one_letter_is():
    assert len(list(mended([line_of(0, f"{TITLE}褚明远代表：{ASKED}" * 1000)]))) < 100
