"""结语: the courtesy that ends the text."""

from __future__ import annotations

import re

from drafting.language.headings import first_sentence, parse_heading
from drafting.language.phrases import phrases
from drafting.letter.lines import Line

_STARTS, _COURTESY = phrases("courtesy_starts"), phrases("courtesy_says")
_THANKS = re.compile(r".{0,25}(?:感谢|谢谢|谢意|致谢)|.*(?:宝贵的?(?:意见|建议)|批评指正|意见反馈)")
_SHORT = re.compile(r"(?:特|专|谨)此.{0,8}[。！]?|此复|此致|敬礼|谢谢|特复|此函")
_SUMMING = re.compile(r"综上|最后|总之|以上(?:是|答复|意见|为|回复|就是|，|情况|汇报|报告)")
_ANSWERS_BELOW = re.compile(r"如下[。：]?$")
_YOU = "(?:您|你|贵|[各\\d两三四五六七八九十几]+位|代表|委员)"
_TURNS_TO = re.compile(
    rf"(?:感谢|谢谢|恳请|敬请|欢迎|盼望|希望|期待|请|望){_YOU}[^。]{{0,40}}(?:关[心注]|支持|监督|批评|指正|意见|建议|谅解|理解|评价)"
    rf"|希望{_YOU}们?(?:继续|一如既往)|欢迎(?:{_YOU}[^。]{{0,8}})?随时|谢忱|致以[^。]{{0,6}}(?:感谢|谢意)"
    rf"|(?:感谢|谢谢){_YOU}|(?:谢谢|顺颂时祺|此致敬礼)[。！]?$|(?:恳请|敬请)一如既往"
)
_LONGEST, _SHORT_END = 400, 160


def closing_start(lines: list[Line]) -> int:
    """Where the closing begins among the body's lines; their number where it has none."""
    start = len(lines)
    while start and _is_courtesy(lines[start - 1]):
        start -= 1
    if start == len(lines) and start > 1 and ends_in_courtesy(lines[-1]):
        start -= 1
    return start


def ends_in_courtesy(line: Line) -> bool:
    """Whether a paragraph that is no courtesy as a whole says one in its last words."""
    text = line.plain
    return (
        len(text) <= _SHORT_END
        and not parse_heading(text)
        and _TURNS_TO.search(text) is not None
        and not (_is_courtesy(line) or _ANSWERS_BELOW.search(text))
    )


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
