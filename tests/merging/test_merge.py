"""A letter that came back: each change is in its field, what was not touched stays, what no field holds is said."""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from drafting.document import Document, Layout, Paragraph, Role
from drafting.findings import DraftingError
from drafting.form.load import load_text, read_text
from drafting.form.profile import office_in_force
from drafting.form.revise import revise
from drafting.form.write import write_form
from drafting.merging.merge import Merge, merge
from drafting.readers import read_document
from drafting.wording.word import word
from drafting.writers import write
from tests.merging.edited import WAYS, edited, flat, form, letter, merged

EXAMPLES = sorted((Path(__file__).parents[2] / "examples").glob("*.yaml"))

FORM = """\
# 停车难
文种: 提案答复
版式: 文件
发文字号: 云城管〔2026〕23号
签发人: 何维
办理结果: B
建议提案:
  届次: 市政协五届三次会议
  编号: 76
  标题: 关于破解停车难的提案
  提出人: 陈知远
答复:
  - 标题: 关于增加泊位   # 第一条
    诉求: 1
    内容: |
      老城区现有公共泊位2.1万个，缺口集中在鼓楼街一带。

      今年新增泊位412个，已于6月底投入使用。
  - 标题: 关于夜间开放
    办理情况: 采纳
    内容: |
      【段：沟通情况】
      首批18家单位的1060个泊位已在夜间开放。
      截至8月底，累计停放3.4万辆次。
沟通: {日期: 2026-06-18, 方式: 面商}
附件: [泊位一览表]
发文机关: 云州市城市管理局
成文日期: 2026-09-10
联系人:
  - {单位: 停车管理科, 姓名: 周明, 电话: 0551-5550123}
抄送: 政协抄送
"""


def back(change: Callable[[list[str]], None], form: str = FORM, suffix: str = ".txt") -> Merge:
    """The merge of a form with its letter as a reviewer changed the lines of it."""
    read = read_document(write(word(load_text(form)), suffix[1:]))
    lines = [paragraph.text for paragraph in read]
    change(lines)
    document = Document(tuple(Paragraph(Role.BODY, line) for line in lines))
    return merge(form, "", None, document, suffix)


def at(lines: list[str], words: str) -> int:
    """The line that has these words."""
    return next(place for place, line in enumerate(lines) if words in line)


def put(old: str, new: str) -> Callable[[list[str]], None]:
    """A change of words in the line that has them."""

    def change(lines: list[str]) -> None:
        place = at(lines, old)
        lines[place] = lines[place].replace(old, new)

    return change


def text(made: Merge) -> str:
    """The form with all changes taken."""
    return revise(made.text, made.taken(made.changes))


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("first", range(0, 40, 20))
def test_edits_of_a_letter_are_the_edits_of_its_form(first: int, way: str) -> None:
    total, wrong = 0, 0
    for seed in range(first, first + 20):
        chance = random.Random(seed)
        base = form(chance)
        after, names = edited(base, chance, chance.randint(1, 12))
        made = merged(base, after, way)
        got, want = flat(made.taken(made.changes)), flat(after)
        differing = [key for key in {*got, *want} if got.get(key) != want.get(key)]
        total, wrong = total + len(names), wrong + min(len(names), len(differing))
        assert not differing or made.left, f"{seed}: {names}"
    assert wrong <= total * 0.02


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
@pytest.mark.parametrize("layout", [*Layout])
def test_an_untouched_letter_changes_nothing(path: Path, layout: Layout) -> None:
    office = office_in_force(path, None, Path("/nowhere"))
    form = read_text(path).replace("版式: 文件", f"版式: {layout.value}")
    letter = word(load_text(form, str(path)), office)
    for shape in ("docx", "txt", "html"):
        read = read_document(write(letter, shape))
        spaced = replace(read, paragraphs=tuple(replace(one, text=f"{one.text}　") for one in read))
        retyped = replace(spaced, paragraphs=(*spaced.paragraphs, Paragraph(Role.BODY, "　")))
        for suffix in (".docx", ".txt"):  # the file says it is another than it was
            made = merge(form, str(path), office, retyped, suffix)
            assert (made.changes, made.left) == ((), ())
            assert text(made) == form


