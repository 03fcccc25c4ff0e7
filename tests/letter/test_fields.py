"""Single lines of a letter: what each is read as, at the edges of what it may be."""

from __future__ import annotations

import pytest

from drafting.findings import DraftingError
from drafting.letter.body import divide
from drafting.letter.cc import read_cc
from drafting.letter.contacts import beside, holds_contact, read_contacts, told_in
from drafting.letter.dates import day_of
from drafting.letter.disclosure import way_in
from drafting.letter.foot import foot_start
from drafting.letter.foreign import refuse_foreign
from drafting.letter.head import read_head
from drafting.letter.kind import kind_of
from drafting.letter.lines import Line, line_of, plain, reaches, segments
from drafting.letter.marks import mark_of
from drafting.letter.opening import opening_end
from drafting.letter.particulars import marked, spellings
from drafting.letter.proposal import agency_in, deputies_in, leaders_in, quotations, without_quotes
from drafting.letter.read import read
from drafting.letter.record import Record
from drafting.letter.result import class_in
from drafting.letter.salutation import find_opening, find_salutation, hears_reports, split_names
from drafting.letter.table import read_table
from drafting.letter.title import find_title
from drafting.letter.words import is_opening
from drafting.wording.facts import facts


def lines(*texts: str) -> list[Line]:
    return [line_of(number, text) for number, text in enumerate(texts)]


@pytest.mark.parametrize(
    ("texts", "contacts"),
    [
        (["联系人：周明　联系电话：0551-5550123"], [{"person": "周明", "phone": "0551-5550123"}]),
        (["联系人：周明", "联系人：林若溪"], [{"person": "周明"}, {"person": "林若溪"}]),
        (["联系电话：5550123 周明"], [{"person": "周明", "phone": "5550123"}]),
        (["联系电话：周明5550123"], [{"person": "周明", "phone": "5550123"}]),
        (["联系电话：另行通知"], [{"phone": "另行通知"}]),
        (["联系人：运输科 周明 5550123"], [{"unit": "运输科", "person": "周明", "phone": "5550123"}]),
        (["联系人：运输科周明 5550123"], [{"unit": "运输科", "person": "周明", "phone": "5550123"}]),
        (["联系人：周明（运输科）5550123"], [{"unit": "运输科", "person": "周明", "phone": "5550123"}]),
        (["联系人：周 明"], [{"person": "周明"}]),
        (["周明 电话：5550123"], [{"person": "周明", "phone": "5550123"}]),
        (["云州市水利局（盖章） 联系人：周明"], [{"unit": "云州市水利局（盖章", "person": "周明"}]),
        (["承办单位：云州市水利局（盖章）", "联系人：周明"], [{"unit": "云州市水利局", "person": "周明"}]),
        (
            ["联系单位：甲科", "联系人：周明", "电话：5550123", "联系单位：乙科", "联系人：何维"],
            [{"unit": "甲科", "person": "周明", "phone": "5550123"}, {"unit": "乙科", "person": "何维"}],
        ),
        (
            ["联系人：仇万里 58229063，冼星 58229065"],
            [{"person": "仇万里", "phone": "58229063"}, {"person": "冼星", "phone": "58229065"}],
        ),
        (["文化服务中心　周明　5550123"], [{"unit": "文化服务中心", "person": "周明", "phone": "5550123"}]),
        (["（联系人：计财科周明，电话0551-5550123）"], [{"unit": "计财科", "person": "周明", "phone": "0551-5550123"}]),
        (["主管领导：周明 职务：副局长", "联系电话：5550123"], [{"person": "周明", "phone": "5550123"}]),
        (["| 联系人 | 周明 |", "| 联系电话 | 5550123 |"], [{"person": "周明", "phone": "5550123"}]),
        (["联系人："], []),
        (["联系电话：（0551）5550123转8001"], [{"phone": "（0551）5550123转8001"}]),
        (["联系电话：5550123、5550124"], [{"phone": "5550123、5550124"}]),
        (["联系人：规划科　路　遥　　电话：5550123"], [{"unit": "规划科", "person": "路遥", "phone": "5550123"}]),
        (["联系人：周明，电话：5550123，传真：5550124"], [{"person": "周明", "phone": "5550123"}]),
        (["联系电话（传真）：5550123"], [{"phone": "5550123"}]),
        (["联系人周明，联系电话5550123，邮编230000"], [{"person": "周明", "phone": "5550123"}]),
        (["地址：青竹路8号　联系人：周明　电话：5550123"], [{"person": "周明", "phone": "5550123"}]),
        (["联系人：周明，联系电话：0551-5O5O123"], [{"person": "周明", "phone": "0551-5O5O123"}]),
        (
            ["联系单位：办公室　联系人：周明　电话：5550123；规划科　联系人：何维　电话：5550124"],
            [
                {"unit": "办公室", "person": "周明", "phone": "5550123"},
                {"unit": "规划科", "person": "何维", "phone": "5550124"},
            ],
        ),
        (
            ["（市水利局联系人：周明，5550123；市财政局联系人：何维，5550124）"],
            [
                {"unit": "市水利局", "person": "周明", "phone": "5550123"},
                {"unit": "市财政局", "person": "何维", "phone": "5550124"},
            ],
        ),
        (
            ["联系人及电话：周明 5550123（规划科），何维 5550124（建设科）"],
            [
                {"unit": "规划科", "person": "周明", "phone": "5550123"},
                {"unit": "建设科", "person": "何维", "phone": "5550124"},
            ],
        ),
        (["会办单位：市财政局 何维，电话：5550124"], [{"unit": "市财政局", "person": "何维", "phone": "5550124"}]),
        (["会办单位：市财政局 综合科"], [{"unit": "市财政局 综合科"}]),
    ],
)
def test_contacts(texts: list[str], contacts: list[dict[str, str]]) -> None:
    assert read_contacts(lines(*texts)) == contacts


