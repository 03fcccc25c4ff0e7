"""Proposals made by composition: sheets x heads x titles x people x reasons x demands x tails x ways of typing.

`compose(seed, rules)` gives the text of a proposal's own file and the record that intake should make of it. Every rule
has a name; a third of the rules of each part is held out (HELD), to see how intake reads what it was not made for.
Every place, person and number is invented.
"""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from tests.proposal.topics import NAMES, PLACES, TOPICS, UNITS, Topic

Rule = Callable[["Case"], None]
RULES: dict[str, dict[str, Rule]] = {}
"""Part -> name -> rule."""


@dataclass
class Case:
    """A proposal as it is being made: its lines, and the record they should read as."""

    dice: random.Random
    rules: Mapping[str, list[str]]
    topic: Topic = None  # type: ignore[assignment]
    kind: str = ""
    place: str = ""
    title: str = ""
    names: list[str] = field(default_factory=list)
    session: str = ""
    number: str = ""
    lines: list[str] = field(default_factory=list)
    record: dict[str, Any] = field(default_factory=dict)

    def pick(self, options):
        return self.dice.choice(list(options))

    def apply(self, part: str) -> None:
        RULES[part][self.pick(self.rules[part])](self)

    def add(self, *lines: str) -> None:
        self.lines += lines

    @property
    def people(self) -> str:
        return "委员" if self.kind == "提案" else "代表"

    @property
    def phone(self) -> str:
        return f"1390000{self.dice.randrange(10000):04}"


def rule(part: str) -> Callable[[Rule], Rule]:
    def enter(function: Rule) -> Rule:
        RULES.setdefault(part, {})[function.__name__] = function
        return function

    return enter


def compose(seed: int, rules: Mapping[str, list[str]]) -> tuple[str, dict[str, Any]]:
    case = Case(random.Random(seed), rules)
    case.topic, case.place = case.pick(TOPICS), case.pick(PLACES)
    case.kind = case.pick(("建议", "提案", "提案", "议案"))
    case.names = case.dice.sample(NAMES, case.pick((1, 1, 2, 3, 6)))
    case.record = {"title": None, "proposers": [], "kind": case.kind, "session": None, "number": None, "demands": []}
    for part in ("title", "sheet", "typing"):
        case.apply(part)
    return "\n".join(case.lines) + "\n", case.record


def _session(case: Case) -> str:
    n, m, place = case.pick("六七八九"), case.pick("一二三四"), case.place
    level = place[-1]
    styles = (
        (f"政协{place}第{n}届委员会第{m}次会议", f"{level}政协{n}届{m}次会议", f"政协{place}{n}届{m}次全会")
        if case.kind == "提案"
        else (
            f"{place}第十{n}届人民代表大会第{m}次会议",
            f"{level}十{n}届人大{m}次会议",
            f"{place}{level}人大{n}届{m}次会议",
        )
    )
    case.session = case.record["session"] = case.pick(styles[:2])
    return case.session


def _number(case: Case) -> str:
    case.number = case.record["number"] = case.pick(
        ("28", "072", "0136", "2025031", "7", "B-12", "B0031", "议5", "建字12")
    )
    return case.number


def _lead(case: Case) -> str:
    case.record["proposers"] = case.names[:1]
    return case.names[0]


def _spaced(name: str) -> str:
    return "　".join(name) if len(name) == 2 else name


# titles


@rule("title")
def of_its_kind(case: Case) -> None:
    case.title = f"关于{case.topic.title}的{case.kind}"


@rule("title")
def called_a_suggestion(case: Case) -> None:
    case.title = f"关于{case.topic.title}的建议"


@rule("title")
def bare_matter(case: Case) -> None:
    case.title = f"关于{case.topic.title}"


@rule("title")
def further(case: Case) -> None:
    case.title = f"关于进一步{case.topic.title}的{case.kind}"


# sheets: what stands around the text


