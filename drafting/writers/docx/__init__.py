"""Write a Document as a .docx: the official page of GB/T 9704-2012 in every layout."""

from __future__ import annotations

from drafting.document import Document, Picture, Role
from drafting.layout.imprint import ROLES as IMPRINT
from drafting.writers.docx import head
from drafting.writers.docx.frame import OFFICE, listing, section
from drafting.writers.docx.imprint import imprint_xml
from drafting.writers.docx.markup import DECLARATION, NAMESPACE, escape
from drafting.writers.docx.package import pack
from drafting.writers.docx.picture import media
from drafting.writers.docx.text import text_xml

_CORE = (
    f'{DECLARATION}<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties"'
    ' xmlns:dc="http://purl.org/dc/elements/1.1/">'
)


def write(document: Document) -> bytes:
    """The document as a .docx. A layout of None is 白头. The same document gives the same bytes."""
    pictures: list[Picture] = []
    parts: dict[str, str | bytes] = {"word/document.xml": _main(document, pictures)}
    parts["docProps/core.xml"] = _core(document)
    if pictures:
        files = media(pictures)
        parts |= listing({name: path for name, (path, _) in files.items()})
        parts |= {f"word/{path}": content for path, content in files.values()}
    return pack(parts)


def _main(document: Document, pictures: list[Picture]) -> str:
    """The main part; the pictures in it are noted in `pictures`."""
    beside = (*head.ROLES, *IMPRINT)
    paragraphs = [p for p in document if p.role not in beside]
    foot = imprint_xml(document)
    start = next((n for n, p in enumerate(paragraphs) if p.role is Role.ATTACHMENT_NUMBER), len(paragraphs))
    letter, attached = paragraphs[:start], paragraphs[start:]
    body = head.head_xml(document)
    body += text_xml(letter, head.title_gap(document), bool(foot) and not attached, pictures)
    body += text_xml(attached, "", bool(foot), pictures) + foot
    return (
        f'{DECLARATION}<w:document xmlns:w="{NAMESPACE}" xmlns:r="{OFFICE}"><w:body>'
        f"{body}{section(document.layout)}</w:body></w:document>"
    )


def _core(document: Document) -> str:
    """Title, author and keywords, as the file manager shows them."""
    author = document.text(Role.SIGNATURE) or document.text(Role.ISSUER_MARK).removesuffix("文件")
    title, keywords = document.text(Role.TITLE), "；".join(document.keywords)
    return (
        f"{_CORE}<dc:title>{escape(title)}</dc:title><dc:creator>{escape(author)}</dc:creator>"
        f"<cp:keywords>{escape(keywords)}</cp:keywords></cp:coreProperties>"
    )
