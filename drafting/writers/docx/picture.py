"""A picture in its own paragraph, its caption in the one below; and the parts of the package that hold the files."""

from __future__ import annotations

from collections.abc import Sequence

from drafting.document import Paragraph, Picture
from drafting.layout.pictures import size
from drafting.writers.docx.markup import escape, paragraph, run

PICTURE = "PICTURE"
_DRAWING = "http://schemas.openxmlformats.org/drawingml/2006"
_EMU = 36000  # in a millimetre


def figure(element: Paragraph, pictures: list[Picture]) -> str:
    """The picture, which is noted in `pictures`, and below it the caption that is its alt text, too."""
    caption = paragraph(element.role.name, run(element.text)) if element.text else ""
    if element.picture is None:
        return caption
    pictures.append(element.picture)
    keep = "<w:keepNext/>" if caption else ""
    return paragraph(PICTURE, f"<w:r>{_drawing(element, pictures)}</w:r>", keep=keep) + caption


def _drawing(element: Paragraph, pictures: Sequence[Picture]) -> str:
    width, height = (round(length * _EMU) for length in size(element.picture))
    told = escape(element.text).replace('"', "&quot;").replace("\t", " ").replace("\n", " ")
    number = len(pictures)
    name = f'id="{number}" name="图{number}" descr="{told}"'
    return (
        f'<w:drawing><wp:inline xmlns:wp="{_DRAWING}/wordprocessingDrawing" distT="0" distB="0" distL="0" distR="0">'
        f'<wp:extent cx="{width}" cy="{height}"/><wp:docPr {name}/>'
        f'<a:graphic xmlns:a="{_DRAWING}/main"><a:graphicData uri="{_DRAWING}/picture">'
        f'<pic:pic xmlns:pic="{_DRAWING}/picture"><pic:nvPicPr><pic:cNvPr {name}/><pic:cNvPicPr/></pic:nvPicPr>'
        f'<pic:blipFill><a:blip r:embed="{_relation(pictures, element.picture)}"/>'
        "<a:stretch><a:fillRect/></a:stretch></pic:blipFill>"
        f'<pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="{width}" cy="{height}"/></a:xfrm>'
        '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic></a:graphicData></a:graphic>'
        "</wp:inline></w:drawing>"
    )


def _relation(pictures: Sequence[Picture], picture: Picture) -> str:
    """The name by which the document refers to a picture: by its first place."""
    return f"picture{pictures.index(picture) + 1}"


def media(pictures: Sequence[Picture]) -> dict[str, tuple[str, bytes]]:
    """The files of the pictures, each once: the path below word/ and the bytes, by the name of the relation."""
    names = {_relation(pictures, one): one for one in pictures}
    return {name: (f"media/{name}.{one.kind}", one.content) for name, one in names.items()}