@rule("sheet")
def labelled_lines(case: Case) -> None:
    session, number = _session(case), _number(case)
    case.add(f"{session}{case.people}{case.kind}", f"第{number}号")
    case.add(f"标　题：{case.title}", f"{_who(case)}：{_lead(case)}（{case.pick(UNITS)}）")
    case.record["title"] = case.title
    case.add(f"案　由：{case.topic.reasons[0]}", *case.topic.reasons[1:])
    _asked(case, case.pick(("建　议：", "办法：", "建议：")))
    case.apply("tail")


@rule("sheet")
def flattened_form(case: Case) -> None:
    """A table of labels and values, a cell a line."""
    session, number = _session(case), _number(case)
    case.add(session, f"{case.people}{_paper(case)}", f"第{number}号")
    case.add("代表姓名 |" if case.kind != "提案" else "委员姓名 |", f"{_lead(case)} |", "联系电话 |", f"{case.phone} |")
    case.add("所属代表团 |" if case.kind != "提案" else "界别 |", "第三 |" if case.kind != "提案" else "教育界 |")
    case.add("通讯地址 |", f"{case.place}青柳路18号 |")
    case.add(f"题目：{case.title}", f"内容：{case.topic.reasons[0]}", *case.topic.reasons[1:])
    case.record["title"] = case.title
    _asked(case, "")
    case.apply("tail")


@rule("sheet")
def rows_with_bars(case: Case) -> None:
    """Rows of cells; the seconders stand in columns under the leader."""
    session, number = _session(case), _number(case)
    case.add(session, f"{case.people}{_paper(case)}", f"第{number}号", "类别：城建环保类")
    case.add(f"{case.kind}标题 | {case.title} | | |")
    case.record["title"] = case.title
    leader, *others = case.names
    case.add(
        f"领衔{case.people} | {leader} | {case.people}证号 | 0{case.dice.randrange(90)} | 联系电话 | {case.phone} |"
    )
    case.add(f"通讯地址 | {case.place}人民路2号 | 邮政编码 | 450000 |")
    if others:
        case.add(f"附议{case.people} | {case.people}证号 | 通讯地址 | 联系电话 | |")
        case.add(
            *(f"{_spaced(n)} | 0{at}3 | {case.place}青柳路{at}号 | {case.phone} | |" for at, n in enumerate(others))
        )
    case.record["proposers"] = case.names
    case.add(f"{case.kind}内容：", case.title, *case.topic.reasons)
    _asked(case, "")


@rule("sheet")
def table_of_word(case: Case) -> None:
    """Tabs between the cells of a row, the way in which a Word table is read."""
    session, number = _session(case), _number(case)
    case.add(f"{session}{case.kind}表", f"编号\t{number}\t收到日期\t2026年3月12日")
    case.record["received"] = "2026-03-12"
    names = case.pick(("、", "  "))
    case.add(f"提案题目\t{case.title}" if case.kind == "提案" else f"{case.kind}题目\t{case.title}")
    case.record["title"] = case.title
    case.add(
        f"{_who(case)}\t{names.join(case.names)}\t电话\t{case.phone}",
        "主办单位\t市交通运输局\t会办单位\t市财政局、市公安局",
    )
    case.record |= {"proposers": case.names, "host": "市交通运输局", "cohosts": ["市财政局", "市公安局"]}
    case.add(f"正文\t{case.topic.reasons[0]}", *case.topic.reasons[1:])
    _asked(case, "")
    case.add("注意事项：1.一事一案。2.字迹清楚。3.附议人须亲笔签名。")


