"""W: words of the wrong sound or shape. A pair is one row; a row's pattern says where it is surely wrong."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from drafting.checking.case import Case
from drafting.checking.rule import Fault, rule, unsafe
from drafting.findings import Severity

CONFUSED: Mapping[str, str] = {
    "布署": "部署", "按装": "安装", "以经": "已经", "做为": "作为", "震憾": "震撼", "松驰": "松弛", "幅射": "辐射",
    "一如即往": "一如既往", "座落": "坐落", "按步就班": "按部就班", "再接再励": "再接再厉", "贯策": "贯彻",
    "惯彻": "贯彻", "凑效": "奏效", "迫不急待": "迫不及待", "好象": "好像",
    "既使": "即使", "既便": "即便", "既将": "即将", "即然": "既然", "即定": "既定", "即得利益": "既得利益",
    "挖崛": "挖掘", "通迅": "通讯", "气慨": "气概", "防碍": "妨碍", "园满": "圆满", "收息": "收悉", "答付": "答复",
    "建意": "建议", "在次感谢": "再次感谢", "侯诊": "候诊", "时侯": "时候", "气侯": "气候", "帐户": "账户",
    "帐号": "账号", "结帐": "结账", "报消": "报销", "消毁": "销毁", "粘帖": "粘贴", "躁音": "噪音", "急燥": "急躁",
    "干躁": "干燥", "渡假": "度假", "欢渡": "欢度", "重迭": "重叠", "鼓午": "鼓舞", "竞然": "竟然", "究竞": "究竟",
    "己经": "已经", "拔款": "拨款", "拔付": "拨付", "栽决": "裁决", "仲栽": "仲裁",
    "装钉": "装订", "蓝图绘致": "蓝图绘制", "有序堆进": "有序推进", "亟待解绝": "亟待解决", "因地治宜": "因地制宜",
}  # fmt: skip
"""Written -> meant, wrong wherever it stands."""

_ANYWHERE = re.compile("|".join(sorted((re.escape(wrong) for wrong in CONFUSED), key=len, reverse=True)))

_CONTEXT: tuple[tuple[re.Pattern[str], str, str], ...] = (
    (
        re.compile(
            r"(?<![立随当旋迅亦意瞬在])(?P<word>即)(?!日|可|将|使|墨|刻|位|时|期|为|是|由|“|便(?!利)|行|席|兴|景)"
            r"(?=[^。；！？，：、]{1,20}(?:，|,)?[^。；！？，：、]{0,6}?(?:又(?!称|名|叫)|也(?!就是|称|叫)[能可是要会]))"
        ),
        "即",
        "既",
    ),
    (re.compile(r"(?<!拔)(?<!拔得)(?<!夺得)(?<!拔了)(?P<word>头筹)"), "头筹", "统筹"),
    (
        re.compile(
            r"(?P<word>环节)(?=[^，。；、的中上]{0,8}(?:资金压力|压力|矛盾|拥堵|紧张|之急|困难))(?!存在|面临|出现|仍)"
        ),
        "环节",
        "缓解",
    ),
    (
        re.compile(r"(?P<word>截止)(?=到?(?:目前|\d|今年|去年|上月|本月|年底|月底|[一二三四五六七八九十〇]))"),
        "截止",
        "截至",
    ),
    (re.compile(r"(?P<word>反应)(?=的问题|的情况|了群众|了问题|群众|居民|诉求|较?强烈)"), "反应", "反映"),
    (re.compile(r"(?P<word>必需)(?=要|按照|坚持|加强|依法|进行)"), "必需", "必须"),
    (re.compile(r"一如既往(?P<word>的)(?=支持|关注|关心|监督|参与|帮助|做好)"), "的", "地"),
    (re.compile(r"(?:进一步|积极|认真|切实|大力)(?P<word>的)(?=[推加开做落提完])"), "的", "地"),
)


@rule("W001", Severity.WARNING)
def wrong_word(case: Case) -> Iterator[Fault]:
    """写了别字。

    为什么：同音、形近的字最容易在输入时选错，校对时又容易读过去。
    不好：
        正文：此举即方便了居民，又节约了资金。截止目前，已布署到位。
    较好：
        正文：此举既方便了居民，又节约了资金。截至目前，已部署到位。
    依据：现代汉语通用字词的规范写法
    """
    for index, match in case.scan(_ANYWHERE, quoted=True):
        meant = CONFUSED[match[0]]
        yield Fault(index, f"“{match[0]}”应为“{meant}”", f"改为“{meant}”", match.span(), unsafe(meant))
    for pattern, wrong, meant in _CONTEXT:
        for index, match in case.scan(pattern, quoted=True):
            yield Fault(index, f"“{wrong}”此处应为“{meant}”", f"改为“{meant}”", match.span("word"), unsafe(meant))
