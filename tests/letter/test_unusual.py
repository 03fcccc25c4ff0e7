"""Letters laid out as few are: each value stands where it is seldom looked for, and is read; or the reading says so."""

from __future__ import annotations

import pytest

from drafting.letter.lines import line_of
from drafting.letter.mend import mended
from drafting.letter.read import read

HEAD = "云水函〔2021〕19号\n"
TITLE = "云州市水利局关于市政协三届五次会议第0213号提案的答复\n"
CALLED = "陈知远委员：\n"
OPENING = "您提出的《关于疏浚清溪河的提案》收悉，现答复如下：\n"
ANSWER = "今年以来，我局已疏浚3公里，其余河段年底前完成。\n"
FOOT = "感谢您的关心。\n云州市水利局\n2021年8月9日\n联系人：周明　电话：5550123\n"
WHOLE = HEAD + TITLE + CALLED + OPENING + ANSWER + FOOT


def _read(old: str, new: str):
    assert old in WHOLE
    reading = read(WHOLE.replace(old, new).encode())
    return reading.record | reading.record["proposal"], reading


@pytest.mark.parametrize(
    ("old", "new", "field", "value"),
    [
        (HEAD, "签发人：\t罗平\t办理类别：\tB类\n", "signatory", "罗平"),
        (HEAD, "公开属性：\t主动公开\t办理类别：\tB类\n", "disclosure", "主动公开"),
        (HEAD, "编号：云水函〔2021〕19号\n", "document_number", "云水函〔2021〕19号"),
        (
            "第0213号提案的答复\n",
            "第0213号提案的\n答  复  函\n",
            "title",
            TITLE.strip().removesuffix("答复") + "答复函",
        ),
        ("市政协三届五次会议", "市政协三届常委会转办的三届五次会议", "session", "三届五次会议"),
        ("会议第0213号", "全会0213号", "number", "0213"),
        ("收悉", "敬悉", "title", "关于疏浚清溪河的提案"),
        ("您提出的《关于疏浚清溪河的提案》收悉", "您对我局就《关于疏浚清溪河的提案》所作的答复不满意", "title", None),
        ("云州市水利局\n2021年8月9日", "（云州市水利局 盖章）\n2021年8月9日", "issuer", "云州市水利局"),
        ("云州市水利局\n2021年8月9日", "（云州市水利局\n2021年8月9日", "issuer", "云州市水利局"),
        ("云州市水利局\n2021年8月9日", "云州市水利局 2021.08.09", "date", "2021-08-09"),
        (
            "云州市水利局\n2021年8月9日",
            "云州市水利局　　云州市财政局\n2021年8月9日　　2021年8月9日",
            "date",
            "2021-08-09",
        ),
        (
            "联系人：周明　电话：5550123",
            "（承办人 周明 电话 5550123）",
            "contacts",
            [{"person": "周明", "phone": "5550123"}],
        ),
        (
            "联系人：周明　电话：5550123",
            "电话：5550123（规划处 周明）",
            "contacts",
            [{"unit": "规划处", "person": "周明", "phone": "5550123"}],
        ),
        ("第0213号", "第０２１３号", "number", "0213"),
        ("5550123", "０５５１－５５５０１２３", "contacts", [{"person": "周明", "phone": "0551-5550123"}]),
    ],
)
def test_a_value_is_read(old: str, new: str, field: str, value: object) -> None:
    values, reading = _read(old, new)
    if field == "title" and "答" not in str(value):
        assert reading.record["proposal"]["title"] == (value or "关于疏浚清溪河的提案")
    else:
        assert values[field] == value if field != "title" else reading.record["title"] == value


def test_whom_a_label_of_the_head_names_is_addressed():
    values, reading = _read(TITLE + CALLED, "主送：陈知远委员\n" + TITLE)
    assert (values["salutation"], values["proposers"]) == ("陈知远委员", ["陈知远"])
    assert values["opening"] == OPENING.strip()
    assert not any("陈知远" in line and "主送" not in line for line in reading.left_over)


def test_the_title_below_the_title_is_the_whole():
    values, _ = _read(
        CALLED + OPENING, "（关于疏浚清溪河的提案）\n陈知远委员：\n感谢您提出的疏浚清溪河的提案，现答复如下：\n"
    )
    assert values["proposal"]["title"] == "关于疏浚清溪河的提案"


