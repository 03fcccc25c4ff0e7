"use strict";
// Puts each finding at its field, counts them in the navigation, and leads from a finding to its field.
(() => {
  function fieldOf(where) {
    for (let path = where; path; path = path.includes(".") ? path.slice(0, path.lastIndexOf(".")) : "") {
      const found = document.getElementById("form").querySelector(`[data-path="${CSS.escape(path)}"]`);
      if (found) return found;
    }
    return null;
  }

  function place() {
    for (const box of document.querySelectorAll(".said")) box.replaceChildren();
    for (const input of document.querySelectorAll("[aria-invalid]")) input.removeAttribute("aria-invalid");
    const counts = {};
    for (const finding of document.querySelectorAll("#findings > li")) {
      const field = fieldOf(finding.dataset.where);
      if (!field) continue;
      const said = document.createElement("p");
      said.className = finding.className;
      for (const part of finding.querySelectorAll(".message, .remedy, button")) said.append(part.cloneNode(true), " ");
      field.querySelector(".said")?.append(said);
      if (!finding.classList.contains("error")) continue;
      field.querySelector("input:not([type=hidden]), select, textarea")?.setAttribute("aria-invalid", "true");
      const part = field.closest("section")?.id;
      counts[part] = (counts[part] || 0) + 1;
    }
    for (const link of document.querySelectorAll(".tools nav a")) count(link, counts["part-" + link.dataset.section]);
  }

  function count(link, number) {
    link.querySelector("b")?.remove();
    if (!number) return;
    const badge = Object.assign(document.createElement("b"), { textContent: number, title: number + " 处必须改" });
    link.append(badge);
  }

  function go(id) {
    const target = document.getElementById(id) || (id.startsWith("f-") ? fieldOf(id.slice(2)) : null);
    if (!target) return false;
    for (let holder = target.closest("details"); holder; holder = holder.parentElement.closest("details")) holder.open = true;
    const input = target.matches("input, select, textarea") ? target : target.querySelector("input:not([type=hidden]), select, textarea") || target;
    if (target.matches("section")) target.scrollIntoView({ block: "start" });
    else input.scrollIntoView({ block: "center" });
    input.focus({ preventScroll: true });
    return true;
  }

  document.addEventListener("click", (event) => {
    const link = event.target.closest("#form a[href^='#']");
    if (link && go(decodeURIComponent(link.hash.slice(1)))) event.preventDefault();
  });
  // Nothing moves while a button of the mouse is down, or the click would miss what it was meant for.
  let queued = false, held = false;
  function soon() {
    if (!queued) queueMicrotask(run);
    queued = true;
  }

  function run() {
    if (held) return;
    queued = false;
    place();
  }

  addEventListener("pointerdown", () => { held = true; }, true);
  for (const end of ["pointerup", "pointercancel"]) addEventListener(end, () => setTimeout(() => { held = false; if (queued) run(); }), true);

  document.addEventListener("htmx:afterSwap", soon);
  document.addEventListener("DOMContentLoaded", () => {
    place();
    if (location.hash) go(decodeURIComponent(location.hash.slice(1)));
  });
})();
