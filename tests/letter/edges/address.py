"""Title, salutation and opening."""

from __future__ import annotations

from tests.letter.edges.sheet import Sheet, entries, rule


def _title(*lines: str, last: bool = False, joined: str = ""):
    """Lines of the title with t for what is answered. `last`: they stand below the letter."""

    def make(sheet: Sheet) -> None:
        case = sheet.case
        words = {"s": case["session"], "n": case["number"], "k": case["subject"], "a": case["agency"]}
        whole = [line.format(**words) for line in lines]
        text = joined.format(**words) or "".join("".join(line.split()) for line in whole)
        if whole:
            whole[-1] += str(case["title_tail"])
            text += str(case["title_tail"])
        else:
            sheet.case["untitled"] = True
            if case["title_tail"]:
                sheet.record["result"] = None
        sheet.lines["last" if last else "title"] = whole
        sheet.record["title"] = text or None
        said = "".join(lines)
        sheet.record["proposal.session"] = case["session"] if "{s}" in said else None
        sheet.record["proposal.number"] = case["number"] if "{n}" in said else None
        sheet.case["titled_by"] = case["agency"] if "{a}" in said else None
        sheet.case["kind_in_title"] = "{k}" in said

    return make


entries(
    "title",
    {
        "对": _title("对{s}第{n}号{k}的答复"),
        "关于对": _title("关于对{s}第{n}号{k}的答复"),
        "两行": _title("关于对{s}", "第{n}号{k}的答复"),
        "三行": _title("{a}", "关于{s}第{n}号{k}", "的答复"),
        "机关在前": _title("{a}关于{s}第{n}号{k}的答复函"),
        "无题": _title(),
        "题在末行": _title("关于{s}第{n}号{k}的答复", last=True),
        "失答复": _title("关于对{s}第{n}号{k}的"),
        "答复空格": _title("{a}", "关于{s} 第{n}号{k}的", "答　复"),
        "回复": _title("{a}对{s}第{n}号{k}的回复"),
        "办理情况": _title("关于{s}第{n}号{k}办理情况的报告"),
        "类号在括号": _title("关于{s}第{n}号（城乡建设类12号）{k}答复的函"),
        "无第字": _title("关于{s}{n}号{k}的答复"),
        "代表在题": _title("关于对{s}陈知远代表第{n}号{k}的答复"),
        "题名在题": None,
        "编号标签": _title("关于{s}{k}（编号：{n}）的答复"),
        "四行": _title("{a}", "关于", "{s}第{n}号{k}", "答复的函"),
        "关于答复": _title("关于答复{s}第{n}号{k}的函"),
        "行中断开": _title("{a}关于{s}第{n}", "号{k}的答复"),
        "题名无号": _title("关于{s}{k}的答复"),
        "复函": _title("{a}关于{s}第{n}号{k}的复函"),
        "办理意见": _title("关于{s}第{n}号{k}的办理意见"),
        "答复意见": _title("关于{s}第{n}号{k}的答复意见"),
        "重点": _title("关于{s}重点督办第{n}号{k}的答复"),
    },
)


@rule("title", "题名在题")
def named(sheet: Sheet) -> None:
    whole = f"关于{sheet.case['topic']}的{sheet.case['subject']}"
    _title(f"关于对{{s}}第{{n}}号《{whole}》的答复")(sheet)


def _to(text: str, names: int | list[str] = 1, count: int | None = None, wanted: str = "", **more):
    """A salutation with a, b, c for names and p for 代表 or 委员; {d} etc. stand for a list of names."""

    def make(sheet: Sheet) -> None:
        people = sheet.case["people"]
        words = {"a": sheet.case["names"][0], "p": people, "all": "、".join(sheet.case["names"])}
        words["each"] = "、".join(f"{name}{people}" for name in sheet.case["names"])
        words["spaced"] = f"{words['a'][0]}　{words['a'][1:]}"
        line = text.format(**words)
        listed = sheet.case["names"][:1] if names == 1 else sheet.case["names"] if names == 0 else names
        bare = wanted.format(**words) or line.strip().rstrip("：; ；")
        sheet.lines["salutation"] = [line] if "\n" not in line else line.split("\n")
        sheet.record |= {"salutation": bare or None, "proposal.proposers": listed, "proposal.proposer_count": count}
        sheet.case |= {"you": "你们" if names == 0 else "您", "addressed": "{p}" in text or "each" in text, **more}

    return make


