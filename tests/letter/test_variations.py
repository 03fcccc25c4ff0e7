"""The same letter as other hands type it: names over rows, stray signs, several proposals in one, a foot far below."""

from __future__ import annotations

import pytest

from drafting.letter.body import divide, first_point
from drafting.letter.cc import cc_of
from drafting.letter.lines import Line, line_of
from drafting.letter.read import read
from drafting.letter.salutation import find_salutation, unspaced
from drafting.letter.title import find_title


def lines(*texts: str) -> list[Line]:
    return [line_of(number, text) for number, text in enumerate(texts)]


@pytest.mark.parametrize(
    ("rows", "salutation"),
    [
        (("陈知远、林若溪", "许望舒、何晓兰代表："), "陈知远、林若溪、许望舒、何晓兰代表"),
        (("陈知远　林若溪", "许望舒　何晓兰代表："), "陈知远　林若溪　许望舒　何晓兰代表"),
        (("陈知远、林若", "溪、何晓兰代表："), "陈知远、林若溪、何晓兰代表"),
        (("陈知远、林", "若溪、何晓兰代表："), "陈知远、林若溪、何晓兰代表"),
        (("陈知远代表", "林若溪代表："), "陈知远代表、林若溪代表"),
        (("陈知远、林若溪", "代表："), "陈知远、林若溪代表"),
        (("云州市水利局", "林若溪代表："), "林若溪代表"),
        (("罗平", "林若溪代表："), "林若溪代表"),
        (("签发：罗平、周明", "林若溪代表："), "林若溪代表"),
    ],
)
def test_names_over_two_rows(rows: tuple[str, ...], salutation: str) -> None:
    opening = "你们提出的《关于疏浚清溪河的建议》收悉。现答复如下："
    found = find_salutation(lines(*rows, opening), len(rows))
    assert found is not None and found.text == salutation


def test_a_button_of_the_page_is_no_salutation():
    opening = "您提出的《关于疏浚清溪河的建议》收悉。现答复如下："
    found = find_salutation(lines("分享到：", "关于第12号建议的答复", "陈知远代表", opening), 3)
    assert found is not None and found.text == "陈知远代表"
    assert find_salutation(lines("分享到：", opening), 1) is None


@pytest.mark.parametrize(
    ("typed", "stray"),
    [
        ("*{}", True),
        ("{}。", True),
        ("{}】", True),
        ("【{}", True),
        ("【{}】", True),
        ("“{}”", True),
        ("# {}", True),
        ("标题：{}", True),
        ("{}.docx", True),
        ("{}", False),
    ],
)
def test_a_stray_sign_at_the_title(typed: str, stray: bool) -> None:
    title = "关于市五届人大三次会议第12号建议的答复"
    found = find_title(lines("云水函〔2025〕12号", typed.format(title)))
    assert found is not None and found.text == title
    assert bool(found.guess) is stray


@pytest.mark.parametrize(
    "title", ["关于第12号建议的答复（B类）", "【再次答复】关于第12号建议", "关于第12号建议《关于疏浚的建议》"]
)
def test_a_bracket_that_belongs_to_the_title_stays(title: str) -> None:
    found = find_title(lines(title + ("" if title.endswith("）") else "的答复")))
    assert found is not None and found.text.startswith(title) and not found.guess


@pytest.mark.parametrize(
    ("numbered", "number"),
    [
        ("第12号、第34号、第56号建议", "12、34、56"),
        ("第12号、34号建议", "12、34"),
        ("第12、34号建议", "12、34"),
        ("第12号和第34号建议", "12、34"),
        ("第12号建议、第34号建议", "12、34"),
        ("第12号建议", "12"),
    ],
)
def test_the_numbers_of_several_proposals_in_one_answer(numbered: str, number: str) -> None:
    text = f"关于市五届人大三次会议{numbered}的答复\n陈知远代表：\n您提出的建议收悉。现答复如下：\n已疏浚3公里。\n"
    assert read(text.encode()).record["proposal"]["number"] == number


