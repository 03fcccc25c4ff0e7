"""Letters to each proposer, the 征询意见表 and the public edition."""

from __future__ import annotations

from pathlib import Path

import pytest
from openxml_audit import OpenXmlValidator

from drafting.checking.files import check_text
from drafting.checking.run import check
from drafting.document import Document, Layout, Role
from drafting.editions.letters import to_each_proposer
from drafting.editions.produce import all_editions, produce, suffixes
from drafting.editions.publication import left_out, publish
from drafting.editions.survey import survey
from drafting.findings import DraftingError
from drafting.form.profile import load_office
from drafting.wording.word import word
from drafting.writers import write

OFFICE = Path(__file__).parents[2] / "examples" / "offices" / "henan"


def codes(error: pytest.ExceptionInfo[DraftingError]) -> list[tuple[str, str]]:
    return [(finding.code, finding.where) for finding in error.value.findings]


def test_each_proposer_gets_the_same_letter_under_his_own_name(reply) -> None:
    proposers = ["林若溪", "民革云州市委员会", {"name": "欧阳静宜", "type": "个人"}, "城东代表团"]
    joint = reply("建议答复", {"proposers": proposers, "proposer_count": 9}, issuer="云州市水利局")
    letters = dict(to_each_proposer(joint))
    documents = [word(letter) for letter in letters.values()]
    salutations = [document.text(Role.SALUTATION) for document in documents]
    assert salutations == ["林若溪代表：", "民革云州市委员会：", "欧阳静宜代表：", "城东代表团："]
    rest = [[p for p in document if p.role is not Role.SALUTATION] for document in [*documents, word(joint)]]
    assert rest[1] == rest[3] == rest[4], "an organisation is 你们, as all together are"
    told = [[p.text for p in letter] for letter in rest]
    assert told[0] == told[2] == [text.replace("你们", "您") for text in told[4]] != told[4]


def test_a_letter_to_one_proposer_does_not_call_him_several(reply) -> None:
    for _, letter in to_each_proposer(reply(proposal={"proposers": ["林若溪", "何维", "民革云州市委员会"]})):
        found = check_text("\n".join(p.text for p in word(letter) if p.text), "甲.txt").findings
        assert "D003" not in [finding.code for finding in found]


def test_the_note_of_the_public_edition_is_no_contact_without_a_phone(reply) -> None:
    public = publish(word(case := reply(contacts=[{"person": "周明", "phone": "0370-5550123"}])), case)
    found = {finding.code for finding in check_text("\n".join(p.text for p in public if p.text), "甲.txt").findings}
    assert "联系人" in public.paragraphs[-1].text
    assert not found & {"E006", "E007"}


def test_the_courtesy_is_in_each_letter(reply) -> None:
    office = load_office(OFFICE)
    polite = office.model_copy(update={"styles": office.styles.model_copy(update={"courtesy": "尊敬的"})})
    letters = to_each_proposer(reply(proposal={"proposers": ["林若溪", "何维"]}), polite)
    assert [letter.salutation for _, letter in letters] == ["尊敬的林若溪委员", "尊敬的何维委员"]


@pytest.mark.parametrize(
    "name",
    [
        "民革云州市委员会",
        "九三学社云州市委",
        "市工商联",
        "经济界别",
        "妇联界",
        "城东代表团",
        "致公党云州支部",
        "市政协农村委员会",
    ],
)
def test_an_organisation_is_addressed_as_such(name: str, reply) -> None:
    document = word(reply(proposal={"proposers": name}))
    assert document.text(Role.SALUTATION) == f"{name}："
    assert "你们提出的" in document.paragraphs[2].text


def test_a_host_is_no_proposer(reply) -> None:
    helped = reply("会办意见", {"kind": "提案", "host": "市住建局"})
    for make in (lambda: list(to_each_proposer(helped)), lambda: survey(helped)):
        with pytest.raises(DraftingError) as caught:
            make()
        assert caught.value.findings[0].code in ("M004", "M005")


