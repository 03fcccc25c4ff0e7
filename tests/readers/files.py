"""The files that readers are tried on, made here: packages with chosen parts, pages, PDFs."""

from __future__ import annotations

import io
import zipfile

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
LETTER = (
    "云交函〔2025〕23号\t签发人：何维",
    "办理结果：B",
    "关于市政协七届三次会议第0076号提案的答复",
    "陈知远委员：",
    "您提出的《关于完善清溪河沿岸步道照明的提案》收悉。现答复如下：",
    "一、关于增设路灯问题",
    "今年以来，我局会同街道逐一摸排，已在沿岸步道增设路灯四十六盏，更换老旧灯头一百二十个，累计投入资金九十万元，群众夜间出行的条件有了改善。",
    "二、关于日常维护问题",
    "我们建立了每周巡查制度，故障在二十四小时以内修复。",
    "感谢您对我们工作的关心和支持。",
    "云州市交通运输局",
    "2025年8月19日",
    "（联系人：方怀瑾，联系电话：0551-5550123）",
    "抄送：市政协提案委（2份），市政府督查室（1份）。",
)


def package(**parts: str | bytes) -> bytes:
    """A zip with word/NAME.xml for each part."""
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as file:
        for name, part in parts.items():
            file.writestr(f"word/{name}.xml", part)
    return content.getvalue()


def document(*paragraphs: str) -> str:
    """The main part with these paragraphs, each the inside of a w:p."""
    body = "".join(f"<w:p>{paragraph}</w:p>" for paragraph in paragraphs)
    return f'<w:document xmlns:w="{W}"><w:body>{body}</w:body></w:document>'


def run(text: str) -> str:
    return "".join(
        "<w:r><w:tab/></w:r>" if part == "\t" else f'<w:r><w:t xml:space="preserve">{part}</w:t></w:r>'
        for part in text.replace("\t", "\n\t\n").split("\n")
    )


def docx_letter() -> bytes:
    return package(document=document(*map(run, LETTER)))


def html_letter() -> bytes:
    rows = "".join(f"<p>{line}</p>".replace("\t", "　　　　") for line in LETTER)
    page = "<!DOCTYPE html><html><head><meta charset=gbk><title>x</title><script>var a='<p>';</script></head>"
    return f"{page}<body><div>{rows}</div></body></html>".encode("gb18030")


def txt_letter() -> bytes:
    return "\n".join(LETTER).replace("\t", "　　　　").encode()


def pdf_letter() -> bytes:
    """Set as a page is: 16 pt, 28 characters a line, body two characters in, a page number."""
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.cidfonts import UnicodeCIDFont
    from reportlab.pdfgen.canvas import Canvas

    pdfmetrics.registerFont(UnicodeCIDFont("STSong-Light"))
    content = io.BytesIO()
    canvas = Canvas(content, pagesize=(595, 842))
    y = 740
    for number, line in enumerate(LETTER):
        canvas.setFont("STSong-Light", 16)
        title, right = number == 2, number in (10, 11)
        x = 140 if title else 320 if right else 80 if number in (0, 3) else 112
        for start, part in _set(line, 28, indent=2 if x == 112 else 0):
            canvas.drawString(80 if start else x, y, part.replace("\t", "　　　　"))
            y -= 29
    canvas.setFont("STSong-Light", 14)
    canvas.drawString(480, 60, "— 1 —")
    canvas.save()
    return content.getvalue()


OFD = "http://www.ofdspec.org/2016"


def ofd(*pages: str, **parts: str | bytes) -> bytes:
    """A zip with these pages, each what stands in its layer; `parts` (names with __ for /) are put in their places."""
    listed = "".join(f'<ofd:Page ID="{n}" BaseLoc="Pages/Page_{n}/Content.xml"/>' for n in range(len(pages)))
    box = "<ofd:CommonData><ofd:PageArea><ofd:PhysicalBox>0 0 210 297</ofd:PhysicalBox></ofd:PageArea></ofd:CommonData>"
    root = "<ofd:DocBody><ofd:DocRoot>Doc_0/Document.xml</ofd:DocRoot></ofd:DocBody>"
    files = {
        "OFD.xml": f'<ofd:OFD xmlns:ofd="{OFD}">{root}</ofd:OFD>',
        "Doc_0/Document.xml": f'<ofd:Document xmlns:ofd="{OFD}">{box}<ofd:Pages>{listed}</ofd:Pages></ofd:Document>',
    }
    for n, page in enumerate(pages):
        layer = (
            f'<ofd:Page xmlns:ofd="{OFD}"><ofd:Content><ofd:Layer ID="9{n}">{page}</ofd:Layer></ofd:Content></ofd:Page>'
        )
        files[f"Doc_0/Pages/Page_{n}/Content.xml"] = layer
    files |= {name.replace("__", "/"): part for name, part in parts.items()}
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as file:
        for name, part in files.items():
            file.writestr(name, part)
    return content.getvalue()


def ofd_text(x: float, y: float, text: str, size: float = 5.6) -> str:
    """A line of text as an OFD has it: millimetres from the top left, its object's box and its place in the box."""
    return (
        f'<ofd:TextObject Boundary="{x} {y} {size * len(text)} 8" Size="{size}">'
        f'<ofd:TextCode X="0" Y="6" DeltaX="g {len(text) - 1} {size}">{text}</ofd:TextCode></ofd:TextObject>'
    )


def ofd_letter() -> bytes:
    """Set as pdf_letter is; its lines are in no order."""
    lines, y = [], 36.0
    for number, line in enumerate(LETTER):
        title, right = number == 2, number in (10, 11)
        x = 49.0 if title else 113.0 if right else 28.0 if number in (0, 3) else 39.2
        for start, part in _set(line, 28, indent=2 if x == 39.2 else 0):
            lines.append(ofd_text(28.0 if start else x, y, part.replace("\t", "　　　　")))
            y += 10.2
    return ofd("".join(reversed(lines)) + ofd_text(170, 280, "— 1 —", 5))


def _set(line: str, width: int, indent: int) -> list[tuple[int, str]]:
    parts, start = [], 0
    while start < len(line):
        end = start + width - (0 if start else indent)
        parts.append((start, line[start:end]))
        start = end
    return parts
