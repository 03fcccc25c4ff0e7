"""Tables: of columns as | 甲 | 乙 |, of labels and values by tabs; nothing of a cell is lost."""

import pytest

from drafting.form.load import load, load_text
from drafting.letter.read import read
from drafting.letter.transcript import to_form
from drafting.readers import html, read_document
from drafting.readers.docx import read as read_docx
from drafting.wording.word import word
from drafting.writers import write
from tests.pictures import png
from tests.readers.files import W, package, run

HEAD = "<w:trPr><w:tblHeader/></w:trPr>"


def table(*rows: tuple[str, ...], head: str = "") -> str:
    """A w:tbl; a cell's lines are its paragraphs."""
    cells = [["".join(f"<w:p>{run(line)}</w:p>" for line in cell.split("\n")) for cell in row] for row in rows]
    made = ["".join(f"<w:tc>{cell}</w:tc>" for cell in row) for row in cells]
    return f"<w:tbl><w:tr>{head}{made[0]}</w:tr>{''.join(f'<w:tr>{row}</w:tr>' for row in made[1:])}</w:tbl>"


def lines(inside: str, before: tuple[str, ...] = ()) -> list[str]:
    body = "".join(f"<w:p>{run(line)}</w:p>" for line in before) + inside
    made = f'<w:document xmlns:w="{W}"><w:body>{body}</w:body></w:document>'
    return [paragraph.text for paragraph in read_docx(package(document=made))][len(before) :]


ROWS = (("项目", "盏数"), ("清溪路\n北段", "四十六"), ("云" * 80, "1|2"))
READ = ["| 项目 | 盏数 |", "| 清溪路 北段 | 四十六 |", f"| {'云' * 80} | 1\\|2 |"]


def test_a_table_under_a_head_is_of_columns():
    assert lines(table(*ROWS, head=HEAD)) == READ


def test_a_table_in_the_text_is_of_columns():
    assert lines(table(*ROWS), before=("陈知远委员：",)) == READ


def test_a_table_of_labels_in_the_head_is_parted_by_tabs():
    assert lines(table(("承办单位", "云州市交通局"), ("办理结果", "B"))) == ["承办单位\t云州市交通局", "办理结果\tB"]


def test_what_is_deleted_in_a_cell_is_left_out():
    deleted = table(("项目", "盏数"), ("路灯", "四十")).replace(
        run("四十"), f'<w:del w:author="a">{run("三")}</w:del>{run("四十")}'
    )
    assert lines(deleted, before=("陈知远委员：",)) == ["| 项目 | 盏数 |", "| 路灯 | 四十 |"]


def test_a_table_of_a_page():
    page = "<table><caption>表1：路灯</caption><tr><th>项目<th>盏数<tr><td><p>清溪路<p>北段<td>1|2</table>"
    assert [p.text for p in html.read(page.encode())] == ["表1：路灯", "| 项目 | 盏数 |", "| 清溪路 北段 | 1\\|2 |"]
    labels = "<table><tr><th>承办单位<td>云州市交通局<tr><th>办理结果<td>B</table>"
    assert [p.text.split() for p in html.read(labels.encode())] == [["承办单位", "云州市交通局"], ["办理结果", "B"]]


TABLED = """今年以来，我局已在沿岸步道增设路灯四十六盏。
表1：各段路灯
| 路段 | 盏数 | 说明 |
| 清溪路 | 46 | 其中北段二十盏，南段二十六盏，更换老旧灯头一百二十个，累计投入资金九十万元 |
| 云山路 |  | 甲\\|乙 |
下一步，我局将继续推进。"""


@pytest.mark.parametrize("format", ["docx", "html"])
def test_a_table_in_an_answer_comes_back(format):
    form = load("examples/motion-parking.yaml")
    response = form.responses[0].model_copy(update={"body": TABLED})
    form = form.model_copy(update={"responses": (response, *form.responses[1:])})
    reading = read(write(word(form), format))
    assert reading.record["responses"][0]["body"] == TABLED
    again = load_text(to_form(reading))
    assert [(p.role, p.text) for p in word(again)] == [(p.role, p.text) for p in word(form)]


def pdf_table() -> bytes:
    """A page of text with a ruled table, which goes on on the next page under its head again; and a picture."""
    import io

    from reportlab.lib.pagesizes import A4
    from reportlab.lib.utils import ImageReader
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.cidfonts import UnicodeCIDFont
    from reportlab.pdfgen.canvas import Canvas
    from reportlab.platypus import Table

    pdfmetrics.registerFont(UnicodeCIDFont("STSong-Light"))
    made = io.BytesIO()
    canvas = Canvas(made, pagesize=A4)
    for page, rows in enumerate(((("项目", "盏数"), ("清溪路北段", "46")), (("项目", "盏数"), ("东城", "12")))):
        canvas.setFont("STSong-Light", 16)
        if page == 0:
            canvas.drawString(90, 700, "陈知远委员：")
            canvas.drawImage(ImageReader(io.BytesIO(png(8, 8))), 300, 700)
        drawn = Table(rows, colWidths=120, rowHeights=24, style=[("GRID", (0, 0), (-1, -1), 1, "black")])
        drawn.setStyle([("FONTNAME", (0, 0), (-1, -1), "STSong-Light")])
        drawn.wrapOn(canvas, 400, 400)
        drawn.drawOn(canvas, 90, 600 if page == 0 else 740)
        canvas.setFont("STSong-Light", 16)
        canvas.drawString(90, 500, "此后是正文。")
        canvas.showPage()
    canvas.save()
    return made.getvalue()


def test_a_table_of_a_pdf_is_of_columns_and_its_head_stands_once():
    pytest.importorskip("pdfplumber")
    document = read_document(pdf_table())
    assert [paragraph.text for paragraph in document] == [
        "陈知远委员：",
        "| 项目 | 盏数 |",
        "| 清溪路北段 | 46 |",
        "此后是正文。",
        "| 项目 | 盏数 |",
        "| 东城 | 12 |",
        "此后是正文。",
    ]
    assert [notice.message for notice in document.notices] == ["有1张图片，没有读入"]


def test_a_head_that_is_printed_again_is_one():
    from drafting.readers.pdf import Row, _whole_tables

    texts = [("| 项目 | 盏数 |", 700), ("| 甲 | 1 |", 720), ("| 项目 | 盏数 |", 80), ("| 乙 | 2 |", 100)]
    rows = [Row(text, 0, 0, 0, top, ruled=True) for text, top in texts]
    assert [row.text for row in _whole_tables(rows)] == ["| 项目 | 盏数 |", "| 甲 | 1 |", "| 乙 | 2 |"]