@pytest.mark.parametrize(
    ("text", "contacts"),
    [
        ("如有意见，请与我局规划科联系（周明，5550123）。", [{"unit": "规划科", "person": "周明", "phone": "5550123"}]),
        ("可随时与我们联系（联系人：周明，电话：5550123）。", [{"person": "周明", "phone": "5550123"}]),
        ("可随时与我们联系（工作日9时至17时）。", []),
        ("我局加强与住户联系（周明，5550123）。", []),
        ("请与我局联系，电话5550123。", []),
    ],
)
def test_the_contact_in_a_courtesy(text: str, contacts: list[dict[str, str]]) -> None:
    assert told_in(text) == contacts


def test_what_has_no_field_beside_a_contact_is_left_over():
    line = line_of(0, "联系人：周明　电话：5550123　传真：5550124　邮箱：zm@example.cn")
    assert [part.text for part in beside(line)] == ["传真：5550124", "邮箱：zm@example.cn"]
    assert beside(line_of(0, "电话/传真：5550123")) == []


@pytest.mark.parametrize(
    ("opening", "leaders"),
    [
        ("第1号议案《关于供水的议案》（提案人：覃力等11名代表）已报告。", ["覃力"]),
        ("领衔代表：覃力、石敏，附议30人。", ["覃力", "石敏"]),
        ("覃力等11名代表提出的议案收悉。", []),
        ("提案人应当补充材料。", []),
    ],
)
def test_the_leaders_whom_an_opening_labels(opening: str, leaders: list[str]) -> None:
    assert leaders_in(opening) == leaders


@pytest.mark.parametrize(
    ("text", "hears"),
    [
        ("县人大常委会", True),
        ("云州市人民代表大会常务委员会", True),
        ("大会主席团", True),
        ("县人大常委会代表工委", False),
        ("县政协经济委员会", False),
    ],
)
def test_who_hears_a_report(text: str, hears: bool) -> None:
    assert hears_reports(text) is hears


def test_a_report_to_the_committee_is_on_the_bill_of_those_it_names():
    opening = "第1号议案《关于供水的议案》（提案人：覃力等11名代表），县政府已办理。现将办理情况报告如下："
    text = f"关于县十七届人大一次会议第1号议案办理情况的报告\n县人大常委会：\n{opening}\n已建成水厂2座。\n"
    reading = read(text.encode())
    assert reading.record["proposal"]["proposers"] == ["覃力"]
    assert "proposal.proposers" in reading.guesses()
    bare = read(text.replace("（提案人：覃力等11名代表）", "").encode())
    assert bare.record["proposal"]["proposers"] == ["县人大常委会"]