@rule("sheet")
def signatures_behind(case: Case) -> None:
    """A bill with the list of those who signed it at the end, a cell a line."""
    session, number = _session(case), _number(case)
    case.add(session, f"{case.people}{case.kind}", f"第{number}号", case.title)
    case.record["title"] = case.title
    case.add(f"{case.kind}全文：{case.topic.reasons[0]}", *case.topic.reasons[1:])
    _asked(case, "")
    case.add(f"联合提出{case.kind}的{case.people}签名附页", "代表姓名 |", "代表团 |", "通 讯 地 址 |", "联系电话 |")
    for name in case.names:
        case.add(f"{_spaced(name)} |", "三 |", f"{case.pick(PLACES)}桂花小区3#601室 |", f"{case.phone} |")
    case.record["proposers"] = case.names


@rule("sheet")
def essay_with_author_below(case: Case) -> None:
    case.add(
        case.title,
        f"{case.place}政协委员　{case.names[0]}" if case.kind == "提案" else f"{case.place}人大代表　{case.names[0]}",
    )
    case.record |= {"title": case.title, "proposers": case.names[:1]}
    case.add(*case.topic.reasons)
    _asked(case, "")


@rule("sheet")
def page_of_a_site(case: Case) -> None:
    """A title, a line of the site, the text; nobody is named."""
    case.add(case.title, f"来源：本站原创 发布时间：2026-02-15 09:33:31 浏览次数：{case.dice.randrange(900)}")
    case.record["title"] = case.title
    case.add(*case.topic.reasons)
    _asked(case, case.pick(("", "办法：")))


@rule("sheet")
def author_signs(case: Case) -> None:
    case.add(case.title, *case.topic.reasons)
    case.record["title"] = case.title
    _asked(case, "")
    case.add(f"{_who(case)}：{'、'.join(case.names)}", "2026年1月18日")
    case.record["proposers"] = case.names


@rule("sheet")
def number_in_brackets(case: Case) -> None:
    session, number = _session(case), _number(case)
    case.add(f"{session}{case.people}{case.kind}(第{number}号)", f"    {case.kind}内容:{case.title}")
    case.record["title"] = case.title
    case.add(f"    {_who(case, spaced=True)}:{_lead(case)}", "    案    由", *case.topic.reasons)
    _asked(case, "    建    议:")


@rule("sheet")
def without_a_title(case: Case) -> None:
    """The author stands alone, the title is lost."""
    case.add(
        f"{case.place[-1]}政协委员 {_lead(case)}" if case.kind == "提案" else f"{case.place[-1]}人大代表 {_lead(case)}"
    )
    case.add(*case.topic.reasons)
    _asked(case, "")


@rule("sheet")
def torn_labels(case: Case) -> None:
    """Labels and values on lines of their own, spaced, some torn over two lines."""
    number, session = _number(case), _session(case)
    case.add("提案" if case.kind == "提案" else case.kind, "编号", number, "届次", session)
    case.add("案", "由：" + case.title, "提 案", "人：" + _lead(case), "联系电话：" + case.phone)
    case.record["title"] = case.title
    case.add("理由：", *case.topic.reasons)
    _asked(case, "办法")


@rule("sheet")
def run_together(case: Case) -> None:
    session, number = _session(case), _number(case)
    case.add(f"届次：{session} 编号：{number} 提案者：{_lead(case)} 联系电话：{case.phone}")
    case.add(f"案由：{case.title}", *case.topic.reasons)
    case.record["title"] = case.title
    _asked(case, "")
    case.add("审查意见：由市住房和城乡建设局主办，市财政局会办")
    case.record |= {"host": "市住房和城乡建设局", "cohosts": ["市财政局"]}


@rule("sheet")
def by_an_organisation(case: Case) -> None:
    who = case.pick(("民盟云州市委会", "云州市工商业联合会", "九三学社清溪县委员会", "致公党云州市委"))
    case.kind = case.record["kind"] = "提案"
    session, number = _session(case), _number(case)
    case.add(f"{session}", f"提案第{number}号", f"提案单位：{who}", f"提案题目：{case.title}")
    case.record |= {"title": case.title, "proposers": [who]}
    case.add("内容：", *case.topic.reasons)
    _asked(case, "")


