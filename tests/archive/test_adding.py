"""Adding again and again: only what is new or changed is read, what has gone is marked, two copies are one."""

from __future__ import annotations

import os
import random
from collections.abc import Callable, Iterator
from contextlib import nullcontext
from pathlib import Path

import pytest

from drafting.archive import adding, keeping, store
from drafting.archive.contents import contents, numbers_of, old_numbers, show
from drafting.archive.keeping import passages_of
from drafting.archive.paper import DOCUMENT, LETTER, PROPOSAL, Paper, Passage, packed, unpacked
from drafting.archive.place import Place
from drafting.archive.searching import Filter, search
from drafting.archive.store import Archive
from drafting.commands._many import results
from drafting.findings import DraftingError
from drafting.form.load import load
from drafting.wording.word import word
from drafting.writers import write

FORM = """\
文种: 提案答复
发文字号: 云园〔2025〕7号
建议提案:
  届次: 市政协五届三次会议
  编号: 0076
  标题: 关于增设便民座椅的提案
  提出人: [陈知远, 林若溪]
  诉求: [增设座椅, 修好路灯]
答复:
  - 标题: 关于座椅
    诉求: 1
    办理情况: 采纳
    内容: 文昌公园已增设座椅20把，联系人手机13800138000。
  - 标题: 关于照明
    诉求: 修好路灯
    办理情况: 列入计划
    完成时限: 2026-10-31
    内容: 路灯将于2026年10月底前修好。
发文机关: 云州市园林管理局
成文日期: 2025-09-10
联系人: [{单位: 办公室, 姓名: 周明, 电话: 0551-5550123}]
"""

PROPOSAL_FILE = """\
政协云州市五届三次会议提案
编号：0076
案由：关于增设便民座椅的提案
提案人：陈知远
联系电话：13800138000
通讯地址：云州市鼓楼街5号 0551-5550123
内容：
公园里可以坐的地方很少，老人走不远。
建议：
一、在文昌公园增设座椅。
二、在鼓楼街增设座椅。
"""


@pytest.fixture
def archive(place: Place) -> Iterator[Archive]:
    with store.opened(place, new=True) as opened:
        yield opened


@pytest.fixture
def add(archive: Archive, tmp_path: Path) -> Callable[..., tuple[adding.Tally, adding.Plan]]:
    """Adds a folder as the command does."""

    def run(*places: Path) -> tuple[adding.Tally, adding.Plan]:
        plan, tally = adding.plan(archive, places or [tmp_path / "旧"]), adding.Tally()
        made = results(lambda source: adding.read_source(source, lambda path: None), plan.sources)
        assert sum(adding.keep(archive, plan.sources, made, tally)) == len(plan.sources)
        with archive.writing():
            adding.mark_gone(archive, plan.gone)
            keeping.weigh(archive)
        return tally, plan

    return run


@pytest.fixture
def old(tmp_path: Path) -> Path:
    folder = tmp_path / "旧"
    folder.mkdir()
    (folder / "答复.yaml").write_text(FORM, encoding="utf-8")
    return folder


def hits(archive: Archive, *words: str, **where) -> list[tuple[str, int]]:
    return [(hit.source, hit.passage.nth) for hit in search(archive, words, Filter(**where), 99)]


def test_a_form_is_kept_by_its_answers_with_what_was_asked(archive, add, old) -> None:
    assert add()[0].new == 1
    (number,) = numbers_of(archive, ["云园〔2025〕7号"])["云园〔2025〕7号"]
    shown = show(archive, number)
    first, second = (passage for passage in shown.passages if passage.nth)
    assert (first.demand, first.disposition, second.demand, second.due) == (
        "增设座椅",
        "采纳",
        "修好路灯",
        "2026-10-31",
    )
    assert shown.fields["proposers"] == "陈知远、林若溪"
    assert shown.fields["date"] == "2025-09-10"
    assert hits(archive, "路灯将于") == [("云园〔2025〕7号", 2)]
    assert hits(archive, "收悉") == [("云园〔2025〕7号", 0)]


def test_no_number_of_a_person_is_kept(archive, add, old, tmp_path) -> None:
    add()
    said = "".join(passage.text for passage in passages_of(archive, 1))
    assert "13800138000" not in said and "〔手机号码略〕" in said
    assert "5550123" not in said and "周明" not in said
    assert hits(archive, "13800138000") == []