@pytest.mark.parametrize(
    ("text", "read_as"),
    [
        ("2O22年9月l6日", "2022年9月16日"),
        ("〔2022〕l4号", "〔2022〕14号"),
        ("O551-5550123", "0551-5550123"),
        ("自筹13O万元", "自筹13O万元"),
        ("DN100管", "DN100管"),
        ("CO2和H2O", "CO2和H2O"),
    ],
)
def test_letters_that_were_read_for_digits(text: str, read_as: str) -> None:
    assert plain(text) == read_as


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("桑 德 明 代 表", ["桑德明"]),
        ("桑 德 明 、 林 若 溪 代 表", ["桑德明", "林若溪"]),
        ("陈 远 林若溪代表", ["陈远", "林若溪"]),
    ],
)
def test_a_salutation_set_apart_character_by_character(text: str, names: list[str]) -> None:
    assert split_names(text)[0] == names


@pytest.mark.parametrize(
    ("text", "holds"),
    [
        ("（联系人：周明）", True),
        ("附注：联系人：周明", True),
        ("云州市园林局规划建设管理科负责人办公室联系人：周明", True),
        ("甲" * 40 + "科联系人：周明", False),
        ("运输科 联系人：周明", True),
        ("请与联系人：周明商量", False),
        ("联系人：周明。另有一人。电话5550123", False),
        ("联系人：周明。", True),
        ("联系人：" + "周" * 157, False),
        ("联系人：" + "周" * 156, True),
        ("已完成改造。", False),
    ],
)
def test_what_holds_a_contact(text: str, holds: bool) -> None:
    assert holds_contact(line_of(0, text)) is holds


@pytest.mark.parametrize(
    ("text", "cc"),
    [
        ("市政协（2份），市政府1份。", [{"recipient": "市政协", "copies": 2}, {"recipient": "市政府", "copies": 1}]),
        ("市政协（2），市政府", [{"recipient": "市政协", "copies": 2}, {"recipient": "市政府"}]),
        ("区人大、政府各1份", ["区人大、政府各1份"]),
        ("市人大、市政府", [{"recipient": "市人大"}, {"recipient": "市政府"}]),
        ("发展、改革委（3份）", [{"recipient": "发展、改革委", "copies": 3}]),
        ("市人大常委、市政府办，市委", [{"recipient": "市人大常委"}, {"recipient": "市政府办"}, {"recipient": "市委"}]),
        ("省人大代工委、政府办，市委督查室", [{"recipient": "省人大代工委、政府办"}, {"recipient": "市委督查室"}]),
        ("人大代工委、政府办公室，市委", [{"recipient": "人大代工委、政府办公室"}, {"recipient": "市委"}]),
        ("市局（法规科、办公室），市委", [{"recipient": "市局（法规科、办公室）"}, {"recipient": "市委"}]),
        ("市政协　　2份", [{"recipient": "市政协", "copies": 2}]),
        ("市政协　　市政府", [{"recipient": "市政协"}, {"recipient": "市政府"}]),
        ("市档案馆两份", [{"recipient": "市档案馆", "copies": 2}]),
        ("市档案馆999份", [{"recipient": "市档案馆", "copies": 999}]),
        (
            "市政协提案委、市政府办公室（各1份）",
            [{"recipient": "市政协提案委", "copies": 1}, {"recipient": "市政府办公室", "copies": 1}],
        ),
        ("县政府办县政协提案办", [{"recipient": "县政府办"}, {"recipient": "县政协提案办"}]),
        ("市人大代工委和市政府办公室", [{"recipient": "市人大代工委"}, {"recipient": "市政府办公室"}]),
        ("市委办 市政府办", [{"recipient": "市委办"}, {"recipient": "市政府办"}]),
        ("2份", ["2份"]),
        ("；，", []),
    ],
)  # fmt: skip
def test_cc(text: str, cc: list[object]) -> None:
    assert read_cc(text) == cc


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2025年8月9日", "2025-08-09"),
        ("（2025年8月9日）", "2025-08-09"),
        ("2025 年 8 月 9 日。", "2025-08-09"),
        ("2025-8-09", "2025-08-09"),
        ("2025.08.9日", "2025-08-09"),
        ("2025/8/9", "2025-08-09"),
        ("成文日期：2025年8月9日", "2025-08-09"),
        ("答复时间：2025-08-09", "2025-08-09"),
        ("二〇二五年八月九日", "2025-08-09"),
        ("二0二五年八月九日", "2025-08-09"),
        ("二O二五年十月廿六日", "2025-10-26"),
        ("20250809", "2025-08-09"),
        ("2025年8月9", "2025-08-09"),
        ("2025 8月9日", "2025-08-09"),
        ("2025年8月9日（星期六）", "2025-08-09"),
        ("2025829", "2025-08-29"),
        ("2025112", ""),
        ("2025年8月", ""),
        ("2025年819日", None),
        ("2025年 月 日", ""),
        ("年　月　日", ""),
        ("2025年13月1日", None),
        ("2025-2-30", None),
        ("下午3时", None),
    ],
)
def test_days(text: str, day: str | None) -> None:
    assert day_of(plain(text)) == day