def test_a_deputy_in_brackets_behind_the_title_proposed():
    asked = "市教育局：\n现将第0213号提案《关于疏浚清溪河的提案》（陈知远委员提出）的会办意见函复如下：\n"
    values, reading = _read(CALLED + OPENING, asked)
    assert (reading.record["kind"], values["proposers"]) == ("会办意见", ["陈知远"])


def test_paragraphs_that_count_themselves_may_be_points():
    values, reading = _read(ANSWER, "一是您提到的疏浚问题。已疏浚3公里。\n二是您提到的管护问题。已落实专人。\n")
    assert len(values["responses"]) == 1 and "responses" in reading.guesses()


def test_a_letter_that_lost_its_head_is_read_from_its_opening():
    reading = read(("溪河的提案》收悉。我局会同市财政局进行了办理，现答复如下：\n" + ANSWER + FOOT).encode())
    assert (reading.record["issuer"], reading.record["date"]) == ("云州市水利局", "2021-08-09")
    assert len(reading.record["responses"]) == 1
    assert {"title", "salutation", "proposal.proposers"} <= {finding.where for finding in reading.findings}


def test_an_organisation_that_lost_its_colon_is_addressed_where_it_stands():
    asked = OPENING.replace("您", "贵小组")
    for named in ("市政协经济界别小组", "九三学社云州市委", "经济界"):
        values, reading = _read(CALLED + OPENING, f"{named}\n{asked}")
        assert (values["salutation"], values["proposers"]) == (named, [named])
        assert "salutation" in reading.guesses()
    values, _ = _read(CALLED + OPENING, f"清溪河\n{asked}")
    assert "salutation" not in values


@pytest.mark.parametrize(
    ("torn", "title"),
    [
        ("提案的答复\n", "提案的答复"),
        ("提案的\n", "提案的"),
        ("提案\n", "提案"),
        ("提案\n的答复函\n", "提案的答复函"),
        ("提案的\n答复函\n", "提案的答复函"),
    ],
)
@pytest.mark.parametrize("between", ["", "\n"])
def test_a_title_torn_before_its_last_words_keeps_what_is_left(torn: str, title: str, between: str) -> None:
    _, reading = _read("号提案的答复\n", f"{between}号{torn}")
    assert reading.record["title"] == f"云州市水利局关于市政协三届五次会议第0213号{title}"
    assert ("title" in reading.guesses()) is ("答复" not in torn)


@pytest.mark.parametrize(
    "line",
    [
        "B类　云水函〔2021〕19号",
        "（B类）云水函〔2021〕19号",
        "B 云水函〔2021〕19号",
        "云水函〔2021〕19号/B类",
        "云水函〔2021〕19号\n办理类别：B类，主动公开",
        "云水函〔2021〕19号\nA□B☑C□",
        "云水函〔2021〕19号\n办理等级：B",
    ],
)
def test_a_class_beside_something_else(line: str) -> None:
    values, _ = _read(HEAD, f"{line}\n")
    assert (values["result"], values["document_number"]) == ("B", "云水函〔2021〕19号")
    assert values.get("disclosure") == ("主动公开" if "公开" in line else None)


def test_a_class_behind_the_title_is_none_of_it():
    _, reading = _read("答复\n", "答复 B\n")
    assert (reading.record["title"], reading.record["result"]) == (TITLE.strip(), "B")


CELLS = [
    "签发人",
    "罗平",
    "是否公开",
    "主动公开",
    "承办人",
    "艾山·买买提",
    "联系电话",
    "0551-5550123",
    "抄送",
    "市政协提案委",
]


def test_a_label_above_its_value_needs_no_colon():
    lines = [line.text for line in mended([line_of(at, text) for at, text in enumerate(CELLS)])]
    assert lines == [f"{label}：{value}" for label, value in zip(CELLS[::2], CELLS[1::2], strict=True)]


@pytest.mark.parametrize(
    "texts", [["联系人", "电话"], ["单位", "负责同志到场。"], ["抄送", "已办结。"], ["结果", "良好"]]
)
def test_a_word_above_something_else_is_no_label(texts: list[str]) -> None:
    assert [line.text for line in mended([line_of(at, text) for at, text in enumerate(texts)])] == texts


