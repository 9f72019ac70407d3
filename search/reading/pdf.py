"""The pages of a PDF file."""

from collections.abc import Iterator

from pypdf import PdfReader

from search.reading.outcomes import Encrypted


def pdf_pages(path: str) -> Iterator[str]:
    """The text of each page in its order, empty where a page has none or cannot be read.

    Raises Encrypted where the file needs a password, and whatever pypdf raises where it is no PDF.
    """
    reader = PdfReader(path)
    if reader.is_encrypted and not _opens_without_password(reader):
        raise Encrypted
    for number in range(len(reader.pages)):
        try:
            yield reader.pages[number].extract_text()
        except MemoryError:
            raise
        except Exception:  # noqa: BLE001 - a broken page raises anything, and the others can be read
            yield ""


def _opens_without_password(reader: PdfReader) -> bool:
    """Whether readers may open the file: some have a password against changes only."""
    try:
        return bool(reader.decrypt(""))
    except Exception:  # noqa: BLE001 - a cipher that is not at hand is as closed as one with a password
        return False
