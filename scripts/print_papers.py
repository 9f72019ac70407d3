"""Prints the PDF files of the demo's material bank with Chromium: tagged, with their title, language and outline.

``python -m scripts.print_papers`` prints those whose text has changed. The files are part of the repository, because
printing is slow and needs a browser; ``papers/printed.toml`` remembers what each was printed from, and its pages.
"""

import re
import shutil
import sys
import tempfile
from collections.abc import Iterator
from html import escape
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, sync_playwright

from cms.dates import long_date
from demo.manuscripts import read, told
from demo.outlines import PAPERS, RECORD, Part, fingerprint, parts_of, printed, text_of

ROOT = Path(__file__).resolve().parent.parent
FONTS = ROOT / "cms" / "static" / "fonts"
OPTIONS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]
PUBLISHERS = {"fi": "Saarnirannan hyvinvointialue", "sv": "Askstrands välfärdsområde"}
HOUR = re.compile(rb"\(D:\d{14}[^)]*\)")
STYLE = """
@font-face { font-family: Display; src: url("%(fonts)s/fraunces.woff2"); font-weight: 400 650; }
@font-face { font-family: Text; src: url("%(fonts)s/source-sans-3.woff2"); font-weight: 400 700; }
@page { size: A4 %(turn)s; margin: 24mm 22mm 20mm;
  @bottom-right { content: counter(page) " / " counter(pages); font: 10pt Text; } }
@page :first { @bottom-right { content: none; } }
html { font: 12pt/1.5 Text; color: #19201d; }
.cover { height: %(height)s; display: flex; flex-direction: column; justify-content: space-between; break-after: page; }
p { margin: 0 0 3mm; }
h1 { font: 450 38pt/1.12 Display; border-top: 3pt solid #0b4f45; padding-top: 8mm; margin: 0 0 6mm; }
h2 { font: 500 20pt/1.2 Display; border-top: 1.5pt solid; padding-top: 3mm; margin: 9mm 0 3mm; break-after: avoid; }
.lead { font-size: 16pt; }
ul { margin: 0 0 3mm; padding-left: 6mm; }
li { margin: 1mm 0; }
table { border-collapse: collapse; width: 100%%; margin: 4mm 0; font-variant-numeric: tabular-nums; }
tr { break-inside: avoid; }
th, td { text-align: left; vertical-align: top; padding: 1.6mm 4mm 1.6mm 0; border-bottom: .5pt solid #717a73; }
.slides { font-size: 19pt; line-height: 1.4; }
.slides .lead { font-size: 22pt; }
.slides h2 { font-size: 32pt; break-before: page; margin-top: 0; }
.slides .cover { break-after: auto; }
"""


def main() -> int:
    """Prints what has changed and writes the record; returns the exit code."""
    record = printed()
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=OPTIONS)
        for entry, language in files_to_print():
            name, title, text = f"{entry['key']}.{language}.pdf", told(entry["title"], language), _text(entry, language)
            source = fingerprint(text, title)
            if record.get(name, {}).get("source") == source and (PAPERS / name).exists():
                continue
            made = HOUR.sub(
                lambda found: b"(D:20260101000000Z" + b" " * (len(found[0]) - 19) + b")", _pdf(browser, entry, language)
            )
            (PAPERS / name).write_bytes(made)
            record[name] = {"source": source, "pages": len(re.findall(rb"/Type /Page\b", made))}
            sys.stdout.write(f"{name}: {len(made)} bytes, {record[name]['pages']} pages\n")
        browser.close()
    _write(record)
    return 0


def files_to_print() -> Iterator[tuple[dict[str, Any], str]]:
    """Every material that is a PDF, with each of its languages."""
    for entry in read("materials")["material"]:
        if entry["format"] == "pdf":
            yield from ((entry, language) for language in entry["files"])


def html_of(entry: dict[str, Any], parts: list[Part], language: str) -> str:
    """The page that is printed: a cover with title, author and day, then the text."""
    slides = entry["kind"] == "presentation"
    title = escape(told(entry["title"], language))
    style = STYLE % {
        "fonts": FONTS.as_uri(),
        "turn": "landscape" if slides else "",
        "height": "160mm" if slides else "245mm",
    }
    facts = (entry["author"], long_date(entry["published_on"], language), PUBLISHERS[language])
    return (
        f'<!doctype html><html lang="{language}"><head><meta charset="utf-8"><title>{title}</title>'
        f'<style>{style}</style></head><body class="{"slides" if slides else "paper"}"><div class="cover"><div>'
        f'<h1>{title}</h1><p class="lead">{escape(told(entry["summary"], language))}</p></div>'
        f"<div>{''.join(f'<p>{escape(fact)}</p>' for fact in facts)}</div></div>"
        f"{''.join(_html(part) for part in parts)}</body></html>"
    )


def _text(entry: dict[str, Any], language: str) -> str:
    return text_of(entry["key"], language)


def _pdf(browser: Browser, entry: dict[str, Any], language: str) -> bytes:
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "paper.html"
        file.write_text(html_of(entry, parts_of(_text(entry, language)), language), encoding="utf-8")
        page = browser.new_page()
        page.goto(file.as_uri())
        page.evaluate("document.fonts.ready")
        made = page.pdf(prefer_css_page_size=True, tagged=True, outline=True, print_background=True)
        page.close()
    return made


def _html(part: Part) -> str:
    lines = [escape(line) for line in part.lines]
    if part.kind == "table":
        head, *rows = ([escape(cell) for cell in row] for row in part.cells)
        top = "".join(f'<th scope="col">{cell}</th>' for cell in head)
        body = "".join(
            f'<tr><th scope="row">{row[0]}</th>{"".join(f"<td>{cell}</td>" for cell in row[1:])}</tr>' for row in rows
        )
        return f"<table><thead><tr>{top}</tr></thead><tbody>{body}</tbody></table>"
    if part.kind == "list":
        return f"<ul>{''.join(f'<li>{line}</li>' for line in lines)}</ul>"
    return f"<h2>{lines[0]}</h2>" if part.kind == "heading" else f"<p>{lines[0]}</p>"


def _write(record: dict[str, dict[str, Any]]) -> None:
    rows = [
        f'"{name}" = {{ source = "{row["source"]}", pages = {row["pages"]} }}\n' for name, row in sorted(record.items())
    ]
    RECORD.write_text("# Written by scripts/print_papers.py.\n" + "".join(rows), encoding="utf-8")


if __name__ == "__main__":
    sys.exit(main())
