"""结语: the courtesy that ends the text."""

from __future__ import annotations

import re

from drafting.language.headings import first_sentence, parse_heading
from drafting.language.phrases import phrases
from drafting.letter.lines import Line

_STARTS, _COURTESY = phrases("courtesy_starts"), phrases("courtesy_says")
_THANKS = re.compile(r".{0,25}(?:感谢|谢谢|谢意|致谢)|.*(?:宝贵的?(?:意见|建议)|批评指正|意见反馈)")
_WISH = "(?:此致|[顺敬即谨并]颂|顺祝)?(?:敬礼|[时公台近商文春夏秋冬大钧][祺安绥])"
_SHORT = re.compile(
    rf"(?:特|专|谨)此.{{0,8}}[。！]?|(?:此复|此致|{_WISH}|谢谢|特复|此函|顺颂|顺祝|敬颂|谨颂)[，：。！]?"
    r"|(?:[妥当]否，)?(?:[敬恳]?请|望)(?:您|予以?)?(?:审阅|审议|谅解|理解|监督|指正)[。！]?"
)
_SUMMING = re.compile(
    r"综上|谨将|谨此|最后(?!一|，?(?:关于|针对|对))|总之|以上(?:是|答复|意见|为|回复|就是|，|情况|汇报|报告)"
)
_ANSWERS_BELOW = re.compile(r"如下[。：]?$")
_YOU = "(?:您|你|贵|[各\\d两三四五六七八九十几]+位|代表|委员)"
_TURNS_TO = re.compile(
    rf"(?:感谢|谢谢|恳请|敬请|欢迎|盼望|希望|期待|(?<!邀)请|望){_YOU}[^。]{{0,40}}(?:关[心注]|支持|监督|批评|指正|意见|建议|谅解|理解|评价)"
    rf"|(?:希望|期待|盼望|期盼|恳请|欢迎){_YOU}们?(?:继续|一如既往)|欢迎(?:{_YOU}[^。]{{0,8}})?随时|谢忱|致以[^。]{{0,6}}(?:感谢|谢意)"
    rf"|(?:感谢|谢谢){_YOU}|(?:谢谢|顺颂时祺|此致敬礼)[。！]?$|(?:恳请|敬请)一如既往"
)
_ASKS = re.compile(
    r"(?:请|欢迎|希望|[期]?盼|期待|诚望|还望|愿|随时|尽管|您|你)[^。；]{0,40}?"
    r"(?:告诉|说给|反映|直言|批?评[议价]|批评|指[正教导]|监督|审阅|来说|坐坐|走一?走|看一?看|来往|常往|联系)"
)
_EVIDENCE = (
    (2, _TURNS_TO),
    (2, _ASKS),
    (2, re.compile(f"(?:诚挚|热[忱诚]|真诚|诚|欢迎|恭)邀?请?{_YOU}[^。；]{{0,30}}(?:参加|莅临|见证|指导)")),
    (1, re.compile("您|你|贵|各位|诸位|(?:代表|委员)们")),
    (2, re.compile("征[询求]意见表|反馈(?:表|意见[表函])|回执")),
    (1, re.compile("告诉我们|说给我们|找我们|与我|同我|以便我")),
    (1, re.compile("以上|上述答复|此复函|本答复|奉告|谨")),
    (1, re.compile("感谢|厚爱|谢意|触动|不妥|不周|没办到|未尽事宜")),
    (-1, re.compile("下一步|计划|拟|将于|年底前|将(?:采取|通过|安排|组织|实行|启动)")),
    (-1, re.compile(r"\d[^，。]{0,40}[，。].*\d(?![^，。]*电话)")),
    (2, re.compile("(?<=[。；！])(?:恳|敬|诚)?请予?(?:监督|审阅|谅解|理解|指正)[。！]?$")),
    (-2, re.compile(".{200}")),
)
_SURE, _LIKELY = 3, 2
_LONGEST = 400


def closing_start(lines: list[Line]) -> int:
    """Where the closing begins among the body's lines; their number where it has none."""
    start = len(lines)
    while start and is_courtesy(lines[start - 1].plain):
        start -= 1
    formulas = all(_SHORT.fullmatch(line.plain) for line in lines[start:])
    if formulas and start > 1 and turns_to_reader(lines[start - 1]):
        start -= 1
    return start


def turns_to_reader(line: Line) -> bool:
    """Whether a last paragraph without the words of a courtesy speaks to its reader, as one would."""
    return not is_courtesy(line.plain) and _evidence(line) >= _SURE


def may_turn_to_reader(line: Line) -> bool:
    """Whether a last paragraph that is text may be meant as a closing."""
    return not is_courtesy(line.plain) and _evidence(line) == _LIKELY


def _evidence(line: Line) -> int:
    text = line.plain
    if parse_heading(text) or text.startswith("|") or _ANSWERS_BELOW.search(text):
        return 0
    return sum(weight for weight, form in _EVIDENCE if form.search(text[:_LONGEST]))


def is_short_courtesy(line: Line) -> bool:
    """此致, 敬礼, 特此函复 and the like, wherever they stand."""
    return _SHORT.fullmatch(line.plain) is not None or (len(line.plain) < 120 and is_courtesy(line.plain))


def is_courtesy(text: str) -> bool:
    """Whether a plain paragraph is nothing but a courtesy, at its end as at its beginning."""
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