def test_what_was_read_is_not_read_again(archive, add, old) -> None:
    add()
    tally, plan = add()
    assert (plan.sources, plan.unchanged, tally) == ((), 1, adding.Tally())


def test_what_was_only_touched_is_not_read_as_a_letter_again(archive, add, old) -> None:
    add()
    os.utime(old / "答复.yaml", ns=(1, 1))
    assert add()[0] == adding.Tally()
    assert add()[1].sources == ()


def test_what_has_changed_takes_the_place_of_what_was(archive, add, old) -> None:
    add()
    (old / "答复.yaml").write_text(FORM.replace("座椅20把", "长凳30条"), encoding="utf-8")
    add()
    assert hits(archive, "座椅20把") == []
    assert hits(archive, "长凳30条") == [("云园〔2025〕7号", 1)]
    assert contents(archive).sorts == {LETTER: 1}


def test_two_copies_of_one_letter_are_one_and_the_form_says_more(archive, add, old) -> None:
    printed = write(word(load(old / "答复.yaml")), "docx")
    (old / "a.docx").write_bytes(printed)
    (old / "b.txt").write_bytes(write(word(load(old / "答复.yaml")), "txt"))
    tally, _ = add()
    assert (tally.new, tally.known) == (1, 2)
    (number,) = numbers_of(archive, [str(old / "a.docx")])[str(old / "a.docx")]
    shown = show(archive, number)
    assert len(shown.files) == 3
    assert [passage.disposition for passage in shown.passages if passage.nth] == ["采纳", "列入计划"]


def test_of_two_letters_with_one_text_each_is_kept(archive, add, old) -> None:
    (old / "另.yaml").write_text(FORM.replace("编号: 0076", "编号: 0077"), encoding="utf-8")
    assert add()[0].new == 2


def test_what_has_gone_is_marked_and_may_come_back(archive, add, old) -> None:
    add()
    content = (old / "答复.yaml").read_bytes()
    (old / "答复.yaml").unlink()
    add()
    assert contents(archive).files == {store.GONE: 1}
    assert search(archive, ["座椅"], Filter(), 1)[0].gone
    (old / "答复.yaml").write_bytes(content)
    assert add()[0].new == 0
    assert not search(archive, ["座椅"], Filter(), 1)[0].gone


def test_of_two_files_the_one_that_is_there_is_named(archive, add, old) -> None:
    (old / "副本.yaml").write_text(FORM, encoding="utf-8")
    add()
    for name, other in (("副本.yaml", "答复.yaml"), ("答复.yaml", "副本.yaml")):
        (old / name).rename(old.parent / name)
        add()
        hit = search(archive, ["座椅20把"], Filter(), 9)[0]
        assert (Path(hit.file).name, hit.gone) == (other, False)
        (old.parent / name).rename(old / name)
        add()


def test_another_folder_says_nothing_of_what_is_gone(archive, add, old, tmp_path) -> None:
    add()
    (old / "答复.yaml").unlink()
    other = tmp_path / "旧二"
    other.mkdir()
    add(other)
    assert contents(archive).files == {store.KEPT: 1}


def test_what_cannot_be_read_is_named_and_tried_again(archive, add, old) -> None:
    (old / "坏.docx").write_bytes(b"PK\x03\x04nothing")
    for _ in range(2):
        tally, _ = add()
        assert [Path(path).name for path, _ in tally.refused] == ["坏.docx"]
    assert [Path(path).name for path, _ in contents(archive).refused] == ["坏.docx"]


def test_what_could_not_be_read_this_time_keeps_its_paper(archive, add, old) -> None:
    add()
    (old / "答复.yaml").write_text("文种: [", encoding="utf-8")
    assert len(add()[0].refused) == 1
    assert hits(archive, "路灯将于") == [("云园〔2025〕7号", 2)]


def test_a_draft_and_a_secret_case_are_not_kept(archive, add, old) -> None:
    (old / "答复.yaml").write_text(FORM.replace("文种:", "密级: 秘密★1年\n文种:"), encoding="utf-8")
    (old / "草稿.yaml").write_text("文种: 提案答复\n", encoding="utf-8")
    (old / "密.txt").write_text("机密★3年\n关于座椅的规定\n座椅应当结实。\n", encoding="utf-8")
    tally, _ = add()
    assert {Path(path).name: why for path, why in tally.empty if "密" not in why} == {"草稿.yaml": "还没有答复"}
    secret = tally.refused if archive.on_server else tally.empty
    assert {Path(path).name for path, why in secret if "密级" in why} == {"答复.yaml", "密.txt"}
    assert len(tally.empty) + len(tally.refused) == 3
    assert contents(archive).sorts == {}
    assert ("密.txt" in str(archive.execute("SELECT path FROM file").fetchall())) != archive.on_server