@pytest.mark.parametrize(
    ("text", "form", "number", "length"),
    [("一、甲", 0, 1, 2), ("（二）甲", 1, 2, 3), ("3.甲", 2, 3, 2)],
)
def test_numerals_of_points(text: str, form: int, number: int, length: int) -> None:
    mark = mark_of(line_of(0, text))
    assert (mark.form, mark.number, mark.end) == (form, number, length)


def test_circled_numerals_count_from_one_and_a_bare_one_is_none() -> None:
    marks = [mark_of(line_of(0, f"{sign}甲")) for sign in "①②⑩"]
    assert [mark.number for mark in marks] == [1, 2, 10] and len({mark.form for mark in marks}) == 1
    assert mark_of(line_of(0, "一、")) is None and mark_of(line_of(0, "甲一、")) is None


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("办理结果：B", "B"),
        ("b类", "B"),
        ("（A1）", "A1"),
        ("【丙】类", "丙"),
        ("A类（解决）", "A"),
        ("E", ""),
        ("AB", ""),
    ],
)
def test_classes(text: str, found: str) -> None:
    assert class_in(text) == found


def test_the_head_in_its_order() -> None:
    head = read_head(
        lines("000123", "秘密★1年", "特急", "云州市水利局文件", "云水〔2025〕第012号　　签发人：孟　菲", "类别：B",
              "关于市五届人大三次会议第12号建议的答复（B类）", "2025年8月9日", "云州市水务局", "别的文字")
    )  # fmt: skip
    assert [(e.line.number, e.field, e.value, bool(e.left)) for e in head.elements] == [
        (0, "copy_number", "000123", False),
        (1, "secrecy", "秘密★1年", False),
        (2, "urgency", "特急", False),
        (3, "issuer", "云州市水利局", False),
        (4, "document_number", "云水〔2025〕12号", False),
        (4, "signatory", "孟菲", False),
        (5, "result", "B", False),
        (6, "title", "关于市五届人大三次会议第12号建议的答复（B类）", False),
        (6, "result", "B", False),
        (7, "date", "2025-08-09", True),
        (8, "issuer", "云州市水务局", False),
        (9, "", None, True),
    ]
    assert (head.date, head.mark.value) == ("2025-08-09", "云州市水利局")


def test_a_label_with_something_else_behind_it_is_kept_as_text() -> None:
    head = read_head(lines("类别：城建", "签发人：" + "何" * 13, "关于第12号建议的答复"))
    assert [(e.field, e.left) for e in head.elements[:2]] == [
        ("", "不是办理结果的类别"),
        ("", "签发人一栏不像姓名"),
    ]
    assert read_head(lines("签发人：" + "何" * 12, "关于第12号建议的答复")).elements[0].value == "何" * 12


def test_the_table_of_a_page() -> None:
    table, rest = read_table(
        lines("提案人", "陈知远、林若溪", "会议届次", "案号", "案由：关于疏浚的提案", "办理结果  B", "别的文字")
    )
    assert table.values["proposal.proposers"] == "陈知远、林若溪"
    assert table.values["proposal.title"] == "关于疏浚的提案"
    assert "proposal.session" not in table.values
    assert [line.text for line in rest] == ["别的文字"]
    assert [element.line.number for element in table.elements] == [0, 1, 2, 3, 4, 5]
    assert all(element.page for element in table.elements)


