"""Letters that are wrong, as a new clerk makes them, in all four kinds: each is told, and by the rule that is meant."""

from __future__ import annotations

import pytest

from drafting.checking.files import check_form, check_text
from drafting.model.kinds import SUBJECTS, kind_of
from tests.checking.letters import form

SESSIONS = {"人大": "市十六届人大二次会议", "政协": "市政协五届三次会议"}
COPIES = {"人大": "市人大常委会代工委（2份）", "政协": "市政协提案委（3份）"}


def right(kind: str) -> str:
    """A form of this kind that is right."""
    subject = kind_of(kind).subject or "提案"
    chamber = SUBJECTS[subject][0]
    answers = kind_of(kind).answers_proposer
    body = "您反映的文昌公园一带，已增设座椅20把。" if answers else "文昌公园一带已增设座椅20把。"
    text = form(
        f"文种: {kind}\n建议提案:\n  类别: {subject}\n  届次: {SESSIONS[chamber]}\n"
        f"  标题: 关于增设便民座椅的{subject}\n  主办单位: 市住房和城乡建设局\n"
        f"抄送:\n  - {COPIES[chamber]}\n答复:\n  - 内容: {body}"
    )
    if answers:
        return text
    lines = text.split("\n")
    dropped = ("签发人:", "办理结果:", "抄送:", "  - 市政协")
    return "\n".join(line for line in lines if not line.startswith(dropped))


def wrong(kind: str, example: str) -> str:
    """The right form with an example's fields in place of its own."""
    from tests.checking import letters

    own, letters.FORM = letters.FORM, right(kind).rstrip("\n")
    try:
        return form(example)
    finally:
        letters.FORM = own


TABLE = "      表{0}：座椅\n      | 地点 | 座椅 |\n      | 文昌公园 | 26 |\n      | 鼓楼街 | 20 |\n"
BODY = "答复:\n  - 内容: "
TWO = "答复:\n  - {标题: 关于座椅, 内容: 已增设座椅20把。}\n"