def rows(document: Document) -> list[list[str]]:
    return [paragraph.text.split("\t") for paragraph in document.of(Role.ROW)]


def test_the_survey_is_filled_with_the_case(reply) -> None:
    proposal = {"title": "关于疏浚\t河道的提案", "proposers": ["林若溪", "何维"]}
    case = reply(proposal=proposal, result="B", document_number="〔2026〕23号")
    sheet = survey(case, load_office(OFFICE))
    assert sheet.text(Role.TITLE) == "市政协五届三次会议第76号提案办理情况征询意见表"
    assert rows(sheet) == [
        ["提案题目", "关于疏浚 河道的提案"],
        ["提出人", "林若溪、何维委员", "承办单位", "云州市城市管理局"],
        ["答复文号", "云城管〔2026〕23号", "办理结果", "B"],
        ["对办理结果", "□满意　　□基本满意　　□不满意"],
        ["意见和要求", ""],
        ["签名", "", "日期", "　　年　月　日"],
    ]
    assert sheet.paragraphs[-1].text == (
        "请填好后送市政协提案委员会，并寄回承办单位。联系人：市容管理科　周明　0371-5550123。"
    )


def test_the_survey_without_a_profile_leaves_room(reply) -> None:
    sheet = survey(reply())
    assert rows(sheet)[0] == ["提案题目", ""]
    assert sheet.paragraphs[-1].text == "请填好后寄回承办单位。"


def test_the_survey_and_the_public_edition_are_valid_for_word(reply, tmp_path: Path) -> None:
    case = reply(proposal={"title": "<w:tbl>]]>&"}, cc=["市政府督查室"], contacts=[{"person": "周明"}])
    made = {"表": survey(case, load_office(OFFICE)), "公开": publish(word(case), case)}
    for name, document in made.items():
        path = tmp_path / f"{name}.docx"
        path.write_bytes(write(document, "docx"))
        assert OpenXmlValidator().validate(path).errors == [], name


def test_the_survey_in_every_format(reply) -> None:
    sheet = survey(reply(proposal={"title": "<b>&河道"}))
    assert "提案题目｜<b>&河道" in write(sheet, "txt").decode()
    assert "<span>提案题目</span><span>&lt;b&gt;&amp;河道</span>" in write(sheet, "html").decode()


def test_the_public_edition_leaves_out_and_says_so(reply) -> None:
    case = reply(
        document_number="云水〔2026〕23号",
        signatory="秦岚",
        contacts=[{"person": "周明", "phone": "0551-5550123"}],
        cc=["市政协提案委（2份）"],
        disclosure="主动公开",
        issuer="云州市水利局",
    )
    document = word(case)
    public = publish(document, case)
    said = "\n".join(paragraph.text for paragraph in public)
    assert not any(word in said for word in ("秦岚", "周明", "5550123", "提案委"))
    assert left_out(document, case) == ("签发人", "联系人", "抄送机关")
    assert [p.text for p in public.of(Role.NOTE)] == ["（此件公开）", "（签发人、联系人、抄送机关从略）"]
    kept = [p for p in document if p.role not in (Role.SIGNATORY, Role.NOTE, Role.CC)]
    assert [p for p in public if p.role is not Role.NOTE] == kept


def test_nothing_left_out_needs_no_note(reply) -> None:
    case = reply()
    assert publish(word(case), case) == word(case)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("请联系13800005678。", "M002"),
        ("请联系138-0000-5678。", "M002"),
        ("请联系138 0000 5678。", "M002"),
        ("请联系１３８００００５６７８。", "M002"),
        ("请联系+8613800005678。", "M002"),
        ("身份证号110101199003070012。", "M003"),
        ("身份证号11010119900307001X。", "M003"),
        ("身份证号１１０１０１１９９００３０７００１２。", "M003"),
    ],
)
def test_a_persons_number_stops_it(text: str, code: str, reply) -> None:
    case = reply(responses=[{"heading": "情况", "body": f"第一段。\n{text}"}])
    with pytest.raises(DraftingError) as caught:
        publish(word(case), case)
    assert codes(caught) == [(code, "responses.0.body")]