@pytest.mark.parametrize(
    ("texts", "title", "place"),
    [
        (["关于第12号建议的答复"], "关于第12号建议的答复", (0, 1)),
        (["云州市水利局", "关于第12号建议的答复"], "云州市水利局关于第12号建议的答复", (0, 2)),
        (["关于市五届人大三次会议", "第 12 号建议的", "答　复"], "关于市五届人大三次会议第12号建议的答复", (0, 3)),
        (["云州市水利局", "答复市五届人大三次会议第12号建议"], "云州市水利局答复市五届人大三次会议第12号建议", (0, 2)),
        (["[2025]云水字第18号", "致陈知远代表的答复信"], "致陈知远代表的答复信", (1, 2)),
        (["网站首页", "关于第12号建议的 答 复"], "关于第12号建议的答复", (1, 2)),
        (["关于市五届人大三次会议第12号建"], "关于市五届人大三次会议第12号建", (0, 1)),
    ],
)
def test_titles(texts: list[str], title: str, place: tuple[int, int]) -> None:
    found = find_title(lines(*texts))
    assert (found.text, (found.start, found.end)) == (title, place)
    assert bool(found.guess) == texts[-1].endswith(("建", "建议"))


def test_an_agency_a_blank_line_above_is_no_part_of_the_title() -> None:
    apart = [line_of(0, "云州市水利局"), line_of(2, "关于第12号建议的答复")]
    assert find_title(apart).text == "关于第12号建议的答复"


@pytest.mark.parametrize(
    ("texts", "opening", "text", "place"),
    [
        (["陈知远代表：", "您提出的"], 1, "陈知远代表", (0, 1)),
        (["陈知远、", "林若溪代表：", "您提出的"], 2, "陈知远、林若溪代表", (0, 2)),
        (["陈知远代表：", "林若溪代表：", "您提出的"], 2, "陈知远代表、林若溪代表", (0, 2)),
        (["陈知远代表；", "您提出的"], 1, "陈知远代表", (0, 1)),
        (["陈知远代表", "首先感谢您。", "您提出的"], 2, "陈知远代表", (0, 1)),
        (["市住建局：", "你局转来的"], 1, "市住建局", (0, 1)),
    ],
)
def test_salutations(texts: list[str], opening: int, text: str, place: tuple[int, int]) -> None:
    found = find_salutation(lines(*texts), opening)
    assert (found.text, (found.start, found.end)) == (text, place)


@pytest.mark.parametrize("above", ["联系人：", "现将情况报告如下：", "您好：", "你好：", "甲：", "字" * 31 + "："])
def test_what_stands_above_an_opening_and_is_no_address(above: str) -> None:
    assert find_salutation(lines(above, "您提出的"), 1) is None


def test_a_salutation_without_its_colon_yields_to_one_that_has_it() -> None:
    found = find_salutation(lines("陈知远代表：", "林若溪代表", "感谢您。", "您提出的"), 3)
    assert (found.start, found.text) == (0, "陈知远代表")


def test_the_opening_is_the_one_below_a_salutation() -> None:
    said = "您提出的《关于疏浚的建议》收悉。现答复如下："
    assert find_opening(lines(said, "陈知远代表：", said)) == 2
    assert find_opening(lines("网页", said)) == 1
    assert find_opening(lines(*["网页"] * 12, said)) is None


@pytest.mark.parametrize(
    ("text", "names", "count"),
    [
        ("陈知远委员并转联名委员", ["陈知远"], None),
        ("陈知远（女，回族）代表", ["陈知远"], None),
        ("陈知远、林若溪两位代表", ["陈知远", "林若溪"], None),
        ("陈知远9名代表", ["陈知远"], 9),
        ("尊敬的陈知远、林若溪代表", ["陈知远", "林若溪"], None),
        ("陈知远等12名代表", ["陈知远"], 12),
        ("陈知远代表、林若溪代表", ["陈知远", "林若溪"], None),
        ("市工商业联合会", ["市工商业联合会"], None),
        ("各位代表", [], None),
    ],
)
def test_names(text: str, names: list[str], count: int | None) -> None:
    assert split_names(text) == (names, count)


@pytest.mark.parametrize(
    ("opening", "salutation", "to_host", "title", "kind", "doubtful"),
    [
        ("您的建议收悉", "陈知远代表", False, "关于第12号建议的答复", ("建议答复", "建议", ""), False),
        ("您的提案收悉", "陈知远委员", False, "关于第12号提案的答复", ("提案答复", "提案", ""), False),
        ("您的建议收悉", "陈知远委员", False, "关于第12号建议的答复", ("建议答复", "建议", ""), True),
        ("您的议案收悉", "陈知远代表", False, "关于第12号建议的答复", ("建议答复", "建议", ""), True),
        ("您的提案收悉", "", False, "关于来函的答复", ("提案答复", "提案", "按标题、称谓和引言判断"), True),
        ("来函收悉", "陈知远委员", False, "关于来函的答复", ("提案答复", "提案", "按标题、称谓和引言判断"), True),
        ("来函收悉", "", False, "关于来函的答复", ("", None, "按标题、称谓和引言判断"), True),
        ("来函收悉", "", True, "关于第12号提案的答复", ("会办意见", "提案", "按标题、称谓和引言判断"), False),
    ],
)
def test_kinds(opening: str, salutation: str, to_host: bool, title: str, kind: tuple, doubtful: bool) -> None:
    found = kind_of(opening, salutation, to_host, title)
    assert (found[:3], bool(found.doubt)) == (kind, doubtful)