def test_a_case_that_became_secret_is_taken_out(archive, add, old) -> None:
    add()
    (old / "答复.yaml").write_text(FORM.replace("文种:", "密级: 秘密★1年\n文种:"), encoding="utf-8")
    add()
    assert hits(archive, "座椅") == []
    assert contents(archive).sorts == {}


def test_another_document_is_kept_by_its_paragraphs(archive, add, old) -> None:
    policy = "云州市公园管理办法\n" + "\n".join(f"第{n}条　公园应当设置座椅。" + "细则。" * 150 for n in range(1, 5))
    (old / "办法.txt").write_text(policy, encoding="utf-8")
    add()
    assert hits(archive, "应当设置", sort=DOCUMENT) == [("办法.txt", nth) for nth in (4, 3, 2, 1)]
    assert hits(archive, "应当设置") == []


def test_a_proposal_is_kept_without_what_belongs_to_its_proposer(archive, add, old) -> None:
    (old / "提案.txt").write_text(PROPOSAL_FILE, encoding="utf-8")
    add()
    assert contents(archive).sorts == {LETTER: 1, PROPOSAL: 1}
    (number,) = numbers_of(archive, [str(old / "提案.txt")])[str(old / "提案.txt")]
    shown = show(archive, number)
    said = "".join(passage.text for passage in shown.passages)
    assert shown.fields["title"] == "关于增设便民座椅的提案" and "文昌公园增设座椅" in said
    assert "13800138000" not in said and "5550123" not in said


def test_a_form_that_is_still_to_be_verified_is_not_kept(archive, add, old) -> None:
    (old / "答复.yaml").write_text(FORM.replace("20把", "【待核：20把】"), encoding="utf-8")
    assert [why for _, why in add()[0].empty] == ["还有【待核】标记"]


def test_what_cannot_be_looked_at_is_named_and_not_gone(archive, add, old, monkeypatch) -> None:
    (old / "下").mkdir()
    (old / "下" / "答复.yaml").write_text(FORM.replace("编号: 0076", "编号: 0077"), encoding="utf-8")
    add()
    scan = os.scandir

    def refuse(place):
        if Path(place).name == "下":
            raise PermissionError(13, "no", str(place))
        return scan(place)

    monkeypatch.setattr(os, "scandir", refuse)
    plan = adding.plan(archive, [old])
    assert [(Path(place).name, why) for place, why in plan.refused] == [("下", "没有权限")]
    assert plan.gone == ()


@pytest.mark.skipif(os.name != "posix", reason="names of other systems are text")
@pytest.mark.parametrize("name", [b"\xff\xfe", b"a\nb", b"\x1b[31ma", b"a\x7f", "a\x9b".encode()])
def test_a_name_that_is_no_text_or_commands_a_terminal_is_refused_in_words(archive, old, name) -> None:
    try:
        Path(os.fsdecode(os.fsencode(old) + b"/" + name + b".txt")).write_text("甲", encoding="utf-8")
    except OSError:
        pytest.skip("the file system takes no such name")
    plan = adding.plan(archive, [old])
    assert [why for _, why in plan.refused] == ["文件名中有不能用的字符"]
    assert plan.refused[0][0].replace("\ufffd", "").isprintable()
    assert len(plan.sources) == 1


@pytest.mark.skipif(os.name != "posix", reason="other systems have no such long names")
def test_a_name_too_long_for_an_index_is_refused_and_the_others_are_taken(archive, add, old) -> None:
    rng, here = random.Random(1), Path.cwd()
    try:
        os.chdir(old)
        for _ in range(14):
            name = "".join(chr(rng.randrange(0x4E00, 0x9FA5)) for _ in range(80))
            os.mkdir(name)
            os.chdir(name)
        Path("深.yaml").write_text(FORM.replace("编号: 0076", "编号: 0077"), encoding="utf-8")
    finally:
        os.chdir(here)
    tally, plan = add()
    assert [why for _, why in plan.refused] == ["文件名连同文件夹过长"]
    assert tally.new == 1 and hits(archive, "座椅20把")