entries(
    "salutation",
    {
        "一人": _to("{a}{p}："),
        "尊敬的": _to("尊敬的{a}{p}："),
        "同志": _to("{a}{p}同志："),
        "无冒号": _to("{a}{p}"),
        "各带称呼": _to("{each}：", 0),
        "全体一称": _to("{all}{p}：", 0),
        "等几名": _to("{a}等12名{p}：", 1, 12),
        "等若干": _to("{a}、何晓兰等12位{p}：", ["陈知远", "何晓兰"], 12),
        "多人一行带等": _to("{all}等{p}：", 0),
        "等汉字数": _to("{a}等八名{p}：", 1, 8),
        "姓名间空格": _to("{spaced}{p}："),
        "党派": _to("民盟云州市委会：", ["民盟云州市委会"]),
        "党派全称": _to("中国民主促进会云州市委员会：", ["中国民主促进会云州市委员会"]),
        "界别": _to("教育界：", ["教育界"]),
        "界别委员": _to("经济界委员：", ["经济界"]),
        "代表团": _to("东城代表团：", ["东城代表团"]),
        "小组": _to("城南街道委员联络小组：", ["城南街道委员联络小组"]),
        "联谊会": _to("市新的社会阶层人士联谊会：", ["市新的社会阶层人士联谊会"]),
        "尊敬的党派": _to("尊敬的致公党云州市委员会：", ["致公党云州市委员会"], wanted="尊敬的致公党云州市委员会"),
        "只有名": _to("尊敬的{a}：", 1),
        "名后空格": _to("{a} {p}："),
        "分号": _to("{a}{p}；", 1),
        "两行": _to("{a}、\n林若溪、许望舒{p}：", ["陈知远", "林若溪", "许望舒"], wanted="{a}、林若溪、许望舒{p}"),
        "各位": _to("各位{p}：", []),
        "您好在后": _to("尊敬的{a}{p}：您好！", 1, wanted="尊敬的{a}{p}", greeted=True),
        "人大代表": _to("{a}人大代表："),
        "专委会": _to("县政协文化教育卫生体育委员会：", ["县政协文化教育卫生体育委员会"]),
        "工商联": _to("县工商联：", ["县工商联"]),
        "团市委": _to("共青团云州市委：", ["共青团云州市委"]),
        "复姓": None,
        "称谓连文": None,
        "无称谓": None,
        "两个单位": _to("民革棋山县支部、县政协经济委员会：", ["民革棋山县支部", "县政协经济委员会"]),
        "单位和人": _to("农工党云州市委会、{a}委员：", ["农工党云州市委会", "陈知远"]),
        "附议": _to("{a}、林若溪（附议）、许望舒（附议）{p}：", ["陈知远", "林若溪", "许望舒"]),
        "称呼在下行": _to("{a}、林若溪\n{p}：", ["陈知远", "林若溪"], wanted="{a}、林若溪{p}"),
        "并": _to("{a}{p}并林若溪、许望舒{p}：", ["陈知远", "林若溪", "许望舒"]),
        "尊敬的失称": _to("尊敬的{a}", 1),
    },
)


@rule("salutation", "复姓")
def double(sheet: Sheet) -> None:
    sheet.case["names"] = ["欧阳明远"]
    _to("尊敬的{a}{p}：")(sheet)


@rule("salutation", "称谓连文")
def run_on(sheet: Sheet) -> None:
    _to("{a}{p}：")(sheet)
    sheet.case["run_on"] = True


@rule("salutation", "无称谓")
def none(sheet: Sheet) -> None:
    sheet.lines["salutation"] = []
    sheet.record |= {"salutation": None, "proposal.proposers": sheet.case["names"][:1]}
    sheet.case |= {"you": sheet.case["names"][0] + str(sheet.case["people"]), "addressed": True}