@rule("sheet")
def with_the_answer(case: Case) -> None:
    """The page of a site that shows the answer below the proposal."""
    session, number = _session(case), _number(case)
    case.add(
        f"{_who(case)}：{_lead(case)}",
        f"{case.kind}编号：{number}",
        f"会议届次：{session}",
        f"{case.kind}标题：{case.title}",
    )
    case.record["title"] = case.title
    case.add(f"{case.kind}内容：", *case.topic.reasons)
    _asked(case, "")
    case.add("答复内容：", f"{case.names[0]}{case.people}：", f"您提出的“{case.title}”收悉，现答复如下：")
    case.add("一、加强领导，已建立联席会议制度。", "二、加大投入，今年已安排资金300万元。", "感谢您对我们工作的支持。")


@rule("sheet")
def mistyped_labels(case: Case) -> None:
    session, number = _session(case), _number(case)
    case.add(
        f"{session}", f"编 号：{number}", f"领街代表：{_lead(case)}　联系电活：{case.phone}", f"建议标題：{case.title}"
    )
    case.record["title"] = case.title
    case.add("建议內容：", *case.topic.reasons)
    _asked(case, "")


def _paper(case: Case) -> str:
    return {"建议": "建议、批评和意见", "提案": "提案", "议案": "议案"}[case.kind]


def _who(case: Case, spaced: bool = False) -> str:
    word = {"建议": "建议人", "提案": "提案人", "议案": "提案人"}[case.kind]
    return " ".join(word) if spaced else word


@rule("sheet")
def handed_over(case: Case) -> None:
    """The letter of assignment stands above the proposal."""
    session, number = _session(case), _number(case)
    case.add(f"关于交办{session}第{number}号{case.kind}的函", "市住房和城乡建设局：")
    case.add(f"现将{session}第{number}号{case.kind}交由你单位主办，请于2026年9月20日前答复{case.people}。")
    case.add(f"附件：{case.kind}原文", case.title, f"{_who(case)}：{_lead(case)}")
    case.record["title"] = case.title
    case.add(*case.topic.reasons)
    _asked(case, "")


@rule("sheet")
def cell_by_cell(case: Case) -> None:
    """A page of a site: each cell on its line, bars behind the labels, the seconders in two columns, a foot."""
    session, number = _session(case), _number(case)
    leader, *others = case.names
    case.add("首页 > 代表工作 > 建议办理", "建议类别 |", "城建", f"{case.kind}编号 |", number, "会议届次 |", session)
    case.add(f"{case.kind}题目 |", case.title, f"领衔{case.people} |", leader)
    if others:
        case.add(f"附议{case.people} |", "、".join(others))
    case.record |= {"title": case.title, "proposers": case.names}
    case.add(f"{case.kind}内容 |", *case.topic.reasons)
    _asked(case, "")
    case.add("上一篇：关于增设路灯的建议", "主办单位：云州市人大常委会办公室 备案号：豫ICP备00000000号")


@rule("sheet")
def typed_by_hand(case: Case) -> None:
    """Labels with wrong characters, the review in the middle."""
    session, number = _session(case), _number(case)
    case.add(f"{session}提案表", f"编号 第 {number} 号 ", f"案曲：{case.title}", f"题案人：{_spaced(_lead(case))}")
    case.record["title"] = case.title
    case.add("审查意见：转市水利局办理", "理由：", *case.topic.reasons)
    case.record["host"] = "市水利局"
    _asked(case, case.pick(("建以：", "办法:")))


@rule("sheet")
def post_of_a_platform(case: Case) -> None:
    """A post with its author in a caption and the noise of the platform."""
    case.add(case.title, "原创 云州政协 2026-02-11 08:30", f"图为{_who(case)}{_lead(case)}在会场")
    case.record["title"] = case.title
    case.add(*case.topic.reasons)
    _asked(case, "")
    case.add("阅读 1024 点赞 36", "喜欢此内容的人还喜欢")


