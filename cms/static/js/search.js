/* Suggests words while one is typed: a combobox with a list, as the ARIA Authoring Practices have it. Without this file
   the search is a form like any other. */
"use strict";
(() => {
  const SHORTEST = 2;
  const PAUSE = 150;

  class Suggestions {
    constructor(field) {
      this.field = field;
      this.chosen = -1;
      this.asked = 0;
      this.list = element("ul", { id: `${field.id}-suggestions`, role: "listbox", class: "suggestions", "aria-label": field.dataset.label });
      this.list.hidden = true;
      this.count = element("span", { role: "status", class: "vh" });
      field.after(this.list);
      field.closest("form").append(this.count);
      set(field, { role: "combobox", autocomplete: "off", "aria-autocomplete": "list", "aria-expanded": "false", "aria-controls": this.list.id });
      field.addEventListener("input", (event) => this.wait(event));
      field.addEventListener("keydown", (event) => this.press(event));
      field.addEventListener("blur", () => this.close());
      field.form.addEventListener("submit", () => this.close());
      // The field keeps the focus while a suggestion is pointed at; a list that is pulled along by a finger still moves.
      this.list.addEventListener("mousedown", (event) => event.preventDefault());
      this.list.addEventListener("click", (event) => this.take(event.target.closest("[role=option]")));
    }

    get options() { return this.list.children; }

    get isOpen() { return !this.list.hidden; }

    /* What was suggested stays until the next answer comes: a list that blinks at each letter cannot be read. */
    wait(event) {
      this.forget();
      this.choose(-1);
      if (this.field.value.trim().length < SHORTEST) this.close();
      else if (!event.isComposing) this.waiting = setTimeout(() => this.ask(), PAUSE);
    }

    /* No answer that is on its way is wanted any more. */
    forget() {
      this.asked += 1;
      clearTimeout(this.waiting);
      if (this.connection) this.connection.abort();
    }

    async ask() {
      this.forget();
      const text = this.field.value;
      const turn = this.asked;
      this.connection = new AbortController();
      try {
        const answer = await fetch(`${this.field.dataset.suggestions}?q=${encodeURIComponent(text)}`, { signal: this.connection.signal });
        const { suggestions, languages = [] } = answer.ok ? await answer.json() : { suggestions: [] };
        const others = suggestions.map((words, place) => ({ words, language: languages[place] })).filter((one) => one.words !== text);
        // What comes late belongs to what was typed before.
        if (turn === this.asked && document.activeElement === this.field) this.show(others);
      } catch { /* The next letter asks again. */ }
    }

    show(suggestions) {
      if (!suggestions.length) { this.close(); return; }
      this.list.replaceChildren(...suggestions.map(({ words, language }, number) => {
        const option = element("li", { id: `${this.list.id}-${number}`, role: "option", "aria-selected": "false" });
        // Only the last word was not typed: it alone may be of the other language.
        const last = words.lastIndexOf(" ") + 1;
        const word = element("span", language ? { lang: language } : {});
        word.textContent = words.slice(last);
        option.append(words.slice(0, last), word);
        return option;
      }));
      this.list.hidden = false;
      this.field.setAttribute("aria-expanded", "true");
      this.count.textContent = suggestions.length === 1 ? this.field.dataset.one : this.field.dataset.many.replace("#", suggestions.length);
    }

    close() {
      this.forget();
      this.choose(-1);
      this.list.hidden = true;
      this.list.replaceChildren();
      this.field.setAttribute("aria-expanded", "false");
      this.count.textContent = "";
    }

    choose(number) {
      for (const option of this.options) option.setAttribute("aria-selected", "false");
      this.chosen = number;
      const option = this.options[number];
      if (option) {
        option.setAttribute("aria-selected", "true");
        option.scrollIntoView({ block: "nearest" });
        this.field.setAttribute("aria-activedescendant", option.id);
      } else {
        this.field.removeAttribute("aria-activedescendant");
      }
    }

    /* One step down or up; beyond the last option and before the first lies what was typed. Nothing that comes late
       takes the list away from under somebody who moves in it. */
    step(way) {
      this.forget();
      const places = this.options.length + 1;
      this.choose((this.chosen + 1 + way + places) % places - 1);
    }

    take(option) {
      if (!option) return;
      this.field.value = option.textContent;
      this.close();
      this.field.form.requestSubmit();
    }

    press(event) {
      if (event.isComposing || event.ctrlKey || event.metaKey) return;
      const act = {
        ArrowDown: () => { if (!this.isOpen) this.wait(event); else if (!event.altKey) this.step(1); },
        ArrowUp: () => { if (this.isOpen && event.altKey) this.close(); else if (this.isOpen) this.step(-1); },
        Escape: () => this.close(),
        Enter: () => this.take(this.options[this.chosen]),
      }[event.key];
      const isOurs = {
        ArrowDown: true,
        ArrowUp: this.isOpen,
        Escape: this.isOpen,
        Enter: this.chosen >= 0,
      }[event.key];
      if (act && isOurs) {
        event.preventDefault();
        act();
      } else if (["Home", "End", "ArrowLeft", "ArrowRight"].includes(event.key)) {
        this.choose(-1);
      }
    }
  }

  function set(target, attributes) {
    for (const [name, value] of Object.entries(attributes)) target.setAttribute(name, value);
  }

  function element(name, attributes) {
    const made = document.createElement(name);
    set(made, attributes);
    return made;
  }

  for (const field of document.querySelectorAll("input[data-suggestions]")) new Suggestions(field);
})();