def test_the_first_of_several_titles_is_a_guess():
    title = "关于市五届人大三次会议第12号等2件建议的答复"
    two = "你们提出的《关于疏浚清溪河的建议》（第12号）、《关于绿化岸线的建议》（第34号）收悉。现一并答复如下："
    reading = read(f"{title}\n陈知远代表：\n{two}\n已疏浚3公里。\n".encode())
    assert reading.record["proposal"]["title"] == "关于疏浚清溪河的建议"
    assert {"proposal.title", "proposal.number"} <= set(reading.guesses())
    cited = "您提出的《关于疏浚清溪河的建议》收悉。根据《关于加强河道管理的意见》，现答复如下："
    assert "proposal.title" not in read(f"{title}\n陈知远代表：\n{cited}\n已疏浚3公里。\n".encode()).guesses()


ANSWER = "今年以来，我局组织沿线街道逐段踏勘，已于8月完成疏浚3公里。"


FORMS = "一、|二、 （一）|（二） 1.|2. 1）|2） 一）|二） ⒈|⒉ ㈠|㈡ ⑴|⑵ ①|② Ⅰ.|Ⅱ. 第一部分、|第二部分、 一问：|二问："


@pytest.mark.parametrize("signs", FORMS.split())
def test_numerals_in_any_form_are_none_of_the_heading(signs: str) -> None:
    one, two = signs.split("|")
    points = divide(lines(f"{one}河道疏浚", ANSWER, f"{two}日常管护", ANSWER))
    heads = [point.head.text[point.mark.end : point.heading] for point in points if point.head and point.mark]
    assert heads == ["河道疏浚", "日常管护"]


@pytest.mark.parametrize(
    ("texts", "heads"),
    [
        (("河道疏浚", ANSWER, "日常管护", "已落实专人。"), ["河道疏浚", "日常管护"]),
        (("加快疏浚，畅通河道", ANSWER, "落实专人，长效管护", ANSWER), ["加快疏浚，畅通河道", "落实专人，长效管护"]),
        (("河道疏浚：", ANSWER, "日常管护：", ANSWER), ["河道疏浚：", "日常管护："]),
        (("河道疏浚", ANSWER, "河段\t长度", "上段\t3公里", "日常管护", ANSWER), ["河道疏浚", "日常管护"]),
        (("河道疏浚", f"（一）清淤。{ANSWER}", f"（二）护岸。{ANSWER}", "日常管护", ANSWER), ["河道疏浚", "日常管护"]),
        ((ANSWER, "河道疏浚", ANSWER, "日常管护", ANSWER), ["河道疏浚", "日常管护"]),
        ((ANSWER, "具体安排如下：", "上段3公里", "下段2公里", ANSWER), []),
        (("疏浚", "清淤护岸工程", ANSWER, "日常管护", ANSWER), []),
        ((ANSWER, "上段如下：", ANSWER, "下段包括：", ANSWER), []),
        (("河道疏浚", ANSWER, "日常管护", ANSWER.rstrip("。")), []),
        ((ANSWER, ANSWER, ANSWER, "河道疏浚", ANSWER, "日常管护", ANSWER), []),
    ],
)
def test_headings_alone_on_their_lines(texts: tuple[str, ...], heads: list[str]) -> None:
    points = divide(lines(*texts)[first_point(lines(*texts)) or 0 :])
    assert [point.head.text for point in points if point.head and point.heading] == heads


def test_a_question_that_is_numbered_is_a_heading_over_its_answer():
    points = divide(lines("一、河道何时疏浚？", ANSWER, "二、谁来管护？", ANSWER))
    assert [point.heading for point in points] == [9, 7]
    assert [point.heading for point in divide(lines("一、河道何时疏浚？", "二、谁来管护？"))] == [0, 0]


