"""Makes the attachments of the minutes: plain PDF files with text, written by hand and without a package."""

LINE_HEIGHT, LEFT, TOP = 16, 72, 770
PAGE_LINES = 44


def make_pdf(title: str, text: str, language: str) -> bytes:
    """A PDF of as many pages as the text needs, the same bytes at every call; letters are those of Latin-1."""
    lines = text.strip().splitlines()
    pages = [lines[start : start + PAGE_LINES] for start in range(0, len(lines), PAGE_LINES)] or [[]]
    kids = " ".join(f"{4 + 2 * number} 0 R" for number in range(len(pages)))
    objects = [
        f"<< /Type /Catalog /Pages 2 0 R /Lang ({language}) /ViewerPreferences << /DisplayDocTitle true >> >>".encode(),
        f"<< /Type /Pages /Kids [{kids}] /Count {len(pages)} >>".encode(),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
    ]
    for number, page in enumerate(pages):
        objects.append(
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F1 3 0 R >> >> "
            b"/Contents %d 0 R >>" % (5 + 2 * number)
        )
        drawn = _drawn(page)
        objects.append(b"<< /Length %d >>\nstream\n%s\nendstream" % (len(drawn), drawn))
    objects.append(b"<< /Title (%s) >>" % _escaped(title))
    return _assembled(objects)


def _drawn(lines: list[str]) -> bytes:
    shown = [b"(%s) Tj T*" % _escaped(line) for line in lines]
    start = b"BT /F1 11 Tf %d TL %d %d Td" % (LINE_HEIGHT, LEFT, TOP)
    return b"\n".join([start, *shown, b"ET"])


def _escaped(text: str) -> bytes:
    for mark in ("\\", "(", ")"):
        text = text.replace(mark, f"\\{mark}")
    return text.encode("cp1252", errors="replace")


def _assembled(objects: list[bytes]) -> bytes:
    made = b"%PDF-1.4\n"
    offsets = []
    for number, body in enumerate(objects, start=1):
        offsets.append(len(made))
        made += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    table = b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    size = len(objects) + 1
    made_table = b"xref\n0 %d\n0000000000 65535 f \n%s" % (size, table)
    trailer = b"trailer\n<< /Size %d /Root 1 0 R /Info %d 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (
        size, len(objects), len(made),
    )  # fmt: skip
    return made + made_table + trailer
