"""What intake understands of single shapes; every place, person and number is invented."""

import random

import pytest

from drafting.findings import DraftingError
from drafting.form.load import load_text
from drafting.form.profile import load_office
from drafting.proposal.form import to_form
from drafting.proposal.take import intake
from tests.proposal.proposals import KNOWN, compose
from tests.proposal.said import TEXT, TITLE

SHEET = """政协云州市第七届委员会第三次会议
委员提案
第0136号
题目：关于增设公共充电设施的提案
提案人：陈知远　联系电话：13900001234
主办单位：市发展改革委　会办单位：市交通运输局、市财政局
收到日期：2026年3月12日
内容：公共充电桩不足，群众反映强烈。
为此，建议：
一、制定充电设施专项规划。
二、在公共停车场增设充电桩。
"""
REPLY = """关于市政协七届三次会议第0136号提案的答复
陈知远委员：
您提出的《关于增设公共充电设施的提案》收悉，现答复如下：
已增设充电桩200个。
"""


def proposal(text, office=None):
    return intake(text.encode(), office).record["proposal"]


@pytest.fixture
def office(tmp_path):
    (tmp_path / "office.yaml").write_text("名称: 云州市发展和改革委员会\n期限: {答复: 3, 会办: 1}\n", encoding="utf-8")
    return load_office(tmp_path)


@pytest.fixture
def helper(tmp_path):
    (tmp_path / "office.yaml").write_text("名称: 云州市交通运输局\n期限: {答复: 3, 会办: 1}\n", encoding="utf-8")
    return load_office(tmp_path)


def test_a_sheet_becomes_a_record(office):
    taken = intake(SHEET.encode(), office)
    assert taken.record["kind"] == "提案答复"
    assert taken.record["proposal"] == {
        "kind": "提案",
        "session": "政协云州市第七届委员会第三次会议",
        "number": "0136",
        "title": "关于增设公共充电设施的提案",
        "proposers": ["陈知远"],
        "host": "市发展改革委",
        "cohosts": ["市交通运输局", "市财政局"],
        "received": "2026-03-12",
        "due": "2026-06-12",
        "demands": ["制定充电设施专项规划", "在公共停车场增设充电桩"],
    }
    assert taken.record["responses"] == [{"demand": "1", "body": ""}, {"demand": "2", "body": ""}]
    assert [finding.line for finding in taken.findings if finding.code == "R123"] == [10, 11]


def test_a_helper_owes_an_opinion_to_the_host(helper):
    taken = intake(SHEET.encode(), helper)
    assert taken.record["kind"] == "会办意见"
    assert taken.record["proposal"]["due"] == "2026-04-12"
    reply = load_text(to_form(taken, helper))
    assert (reply.kind, reply.subject, reply.proposal.host) == ("会办意见", "提案", "市发展改革委")


def test_the_telephone_is_in_neither_form_nor_text(office):
    taken = intake(SHEET.encode(), office)
    assert "13900001234" not in to_form(taken, office) + taken.text
    assert "联系电话：〔略〕" in taken.text


def test_each_guess_stands_at_its_field():
    taken = intake("关于修复河堤的建议\n清溪县人大代表　罗平\n河堤多处塌方。恳请县政府尽快修复险工险段。\n".encode())
    where = {finding.where for finding in taken.findings}
    assert {"proposal.proposers", "proposal.session", "proposal.number", "proposal.demands.0"} <= where
    form = to_form(taken)
    assert "  # 来文没有写明届次\n  届次:" in form and "没有标签，姓名写在" in form


def test_what_the_file_does_not_name_stays_empty():
    got = proposal("关于修复河堤的建议\n河堤多处塌方。恳请县政府尽快修复险工险段。\n")
    assert set(got) == {"kind", "title", "demands"}


def test_the_title_alone_is_the_demand():
    got = proposal("提案人：罗平\n标题：关于修复清水河堤防的建议\n内容：河堤多处塌方，群众出行不便。\n")
    assert got["demands"] == ["修复清水河堤防"]


def test_a_file_with_the_answer_ends_where_that_begins():
    taken = intake((SHEET + REPLY).encode())
    assert len(taken.record["proposal"]["demands"]) == 2
    assert "收悉" not in taken.text and "200个" not in taken.text
    assert [finding.line for finding in taken.findings if finding.code == "R124"] == [12]


@pytest.mark.parametrize(
    ("text", "why"),
    [
        (REPLY, "这是答复"),
        ("关于做好建议提案办理工作的通知\n各科室：\n请抓紧办理，建议逐件登记。\n", "看标题是通知"),
        ("市政协召开座谈会\n本报讯（记者 林若溪）昨日，市政协召开座谈会，委员建议加快充电桩建设。\n", "新闻"),
        ("今天天气很好。\n我们去公园。\n", "没有题目"),
        ("\n", "没有文字"),
    ],
)
def test_what_is_no_proposal_is_said_to_be_none(text, why):
    with pytest.raises(DraftingError, match=why):
        intake(text.encode())


