"""The foot: date, signature, contacts, copies, disclosure."""

from __future__ import annotations

from tests.letter.edges.sheet import Sheet, entries

DAY = "2021-10-26"

entries(
    "date",
    {
        "阿拉伯": ("2021年10月26日", DAY),
        "汉字圈零": ("二〇二一年十月二十六日", DAY),
        "白圈零": ("二○二一年十月二十六日", DAY),
        "ASCII零": ("二0二一年十月二十六日", DAY),
        "汉字零": ("二零二一年十月二十六日", DAY),
        "字母O": ("二O二一年十月二十六日", DAY),
        "八位数": ("20211026", DAY),
        "点": ("2021.10.26", DAY),
        "短横": ("2021-10-26", DAY),
        "斜线": ("2021/10/26", DAY),
        "空格": ("2021 年 10 月 26 日", DAY),
        "补零": ("2021年03月06日", "2021-03-06"),
        "号": ("2021年10月26号", DAY),
        "失日": ("2021年10月26", DAY),
        "月日汉字": ("2021年十月二十六日", DAY),
        "无": ("", None),
        "只到月": ("2021年10月", None),
        "空白": ("2021年　月　日", None),
        "廿": ("二〇二一年十月廿六日", DAY),
        "点后日": ("2021.10.26日", DAY),
        "全角": ("２０２１年１０月２６日", DAY),
        "失年字": ("2021 10月26日", DAY),
    },
)


def _signed(*lines: str, agency: bool = True, date: bool = True, wanted: str = "{a}"):
    def make(sheet: Sheet) -> None:
        typed, iso = sheet.case["day"]
        words = {"a": sheet.case["agency"], "d": typed}
        texts = [line.format(**words).rstrip() for line in lines]
        sheet.lines["signature"] = [text for text in texts if text.strip()]
        sheet.record["date"] = iso if date else None
        sheet.record["issuer"] = wanted.format(**words) if agency else sheet.case["titled_by"]
        if not agency and sheet.case.get("mark"):
            sheet.record["issuer"] = sheet.case["agency"]

    return make


entries(
    "signature",
    {
        "机关日期": _signed("{a}", "{d}"),
        "同行": _signed("{a}　　{d}"),
        "盖章": _signed("{a}（盖章）", "{d}"),
        "无": _signed(agency=False, date=False),
        "只有日期": _signed("{d}", agency=False),
        "只有机关": _signed("{a}", date=False),
        "日期在前": _signed("{d}", "{a}"),
        "大缩进": _signed("　　　　　　　　　　{a}", "　　　　　　　　　　　　{d}"),
        "两机关": _signed("{a}", "云州市财政局", "{d}", wanted="{a}、云州市财政局"),
        "紧排": _signed("{a}{d}"),
        "公章括注": _signed("（{a}）", "{d}"),
        "字间空格": _signed("{a}", "{d}"),
        "答复单位": _signed("答复单位：{a}", "答复日期：{d}"),
        "机关折行": _signed("{a}", "  ", "{d}"),
    },
)


def _contact(*lines: str, says: str = "pt", unit: str = "规划科", many: int = 1):
    """Lines of contacts; `says` holds u, p, t for unit, person, telephone."""

    def make(sheet: Sheet) -> None:
        person, phone = sheet.case["person"], sheet.case["phone"]
        words = {"p": person, "t": phone, "a": sheet.case["agency"], "u": unit.format(a=sheet.case["agency"])}
        sheet.lines["contact"] = [line.format(**words) for line in lines]
        known = {"unit": ("u", words["u"]), "person": ("p", person), "phone": ("t", phone)}
        one = {key: value for key, (sign, value) in known.items() if sign in says}
        sheet.record["contacts"] = [one] if one else []

    return make


def _two(*lines: str):
    def make(sheet: Sheet) -> None:
        _contact(*lines)(sheet)
        sheet.record["contacts"].insert(0, {"person": "方怀瑾", "phone": "5550101"})

    return make


entries(
    "contact",
    {
        "一行": _contact("联系人：{p}　联系电话：{t}"),
        "无": _contact(says=""),
        "括号": _contact("（联系人：{p}，联系电话：{t}）"),
        "两行": _contact("联 系 人：{p}", "联系电话：{t}"),
        "联系单位": _contact("联系单位：{u}", "联系人：{p}", "联系电话：{t}", says="upt"),
        "联系部门": _contact("联系部门：{u}　联系人：{p}　电话：{t}", says="upt"),
        "承办科室": _contact("承办科室：{u}", "承办人：{p}", "联系电话：{t}", says="upt"),
        "承办单位": _contact("承办单位：{a}", "承办人：{p}", "电 话：{t}", says="upt", unit="{a}"),
        "及电话": _contact("联系人及电话：{p} {t}"),
        "电话连名": _contact("联系人：{p}{t}"),
        "无冒号": _contact("联系人 {p} 联系电话 {t}"),
        "机关联系电话": _contact("{a} 联系电话：{t}", says="ut", unit="{a}"),
        "承办人电话": _contact("承办人：{p}（{t}）"),
        "分管领导": _two("分管领导：方怀瑾　电话：5550101", "具体经办人：{p}　电话：{t}"),
        "科长": _contact("（联系人：{u}　{p}，电话：{t}）", says="upt"),
        "标签折行": _contact("联系", "电话：{t}", says="t"),
        "值在下行": _contact("联系人：", "{p}", "联系电话：", "{t}"),
        "紧排": _contact("联系人：{p}联系电话：{t}"),
        "三标签紧排": _contact("联系单位：{u}联系人：{p}联系电话：{t}", says="upt"),
        "经办": _contact("经办人及联系电话：{p}，{t}"),
        "斜线": _contact("联系人/电话：{p}/{t}"),
        "手机": _contact("承 办 人：{p}", "联系方式：{t}"),
        "地址": _contact("联系人：{p}　联系电话：{t}", "邮编：245000"),
        "分号": _contact("联系人;{p}", "联系电话;{t}"),
        "单位姓名电话": _contact("经办：{u} {p} {t}", says="upt"),
        "逗号相隔": _contact("联系人及电话：{u}，{p}，{t}", says="upt"),
        "会办人": _contact("会办人：{p}　　联系方式：{t}（办）"),
        "无冒号有科": _contact("联系人 {u} {p}  电话 {t}", says="upt"),
        "座机": _contact("（经办人：{u}　{p}　座机：{t}）", says="upt"),
        "括注地点": _contact("联络：{u}（2号楼316室）{p}，{t}", says="upt"),
        "办公地点": _contact("联系人：{u}{p}{t}，办公地点：青竹路8号", says="upt"),
        "咨询": _contact("工程咨询：{u} {p} {t}", says="upt"),
    },
)