WRONG = [
    ("提案答复", "标题: 关于市政协五届三次会议第76号建议的答复", "K012"),
    ("提案答复", "标题: 关于市政协五届三次会议第76号提案的会办意见", "K012"),
    ("会办意见", "标题: 关于市政协五届三次会议第76号提案的答复", "K012"),
    ("建议答复", "标题: 关于增设便民座椅的请示", "K012"),
    ("提案答复", "标题: 关于市政协五届三次会议第67号提案的答复", "K007"),
    ("建议答复", "标题: 关于市十五届人大二次会议第76号建议的答复", "K005"),
    ("提案答复", "结语: 供统一答复", "K013"),
    ("建议答复", "引言: 会办来函", "K013"),
    ("提案答复", "结语: 特此通知。", "K013"),
    ("议案答复", "结语: 妥否，请批示。", "K013"),
    ("会办意见", "结语: 特此报告。", "K013"),
    ("会办意见", "结语: 感谢监督", "K006"),
    ("提案答复", "结语: 感谢代表对我们工作的支持。", "K002"),
    ("会办意见", "办理结果: A", "K014"),
    ("提案答复", "引言: 您好！感谢您的关心，现答复如下：", "K015"),
    ("提案答复", "首次答复: {发文字号: 云政数〔2026〕23号, 成文日期: 2026-06-01}", "K016"),
    ("提案答复", "称谓: 陈知远", "D011"),
    ("议案答复", "称谓: 陈知远先生", "D011"),
    ("提案答复", "称谓: 林若溪委员", "D008"),
    ("会办意见", "称谓: 市财政局", "D008"),
    ("会办意见", "称谓: 陈知远委员", "K006"),
    ("提案答复", f"{BODY}林若溪委员提出的这一条已经采纳。", "D012"),
    ("会办意见", "引言: 林若溪委员提出的《关于增设便民座椅的提案》已收到。现提出如下会办意见：", "D012"),
    ("提案答复", "建议提案:\n  提出人: [{姓名: 民盟云州市委, 性质: 个人}]", "D013"),
    ("建议答复", "建议提案:\n  提出人: [陈知远, 陈知远]", "D007"),
    ("会办意见", "建议提案:\n  主办单位: 市园林管理局", "E014"),
    ("提案答复", "发文机关: 园林科", "E017"),
    ("提案答复", "发文机关: 何维", "E017"),
    ("提案答复", "签发人: 何维局长", "E018"),
    ("建议答复", "签发人: 云州市园林管理局", "E018"),
    ("提案答复", "抄送:\n  - 市政协提案委（3份）\n  - 市政协提案委（1份）", "E019"),
    ("提案答复", "抄送:\n  - 市政协提案委（3份）\n  - 云州市园林管理局", "E019"),
    ("提案答复", "抄送:\n  - 市政协提案委（3份）\n  - 陈知远委员", "E019"),
    ("会办意见", "抄送:\n  - 市住房和城乡建设局", "E019"),
    ("提案答复", "紧急程度: 很急", "E020"),
    ("提案答复", "印发日期: 2026-09-11", "E021"),
    ("提案答复", f"附件: [座椅点位表]\n{BODY}已增设座椅20把，详见附件2。", "E009"),
    ("提案答复", "附件: [1.座椅点位表, 2.路灯点位表]", "E010"),
    ("提案答复", "附件: [《座椅点位表》]", "E010"),
    ("提案答复", "附件: [座椅点位表, 座椅点位表]", "E010"),
    ("提案答复", "答复:\n  - {办理情况: 采纳, 内容: 因用地限制，目前暂不具备增设座椅的条件。}", "A011"),
    ("提案答复", "答复:\n  - {办理情况: 不予采纳, 内容: 文昌公园一带，座椅20把投入使用。}", "A011"),
    ("提案答复", f"{TWO}  - {{标题: 关于照明}}", "A012"),
    ("建议答复", f"{TWO}  - {{标题: 关于照明, 内容: （略）}}", "A012"),
    (
        "提案答复",
        "建议提案:\n  诉求: [增设便民座椅, 修补破损步道]\n答复:\n  - {标题: 关于修补破损步道, 诉求: 1, 内容: 已办。}\n"
        "  - {标题: 关于增设便民座椅, 诉求: 2, 内容: 已办结。}",
        "A013",
    ),
    ("提案答复", f"{BODY}文昌公园一带，已增设座椅××把。", "X004"),
    ("提案答复", f"{BODY}文昌公园一带，X月X日增设座椅20把。", "X004"),
    ("会办意见", f"{BODY}文昌公园一带，已增设座椅____把。", "X004"),
    ("提案答复", f"{BODY}文昌公园一带，已增设座椅（数字待补）把。", "X004"),
    ("提案答复", "建议提案:\n  收到日期: 2026-03-20\n  办理期限: 2026-02-20", "N010"),
    ("提案答复", "沟通: {日期: 2026-09-30, 方式: 面商}", "N010"),
    ("提案答复", "印发机关: 云州市政府办公室\n印发日期: 2026-09-09", "N010"),
    ("提案答复", "印发机关: 云州市政府办公室\n印发日期: 2027-09-11", "N010"),
    ("提案答复", "首次答复: {成文日期: 2026-10-01}", "N010"),
    ("提案答复", f"{BODY}文昌公园一带，将于2026年6月底前增设座椅20把。", "N011"),
    ("提案答复", f"{BODY}增设的座椅20把12月20日已投入使用。", "N011"),
    ("提案答复", "答复:\n  - {完成时限: 2026-06-30, 内容: 文昌公园的座椅正在安装。}", "N011"),
    ("提案答复", "建议提案:\n  届次: 2026年", "N012"),
    ("提案答复", "建议提案:\n  编号: 待定", "N012"),
    ("提案答复", f"{BODY}我局已增设座椅20把，我委将继续做好维护。", "C009"),
    ("提案答复", f"{BODY}我县已增设座椅20把。", "C009"),
    ("提案答复", f"{BODY}第67号提案所提的座椅已经增设。", "K017"),
    ("提案答复", "密级: 秘密★1年", "G007"),
    ("提案答复", "引言: ''", "K015"),
    ("提案答复", f"{TWO}  - {{内容: 已增加路灯12盏。}}", "A014"),
    ("提案答复", f"{BODY}|\n      陈知远委员：\n      已增设座椅20把。", "E022"),
    ("建议答复", f"{BODY}您提出的《关于增设便民座椅的建议》收悉。已增设座椅20把。", "E022"),
    ("会办意见", f"{BODY}|\n      已增设座椅20把。\n      云州市园林管理局\n      2026年9月10日", "E022"),
    ("议案答复", f"{BODY}|\n      已增设座椅20把。\n      附件：座椅点位表", "E022"),
    ("提案答复", f"{BODY}已增设座椅46把，其中文昌公园30把、鼓楼街20把。", "U006"),
    ("提案答复", f"{BODY}|\n      座椅如下。\n{TABLE.format(2)}", "T002"),
    ("提案答复", f"{BODY}|\n      座椅如下。\n{TABLE.format(1)}      又如下。\n{TABLE.format(1)}", "T002"),
    ("提案答复", f"{BODY}已增设座椅20把，见表1。", "T003"),
    ("提案答复", f"{BODY}已增设座椅20把，位置如下图。", "T003"),
    ("提案答复", f"{BODY}|\n      座椅如下。\n{TABLE.format(1)}      | 合计 | 50 |", "T004"),
]


