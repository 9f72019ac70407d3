/* A text is saved once: nobody's click goes out beside a draft that is just being saved by itself, and nothing is saved
   by itself after it. On a slow line Wagtail's own saving would make a second page of a new one. */
"use strict";
(() => {
  const LONGEST_WAIT = 10_000;
  let isSaving = false;
  let isLeaving = false;
  let held = null;

  function goOn() {
    isSaving = false;
    if (!held) return;
    const { form, button, patience } = held;
    held = null;
    clearTimeout(patience);
    // What shows that it works may have switched the button off, and a button that is off is not sent.
    if (button) button.disabled = false;
    form.requestSubmit(button);
  }

  addEventListener("w-autosave:save", (event) => {
    if (isLeaving) event.preventDefault();
    else isSaving = !event.defaultPrevented;
  });
  addEventListener("w-autosave:success", goOn);
  addEventListener("w-autosave:error", goOn);
  addEventListener("pageshow", () => { isLeaving = false; });
  addEventListener("submit", (event) => {
    if (!event.target.matches("[data-controller~=w-autosave]")) return;
    if (isSaving) {
      event.preventDefault();
      event.stopImmediatePropagation();
      held ??= { form: event.target, button: event.submitter, patience: setTimeout(goOn, LONGEST_WAIT) };
    } else {
      isLeaving = true;
      setTimeout(() => { isLeaving = !event.defaultPrevented; });
    }
  }, { capture: true });
})();
