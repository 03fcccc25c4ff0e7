"""What is no proposal: portraits of deputies, letters that hand proposals over."""

import pytest

from drafting.findings import DraftingError
from tests.proposal.said import ASKED, DEMANDS, TEXT, TITLE, proposal

PORTRAITS = [
    "扎根乡土办实事\n——记清溪县人大代表、双桥镇农技员罗平\n本报记者 小满\n"
    "清晨，罗平又下了地。“我建议大家早点种。”他说。\n当选县人大代表三年来，他提出建议十二件，件件有回音。他建议修的桥通了。\n",
    "罗平：田埂上的“泥腿子”代表\n2026年1月，县十五届人大五次会议期间，罗平代表提交了《关于修复青柳桥护栏的建议》。"
    "如今，护栏已经修好。\n罗平，1975年生，双桥镇农技员。他说，当代表就要替群众说话。三年来件件建议都得到办理。\n",
    "履职故事丨一座桥的温暖\n通讯员 小满\n“护栏修好了。”家住上窑村的穆阿婆说：“放心了。”\n"
    "这得益于县政协委员罗平的一件提案，建议由县交通局更换护栏，建立巡查制度。\n",
]


@pytest.mark.parametrize("text", PORTRAITS)
def test_a_portrait_of_a_deputy_is_no_proposal(text):
    with pytest.raises(DraftingError, match="介绍代表"):
        proposal(text)


@pytest.mark.parametrize("portrait", PORTRAITS[:1])
def test_a_proposal_that_is_printed_inside_a_portrait_is_read(portrait):
    told = "在刚刚闭幕的县十六届人大二次会议上，罗平又提交了一件建议，全文如下：\n"
    got = proposal(f"{portrait}{told}{TITLE}\n{TEXT}{ASKED}采访结束的时候，太阳出来了。\n")
    assert (got["title"], got["proposers"], got["session"]) == (TITLE, ["罗平"], "县十六届人大二次会议")
    assert got["demands"] == DEMANDS


def test_a_proposal_that_tells_of_people_is_one():
    told = "今年68岁的穆阿婆说：“过桥心慌。”她说，如今，前年修好的一段又断了。\n"
    assert proposal(f"请给老桥换上护栏\n县人大代表 罗平\n{told}{TEXT}{ASKED}")["demands"] == DEMANDS


@pytest.mark.parametrize(
    "said", ["由你局承办，现办理期限将至，请于8月30日前答复代表。", "交由你单位主办，请抓紧办理。"]
)
def test_a_letter_that_hands_over_a_proposal_without_its_text_is_none(said):
    letter = (
        f"关于修复青柳桥护栏建议的督办函\n县交通局：\n县十五届人大五次会议第12号建议《{TITLE}》{said}\n县人大代表工委\n"
    )
    with pytest.raises(DraftingError, match="交办、催办的函"):
        proposal(letter)
