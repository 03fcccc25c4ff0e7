"""A paragraph knows which of its characters are which characters of which field."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drafting.blocks.placed import Placed, joined, printed, unmarked
from drafting.checking.run import check
from drafting.document import Span
from drafting.findings import DraftingError
from drafting.form.load import load, load_text
from drafting.model.fields import locate
from drafting.model.reply import Reply
from drafting.wording.word import word

EXAMPLES = sorted((Path(__file__).parents[2] / "examples").glob("*.yaml"))

FORM = """\
文种: 提案答复
发文字号: 云交〔2026〕7号
签发人: 何维
建议提案:
  届次: 市政协五届三次会议
  编号: 第0076号
  标题: 关于推广“一键叫车”的提案
  提出人: [陈知远, 林若溪委员]
答复:
- 标题: （二）关于停车
  内容: |
    　　第一段。

      （一）建好平台。今年以来，已建成。
- 内容: |
    第二条。
    | 路段 | 泊位 | 备注 |
    | 一 | 1 | 1 |
    | 二 | 12 \\| 3 | |
附件: 一览表
发文机关: 云州市交通运输局
联系人:
- {单位: 市交通运输局, 姓名: 周明, 电话: "13800000000"}
- {单位: 市停车办, 姓名: 周明, 电话: "13800000000"}
抄送:
- 单位: 市政协提案委
  份数: 2
