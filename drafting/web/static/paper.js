"use strict";
// The page at the side: zoom, from a paragraph to its field and back, copying the text.
(() => {
  const STEPS = [0.5, 0.6, 0.7, 0.8, 0.9, 1, 1.15, 1.3, 1.5, 2];
  const PAGE = 210 / 25.4 * 96;

  function fitting() {
    return Math.min((document.getElementById("sheets").clientWidth - 24) / PAGE, 1.3);
  }

  function chosen() {
    const kept = Number(localStorage.getItem("drafting zoom"));
    return kept >= STEPS[0] && kept <= STEPS.at(-1) ? kept : 0;
  }

  function zoom() {
    const size = chosen() || fitting();
    document.getElementById("preview").style.setProperty("--zoom", size);
    document.getElementById("zoom").textContent = Math.round(size * 100) + "%";
    document.querySelector(".zoom").hidden = false;
  }

  function step(forward) {
    const now = chosen() || fitting();
    const next = forward ? STEPS.find((size) => size > now + 0.01) : STEPS.findLast((size) => size < now - 0.01);
    if (next) localStorage.setItem("drafting zoom", next);
    zoom();
  }

  function field(source) {
    for (let path = source; path; path = path.includes(".") ? path.slice(0, path.lastIndexOf(".")) : "") {
      const found = document.getElementById("f-" + path);
      if (found) return found;
    }
    return null;
  }

  function toField(line) {
    const target = field(line.dataset.source);
    if (!target) return;
    for (let holder = target.closest("details"); holder; holder = holder.parentElement.closest("details")) holder.open = true;
    const input = target.matches("fieldset") ? target.querySelector("input:not([type=hidden]), select, textarea") || target : target;
    input.focus({ preventScroll: true });
    input.scrollIntoView({ block: "center" });
    if (!input.matches("textarea")) return;
    const start = input.value.split("\n").slice(0, Number(line.dataset.row)).join("\n").length + (line.dataset.row > 0 ? 1 : 0);
    input.setSelectionRange(start, start);
  }

  function mark() {
    for (const line of document.querySelectorAll(".line.active")) line.classList.remove("active");
    const input = document.activeElement;
    const path = input?.form?.id === "form" ? input.name : "";
    if (!path) return [];
    const row = input.matches("textarea") ? input.value.slice(0, input.selectionStart).split("\n").length - 1 : 0;
    const of = (line) => line.dataset.source === path || path.startsWith(line.dataset.source + ".");
    const all = [...document.querySelectorAll("#preview .line[data-source]")].filter(of);
    const lines = all.filter((line) => line.dataset.source !== path || Number(line.dataset.row) === row);
    for (const line of lines) line.classList.add("active");
    return lines.length ? lines : all;
  }

  function follow() {
    const [line] = mark();
    if (!line) return;
    const box = document.getElementById("sheets"), place = line.getBoundingClientRect(), frame = box.getBoundingClientRect();
    if (place.top < frame.top + 40 || place.bottom > frame.bottom - 40) box.scrollTop += place.top - frame.top - frame.height / 3;
  }

  async function copy(link) {
    const answer = await fetch(link.href);
    await navigator.clipboard.writeText(await answer.text());
    link.textContent = "已复制";
    setTimeout(() => { link.textContent = "复制文字"; }, 2000);
  }

  document.addEventListener("click", (event) => {
    const line = event.target.closest("#preview [data-source]");
    if (line) toField(line);
    else if (event.target.id === "smaller") step(false);
    else if (event.target.id === "larger") step(true);
    else if (event.target.id === "fit") { localStorage.removeItem("drafting zoom"); zoom(); }
    else if (event.target.id === "copy" && navigator.clipboard) { event.preventDefault(); copy(event.target).catch(() => { location.assign(event.target.href); }); }
  });
  document.addEventListener("focusin", follow);
  document.addEventListener("selectionchange", mark);
  document.addEventListener("htmx:afterSwap", (event) => {
    if (event.detail.target.id === "work") zoom();
    if (event.target.matches("#work, #preview > :last-child")) follow();
  });
  addEventListener("resize", zoom);
  document.addEventListener("DOMContentLoaded", zoom);
})();
