"""Sessions, numbers of proposals, document numbers: how they are written, and what is read of them."""

from __future__ import annotations

from tests.letter.edges.sheet import Sheet, entries, rule


@rule("session", "届次在前")
def usual(sheet: Sheet) -> str:
    return "市政协七届三次会议" if sheet.case["subject"] == "提案" else "市十五届人大二次会议"


def _session(npc: str, cppcc: str):
    return lambda sheet: cppcc if sheet.case["subject"] == "提案" else npc


entries(
    "session",
    {
        "会议二字略去": _session("市十六届一次", "市政协九届四次"),
        "第几届全称": _session("县第十七届人民代表大会第三次会议", "政协第九届云州市委员会第二次会议"),
        "机关在中": _session("云州市第七届人大第一次会议", "政协云州市第七届委员会第三次会议"),
        "届次在后": _session("市人大七届一次会议", "政协七届三次会议"),
        "全国": _session("十三届全国人大五次会议", "全国政协十三届五次会议"),
        "阿拉伯数字": _session("区16届人大第2次会议", "区政协第16届1次会议"),
        "全会": _session("市十五届人大常委会第二十次会议", "市政协十一届五次全会"),
        "全体会议": _session("省十三届人大四次全体会议", "省政协十二届委员会第四次会议"),
        "年份": _session("2021年市人代会", "2021年市政协全会"),
        "次后类别": _session("县十六届一次", "县政协十六届一次"),
        "人民代表大会": _session("竹湾镇第十五届人民代表大会第四次会议", "区政协第十六届第一次会议"),
    },
)

entries(
    "number",
    {
        "数": "52",
        "补零": "0076",
        "五位": "03434",
        "年份起头": "20250036",
        "年份短横": "2022-0317",
        "字母括号": "B(2019)298",
        "字母": "A12",
        "八位": "05020007",
        "汉字": "十二",
        "两件": "12、13",
        "方括号年份": "〔2021〕18",
        "字母短横": "HA-17",
    },
)


def _typed(form: str, wanted: str = "{c}〔{y}〕{n}号"):
    def make(sheet: Sheet) -> str:
        code, year, serial = sheet.case["code"], sheet.pick(2021, 2023), sheet.pick(5, 23, 118)
        sheet.record["document_number"] = wanted.format(c=code, y=year, n=serial)
        return form.format(c=code, y=year, n=serial, p=f"{serial:03}")

    return make


entries(
    "code",
    {
        "六角括号": _typed("{c}〔{y}〕{n}号"),
        "鱼尾括号": _typed("{c}【{y}】{n}号"),
        "方括号": _typed("{c}[{y}]{n}号"),
        "圆括号": _typed("{c}（{y}）{n}号"),
        "斜线": _typed("{c}／【{y}】{n}号"),
        "第": _typed("{c}〔{y}〕第{n}号"),
        "补零": _typed("{c}〔{y}〕{p}号"),
        "短横": _typed("{c}{y}-{n}号"),
        "短横无号": _typed("{c}{y}-{n}"),
        "空格": _typed("{c} 〔 {y} 〕 {n} 号"),
        "字": _typed("{c}字〔{y}〕{n}号", "{c}字〔{y}〕{n}号"),
        "失右括号": _typed("{c}〔{y}{p}号"),
        "失号字": _typed("{c}〔{y}〕{n}"),
        "失左括号": _typed("{c}{y}〕{n}号"),
        "年": _typed("{c}〔{y}年〕{n}号"),
        "书名号": _typed("{c}〈{y}〉{n}号"),
        "几又括号": _typed("{c}﹝{y}﹞{n}号"),
        "年在前": _typed("（{y}）{c}第{n}号"),
        "只有年": _typed("{c}{y}第{n}号"),
        "号前有字": _typed("{c}〔{y}〕议会{n}号", "{c}〔{y}〕议会{n}号"),
        "字第": _typed("{c}字第{n}号", "{c}字第{n}号"),
    },
)