@rule("sheet")
def slogan_for_a_title(case: Case) -> None:
    """An essay under a slogan; who writes it stands at the foot."""
    case.record["title"] = case.pick(("让老旧小区的“上下楼”不再难", "把好事办到群众心坎上", "别让“最后一公里”成为堵点"))
    case.add(case.record["title"], *case.topic.reasons)
    _asked(case, "")
    case.add(
        f"（作者系{case.place}政协委员　{case.names[0]}）"
        if case.kind == "提案"
        else f"（作者系{case.place}人大代表　{case.names[0]}）"
    )
    case.record["proposers"] = case.names[:1]


@rule("sheet")
def torn_in_a_table(case: Case) -> None:
    """Labels torn inside of a table's cells, a column of the office's opinion."""
    session, number = _session(case), _number(case)
    case.add(
        f"{session}{case.people}{_paper(case)}专用纸",
        f"编号：{number}",
        "领 衔 代",
        f"表 | {_lead(case)} | 电 话 | {case.phone}",
    )
    case.add(f"题 目 | {case.title}", f"理由 | {case.topic.reasons[0]}", *case.topic.reasons[1:])
    case.record["title"] = case.title
    _asked(case, "具体办法：")
    case.add("承办意见：", "会签：")


@rule("sheet")
def letter_to_the_presidium(case: Case) -> None:
    """A bill begins as a letter; those who sign stand at its end, parted by more than one kind of blank."""
    case.kind = case.record["kind"] = "议案"
    case.title = f"关于{case.topic.title}的议案"
    session = _session(case)
    case.add(f"致{session}主席团：", "现提出如下议案，请予审议。", case.title)
    case.record |= {"title": case.title, "proposers": case.names}
    case.add(f"案由：{case.topic.reasons[0]}", "案据：", *case.topic.reasons[1:])
    _asked(case, "方案：")
    leader, *others = case.names
    case.add("请大会主席团审议。", f"领衔代表：{_spaced(leader)}")
    if others:
        case.add(f"附议代表：{case.pick(('、', '  ', '　')).join(others)}")


@rule("sheet")
def row_of_a_list(case: Case) -> None:
    """One row cut out of a list, its heads above it."""
    session, number = _session(case), _number(case)
    bar = case.pick(("|", "\t", " | "))
    case.add(f"{session}{case.people}{case.kind}汇编")
    case.add(bar.join(("序号", "案号", "标题", "提出人", "承办单位", "内容")))
    case.add(bar.join(("3", number, case.title, f"{_spaced(_lead(case))}等7名{case.people}", "市水利局", "")))
    case.record |= {"title": case.title, "host": "市水利局"}
    case.lines[-1] += "".join(case.topic.reasons)
    _asked(case, "建议：")


@rule("sheet")
def torn_by_a_pdf(case: Case) -> None:
    """Labels torn over lines, the number apart from its 号, the title over three lines."""
    case.title = f"关于{case.topic.title}的{case.kind}"
    session, number = _session(case), _number(case)
    case.add(session, f"{case.people}{case.kind}", f"第 {number}", "号", case.people, "姓名", _lead(case))
    case.add("联系", "电话", case.phone, f"案 题：{case.title[:8]}", case.title[8:14], case.title[14:])
    case.record["title"] = case.title
    case.add("建", "议", "内", "容", *case.topic.reasons)
    _asked(case, "")


@rule("sheet")
def written_by_another(case: Case) -> None:
    """A party proposes, a person has written it."""
    who = case.pick(("民盟云州市委会", "农工党清溪县委会", "民建临河市委"))
    case.kind = case.record["kind"] = "提案"
    session, number = _session(case), _number(case)
    case.add(f"{session}集体提案", f"提案号：{number}", f"案  由：{case.title}")
    case.add(f"提案单位：{who}", f"执 笔 人：{case.names[0]}（{who}副主任委员）", f"联 系 人：孔远　电话：{case.phone}")
    case.record |= {"title": case.title, "proposers": [who]}
    case.add("一、基本情况", case.topic.reasons[0], "二、存在的主要问题", *case.topic.reasons[1:])
    _asked(case, "三、对策建议")


