"""The head above the title: number, signatory, class, and what a web page sets above them."""

from __future__ import annotations

from tests.letter.edges.sheet import Sheet, entries, rule


def _head(*lines: str, says: str = "", below: tuple[str, ...] = (), title: str = "", foot: tuple[str, ...] = ()):
    """Lines above the title and below it. `says` names the fields that they hold: n number, s signatory, r result."""

    def make(sheet: Sheet) -> None:
        words = {"n": sheet.case["typed"], "s": sheet.case["signer"], "r": sheet.case["class"]}
        words["a"] = sheet.case["agency"]
        sheet.lines["above"] = [line.format(**words) for line in lines]
        sheet.lines["below"] = [line.format(**words) for line in below]
        sheet.lines["foot_head"] = [line.format(**words) for line in foot]
        sheet.case["title_tail"] = title.format(**words)
        if "s" in says:
            sheet.record["signatory"] = sheet.case["signer"]
        if "r" in says:
            sheet.record["result"] = sheet.case["class"]
        if "n" not in says:
            sheet.record["document_number"] = None
        if "m" in says:
            sheet.record["layout"] = "文件"
            sheet.case["mark"] = True

    return make


entries(
    "head",
    {
        "号与签发人": _head("{n}　　　　签发人：{s}", "办理结果：{r}", says="nsr"),
        "无": _head(),
        "只有号": _head("{n}", says="n"),
        "号后类": _head("{n}{r}类", says="nr"),
        "号后空格类": _head("{n}    {r}类", says="nr"),
        "号后括号类": _head("{n}（{r}类）", says="nr"),
        "题后类": _head("{n}", title="（{r}类）", says="nr"),
        "题下类": _head("{n}", below=("（{r}类）",), says="nr"),
        "落款后类": _head("{n}", foot=("办理结果：{r}",), says="nr"),
        "落款后签发": _head("{n}", foot=("签发人：{s}", "办理类别：{r}类"), says="nsr"),
        "题下号": _head(below=("{n}",), says="n"),
        "题下号签发": _head(below=("{n}　　签发人：{s}",), says="ns"),
        "字间空格": _head("签 发 人：{s}", "办 理 结 果：{r}", "{n}", says="nsr"),
        "领导署名": _head("{n}", "领导署名：{s}", says="ns"),
        "审签人": _head("{n}  审签人：{s}  类别：{r}", says="nsr"),
        "无冒号": _head("{n}　　　　签发人 {s}", "办理结果 {r}", says="nsr"),
        "无冒号连写": _head("{n}", "签发人{s}", says="ns"),
        "冒号为分号": _head("签发人；{s}", "{n}", says="ns"),
        "标签折行": _head("{n}", "签发", "人：{s}", says="ns"),
        "值在下行": _head("{n}", "签发人：", "{s}", "办理结果：", "{r}", says="nsr"),
        "三标签一行": _head("类别：{r} 文号：{n} 签发人：{s}", says="nsr"),
        "三标签紧排": _head("{n}签发人：{s}办理结果：{r}", says="nsr"),
        "红头": _head("{a}文件", "{n}　　签发人：{s}", says="nsm"),
        "类在首行": _head("{r}", "{n}", says="nr"),
        "类字母加数": _head("{r}类", "{n}", "签发：{s}", says="nsr"),
        "结果写全": _head("{n}", "办理结果：{r}类（已经解决）", says="nr"),
        "建议分类": _head("建议分类：{r}", "{n}", says="nr"),
        "答复分类": _head("{n}　答复分类：{r}", says="nr"),
        "办理情况": _head("{n}", "办理情况分类：{r}类", says="nr"),
        "公开在号后": None,
        "题下签发": _head(below=("（签发人：{s}）",), says="s"),
        "文号标签": _head("发文字号：{n}", "签发人：{s}", says="ns"),
        "签发在题后行": _head("{n}", below=("签发人：{s}　　类别：{r}",), says="nsr"),
        "分类标签空值": _head("{n}", "类别：", says="n"),
        "签发领导": _head("签发领导：{s}", "{n}", says="ns"),
        "签发人带职务": _head("{n}　　签发人：{s}（局长）", says="ns"),
    },
)


@rule("head", "公开在号后")
def disclosed(sheet: Sheet) -> None:
    _head("{n}　{r}类　同意公开", says="nr")(sheet)
    sheet.case["disclosed"] = "同意公开"


entries(
    "page",
    {
        "无": [],
        "来源时间": ["来源：云州市人民政府网 发布时间：2025-09-01 10:20"],
        "位置": ["首页 > 政务公开 > 建议提案办理", "【字体：大 中 小】 打印"],
        "索引": ["索 引 号：000014349/2025-00012", "发布机构：云州市人民政府办公室", "发布日期：2025-09-02"],
        "标题重复": "title",
        "信息表": ["主题分类：建议提案", "发文日期：2025-09-02", "有效性：有效"],
        "时间独行": ["2025-09-02 09:12", "浏览量：128"],
        "来源竖线": ["2025-09-02 | 来源：清溪县水利局 | 作者： | 阅读：96次"],
        "字号": ["字体：[大] [中] [小]", "分享到："],
        "栏目": ["当前位置：首页 » 建议提案 » 提案答复"],
    },
)
