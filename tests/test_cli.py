"""The commands as a clerk or a script runs them: exit codes, streams, messages in Chinese, never a traceback."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import click
import pytest
from click.testing import CliRunner, Result

from drafting.cli import cli

COMMANDS = cli.list_commands(click.Context(cli))
GROUPS = {name: group for name in COMMANDS if isinstance(group := cli.get_command(None, name), click.Group)}
INNER = [f"{name} {inner}" for name, group in GROUPS.items() for inner in group.commands]
LONG_OPTION = re.compile(r"--[a-z-]+")


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[..., Result]:
    """Runs drafting in an empty folder."""
    monkeypatch.chdir(tmp_path)

    def invoke(*arguments: str, input: bytes | str | None = None, **options) -> Result:
        result = CliRunner().invoke(cli, arguments, input=input, prog_name="drafting", **options)
        assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
        return result

    return invoke


@pytest.fixture
def form(tmp_path: Path, small_form: str) -> Path:
    path = tmp_path / "表单.yaml"
    path.write_text(small_form, encoding="utf-8")
    return path


def process(*arguments: str, cwd: Path, encoding: str = "utf-8", **options) -> subprocess.CompletedProcess[bytes]:
    command = [sys.executable, "-m", "drafting", *arguments]
    environment = os.environ | {"PYTHONIOENCODING": encoding, "PYTHONUTF8": "0"}
    return subprocess.run(command, cwd=cwd, env=environment, capture_output=True, timeout=60, **options)


@pytest.mark.parametrize("command", ["", *COMMANDS, *INNER])
def test_help_is_in_chinese(run, command: str) -> None:
    result = run(*command.split(), "--help")
    assert result.exit_code == 0
    said = LONG_OPTION.sub("", result.output)
    for english in ("Usage", "Options", "OPTIONS", "COMMAND", "Show this", "default:", "required", "Arguments"):
        assert english not in said
    for line in result.output.splitlines():
        if match := re.match(r"  (-\w, )?--[\w-]+( [\w|]+)?  +(.*)", line):
            assert re.search("[一-龥]", match[3]), line


def test_every_command_says_what_it_is_in_a_line(run) -> None:
    said = run("--help").output
    for command in COMMANDS:
        assert re.search(rf"^  {command}  +.*[一-龥]", said, re.MULTILINE), command


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("rendr",), "没有 rendr 这个命令"),
        (("render",), "缺少参数"),
        (("render", "--forse", "a.yaml"), "没有 --forse 这个选项"),
        (("render", "a.yaml", "-o"), "后面要有值"),
        (("render", "a.yaml", "-o", "a.pdf"), "不会写“pdf”格式"),
        (("render", "a.yaml", "-o", "答复"), "没有后缀，看不出格式"),
        (("render", "a.yaml", "--to", "odt"), "不会写“odt”格式"),
        (("render", "a.yaml", "b.yaml", "-o", "-"), "多份表单不能都写到标准输出"),
        (("render", "a.yaml", "甲/a.yml", "-o", "出"), "都要写成"),
        (("render", "."), "没有表单"),
        (("new", "--kind", "报告"), "没有“报告”这一文种"),
        (("new", "多余"), "多出参数"),
    ],
)
def test_wrong_usage_is_exit_code_2(run, arguments: tuple[str, ...], said: str) -> None:
    result = run(*arguments)
    assert result.exit_code == 2
    assert said in result.stderr and result.stdout == ""
    assert not re.search(r"Error|Usage|Try |Invalid|Missing|No such|Did you|OPTIONS", result.stderr)


@pytest.mark.parametrize("suffix", ["docx", "html", "txt"])
def test_a_form_becomes_a_file_by_its_suffix(run, form: Path, suffix: str) -> None:
    result = run("render", "表单.yaml", "-o", f"出/答复.{suffix}")
    assert (result.exit_code, result.stdout) == (0, "")
    assert "已写成" in result.stderr
    begin = {"docx": b"PK", "html": b"<!DOCTYPE html>", "txt": "关于".encode()}[suffix]
    assert Path("出", f"答复.{suffix}").read_bytes().startswith(begin)


def test_without_an_output_the_word_file_stands_beside_the_form(run, form: Path) -> None:
    assert run("render", "表单.yaml").exit_code == 0
    assert form.with_suffix(".docx").is_file()


def test_from_standard_input_to_standard_output(run, small_form: str) -> None:
    result = run("render", "-", "--to", "txt", input=small_form.encode())
    assert result.exit_code == 0 and result.stderr == ""
    assert result.stdout.startswith("关于市政协五届三次会议\n第0076号提案的答复\n")
    result = run("render", "-", "-o", "-", "--to", "txt", input=b"\xb4\xf0")
    assert result.exit_code == 1 and result.stdout == ""
    assert "标准输入:1:1：不是 UTF-8 编码的文本" in result.stderr


def test_a_bad_form_writes_nothing(run, form: Path, small_form: str) -> None:
    form.write_text(small_form.replace("0076", "") + "签发入: 何维\n", encoding="utf-8")
    result = run("render", "表单.yaml", "-o", "出/答复.docx")
    assert result.exit_code == 1 and result.stdout == ""
    assert result.stderr.splitlines() == [
        "错误 表单.yaml:4:3 建议提案·编号：没有编号（补上后再生成答复）",
        "错误 表单.yaml:8:1：没有“签发入”这个字段（是否为“签发人”）",
    ]
    assert not Path("出").exists()


def test_a_missing_form(run) -> None:
    result = run("render", "没有.yaml", "-o", "答复.docx")
    assert result.exit_code == 1
    assert result.stderr == "错误 没有.yaml：没有这个文件（检查文件名和所在文件夹）\n"


def test_one_bad_form_does_not_stop_the_others(run, tmp_path: Path, small_form: str) -> None:
    for name, text in (("甲", small_form), ("乙", "文种: 提案\n"), ("丙", small_form)):
        (tmp_path / f"{name}.yaml").write_text(text, encoding="utf-8")
    (tmp_path / "说明.md").write_text("不是表单", encoding="utf-8")
    result = run("render", ".", "-o", "出", "--to", "txt")
    assert result.exit_code == 1
    assert sorted(path.name for path in Path("出").glob("*.txt")) == ["丙.txt", "甲.txt"]
    assert "已写成 2 份" in result.stderr
    assert "未写成 1 份：乙.yaml" in result.stderr
    assert "乙.yaml:1:5 文种：没有“提案”这一文种" in result.stderr


def test_many_forms_in_several_processes(run, tmp_path: Path, small_form: str) -> None:
    for number in range(40):
        text = small_form.replace("0076", f"{number:04}") if number != 7 else "- 甲\n"
        (tmp_path / f"{number}.yaml").write_text(text, encoding="utf-8")
    result = run("render", ".", "-o", "出/", "--to", "txt")
    assert result.exit_code == 1
    assert "已写成 39 份" in result.stderr and "未写成 1 份：7.yaml" in result.stderr
    assert "第0039号" in Path("出/39.txt").read_text(encoding="utf-8")


def test_an_edited_file_is_kept(run, form: Path) -> None:
    arguments = ("render", "表单.yaml", "-o", "答复.txt")
    assert run(*arguments).exit_code == run(*arguments).exit_code == 0
    Path("答复.txt").write_text("改过", encoding="utf-8")
    result = run(*arguments)
    assert result.exit_code == 1 and "--force" in result.stderr
    assert Path("答复.txt").read_text(encoding="utf-8") == "改过"
    assert run(*arguments, "--force").exit_code == 0
    assert Path("答复.txt").read_text(encoding="utf-8") != "改过"


def test_a_new_form(run) -> None:
    assert run("new").stdout.startswith("# 建议答复表单")
    assert run("new", "--kind", "提案答复", "-o", "表/表单.yaml").exit_code == 0
    assert "文种: 提案答复" in Path("表/表单.yaml").read_text(encoding="utf-8")
    result = run("new", "-o", "表/表单.yaml")
    assert result.exit_code == 1 and "没有覆盖" in result.stderr
    assert run("new", "-o", "表/表单.yaml", "--force").exit_code == 0


def test_a_new_form_left_blank_is_told_what_it_lacks(run) -> None:
    run("new", "--kind", "提案答复", "-o", "表单.yaml")
    result = run("render", "表单.yaml")
    assert result.exit_code == 1
    for place in ("建议提案·届次", "建议提案·编号", "建议提案·提出人"):
        assert place in result.stderr


def test_the_schema_is_json(run) -> None:
    import json

    assert json.loads(run("schema").stdout)["title"] == "Reply"


@pytest.mark.parametrize(
    ("arguments", "environment", "coloured"),
    [((), {}, True), (("--no-color",), {}, False), ((), {"NO_COLOR": "1"}, False)],
)
def test_colour(run, arguments: tuple[str, ...], environment: dict[str, str], coloured: bool) -> None:
    result = run(*arguments, "render", "没有.yaml", color=True, env={"NO_COLOR": None} | environment)
    assert ("\x1b[" in result.stderr) is coloured


@pytest.mark.slow
@pytest.mark.parametrize("encoding", ["ascii", "gbk"])
def test_a_console_that_cannot_print_a_character_stops_nothing(form: Path, small_form: str, encoding: str) -> None:
    form.write_text(small_form + "标题: 𠮷野家😀\n", encoding="utf-8")
    for arguments in (["render", "-h"], ["new"]):
        assert process(*arguments, cwd=form.parent, encoding=encoding).returncode == 0
    made = process("render", "表单.yaml", "-o", "-", "--to", "txt", cwd=form.parent, encoding=encoding)
    assert made.returncode == 0 and made.stdout.decode("utf-8").startswith("𠮷野家😀\n")
    failed = process("render", "没有.yaml", cwd=form.parent, encoding=encoding)
    assert failed.returncode == 1 and b"Traceback" not in failed.stderr
    assert process("没有", cwd=form.parent, encoding=encoding).returncode == 2


@pytest.mark.slow
@pytest.mark.skipif(os.name == "nt", reason="signals of POSIX")
def test_an_interruption_is_exit_code_130(tmp_path: Path) -> None:
    code = (
        "import sys; print('ready', flush=True); from drafting.cli import main; sys.argv[1:] = ['render', '-']; main()"
    )
    with subprocess.Popen([sys.executable, "-c", code], stdin=-1, stdout=-1, stderr=-1, cwd=tmp_path) as running:
        assert running.stdout.readline() == b"ready\n"
        with pytest.raises(subprocess.TimeoutExpired):
            running.wait(1)  # it has begun to read the form
        running.send_signal(signal.SIGINT)
        _, said = running.communicate(timeout=30)
    assert running.returncode == 130
    assert said.decode("utf-8").strip() == "已中断"


@pytest.mark.slow
@pytest.mark.skipif(os.name == "nt", reason="pipes of POSIX")
def test_a_reader_that_goes_away_leaves_no_traceback(form: Path, small_form: str) -> None:
    form.write_text(small_form + "引言: |\n" + "  甲。\n" * 20_000, encoding="utf-8")
    command = [sys.executable, "-m", "drafting", "render", "表单.yaml", "-o", "-", "--to", "txt"]
    with subprocess.Popen(command, stdout=-1, stderr=-1, cwd=form.parent) as running:
        running.stdout.close()
        said = running.stderr.read()
    assert b"Traceback" not in said and b"Exception" not in said


def test_each_proposer_gets_a_file_whatever_the_names(run, form: Path, small_form: str) -> None:
    form.write_text(small_form.replace("陈知远", "[陈·远, 陈 远, 王五, 王五]"), encoding="utf-8")
    said = run("render", "表单.yaml", "--each-proposer", "--to", "txt").stderr
    made = {path.name for path in Path().glob("*.txt")}
    assert made == {"表单-陈·远.txt", "表单-陈_远.txt", "表单-王五.txt", "表单-王五-2.txt"}
    assert all(name in said for name in made)


def test_no_edition_is_written_over_a_sibling(run, form: Path, small_form: str) -> None:
    Path("表单-征询意见表.yaml").write_text(small_form, encoding="utf-8")
    result = run("render", ".", "--survey", "-o", "出")
    assert result.exit_code == 2 and "都要写成" in result.stderr
    assert not Path("出").exists()


def test_names_that_some_systems_fold_are_refused(run, small_form: str) -> None:
    for name in ("a.yaml", "Ａ.yaml"):
        Path(name).write_text(small_form, encoding="utf-8")
    assert run("render", ".", "-o", "出").exit_code == 2
    assert not Path("出").exists()


def test_all_of_a_form_is_looked_at_before_the_first_is_written(run, form: Path) -> None:
    Path("表单-征询意见表.txt").write_text("我改过的", encoding="utf-8")
    result = run("render", "表单.yaml", "--survey", "--to", "txt")
    assert result.exit_code == 1 and "没有覆盖" in result.stderr
    assert [path.name for path in Path().glob("*.txt")] == ["表单-征询意见表.txt"]


def test_a_draft_is_not_written(run, form: Path, small_form: str) -> None:
    form.write_text(small_form.partition("答复:")[0], encoding="utf-8")
    result = run("render", "表单.yaml", "--to", "txt")
    assert result.exit_code == 1 and "没有答复内容" in result.stderr
    assert not list(Path().glob("*.txt"))


def failing(*_: object) -> None:
    raise ZeroDivisionError("unforeseen")


@pytest.mark.parametrize("count", [2, 40])
def test_what_nobody_foresaw_stops_one_form_alone(run, tmp_path, small_form: str, monkeypatch, count: int) -> None:
    from drafting.form import draft

    load_finished = draft.load_finished
    monkeypatch.setattr(
        draft, "load_finished", lambda text, name: (failing if "1.y" in name else load_finished)(text, name)
    )
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "设置"))
    for number in range(count):
        Path(f"{number}.yaml").write_text(small_form.replace("0076", str(number)), encoding="utf-8")
    result = run("render", ".", "-o", "出")
    assert result.exit_code == 1 and "程序出错：ZeroDivisionError" in result.stderr
    assert "Traceback" not in result.stderr
    assert len(list(Path("出").glob("*.docx"))) == count - len([n for n in range(count) if str(n)[-1] == "1"])
    (log,) = (tmp_path / "设置").rglob("*.log")
    assert "unforeseen" in log.read_text(encoding="utf-8") and str(log) in result.stderr


def test_what_nobody_foresaw_is_said_in_words(run, form: Path, monkeypatch, tmp_path: Path) -> None:
    from drafting.form import draft

    monkeypatch.setattr(draft, "load_finished", failing)
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "设置"))
    monkeypatch.setenv("DRAFTING_DEBUG", "")
    result = run("render", "表单.yaml")
    assert result.exit_code == 1
    assert "程序出错：ZeroDivisionError" in result.stderr and "Traceback" not in result.stderr
    assert "Traceback" in run("--debug", "render", "表单.yaml").stderr


def die(source: str) -> str:
    if source == "7":
        os._exit(9)
    return source


@pytest.mark.skipif(os.name == "nt", reason="processes of POSIX")
def test_a_process_that_dies_takes_one_source_with_it() -> None:
    from drafting.commands._many import results
    from drafting.findings import DraftingError

    sources = [str(number) for number in range(40)]
    made = list(results(die, sources))
    assert [one for one in made if not isinstance(one, DraftingError)] == [one for one in sources if one != "7"]
    assert made[7].findings[0].code == "F099" and made[7].findings[0].file == "7"


def test_forms_with_one_number_are_said(run, small_form: str) -> None:
    for name in ("甲.yaml", "乙.yaml"):
        Path(name).write_text(small_form + "发文字号: 云政数〔2026〕23号\n", encoding="utf-8")
    for arguments in (("render", ".", "-o", "出"), ("check", ".")):
        said = run(*arguments).stderr
        assert "发文字号相同（云政数〔2026〕23号）：乙.yaml、甲.yaml" in said
        assert "届次和编号相同（市政协五届三次会议第0076号）：乙.yaml、甲.yaml" in said


def test_folders_below_are_taken_when_asked(run, small_form: str) -> None:
    Path("下/层").mkdir(parents=True)
    Path("下/层/甲.yaml").write_text(small_form, encoding="utf-8")
    for command in ("render", "check"):
        result = run(command, ".")
        assert result.exit_code == 2 and "-r" in result.stderr
    assert "查了 1 份" in run("check", "-r", ".").stderr
    assert run("render", "-r", ".", "-o", "出/").exit_code == 0
    assert Path("出/甲.docx").is_file()


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("check", "表单.yaml", "--select", "Q"), "没有以 Q 开头的规则"),
        (("render", "表单.yaml", "表单2.yaml", "-o", "x.docx"), "是文件名"),
        (("render",), "缺少参数 FORM\n"),
    ],
)
def test_what_cannot_be_meant_is_said(run, form: Path, arguments: tuple[str, ...], said: str) -> None:
    result = run(*arguments)
    assert result.exit_code == 2 and said in result.stderr


def test_a_letter_that_cannot_be_mended_is_said(run, form: Path) -> None:
    run("render", "表单.yaml", "-o", "答复.docx")
    assert "只能改表单和纯文本" in run("check", "答复.docx", "--fix").stderr


POSIX = pytest.mark.skipif(os.name == "nt", reason="streams of POSIX")


@POSIX
@pytest.mark.slow
@pytest.mark.parametrize(
    ("ending", "code", "said"),
    [
        ("render 表单.yaml -o - --to txt >&-", 1, "输出已经关闭"),
        ("render 表单.yaml -o - --to txt >/dev/full", 1, "磁盘已满"),
        ("rules >/dev/full", 1, "磁盘已满"),
        ("rules >&-", 1, "输出已经关闭"),
        ("render - <&-", 1, "标准输入"),
        ("render 表单.yaml 2>&-", 0, ""),
        ("render 没有.yaml 2>&-", 1, ""),
        ("render 表单.yaml >&- <&- 2>&-", 0, ""),
        ("render 表单.yaml -o $(printf '长%.0s' $(seq 81))$(printf '长%.0s' $(seq 10)).docx", 1, "文件名过长"),
        ("render $(printf 'a%.0s' $(seq 300)).yaml", 1, "文件名过长"),
        ("check $(printf 'a%.0s' $(seq 300)).yaml", 1, "文件名过长"),
        ("render $(printf '\\264\\360').yaml", 1, "没有这个文件"),
    ],
)
def test_streams_and_names(form: Path, ending: str, code: int, said: str) -> None:
    result = subprocess.run(
        ["bash", "-c", f"{sys.executable} -m drafting {ending}"], cwd=form.parent, capture_output=True, timeout=60
    )
    text = (result.stdout + result.stderr).decode("utf-8")
    assert result.returncode == code, text
    assert said in text and "Traceback" not in text and "Exception" not in text


@POSIX
@pytest.mark.slow
def test_a_folder_that_is_gone(tmp_path: Path) -> None:
    (tmp_path / "走").mkdir()
    script = f"cd 走; rmdir ../走; {sys.executable} -P -m drafting render 表单.yaml; echo $?"
    environment = os.environ | {"PYTHONPATH": str(Path(__file__).parents[1])}
    result = subprocess.run(["bash", "-c", script], cwd=tmp_path, capture_output=True, timeout=60, env=environment)
    assert result.stdout == b"1\n" and b"Traceback" not in result.stderr


@pytest.mark.slow
@POSIX
@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM, signal.SIGKILL])
def test_the_processes_of_a_batch_end_with_it(tmp_path: Path, small_form: str, number: int) -> None:
    for name in range(300):
        (tmp_path / f"{name}.yaml").write_text(small_form.replace("0076", str(name)), encoding="utf-8")
    command = [sys.executable, "-m", "drafting", "render", ".", "-o", "出"]
    environment = os.environ | {"PYTHONPATH": str(Path(__file__).parents[1])}
    with subprocess.Popen(command, stderr=-1, cwd=tmp_path, start_new_session=True, env=environment) as running:
        while not list(tmp_path.glob("出/*.docx")):
            assert running.poll() is None
        running.send_signal(number)
        said = running.stderr.read()  # at its end when the last process that could write is gone
    assert running.returncode == (130 if number != signal.SIGKILL else -number)
    assert b"Traceback" not in said


@pytest.mark.slow
@POSIX
def test_a_killed_batch_is_made_whole_by_the_next(tmp_path: Path, small_form: str) -> None:
    for name in range(60):
        (tmp_path / f"{name}.yaml").write_text(small_form.replace("0076", str(name)), encoding="utf-8")
    command = [sys.executable, "-m", "drafting", "render", ".", "-o", "出"]
    for turn in range(4):
        for form in tmp_path.glob("*.yaml"):
            form.write_text(form.read_text(encoding="utf-8") + f"# {turn}\n", encoding="utf-8")
        environment = os.environ | {"PYTHONPATH": str(Path(__file__).parents[1])}
        with subprocess.Popen(command, stderr=-1, cwd=tmp_path, env=environment) as running:
            while running.poll() is None and len(list(tmp_path.glob("出/*.docx"))) < 5 * turn + 1:
                pass
            running.kill()
            running.stderr.read()
        assert process("render", ".", "-o", "出", cwd=tmp_path).returncode == 0
        assert not list(tmp_path.glob("出/*.part"))
        for letter in tmp_path.glob("出/*.docx"):
            letter.unlink()
