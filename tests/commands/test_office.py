"""The commands of an office: init, show, new, blocks, and render with a profile."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from drafting.cli import cli
from drafting.form.profile import load_office
from drafting.model.fields import RECORDS
from drafting.shelf import template

EXAMPLES = Path(__file__).parents[2] / "examples"
FORM = EXAMPLES / "offices" / "reply.yaml"
HENAN = str(EXAMPLES / "offices" / "henan")


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    """Runs drafting in an empty folder, the user's own settings being empty, too."""
    for name in ("HOME", "XDG_CONFIG_HOME", "APPDATA", "LOCALAPPDATA"):
        monkeypatch.setenv(name, str(tmp_path / "设置"))
    (tmp_path / "案卷").mkdir()
    monkeypatch.chdir(tmp_path / "案卷")

    def call(*arguments: object, code: int = 0, input: str | None = None) -> Result:
        result = CliRunner().invoke(cli, [str(argument) for argument in arguments], input=input)
        assert result.exit_code == code, result.output
        return result

    return call


def test_init_writes_a_profile_that_loads(run) -> None:
    answers = ["--code", "云水", "--signatory", "秦岚", "--person", "周明", "--phone", "0551-5550123", "--level", "市"]
    run("office", "init", "--name", "云州市水利局: “甲”#1", *answers)
    office = load_office(Path("office.yaml"))
    assert (office.name, office.code, office.signatories, office.level) == (
        "云州市水利局: “甲”#1",
        "云水",
        ("秦岚",),
        "市",
    )
    assert office.contacts[0].given == ("周明", "0551-5550123")
    assert "已有这个文件" in run("office", "init", "--name", "乙局", code=1).output
    run("office", "init", "--name", "乙局", "--force")


def test_init_asks_nobody_without_a_terminal(run) -> None:
    assert "--name" in run("office", "init", code=2, input="甲局\n").output
    assert not Path("office.yaml").exists()


def test_the_profile_that_init_writes_tells_of_every_field() -> None:
    told = template("office.yaml").read_text(encoding="utf-8")
    for record in ("office", "deadlines", "styles", "congress", "kinds"):
        for name, info in RECORDS[record].model_fields.items():
            assert info.alias in told, f"{record}.{name}"


def test_all_that_init_comments_out_can_be_opened(run) -> None:
    text = template("office.yaml").read_text(encoding="utf-8")
    lines = [line for line in text.splitlines() if not line.startswith("# ") or ": " in line or line.endswith(":")]
    opened = [line.removeprefix("# ") for line in lines if not line.startswith("{{")]
    opened += ["      - 市人民政府督查室（1份）"] * 0
    body = "\n".join(line.replace("{{ 名称 }}", "甲局") for line in opened if not line.startswith("以 #"))
    Path("office.yaml").write_text(body, encoding="utf-8")
    assert load_office(Path()).styles.courtesy == "尊敬的"


def test_show_says_which_and_where_from(run) -> None:
    assert "没有单位档案" in run("office", "show").output
    said = run("office", "show", "--office", HENAN).output
    assert f"正在使用：{Path(HENAN) / 'office.yaml'}" in said
    assert "机关代字：云城管　（office.yaml 第6行）" in said
    assert "样式·联系人：联系人　（自带的默认值）" in said
    assert "办理结果·B：正在解决或者列入规划逐步解决　（office.yaml 第12行）" in said
    assert "本单位的标准段：1个" in said


def test_the_users_own_profile_is_found(run) -> None:
    run("office", "init", "--name", "甲局", "--user")
    assert "名称：甲局" in run("office", "show").output
    Path("office.yaml").write_text("名称: 乙局\n", encoding="utf-8")
    assert "名称：乙局" in run("office", "show").output


def test_new_writes_in_what_the_profile_knows(run) -> None:
    form = run("new", "--kind", "提案答复", "--office", HENAN).output
    assert "\n发文机关: 云州市城市管理局\n" in form
    assert "\n# 签发后填写；按单位档案：何维\n签发人:\n" in form
    assert "\n发文字号: 云城管〔" in form
    assert "# 抄送: 按单位档案：市政协提案委员会（3份）、市委市政府督查局（2份）" in form
    assert "# 联系人: 按单位档案：市容管理科 周明 0371-5550123" in form
    assert "本单位的分类：A 已经解决或者基本解决；B " in form
    assert "云城管函〔" in run("new", "--kind", "会办意见", "--office", HENAN).output
    assert "云州市城市管理局\n" not in run("new", "--kind", "提案答复").output.replace("。例：", "")


def test_a_profile_above_the_form_is_in_force(run) -> None:
    Path("office.yaml").write_text("名称: 云州市水利局\n签发人: 秦岚\n", encoding="utf-8")
    Path("水利").mkdir()
    Path("水利/表单.yaml").write_text(FORM.read_text(encoding="utf-8").replace("【段：政策依据】", "见上。"), "utf-8")
    run("render", "水利/表单.yaml", "-o", "答复.txt")
    assert "\n云州市水利局\n" in Path("答复.txt").read_text(encoding="utf-8")
    run("render", "水利", "-o", "出/")
    assert [path.name for path in Path("出").glob("*.docx")] == ["表单.docx"]


