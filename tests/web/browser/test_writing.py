"""A clerk at work, in a real Chromium: from an empty folder to a Word file, with whatever goes wrong on the way."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from docx import Document as WordFile

from drafting import load, render
from drafting.form.load import load_text
from drafting.form.revise import revise, values_of
from tests.web.browser.unfolding import unfolded
from tests.web.conftest import EXAMPLES, Server

expect = pytest.importorskip("playwright.sync_api").expect
HOSTILE = "{{ 7*7 }}<script>window.hurt=1</script>\"'&<w:p/>@标题 𠮷😀"


def field(page: Any, path: str) -> Any:
    """A field of the form."""
    return unfolded(page.locator(f'[id="f-{path}"]'))


def editor(page: Any, path: str) -> Any:
    """Where a long text is written: what stands for its field."""
    return page.locator(f'[id="f-{path}"] + .cm-editor .cm-content')


def saved(page: Any) -> None:
    expect(page.locator("#status")).to_contain_text("已保存")


def press(page: Any, value: str) -> None:
    """A button of the form, and what it does."""
    with page.expect_response(lambda answer: answer.request.headers.get("hx-target") == "work"):
        unfolded(page.locator(f'button[name=do][value="{value}"]').first).click()
    expect(page.locator("#form.htmx-request")).to_have_count(0)


def autosaved(page: Any) -> Any:
    """What is typed inside is saved by itself."""
    return page.expect_response(lambda answer: "x-autosave" in answer.request.headers)


def begin(page: Any) -> str:
    """A new reply by the page of new replies; the name of its form."""
    page.get_by_role("link", name="新建").first.click()
    page.get_by_label("提案答复").check()
    page.get_by_label("届次").fill("云州市政协五届三次会议")
    page.get_by_label("编号").fill("0076")
    page.get_by_label("提出人").fill("陈知远")
    page.get_by_role("button", name="建好并打开").click()
    page.wait_for_selector("#form")
    return page.url.rpartition("/")[2]


def only_form(server: Server) -> Path:
    (form,) = server.folder.glob("*.yaml")
    return form


def stocked(server: Server, *names: str) -> None:
    for name in names:
        shutil.copy(EXAMPLES / f"{name}.yaml", server.folder)


def test_from_an_empty_folder_to_a_word_file(server: Server, open_page: Callable[..., Any], tmp_path: Path) -> None:
    page = open_page()
    begin(page)
    for number in range(5):
        if number:
            press(page, "add responses")
        field(page, f"responses.{number}.heading").fill(f"关于第{number + 1}项工作")
        editor(page, f"responses.{number}.body").fill(f"第{number + 1}项已于8月底办结。\n共投入{number}万元。")
    field(page, "contacts.0.unit").fill("云州市水利局")
    field(page, "contacts.0.phone").fill("0551-5550199")
    press(page, "add contacts")
    field(page, "contacts.1.person").fill("沈岚")
    press(page, "add cc")
    field(page, "cc.0.recipient").fill("市政协提案委员会")
    field(page, "cc.0.copies").fill("2")
    press(page, "down responses.0")
    assert field(page, "responses.1.heading").input_value() == "关于第1项工作"
    page.reload()
    assert field(page, "responses.1.heading").input_value() == "关于第1项工作"
    press(page, "up responses.1")
    press(page, "remove contacts.1")
    unfolded(page.locator('[id="b-closing"]')).click()
    page.get_by_role("button", name="选用“专此答复”").click()
    expect(field(page, "closing")).to_have_value("专此答复")
    field(page, "issuer").fill("云州市水利局")
    field(page, "date").fill("2026-09-10")
    saved(page)
    page.get_by_role("link", name="检查后发出").click()
    with page.expect_download() as download:
        page.get_by_role("link", name="下载 Word 文件").click()
    download.value.save_as(tmp_path / "reply.docx")
    text = "\n".join(paragraph.text for paragraph in WordFile(tmp_path / "reply.docx").paragraphs)
    for number, numeral in enumerate("一二三四五"):
        assert f"{numeral}、关于第{number + 1}项工作\n第{number + 1}项已于8月底办结。\n共投入{number}万元。" in text
    assert "专此答复。" in text
    assert "云州市水利局" in text
    values = values_of(only_form(server).read_text(encoding="utf-8"))
    assert values["proposal"]["number"] == "0076"
    assert values["cc"] == [{"recipient": "市政协提案委员会", "copies": "2"}]
    assert "# 届次（必填）" in only_form(server).read_text(encoding="utf-8")


def test_an_unfinished_reply_is_saved_and_shown_with_what_is_missing(
    server: Server, open_page: Callable[..., Any]
) -> None:
    page = open_page("/new")
    page.get_by_role("button", name="建好并打开").click()
    page.wait_for_selector("#form")
    assert "〔届次〕" in page.locator("#preview").inner_text()
    said = page.locator('[data-path="proposal.session"] .said')
    expect(said).to_be_empty()
    expect(page.locator("#counts .error")).to_have_count(0)
    field(page, "proposal.session").focus()
    page.keyboard.press("Tab")
    expect(said).to_contain_text("没有届次")
    expect(page.locator("#counts .error")).to_have_text("1 处必须改")
    page.get_by_role("link", name="检查后发出").click()
    assert page.get_by_role("link", name="下载 Word 文件").count() == 0
    answer = page.request.get(page.url.replace("/check", "/download/docx"))
    assert answer.status == 409
    assert "届次" in answer.text()


def test_a_killed_server_loses_nothing(server: Server, open_page: Callable[..., Any]) -> None:
    stocked(server, "motion-parking")
    page = open_page("/forms/motion-parking.yaml")
    field(page, "signatory").fill("沈岚")
    saved(page)
    server.kill()
    editor(page, "responses.0.body").fill("停机时写的一段。")
    expect(page.locator("#status.failed")).to_be_visible()
    server.start()
    saved(page)
    reply = load_text(server.form("motion-parking.yaml"))
    assert (reply.signatory, reply.responses[0].body.strip()) == ("沈岚", "停机时写的一段。")


def test_a_closed_browser_finds_its_text_again(server: Server, open_page: Callable[..., Any]) -> None:
    stocked(server, "motion-parking")
    page = open_page("/forms/motion-parking.yaml")
    server.kill()
    field(page, "signatory").fill("沈岚")
    context = page.context
    page.close()
    server.start()
    again = open_page("/forms/motion-parking.yaml", shared=context)
    expect(field(again, "signatory")).to_have_value("沈岚")
    expect(again.locator("#notice")).to_be_hidden()
    assert load_text(server.form("motion-parking.yaml")).signatory == "沈岚"


def test_a_reload_while_typing_shows_what_was_typed(server: Server, open_page: Callable[..., Any]) -> None:
    stocked(server, "motion-parking")
    page = open_page("/forms/motion-parking.yaml")
    for text in ("沈岚", "林若溪"):
        field(page, "signatory").fill(text)
        page.reload()
        expect(field(page, "signatory")).to_have_value(text)
        expect(page.locator("#notice")).to_be_hidden()
    field(page, "issuer").fill("云州市城市管理局")
    saved(page)
    reply = load_text(only_form(server).read_text(encoding="utf-8"))
    assert (reply.signatory, reply.issuer) == ("林若溪", "云州市城市管理局")


def test_two_tabs_on_different_fields_are_one_form(server: Server, open_page: Callable[..., Any]) -> None:
    stocked(server, "motion-parking")
    first = open_page("/forms/motion-parking.yaml")
    second = open_page("/forms/motion-parking.yaml")
    field(first, "signatory").fill("沈岚")
    saved(first)
    editor(second, "responses.0.body").fill("乙页面写的。")
    saved(second)
    first.evaluate("dispatchEvent(new Event('focus'))")
    expect(field(first, "responses.0.body")).to_have_value("乙页面写的。")
    reply = load_text(only_form(server).read_text(encoding="utf-8"))
    assert (reply.signatory, reply.responses[0].body.strip()) == ("沈岚", "乙页面写的。")


def test_two_tabs_on_one_field_show_both_texts_there(server: Server, open_page: Callable[..., Any]) -> None:
    stocked(server, "motion-parking")
    first = open_page("/forms/motion-parking.yaml")
    second = open_page("/forms/motion-parking.yaml")
    first_body, second_body = "甲页面写的。", "乙页面写的。"
    editor(first, "responses.0.body").fill(first_body)
    saved(first)
    editor(second, "responses.0.body").fill(second_body)
    clash = second.locator('[id="c-responses.0.body"]')
    expect(clash).to_contain_text(second_body)
    expect(clash).to_contain_text(first_body)
    expect(clash).to_be_in_viewport()
    assert load_text(only_form(server).read_text(encoding="utf-8")).responses[0].body.strip() == first_body
    clash.get_by_role("button", name="用我写的").click()
    expect(clash).to_have_count(0)
    expect(field(second, "responses.0.body")).to_have_value(second_body)
    assert load_text(only_form(server).read_text(encoding="utf-8")).responses[0].body.strip() == second_body


def test_a_change_on_disk_is_shown(server: Server, open_page: Callable[..., Any]) -> None:
    stocked(server, "motion-parking")
    page = open_page("/forms/motion-parking.yaml")
    path = server.folder / "motion-parking.yaml"
    path.write_text(path.read_text(encoding="utf-8").replace("何维", "沈岚"), encoding="utf-8")
    page.evaluate("dispatchEvent(new Event('focus'))")
    expect(field(page, "signatory")).to_have_value("沈岚")


def test_undo_and_redo(server: Server, open_page: Callable[..., Any]) -> None:
    stocked(server, "motion-parking")
    before = server.form("motion-parking.yaml")
    page = open_page("/forms/motion-parking.yaml")
    press(page, "remove responses.1")
    assert len(load_text(server.form("motion-parking.yaml")).responses) == 2
    press(page, "undo")
    assert server.form("motion-parking.yaml") == before
    assert page.locator(".responses > .row").count() == 3
    press(page, "redo")
    assert len(load_text(server.form("motion-parking.yaml")).responses) == 2


def test_a_block_does_not_take_the_place_of_typed_text_unasked(server: Server, open_page: Callable[..., Any]) -> None:
    stocked(server, "motion-parking")
    page = open_page("/forms/motion-parking.yaml")
    unfolded(page.locator('[id="b-opening"]'))
    editor(page, "opening").fill("自己写的引言：")
    page.locator('[id="b-opening"]').click()
    page.get_by_role("button", name="选用“收悉答复”").click()
    assert page.get_by_label("替换已写的内容").evaluate("box => !box.validity.valid")
    assert load_text(server.form("motion-parking.yaml")).opening.strip() == "自己写的引言："
    page.get_by_label("替换已写的内容").check()
    page.get_by_role("button", name="选用“收悉答复”").click()
    expect(field(page, "opening")).to_have_value("收悉答复")


def test_a_finding_is_at_its_field_and_is_mended(server: Server, open_page: Callable[..., Any]) -> None:
    stocked(server, "motion-parking")
    page = open_page("/forms/motion-parking.yaml")
    field(page, "document_number").fill("云城管[2026]23号")
    said = page.locator('[data-path="document_number"] .said')
    said.locator("button").first.wait_for()
    said.locator("button").first.click()
    expect(field(page, "document_number")).to_have_value("云城管〔2026〕23号")
    assert load_text(server.form("motion-parking.yaml")).document_number == "云城管〔2026〕23号"


def test_html_in_every_field_is_text(server: Server, open_page: Callable[..., Any], tmp_path: Path) -> None:
    stocked(server, "motion-parking")
    page = open_page("/forms/motion-parking.yaml")
    page.evaluate("document.querySelectorAll('details').forEach(each => { each.open = true; })")
    inputs = page.locator("#form input:not([type=hidden]):not([type=checkbox]):not([type=date]), #form textarea")
    for name in inputs.evaluate_all("all => all.map(each => each.name)"):
        if name.endswith(".body"):
            editor(page, name).fill(HOSTILE)
        elif name not in ("opening", "closing"):
            field(page, name).fill(HOSTILE)
    saved(page)
    values = values_of(server.form("motion-parking.yaml"))
    assert values["issuer"] == values["responses"][0]["body"] == values["proposal"]["proposers"][0]["name"] == HOSTILE
    assert HOSTILE.replace(" ", "") in page.locator("#preview").inner_text().replace("\n", "").replace(" ", "")
    page.reload()
    assert field(page, "issuer").input_value() == HOSTILE
    for path in ("/", page.url + "/check", page.url + "/print", page.url + "/blocks/opening"):
        page.goto(path)
        assert page.evaluate("window.hurt") is None


FOCUSED = """(() => {
  const at = document.activeElement;
  return [at.id || at.closest(".cm-editor")?.previousElementSibling.id, at.textContent.trim()];
})()"""
"""The id of what has the focus, or of the field that an editor stands for, and its text."""


def test_keyboard_only(server: Server, open_page: Callable[..., Any], tmp_path: Path) -> None:
    page = open_page()
    keys = page.keyboard

    def to(name: str, most: int = 200) -> None:
        for _ in range(most):
            keys.press("Tab")
            if page.evaluate(FOCUSED).count(name):
                return
        raise AssertionError(f"{name} is not reached by Tab")

    to("新建答复")
    keys.press("Enter")
    page.wait_for_url("**/new")
    to("f-proposal.session")
    keys.type("云州市政协五届三次会议")
    to("f-proposal.number")
    keys.type("76")
    to("f-proposers")
    keys.type("陈知远")
    keys.press("Enter")
    page.wait_for_selector("#form")
    to("f-responses.0.body")
    keys.type("已办结。")
    saved(page)
    to("remove-responses.0")  # past the body and round again: what comes before it is reached, too
    keys.press("Control+s")
    page.reload()
    to("send")
    keys.press("Enter")
    page.wait_for_url("**/check")
    to("word")
    with page.expect_download() as download:
        keys.press("Enter")
    download.value.save_as(tmp_path / "reply.docx")
    assert any("已办结。" in paragraph.text for paragraph in WordFile(tmp_path / "reply.docx").paragraphs)


def test_without_javascript(server: Server, open_page: Callable[..., Any], tmp_path: Path) -> None:
    page = open_page("/new", java_script_enabled=False)
    page.get_by_label("届次").fill("云州市政协五届三次会议")
    page.get_by_label("编号").fill("76")
    page.get_by_label("提出人").fill("陈知远")
    page.get_by_role("button", name="建好并打开").click()
    field(page, "responses.0.body").fill("已办结。\n并已公布。")
    page.locator('#form button[value="add responses"]').click()
    field(page, "responses.1.body").fill("第二项也已办结。")
    with page.expect_navigation():
        page.locator("#save").click()
    unfolded(page.locator('[id="b-closing"]')).click()
    page.get_by_role("button", name="选用“专此答复”").click()
    page.get_by_role("link", name="检查后发出").click()
    with page.expect_download() as download:
        page.get_by_role("link", name="下载 Word 文件").click()
    download.value.save_as(tmp_path / "reply.docx")
    text = "\n".join(paragraph.text for paragraph in WordFile(tmp_path / "reply.docx").paragraphs)
    assert "一、已办结。\n并已公布。\n二、第二项也已办结。\n专此答复。" in text


def test_a_new_reply_from_an_old_one(server: Server, open_page: Callable[..., Any], tmp_path: Path) -> None:
    old = tmp_path / "旧答复.docx"
    old.write_bytes(render(load(EXAMPLES / "motion-parking.yaml"), "docx"))
    page = open_page("/new")
    page.get_by_label("旧答复文件").set_input_files(old)
    page.get_by_role("button", name="读入并打开").click()
    page.wait_for_selector("#form")
    assert field(page, "responses.1.heading").input_value() == "关于推动机关单位停车场夜间开放"
    assert field(page, "document_number").input_value() == ""
    (tmp_path / "x.docx").write_bytes(b"no letter")
    page.goto("/new")
    page.get_by_label("旧答复文件").set_input_files(tmp_path / "x.docx")
    page.get_by_role("button", name="读入并打开").click()
    assert page.locator(".notice").count() == 1


def test_the_office_is_asked_for_its_classes_and_blocks(server: Server, open_page: Callable[..., Any]) -> None:
    stocked(server, "motion-parking")
    profile = "名称: 云州市城市管理局\n办理结果:\n  甲: 已经解决\n  乙: 正在解决\n签发人: 沈岚\n"
    (server.folder / "office.yaml").write_text(profile, encoding="utf-8")
    block = server.folder / "blocks" / "paragraph" / "next.txt"
    block.parent.mkdir(parents=True)
    block.write_text("{#\n名称：下步打算\n#}\n下一步，我局将于{{ 届次 }}后跟踪问效。\n", encoding="utf-8")
    page = open_page("/forms/motion-parking.yaml")
    assert "甲：已经解决" in field(page, "result").inner_text()
    page.locator('[id="b-responses.2.body"]').click()
    page.get_by_role("button", name="选用“下步打算”").click()
    page.wait_for_selector(".line:has-text('下一步，我局将于市政协五届三次会议后')")
    saved(page)
    assert values_of(server.form("motion-parking.yaml"))["responses"][2]["body"].endswith("\n【段：下步打算】")


PASTE = """(area, text) => {
  const clipboardData = new DataTransfer();
  clipboardData.setData("text/plain", text);
  area.focus();
  area.dispatchEvent(new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true }));
}"""


def test_text_from_word_keeps_its_paragraphs_and_headings(server: Server, open_page: Callable[..., Any]) -> None:
    stocked(server, "motion-parking")
    page = open_page("/forms/motion-parking.yaml")
    body = field(page, "responses.0.body")
    editor(page, "responses.0.body").fill("")
    editor(page, "responses.0.body").evaluate(PASTE, "（一）\t建好平台\r\n　　今年以来，接入12家。\r\n\r\n1.\t第一批")
    assert body.input_value() == "（一）建好平台\n今年以来，接入12家。\n1.第一批"
    page.wait_for_selector(".line.二级标题:has-text('（一）建好平台')")


def test_a_table_from_word_is_a_table(server: Server, open_page: Callable[..., Any]) -> None:
    stocked(server, "motion-parking")
    page = open_page("/forms/motion-parking.yaml")
    body = field(page, "responses.0.body")
    editor(page, "responses.0.body").fill("")
    editor(page, "responses.0.body").evaluate(
        PASTE, "　　泊位如下：\r\n\t今年\t明年\r\n1.鼓楼街\t40\t60|70\r\n2.清波巷\t28\t\r\n　　其余另行安排。"
    )
    assert body.input_value().split("\n") == [
        "泊位如下：",
        "|  | 今年 | 明年 |",
        "| 1.鼓楼街 | 40 | 60\\|70 |",
        "| 2.清波巷 | 28 |  |",
        "其余另行安排。",
    ]
    expect(page.locator("#sheets table tr")).to_have_count(3)
    expect(page.locator("#sheets table tr").nth(1).locator("td")).to_have_text(["1.鼓楼街", "40", "60|70"])


def test_a_paragraph_leads_to_its_field_and_back(server: Server, open_page: Callable[..., Any]) -> None:
    stocked(server, "motion-parking")
    page = open_page("/forms/motion-parking.yaml")
    page.locator(".line:has-text('（二）改造既有停车场')").click()
    expect(editor(page, "responses.0.body")).to_be_focused()
    assert before(page).split("\n")[-1] in "（二）改造既有停车场"
    field(page, "issuer").focus()
    page.wait_for_selector(".line.署名.active")


def test_every_page_stands_axe_and_any_window(
    server: Server, open_page: Callable[..., Any], faultless: Callable[[str], None]
) -> None:
    stocked(server, "motion-parking")
    path = server.folder / "motion-parking.yaml"
    text = path.read_text(encoding="utf-8")
    path.write_text(revise(text, values_of(text) | {"document_number": "云城管[2026]23号", "result": ""}), "utf-8")
    form = "/forms/motion-parking.yaml"
    page = open_page(form)
    press(page, "remove responses.2")
    page.goto(f"{form}/versions")
    version = page.locator("ol.blocks a").first.get_attribute("href")
    others = (f"{form}/versions", version, f"{form}/file", "/bin", "/help", "/forms/nothing.yaml")
    for address in ("/", "/new", form, f"{form}/check", f"{form}/blocks/opening", f"{form}/print", *others):
        faultless(address)


def test_the_theme_is_the_systems_until_another_is_chosen(server: Server, open_page: Callable[..., Any]) -> None:
    page = open_page("/help", color_scheme="dark")
    ground = "getComputedStyle(document.body).backgroundColor"
    dark = page.evaluate(ground)
    page.get_by_role("button", name="浅色").click()
    light = page.evaluate(ground)
    page.goto("/new")
    assert (page.evaluate(ground), light != dark) == (light, True)
    page.get_by_role("button", name="深色").click()
    assert page.evaluate(ground) == dark


def test_two_thousand_forms_are_listed_at_once(server: Server, open_page: Callable[..., Any]) -> None:
    text = (EXAMPLES / "motion-parking.yaml").read_text(encoding="utf-8")
    for number in range(2000):
        (server.folder / f"{number:04}.yaml").write_text(text.replace("编号: 76", f"编号: {number}"), encoding="utf-8")
    page = open_page("/new")
    for _ in range(3):
        page.goto("/")
        assert page.locator("#rows tr").count() == 100 and "共 2000 件" in page.locator("main").inner_text()
        timing = "performance.getEntriesByType('navigation')[0]"
        served, shown = (page.evaluate(f"{timing}.{name}") for name in ("responseEnd", "domContentLoadedEventEnd"))
        print(f"2,000 forms: served in {served:.0f} ms, shown in {shown:.0f} ms")
        page.goto("/new")


def test_an_attachment_gets_its_content(server: Server, open_page: Callable[..., Any]) -> None:
    stocked(server, "suggestion-bus")
    form = only_form(server)
    page = open_page(f"/forms/{form.name}")
    press(page, "add attachments")
    field(page, "attachments.0.title").fill("停车泊位清单")
    editor(page, "attachments.0.body").fill("一、总体情况\n共两处。\n| 地点 | 泊位 |\n| 甲处 | 40 |\n| 乙处 | 28 |")
    press(page, "add attachments")
    with autosaved(page):
        field(page, "attachments.1.title").fill("收费标准")
    first, second = load(form).attachments
    assert (first.title, first.body.splitlines()[-1], second) == ("停车泊位清单", "| 乙处 | 28 |", "收费标准")
    expect(page.locator("#sheets")).to_contain_text("附件1")
    expect(page.locator("#sheets").locator("table td").last).to_have_text("28")
    press(page, "down attachments.0")
    expect(field(page, "attachments.1.title")).to_have_value("停车泊位清单")
    with autosaved(page):
        editor(page, "attachments.1.body").fill("")
    assert [one if isinstance(one, str) else (one.title, one.body) for one in load(form).attachments] == [
        "收费标准",
        ("停车泊位清单", None),
    ]


def test_text_that_is_no_proposal_is_said_to_be_none_and_nothing_is_made(
    server: Server, open_page: Callable[..., Any]
) -> None:
    page = open_page("/new")
    page.get_by_label("贴来文的文字").fill("关于做好办理工作的通知\n各科室：\n请抓紧办理。\n")
    page.get_by_role("button", name="下一步：核对来文").click()
    expect(page.locator("main")).to_contain_text("看标题是通知")
    expect(page.get_by_label("贴来文的文字")).to_have_value("关于做好办理工作的通知\n各科室：\n请抓紧办理。\n")
    assert not list(server.folder.glob("*.yaml"))


def selected(page: Any) -> str:
    """The words that are selected in the focused field."""
    return page.evaluate(
        """() => {
          const input = fields.of(document.activeElement), at = fields.writer(input);
          return input.value.slice(at.selectionStart, at.selectionEnd);
        }"""
    )


def before(page: Any) -> str:
    """The text of the focused field up to the caret."""
    return page.evaluate(
        """() => {
          const input = fields.of(document.activeElement);
          return input.value.slice(0, fields.writer(input).selectionStart);
        }"""
    )


def until(page: Any, holds: Callable[[], bool]) -> bool:
    """Whether it comes to hold within two seconds; the policy lets a page be asked, not watched."""
    for _ in range(40):
        if holds():
            return True
        page.wait_for_timeout(50)
    return False


def marked(page: Any) -> str:
    """The words that are marked on the page at the side."""
    return page.evaluate("[...CSS.highlights.get('words')].map(String).join('')")


def long_answer(server: Server, words: str = "") -> Any:
    path = server.folder / "motion-parking.yaml"
    text = path.read_text(encoding="utf-8")
    values = values_of(text)
    values["responses"][0]["body"] = "\n".join(
        f"第{n}段说的是停车泊位，今年以来新增了{n}个。{words if n == 90 else ''}" for n in range(1, 121)
    )
    path.write_text(revise(text, values), encoding="utf-8")
    return values["responses"][0]["body"]


def caret(page: Any, words: str, path: str = "responses.0.body") -> None:
    field(page, path).evaluate(
        """(area, words) => {
          const at = area.value.indexOf(words), editor = fields.writer(area);
          editor.focus();
          editor.setSelectionRange(at, at);
        }""",
        words,
    )


def test_the_page_at_the_side_follows_the_caret_in_a_long_answer(server: Server, open_page: Callable[..., Any]) -> None:
    stocked(server, "motion-parking")
    long_answer(server)
    page = open_page("/forms/motion-parking.yaml")
    for words in ("第100段", "第7段", "第61段"):
        caret(page, words)
        expect(page.locator(".line.active")).to_contain_text(words)
        expect(page.locator(".line.active")).to_be_in_viewport()
        assert until(page, lambda: marked(page) == "第")
    page.keyboard.type("新")
    expect(page.locator(".line.active")).to_contain_text("新第61段")
    expect(page.locator(".line.active")).to_be_in_viewport()
    field(page, "responses.0.body").evaluate(
        """area => {
          const editor = fields.writer(area);
          editor.setSelectionRange(editor.selectionStart, editor.selectionStart + 30);
        }"""
    )
    wanted = selected(page).replace("\n", "")
    assert until(page, lambda: marked(page) == wanted), marked(page)


def test_a_click_on_the_page_leads_to_the_words(server: Server, open_page: Callable[..., Any]) -> None:
    stocked(server, "motion-parking")
    long_answer(server)
    page = open_page("/forms/motion-parking.yaml")
    page.locator(".line:has-text('第88段') [data-at]").evaluate(
        """piece => {
          piece.scrollIntoView();
          const range = document.createRange();
          range.setStart(piece.firstChild, 6);
          range.setEnd(piece.firstChild, 7);
          const box = range.getBoundingClientRect();
          window.place = [box.left + 2, box.top + box.height / 2];
        }"""
    )
    page.mouse.click(*page.evaluate("window.place"))
    expect(editor(page, "responses.0.body")).to_be_focused()
    assert before(page).endswith("第88段说的")
    page.locator(".line.标题 [data-source='proposal.number']").click()
    expect(field(page, "proposal.number")).to_be_focused()


@pytest.mark.parametrize("from_check", [False, True])
def test_a_finding_leads_to_its_words_and_marks_them(
    server: Server, open_page: Callable[..., Any], from_check: bool
) -> None:
    stocked(server, "motion-parking")
    long_answer(server, "已于8月底办结,并已公布。")
    page = open_page("/forms/motion-parking.yaml" + ("/check" if from_check else ""))
    if from_check:
        page.locator(".findings li:has-text('半角标点') a").first.click()
        page.wait_for_selector("#form")
    else:
        page.locator(".summary > summary").click()
        page.locator("#findings li:has-text('半角标点') a").first.click()
    expect(editor(page, "responses.0.body")).to_be_focused()
    assert selected(page) == ","
    assert until(page, lambda: marked(page) == ",")
    expect(page.locator(".line.active")).to_be_in_viewport()
    assert "words=" not in page.url


def test_name_state_and_notices_are_always_in_view(server: Server, open_page: Callable[..., Any]) -> None:
    stocked(server, "motion-parking")
    page = open_page("/forms/motion-parking.yaml", height=600)
    field(page, "printed_on").focus()
    field(page, "printed_on").scroll_into_view_if_needed()
    for part in ("#case", "#status", "#undo", "#send"):
        expect(page.locator(part)).to_be_in_viewport()
    expect(page.locator("#case")).to_have_text("第76号 关于破解老城区停车难的提案")
    server.kill()
    unfolded(page.locator('[id="remove-contacts.0"]')).click()
    notice = page.locator("#notice")
    expect(notice).to_contain_text("连不上程序")
    expect(notice).to_be_in_viewport()
    top = page.evaluate("document.querySelector('.desk').getBoundingClientRect().top")
    assert top >= page.evaluate("document.querySelector('.top').getBoundingClientRect().bottom") - 1
    server.start()
    field(page, "proposal.number").fill("0077")
    expect(page.locator("#case")).to_have_text("第0077号 关于破解老城区停车难的提案")


def test_another_kind_is_shown_at_once_and_what_contradicts_it_is_said_at_both_fields(
    server: Server, open_page: Callable[..., Any]
) -> None:
    stocked(server, "motion-parking")
    page = open_page("/forms/motion-parking.yaml")
    field(page, "kind").select_option("建议答复")
    expect(page.locator("#preview .line.标题")).to_contain_text("建议的答复")
    expect(page.locator('[data-path="kind"] .said')).to_contain_text("与“建议提案·届次”不合")
    expect(page.locator('[data-path="proposal.session"] .said')).to_contain_text("不会出自政协会议")
    page.locator('[data-path="kind"] .said a').first.click()
    expect(field(page, "proposal.session")).to_be_focused()
    field(page, "kind").select_option("会办意见")
    expect(page.locator("#part-case .grid > [data-path='proposal.host']")).to_be_visible()
    expect(field(page, "proposal.kind")).to_have_value("建议")
    saved(page)
    assert load_text(server.form("motion-parking.yaml")).kind == "会办意见"
    press(page, "undo")
    expect(field(page, "kind")).to_have_value("建议答复")


def test_a_deleted_point_is_said_and_can_be_taken_back_where_it_is_seen(
    server: Server, open_page: Callable[..., Any]
) -> None:
    stocked(server, "motion-parking")
    before = server.form("motion-parking.yaml")
    page = open_page("/forms/motion-parking.yaml")
    notice = page.locator("#notice")
    press(page, "remove responses.1")
    expect(notice).to_contain_text("已删除答复第2条（149字）")
    expect(notice).to_be_in_viewport()
    expect(field(page, "responses.1.heading")).to_be_focused()
    notice.get_by_role("button", name="撤销").click()
    expect(page.locator(".responses > .row")).to_have_count(3)
    expect(notice).to_be_hidden()
    assert server.form("motion-parking.yaml") == before
    press(page, "remove responses.1")
    expect(notice).to_be_visible()
    field(page, "signatory").fill("沈岚")
    expect(notice).to_be_hidden()


def test_tab_reaches_a_field_before_what_deletes_it(server: Server, open_page: Callable[..., Any]) -> None:
    stocked(server, "motion-parking")
    page = open_page("/forms/motion-parking.yaml")
    order = page.evaluate(
        "[...document.querySelectorAll('#form :is(input:not([type=hidden]), textarea, button)')].map(each => each.id)"
    )
    for row in ("responses.0", "contacts.0", "proposal.proposers.0"):
        ahead = [at for at, name in enumerate(order) if name.startswith(f"f-{row}")]
        assert max(ahead) < order.index(f"remove-{row}"), row


def test_a_search_without_a_hit_says_so(server: Server, open_page: Callable[..., Any]) -> None:
    stocked(server, "motion-parking")
    page = open_page("/")
    page.get_by_label("查找").fill("没有的词")
    page.get_by_role("button", name="查找").click()
    expect(page.get_by_role("status")).to_contain_text("里都没有“没有的词”")
    page.get_by_role("link", name="看全部").click()
    expect(page.locator("#rows tr")).to_have_count(1)


def test_a_form_is_renamed_while_a_second_window_types_in_it(server: Server, open_page: Callable[..., Any]) -> None:
    page = open_page("/new")
    page.get_by_label("提案答复").check()
    page.get_by_label("届次").fill("云州市政协五届三次会议")
    page.get_by_role("button", name="建好并打开").click()
    with autosaved(page):
        field(page, "proposal.number").fill("0088")
    page.reload()
    second = open_page(page.url, shared=page.context)
    page.get_by_role("link", name="文件名还是“未编号”").click()
    page.get_by_role("button", name="改名").click()
    page.wait_for_selector("#form")
    with autosaved(second):
        field(second, "signatory").fill("沈岚")
    press(second, "add responses")
    assert load_text(only_form(server).read_text(encoding="utf-8")).signatory == "沈岚"
    assert only_form(server).name == "提案答复-云州市政协五届三次会议第0088号.yaml"


def test_a_deleted_form_is_taken_out_of_the_bin(server: Server, open_page: Callable[..., Any]) -> None:
    stocked(server, "motion-parking")
    before = server.form("motion-parking.yaml")
    page = open_page("/")
    second = open_page("/forms/motion-parking.yaml")
    page.get_by_role("link", name="改名、删除").click()
    page.get_by_role("button", name="放进回收站").click()
    assert not list(server.folder.glob("*.yaml"))
    field(second, "signatory").fill("沈岚")
    expect(second.locator("#status")).to_contain_text("已经改名或者删去了")
    page.get_by_role("button", name="还原").click()
    page.wait_for_selector("#form")
    saved(second)
    assert server.form("motion-parking.yaml") == before.replace("何维", "沈岚")


def test_what_is_typed_before_the_scripts_are_there_is_saved(server: Server, open_page: Callable[..., Any]) -> None:
    stocked(server, "motion-parking")
    page = open_page("/new")
    page.route("**/static/autosave.js", lambda route: (page.wait_for_timeout(800), route.continue_()))
    page.goto("/forms/motion-parking.yaml", wait_until="commit")
    page.wait_for_selector('[id="f-signatory"]', state="attached")
    with autosaved(page):
        field(page, "signatory").fill("沈岚")
    assert load_text(server.form("motion-parking.yaml")).signatory == "沈岚"


@pytest.mark.parametrize("slow", [200, 1500])
def test_what_is_typed_while_a_step_is_made_is_kept(server: Server, open_page: Callable[..., Any], slow: int) -> None:
    stocked(server, "motion-parking")
    page = open_page("/forms/motion-parking.yaml")

    def late(route: Any) -> None:
        answer = route.fetch()
        page.wait_for_timeout(slow if route.request.headers.get("hx-target") == "work" else 0)
        route.fulfill(response=answer)

    page.route("**/forms/motion-parking.yaml", late)
    page.locator('[id="add-responses"]').click()
    field(page, "signatory").focus()
    page.keyboard.press("Control+a")
    page.keyboard.type("沈岚", delay=60)
    expect(field(page, "responses.3.body")).to_have_count(1, timeout=15_000)
    expect(field(page, "signatory")).to_have_value("沈岚")
    expect(field(page, "signatory")).to_be_focused()
    saved(page)
    values = values_of(server.form("motion-parking.yaml"))
    assert (values["signatory"], len(values["responses"])) == ("沈岚", 4)
