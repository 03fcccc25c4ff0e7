"""Signs that stand for what a page could not show: 建□ is 建议, ?一? is （一）, 关干 is 关于; what is told so is said.

A character is put back where one word of the genre alone fits; any other such sign stays, and its field is in doubt.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable

from drafting.language.labels import FIELDS, alternatives
from drafting.language.names import HAN

UNREAD = re.compile(rf"�|(?<={HAN})[□▯]|[□▯](?=第?\d|{HAN}(?!同意|公开|是|否))|(?<={HAN})\?(?={HAN})")
"""What nobody can read."""

_BOX = "[□▯�]"
_END = "(?=[》”」，。：；,:;]|收悉|[已的](?!是)|$)"
_BOXED = (
    (re.compile(f"(?<=建){_BOX}{_END}", re.MULTILINE), "议"),
    (re.compile(f"(?<=[提])(?:{_BOX})(?=[》”」]|收悉|的(?:答复|复函|回复|函))"), "案"),
    (re.compile(f"(?<=[您你们委会]提){_BOX}(?=的)"), "出"),
    (re.compile(f"(?<=感){_BOX}(?=[您你贵])"), "谢"),
    (re.compile(f"(?<=支){_BOX}(?=[。！，])"), "持"),
    (re.compile(f"{_BOX}(?=持[。！，])"), "支"),
    (re.compile(f"(?<=[的办再次予现]答){_BOX}(?=函|如下|$)", re.MULTILINE), "复"),
    (re.compile(f"{_BOX}(?=复如下|复函?$)", re.MULTILINE), "答"),
    (re.compile(f"(?<=[》”）议案已]收){_BOX}"), "悉"),
    (re.compile(f"{_BOX}(?=悉[，。,.])"), "收"),
    (re.compile(f"(?<={HAN}代){_BOX}(?=们?[：:])"), "表"),
    (re.compile(f"(?<={HAN}委){_BOX}(?=们?[：:])"), "员"),
    (re.compile(f"(?<={HAN}){_BOX}(?=表们?[：:])"), "代"),
    (re.compile(f"(?<={HAN}){_BOX}(?=员们?[：:])"), "委"),
    (re.compile(f"(?<=次会){_BOX}(?=第|上|期间|提出)"), "议"),
    (re.compile(f"(?<=[《“]关){_BOX}|(?<=^关){_BOX}", re.MULTILINE), "于"),
    (re.compile(f"(?<=[《“]){_BOX}(?=于)|^{_BOX}(?=于.{{4,60}}答复)", re.MULTILINE), "关"),
)
_ALIKE = (
    (re.compile("(?<=[《“对])关[干千子](?!部)|^关[干千子](?!部)", re.MULTILINE), "关于"),
    (re.compile("支[特恃待](?=[。！，!,.；;]|与|和)"), "支持"),
    (re.compile("关汪(?=[。！，,和与])"), "关注"),
    (re.compile("建[仪汉](?=[》”」，。,的收])"), "建议"),
    (re.compile("提[粲宲祟](?=[》”」，。,的收])"), "提案"),
    (re.compile("收[恶患](?=[，。,.])"), "收悉"),
    (re.compile("答[夏夐](?=如下|函?$)", re.MULTILINE), "答复"),
    (re.compile(f"(?<={HAN})[侍伐]表(?=们?[：;；])"), "代表"),
    (re.compile(f"(?<={HAN})委[贝貝](?=们?[：;；])"), "委员"),
    (re.compile("(签发|联系|承办|经办)入(?=[：:;；])"), r"\1人"),
    (re.compile("抄迭(?=[：:;；])"), "抄送"),
    (
        re.compile(
            "(?<![自知利舍一异克])己(?=经|于|完成|建成|开展|开工|投入|投人|列入|纳入|启动|落实|办理|解决|收悉|安排|印发)"
        ),
        "已",
    ),
    (re.compile("(?<![年月季周期岁始])末(?=完成|能|列入|达到|纳入|予)"), "未"),
    (re.compile(r"投人(?=资金|使用|\d)"), "投入"),
    (re.compile("([列纳])人(?=[财预计年规]|“|《)"), r"\1入"),
)
"""Words that are none, and the one each is meant for."""

_MAY_BE = re.compile(
    "关[干千子汪]|支[特恃待]|建[仪汉]|提[粲宲祟]|收[恶患]|答[夏夐]|[侍伐]表|委[贝貝]|[发系办]入|抄迭|己|末|[投列纳]人"
)

_FEWEST = 4  # signs of a page that lost its marks: no letter asks so often
_QUESTION = re.compile(r"\?(?=\s|$)", re.MULTILINE)
_LOST_MARKS = re.compile(
    r"的\?[^?\n]{4,60}\?(?:收|的|已)|^[ 　]*\?[一二三四五六七八九十]\?|[字函发号]\?(?:19|20)\d\d\?", re.MULTILINE
)
_NUMERAL = re.compile(r"^([ 　]*)\?([一二三四五六七八九十]{1,3}|\d{1,2})\?", re.MULTILINE)
_YEAR = re.compile(rf"(?<={HAN})\?((?:19|20)\d\d)\?(?=\d)")
_LABEL = re.compile(rf"(?:(?<=^)|(?<=[ 　]))({alternatives(*{*FIELDS.values()})})\?(?=\S)|(?<=代表|委员|如下)\?$")
_NAMED = re.compile(
    rf"^({HAN}{{1,10}}(?:、{HAN}{{2,4}}){{0,9}})\?(?={HAN}{{1,10}}(?:、{HAN}{{2,4}}){{0,9}}(?:代表|委员))"
)
_ENDED = re.compile(r"(?<=收悉)\?(?=[经现我])")
_QUOTED = re.compile(r"(?:(?<=[的出在将按照于由对了、])|^)\?([^?\n]{3,80})\?")
_TITLED = re.compile("^关于|(?:建议|提案|议案|办法|规定|条例|意见|方案|规划)$")


def put_back(text: str, found: dict[str, None]) -> str:
    """The text with what it lost, as far as that can be told; each word that was mended is put into `found`."""
    boxed = _BOXED if any(sign in text for sign in "□▯�") else ()
    return _mended(text, (*boxed, *(_ALIKE if _MAY_BE.search(text) else ())), found)


def lost_its_marks(text: str) -> bool:
    """Whether ? stands on a page for quotation marks, brackets and dots."""
    count = text.count("?")
    return count >= _FEWEST and (_LOST_MARKS.search(text) is not None or 2 * len(_QUESTION.findall(text)) < count)


def with_marks(text: str, found: dict[str, None]) -> str:
    """A paragraph of such a page with its marks."""
    for form, meant in _MARKS:
        text = _noted(form, meant, text, found)
    return text


def _quoted(found: re.Match[str]) -> str:
    return f"《{found[1]}》" if _TITLED.search(found[1]) else f"“{found[1]}”"


_MARKS: tuple[tuple[re.Pattern[str], Callable[[re.Match[str]], str]], ...] = (
    (_NUMERAL, lambda one: f"{one[1]}（{one[2]}）"),
    (_YEAR, lambda one: f"〔{one[1]}〕"),
    (_LABEL, lambda one: f"{one[1] or ''}："),
    (_NAMED, lambda one: f"{one[1]}·"),
    (_ENDED, lambda one: "。"),
    (_QUOTED, _quoted),
)


def _mended(text: str, forms: Iterable[tuple[re.Pattern[str], str]], found: dict[str, None]) -> str:
    for form, meant in forms:
        text = _noted(form, lambda one, meant=meant: one.expand(meant), text, found)
    return text


def _noted(form: re.Pattern[str], meant: Callable[[re.Match[str]], str], text: str, found: dict[str, None]) -> str:
    """The text with each place of a form mended; what is meant, and the character before it, is put into `found`."""

    def noted(one: re.Match[str]) -> str:
        told = meant(one)
        found[f"{text[max(0, one.start() - 1) : one.start()].strip()}{told}"] = None
        return told

    return form.sub(noted, text)
