"""drafting read and drafting new --from, as a person runs them."""

import json

import pytest
from click.testing import CliRunner

from drafting.cli import cli
from drafting.form.load import load, load_text
from drafting.form.revise import values_of
from drafting.wording.word import word
from tests.letter.test_pictures import old
from tests.pictures import png
from tests.readers import files


@pytest.fixture
def run(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    tmp_path.joinpath("旧.docx").write_bytes(files.docx_letter())
    tmp_path.joinpath("旧.txt").write_bytes(files.txt_letter())
    tmp_path.joinpath("通知.txt").write_text(
        "关于做好建议提案办理工作的通知\n各科室：\n请抓紧办理。\n", encoding="utf-8"
    )
    return lambda *arguments: CliRunner().invoke(cli, arguments)


def test_a_letter_becomes_a_form(run, tmp_path):
    result = run("read", "旧.docx", "-o", "表单.yaml")
    assert result.exit_code == 0, result.output
    reply = load(tmp_path / "表单.yaml")
    assert (reply.kind, reply.result, reply.proposal.number) == ("提案答复", "B", "0076")


def test_json_has_the_record_and_the_findings(run):
    result = run("read", "旧.txt", "--format", "json")
    content = json.loads(result.stdout)
    assert set(content) == {"reply", "findings"}
    assert content["reply"]["date"] == "2025-08-19"
    assert content["reply"]["salutation"] == "陈知远委员"


def test_an_existing_form_is_not_overwritten(run, tmp_path):
    tmp_path.joinpath("表单.yaml").write_text("我的", encoding="utf-8")
    result = run("read", "旧.docx", "-o", "表单.yaml")
    assert result.exit_code == 1
    assert "--force" in result.stderr
    assert tmp_path.joinpath("表单.yaml").read_text(encoding="utf-8") == "我的"
    assert run("read", "旧.docx", "-o", "表单.yaml", "--force").exit_code == 0


def test_what_is_no_reply_is_said_to_be_none(run):
    result = run("read", "通知.txt")
    assert result.exit_code == 1
    assert "不是建议提案的答复：看标题是通知" in result.stderr


def test_many_letters_go_into_a_folder_with_a_table(run, tmp_path):
    result = run("read", ".", "-o", "表单")
    assert result.exit_code == 1
    assert sorted(path.name for path in tmp_path.joinpath("表单").iterdir()) == ["旧.docx.yaml", "旧.txt.yaml"]
    assert "共 3 份：已读 2 份，未读 1 份" in result.stderr
    assert "看标题是通知" in result.stderr


def test_many_letters_need_a_folder(run):
    assert run("read", "旧.docx", "旧.txt").exit_code == 2


def test_forty_letters_are_read_in_parallel(run, tmp_path):
    for number in range(40):
        tmp_path.joinpath(f"{number}.txt").write_bytes(files.txt_letter())
    result = run("read", *(f"{number}.txt" for number in range(40)), "-o", "表单/")
    assert result.exit_code == 0, result.stderr
    assert "共 40 份：已读 40 份" in result.stderr


def test_text_that_fits_no_field_stands_at_the_end(run, tmp_path):
    text = "来源：云州市人民政府网\n" + files.txt_letter().decode() + "\n邮编：230000\n"
    tmp_path.joinpath("网页.txt").write_text(text, encoding="utf-8")
    form = run("read", "网页.txt").stdout
    assert form.endswith("#   来源：云州市人民政府网\n#   邮编：230000\n")
    load_text(form)


def test_a_new_form_from_an_old_reply(run, tmp_path):
    case = "类别: 建议\n届次: 市十六届人大二次会议\n编号: 0033\n标题: 关于增设路灯的建议\n提出人: [林若溪]\n"
    tmp_path.joinpath("建议.yaml").write_text(case, encoding="utf-8")
    result = run("new", "--from", "旧.docx", "--proposal", "建议.yaml")
    reply = load_text(result.stdout)
    assert (reply.kind, reply.proposal.number, reply.proposal.proposers[0].name) == ("建议答复", "0033", "林若溪")
    assert (reply.document_number, reply.signatory, reply.date) == ("", "", "")
    assert [response.heading for response in reply.responses] == ["关于增设路灯问题", "关于日常维护问题"]
    assert "# 请填新的；旧文为：云交函〔2025〕23号" in result.stdout
    assert "陈知远" not in result.stdout


def test_without_the_new_case_its_places_are_empty_and_marked(run):
    form = run("new", "--from", "旧.docx").stdout
    assert "  # 请填新的；旧文为：陈知远\n  提出人:\n" in form


CASE = "类别: 提案\n届次: 市政协六届一次会议\n编号: 0033\n标题: 关于增设路灯的提案\n提出人: [林若溪]\n"


def test_a_blank_form_begins_with_the_case(run, tmp_path):
    tmp_path.joinpath("提案.yaml").write_text(CASE, encoding="utf-8")
    form = run("new", "--proposal", "提案.yaml").stdout
    values = values_of(form)
    assert (values["kind"], values["proposal"]["number"]) == ("提案答复", "0033")
    assert values["proposal"]["proposers"] == [{"name": "林若溪"}] and "# 提案答复表单" in form
    assert values_of(run("new", "--proposal", "提案.yaml", "--kind", "会办意见").stdout)["kind"] == "会办意见"


def test_a_kind_beside_an_old_letter_is_used(run):
    values = values_of(run("new", "--from", "旧.docx", "--kind", "建议答复").stdout)
    assert (values["kind"], values["proposal"].get("kind")) == ("建议答复", "建议")


def test_a_form_is_no_word_file(run, tmp_path):
    result = run("new", "-o", "q.docx")
    assert result.exit_code == 2 and "q.yaml" in result.stderr
    assert not tmp_path.joinpath("q.docx").exists()


@pytest.fixture
def pictured(run, tmp_path):
    """A letter with a picture."""
    tmp_path.joinpath("图.docx").write_bytes(old(7))
    return run


def _called(form):
    return [line.strip() for line in form.read_text(encoding="utf-8").splitlines() if "【图：" in line]


def test_the_pictures_of_a_letter_are_files_beside_its_form(pictured, tmp_path):
    result = pictured("read", "图.docx", "-o", "表 单.yaml")
    assert result.exit_code == 0, result.output
    (file,) = tmp_path.glob("*.png")
    assert file.read_bytes() == png() and _called(tmp_path / "表 单.yaml") == [f"【图：{file.name}】"]
    assert file.name in result.stderr
    assert png() in [p.picture.content for p in word(load(tmp_path / "表 单.yaml")) if p.picture]
    assert pictured("read", "图.docx", "-o", "表 单.yaml", "--force").exit_code == 0
    assert list(tmp_path.glob("*.png")) == [file]


def test_a_picture_that_is_there_is_never_overwritten(pictured, tmp_path):
    mine = tmp_path / "表单-图1.png"
    mine.write_bytes(b"mine")
    tmp_path.joinpath("表单-2-图1.png").symlink_to(mine)
    assert pictured("read", "图.docx", "-o", "表单.yaml").exit_code == 0
    assert mine.read_bytes() == b"mine"
    assert _called(tmp_path / "表单.yaml") == ["【图：表单-3-图1.png】"]
    assert tmp_path.joinpath("表单-3-图1.png").read_bytes() == png()


def test_without_a_file_the_pictures_are_said_to_be_left_aside(pictured, tmp_path):
    result = pictured("read", "图.docx")
    assert "有1张图片没有写出：图1.png" in result.stderr and "-o" in result.stderr
    content = json.loads(pictured("read", "图.docx", "--format", "json").stdout)
    assert content["findings"][-1]["code"] == "R010"
    assert not list(tmp_path.glob("*.png"))


def test_pictures_of_many_letters_are_told_apart(pictured, tmp_path):
    for name in ("甲 乙", "甲_乙"):
        tmp_path.joinpath(f"{name}.docx").write_bytes(old(7))
    assert pictured("read", "甲 乙.docx", "甲_乙.docx", "-o", "表单").exit_code == 0
    names = [called for form in sorted(tmp_path.glob("表单/*.yaml")) for called in _called(form)]
    assert len(set(names)) == 2 == len(list(tmp_path.glob("表单/*.png")))


def test_letters_whose_names_some_systems_take_for_one_keep_their_suffixes_or_are_refused(run, tmp_path):
    for name in ("旧Ａ.txt", "旧a.html"):
        (tmp_path / name).write_bytes(files.txt_letter() if name.endswith("txt") else files.html_letter())
    assert run("read", "旧Ａ.txt", "旧a.html", "-o", "out").exit_code == 0
    assert sorted(path.name for path in (tmp_path / "out").iterdir()) == ["旧a.html.yaml", "旧Ａ.txt.yaml"]
    (tmp_path / "旧A.txt").write_bytes(files.txt_letter())
    result = run("read", "旧Ａ.txt", "旧A.txt", "-o", "neu")
    assert (result.exit_code, "同名" in result.output, (tmp_path / "neu").exists()) == (2, True, False)


def test_a_letter_without_a_kind_says_what_to_fill_in(run, tmp_path):
    body = ["您提出的关于加强停车管理的意见收悉，现答复如下：", "已办结。"]
    lines = ["关于加强停车管理的答复", "陈知远同志：", *body, "云州市城市管理局", "2026年9月10日"]
    (tmp_path / "旧.txt").write_text("\n".join(lines), "utf-8")
    result = run("read", "旧.txt", "-o", "表.yaml")
    text = (tmp_path / "表.yaml").read_text("utf-8")
    for told in (result.stderr, text):
        assert "没有读到文种，填建议答复、议案答复、提案答复、会办意见之一" in told
    filled = "\n".join("文种: 提案答复" if line.startswith("文种:") else line for line in text.splitlines())
    assert load_text(filled).kind == "提案答复"
