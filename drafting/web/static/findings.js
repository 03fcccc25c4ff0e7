"use strict";
// Puts each finding at its field, counts them in the navigation, and leads from a finding to its field.
const findings = (() => {
  const MENDS = ".remedy, button";
  const touched = new Set();

  function place() {
    const counts = {}, told = new Map(), wrong = new Set(), held = new Map();
    const holding = (path) => held.get(path) || held.set(path, fields.holding(path)).get(path);
    for (const finding of document.querySelectorAll("#findings > li[data-where]:not(.awaited)")) {
      const field = holding(finding.dataset.where), other = holding(finding.dataset.against || "");
      if (other && other !== field) tell(told, other, finding, finding.querySelector("a"));
      if (!field) continue;
      tell(told, field, finding);
      if (!finding.classList.contains("error")) continue;
      wrong.add(fields.inputOf(field));
      const part = field.closest("[id^='part-']")?.id;
      counts[part] = (counts[part] || 0) + 1;
    }
    for (const box of document.querySelectorAll(".said")) renewing.children(box, told.get(box) || []);
    for (const input of document.querySelectorAll("[aria-invalid]")) if (!wrong.has(input)) input.removeAttribute("aria-invalid");
    for (const input of wrong) if (!input.hasAttribute("aria-invalid")) input.setAttribute("aria-invalid", "true");
    for (const part of document.querySelectorAll("[data-section]")) count(part.querySelector("h2") || part, counts["part-" + part.dataset.section]);
    document.dispatchEvent(new Event("placed"));
  }

  // Says a finding at a field; at the one that contradicts it, `from` is the link to where it was found.
  function tell(told, field, finding, from) {
    const box = field.querySelector(".said");
    if (!box) return;
    const words = from || finding.querySelector("a[data-words]"), message = finding.querySelector(".message").textContent;
    const text = from ? `与“${from.textContent}”不合：${message}` : message;
    const made = said(finding, words ? Object.assign(words.cloneNode(), { textContent: text }) : text, from ? ".remedy" : MENDS);
    if (!told.has(box)) told.set(box, []);
    told.get(box).push(made);
  }

  // What is said of a finding: the message, or a link that has it, and how it is mended.
  function said(finding, message, mends = MENDS) {
    const made = Object.assign(document.createElement("p"), { className: finding.className });
    made.append(message);
    for (const part of finding.querySelectorAll(mends)) made.append(" ", part.cloneNode(true));
    return made;
  }

  function count(place, number) {
    place.querySelector(".count")?.remove();
    if (!number) return;
    place.append(Object.assign(document.createElement("b"), { className: "count", textContent: number, title: number + " 处必须改" }));
  }

  // What a link to a field asks for: f-PATH, and the words there as ROW.START.END.
  function go(id, words) {
    const asked = words ? words.split(".").map(Number) : null;
    if (id.startsWith("f-")) return fields.show(id.slice(2), asked);
    const target = document.getElementById(id);
    if (target?.matches("[id^='part-']")) part(target);
    else if (target) fields.go(target);
    return Boolean(target);
  }

  // A part of the page, unfolded, at the top of the window; what is written next goes there.
  function part(target) {
    if (target.matches("details")) target.open = true;
    target.scrollIntoView({ block: "start" });
    (target.querySelector("summary") || target).focus({ preventScroll: true });
  }

  document.addEventListener("click", (event) => {
    const link = event.target.closest("a[href^='#']:not(.skip)");
    if (link && go(decodeURIComponent(link.hash.slice(1)), link.dataset.words)) event.preventDefault();
  });
  // An empty field is judged once a person has been there.
  function come(input) {
    const path = input.name.replace(/\.blank$/, "");
    if (touched.has(path)) return;
    touched.add(path);
    const meets = (where) => `${where}.`.startsWith(`${path}.`) || `${path}.`.startsWith(`${where}.`);
    if ([...document.querySelectorAll("#findings > .awaited")].some((finding) => meets(finding.dataset.where))) htmx.trigger("#preview", "refresh");
  }

  document.addEventListener("focusout", (event) => {
    const input = fields.of(event.target);
    if (input.form?.id === "form" && input.name && input.type !== "submit") come(input);
  });
  document.addEventListener("htmx:configRequest", (event) => { if (event.detail.verb === "post") event.detail.parameters.touched = [...touched].join(","); });
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
    address.hash = "";
    history.replaceState(null, "", address);
  });

  return { said };
})();