@rule("sheet")
def taken_from_a_book(case: Case) -> None:
    """What it was taken from stands at the foot: session and number."""
    session, number = _session(case), _number(case)
    case.add(f"题目：{case.title}", f"{_who(case)}：{_lead(case)}", *case.topic.reasons)
    case.record["title"] = case.title
    _asked(case, "")
    case.add(f"——摘自《{session}{case.kind}选编》第77页（第{number}号{case.kind}）")


@rule("sheet")
def problems_first(case: Case) -> None:
    """Problems are numbered as the demands are."""
    session, number = _session(case), _number(case)
    case.add(f"{session}", f"编号：{number}", f"题目：{case.title}", f"{_who(case)}：{_lead(case)}")
    case.record["title"] = case.title
    case.add(
        "主要问题：", "1、底数不清，多年没有普查；", "2、责任不明，几个部门都管，却没有一个牵头；", "3、投入不足。"
    )
    case.add("以上问题如不及时解决，群众的意见会越来越大。")
    _asked(case, case.pick(("建议：", "办 法：", "具体建议：")))
    case.add("主办单位：市水利局", "承办单位办理意见：", "同意所提建议，已列入计划。")
    case.record["host"] = "市水利局"


# demands: `_asked` writes what announces them and then the list


def _asked(case: Case, label: str) -> None:
    if label:
        case.lines.append(label)
    else:
        case.apply("lead")
    case.apply("demands")


@rule("lead")
def therefore(case: Case) -> None:
    case.add(case.pick(("为此建议：", "为此，提出如下建议：", "为此，建议如下：", "因此，我建议：")))


@rule("lead")
def several_suggestions(case: Case) -> None:
    case.add(case.pick(("为此我特提出几点建议：", "针对以上问题，提出以下几点建议：", "对此，提出三点建议。")))


@rule("lead")
def numbered_heading(case: Case) -> None:
    case.add(case.pick(("三、建议", "二、对策建议", "三、具体建议", "四、意见建议", "三、几点建议")))


@rule("lead")
def at_the_end_of_the_reasons(case: Case) -> None:
    case.lines[-1] = case.lines[-1] + case.pick(("为此，建议：", "特提出以下建议：", "为此请求市政府："))


@rule("lead")
def bare_heading(case: Case) -> None:
    case.add(case.pick(("建议", "具体建议", "对策与建议", "工作建议", "意见和建议")))


@rule("lead")
def with_a_view(case: Case) -> None:
    case.add(
        case.pick(
            ("鉴于上述情况，提请有关部门：", "综上所述，特建议：", "为进一步做好此项工作，建议从以下几个方面着手：")
        )
    )


@rule("lead")
def strong_appeal(case: Case) -> None:
    """The reasons end in an appeal; the list follows."""
    case.add(case.pick(("为此，强烈呼吁：", "现提出以下意见：", "为此提案如下：", "具体建议如下：")))


@rule("lead")
def section_heading(case: Case) -> None:
    """The parts of the text have headings of their own."""
    reasons = len(case.topic.reasons)
    case.lines.insert(-reasons, case.pick(("一、基本情况", "一、背景")))
    case.lines.insert(-1, case.pick(("二、存在的问题", "二、问题分析")))
    case.add(case.pick(("三、对策建议", "三、意见和建议", "三、具体措施")))


def _wanted(case: Case, length: str, count: int | None = None):
    """So many demands of the topic; `length` is the form in which the rule states them."""
    asks = case.topic.demands[: count or case.dice.randint(2, len(case.topic.demands))]
    case.record["demands"] = [getattr(ask, length) for ask in asks]
    return asks


HAN = "一二三四五六七八九十"