def test_why_a_kind_is_in_doubt() -> None:
    assert kind_of("", "陈知远委员", False, "关于第1号建议的答复").doubt == "标题称建议，称谓却是委员"
    assert kind_of("", "陈知远代表", False, "关于第1号提案的答复").doubt == "标题称提案，称谓却是代表"
    assert kind_of("您的议案收悉", "", False, "关于第1号建议的答复").doubt == "标题称建议，引言称议案"
    assert kind_of("", "", False, "关于第1号建议案的答复").doubt == "标题写作建议案或议事原案"


def test_quotations_are_the_outer_ones_and_closed() -> None:
    text = "《甲“乙”》丙“丁”戊《己"
    assert [text[slice(*span)] for span in quotations(text)] == ["《甲“乙”》", "“丁”"]
    assert without_quotes(text) == "，，，，，，丙，，，戊《己"


def test_who_proposed_and_which_agency_a_title_names() -> None:
    assert deputies_in("陈知远、林若溪代表提出的建议收悉") == ["陈知远", "林若溪"]
    assert deputies_in("市人大代表陈知远提出的建议收悉") == ["陈知远"]
    assert deputies_in("市八届人大一次会议陈知远代表提出的建议收悉") == ["陈知远"]
    assert deputies_in("民盟云州市委提出的建议收悉") == ["民盟云州市委"]
    assert deputies_in("你们提出的建议收悉") == deputies_in("您提出的建议收悉") == []
    assert agency_in("云州市水利局关于第12号建议的答复") == "云州市水利局"
    assert agency_in("关于第12号建议的答复（市水利局）") == "市水利局"
    assert agency_in("关于第12号建议的答复") is None


def test_parts_of_a_line_know_their_places() -> None:
    line = line_of(4, "　甲  乙\t\t丙　")
    assert (line.text, line.start, line.place) == ("甲  乙\t\t丙", 1, (4, 1))
    assert [(part.text, part.start, part.number) for part in segments(line)] == [
        ("甲", 1, 4),
        ("乙", 4, 4),
        ("丙", 7, 4),
    ]
    assert reaches([], 9) == []


def test_a_record_keeps_the_first_value_and_says_the_second() -> None:
    record = Record()
    record.put("result", "", "空的不算")
    record.put("result", "A")
    record.put("result", "A")
    record.put("result", "C", "推断")
    record.put("proposal.title", "甲")
    record.put("proposal.title", "乙")
    assert (record.get("result"), [line.text for line in record.left]) == ("A", [])
    record.put("result", "B")
    assert [line.text for line in record.left] == ["B"]
    assert record.findings[-1].message == "办理结果已有“A”，又见：B"
    assert (record.findings[-1].where, record.findings[-1].place) == ("paragraph.0", "第1段")
    assert record.nested() == {"result": "A", "proposal": {"title": "甲"}}


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("关于印发规划的通知", "看标题是通知"),
        ("关于疏浚的提案材料", "看标题是提案本身"),
        ("本报讯（张三）今天开工", "看开头是新闻报道"),
        ("这里解读政策要点", "看内容是政策解读"),
        ("今天天气很好", "没有给代表、委员或主办单位的称谓"),
    ],
)
def test_what_is_no_reply_is_named(text: str, reason: str) -> None:
    with pytest.raises(DraftingError) as caught:
        refuse_foreign(lines(text), None, None)
    (finding,) = caught.value.findings
    assert finding.code == "R102" and reason in finding.message