@pytest.mark.parametrize(
    ("texts", "whole"),
    [
        (["今年已疏浚3公里，其余", "— 1 —", "河段年底前完成。"], ["今年已疏浚3公里，其余河段年底前完成。"]),
        (["今年已疏浚3公里。", "- 2 -", "其余年底前完成。"], ["今年已疏浚3公里。", "其余年底前完成。"]),
        (["今年，已疏浚", "第3页 共3页", "（联系人：周明）"], ["今年，已疏浚", "（联系人：周明）"]),
        (["今年，已疏浚", "- 2 -", "一、管护"], ["今年，已疏浚", "一、管护"]),
        (
            ["云水函〔2021〕19号", "今年已疏浚3公里，其余", "- 2 -", "云水函〔2021〕19号", "河段年底前完成。"],
            ["云水函〔2021〕19号", "今年已疏浚3公里，其余河段年底前完成。"],
        ),
    ],
)
def test_a_sentence_goes_on_behind_the_number_of_its_page(texts: list[str], whole: list[str]) -> None:
    assert [line.text for line in mended([line_of(at, text) for at, text in enumerate(texts)])] == whole


STREWN = """\
云 州  市水 利  局 关 于 市政 协 三届 五次会议第66号提案的复函
欧 阳石委员：
你提出  的《关于疏 浚清溪河的提案》收悉，我局 召开专题会议进  行了研究，现答  复如下：
已疏浚 3公里，其  余  河段  年底  前完成。
感谢你对我 局  工作的支持。
特  此回复
云州市水  利局
2021年8月9日
联系人：周  明 电话：5550123
"""


def test_a_page_strewn_with_blanks_is_read():
    record = read(STREWN.encode()).record
    assert record["title"] == "云州市水利局关于市政协三届五次会议第66号提案的复函"
    assert (record["proposal"]["proposers"], record["closing"]) == (["欧阳石"], "感谢你对我局工作的支持。\n特此回复")
    assert (record["issuer"], record["contacts"]) == ("云州市水利局", [{"person": "周明", "phone": "5550123"}])


@pytest.mark.parametrize(
    ("line", "guessed"),
    [
        ("签发人　罗平", False),
        ("（签发人：罗平）", False),
        ("审核签发：罗平", False),
        ("局长签发：罗平", False),
        ("核签人：罗平", False),
        ("签批：罗平", False),
        ("签发人（签字）：罗平", False),
        ("签发人：罗平（局长）", True),
        ("签发人：党组书记、局长罗平", True),
        ("签发人：罗平 副局长", True),
        ("签发人：罗平 2021年8月9日", True),
    ],
)
@pytest.mark.parametrize("above", [True, False])
def test_who_signs_off_at_head_and_foot(line: str, guessed: bool, above: bool) -> None:
    part = HEAD if above else "联系人："
    _, reading = _read(part, f"{line}\n{part}" if not above else f"{part}{line}\n")
    assert reading.record["signatory"] == "罗平"
    assert ("signatory" in reading.guesses()) is guessed


@pytest.mark.parametrize("name", ["欧阳长河", "顾长宁", "阿卜杜拉·买买提", "罗 平"])
def test_a_name_that_looks_as_if_it_held_a_post_is_whole(name: str) -> None:
    _, reading = _read(HEAD, f"{HEAD}签发人：{name}\n")
    assert reading.record["signatory"] == name.replace(" ", "") and "signatory" not in reading.guesses()


@pytest.mark.parametrize(
    "signed",
    [
        "2021年8月9日 云州市水利局",
        "云州市水利局\n2021\n年8月9日",
        "云州市水利局\n2021年8月9\n日",
        "云州市水利局\n2021年8月9日（此件主动公开）",
        "云州市水利局\n2021、8、9",
    ],
)
def test_a_day_in_another_place_or_torn(signed: str) -> None:
    values, _ = _read("云州市水利局\n2021年8月9日", signed)
    assert (values["issuer"], values["date"]) == ("云州市水利局", "2021-08-09")
    assert values.get("disclosure") == ("主动公开" if "公开" in signed else None)