def test_merged_twice_is_merged_once() -> None:
    for seed in range(30):
        chance = random.Random(seed)
        base = form(chance)
        after, _ = edited(base, chance, 6)
        once = text(merged(base, after, "docx"))
        again = merge(once, "", None, letter(after, "docx"), ".docx")
        assert again.changes == ()


def test_what_was_not_touched_stays_byte_for_byte() -> None:
    made = back(put("412个", "436个"))
    assert text(made) == FORM.replace("412个", "436个")
    assert [change.where for change in made.changes] == ["responses.0.body"]


def test_a_block_that_was_not_touched_stays_a_call() -> None:
    made = back(put("3.4万", "3.6万"))
    assert "【段：沟通情况】" in text(made)


def test_the_text_of_a_block_becomes_typed_where_it_was_changed() -> None:
    read = [paragraph.text for paragraph in word(load_text(FORM))]
    said = next(line for line in read if "当面听取" in line)
    made = back(put(said, said.replace("当面听取", "登门听取")))
    assert "【段：" not in text(made)
    assert "登门听取" in text(made)
    assert "首批18家单位" in text(made)
    assert made.left == ()


def test_the_closing_of_a_block_becomes_typed_only_where_it_was_changed() -> None:
    assert "结语" not in text(back(put("412个", "436个")))
    made = back(put("感谢您对", "衷心感谢您对"))
    assert [change.where for change in made.changes] == ["closing"]
    assert "结语: " in text(made)
    assert "衷心感谢您对" in text(made)


def test_a_renumbered_heading_is_no_change() -> None:
    def swap(lines: list[str]) -> None:
        lines[at(lines, "二、关于")] = "二、关于夜间开放"
        lines.insert(at(lines, "二、关于"), "我们还将建设立体停车楼。")

    made = back(swap)
    assert [change.new for change in made.changes] == ["我们还将建设立体停车楼。"]


def test_a_new_point_among_others_renumbers_nothing_in_the_form() -> None:
    def add(lines: list[str]) -> None:
        place = at(lines, "二、关于")
        lines[place] = "三、关于夜间开放"
        lines[place:place] = ["二、关于收费标准", "收费标准已经公示，每小时不高于3元。"]

    made = back(add)
    points = made.taken(made.changes)["responses"]
    assert [point["heading"] for point in points] == ["关于增加泊位", "关于收费标准", "关于夜间开放"]
    assert points[2]["disposition"] == "采纳"
    assert made.left == ()


def test_a_point_without_its_heading_goes_on_in_the_one_above() -> None:
    def join(lines: list[str]) -> None:
        del lines[at(lines, "二、关于")]

    made = back(join)
    points = made.taken(made.changes)["responses"]
    assert len(points) == 1
    assert "首批18家单位" in points[0]["body"]
    assert "泊位412个" in points[0]["body"]


def test_a_heading_joined_with_its_text_is_text() -> None:
    def join(lines: list[str]) -> None:
        place = at(lines, "一、关于")
        lines[place : place + 2] = ["一、关于增加泊位。" + lines[place + 1].strip()]

    point = text(back(join))
    assert "      关于增加泊位。老城区现有公共泊位2.1万个" in point


def test_moved_points_take_their_other_fields_along() -> None:
    def swap(lines: list[str]) -> None:
        first, second, end = at(lines, "一、关于"), at(lines, "二、关于"), at(lines, "感谢")
        end = next(place for place in range(second, end + 1) if "3.4万" in lines[place]) + 1
        lines[first:end] = [*lines[second:end], *lines[first:second]]
        lines[first] = lines[first].replace("二、", "一、")
        lines[first + end - second] = lines[first + end - second].replace("一、", "二、")

    made = back(swap)
    points = made.taken(made.changes)["responses"]
    assert [point.get("disposition") for point in points] == ["采纳", None]
    assert "# 第一条" in text(made)
    assert made.left == ()


