"""From an empty folder to the page of answers in three pages, as a clerk goes through them."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from drafting.form.load import load
from tests.web.conftest import Server

expect = pytest.importorskip("playwright.sync_api").expect
PROPOSAL = """政协云州市第五届委员会第三次会议提案
案由：关于加快老旧小区改造的提案
提案人：陈知远、林若溪
联系电话：13900001234
主办单位：市住房和城乡建设局
内容：
近年来老旧小区问题较多。
为此，建议：
一、加快加装电梯。对六层以上楼栋优先安排。
二、增设公共充电设施。在停车场建设充电桩。
三、修缮排水管网。汛期之前完成改造。
四、完善物业服务。对无物业的小区由社区兜底。
五、安排专项资金。每年列入预算。
"""


def field(page: Any, path: str) -> Any:
    return page.locator(f'[id="f-{path}"]')


def only_form(server: Server) -> Path:
    (form,) = server.folder.glob("*.yaml")
    return form


def read_in(page: Any) -> None:
    page.get_by_label("贴来文的文字").fill(PROPOSAL)
    page.get_by_role("button", name="下一步：核对来文").click()
    page.wait_for_selector(".confirm #form")


def test_a_pasted_proposal_of_five_demands_has_five_cards(server: Server, open_page: Callable[..., Any]) -> None:
    page = open_page("/new")
    read_in(page)
    assert "13900001234" not in page.content()
    expect(page.locator("mark", has_text="加快加装电梯。对六层以上楼栋优先安排")).to_have_count(1)
    expect(page.locator(".guess", has_text="来文没有写明编号")).to_have_count(1)
    with page.expect_response(lambda answer: "x-autosave" in answer.request.headers):
        field(page, "proposal.number").fill("0076")
    page.reload()
    expect(field(page, "proposal.number")).to_have_value("0076")
    field(page, "proposal.demands.4").focus()
    expect(page.locator("mark.at")).to_contain_text("安排专项资金")
    page.get_by_role("button", name="下一步：写答复").click()
    page.wait_for_selector("#form")
    expect(page.locator(".responses > .row")).to_have_count(5)
    expect(field(page, "responses.4.demand")).to_have_value("5")
    page.get_by_role("link", name="核对来文").click()
    expect(field(page, "proposal.title")).to_have_value("关于加快老旧小区改造的提案")
    reply = load(only_form(server))
    assert (reply.proposal.number, len(reply.responses), len(reply.proposal.demands or ())) == ("0076", 5, 5)


def test_demands_are_sorted_out_and_going_back_loses_nothing(server: Server, open_page: Callable[..., Any]) -> None:
    page = open_page("/new")
    read_in(page)
    field(page, "proposal.title").fill("关于改造老旧小区的提案")
    page.get_by_role("button", name="第2项诉求并入上一项").click()
    expect(field(page, "proposal.demands.0")).to_have_value(
        "加快加装电梯。对六层以上楼栋优先安排；增设公共充电设施。在停车场建设充电桩"
    )
    page.get_by_role("button", name="删除第4项诉求").click()
    page.get_by_role("button", name="列为诉求：来文第7行").click()
    expect(field(page, "proposal.demands.0")).to_have_value("近年来老旧小区问题较多。")
    page.get_by_role("link", name="上一步").click()
    expect(page.get_by_label("贴来文的文字")).to_have_value(PROPOSAL.replace("13900001234", "〔略〕"))
    page.get_by_role("button", name="下一步：核对来文").click()
    expect(field(page, "proposal.title")).to_have_value("关于改造老旧小区的提案")
    page.get_by_role("button", name="下一步：写答复").click()
    page.wait_for_selector("#form")
    reply = load(only_form(server))
    assert [demand[:4] for demand in reply.proposal.demands or ()] == ["近年来老", "加快加装", "修缮排水", "完善物业"]
    assert [response.demand for response in reply.responses] == ["1", "2", "3", "4"]


def test_it_works_without_scripts_and_by_keys_alone(server: Server, open_page: Callable[..., Any]) -> None:
    page = open_page("/new", java_script_enabled=False)
    page.get_by_label("贴来文的文字").focus()
    page.keyboard.insert_text(PROPOSAL)
    for key in ("Tab", "Tab", "Enter"):
        page.keyboard.press(key)
    page.wait_for_selector(".confirm #form")
    field(page, "proposal.number").focus()
    page.keyboard.type("0076")
    page.keyboard.press("Enter")
    page.wait_for_load_state()
    expect(field(page, "proposal.number")).to_have_value("0076")
    page.get_by_role("button", name="添加诉求").press("Enter")
    field(page, "proposal.demands.5").fill("公开进度")
    page.get_by_role("button", name="下一步：写答复").press("Enter")
    page.wait_for_selector("#form")
    reply = load(only_form(server))
    assert (reply.proposal.number, reply.proposal.demands[-1], len(reply.responses)) == ("0076", "公开进度", 6)


def test_a_kill_on_the_second_page_loses_nothing(server: Server, open_page: Callable[..., Any]) -> None:
    page = open_page("/new")
    read_in(page)
    with page.expect_response(lambda answer: "x-autosave" in answer.request.headers):
        field(page, "proposal.demands.0").fill("加快加装电梯")
    server.kill()
    field(page, "proposal.number").fill("0076")
    expect(page.locator("#status")).to_contain_text("未保存")
    server.start()
    expect(page.locator("#status")).to_contain_text("已保存", timeout=10_000)
    reply = load(only_form(server))
    assert (reply.proposal.number, (reply.proposal.demands or ())[0]) == ("0076", "加快加装电梯")


def test_what_a_closed_browser_had_not_saved_is_brought_back_and_a_step_takes_all_with_it(
    server: Server, open_page: Callable[..., Any]
) -> None:
    page = open_page("/new")
    read_in(page)
    address = page.url
    server.kill()
    field(page, "proposal.number").fill("0076")
    expect(page.locator("#status")).to_contain_text("未保存")
    page.close()
    server.start()
    page = open_page(address, shared=page.context)
    expect(field(page, "proposal.number")).to_have_value("0076")
    field(page, "proposal.number").fill("0077")
    page.get_by_role("button", name="删除第5项诉求").click()
    expect(field(page, "proposal.demands.4")).to_have_count(0)
    for _ in range(2):
        expect(field(page, "proposal.number")).to_have_value("0077")
        page.reload()
    expect(field(page, "proposal.demands.4")).to_have_count(0)


def test_typed_by_hand_the_demands_come_second(server: Server, open_page: Callable[..., Any]) -> None:
    page = open_page("/new")
    page.get_by_label("提案答复").check()
    page.get_by_label("编号").fill("0076")
    page.get_by_role("button", name="下一步：列诉求").click()
    for number, demand in enumerate(("补路灯", "修人行道")):
        page.get_by_role("button", name="添加诉求").click()
        field(page, f"proposal.demands.{number}").fill(demand)
    page.get_by_role("button", name="下一步：写答复").click()
    page.wait_for_selector("#form")
    reply = load(only_form(server))
    assert (reply.proposal.demands, [one.demand for one in reply.responses]) == (("补路灯", "修人行道"), ["1", "2"])


def test_its_pages_are_faultless(
    server: Server, open_page: Callable[..., Any], faultless: Callable[[str], None]
) -> None:
    page = open_page("/new")
    read_in(page)
    faultless(page.url.removeprefix(server.address))
    faultless(page.url.removeprefix(server.address).replace("/forms/", "/new?of=").removesuffix("/proposal"))
