"""Makes Word files (OOXML) by hand: title, headings, lists and tables as what they are, in a named language."""

from datetime import date
from io import BytesIO
from xml.sax.saxutils import escape
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from demo.outlines import Part

LONG_AGO = (1980, 1, 1, 0, 0, 0)
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
MIME = "application/vnd.openxmlformats-officedocument.wordprocessingml"
HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'

CONTENT_TYPES = (
    f'<Types xmlns="{PACKAGE}/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Default Extension="xml" ContentType="application/xml"/>'
    f'<Override PartName="/word/document.xml" ContentType="{MIME}.document.main+xml"/>'
    f'<Override PartName="/word/styles.xml" ContentType="{MIME}.styles+xml"/>'
    f'<Override PartName="/word/numbering.xml" ContentType="{MIME}.numbering+xml"/>'
    '<Override PartName="/docProps/core.xml" ContentType="application/vnd.openxmlformats-package.core-properties+xml"/>'
    "</Types>"
)
RELATIONS = (
    f'<Relationships xmlns="{PACKAGE}/relationships">'
    f'<Relationship Id="r1" Type="{OFFICE}/officeDocument" Target="word/document.xml"/>'
    f'<Relationship Id="r2" Type="{PACKAGE}/relationships/metadata/core-properties" Target="docProps/core.xml"/>'
    "</Relationships>"
)
RELATIONS_OF_TEXT = (
    f'<Relationships xmlns="{PACKAGE}/relationships">'
    f'<Relationship Id="r1" Type="{OFFICE}/styles" Target="styles.xml"/>'
    f'<Relationship Id="r2" Type="{OFFICE}/numbering" Target="numbering.xml"/>'
    "</Relationships>"
)
NUMBERING = (
    f'<w:numbering xmlns:w="{WORD}"><w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/>'
    '<w:lvlText w:val="•"/><w:pPr><w:ind w:left="500" w:hanging="300"/></w:pPr></w:lvl></w:abstractNum>'
    '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num></w:numbering>'
)
STYLES = (
    ("Title", "Title", '<w:spacing w:after="320"/>', '<w:b/><w:color w:val="0B4F45"/><w:sz w:val="48"/>'),
    (
        "Heading1",
        "heading 1",
        '<w:keepNext/><w:spacing w:before="320"/><w:outlineLvl w:val="0"/>',
        '<w:b/><w:color w:val="0B4F45"/><w:sz w:val="30"/>',
    ),
    ("ListBullet", "List Bullet", '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>', ""),
    ("TableHead", "Table Head", "", "<w:b/>"),
)


def make_word_file(title: str, parts: list[Part], language: str, day: date) -> bytes:
    """A Word file with its title, language and day, the same bytes at every call."""
    stored = BytesIO()
    with ZipFile(stored, "w", ZIP_DEFLATED) as archive:
        for name, xml in {
            "[Content_Types].xml": CONTENT_TYPES,
            "_rels/.rels": RELATIONS,
            "docProps/core.xml": _properties(title, language, day),
            "word/document.xml": _document(title, parts),
            "word/styles.xml": _styles(language),
            "word/numbering.xml": NUMBERING,
            "word/_rels/document.xml.rels": RELATIONS_OF_TEXT,
        }.items():
            archive.writestr(ZipInfo(name, LONG_AGO), HEAD + xml, ZIP_DEFLATED)
    return stored.getvalue()


def _properties(title: str, language: str, day: date) -> str:
    moment = f"{day.isoformat()}T09:00:00Z"
    return (
        f'<cp:coreProperties xmlns:cp="{PACKAGE}/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" '
        'xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">'
        f"<dc:title>{escape(title)}</dc:title><dc:language>{language}-FI</dc:language>"
        f'<dcterms:created xsi:type="dcterms:W3CDTF">{moment}</dcterms:created></cp:coreProperties>'
    )


def _document(title: str, parts: list[Part]) -> str:
    written = _paragraph(title, "Title") + "".join(_written(part) for part in parts)
    page = '<w:sectPr><w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1300" w:right="1300" w:bottom="1300" '
    page += 'w:left="1300" w:header="700" w:footer="700" w:gutter="0"/></w:sectPr>'
    return f'<w:document xmlns:w="{WORD}"><w:body>{written}{page}</w:body></w:document>'


def _written(part: Part) -> str:
    if part.kind == "table":
        return _table(part.cells)
    style = {"heading": "Heading1", "list": "ListBullet"}.get(part.kind, "")
    return "".join(_paragraph(line, style) for line in part.lines)


def _paragraph(text: str, style: str = "") -> str:
    chosen = f'<w:pPr><w:pStyle w:val="{style}"/></w:pPr>' if style else ""
    return f'<w:p>{chosen}<w:r><w:t xml:space="preserve">{escape(text)}</w:t></w:r></w:p>'


def _table(rows: list[list[str]]) -> str:
    width = 9300 // len(rows[0])
    grid = f'<w:gridCol w:w="{width}"/>' * len(rows[0])
    written = ""
    for number, row in enumerate(rows):
        head = "<w:trPr><w:tblHeader/></w:trPr>" if number == 0 else ""
        style = "TableHead" if number == 0 else ""
        cells = "".join(
            f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/></w:tcPr>{_paragraph(cell, style)}</w:tc>'
            for cell in row
        )
        written += f"<w:tr>{head}{cells}</w:tr>"
    look = '<w:tblStyle w:val="Lines"/><w:tblW w:w="0" w:type="auto"/><w:tblLook w:firstRow="1"/>'
    return f"<w:tbl><w:tblPr>{look}</w:tblPr><w:tblGrid>{grid}</w:tblGrid>{written}</w:tbl>{_paragraph('')}"


def _styles(language: str) -> str:
    edges = ("top", "bottom", "insideH")
    lines = "".join(f'<w:{edge} w:val="single" w:sz="4" w:color="717A73"/>' for edge in edges)
    written = "".join(_style(*style) for style in STYLES)
    return (
        f'<w:styles xmlns:w="{WORD}"><w:docDefaults><w:rPrDefault><w:rPr>'
        f'<w:rFonts w:ascii="Calibri" w:hAnsi="Calibri"/><w:sz w:val="23"/><w:lang w:val="{language}-FI"/>'
        '</w:rPr></w:rPrDefault><w:pPrDefault><w:pPr><w:spacing w:after="120" w:line="288" w:lineRule="auto"/>'
        "</w:pPr></w:pPrDefault></w:docDefaults>"
        '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style>'
        f'{written}<w:style w:type="table" w:styleId="Lines"><w:name w:val="Lines"/><w:tblPr><w:tblBorders>{lines}'
        "</w:tblBorders></w:tblPr></w:style></w:styles>"
    )


def _style(identity: str, name: str, paragraph: str, run: str) -> str:
    return (
        f'<w:style w:type="paragraph" w:styleId="{identity}"><w:name w:val="{name}"/><w:basedOn w:val="Normal"/>'
        f"<w:pPr>{paragraph}</w:pPr><w:rPr>{run}</w:rPr></w:style>"
    )