def test_labelled_fields() -> None:
    def change(lines: list[str]) -> None:
        put("云城管〔2026〕23号", "云城管〔2026〕41号")(lines)
        put("2026年9月10日", "2026年9月28日")(lines)
        put("陈知远委员：", "尊敬的陈知远委员：")(lines)
        put("5550123", "5550456")(lines)
        put("泊位一览表", "新增泊位一览表")(lines)

    made = back(change)
    values = made.taken(made.changes)
    assert values["document_number"] == "云城管〔2026〕41号"
    assert values["date"] == "2026-09-28"
    assert values["salutation"] == "尊敬的陈知远委员"
    assert values["contacts"] == [{"unit": "停车管理科", "person": "周明", "phone": "0551-5550456"}]
    assert values["attachments"] == ["新增泊位一览表"]
    assert values["cc"] == "政协抄送"
    assert made.left == ()


def test_a_derived_title_becomes_typed_where_it_was_changed() -> None:
    made = back(put("第76号提案的答复", "第76号提案办理情况的答复"))
    assert text(made).count("标题: 关于市政协五届三次会议第76号提案办理情况的答复") == 1


def test_what_no_field_holds_is_said() -> None:
    made = back(lambda lines: lines.append("（此件存档三年）"))
    assert [finding.code for finding in made.left] == ["Y011"]
    assert "此件存档三年" in made.left[0].message


def test_a_change_is_taken_alone() -> None:
    def change(lines: list[str]) -> None:
        put("412个", "436个")(lines)
        put("3.4万", "3.6万")(lines)

    made = back(change)
    one = revise(FORM, made.taken(made.changes[:1]))
    assert "436个" in one
    assert "3.4万" in one


def test_another_letter_is_refused() -> None:
    other = FORM.replace("76", "91").replace("停车难", "出行难")
    lines = ["老城区现有公共泊位2.1万个，缺口集中在鼓楼街一带。", "今年新增泊位412个，已于6月底投入使用。"]
    for line, new in zip(lines, ("公交专线已经加密班次。", "夜班线路延长至零点。"), strict=True):
        other = other.replace(line, new)
    other = other.replace("首批18家单位的1060个泊位已在夜间开放。", "候车亭全部更新。").replace(
        "截至8月底，累计停放3.4万辆次。", "无障碍车辆增加九辆。"
    )
    other = (
        other.replace("      【段：沟通情况】\n", "").replace("增加泊位", "公交线网").replace("夜间开放", "候车环境")
    )
    read = read_document(write(word(load_text(other)), "docx"))
    with pytest.raises(DraftingError) as caught:
        merge(FORM, "", None, read, ".docx")
    assert caught.value.findings[0].code == "Y010"


def test_what_is_longer_than_a_letter_is_refused() -> None:
    for lines in (["长" * 400_000], ["短"] * 20_001):
        with pytest.raises(DraftingError) as caught:
            merge(FORM, "", None, Document(tuple(Paragraph(Role.BODY, line) for line in lines)), ".txt")
        assert caught.value.findings[0].code == "R105"


def test_a_picture_keeps_its_file(tmp_path: Path) -> None:
    path = next(path for path in EXAMPLES if path.stem == "suggestion-charging")
    form = read_text(path)
    read = read_document(write(word(load_text(form, str(path))), "docx"))
    changed = tuple(replace(one, text=one.text.replace("分布示意图", "分布图")) for one in read)
    made = merge(form, str(path), None, replace(read, paragraphs=changed), ".docx")
    assert "【图：charging-map.png 老旧小区公共充电站点分布图】" in text(made)
    assert made.left == ()


def test_the_line_of_dashes_under_a_table_stays() -> None:
    rows = ["| 片区 | 处数 |", "| --- | --- |", "| 城东 | 12 |", "| 城西 | 15 |"]
    form = FORM.replace("      今年新增", "".join(f"      {row}\n" for row in rows) + "      今年新增")

    def change(lines: list[str]) -> None:
        lines.insert(at(lines, "城东"), "| 城北 | 9 |")
        put("15", "16")(lines)

    made = back(change, form)
    assert "| 片区 | 处数 |\n      | --- | --- |\n      | 城北 | 9 |\n      | 城东 | 12 |\n      | 城西 | 16 |" in text(
        made
    )


def test_a_written_form_is_merged_as_a_typed_one() -> None:
    chance = random.Random(5)
    values = form(chance)
    after, _ = edited(values, chance, 3)
    typed = write_form(values)
    assert merge(typed, "", None, letter(after, "docx"), ".docx").left == ()