- 单位: 市政协提案委
- 市政府督查室（1份）
"""


def value(reply: Reply, path: str) -> str:
    found = reply
    for step in path.split("."):
        found = found[int(step)] if step.isdecimal() else getattr(found, step)
    return found


@pytest.mark.parametrize("path", [*EXAMPLES, None], ids=lambda path: path.stem if path else "made")
def test_every_span_is_its_fields_own_characters(path: Path | None) -> None:
    reply = load(path) if path else load_text(FORM)
    document = word(reply, places=True)
    assert tuple(replace(paragraph, spans=()) for paragraph in document) == word(reply).paragraphs
    for paragraph in document:
        assert [span.start for span in paragraph.spans] == sorted(span.start for span in paragraph.spans)
        for start, end, source, line, offset in paragraph.spans:
            assert start < end
            assert paragraph.text[start:end] == value(reply, source).split("\n")[line][offset : offset + end - start]


@pytest.mark.parametrize(
    "proposers", ["[陈知远, 林若溪委员]", "陈知远、林若溪委员", "{姓名: 陈知远}", "|\n    陈知远、林若溪"]
)
@pytest.mark.parametrize("path", [*EXAMPLES, None], ids=lambda path: path.stem if path else "made")
def test_every_span_is_found_in_the_form_itself(path: Path | None, proposers: str) -> None:
    text = path.read_text(encoding="utf-8") if path else FORM.replace("[陈知远, 林若溪委员]", proposers)
    reply = load_text(text)
    for paragraph in word(reply, places=True, folder=path and path.parent):
        for start, end, source, line, offset in paragraph.spans:
            at = locate(reply, source, line, offset)
            row = text.split("\n")[at["line"] - 1]
            assert row[at["column"] - 1 :].startswith(paragraph.text[start:end]), (source, row)


def test_what_is_no_fields_is_in_no_span() -> None:
    document = word(load_text(FORM), places=True)
    covered = {
        p.text: [(p.text[s.start : s.end], f"{s.source} {s.line} {s.offset}") for s in p.spans] for p in document
    }
    assert covered["签发人：何维"] == [("何维", "signatory 0 0")]
    assert covered["关于市政协五届三次会议第0076号提案的答复"] == [
        ("市政协五届三次会议", "proposal.session 0 0"),
        ("0076", "proposal.number 0 1"),
    ]
    assert covered["陈知远、林若溪委员："] == [
        ("陈知远", "proposal.proposers.0.name 0 0"),
        ("林若溪", "proposal.proposers.1.name 0 0"),
    ]
    assert covered["你们提出的《关于推广“一键叫车”的提案》收悉。现答复如下："] == [
        ("关于推广“一键叫车”的提案", "proposal.title 0 0")
    ]
    assert covered["（二）关于停车"] == [("（二）关于停车", "responses.0.heading 0 0")]
    assert covered["第一段。"] == [("第一段。", "responses.0.body 0 2")]
    assert covered["（一）建好平台。今年以来，已建成。"] == [
        ("（一）建好平台。今年以来，已建成。", "responses.0.body 2 2")
    ]
    assert covered["二、第二条。"] == [("第二条。", "responses.1.body 0 0")]
    assert covered["一\t1\t1"] == [
        ("一", "responses.1.body 2 2"),
        ("1", "responses.1.body 2 6"),
        ("1", "responses.1.body 2 10"),
    ]
    assert covered["附件：一览表"] == [("一览表", "attachments.0 0 0")]
    assert [source for _, source in covered["抄送：市政协提案委（2份），市政协提案委，市政府督查室（1份）。"]] == [
        "cc.0.recipient 0 0",
        "cc.1.recipient 0 0",
        "cc.2.recipient 0 0",
    ]


def test_quotes_that_the_office_turns_are_no_characters_of_the_field(reply) -> None:
    made = word(reply(proposal={"title": "关于《条例》的提案"}), places=True)
    (opening,) = (p for p in made if p.source == "opening")
    assert [opening.text[span.start : span.end] for span in opening.spans] == ["关于", "条例", "的提案"]


def test_of_two_contacts_with_one_number_each_has_its_own_place() -> None:
    lines = FORM.split("\n")
    found = [finding for finding in check(load_text(FORM)) if finding.code == "G001"]
    assert [finding.where for finding in found] == ["contacts.0.phone", "contacts.1.phone"]
    assert [finding.line for finding in found] == [n for n, line in enumerate(lines, 1) if "13800000000" in line]
    assert [finding.column for finding in found] == [line.index("138") + 1 for line in lines if "13800000000" in line]


def test_what_is_wrong_in_characters_that_are_printed_twice_is_said_once() -> None:
    form = FORM.replace("市政协五届三次会议", "市人大五届三次会议,").replace("答复:\n", "引言: 交办答复\n答复:\n", 1)
    assert word(load_text(form)).paragraphs[2].text.startswith("关于市人大五届三次会议,第")
    found = [(f.code, f.line, f.column, f.span) for f in check(load_text(form)) if f.where == "proposal.session"]
    assert found == [("K003", 5, 8, (1, 3)), ("P001", 5, 16, (9, 10))]


def test_a_page_that_is_only_printed_has_no_places() -> None:
    assert all(paragraph.spans == () for paragraph in word(load_text(FORM)))


@pytest.mark.parametrize("places", [True, False])
def test_no_text_forges_a_place(reply, places: bool) -> None:
    with pytest.raises(DraftingError) as raised:
        word(reply(issuer="\ufdd0signatory,0,0\ufdd1甲\ufdd2"), places=places)
    assert [finding.code for finding in raised.value.findings] == ["F008"]


LINES = st.text(alphabet="甲 　《”\n&<", max_size=12)


@given(st.lists(LINES, max_size=4), st.data())
def test_however_a_text_is_cut_and_put_together_its_places_hold(values: list[str], data: st.DataObject) -> None:
    fields = {f"f{n}": text for n, text in enumerate(values)}
    text = joined("，", [Placed.of(text, name) for name, text in fields.items()])
    for _ in range(data.draw(st.integers(0, 4))):
        start, end = sorted((data.draw(st.integers(0, len(text))), data.draw(st.integers(0, len(text)))))
        others = (text[start:end], text.strip(), "乙" + text, text + "丙", text.removeprefix("甲"), text.rstrip("甲"))
        turned, whole = text.translate({ord("《"): "〈"}), joined("", text.split("\n"))
        others = (*others, text.removesuffix("甲"), turned, whole, unmarked(printed(text)))
        text = data.draw(st.sampled_from(others))
    for start, end, source, line, offset in getattr(text, "spans", ()):
        assert text[start:end] == fields[source].split("\n")[line][offset : offset + end - start] != ""


def test_a_long_text_is_cut_without_a_look_at_all_its_places_for_each_line(monkeypatch: pytest.MonkeyPatch) -> None:
    looked = []
    within = Span.within
    monkeypatch.setattr(Span, "within", lambda span, *ends: looked.append(1) or within(span, *ends))
    text = Placed.of("云 \n" * 3000, "responses.0.body")
    lines = [line.rstrip() for line in text.split("\n")]
    assert [line.spans[0].line for line in lines[:-1]] == [*range(3000)]
    assert len(looked) < 4 * 3000


def test_changed_characters_are_left_out_of_each_place_by_themselves() -> None:
    text = Placed.of("“云”\n“州”", "responses.0.body")
    spans = text.translate({ord("“"): "《", ord("”"): "》"}).spans
    assert [(span.start, span.end, span.line, span.offset) for span in spans] == [(1, 2, 0, 1), (5, 6, 1, 1)]