@pytest.mark.parametrize("kind", ["建议答复", "议案答复", "提案答复", "会办意见"])
def test_the_right_letter_is_silent(kind: str) -> None:
    assert [str(finding) for finding in check_form(right(kind), "form.yaml").findings] == []


@pytest.mark.parametrize(("kind", "example", "code"), WRONG)
def test_a_wrong_letter_is_told(kind: str, example: str, code: str) -> None:
    assert code in {finding.code for finding in check_form(wrong(kind, example), "form.yaml").findings}


@pytest.mark.parametrize(
    ("kind", "example"),
    [
        ("提案答复", f"{BODY}居民代表反映的座椅已经增设。"),
        ("提案答复", f"{BODY}您的提案与林若溪委员提出的第67号提案并案办理，座椅已经增设。"),
        ("提案答复", f"{BODY}原计划2026年6月增设座椅，去年12月已提前增设。"),
        ("提案答复", f"{BODY}将于2026年9月底前增设座椅20把，9月8日已开工。"),
        ("提案答复", f"{BODY}我局委托园林中心办理，我办事大厅已增设座椅20把。"),
        ("提案答复", f"{BODY}已增设座椅46把，其中12个公园30把、鼓楼街16把。"),
        ("提案答复", f"{BODY}已增设座椅200×45厘米的20把，热线138××××0000。"),
        ("提案答复", f"{BODY}|\n      座椅见下表。\n{TABLE.format(1)}      | 合计 | 46 |"),
        ("提案答复", "建议提案:\n  提出人: 民盟"),
        ("提案答复", "发文机关: 云州市政府研究室"),
        ("提案答复", "发文机关: 云州市公安局交通警察支队（盖章）"),
        (
            "提案答复",
            "首次答复: {发文字号: 云政数〔2026〕9号, 成文日期: 2026-06-01}\n结语: 以上为再次答复，感谢您的监督。",
        ),
    ],
)
def test_what_is_like_it_and_right_is_silent(kind: str, example: str) -> None:
    assert [str(finding) for finding in check_form(wrong(kind, example), "form.yaml", ignore=("G001",)).findings] == []


LETTER = (
    "云州市园林管理局\n关于市政协五届三次会议第76号提案的答复\n{addressed}：\n"
    "您提出的《关于增设便民座椅的提案》收悉，现答复如下：\n{body}\n{closing}\n云州市园林管理局\n2026年9月10日\n"
)


@pytest.mark.parametrize(
    ("changed", "code"),
    [
        ({"closing": "以上意见，供你单位统一答复时参考。"}, "K013"),
        ({"closing": "特此报告。"}, "K013"),
        ({"addressed": "陈知远先生"}, "D011"),
        ({"body": "林若溪委员提出的座椅一事已经办结。"}, "D012"),
        ({"body": "一、关于座椅\n二、关于照明\n已增加路灯12盏。"}, "A012"),
        ({"body": "一、关于座椅\n（略）\n二、关于照明\n已增加路灯12盏。"}, "A012"),
        ({"body": "一、（二）关于座椅\n已办结。\n二、关于照明\n已增加路灯12盏。"}, "S009"),
        ({"body": "将于2026年6月底前增设座椅。"}, "N011"),
        ({"body": "已增设座椅××把。"}, "X004"),
        ({"body": "我委已增设座椅20把。"}, "C009"),
        ({"body": "已增设座椅46把，其中文昌公园30把、鼓楼街20把。"}, "U006"),
        ({"body": "| 地点 | 座椅 |\n| 公园 | 26 |\n| 街道 | 20 |\n| 合计 | 50 |"}, "T004"),
    ],
)
def test_a_strangers_wrong_letter_is_told(changed: dict[str, str], code: str) -> None:
    sound = {"addressed": "陈知远委员", "body": "已增设座椅20把。", "closing": "感谢您的支持。"}
    assert [f.code for f in check_text(LETTER.format(**sound), "信.txt", ignore=("E",)).findings] == []
    found = check_text(LETTER.format(**sound | changed), "信.txt").findings
    assert code in {finding.code for finding in found}
