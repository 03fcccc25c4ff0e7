"""The printed page against the figures of GB/T 9704-2012, in millimetres from the upper left corner."""

from __future__ import annotations

from itertools import groupby, pairwise

import pytest
from PIL import ImageChops

from drafting.document import Document, Layout, Paragraph, Role

HAN = "全市学校食堂实行统一采购统一配送统一监管的办法让学生吃得安全吃得营养家长放心社会满意"
DPI = 144
LAYOUTS = {"red": Layout.RED_HEAD, "letter": Layout.LETTER, "white": Layout.WHITE_HEAD}
HEAD = (
    Paragraph(Role.DOCUMENT_NUMBER, "云教函〔2026〕23号"),
    Paragraph(Role.TITLE, "关于第072号提案的答复"),
    Paragraph(Role.SALUTATION, "李明委员："),
)
CLOSING = (Paragraph(Role.SIGNATURE, "云州市教育局"), Paragraph(Role.DATE, "2026年9月10日"))
IMPRINT = (
    Paragraph(Role.CC, "抄送：市政协提案委，市政府督查室。"),
    Paragraph(Role.PRINTED_BY, "云州市教育局办公室"),
    Paragraph(Role.PRINTED_ON, "2026年9月11日印发"),
)


def han(lines: int) -> Paragraph:
    """A paragraph that fills so many lines, its indent included."""
    return Paragraph(Role.BODY, (HAN * (lines * 28 // len(HAN) + 1))[: lines * 28 - 2])


def reply(name: str, *text: Paragraph) -> Document:
    marks = {"red": "云州市教育局文件", "letter": "云州市教育局"}
    mark = (Paragraph(Role.ISSUER_MARK, marks[name]),) if name in marks else ()
    return Document((*mark, *HEAD, *text), LAYOUTS[name])


def fill(name: str, lines: int, signed: bool) -> Document:
    return reply(name, *[han(1)] * lines, *(CLOSING if signed else ()), *IMPRINT)


LONG = {f"long-{name}": reply(name, han(205), *CLOSING, *IMPRINT) for name in LAYOUTS}
SHORT = {f"short-{name}": reply(name, han(3), *CLOSING, *IMPRINT) for name in LAYOUTS}
FILLS = {
    f"{name}-{lines}-{'signed' if signed else 'bare'}": fill(name, lines, signed)
    for name, first in (("red", 3), ("letter", 8), ("white", 8))
    for lines in range(first, first + 23)
    for signed in (True, False)
    if signed is (name != "letter") or lines % 4 == 0
}


ITEM = "已完成全市学校食堂统一采购统一配送的改造工作，学生吃得安全，家长普遍放心。"
ITEMS = {
    f"items-{lines}": reply(
        "white",
        *[han(1)] * lines,
        *(Paragraph(Role.HEADING_2, f"（{one}）{ITEM}", lead=len(ITEM) + 3) for one in "一二三四五六七八九十"),
        Paragraph(Role.HEADING_2, "（十一）强化日常监管。", lead=11),
        *[han(1)] * 24,
    )
    for lines in range(4, 26)
}


LONG_TITLE = Paragraph(Role.TITLE, "云州市教育局关于政协云州市第五届委员会第三次会议第072号提案的答复")
TITLE = {"title": Document((HEAD[0], LONG_TITLE, HEAD[2], han(3)), Layout.WHITE_HEAD)}


@pytest.fixture(scope="session")
def pages(printed):
    return printed(LONG | SHORT | FILLS | TITLE | ITEMS)


def mm(points: float) -> float:
    return points / 72 * 25.4


def rows(page) -> list[list[dict]]:
    """The characters of each line, from the top."""
    characters = sorted((c for c in page.chars if c["text"].strip()), key=lambda c: (-round(c["matrix"][5]), c["x0"]))
    return [list(row) for _, row in groupby(characters, key=lambda c: round(c["matrix"][5]))]


def text(row: list[dict]) -> str:
    return "".join(character["text"] for character in row)


def is_number(row: list[dict]) -> bool:
    return text(row).startswith("—") and text(row).endswith("—")


def lines_of(page) -> list[list[dict]]:
    return [row for row in rows(page) if not is_number(row)]


def ink(page, top: float = 0, bottom: float = 297, red: bool = False) -> tuple[float, float, float, float]:
    """The box around all ink, or around the red, between two heights: left, top, right, bottom."""
    image = page.to_image(resolution=DPI).original.convert("RGB")
    scale = DPI / 25.4
    image = image.crop((0, round(top * scale), image.width, round(bottom * scale)))
    channel = image.getchannel(1)
    dark = channel.point(lambda value: 255 if value < 128 else 0)
    if red:
        bright = image.getchannel(0).point(lambda value: 255 if value > 160 else 0)
        dark = ImageChops.darker(dark, bright)
    left, upper, right, lower = dark.getbbox()
    return left / scale, upper / scale + top, right / scale, lower / scale + top


def red_rules(page) -> list[tuple[float, float]]:
    """Top and bottom of each red rule at least as wide as the text block."""
    image = page.to_image(resolution=4 * DPI).original.convert("RGB")
    scale, middle = 4 * DPI / 25.4, [image.width // 2, image.width // 4, image.width * 3 // 4]
    red = [
        all(r > 160 and g < 128 for r, g, _ in (image.getpixel((x, y)) for x in middle)) for y in range(image.height)
    ]
    edges = [y for y in range(1, image.height) if red[y] is not red[y - 1]]
    return [(top / scale, bottom / scale) for top, bottom in zip(edges[::2], edges[1::2], strict=True)]


@pytest.mark.parametrize("name", LONG)
def test_full_pages_hold_22_lines_of_28_characters(pages, name):
    assert len(pages[name]) >= 10
    for page in pages[name][1:-2]:
        full = lines_of(page)
        assert [len(row) for row in full] == [28] * 22
        assert [mm(row[0]["x0"]) for row in full] == pytest.approx([28] * 22, abs=0.5)
        assert [mm(row[-1]["x1"]) for row in full] == pytest.approx([184] * 22, abs=0.5)


def test_ink_of_a_full_page_fills_the_text_block(pages):
    _, top, _, bottom = ink(pages["long-white"][3], bottom=266)
    assert (top, bottom) == pytest.approx((37, 262), abs=1.5)


@pytest.mark.parametrize("name", SHORT)
def test_type_sizes(pages, name):
    found = [row for page in pages[name] for row in lines_of(page)]
    sizes = {text(row): {round(c["size"], 1) for c in row} for row in found}
    assert sizes["关于第072号提案的答复"] == {22.0}
    assert sizes["李明委员："] == sizes["云教函〔2026〕23号"] == {16.0}
    assert sizes["抄送：市政协提案委，市政府督查室。"] == {14.0}


def test_every_line_down_to_the_first_of_the_text_is_on_the_grid(pages):
    """Number, two blank lines, a title of three lines, a blank line, salutation, text."""
    baselines = [mm(-row[0]["matrix"][5]) for row in lines_of(pages["title"][0])]
    steps = [round((after - before) / 10.39, 1) for before, after in pairwise(baselines[:6])]
    assert steps == pytest.approx([3, 1, 1, 2, 1], abs=0.11)


def test_head_of_the_document_format(pages):
    page = pages["short-red"][0]
    [(rule, rule_end)] = red_rules(page)
    assert ink(page, red=True)[1] == pytest.approx(72, abs=1.5)
    assert (ink(page, rule, rule_end)[0], ink(page, rule, rule_end)[2]) == pytest.approx((28, 184), abs=0.5)
    number = next(row for row in rows(page) if text(row).startswith("云教函"))
    assert mm(number[0]["x0"] + number[-1]["x1"]) / 2 == pytest.approx(106, abs=1.5)
    assert rule - ink(page, rule - 12, rule - 1)[3] == pytest.approx(4, abs=1.5)
    mark_end = ink(page, bottom=rule - 12, red=True)[3]
    assert ink(page, mark_end + 1, rule - 1)[1] - mark_end == pytest.approx(2 * 10.39 + 4.84, abs=1.5)


def test_head_of_the_letter_format(pages):
    page = pages["short-letter"][0]
    thick, thin, low_thin, low_thick = red_rules(page)
    assert ink(page, red=True)[1] == pytest.approx(30, abs=1.5)
    assert thick[0] - ink(page, bottom=thick[0] - 1)[3] == pytest.approx(4, abs=1.5)
    assert thick[1] - thick[0] > 2 * (thin[1] - thin[0])
    assert low_thick[1] - low_thick[0] > 2 * (low_thin[1] - low_thin[0])
    assert low_thick[1] == pytest.approx(277, abs=1.5)
    for rule in (thick, low_thick):
        left, _, right, _ = ink(page, *rule)
        assert (left, right) == pytest.approx((20, 190), abs=0.5)
    number = next(row for row in rows(page) if text(row).startswith("云教函"))
    assert mm(number[-1]["x1"]) == pytest.approx(184, abs=0.5)
    assert ink(page, thin[1] + 1, 120)[1] - thin[1] == pytest.approx(4.84, abs=1.5)


@pytest.mark.parametrize("name", [*LONG, *SHORT])
def test_page_numbers(pages, name):
    for number, page in enumerate(pages[name], start=1):
        found = [row for row in rows(page) if is_number(row)]
        if number == 1 and "letter" in name:
            assert found == []
            continue
        [row] = found
        assert text(row) == f"—{number}—"
        edge = mm(row[-1]["x1"]) if number % 2 else mm(row[0]["x0"])
        assert edge == pytest.approx(184 - 4.94 if number % 2 else 28 + 4.94, abs=1)
        _, top, _, bottom = ink(page, 264.8, 276)
        assert (top + bottom) / 2 == pytest.approx(262 + 7, abs=1.5)


def test_date_is_four_characters_from_the_right_and_the_agency_centred_over_it(pages):
    found = {text(row): row for row in rows(pages["short-white"][-1])}
    date, agency = found["2026年9月10日"], found["云州市教育局"]
    assert mm(date[-1]["x1"]) == pytest.approx(184 - 4 * 5.6, abs=1.5)
    # LibreOffice sets a gap between Han and digits whatever the style says: its date is three millimetres too wide.
    middle, over = ((row[0]["x0"] + row[-1]["x1"]) / 2 for row in (date, agency))
    assert mm(middle) == pytest.approx(mm(over), abs=3.2)


@pytest.mark.parametrize("name", [*FILLS, *LONG, *SHORT])
def test_imprint_stands_at_the_foot_of_the_last_page_and_no_line_is_lost(pages, name):
    found = pages[name]
    document = (FILLS | LONG | SHORT)[name]
    letter = document.layout is Layout.LETTER
    written = [text(row) for page in found for row in lines_of(page)]
    body = "".join(row for row in written if set(row) <= set(HAN))
    assert body == document.text(Role.BODY)
    assert [row for row in written if row.startswith("抄送")] == [IMPRINT[0].text]
    last = lines_of(found[-1])
    assert text(last[-1 if letter else -2]) == IMPRINT[0].text
    assert letter or text(last[-1]) == "云州市教育局办公室2026年9月11日印发"
    assert len(last) > (1 if letter else 2)
    assert ink(found[-1], 230, 264.8)[3] == pytest.approx(262, abs=1.5)


@pytest.mark.parametrize("name", ITEMS)
def test_items_that_are_sentences_fill_each_page_and_a_heading_ends_none(pages, name):
    lowest = lines_of(pages["long-white"][3])[-1][0]["matrix"][5]
    for page, following in pairwise(pages[name]):
        last, first = lines_of(page)[-1], lines_of(following)[0]
        free = round(mm(last[0]["matrix"][5] - lowest) / 10.39)
        assert not text(last).startswith("（十一）")
        assert free <= text(first).startswith("（十一）")


def test_some_text_stands_on_the_first_page(pages):
    for name in FILLS:
        assert any(set(text(row)) <= set(HAN) for row in lines_of(pages[name][0])), name