def test_torn_and_mistyped_labels_are_read():
    got = proposal(
        "案\n由：关于增设路灯的提案\n提 案\n人：罗平\n编 号：12\n理由：路上没有灯。\n办法：\n1、沿街增设路灯。\n"
    )
    assert (got["title"], got["proposers"], got["number"]) == ("关于增设路灯的提案", ["罗平"], "12")
    assert proposal("领街代表：罗平\n建议标題：关于增设路灯的建议\n建议內容：建议沿街增设路灯。\n")["proposers"] == [
        "罗平"
    ]


def test_units_are_read_from_the_review():
    text = SHEET.replace("主办单位：市发展改革委　会办单位：市交通运输局、市财政局\n", "")
    got = proposal(text + "审查意见：同意立案，由市住房和城乡建设局主办，市财政局会办。\n")
    assert (got["host"], got["cohosts"]) == ("市住房和城乡建设局", ["市财政局"])


def test_an_organisation_proposes_and_the_number_of_seconders_is_kept():
    assert proposal(SHEET.replace("提案人：陈知远", "提案单位：民盟云州市委会"))["proposers"] == ["民盟云州市委会"]
    got = proposal(SHEET.replace("提案人：陈知远", "提案人：陈知远等12人"))
    assert (got["proposers"], got["proposer_count"]) == (["陈知远"], 12)


ASSIGNED = """提案交办单
市园林局：
现将市政协七届三次会议第027号提案转给你单位主办，市水务局会办。请于6月15日前将答复意见送提案人。
市政府办公室
2026年3月6日
附：提案原文
关于增设直饮水点的提案
提案人：陈知远　界别：教育界
情况：公园里没有直饮水点。
建议：
（一）在中心公园先行试点。
（二）每日检测水质并公示。
"""


def test_a_letter_of_assignment_above_the_proposal_says_who_handles_it_and_by_when():
    got = proposal(ASSIGNED)
    assert (got["session"], got["number"], got["host"]) == ("市政协七届三次会议", "027", "市园林局")
    assert (got["cohosts"], got["due"], len(got["demands"])) == (["市水务局"], "2026-06-15", 2)


def test_demands_are_found_where_no_heading_announces_them():
    essay = "给骑手一个停车的地方\n骑手没有地方停车，常被拖走。我想，可不可以在医院门口划出临时停车位？"
    essay += "能不能把首次拖车改成短信提醒？\n（作者系市政协委员、市第三医院主任 罗平）\n"
    got = proposal(essay)
    assert got["demands"] == ["在医院门口划出临时停车位？", "把首次拖车改成短信提醒？"]
    assert (got["title"], got["proposers"]) == ("给骑手一个停车的地方", ["罗平"])
    series = "关于心理教师的提案\n解决这个问题，一要给编制，每校配备一名教师；二要给本领，三年轮训一遍。\n"
    assert len(proposal(series)["demands"]) == 2
    listed = "关于法律顾问的提案\n提案人：罗平\n具体建议：\n固定到岗时间；整合三个渠道，一次派单；免费作法律体检。\n"
    assert proposal(listed)["demands"] == ["固定到岗时间", "整合三个渠道，一次派单", "免费作法律体检"]


def test_an_appeal_for_attention_is_no_demand():
    text = "关于客厅的建议\n建议由民政局牵头出台指导意见。\n恳请市政府予以支持，让老人有地方去。\n市政协委员　罗平\n"
    assert proposal(text)["demands"] == ["由民政局牵头出台指导意见"]


def test_problems_that_are_numbered_are_no_demands():
    text = "提案人：罗平\n标题：关于客厅的提案\n内容：主要有三个问题：一是场地难找；二是经费不足；三是没有办法。\n"
    assert proposal(text + "建议利用闲置车棚改造。\n")["demands"] == ["利用闲置车棚改造"]


@pytest.mark.parametrize(
    "text",
    [
        "何主任督办危房改造重点提案\n8月29日，市政协召开提案督办座谈会。他希望提案人继续建言。\n",
        "民盟云州市委会建议老社区实施微改造\n云州北方网讯：民盟云州市委会今天递交提案。为此建议，由政府主导筹措资金。\n",
        "云州市代表建议、批评和意见办理办法\n第一条 为保障代表行使职权，制定本办法。\n第二条 建议由代表提出。\n",
        "关于加快推进老旧小区改造工作的实施意见\n各县区人民政府：\n现提出如下意见：\n一、总体要求\n二、主要任务\n",
    ],
)
def test_news_and_rules_are_no_proposals(text):
    with pytest.raises(DraftingError, match="不是建议、议案或提案"):
        intake(text.encode())


