"use strict";
// The form's fields by their paths: which one holds a path, and how to get to it, to its very words where they are known.
const fields = (() => {
  const INPUTS = "input:not([type=hidden]), select, textarea";
  const editors = new WeakMap();

  function holding(path) {
    for (let at = path; at; at = at.includes(".") ? at.slice(0, at.lastIndexOf(".")) : "") {
      const found = document.getElementById("form").querySelector(`[data-path="${CSS.escape(at)}"]`);
      if (found) return found;
    }
    return null;
  }

  function inputOf(target) {
    return target.matches(INPUTS) ? target : target.querySelector(INPUTS) || target;
  }

  // An editor stands for a text area and answers to what an area does (see prose.js).
  function standFor(area, editor) { editors.set(area, editor); }

  // Where a field is written: itself, or the editor that stands for it.
  function writer(input) { return editors.get(input) || input; }

  // The field that an element is, or that the editor it belongs to stands for.
  function of(element) {
    const editor = element?.closest?.(".cm-editor");
    return editor ? editor.previousElementSibling : element;
  }

  // Where each line of a field's value begins.
  function begins(input) {
    let at = 0;
    return input.value.split("\n").map((line) => { const begin = at; at += line.length + 1; return begin; });
  }

  // To the field of a path; with words [row, start, end] these are selected.
  function show(path, words) {
    const target = document.getElementById("f-" + path) || holding(path);
    if (!target) return false;
    go(target, words);
    return true;
  }

  function go(target, words) {
    for (let holder = target.closest("details"); holder; holder = holder.parentElement.closest("details")) holder.open = true;
    const input = inputOf(target), at = writer(input);
    at.focus({ preventScroll: true });
    if (words && at.setSelectionRange) at.setSelectionRange(...words.slice(1).map((place) => (begins(input)[words[0]] ?? input.value.length) + place));
    reveal(at);
  }

  function reveal(at) {
    const { top } = at.getBoundingClientRect();
    if (top < innerHeight * .25 || top > innerHeight * .75) at.scrollIntoView({ block: "center" });
  }

  // Where one wrote last in a field; behind what stands there if nobody was in it.
  const carets = new Map();
  document.addEventListener("focusout", ({ target }) => {
    const input = of(target);
    if (input?.matches?.("#form textarea")) carets.set(input.name, writer(input).selectionEnd);
  });

  function caret(input) {
    const active = of(document.activeElement) === input;
    return active ? writer(input).selectionEnd : Math.min(carets.get(input.name) ?? Infinity, input.value.length);
  }

  // Puts text into a field as if it were typed, so that it can be taken back.
  function insert(input, text, from, to = from) {
    const at = writer(input);
    at.focus({ preventScroll: true });
    at.setSelectionRange(from, to);
    if (at === input) document.execCommand("insertText", false, text);
    else at.insert(text);
    reveal(at);
  }

  // The header grows with what it has to say; what sticks below it and what is scrolled to stands clear of it.
  new ResizeObserver(([header]) => {
    document.documentElement.style.setProperty("--top", header.borderBoxSize[0].blockSize + "px");
  }).observe(document.querySelector(".top"));

  return { holding, inputOf, standFor, writer, of, begins, show, go, caret, insert };
})();
