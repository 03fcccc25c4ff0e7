"""A proposal of which a test says only one part; every place, person and number is invented."""

from drafting.proposal.take import intake

TITLE = "关于修复青柳桥护栏的建议"
TEXT = "近年来，青柳桥两侧的护栏锈蚀严重，多处断开，行人过桥很不安全。\n"
ASKED = "建议：\n1、由县交通局更换两侧护栏。\n2、建立桥梁巡查制度。\n"
BODY = f"内容：{TEXT}{ASKED}"
DEMANDS = ["由县交通局更换两侧护栏", "建立桥梁巡查制度"]
SESSION = "清溪县第十五届人民代表大会第五次会议"


def proposal(text):
    """What was read of the proposal in a text."""
    return intake(text.encode()).record["proposal"]
