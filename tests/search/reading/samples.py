"""Small files of every kind that is read, made when a test asks."""

import io
import zipfile

from docx import Document
from docx.enum.text import WD_BREAK
from openpyxl import Workbook
from pptx import Presentation
from pypdf import PdfReader, PdfWriter

from demo.papers import PAGE_LINES, make_pdf

ODF_NAMES = (
    'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
    'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" '
    'xmlns:draw="urn:oasis:names:tc:opendocument:xmlns:drawing:1.0" '
    'xmlns:presentation="urn:oasis:names:tc:opendocument:xmlns:presentation:1.0" '
    'xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0"'
)


def pdf(*pages):
    """A PDF of a page for each text."""
    lines = []
    for page in pages:
        own = page.split("\n")
        lines += own + [" "] * (PAGE_LINES - len(own))
    return make_pdf("Liite", "\n".join([*lines[:-1], "."]) if pages != ("",) else "", "fi")


def locked_pdf(user_password):
    """A PDF with a password; where that is empty, only changes are locked."""
    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(pdf("Salainen sivu."))))
    writer.encrypt(user_password, owner_password="omistaja", algorithm="RC4-128")
    held = io.BytesIO()
    writer.write(held)
    return held.getvalue()


def docx(*pages):
    """A Word file with a page break between the texts."""
    document = Document()
    for number, page in enumerate(pages):
        paragraph = document.add_paragraph()
        if number:
            paragraph.add_run().add_break(WD_BREAK.PAGE)
        paragraph.add_run(page)
    return _saved(document)


def pptx(*slides, notes=""):
    """Slides with a title each."""
    presentation = Presentation()
    for text in slides:
        slide = presentation.slides.add_slide(presentation.slide_layouts[5])
        slide.shapes.title.text = text
        if notes:
            slide.notes_slide.notes_text_frame.text = notes
    return _saved(presentation)


def odt(content, manifest="<manifest/>"):
    """An OpenDocument text with some content of ``office:text``."""
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w") as package:
        package.writestr("mimetype", "application/vnd.oasis.opendocument.text")
        package.writestr("META-INF/manifest.xml", manifest)
        body = f"<office:body><office:text>{content}</office:text></office:body>"
        package.writestr("content.xml", f"<office:document-content {ODF_NAMES}>{body}</office:document-content>")
    return held.getvalue()


def xlsx(rows, hidden=()):
    """A workbook with a sheet of these rows, and a hidden one."""
    book = Workbook()
    for row in rows:
        book.active.append(row)
    secret = book.create_sheet("Piilossa")
    secret.sheet_state = "hidden"
    for row in hidden:
        secret.append(row)
    return _saved(book)


def _saved(document):
    held = io.BytesIO()
    document.save(held)
    return held.getvalue()
