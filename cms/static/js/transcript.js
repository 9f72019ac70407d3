/* The transcript follows the player, its times move it, and words are found at once. Without this file every time
   is a link that starts the player there and shows the words, and the search is a form. */
"use strict";
(() => {
  const video = document.querySelector("[data-player]");
  const frame = document.querySelector("[data-frame]");
  const cues = [...document.querySelectorAll("[data-second]")];
  const chapters = [...document.querySelectorAll("[data-chapter]")];
  const follow = document.querySelector("[data-follow]");
  const form = document.querySelector("[data-find]");

  /* The last of the parts that has begun at a second. */
  const begun = (parts, name, second) => {
    let low = 0, high = parts.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (Number(parts[middle].dataset[name]) <= second + 0.25) low = middle + 1; else high = middle;
    }
    return parts[low - 1] || null;
  };

  const now = new Map();
  const mark = (name, part) => {
    const before = now.get(name);
    if (before === part) return false;
    if (before) { before.classList.remove("is-now"); before.removeAttribute("aria-current"); }
    now.set(name, part);
    if (part) { part.classList.add("is-now"); part.setAttribute("aria-current", "true"); }
    return Boolean(part);
  };
  now.set("cue", cues.find((cue) => cue.classList.contains("is-now")));

  const show = (second) => {
    mark("chapter", begun(chapters, "chapter", second));
    const moved = mark("cue", begun(cues, "second", second));
    if (moved && video && follow && follow.checked && !video.paused) now.get("cue").scrollIntoView({ block: "center" });
  };

  const seek = (second) => {
    if (video) video.currentTime = second;
    show(second);
  };

  /* A time: the player goes there. Without a player of our own the words do; what this view lacks is another view. */
  document.addEventListener("click", (event) => {
    const link = event.target.closest("a[data-seek], a.at");
    if (!link || event.button || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    const second = Number(new URL(link.href).searchParams.get("t"));
    const words = document.getElementById(`t${second}`);
    if (frame || (!video && !words)) return;
    event.preventDefault();
    history.replaceState(null, "", `#t${second}`);
    seek(second);
    if (words && link.dataset.seek) words.scrollIntoView({ block: "center" });
    if (video) video.play().catch(() => {});
  });

  /* #t754 and #t=754 lead to a second; where its words are in another part of the text, that part is fetched. */
  const fromAddress = () => {
    const match = /^#t=?(\d+)$/.exec(location.hash);
    if (!match) return;
    const second = Number(match[1]);
    const wished = new URLSearchParams(location.search);
    if (!document.getElementById(`t${second}`) && form && wished.get("t") !== match[1]) {
      wished.delete("part");
      wished.delete("find");
      wished.set("t", match[1]);
      location.replace(`?${wished}#t${second}`);
      return;
    }
    if (!video || video.readyState) seek(second);
    else {
      show(second);
      video.addEventListener("loadedmetadata", () => seek(second), { once: true });
    }
  };

  if (video) {
    video.addEventListener("timeupdate", () => show(video.currentTime));
    video.addEventListener("seeked", () => show(video.currentTime));
    if (follow) follow.closest("[data-needs-script]").hidden = false;
  }
  window.addEventListener("hashchange", fromAddress);
  fromAddress();

  if (!form || !("instant" in form.dataset)) return;
  const status = form.querySelector("[role=status]");
  const field = form.elements.find;
  const lists = [...document.querySelectorAll(".cues")];
  const spans = cues.map((cue) => [...cue.querySelectorAll("span")].map((span) => [span, span.textContent]));

  const marked = (text, pattern) => text.split(pattern).map((piece, number) => {
    if (number % 2 === 0) return piece;
    const hit = document.createElement("mark");
    hit.textContent = piece;
    return hit;
  });

  const find = () => {
    const words = field.value.trim().split(/\s+/).filter(Boolean);
    const source = words.map((word) => word.replace(/[.*+?^${}()|[\]\\]/g, "\\$&")).join("\\s+");
    let found = 0;
    cues.forEach((cue, number) => {
      const said = spans[number];
      const hit = !source || new RegExp(source, "iu").test(said.map(([, text]) => text).join(" "));
      const pattern = source && hit ? new RegExp(`(${source})`, "iu") : null;
      for (const [span, text] of said) span.replaceChildren(...(pattern ? marked(text, pattern) : [text]));
      cue.hidden = !hit;
      found += hit ? 1 : 0;
    });
    for (const list of lists) {
      list.hidden = !list.querySelector("li:not([hidden])");
      const heading = list.previousElementSibling;
      if (heading && heading.matches(".cue-chapter")) heading.hidden = list.hidden;
    }
    const { none, one, many } = status.dataset;
    status.textContent = !source ? "" : found ? (found === 1 ? one : many.replace("5", found)) : none;
  };

  let waiting;
  field.addEventListener("input", () => { clearTimeout(waiting); waiting = setTimeout(find, 150); });
  form.addEventListener("submit", (event) => { event.preventDefault(); find(); });
})();