def test_what_an_index_cannot_hold_is_refused_and_the_others_are_taken(archive) -> None:
    rng = random.Random(2)
    said = ["".join(chr(rng.randrange(0x4E00, 0x9FA5)) for _ in range(90_000)) for _ in range(2)]
    with archive.writing():
        with pytest.raises(DraftingError, match="不同的字词过多") if archive.on_server else nullcontext():
            keeping.put(archive, Paper(LETTER, (Passage(1, said[0], disposition=said[1]),)))
        keeping.put(archive, Paper(LETTER, (Passage(1, "已增设座椅。"),), document_number="甲1"))
    assert hits(archive, "座椅") == [("甲1", 1)]


@pytest.mark.parametrize("name", ["", " ", "　"])
def test_no_name_means_no_paper(archive, add, old, monkeypatch, name: str) -> None:
    """An empty name is no path: it would be the folder in which one stands, and all that is below it."""
    add()
    monkeypatch.chdir(old.parent)
    assert numbers_of(archive, [name, "旧"]) == {name: [], "旧": [1]}


@pytest.mark.skipif(os.name != "posix", reason="links need no rights there")
def test_no_link_leads_out_of_a_folder(archive, old, tmp_path) -> None:
    (tmp_path / "别处.txt").write_text("云州市公园管理办法\n第一条　公园应当设置座椅。\n", encoding="utf-8")
    (old / "链.txt").symlink_to(tmp_path / "别处.txt")
    assert len(adding.plan(archive, [old]).sources) == 1
    assert len(adding.plan(archive, [old / "链.txt"]).sources) == 1


def test_profiles_blocks_and_hidden_files_are_left(archive, add, old) -> None:
    for name in ("office.yaml", "blocks/引言/甲.txt", ".隐.txt", "~$甲.docx", ".git/乙.txt"):
        (old / name).parent.mkdir(parents=True, exist_ok=True)
        (old / name).write_text("名称: 云州市园林管理局\n", encoding="utf-8")
    assert len(add()[1].sources) == 1


def test_what_is_forgotten_stays_out_until_it_changes_or_is_named(archive, add, old) -> None:
    add()
    with archive.writing():
        assert keeping.forget(archive, old_numbers(archive, 2026, False)) == 1
    assert hits(archive, "座椅") == []
    assert add()[0].new == 0
    assert add(old / "答复.yaml")[0].new == 1


def test_of_what_has_gone_and_is_forgotten_nothing_is_left(archive, add, old) -> None:
    add()
    (old / "答复.yaml").rename(old.parent / "答复.yaml")
    add()
    with archive.writing():
        assert keeping.forget(archive, old_numbers(archive, None, True)) == 1
    assert contents(archive).files == {}
    (old.parent / "答复.yaml").rename(old / "答复.yaml")
    assert add()[0].new == 1


def test_a_letter_is_in_or_out(archive, add, old, monkeypatch) -> None:
    """What fails in the middle of a letter leaves nothing of it."""
    add()
    (old / "答复.yaml").write_text(FORM.replace("座椅20把", "长凳30条"), encoding="utf-8")
    monkeypatch.setattr(keeping, "citations", lambda paper: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        add()
    monkeypatch.undo()
    assert hits(archive, "座椅20把") == [("云园〔2025〕7号", 1)]
    add()
    assert hits(archive, "长凳30条") == [("云园〔2025〕7号", 1)]
    assert hits(archive, "座椅20把") == []


def test_packing_keeps_everything() -> None:
    passages = (Passage(0, "引言"), Passage(1, "内容", "标题", "诉求", "采纳", "2026-10-31"))
    assert unpacked(packed(passages)) == passages
    for spoilt in (b"", b"x", packed(passages)[:-4]):
        with pytest.raises(store.Damaged):
            unpacked(spoilt)


def test_words_of_what_was_dropped_are_gone_from_the_index(archive) -> None:
    with archive.writing():
        numbers = [
            keeping.put(archive, Paper(LETTER, (Passage(1, f"第{n}处座椅。"),), number=str(n)))[0] for n in range(5)
        ]
        for number in numbers:
            keeping.drop(archive, number)
        if not archive.on_server:
            archive.execute("INSERT INTO words (words) VALUES ('integrity-check')")
        archive.count_words()
    assert archive.execute("SELECT count(*) FROM common").fetchone() == (0,)