def _opening(*lines: str, said: str = "《{w}》", title: str = "w", session: bool = False, number: bool = False):
    def make(sheet: Sheet) -> None:
        case = sheet.case
        whole = f"关于{case['topic']}的{case['subject']}"
        words = {"y": case["you"], "s": case["session"], "n": case["number"], "k": case["subject"]}
        words["t"] = said.format(w=whole, o=f"关于{case['topic']}", b=case["topic"], k=case["subject"])
        sheet.lines["opening"] = [line.format(**words) for line in lines]
        sheet.record["opening"] = "\n".join(sheet.lines["opening"])
        titles = {"w": whole, "o": f"关于{case['topic']}", "b": case["topic"]}
        sheet.record["proposal.title"] = titles[title]
        if session and not sheet.record.get("proposal.session"):
            sheet.record["proposal.session"] = case["session"]
        if number and not sheet.record.get("proposal.number"):
            sheet.record["proposal.number"] = case["number"]

    return make


entries(
    "opening",
    {
        "收悉": _opening("{y}提出的{t}收悉。现答复如下："),
        "引号": _opening("{y}提出的{t}收悉。现答复如下：", said="“{w}”"),
        "无引号": _opening("{y}提出的{t}收悉，现答复如下：", said="{w}"),
        "题后类别": _opening("{y}提出的{t}收悉，现答复如下。", said="“{o}”的{k}", title="o"),
        "届次在文": _opening("{y}在{s}上提出的{t}已收悉。现将办理情况答复如下：", session=True),
        "编号在文": _opening("{y}提出的{t}（第{n}号）收悉，经研究，现答复如下：", number=True),
        "都在文": _opening("{y}在{s}期间提出的第{n}号{k}{t}收悉，现答复如下：", session=True, number=True),
        "已交": _opening("{y}提出的{t}，已交由我局研究办理，现答复如下："),
        "两段": _opening("{y}提出的{t}收悉。", "经会同市财政局认真研究，现答复如下："),
        "现将": _opening("现将{y}提出的{t}办理情况答复如下："),
        "现就": _opening("现就{t}答复如下："),
        "来函": _opening("贵单位提出的{t}收悉。经研究，现答复如下："),
        "无您": _opening("{t}收悉，现答复如下："),
        "无您已收": _opening("关于{s}第{n}号{k}{t}已收悉，现将办理情况报告如下：", session=True, number=True),
        "感谢在前": _opening("感谢{y}对我市工作的关心和支持，{y}提出的{t}收悉，现答复如下："),
        "感谢一段": _opening("首先，感谢{y}对我市工作的关心和支持。", "{y}提出的{t}收悉，现就有关情况答复如下："),
        "您好一段": _opening("您好！", "{y}提出的{t}收悉。现答复如下："),
        "您好连写": _opening("您好！{y}提出的{t}收悉。现答复如下："),
        "收到": _opening("我局收到{y}提出的{t}后，高度重视，立即组织人员研究，现答复如下："),
        "汇报": _opening("{y}提出的{t}，由我局承办。经认真办理，现将有关情况汇报如下："),
        "回复": _opening("{y}提出的{t}已收悉，现回复如下："),
        "无如下": _opening("{y}提出的{t}收悉，感谢{y}对我们工作的关心。"),
        "提出": _opening("{y}提出{t}，现答复如下：", said="{w}"),
        "您在": _opening("{y}在{s}上提的{t}，我们收到后进行了认真研究。现答复如下：", session=True),
        "如下冒号缺": _opening("{y}提出的{t}收悉。经研究，现答复如下"),
        "号建议": _opening("{y}提出的第{n}号{k}《{{}}》收悉。现答复如下：".replace("《{{}}》", "{t}"), number=True),
        "反映": _opening("{y}反映的{t}收悉，现函复如下：", said="《{w}》"),
        "县人大交办": _opening("由县人大常委会交办的{t}收悉，现将办理情况报告如下："),
        "提案已收": _opening("{y}的{t}已收悉。现将办理结果答复如下："),
        "非常感谢": _opening("非常感谢{y}提出的{t}。对{y}提出的意见，我局进行了认真研究，现答复如下："),
        "诸位": _opening("感谢诸位提出的{t}。经与有关部门商定，意见如下："),
        "告诉": _opening("{y}反映的{t}这件事，县里交给我局去办，现将办理情况告诉{y}。", said="“{b}”", title="b"),
        "如下几点": _opening("{y}提出的{t}收悉，现就有关问题答复如下几点意见："),
    },
)
