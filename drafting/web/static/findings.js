"use strict";
// Puts each finding at its field, counts them in the navigation, and leads from a finding to its field.
(() => {
  function place() {
    for (const box of document.querySelectorAll(".said")) box.replaceChildren();
    for (const input of document.querySelectorAll("[aria-invalid]")) input.removeAttribute("aria-invalid");
    const counts = {};
    for (const finding of document.querySelectorAll("#findings > li")) {
      const field = fields.holding(finding.dataset.where);
      if (!field) continue;
      const said = document.createElement("p");
      said.className = finding.className;
      for (const part of finding.querySelectorAll(".message, .remedy, button")) said.append(part.cloneNode(true), " ");
      const link = finding.querySelector("a[data-words]")?.cloneNode();
      if (link) said.firstChild.replaceWith(link), link.append(finding.querySelector(".message").textContent);
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

  // What a link to a field asks for: f-PATH, and the words there as ROW.START.END.
  function go(id, words) {
    const asked = words ? words.split(".").map(Number) : null;
    if (id.startsWith("f-")) return fields.show(id.slice(2), asked);
    const target = document.getElementById(id);
    if (target?.matches("section")) target.scrollIntoView({ block: "start" });
    else if (target) fields.go(target);
    return Boolean(target);
  }

  document.addEventListener("click", (event) => {
    const link = event.target.closest("a[href^='#']:not(.skip)");
    if (link && go(decodeURIComponent(link.hash.slice(1)), link.dataset.words)) event.preventDefault();
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
    if (!location.hash) return;
    const address = new URL(location.href);
    go(decodeURIComponent(address.hash.slice(1)), address.searchParams.get("words"));
    address.searchParams.delete("words");
    history.replaceState(null, "", address);
  });
})();
