"use strict";
// What is opened beside the text (standard blocks, citations, similar answers, opinions, the proposal): shown in a panel
// that covers no text; what is taken goes to where the caret was; Esc closes it.
(() => {
  let opener = "", path = "", written = "responses.0.body";

  const panel = () => document.getElementById("panel");

  function open(event) {
    const link = event.target.closest?.("a[hx-target='#beside']");
    if (!link || panel().contains(link)) return;
    opener = link.id;
    path = link.dataset.to || written;
  }

  function show() {
    const shown = panel();
    shown.hidden = false;
    shown.scrollTop = 0;
    const heading = shown.querySelector("h2");
    heading.tabIndex = -1;
    heading.focus({ preventScroll: true });
    if (matchMedia("(max-width: 62rem)").matches) shown.scrollIntoView();
    dispatchEvent(new Event("resize"));  // the page at the side has another width
  }

  function close() {
    const within = panel().contains(document.activeElement) || document.activeElement === document.body;
    panel().hidden = true;
    document.getElementById("beside").replaceChildren();
    if (within) document.getElementById(opener)?.focus();
    dispatchEvent(new Event("resize"));
  }

  // Words go in at the caret; a block's call stands on a line of its own.
  function insert({ insert: text, alone }) {
    const input = document.getElementById("f-" + path);
    if (!input) return;
    const at = fields.caret(input), before = input.value.slice(0, at), after = input.value.slice(at);
    const parted = [before && !before.endsWith("\n") ? "\n" : "", after && !after.startsWith("\n") ? "\n" : ""];
    fields.insert(input, alone === undefined ? text : parted[0] + text + parted[1], at);
    close();
  }

  document.addEventListener("click", (event) => {
    open(event);
    const button = event.target.closest("#panel button");
    if (!button) return;
    if (button.matches("[data-close]")) close();
    else if (button.dataset.insert) {
      event.preventDefault();
      insert(button.dataset);
    }
  }, true);
  document.addEventListener("focusin", ({ target }) => {
    const input = fields.of(target);
    if (!input?.matches?.("#form textarea.prose")) return;
    written = input.name;
    if (!panel().hidden) path = written;
  });
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || event.defaultPrevented || event.isComposing || panel().hidden || document.querySelector("dialog[open]")) return;
    close();
  });
  // A step from the panel is taken upon what the page shows by now.
  document.addEventListener("htmx:configRequest", ({ detail }) => {
    if (detail.verb === "post" && panel().contains(detail.elt)) detail.parameters.version = document.getElementById("version").value;
  });
  document.addEventListener("htmx:afterSwap", ({ detail }) => {
    if (detail.target.id === "beside") return show();
    if (detail.target.id !== "work" || !panel().contains(detail.elt)) return;
    close();
    fields.show(path);
  });
})();
