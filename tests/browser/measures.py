"""What is measured of a page in a browser: each measure returns what is wrong, and leaves the page as it found it."""

from __future__ import annotations

from typing import Any

from axe_playwright_python.sync_playwright import Axe

WCAG = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
NARROW, ZOOMED, WIDE = 320, 640, 1280
LONG_HEADING = "Järjestöneuvottelukuntatyöskentelymahdollisuuksienarviointihanke"
assert len(LONG_HEADING) >= 60

RUN_AXE = """async tags => (await axe.run({runOnly: {type: "tag", values: tags}})).violations
    .map(found => `${found.id}: ${found.nodes.map(node => node.target).slice(0, 3).join("; ")}`)"""

SPACE_THE_TEXT = """() => {
    for (const part of document.querySelectorAll("body *"))
        Object.assign(part.style, {letterSpacing: "0.12em", wordSpacing: "0.16em", lineHeight: "1.5"});
    for (const part of document.querySelectorAll("p")) part.style.marginBlockEnd = "2em";
}"""

LENGTHEN_HEADINGS = """words => {
    for (const heading of document.querySelectorAll("h1, h2, h3, main a.title")) heading.append(" " + words);
}"""

TOO_WIDE = """() => {
    const width = document.documentElement.clientWidth;
    if (document.documentElement.scrollWidth <= width) return [];
    return [...document.querySelectorAll("body *")].filter(part => part.getBoundingClientRect().right > width + 1)
        .slice(-3).map(part => `${part.tagName}.${part.className}: ${part.textContent.trim().slice(0, 40)}`);
}"""

CLIPPED = """() => [...document.querySelectorAll("main h1, main h2, main h3, main p, main li, main td, main th, .btn")]
    .filter(part => !part.closest(".vh") && ["hidden", "clip"].includes(getComputedStyle(part).overflowX))
    .filter(part => part.scrollWidth > part.clientWidth + 1)
    .map(part => `${part.tagName}.${part.className}: ${part.textContent.trim().slice(0, 40)}`)"""

HIDDEN_FOCUS = """() => {
    const hidden = [];
    const fields = "button, input:not([type=hidden]), select, textarea";
    for (const part of document.querySelectorAll(`a[href], ${fields}, summary, video[controls], [tabindex="0"]`)) {
        if (part.tabIndex < 0) continue;
        part.focus();
        if (document.activeElement !== part) continue;
        const boxes = [...part.getClientRects()].filter(box => box.width > 0 && box.height > 0);
        const points = boxes.flatMap(box => [0.1, 0.5, 0.9].flatMap(share => [0.1, 0.5, 0.9].map(down =>
            [box.left + box.width * share, box.top + box.height * down])));
        const seen = points.some(([x, y]) => {
            const top = document.elementFromPoint(x, y);
            return top && (part.contains(top) || top.contains(part) || part.labels?.length && [...part.labels].some(
                label => label.contains(top)));
        });
        if (!seen) hidden.push(`${part.tagName} ${part.getAttribute("href") ?? part.id}: ${part.textContent.trim()}`);
    }
    document.activeElement.blur();
    window.scrollTo(0, 0);
    return hidden;
}"""


def resize(page: Any, width: int) -> None:
    """Gives the window a width, and the height of a phone held upright or of a desk."""
    page.set_viewport_size({"width": width, "height": 640 if width == NARROW else 900})


def axe_faults(page: Any) -> list[str]:
    """What axe finds in light and in dark, on a phone and on a desk."""
    page.evaluate(Axe().axe_script)
    found = []
    for width in (NARROW, WIDE):
        resize(page, width)
        for scheme in ("light", "dark"):
            page.emulate_media(color_scheme=scheme)
            found += [f"{scheme} {width}: {fault}" for fault in page.evaluate(RUN_AXE, WCAG)]
    page.emulate_media(color_scheme="light")
    return found


def focus_faults(page: Any) -> list[str]:
    """What can have the focus without being seen, on a phone and on a desk."""
    page.emulate_media(reduced_motion="reduce")
    found = []
    for width in (NARROW, WIDE):
        resize(page, width)
        found += [f"{width}: {fault}" for fault in page.evaluate(HIDDEN_FOCUS)]
    return found


def reflow_faults(page: Any) -> list[str]:
    """What scrolls sideways or is cut off: at 200 %, with wide spacing, and on a phone with the longest headings.

    The page keeps the spacing and the headings: this measure comes last.
    """
    found = []
    for width, change in ((ZOOMED, "() => {}"), (WIDE, SPACE_THE_TEXT), (ZOOMED, "() => {}"), (NARROW, "() => {}")):
        resize(page, width)
        page.evaluate(change)
        found += [f"{width}: {fault}" for fault in page.evaluate(TOO_WIDE) + page.evaluate(CLIPPED)]
    page.evaluate(LENGTHEN_HEADINGS, LONG_HEADING)
    return found + [f"long headings: {fault}" for fault in page.evaluate(TOO_WIDE)]


def faults(page: Any) -> list[str]:
    """Everything that is wrong with the page that is open."""
    return [*axe_faults(page), *focus_faults(page), *reflow_faults(page)]