def test_a_folder_with_its_profile_is_rendered_and_checked_without_it(run) -> None:
    Path("office.yaml").write_text("名称: 云州市水利局\n", encoding="utf-8")
    Path("表单.yaml").write_text((EXAMPLES / "motion-parking.yaml").read_text(encoding="utf-8"), encoding="utf-8")
    run("render", ".", "-o", "出/")
    assert [path.name for path in Path("出").glob("*.docx")] == ["表单.docx"]
    assert "查了 1 份" in run("check", ".").output


def test_each_proposer_survey_and_public(run) -> None:
    run("render", EXAMPLES / "suggestion-bus.yaml", "--each-proposer", "--survey", "-o", "答复.txt")
    names = {path.name for path in Path().glob("*.txt")}
    assert names == {"答复-林若溪.txt", "答复-郑长河.txt", "答复-欧阳静宜.txt", "答复-征询意见表.txt"}
    assert "林若溪代表：" in Path("答复-林若溪.txt").read_text(encoding="utf-8")
    said = run("render", EXAMPLES / "suggestion-bus.yaml", "--public", "-o", "公开.txt").output
    assert "公开稿略去：签发人、联系人、抄送机关" in said
    assert "抄送：" not in Path("公开.txt").read_text(encoding="utf-8")
    run("render", EXAMPLES / "suggestion-bus.yaml", "--public", "-o", "出/")
    assert Path("出/suggestion-bus-公开稿.docx").is_file()
    assert "不能都写到标准输出" in run("render", FORM, "--survey", "-o", "-", code=2).output


def test_a_hostile_name_is_no_path(run) -> None:
    form = (EXAMPLES / "suggestion-bus.yaml").read_text(encoding="utf-8").replace("林若溪", '"../../甲/乙"')
    Path("表单.yaml").write_text(form, encoding="utf-8")
    run("render", "表单.yaml", "--each-proposer", "-o", "答复.txt")
    assert {path.name for path in Path().iterdir()} >= {"答复-______甲_乙.txt"}


def test_a_copy_to_the_other_chamber_is_said_at_once(run) -> None:
    form = (EXAMPLES / "suggestion-bus.yaml").read_text(encoding="utf-8").replace("人大抄送", "政协抄送")
    Path("表单.yaml").write_text(form, encoding="utf-8")
    assert "建议的答复不抄送“市政协提案委员会”" in run("render", "表单.yaml", "-o", "答复.docx").output
    assert Path("答复.docx").is_file()


def test_blocks_are_listed_shown_and_found(run) -> None:
    listed = run("blocks", "list", "--kind", "会办意见", "--search", "统一答复").output
    assert listed == "结语　供统一答复　[自带]　会办意见的结语\n"
    assert "段落　政策依据　[本单位]" in run("blocks", "list", "--part", "段落", "--office", HENAN).output
    filled = run("blocks", "show", "交办答复", "--form", FORM, "--office", HENAN).output
    assert "您在政协五届三次会议上提出的“关于规范共享单车停放秩序的提案”（第76号）" in filled
    marked = run("blocks", "show", "机关式", "--form", FORM).output
    assert "〔发文机关〕关于政协五届三次会议第76号提案的答复" in marked
    assert "没有名为“甲”的标准段" in run("blocks", "show", "甲", code=2).output
    assert run("blocks", "path", "--office", HENAN).output.strip() == str(Path(HENAN) / "blocks")
    assert "没有单位档案" in run("blocks", "path", code=2).output


def test_a_block_is_added_and_used(run) -> None:
    run("office", "init", "--name", "云州市城市管理局")
    run("render", EXAMPLES / "motion-parking.yaml", "-o", "旧.docx")
    run("blocks", "add", "旧结语", "--from", "旧.docx", "--part", "结语")
    assert "已有这个文件" in run("blocks", "add", "旧结语", "--from", "旧.docx", "--part", "结语", code=1).output
    form = (EXAMPLES / "motion-parking.yaml").read_text(encoding="utf-8").replace("结语: 征询意见", "结语: 旧结语")
    Path("新.yaml").write_text(form, encoding="utf-8")
    run("render", "新.yaml", "-o", "新.txt")
    run("render", EXAMPLES / "motion-parking.yaml", "-o", "旧.txt")
    assert Path("新.txt").read_bytes() == Path("旧.txt").read_bytes()
    assert run("blocks", "check").output.endswith("个标准段都可以用\n")
    for name in ("../甲", "一个名称超过了十二个汉字的段", ""):
        run("blocks", "add", name, "--from", "旧.docx", "--part", "结语", code=2)


def test_check_names_every_bad_block(run) -> None:
    run("office", "init", "--name", "甲局")
    Path("blocks/结语").mkdir(parents=True)
    Path("blocks/结语/甲.txt").write_text("{#\n名称：甲\n停用：2020-01-01\n#}\n感谢{{ 您好 }}", encoding="utf-8")
    Path("blocks/结语/乙.txt").write_bytes(b"\xff")
    Path("blocks/散放.txt").write_text("甲", encoding="utf-8")
    said = run("blocks", "check", code=1).output
    for part in ("甲.txt:3：", "甲.txt:5：", "乙.txt:1：", "散放.txt:1："):
        assert part in said
    assert "不能用" in run("blocks", "list", "--part", "结语").output