@pytest.mark.parametrize(
    ("closing", "read_as"),
    [
        ("再次感谢您的关心，恳请继续监督。\n顺颂\n时祺", "再次感谢您的关心，恳请继续监督。\n顺颂\n时祺"),
        ("妥否，请审阅。", "妥否，请审阅。"),
        ("敬请谅解。", "敬请谅解。"),
        ("您的提案意义重大，我们将认真吸纳。", None),
    ],
)
def test_a_brief_end_is_the_closing_or_is_said_to_be_in_doubt(closing: str, read_as: str | None) -> None:
    values, reading = _read("感谢您的关心。", closing)
    assert values.get("closing") == read_as
    assert values["responses"][0]["body"] == ANSWER.strip() + ("" if read_as else f"\n{closing}")
    assert ("responses" in reading.guesses()) is (read_as is None)


@pytest.mark.parametrize(
    ("asked", "title"),
    [
        ("您提出的〈关于疏浚清溪河的提案〉收悉", "关于疏浚清溪河的提案"),
        ("您提出的疏浚清溪河提案收悉", None),
        ("来信收悉，您所提疏浚清溪河的提案很好", None),
    ],
)
def test_a_title_that_is_not_quoted_is_read_or_in_doubt(asked: str, title: str | None) -> None:
    _, reading = _read("您提出的《关于疏浚清溪河的提案》收悉", asked)
    assert reading.record["proposal"].get("title") == title
    assert ("proposal.title" in reading.guesses()) is (title is None)


@pytest.mark.parametrize(
    ("line", "cc"),
    [
        ("抄报：市人大代工委 抄送：市政府办", [{"recipient": "市人大代工委"}, {"recipient": "市政府办"}]),
        (
            "抄送：市政协提案委（2份）市政府办（1份）",
            [{"recipient": "市政协提案委", "copies": 2}, {"recipient": "市政府办", "copies": 1}],
        ),
    ],
)
def test_copies_that_run_on(line: str, cc: list[object]) -> None:
    values, reading = _read(FOOT, f"{FOOT}{line}\n")
    assert values["cc"] == cc and "cc" not in reading.guesses()


def test_a_post_behind_a_person_is_none_of_the_name():
    values, _ = _read("联系人：周明　电话：5550123", "联系人：周明科长，5550123")
    assert values["contacts"] == [{"person": "周明", "phone": "5550123"}]


@pytest.mark.parametrize(
    ("old", "new", "field", "value"),
    [
        (FOOT, FOOT + "抄送：市政协提案委（2份，市政府办（1份\n", "cc", [("市政协提案委", 2), ("市政府办", 1)]),
        (HEAD, HEAD + "办理结果：B（正在解决\n", "result", "B"),
        (HEAD, "文件编号：云水函202119号\n", "document_number", "云水函〔2021〕19号"),
        ("5550123", "0551-5550\n123", "contacts", [{"person": "周明", "phone": "0551-5550123"}]),
        (CALLED + "您提出的", "陈知远委员\n收悉您提出的", "salutation", "陈知远委员"),
        ("2021年8月9日", "2O21年lO月8曰", "date", "2021-10-08"),
        ("第0213号", "第ll号", "number", "11"),
    ],
)
def test_a_value_that_lost_a_sign_is_whole(old: str, new: str, field: str, value: object) -> None:
    values, _ = _read(old, new)
    got = values[field]
    assert ([(item["recipient"], item["copies"]) for item in got] if field == "cc" else got) == value


def test_numerals_that_lost_their_second_bracket_part_the_points():
    values, _ = _read(ANSWER, "（一河道疏浚\n今年已疏浚3公里。\n（二日常管护\n已落实专人。\n")
    assert [response["heading"] for response in values["responses"]] == ["河道疏浚", "日常管护"]
    values, _ = _read(ANSWER, "（一般河道已疏浚。\n今年已疏浚3公里。\n")
    assert len(values["responses"]) == 1


@pytest.mark.parametrize("number", ["JT2O13", "I-12"])
def test_a_number_with_signs_that_look_like_digits_is_a_guess(number: str) -> None:
    _, reading = _read("第0213号", f"第{number}号")
    assert "proposal.number" in reading.guesses()


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (OPENING, "您提出的关于疏浚清溪河的提案办\n理情况答复如下：\n"),
        (ANSWER, f"需要向您说明的是：清溪河疏浚工程的全部围挡和用地报批手续\n{ANSWER}"),
        (ANSWER, "一 您提到的疏浚已完成3公里。二 您提到的管护已落实专人。\n"),
    ],
)
def test_what_may_be_broken_or_run_together_is_in_doubt(old: str, new: str) -> None:
    _, reading = _read(old, new)
    whole = (
        reading.record.get("opening", "").startswith("您就治河") and reading.record.get("salutation") == "陈知远委员"
    )
    assert whole or {"opening", "responses"} & set(reading.guesses())
    assert not {"opening", "responses"} & set(_read(HEAD, HEAD)[1].guesses())