def drop(*words: str) -> Callable[[list[str]], None]:
    """The lines that have these words go."""

    def change(lines: list[str]) -> None:
        for each in words:
            del lines[at(lines, each)]

    return change


def below(words: str, *new: str) -> Callable[[list[str]], None]:
    """New lines below the one that has these words."""

    def change(lines: list[str]) -> None:
        place = at(lines, words) + 1
        lines[place:place] = list(new)

    return change


BARE = FORM.replace("附件: [泊位一览表]\n", "").replace("抄送: 政协抄送\n", "").replace("签发人: 何维\n", "")
SINGLE = BARE.split("答复:\n")[0] + (
    "答复:\n  - 内容: |\n      老城区现有公共泊位2.1万个，缺口集中在鼓楼街一带。\n"
    "      今年新增泊位412个，已于6月底投入使用。\n发文机关: 云州市城市管理局\n成文日期: 2026-09-10\n"
)


@pytest.mark.parametrize(
    ("form", "change", "wheres"),
    [
        (FORM, put("关于增加泊位", "关于增加泊位的问题。"), ["responses.0.heading"]),
        (BARE, below("2026年9月10日", "抄送：市政协提案委员会（2份），市财政局。"), ["cc"]),
        (FORM, drop("抄送"), ["cc"]),
        (BARE, below("感谢", "附件：新增泊位一览表"), ["attachments"]),
        (FORM, drop("附件"), ["attachments"]),
        (FORM, drop("联系人"), ["contacts"]),
        (FORM, put("2026年9月10日", "二〇二六年九月二十日"), ["date"]),
        (FORM, drop("感谢"), ["closing"]),
        (FORM, below("陈知远委员", "您好！"), ["opening"]),
        (FORM, below("答复如下", "停车难是群众反映强烈的问题。"), ["opening"]),
        (SINGLE, below("答复如下", "近年来，我市机动车快速增长。"), ["responses.0.body"]),
        (SINGLE, below("投入使用", "下一步，将继续推进。"), ["responses.0.body"]),
        (FORM, below("3.4万", "下一步，将继续推进。"), ["responses.1.body"]),
    ],
)
def test_what_a_reviewer_does_has_its_field(form: str, change: Callable[[list[str]], None], wheres: list[str]) -> None:
    made = back(change, form)
    assert [one.where for one in made.changes] == wheres
    assert made.left == ()
    assert merge(text(made), "", None, _typed(text(made)), ".txt").changes == ()


def _typed(form: str) -> Document:
    return read_document(write(word(load_text(form)), "txt"))


@pytest.mark.parametrize(
    ("change", "code"),
    [
        (drop("陈知远委员："), "Y012"),
        (put("云州市城市管理局文件", "云州市城市管理综合执法局文件"), "Y011"),
        (below("2026年9月10日", "（此件公开发布）"), "Y011"),
        (put("一、关于增加泊位", "关于增加泊位"), "Y015"),
        (put("二、关于夜间开放", "2.关于夜间开放"), "Y011"),
    ],
)
def test_what_a_reviewer_does_and_no_field_holds_is_said(change: Callable[[list[str]], None], code: str) -> None:
    made = back(change)
    assert made.changes == ()
    assert [finding.code for finding in made.left] == [code]


def test_a_text_is_parted_into_points() -> None:
    def part(lines: list[str]) -> None:
        lines.insert(at(lines, "老城区"), "一、关于泊位缺口")
        lines.insert(at(lines, "今年新增"), "二、关于新增泊位")

    made = back(part, SINGLE)
    assert made.taken(made.changes)["responses"] == [
        {"heading": "关于泊位缺口", "body": "老城区现有公共泊位2.1万个，缺口集中在鼓楼街一带。"},
        {"heading": "关于新增泊位", "body": "今年新增泊位412个，已于6月底投入使用。"},
    ]
    assert made.left == ()


def test_a_heading_put_under_another_is_text_of_its_point() -> None:
    made = back(put("二、关于夜间开放", "（一）关于夜间开放"))
    assert len(made.taken(made.changes)["responses"]) == 1
    assert "（一）关于夜间开放" in text(made)
