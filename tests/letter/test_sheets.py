"""An answer that a web system or a summary sheet holds: keys and values, in rows, in lines, or run together."""

from __future__ import annotations

import pytest

from drafting.findings import DraftingError
from drafting.letter.read import read
from drafting.letter.table import field_of

KEYS = {
    "编号": "0213",
    "届次": "青岚市第八届人民代表大会第三次会议",
    "标题": "关于规范犬只登记的建议",
    "领衔代表": "孟晓棠",
    "附议代表": "柳一鸣、邵文澜",
    "承办单位": "青岚市城市管理局",
    "会办单位": "青岚市公安局",
    "办理结果": "A",
    "公开情况": "全文公开",
}
ANSWER = "去年以来共登记犬只2.1万只，设登记点38处，上门办理1.2万只，群众投诉比上年少了四成。"
FOOT = {"答复日期": "2023/6/12", "承办人": "罗可", "电话": "0551-5550123"}


def _sheet(between: str, answer: str = ANSWER, **other: str) -> str:
    rows = [f"{key}{between}{value}" for key, value in (KEYS | other).items() if value]
    foot = [f"{key}{between}{value}" for key, value in FOOT.items()]
    return "\n".join(["青岚市人大代表建议办理答复摘要", *rows, f"答复内容{between}{answer}", *foot])


@pytest.mark.parametrize("between", [" | ", "：", "\t"])
def test_a_summary_sheet_without_salutation_and_opening_is_read_from_its_keys(between: str) -> None:
    record = read(_sheet(between).encode()).record
    assert record["proposal"] == {
        "kind": "建议",
        "session": KEYS["届次"],
        "number": "0213",
        "title": KEYS["标题"],
        "proposers": ["孟晓棠", "柳一鸣", "邵文澜"],
    }
    assert (record["kind"], record["issuer"], record["result"]) == ("建议答复", "青岚市城市管理局", "A")
    assert (record["date"], record["disclosure"]) == ("2023-06-12", "全文公开")
    assert record["contacts"] == [{"person": "罗可", "phone": "0551-5550123"}]
    assert record["responses"] == [{"heading": None, "body": ANSWER}]


def test_a_letter_that_stands_in_a_sheet_keeps_its_salutation_and_opening() -> None:
    letter = f"孟晓棠代表：您提出的《{KEYS['标题']}》收悉。现答复如下：{ANSWER}感谢您的关心。"
    record = read(_sheet(" | ", letter).encode()).record
    assert record["salutation"] == "孟晓棠代表" and record["opening"].endswith("现答复如下：")
    assert (record["responses"][0]["body"], record["closing"]) == (ANSWER, "感谢您的关心。")


def test_a_sheet_whose_cells_run_together_is_parted_at_its_labels() -> None:
    text = f"""\
政协提案办理复文登记表提案号:2022-0317提案类别:社会建设办理方式:主办
案由关于推广社区助餐的提案提案者民盟青岚市委会、邵晚晴办理单位青岚市民政局会办单位市商务局、各街道
复文内容邵晚晴委员:您提出的《关于推广社区助餐的提案》收悉，现答复如下：{ANSWER}
解决程度已解决复文日期20220826承办科室养老服务科承办人项云鹤联系电话0551-5550190
"""
    record = read(text.encode()).record
    proposal = record["proposal"]
    assert (proposal["number"], proposal["title"]) == ("2022-0317", "关于推广社区助餐的提案")
    assert proposal["proposers"] == ["民盟青岚市委会", "邵晚晴"]
    assert (record["issuer"], record["date"]) == ("青岚市民政局", "2022-08-26")
    assert record["contacts"] == [{"unit": "养老服务科", "person": "项云鹤", "phone": "0551-5550190"}]


def test_several_keys_in_a_row_of_a_table() -> None:
    rows = """\
青岚高新区政协提案答复表
提案编号\tHA-17\t届别\t十四届\t答复日期\t2024/5/30
提案名称\t关于建设人才公寓的提案
第一提案人\t霍咏珊\t界别\t港澳台侨\t联名提案人\t戚家栋
主办部门\t人才局\t办理结果\tA类
公开方式\t主动公开\t签发人\t易明轩\t承办人\t贝一凡 0551-5550126
答　复　意　见
霍咏珊委员：
感谢您的提案。经研究，意见如下：
"""
    record = read((rows + ANSWER).encode()).record
    assert (record["signatory"], record["result"], record["disclosure"]) == ("易明轩", "A", "主动公开")
    assert record["proposal"]["number"] == "HA-17" and record["proposal"]["proposers"] == ["霍咏珊", "戚家栋"]
    assert record["contacts"] == [{"person": "贝一凡", "phone": "0551-5550126"}]


def test_a_page_says_of_itself_what_a_sheet_says_of_the_case() -> None:
    assert field_of("标题") is None and field_of("作者") is None
    assert field_of("标题", in_sheet=True) == "proposal.title"
    assert field_of("建 议 提 出 人") == "proposal.proposers" and field_of("主办单位") == "proposal.host"


def test_two_keys_are_no_sheet() -> None:
    with pytest.raises(DraftingError, match="不是建议提案的答复"):
        read(f"编号：12\n承办单位：青岚市城市管理局\n答复内容：{ANSWER}".encode())


def test_a_cohandlers_table_names_the_host_unit() -> None:
    text = f"""\
青岚市公安局
关于市八届人大三次会议第41号建议的会办意见
主 办 单 位：青岚市城市管理局
建议提出人：卞玉珠
建 议 题 目：关于规范犬只登记的建议
根据市人大常委会办公室交办的意见，对属我局职责的部分，提出会办意见如下，供贵局汇总。
{ANSWER}
青岚市公安局
2023年5月17日
"""
    record = read(text.encode()).record
    assert (record["kind"], record["issuer"]) == ("会办意见", "青岚市公安局")
    assert record["proposal"]["host"] == "青岚市城市管理局" and record["proposal"]["proposers"] == ["卞玉珠"]