def test_particulars_of_an_old_case(reply) -> None:
    case = reply(proposal={"proposers": ["陈知远", "林若溪"], "title": "关于疏浚河道的提案", "number": "76"},
                 document_number="云水〔2026〕23号", contacts=[{"unit": "水政科", "person": "周明"}])  # fmt: skip
    found = spellings(case, facts(case))
    assert found["《关于疏浚河道的提案》"] == "{{ 事项 }}" and found["关于“疏浚河道”的提案"] == "{{ 事项 }}"
    assert found["第0076号"] == "第{{ 编号 }}号" and found["您" if "您" in found else "你们"] == "{{ 您 }}"
    for text in ("陈知远委员", "林若溪", "水政科", "周明", "云水〔2026〕23号"):
        assert found[text] == f"【待核：{text}】"
    assert (
        marked("投入1,200.5万元，见〔2023〕12号。", {})
        == "投入【待核：1,200.5万元】，见〔【待核：2023】〕【待核：12号】。"
    )


def test_a_line_that_is_no_title_is_not_taken_into_one() -> None:
    found = find_title(lines("云州市水利局网站：首页。", "第12号建议的答复"))
    assert (found.start, found.text) == (1, "第12号建议的答复")


def test_where_the_opening_ends() -> None:
    assert opening_end(lines("感谢您的关心。", "现函复如下：", "已开工。")) == 2
    assert opening_end(lines("您提出的建议收悉。", "经研究，现答复如下：", "已开工。")) == 2
    assert opening_end(lines("您提出的建议收悉。", "一、现答复如下：", "已开工。")) == 1
    assert opening_end(lines("已开工。", "已完工。")) == 0


def test_names_of_a_table_are_read_in_one_width_and_other_values_as_typed() -> None:
    table, _ = read_table(lines("提案人：陈知远,林若溪", "案由：关于疏浚(一期)的提案"))
    assert table.values == {"proposal.proposers": "陈知远，林若溪", "proposal.title": "关于疏浚(一期)的提案"}


@pytest.mark.parametrize(
    ("text", "way", "guessed"),
    [
        ("同意公开", "同意公开", False),
        ("（此件依申请公开）", "依申请公开", False),
        ("注：“主动公开”。", "主动公开", False),
        ("信息公开选项：主动公开", "主动公开", False),
        ("是否公开：是", "同意公开", True),
        ("是否同意公开：否", "不同意公开", True),
        ("（此件公开发布）", "主动公开", True),
    ],
)
def test_how_a_letter_is_made_public(text: str, way: str, guessed: bool) -> None:
    value, guess = way_in(plain(text))
    assert (value, bool(guess)) == (way, guessed)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("云水〔2025〕12号　　签发人 孟菲", {"document_number": "云水〔2025〕12号", "signatory": "孟菲"}),
        ("签发人孟菲", {"signatory": "孟菲"}),
        ("云水〔2025〕12号        签发人：孟  菲", {"document_number": "云水〔2025〕12号", "signatory": "孟菲"}),
        ("签发人：孟　　菲　　办理结果：B", {"signatory": "孟菲", "result": "B"}),
        ("办理结果 B", {"result": "B"}),
        ("（签发人：孟菲）", {"signatory": "孟菲"}),
        ("云水／【2025】12号", {"document_number": "云水〔2025〕12号"}),
        ("云水2025〕12号", {"document_number": "云水〔2025〕12号"}),
        ("云水〔2025〕来信号B类", {"result": "B"}),
        ("（B类；主动公开；签发人：孟菲）", {"result": "B", "disclosure": "主动公开", "signatory": "孟菲"}),
        ("公开类型　主动公开", {"disclosure": "主动公开"}),
        ("文　　号　云水〔2025〕12号", {"document_number": "云水〔2025〕12号"}),
        ("文号：云水〔2025〕12号 结果：B", {"document_number": "云水〔2025〕12号", "result": "B"}),
    ],
)
def test_a_head_that_lost_a_sign(text: str, said: dict[str, str]) -> None:
    assert {e.field: e.value for e in read_head(lines(text)).elements if e.field} == said


def test_an_answer_has_headings_that_run_on_or_has_none() -> None:
    long = (
        "今年以来我局会同街道逐一摸排，已完成施工图设计，计划年底前开工，目前前期工作进展顺利，各方反映良好，"
        "群众比较满意，下一步还要继续争取资金，把剩余的点位一并纳入改造，并及时公布进展。其余年内完成。"
    )
    same = divide(lines(f"一、摸清底数，编制方案。{long}", f"二、长效管护，落实河长。{long}"))
    assert [bool(point.heading) for point in same] == [True, True]
    mixed = divide(lines(f"一、{long}", f"二、{long}", f"三、关于公交专用道。{long}"))
    assert [bool(point.heading) for point in mixed] == [False, False, False]