@pytest.mark.parametrize(
    "text", ["投资13800005678912元。", "0551-5550123", "统一社会信用代码91110000MA00000000", "20260910号"]
)
def test_other_numbers_do_not(text: str, reply) -> None:
    case = reply(responses=[{"body": text}])
    assert publish(word(case), case)


def test_a_number_in_what_is_left_out_does_not_matter(reply) -> None:
    case = reply(contacts=[{"person": "周明", "phone": "13800005678"}])
    assert publish(word(case), case)


@pytest.mark.parametrize("closed", [{"secrecy": "秘密★1年"}, {"disclosure": "不予公开"}])
def test_what_is_closed_is_not_published(closed: dict[str, str], reply) -> None:
    case = reply(**closed)
    with pytest.raises(DraftingError) as caught:
        publish(word(case), case)
    assert codes(caught) == [("M001", next(iter(closed)))]


def test_the_survey_names_all_proposers_without_courtesy(reply) -> None:
    office = load_office(OFFICE)
    polite = office.model_copy(update={"styles": office.styles.model_copy(update={"courtesy": "尊敬的"})})
    case = reply(proposal={"proposers": ["林若溪", "民革云州市委员会", "何维"]})
    assert rows(survey(case, polite))[1][:2] == ["提出人", "民革云州市委员会、林若溪、何维委员"]


def test_who_signed_is_told_nowhere_in_the_public_edition(reply) -> None:
    body = "秦岚同志带队到现场办公。\n今年完成三处改造。此复函已经秦岚同志审签。请监督。\n本复函经秦岚同志审定。"
    case = reply(signatory="秦岚", responses=[{"body": body}], printed_by="云州市水利局办公室", printed_on="2026-09-11")
    case = case.model_copy(update={"layout": Layout.RED_HEAD})
    public = publish(word(case), case)
    assert "审签" not in write(public, "txt").decode() and "审定" not in write(public, "txt").decode()
    assert "今年完成三处改造。请监督。" in [p.text for p in public]
    assert any("秦岚同志带队" in p.text for p in public)
    assert not public.of(Role.PRINTED_BY, Role.PRINTED_ON)
    assert left_out(word(case), case) == ("签发人", "印发机关")


@pytest.mark.parametrize(
    "text", ["１３８００００５６７８", "１３８－００００－５６７８", "＋８６１３８００００５６７８", "138—0000—5678"]
)
def test_a_number_is_personal_to_check_and_to_the_public_edition_alike(text: str, reply) -> None:
    case = reply(responses=[{"body": f"请联系{text}。"}])
    with pytest.raises(DraftingError):
        publish(word(case), case)
    assert "G001" in {finding.code for finding in check(case)}


def test_a_name_in_a_file_is_one_of_its_own(reply) -> None:
    case = reply(proposal={"proposers": ["陈·远", "陈 远", "王五", "王五", "ABC公司", "ａｂｃ公司"]})
    made = [made.suffix for made in produce(case, None, {"each_proposer", "survey", "public"})]
    assert made == [
        "-陈·远-公开稿",
        "-陈_远-公开稿",
        "-王五-公开稿",
        "-王五-公开稿-2",
        "-ABC公司-公开稿",
        "-ａｂｃ公司-公开稿-2",
        "-征询意见表",
    ]
    assert list(suffixes(case, None, {"each_proposer", "survey", "public"})) == made


def test_an_edition_is_a_file() -> None:
    assert {edition.name for edition in all_editions()} == {"each_proposer", "public", "survey"}
    for edition in all_editions():
        assert sum(map(bool, (edition.part, edition.publish, edition.beside))) == 1