FOOT = "感谢您的关心。\n{}\n联系人：周明　电话：5550123\n"
LETTER = (
    "关于市五届人大三次会议第12号建议的答复\n陈知远代表：\n您提出的《关于疏浚的建议》收悉。现答复如下：\n"
    f"{ANSWER}\n{ANSWER}\n"
)


@pytest.mark.parametrize(
    ("signed", "issuer"),
    [
        ("云州市水利局\n2025年8月9日", "云州市水利局"),
        ("云州市水利局（印）\n2025年8月9日", "云州市水利局"),
        ("落款：云州市水利局\n2025年8月9日", "云州市水利局"),
        ("承办单位（盖章）：云州市水利局\n2025年8月9日", "云州市水利局"),
        ("云州市水利局　云州市财政局\n2025年8月9日", "云州市水利局、云州市财政局"),
        ("云州市水利局\n云州市财政局\n2025年8月9日", "云州市水利局、云州市财政局"),
        ("扫一扫在手机打开当前页\n云州市人民政府\n责任编辑：罗平\n云州市水利局\n2025年8月9日", "云州市水利局"),
        ("附：征询表\n姓名\t单位\t电话\n好\t一般\t不好\n意见：\n云州市水利局\n2025年8月9日", "云州市水利局"),
    ],
)
def test_who_signs(signed: str, issuer: str) -> None:
    record = read((LETTER + FOOT.format(signed)).encode()).record
    assert (record["issuer"], record["date"], record["closing"]) == (issuer, "2025-08-09", "感谢您的关心。")
    assert record["contacts"] == [{"person": "周明", "phone": "5550123"}]


def test_a_letter_signed_behind_its_attachment():
    pages = "附件：1.任务分解表\n附件1\n任务分解表\n一、疏浚3公里，由城南街道负责。\n云州市水利局\n2025年8月9日"
    record = read((LETTER + FOOT.format(pages)).encode()).record
    assert record["attachments"] == [{"title": "任务分解表", "body": "一、疏浚3公里，由城南街道负责。"}]
    assert (record["issuer"], record["date"], record["closing"]) == ("云州市水利局", "2025-08-09", "感谢您的关心。")


@pytest.mark.parametrize("text", ["首先，{}|其次，{}", "一是{}|二是{}|", "河道方面。{}|管护方面。{}"])
def test_paragraphs_that_may_be_points_are_doubted(text: str) -> None:
    body = "\n".join(part.format(ANSWER) for part in text.split("|") if part)
    reading = read((LETTER.replace(f"{ANSWER}\n{ANSWER}", body) + FOOT.format("云州市水利局\n2025年8月9日")).encode())
    assert "responses" in reading.guesses()


@pytest.mark.parametrize(
    ("last", "closing"),
    [
        (("诚挚邀请您参加开放日，见证执行。", "此复。"), "诚挚邀请您参加开放日，见证执行。\n此复。"),
        (("5月邀请您参加座谈，当面听取意见。", "此复。"), "此复。"),
        (("专此函复，顺颂", "时祺"), "专此函复，顺颂\n时祺"),
        (("最后，关于日常管护。已落实专人。",), None),
    ],
)
def test_how_a_letter_ends(last: tuple[str, ...], closing: str | None) -> None:
    text = LETTER + "\n".join(last) + "\n云州市水利局\n2025年8月9日\n"
    assert read(text.encode()).record.get("closing") == closing


def test_copies_behind_several_labels_on_one_line():
    assert cc_of(lines("报：市人大代工委　　送：市政府办公室")) == [
        {"recipient": "市人大代工委"},
        {"recipient": "市政府办公室"},
    ]


def test_three_characters_apart_are_no_salutation_set_by_width():
    assert unspaced("陈 远 明") == "陈 远 明"
    assert unspaced("陈 知 远 代 表：") == "陈知远代表："
    assert unspaced("甲 " * 500) == "甲 " * 500