def test_labels_that_are_run_together_in_one_line_are_parted():
    head = "云州市第十四届人民代表大会第二次会议代表建议\n"
    got = proposal(f"{head}事由:加强通村公路管理建议人:罗平建议内容:路肩破损,建议做好管护。\n")
    assert (got["title"], got["proposers"], got["demands"]) == ("加强通村公路管理", ["罗平"], ["做好管护"])


def test_a_column_of_labels_without_values_is_no_value():
    text = "案由: 关于改造小区的建议\n提案人\n联系电话\n通 讯 地 址\n邮 编\n"
    text += "罗平\n13900001234\n青柳街道\n风和苑5502室\n附议人\n"
    taken = intake((text + "内容:\n小区老旧。\n建议:\n1、加大投入。\n2、引进物业。\n").encode())
    assert taken.record["proposal"]["proposers"] == ["罗平"]
    assert "风和苑" not in taken.text and "青柳街道" not in taken.text and "13900001234" not in taken.text


def test_a_table_as_a_pdf_has_it_is_read_and_struck():
    rows = "建议标题关于增设公交站的建议\n领衔代表罗平    代表证号    0123    联系电话    13900001234\n"
    rows += "通讯地址云州市桂花小区3栋601室    邮政编码    450000\n附议代表代表证号    通讯地址    联系电话\n"
    rows += "孔    远    0124    青柳路18号    13900005678\n林若溪    0125    人民路2号    13900009876\n"
    text = "为此，建议：\n一、增设车站。市公交公司应在今年九月新学期开学之前把这两个车站投入使\n用。\n"
    taken = intake((rows + text + "二、延长末班车时间。\n").encode())
    got = taken.record["proposal"]
    assert (got["title"], got["proposers"]) == ("关于增设公交站的建议", ["罗平", "孔远", "林若溪"])
    assert got["demands"][0].endswith("投入使用") and len(got["demands"]) == 2
    assert not any(part in taken.text for part in ("桂花小区", "青柳路", "人民路", "1390000", "0124", "450000"))


@pytest.mark.parametrize(
    "piece",
    [
        "代表 ",
        "标题：",
        "第1号 ",
        "姓名 电话 地址 ",
        "领衔代表罗平电话",
        "内容：罗平 ",
        "盛 ",
        "（",
        "，",
        "一、",
        "建议：",
        "县财政",
        "我是代表",
        "《关于",
    ],
)
@pytest.mark.parametrize("head", ["", "提案人：", "关于修桥的建议\n提案人：罗平\n建议：\n"])
def test_a_long_run_of_one_piece_ends_in_a_form_or_a_refusal(piece, head):
    """In one line and in many: what took the square of the length would be felt here."""
    run = piece * (5_000 // len(piece))
    for text in (head + run, head + "\n".join(run[at : at + 40] for at in range(0, len(run), 40))):
        try:
            intake(text.encode())
        except DraftingError as error:
            assert {finding.code[0] for finding in error.findings} == {"R"}, error


def torn(seed):
    """Lines lost, doubled, out of order, cut."""
    text, _ = compose(seed, KNOWN)
    dice = random.Random(seed)
    lines = [line for line in text.splitlines() for _ in range(dice.choice((0, 1, 1, 1, 2)))]
    if dice.random() < 0.5:
        dice.shuffle(lines)
    return "\n".join(line[: dice.randrange(len(line) + 1)] if dice.random() < 0.3 else line for line in lines)


@pytest.mark.parametrize("first", range(0, 150, 50))
def test_a_torn_proposal_is_taken_in_or_refused(first):
    """A form that loads or a refusal, never another error."""
    for text in map(torn, range(first, first + 50)):
        try:
            load_text(to_form(intake(text.encode())))
        except DraftingError as error:
            assert {finding.code[0] for finding in error.findings} == {"R"}, (error, text)


@pytest.mark.parametrize(("count", "said"), [(199, False), (200, True), (240, True)])
def test_of_too_many_demands_it_is_said_how_many_were_read(count, said):
    items = "\n".join(f"● 在第{n}处路口安装路灯。" for n in range(1, count + 1))
    taken = intake(f"{TITLE}\n提案人：罗平\n{TEXT}建议：\n{items}\n".encode())
    assert len(taken.record["proposal"]["demands"]) == min(count, 200)
    assert any("只读了前200个" in one.message for one in taken.findings) == said
