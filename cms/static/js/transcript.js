/* The transcript follows the player, and its times move it. Without this file every link still leads to its words. */
"use strict";
(() => {
  const video = document.querySelector("[data-player]");
  const cues = [...document.querySelectorAll("[data-second]")];
  if (!video || !cues.length) return;

  const starts = cues.map((cue) => Number(cue.dataset.second));
  const follow = document.querySelector("[data-follow]");
  let current = null;

  const at = (second) => {
    let low = 0, high = starts.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (starts[middle] <= second + 0.25) low = middle + 1; else high = middle;
    }
    return cues[low - 1] || null;
  };

  const show = () => {
    const cue = at(video.currentTime);
    if (cue === current) return;
    if (current) { current.classList.remove("is-now"); current.removeAttribute("aria-current"); }
    current = cue;
    if (!cue) return;
    cue.classList.add("is-now");
    cue.setAttribute("aria-current", "true");
    if (follow && follow.checked && !video.paused) cue.scrollIntoView({ block: "center" });
  };

  const seek = (second) => { video.currentTime = second; show(); };

  document.addEventListener("click", (event) => {
    const link = event.target.closest("a[data-seek]");
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
    seek(Number(link.dataset.seek));
    const played = video.play();
    if (played) played.catch(() => {});
  });

  const fromAddress = () => {
    const match = /^#t(\d+)$/.exec(location.hash);
    if (match) seek(Number(match[1]));
  };
  video.addEventListener("timeupdate", show);
  video.addEventListener("loadedmetadata", fromAddress, { once: true });
  window.addEventListener("hashchange", fromAddress);
  document.querySelectorAll("[data-needs-script]").forEach((part) => { part.hidden = false; });
})();