@pytest.mark.parametrize(
    ("line", "contacts"),
    [
        ("附注：规划科\u3000周明\u3000电话 5550123", [{"unit": "规划科", "person": "周明", "phone": "5550123"}]),
        (
            "承办部门：立案一庭　　承办法官：周明　　电话：5550123",
            [{"unit": "立案一庭", "person": "周明", "phone": "5550123"}],
        ),
        (
            "分管领导：周明 经办人：罗平\n办公电话：5550123 办公电话：5550145",
            [{"person": "周明", "phone": "5550123"}, {"person": "罗平", "phone": "5550145"}],
        ),
        ("云州市人民政府主办　政府办公室承办　联系电话：5550100　网站支持IPv6", None),
    ],
)
def test_contacts_are_told_apart(line: str, contacts: list[dict[str, str]] | None) -> None:
    assert _read("联系人：周明　电话：5550123", line)[0].get("contacts") == contacts


@pytest.mark.parametrize(
    "lines",
    [
        "抄送　县人大常委会代表工委\n　　　县政府督查办公室\n　　　青柳乡人民政府",
        "抄送：县人大常委会代表工委、县政府督查办公\n室、青柳乡人民政府",
        "抄送：县人大常委会代表工委、县政府督查办公室、青\n柳乡人民政府。",
    ],
)
def test_recipients_that_are_set_in_or_torn_are_all_there(lines: str) -> None:
    record, _ = _read("联系人：周明　电话：5550123", f"联系人：周明　电话：5550123\n{lines}")
    assert [one["recipient"] for one in record["cc"]] == ["县人大常委会代表工委", "县政府督查办公室", "青柳乡人民政府"]


def test_who_signs_below_the_copies_is_no_recipient() -> None:
    record, _ = _read("感谢您的关心。\n", "感谢您的关心。\n抄送：县人大常委会代表工委\n\n        ")
    assert record["issuer"] == "云州市水利局"
    assert [one["recipient"] for one in record["cc"]] == ["县人大常委会代表工委"]


def test_agencies_that_sign_in_a_table_are_read_with_their_day() -> None:
    record, _ = _read("云州市水利局\n2021年8月9日", "| 云州市水利局 | 云州市财政局 |\n|  | 2021年8月9日 |")
    assert (record["date"], record["closing"]) == ("2021-08-09", "感谢您的关心。")
    assert "云州市水利局" in str(record["issuer"]) and "云州市财政局" in str(record["issuer"])


def test_an_entry_of_a_site_s_menu_is_no_way_of_publication() -> None:
    menu = "政府信息公开指南\n政府信息公开制度\n政府信息公开年报\n依申请公开\n"
    assert "disclosure" not in _read(HEAD, f"{menu}{HEAD}")[0]
    assert _read(HEAD, f"依申请公开\n{HEAD}")[0]["disclosure"] == "依申请公开"


def test_a_sentence_that_offers_a_form_to_fill_in_is_a_courtesy() -> None:
    said = "您长期关注河道治理，我们深表谢意。请将对答复的意见填入所附《征询意见表》寄回。"
    assert _read("感谢您的关心。", said)[0]["closing"] == said


def test_a_name_in_brackets_goes_on_in_the_next_line() -> None:
    opening = "您提出的《关于疏浚清溪河的提案》（第0213号，提案人：\n陈知远、沈砚）收悉，现答复如下：\n"
    assert _read(OPENING, opening)[0]["opening"] == opening.replace("\n", "")


def test_the_office_of_who_signs_is_no_recipient_though_it_is_set_in() -> None:
    foot = "联系人：周明　电话：5550123\n抄送：县人大常委会代表工委\n　　云州市水利局办公室"
    record, _ = _read("联系人：周明　电话：5550123", foot)
    assert [one["recipient"] for one in record["cc"]] == ["县人大常委会代表工委"]
    assert record["printed_by"] == "云州市水利局办公室"
