"""L: the page of a .docx against GB/T 9704-2012 and GB/T 33476.2-2016."""

from __future__ import annotations

import re
from collections.abc import Iterator

from drafting import standard
from drafting.checking.case import Case
from drafting.checking.look import Look, Paper, Run
from drafting.checking.rule import Fault, rule
from drafting.document import HEADINGS, Role
from drafting.findings import Severity

_MM = 1440 / 25.4  # twips
_A4 = (round(standard.PAGE_WIDTH * _MM), round(standard.PAGE_HEIGHT * _MM))
_FANGSONG = re.compile("仿宋|FangSong|FZFS", re.IGNORECASE)
_XIAOBIAOSONG = re.compile("小标宋|XBS", re.IGNORECASE)
_HEITI = re.compile("黑体|SimHei", re.IGNORECASE)
_KAITI = re.compile("楷体|KaiTi", re.IGNORECASE)
_FACES = {standard.HEADING_FACE: _HEITI, standard.NAME_FACE: _KAITI, standard.BODY_FACE: _FANGSONG}
_TEXT_BOTTOM = standard.PAGE_HEIGHT - standard.TEXT_TOP - standard.TEXT_HEIGHT
_SIDES = {
    "top": ("上", standard.TOP_MARGIN, standard.TEXT_TOP),
    "bottom": ("下", standard.BOTTOM_MARGIN, _TEXT_BOTTOM),
    "left": ("左", standard.LEFT_MARGIN, standard.LEFT_MARGIN),
    "right": ("右", standard.RIGHT_MARGIN, standard.RIGHT_MARGIN),
}
"""A side's name, its margin by 33476.2, and the white that 5.2.1 wants: a page may be set with either figure."""

_SIZES = {standard.SIZE_2: "2号", standard.SIZE_3: "3号", standard.SIZE_4: "4号"}


def _type(size: float, face: str) -> str:
    """What a type is called in a remedy: 3号（16磅）仿宋_GB2312."""
    return f"{_SIZES[size]}（{size:g}磅）{face}"


def _paper(case: Case) -> Paper | None:
    return case.page.paper if case.page else None


def _body(case: Case) -> list[tuple[int, Look]]:
    places = (index for index, _ in case.each(Role.BODY) if index in case.looks and index not in case.tables)
    return [(index, case.looks[index]) for index in places]


def _first_of(found: list[tuple[int, str]], remedy: str) -> Iterator[Fault]:
    """One fault for all: the page's type is mended in one place."""
    if found:
        index, message = found[0]
        more = f"，共{len(found)}段" if len(found) > 1 else ""
        yield Fault(index, f"{message}{more}", remedy)


@rule("L001", Severity.ERROR)
def not_a4(case: Case) -> Iterator[Fault]:
    """纸张不是 A4。

    为什么：公文用纸为 A4，210 毫米乘 297 毫米；其他纸张装订、归档都不合。
    不好：
        纸宽：216毫米
    较好：
        纸宽：210毫米
    依据：GB/T 9704-2012，5.1
    """
    paper = _paper(case)
    if paper and (abs(paper.width - _A4[0]) > 60 or abs(paper.height - _A4[1]) > 60):
        size = f"{paper.width / _MM:.0f}×{paper.height / _MM:.0f} 毫米"
        yield Fault(0, f"纸张是 {size}", f"改为 A4 纵向（{standard.PAGE_WIDTH:g}×{standard.PAGE_HEIGHT:g} 毫米）")


@rule("L002", Severity.WARNING)
def margins(case: Case) -> Iterator[Fault]:
    """页边距不对。

    为什么：天头37毫米、订口28毫米，版心156毫米乘225毫米；文字处理软件中上34.58毫米、下32.58毫米、左28毫米、右26毫米。
    不好：
        上边距：25毫米
    较好：
        上边距：37毫米
    依据：GB/T 9704-2012，5.2.1；GB/T 33476.2-2016
    """
    paper = _paper(case)
    for side, (name, set_to, white) in _SIDES.items() if paper else ():
        value = getattr(paper, side) / _MM
        least, most = set_to - standard.MARGIN_TOLERANCE, white + standard.MARGIN_TOLERANCE
        if not least - 0.05 <= value <= most + 0.05:
            yield Fault(0, f"{name}边距是 {value:.1f} 毫米", f"设为 {set_to:g} 毫米（{least:g} 至 {most:g} 毫米之间）")