@rule("demands")
def han_with_heading(case: Case) -> None:
    for at, ask in enumerate(_wanted(case, "short")):
        case.add(f"{HAN[at]}、{ask.short}。{ask.more}")


@rule("demands")
def arabic_sentences(case: Case) -> None:
    sign = case.pick(("、", "."))
    for at, ask in enumerate(_wanted(case, "long"), 1):
        case.add(f"{at}{sign}{ask.long}。")


@rule("demands")
def heading_on_its_line(case: Case) -> None:
    for at, ask in enumerate(_wanted(case, "short")):
        case.add(f"（{HAN[at]}）{ask.short}", ask.more)


@rule("demands")
def first_number_lost(case: Case) -> None:
    for at, ask in enumerate(_wanted(case, "long", 3), 1):
        case.add(f"{at}、{ask.long}。" if at > 1 else f"{ask.long}。")


@rule("demands")
def inline_series(case: Case) -> None:
    """一是…；二是… in one paragraph."""
    word = case.pick(("是", "要"))
    asks = _wanted(case, "long")
    case.add("；".join(f"{HAN[at]}{word}{ask.long}" for at, ask in enumerate(asks)) + "。")


@rule("demands")
def zero_padded(case: Case) -> None:
    for at, ask in enumerate(_wanted(case, "short"), 1):
        case.add(f"{at:02}", ask.short, ask.more)


@rule("demands")
def one_paragraph(case: Case) -> None:
    ask = _wanted(case, "long", 1)[0]
    case.add(f"{ask.long}，{case.topic.purpose}。")


@rule("demands")
def two_in_one(case: Case) -> None:
    """The second item holds two demands, a sentence each."""
    first, second, third = _wanted(case, "short", 3)
    case.record["demands"][0] = first.long
    case.add(f"1、{first.long}。", f"2、{second.agent}{second.short}。{third.agent}{third.short}。")


@rule("demands")
def han_with_a_dot(case: Case) -> None:
    for at, ask in enumerate(_wanted(case, "short")):
        case.add(f"{HAN[at]}.{ask.short}。{ask.more}")


@rule("demands")
def ordinal_words(case: Case) -> None:
    for at, ask in enumerate(_wanted(case, "long")):
        case.add(f"第{HAN[at]}，{ask.long}。")


@rule("demands")
def unnumbered_paragraphs(case: Case) -> None:
    case.add(*(f"{ask.short}。{ask.more}" for ask in _wanted(case, "short")))


@rule("demands")
def nested(case: Case) -> None:
    """Each item has numbered parts of its own, which are no demands of their own."""
    for at, ask in enumerate(_wanted(case, "short")):
        case.add(f"{HAN[at]}、{ask.short}", f"1.{ask.long}。", f"2.{case.topic.purpose}，落实责任到人。")


@rule("demands")
def with_a_courtesy_behind(case: Case) -> None:
    for at, ask in enumerate(_wanted(case, "long"), 1):
        case.add(f"（{at}）{ask.long}。")
    case.add("以上建议，请予考虑。")


@rule("demands")
def circled(case: Case) -> None:
    for at, ask in enumerate(_wanted(case, "long")):
        case.add(f"{'①②③④⑤'[at]}{ask.long}；")


@rule("demands")
def semicolons(case: Case) -> None:
    """Several in one sentence, parted by semicolons."""
    case.add("；".join(ask.long for ask in _wanted(case, "long", 3)) + "。")


@rule("demands")
def wishes(case: Case) -> None:
    """Sentences that wish, each with another word."""
    words = ("希望有关部门", "建议", "恳请政府")
    case.add("".join(f"{word}{ask.long}。" for word, ask in zip(words, _wanted(case, "long", 3), strict=True)))


@rule("demands")
def number_doubled(case: Case) -> None:
    for at, ask in zip((1, 2, 2), _wanted(case, "long", 3), strict=True):
        case.add(f"{at}、{ask.long}。")


