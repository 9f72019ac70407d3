/* Suggests words while one is typed, in the browser's own list, which keyboards and screen readers know. Without this
   file the search is a form like any other. */
"use strict";
(() => {
  for (const field of document.querySelectorAll("input[data-suggestions]")) {
    const list = document.createElement("datalist");
    list.id = `${field.id}-suggestions`;
    field.after(list);
    field.setAttribute("list", list.id);
    field.autocomplete = "off";

    let waiting, asked;
    const ask = async () => {
      if (asked) asked.abort();
      asked = new AbortController();
      const text = field.value;
      if (text.trim().length < 2) { list.replaceChildren(); return; }
      try {
        const answer = await fetch(`${field.dataset.suggestions}?q=${encodeURIComponent(text)}`, { signal: asked.signal });
        if (!answer.ok) return;
        const { suggestions } = await answer.json();
        list.replaceChildren(...suggestions.filter((one) => one !== text).map((one) => new Option(one, one)));
      } catch { /* The next letter asks again. */ }
    };
    field.addEventListener("input", () => { clearTimeout(waiting); waiting = setTimeout(ask, 150); });
  }
})();