@rule("L003", Severity.INFO)
def lines_a_page(case: Case) -> Iterator[Fault]:
    """每页不是22行。

    为什么：一般每面排22行，撑满版心；行距为固定值，约29磅。
    不好：
        行距：20磅
    较好：
        行距：29.45磅
    依据：GB/T 9704-2012，5.2.3
    """
    paper = _paper(case)
    body = _body(case)
    if not paper or not body:
        return
    line = body[0][1].line or paper.pitch
    height = paper.height - paper.top - paper.bottom
    fits = min(standard.LINE_HEIGHT / standard.POINT, height / 20 / standard.LINES_PER_PAGE)
    remedy = f"行距设为固定值{int(fits * 100) / 100:g}磅"
    if not line:
        yield Fault(body[0][0], "没有设固定行距或文档网格", remedy)
        return
    count = int(height / line + 0.02)
    if count != standard.LINES_PER_PAGE:
        yield Fault(body[0][0], f"每页排{count}行（行距{line / 20:g}磅）", remedy)


@rule("L004", Severity.INFO)
def characters_a_line(case: Case) -> Iterator[Fault]:
    """每行不是28个字。

    为什么：一般每行排28个字，撑满版心。
    不好：
        字间距：1磅
    较好：
        字间距：-0.25磅
    依据：GB/T 9704-2012，5.2.3
    """
    paper = _paper(case)
    runs = [(index, run) for index, look in _body(case) for run in look.han[:1]]
    if not paper or not runs:
        return
    index, run = runs[0]
    width = (paper.width - paper.left - paper.right) / 20
    count = int(width / (run.size + run.spacing + paper.extra) + 0.02)
    if count != standard.CHARACTERS_PER_LINE:
        remedy = (
            f"{_SIZES[standard.SIZE_3]}字，字间距紧缩{-standard.CHARACTER_SPACING:g}磅，"
            f"或设文档网格每行{standard.CHARACTERS_PER_LINE}字"
        )
        yield Fault(index, f"每行排{count}个字", remedy)


@rule("L005", Severity.WARNING)
def body_font(case: Case) -> Iterator[Fault]:
    """正文不是仿宋体。

    为什么：正文用3号仿宋体；样式里只设了西文字体时，中文会落到宋体或等线。
    不好：
        正文字体：宋体
    较好：
        正文字体：仿宋_GB2312
    依据：GB/T 9704-2012，5.2.2、7.3.3
    """
    wrong = [
        (index, f"正文用的是{run.font or '未指定的中文字体'}")
        for index, look in _body(case)
        for run in look.han[:1]
        if not _FANGSONG.search(run.font)
    ]
    yield from _first_of(wrong, f"中文字体设为{standard.BODY_FACE}")


@rule("L006", Severity.WARNING)
def body_size(case: Case) -> Iterator[Fault]:
    """正文不是3号字。

    为什么：正文用3号字（16磅）。
    不好：
        正文字号：14磅
    较好：
        正文字号：16磅
    依据：GB/T 9704-2012，5.2.2、7.3.3
    """
    sizes = ((index, run) for index, look in _body(case) for run in look.han[:1])
    wrong = [(index, f"正文是{run.size:g}磅") for index, run in sizes if run.size != standard.SIZE_3]
    yield from _first_of(wrong, f"设为{_type(standard.SIZE_3, '')}")


def _of_role(case: Case, *roles: Role) -> Iterator[tuple[int, Role, Run]]:
    """The first run of Han in each paragraph of these roles."""
    for index, paragraph in case.each(*roles):
        if index in case.looks and case.looks[index].han:
            yield index, paragraph.role, case.looks[index].han[0]


