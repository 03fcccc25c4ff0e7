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

  // The pieces of the page that are the focused field's own words, each with where it begins in the field's value.
  function pieces(input) {
    const found = document.querySelectorAll(`#preview [data-at][data-source="${CSS.escape(input.name)}"]`);
    const begins = found.length ? fields.begins(input) : [];
    return [...found].map((piece) => ({ piece, text: piece.firstChild, start: begins[piece.dataset.row] + Number(piece.dataset.at) }));
  }

  // Of these pieces the characters that are selected, or the one at the caret.
  function ranges(input) {
    const { selectionStart, selectionEnd } = fields.writer(input);
    const all = pieces(input), from = selectionStart ?? 0, to = Math.max(selectionEnd ?? 0, from);
    if (from === to) {
      const here = all.findLast((one) => one.start <= from && from <= one.start + one.text.length);
      return here ? [range(here, Math.min(from, here.start + here.text.length - 1), from + 1)] : [];
    }
    return all.filter((one) => one.start < to && from < one.start + one.text.length).map((one) => range(one, from, to));
  }

  function range({ text, start }, from, to) {
    const made = document.createRange();
    made.setStart(text, Math.max(from - start, 0));
    made.setEnd(text, Math.min(to - start, text.length));
    return made;
  }

  // Marks the line of the page that is written at, and the words in it; what else of the field is on the page, if none.
  function mark() {
    for (const line of document.querySelectorAll(".line.active")) line.classList.remove("active");
    const input = fields.of(document.activeElement), path = input?.form?.id === "form" ? input.name : "";
    const words = path && input.value !== undefined ? ranges(input) : [];
    if (CSS.highlights) CSS.highlights.set("words", new Highlight(...words));
    const of = (line) => line.dataset.source === path || path.startsWith(line.dataset.source + ".");
    const row = input?.matches?.("textarea") ? input.value.slice(0, fields.writer(input).selectionStart).split("\n").length - 1 : 0;
    const all = path ? [...document.querySelectorAll("#preview .line[data-source]")].filter(of) : [];
    const own = all.filter((line) => line.dataset.source !== path || Number(line.dataset.row) === row);
    const lines = words.length ? words.map((one) => one.startContainer.parentElement.closest(".line, .row")).filter(Boolean) : own;
    for (const line of lines) line.classList.add("active");
    return words[0] || lines[0] || all[0];
  }

  // Brings what is written at into view: to the third of the frame, where it is not in it already.
  function follow() {
    const place = mark()?.getBoundingClientRect();
    if (!place) return;
    const box = document.getElementById("sheets"), frame = box.getBoundingClientRect();
    if (place.top < frame.top + 40 || place.bottom > frame.bottom - 40) box.scrollTop += place.top - frame.top - frame.height / 3;
  }

  let following = 0;
  function soon() {
    cancelAnimationFrame(following);
    following = requestAnimationFrame(follow);
  }

  // What came for the pages and what is said of them: only what is other than it stands is put in its place, so that a
  // keystroke in a letter of thirty pages costs one of them.
  function renew(text) {
    const read = new DOMParser().parseFromString(text, "text/html"), shown = document.getElementById("preview");
    for (const part of read.querySelectorAll("[hx-swap-oob]")) {
      part.remove();
      part.removeAttribute("hx-swap-oob");
      const old = document.getElementById(part.id);
      if (old?.matches("ol")) renewing.children(old, [...part.children]);
      else if (old && !old.isEqualNode(part)) old.replaceWith(part);
    }
    renewing.children(shown, [...read.body.children]);
  }

  document.addEventListener("htmx:beforeSwap", ({ detail }) => {
    if (detail.target.id !== "preview" || !detail.shouldSwap) return;
    detail.shouldSwap = false;
    renew(detail.serverResponse);
    htmx.trigger("#preview", "htmx:afterSwap", { target: detail.target });
  });

  // Which character of the page was clicked: its text and the place in it.
  function clicked(event) {
    const at = document.caretPositionFromPoint?.(event.clientX, event.clientY);
    if (at) return [at.offsetNode, at.offset];
    const old = document.caretRangeFromPoint?.(event.clientX, event.clientY);
    return old ? [old.startContainer, old.startOffset] : [null, 0];
  }

  function toField(target, event) {
    const [text, offset] = clicked(event), found = text?.parentElement?.closest("[data-at]");
    const piece = found && target.contains(found) ? found : target;
    const at = Number(piece.dataset.at || 0) + (piece === found ? offset : 0);
    fields.show(piece.dataset.source, [Number(piece.dataset.row), at, at]);
  }

  async function copy(link) {
    const answer = await fetch(link.href);
    await navigator.clipboard.writeText(await answer.text());
    link.textContent = "已复制";
    setTimeout(() => { link.textContent = "复制文字"; }, 2000);
  }

  document.addEventListener("click", (event) => {
    const line = event.target.closest("#preview [data-source]");
    if (line) toField(line, event);
    else if (event.target.id === "smaller") step(false);
    else if (event.target.id === "larger") step(true);
    else if (event.target.id === "fit") { localStorage.removeItem("drafting zoom"); zoom(); }
    else if (event.target.id === "copy" && navigator.clipboard) { event.preventDefault(); copy(event.target).catch(() => { location.assign(event.target.href); }); }
  });
  document.addEventListener("focusin", follow);
  document.addEventListener("selectionchange", soon);
  document.addEventListener("htmx:afterSwap", (event) => {
    if (event.detail.target.id === "work") zoom();
    if (["work", "preview"].includes(event.detail.target.id)) soon();
  });
  addEventListener("resize", zoom);
  document.addEventListener("DOMContentLoaded", zoom);
})();
