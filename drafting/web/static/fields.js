"use strict";
// The form's fields by their paths: which one holds a path, and how to get to it, to its very words where they are known.
const fields = (() => {
  const INPUTS = "input:not([type=hidden]), select, textarea";
  const COPIED = ["font", "letterSpacing", "lineHeight", "padding", "border", "textIndent", "tabSize"];

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

  // Where a line of a field's value begins, counted from 0.
  function begins(input, row) {
    const lines = input.value.split("\n");
    return lines.slice(0, row).join("\n").length + (row > 0 ? 1 : 0);
  }

  // How far below the top of a text its character stands: measured on a copy, for a text area does not say.
  function depth(area, at) {
    const copy = document.createElement("div"), mark = document.createElement("span"), style = getComputedStyle(area);
    for (const name of COPIED) copy.style[name] = style[name];
    Object.assign(copy.style, { position: "absolute", visibility: "hidden", boxSizing: "content-box", whiteSpace: "pre-wrap", overflowWrap: "break-word" });
    copy.style.width = area.clientWidth - parseFloat(style.paddingLeft) - parseFloat(style.paddingRight) + "px";
    mark.textContent = area.value.slice(at, at + 1).trim() || "字";
    copy.append(area.value.slice(0, at), mark);
    document.body.append(copy);
    const top = mark.offsetTop;
    copy.remove();
    return top;
  }

  function reveal(input, at) {
    const inside = input.matches("textarea") ? depth(input, at) : 0;
    if (input.matches("textarea")) input.scrollTop = inside - input.clientHeight / 3;
    const place = input.getBoundingClientRect().top + inside - input.scrollTop;
    if (place < innerHeight * .25 || place > innerHeight * .75) scrollBy(0, place - innerHeight * .4);
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
    const input = inputOf(target);
    input.focus({ preventScroll: true });
    if (!words || !input.setSelectionRange) return input.scrollIntoView({ block: "center" });
    const [start, end] = words.slice(1).map((at) => begins(input, words[0]) + at);
    input.setSelectionRange(start, end);
    reveal(input, start);
  }

  // Where one wrote last in a field; behind what stands there if nobody was in it.
  const carets = new Map();
  document.addEventListener("focusout", ({ target }) => { if (target.matches?.("#form textarea")) carets.set(target.name, target.selectionEnd); });

  function caret(input) {
    return input === document.activeElement ? input.selectionEnd : Math.min(carets.get(input.name) ?? Infinity, input.value.length);
  }

  // Puts text into a field as if it were typed, so that the browser can take it back.
  function insert(input, text, from, to = from) {
    input.focus({ preventScroll: true });
    input.setSelectionRange(from, to);
    document.execCommand("insertText", false, text);
    reveal(input, from + text.length);
  }

  // The header grows with what it has to say; what sticks below it and what is scrolled to stands clear of it.
  new ResizeObserver(([header]) => {
    document.documentElement.style.setProperty("--top", header.borderBoxSize[0].blockSize + "px");
  }).observe(document.querySelector(".top"));

  return { holding, inputOf, begins, show, go, caret, insert };
})();