@rule("L007", Severity.WARNING)
def title_type(case: Case) -> Iterator[Fault]:
    """标题不是2号小标宋体。

    为什么：标题一般用2号小标宋体（22磅）。
    不好：
        标题字体：黑体
    较好：
        标题字体：方正小标宋简体
    依据：GB/T 9704-2012，7.3.1
    """
    wrong = [
        (index, f"标题是{run.size:g}磅{run.font or '未指定的中文字体'}")
        for index, _, run in _of_role(case, Role.TITLE)
        if run.size != standard.SIZE_2 or not _XIAOBIAOSONG.search(run.font)
    ]
    yield from _first_of(wrong, f"设为{_type(standard.SIZE_2, standard.TITLE_FACE)}")


@rule("L008", Severity.WARNING)
def heading_type(case: Case) -> Iterator[Fault]:
    """层次标题的字体不对。

    为什么：第一层用黑体，第二层用楷体，第三、四层用仿宋体，都是3号字。
    不好：
        一级标题字体：宋体
    较好：
        一级标题字体：黑体
    依据：GB/T 9704-2012，7.3.3
    """
    for role in HEADINGS:
        wanted = standard.TYPES[role]
        wrong = [
            (index, f"{role.value}是{run.size:g}磅{run.font or '未指定的中文字体'}")
            for index, _, run in _of_role(case, role)
            if not _FACES[wanted.face].search(run.font) or run.size != wanted.size
        ]
        yield from _first_of(wrong, f"设为{_type(wanted.size, wanted.face)}")


@rule("L009", Severity.WARNING)
def body_indent(case: Case) -> Iterator[Fault]:
    """正文首行没有缩进二字。

    为什么：每个自然段左空二字，回行顶格；用字符数缩进，不用敲空格。
    不好：
        首行缩进：0字
    较好：
        首行缩进：2字
    依据：GB/T 9704-2012，7.3.3
    """
    courtesy = re.compile(r"敬礼|谢谢|此复")
    wrong = [
        (index, "首行打了空格" if look.text.startswith(("　", "  ")) else f"首行缩进{look.indent:g}字")
        for index, look in _body(case)
        if abs(look.indent - standard.TEXT_INDENT) > 0.1 and not courtesy.match(look.text)
    ]
    yield from _first_of(wrong, f"段落设为首行缩进{standard.TEXT_INDENT}字符")


@rule("L010", Severity.WARNING)
def no_page_number(case: Case) -> Iterator[Fault]:
    """没有页码。

    为什么：公文应当标页码，4号半角宋体，单页居右、双页居左。
    不好：
        页码：无
    较好：
        页码：有
    依据：GB/T 9704-2012，7.5
    """
    if case.page and not case.page.numbered:
        yield Fault(0, "页脚没有页码", "插入页码，奇数页居右、偶数页居左")


@rule("L011", Severity.INFO)
def leaked_spacing(case: Case) -> Iterator[Fault]:
    """正文段落带了段前、段后间距。

    为什么：正文行行等距，从网页或别的文件粘贴来的段间距会使一页排不满22行。
    不好：
        段后间距：10磅
    较好：
        段后间距：0磅
    依据：GB/T 9704-2012，5.2.3
    """
    spaced = ((index, (look.before + look.after) / 20) for index, look in _body(case) if look.before or look.after)
    yield from _first_of([(index, f"段前段后共{points:g}磅") for index, points in spaced], "段前、段后都设为0")


@rule("L012", Severity.INFO)
def imprint_size(case: Case) -> Iterator[Fault]:
    """抄送、印发机关不是4号仿宋体。

    为什么：版记用4号仿宋体（14磅）。
    不好：
        抄送字号：16磅
    较好：
        抄送字号：14磅
    依据：GB/T 9704-2012，7.4.2、7.4.3
    """
    wrong = [
        (index, f"{role.value}是{run.size:g}磅{run.font or '未指定的中文字体'}")
        for index, role, run in _of_role(case, Role.CC, Role.PRINTED_BY)
        if run.size != standard.SIZE_4 or not _FANGSONG.search(run.font)
    ]
    yield from _first_of(wrong, f"设为{_type(standard.SIZE_4, standard.BODY_FACE)}")
