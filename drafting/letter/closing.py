"""结语: the courtesy that ends the text."""

from __future__ import annotations

import re

from drafting.language.headings import first_sentence
from drafting.letter.lines import Line

_STARTS = re.compile(
    r"(?:以上|综上|最后|感谢|再次感谢|再次|衷心|非常感谢|十分感谢|诚挚|深深感谢|谢谢|专此|特此|特复|此复|此致|此函|敬礼|顺祝|顺颂|祝您|祝你|祝愿|祝|"
    r"欢迎|恳请|恳切|敬请|请您|请贵|请你|请予|请填|请将|希望您|希望你|希望各位|希望今后|希望继续|希望一如既往|盼望|期待您|期望|如您|如有|如对|如果您|若有|若您|若对|"
    r"对以上|对上述|对本答复|对我们|对此答复|此答复|此复函|此函|本答复|本复函|上述答复|上述意见|您对|您如|今后|感激|衷心地|在此|供你|供贵|供主办|特将|"
    r"仅供|妥否|当否|不妥之处|我们相信|相信|让我们|我们将一如既往|我们真诚|我们诚挚|我局将一如既往|真诚|同时[，]?(?:感谢|欢迎|也感谢|希望您))"
)
_COURTESY = re.compile(
    r"感谢|谢谢|谢意|致谢|宝贵(?:的)?(?:意见|建议)|多提|提出(?:更多)?(?:的)?意见|监督|支持(?:和|与|、)?(?:关心|理解|帮助|关注)|关心(?:和|与|、)?支持|"
    r"批评指正|如有(?:不妥|意见|不明|疑问)|反馈(?:给?我|意见|表)|征询意见|满意|答复|函复|回复|此致|敬礼|审签|评价|统一答复|参考|意见建议|关注(?:和|与)?支持|"
    r"联系我|与我|随时联系|批评|指正|此复|说明|健康|愉快|顺利|幸福|复函|"
    r"(?:关心|支持|关注|监督)我"
)
_THANKS = re.compile(r".{0,25}(?:感谢|谢谢|谢意|致谢)|.*(?:宝贵的?(?:意见|建议)|批评指正|意见反馈)")
_SHORT = re.compile(r"(?:特|专|谨)此.{0,8}[。！]?|此复|此致|敬礼|谢谢|特复|此函")
_SUMMING = re.compile(r"综上|最后|总之|以上(?:是|答复|意见|为|回复|就是|，|情况|汇报|报告)")
_ANSWERS_BELOW = re.compile(r"如下[。：]?$")
_LONGEST = 400


def closing_start(lines: list[Line]) -> int:
    """Where the closing begins among the body's lines; their number where it has none."""
    start = len(lines)
    while start and _is_courtesy(lines[start - 1]):
        start -= 1
    return start


def is_short_courtesy(line: Line) -> bool:
    """此致, 敬礼, 特此函复 and the like, wherever they stand."""
    return _SHORT.fullmatch(line.plain) is not None or (len(line.plain) < 120 and _is_courtesy(line))


def _is_courtesy(line: Line) -> bool:
    text = line.plain
    if _SHORT.fullmatch(text):
        return True
    if len(text) > _LONGEST or _ANSWERS_BELOW.search(text):
        return False
    if _SUMMING.match(text):
        return True
    if not _COURTESY.search(text):
        return False
    return _mostly_courtesy(text) if _STARTS.match(text) else all(map(_THANKS.match, _sentences(text)))


def _mostly_courtesy(text: str) -> bool:
    """At least half of the sentences carry a courtesy."""
    sentences = _sentences(text)
    return 2 * sum(bool(_COURTESY.search(sentence)) for sentence in sentences) >= len(sentences)


def _sentences(text: str) -> list[str]:
    sentences = []
    while text:
        end = first_sentence(text) or len(text)
        sentences.append(text[:end])
        text = text[end:]
    return sentences