@rule("demands")
def paragraph_and_appeal(case: Case) -> None:
    """One paragraph, and an appeal behind it that asks for no more."""
    ask = _wanted(case, "long", 1)[0]
    case.add(f"{ask.long}。", f"恳请市委、市政府高度重视，{case.topic.purpose}。")


@rule("demands")
def run_in(case: Case) -> None:
    for at, ask in enumerate(_wanted(case, "short")):
        case.add(f"（{HAN[at]}）{ask.short}。{ask.more}{case.topic.purpose}，力争早日见效。")


@rule("demands")
def run_on_in_a_line(case: Case) -> None:
    """一、…。二、…。 in one paragraph."""
    case.add("".join(f"{HAN[at]}、{ask.long}。" for at, ask in enumerate(_wanted(case, "long"))))


@rule("demands")
def with_signs(case: Case) -> None:
    sign = case.pick("●◆▶")
    case.add(*(f"{sign}{ask.long}。" for ask in _wanted(case, "long")))


@rule("demands")
def articles(case: Case) -> None:
    """Numbered as the articles of a rule, with reasons behind."""
    case.add(*(f"第{HAN[at]}条 {ask.long}。" for at, ask in enumerate(_wanted(case, "long"))))
    case.add("理由如下：", *(f"{at}、{reason}" for at, reason in enumerate(case.topic.reasons, 1)))


@rule("demands")
def questions(case: Case) -> None:
    case.add("".join(f"能不能{ask.long}？" for ask in _wanted(case, "long", 3)))


# what stands behind the text


@rule("tail")
def nothing(case: Case) -> None:
    pass


@rule("tail")
def host_below(case: Case) -> None:
    case.add("主办单位：区交通运输局")
    case.record["host"] = "区交通运输局"


@rule("tail")
def reviewed(case: Case) -> None:
    case.add("审查意见：县食品药品监督管理局办理。")
    case.record["host"] = "县食品药品监督管理局"


@rule("tail")
def handled(case: Case) -> None:
    case.add("承办单位：市城市管理局", "办理情况：已于2025年6月16日办复")
    case.record["host"] = "市城市管理局"


@rule("tail")
def boxes(case: Case) -> None:
    case.add("是否同意公开：□同意 □不同意", "备注：本表一式三份")


# ways of typing the whole


@rule("typing")
def as_it_is(case: Case) -> None:
    pass


@rule("typing")
def half_width(case: Case) -> None:
    case.lines = [line.translate(str.maketrans("，：；（）", ",:;()")) for line in case.lines]


@rule("typing")
def set_by_width(case: Case) -> None:
    """Long lines broken where the page ends, as a .pdf is read."""
    case.lines = [part for line in case.lines for part in (_cut(line) if _is_text(line) else [line])]


def _cut(line: str, width: int = 22) -> list[str]:
    return [line[at : at + width] for at in range(0, len(line), width)]


def _is_text(line: str) -> bool:
    return len(line) > 22 and re.search("[。；]", line) is not None and not re.search("1390000|[|\t]", line)


@rule("typing")
def indented(case: Case) -> None:
    case.lines = [f"　　{line}" for line in case.lines]


@rule("typing")
def cut(case: Case) -> None:
    """The last demand breaks off."""
    if re.search("[。；]$", case.lines[-1]) and len(case.lines[-1]) > 60:
        case.lines[-1] = case.lines[-1][:-12]


def split_rules(seed: int = 7) -> tuple[dict[str, list[str]], dict[str, list[str]]]:
    """The names of the rules by part: those to make intake by, and a third that is held out."""
    known: dict[str, list[str]] = {}
    held: dict[str, list[str]] = {}
    for part, rules in RULES.items():
        names = sorted(rules)
        random.Random(f"{seed}{part}").shuffle(names)
        third = len(names) // 3
        known[part], held[part] = names[third:], names[:third]
    return known, held


KNOWN, HELD = split_rules()