def _torn_phone(sheet: Sheet) -> None:
    """A telephone that the page has spaced."""
    _contact("联系人：{p}；联系电话：0551-5550 123")(sheet)
    sheet.record["contacts"][0]["phone"] = "0551-5550 123"


entries("contact", {"电话空格": _torn_phone})


def _copies(*lines: str, says: tuple[tuple[str, int | None], ...] = ()):
    def make(sheet: Sheet) -> None:
        sheet.lines["cc"] = list(lines)
        sheet.record["cc"] = [{"recipient": name} | ({"copies": n} if n else {}) for name, n in says]

    return make


_A = (("市政协提案委", 2), ("市政府督查室", 1))
_B = (("市人大代工委", None), ("市政府办公室", None))

entries(
    "cc",
    {
        "无": _copies(),
        "份数": _copies("抄送：市政协提案委（2份），市政府督查室（1份）。", says=_A),
        "顿号": _copies("抄送：市人大代工委、市政府办公室", says=_B),
        "字间空格": _copies("抄 送：市人大代工委，市政府办公室。", says=_B),
        "无抄送二字": _copies("市政协提案委（2份），市政府督查室（1份）", says=_A),
        "无冒号": _copies("抄送 市人大代工委、市政府办公室", says=_B),
        "折行": _copies("抄送：市政协提案委（2份），", "市政府督查室（1份）。", says=_A),
        "句中": _copies("本答复同时抄送市人大代工委、市政府办公室。", says=_B),
        "括号": _copies("（抄送：市人大代工委、市政府办公室）", says=_B),
        "份数空格": _copies("抄送：市政协提案委2份　市政府督查室1份", says=_A),
        "抄报": _copies("抄报：市政协提案委（2份）", "抄送：市政府督查室（1份）", says=_A),
        "报送": _copies("报送：市人大代工委，市政府办公室", says=_B),
        "和": _copies("抄送：市人大代工委和市政府办公室", says=_B),
        "分行列": _copies("抄送：", "市人大代工委", "市政府办公室", says=_B),
        "一个": _copies("抄送：县政府办公室", says=(("县政府办公室", None),)),
        "连联系": None,
        "抄": _copies("抄：市人大代工委、市政府办公室", says=_B),
        "寄": _copies("寄：市人大代工委、市政府办公室", says=_B),
        "报送分列": _copies("报：市人大代工委　　送：市政府办公室", says=_B),
        "本函抄送": _copies(
            "本函抄送市人大代工委、市政府办公室各一份。", says=(("市人大代工委", 1), ("市政府办公室", 1))
        ),
    },
)


def _glued(sheet: Sheet) -> None:
    """The copies and a contact on one line."""
    sheet.lines["cc"] = ["抄送：县政府办、县政协提案办 联系单位：规划科"]
    sheet.record["cc"] = [{"recipient": "县政府办"}, {"recipient": "县政协提案办"}]
    if sheet.lines["contact"]:
        sheet.lines["cc"] = ["抄送：县政府办、县政协提案办"]
    else:
        sheet.record["contacts"] = [{"unit": "规划科"}]


def _disclosed(*lines: str, says: str | None = None):
    def make(sheet: Sheet) -> None:
        sheet.lines["disclosure"] = list(lines)
        sheet.record["disclosure"] = sheet.case.get("disclosed") or says

    return make


entries("cc", {"连联系": _glued})
entries(
    "disclosure",
    {
        "无": _disclosed(),
        "同意公开": _disclosed("同意公开", says="同意公开"),
        "是否公开": _disclosed("是否公开：是", says="同意公开"),
        "是否同意公开": _disclosed("是否同意公开：是", says="同意公开"),
        "信息公开选项": _disclosed("信息公开选项：主动公开", says="主动公开"),
        "此件": _disclosed("（此件公开发布）", says="主动公开"),
        "此件依申请": _disclosed("（此件依申请公开）", says="依申请公开"),
        "公开方式": _disclosed("公开方式：不予公开", says="不予公开"),
        "公开属性": _disclosed("公开属性：主动公开", says="主动公开"),
        "可以公开": _disclosed("（可以公开）", says="可以公开"),
        "不同意公开": _disclosed("是否同意公开：否", says="不同意公开"),
        "此件同意": _disclosed("此件同意公开", says="同意公开"),
        "此件主动": _disclosed("此件主动公开", says="主动公开"),
        "公开情况": _disclosed("公开情况：全文公开", says="全文公开"),
    },
)