def test_short_lines_without_an_end_are_headings_where_all_others_end() -> None:
    text = "今年以来，我局会同街道逐一摸排，已完成施工图设计，计划年底前开工，进展顺利。"
    assert [
        point.head and point.head.text for point in divide(lines("学前教育的家底", text, "增加公办学位", text))
    ] == [
        "学前教育的家底",
        "增加公办学位",
    ]
    assert len(divide(lines("学前教育的家底", text, text + "另外", "增加公办学位", text))) == 1


@pytest.mark.parametrize(
    ("texts", "start"),
    [
        (["已开工。", "云州市水利局", "2025年8月9日"], 1),
        (["已开工。", "云州市水利局", "二0二五某月某日"], 1),
        (["已开工。", "云州市水利局"], 1),
        (["联系人：周明", "已完成改造，投入资金九十万元，群众反映良好，下一步继续推进各项工作，直到全部完成。"], 2),
        (
            ["已开工。", "2025年8月9日", "附件1", "任务分解，涉及资金九十万元，群众反映良好，下一步继续推进各项工作。"],
            4,
        ),
        (
            [
                "已开工。",
                "云州市水利局",
                "2025年8月9日",
                "任务分解，涉及资金九十万元，下一步继续推进各项工作，直到完成。",
            ],
            1,
        ),
    ],
)
def test_the_foot_is_the_end_that_looks_most_like_one(texts: list[str], start: int) -> None:
    assert foot_start(lines(*texts)) == start


def test_an_opening_is_known_by_several_signs() -> None:
    for said in (
        "《关于疏浚清溪河的建议》收悉，现答复如下：",
        "贵界别所提《关于疏浚清溪河的提案》，我局已认真研究办理，现答复如下：",
        "你提出的“关于疏浚清溪河的建设”，已交我局研究办理，现答复如下：",
    ):
        assert is_opening(said)
    assert not is_opening("根据《云州市河道管理办法》（第12号），去年共清淤三公里。")
    assert not is_opening("代表提出的建议很好，我们将继续推进。")


LETTER = """关于市政协五届三次会议第76号提案的答复
罗平委员：
您提出的提案收悉，现答复如下：
已增设座椅20把。
云州市水利局
2026年9月10日
"""
SUBTITLED = """云州市水利局
致市政协人口资源委员会的复函
（关于市政协五届二次全会第HW004号提案）
市政协人口资源委员会：
贵委《关于护河的提案》，经我局逐条对照，答复如次：
已办。
云州市水利局
2026年9月10日
"""
OFFICES = [
    {"unit": "市场局", "person": "敖登", "phone": "4812201"},
    {"unit": "乌兰镇", "person": "云丹", "phone": "4830011"},
]


@pytest.mark.parametrize(
    ("line", "contacts"),
    [
        ("联系庭室：执行科，周明，0731-5550123", [{"unit": "执行科", "person": "周明", "phone": "0731-5550123"}]),
        ("市场局：敖登（4812201）　乌兰镇：云丹（4830011）", OFFICES),
        ("Tel：0793-8123390　E-mail：yzb@example.gov.cn　孔远", [{"phone": "0793-8123390", "person": "孔远"}]),
    ],
)
def test_contacts_are_told_by_the_shape_of_their_words(line, contacts):
    assert read((LETTER + line).encode()).record["contacts"] == contacts


def test_a_subtitle_and_an_odd_number_are_read_and_a_committee_is_no_host():
    proposal = read(SUBTITLED.encode()).record["proposal"]
    assert (proposal["session"], proposal["number"]) == ("市政协五届二次全会", "HW004")
    assert proposal["proposers"] == ["市政协人口资源委员会"] and "host" not in proposal


@pytest.mark.parametrize("last", [False, True])
def test_a_disclosure_in_brackets_behind_the_title(last):
    title = "关于市五届人大二次会议第7号建议的答复（依申请公开）"
    body = "陈知远代表：\n您提出的《关于疏浚的建议》收悉。现答复如下：\n已疏浚3公里。\n云州市水利局\n2025年8月9日"
    reading = read(("\n".join([body, title] if last else [title, body])).encode())
    assert reading.record["disclosure"] == "依申请公开" and "disclosure" in reading.guesses()
