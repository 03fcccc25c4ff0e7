"use strict";
// The faults of a long text at their words: underlined; a click or Alt+Enter tells what is wrong, and mends it where that is safe.
const faults = (() => {
  const { Decoration, EditorView, StateEffect, StateField, keymap, showTooltip } = codemirror;
  const found = StateEffect.define(), told = StateEffect.define();

  // The underlines; between one check and the next they move with the text.
  const underlined = StateField.define({
    create: () => Decoration.none,
    update: (marks, { changes, effects }) => effects.find((effect) => effect.is(found))?.value || marks.map(changes),
    provide: (field) => EditorView.decorations.from(field),
  });

  const telling = StateField.define({
    create: () => null,
    update(box, { docChanged, selection, effects }) {
      const effect = effects.find((each) => each.is(told));
      return effect ? effect.value : docChanged || selection ? null : box;
    },
    provide: (field) => showTooltip.from(field),
  });

  // What the check has found about the words of a field, from the page's list of findings.
  function show(view, path) {
    const { doc } = view.state, marks = [];
    for (const link of document.querySelectorAll(`#findings > li[data-where="${CSS.escape(path)}"] a[data-words]`)) {
      const [row, start, end] = link.dataset.words.split(".").map(Number), finding = link.closest("li");
      if (row >= doc.lines) continue;
      const line = doc.line(row + 1), to = Math.min(line.from + Math.max(end, start + 1), line.to);
      const from = Math.max(Math.min(line.from + start, to - 1), line.from);
      if (from < to) marks.push(Decoration.mark({ class: `fault ${finding.className}`, finding }).range(from, to));
    }
    view.dispatch({ effects: found.of(Decoration.set(marks, true)) });
  }

  function at({ state }, place) {
    const here = [];
    state.field(underlined).between(place, place, (from, to, { spec }) => { here.push({ from, to, finding: spec.finding }); });
    return here;
  }

  // Tells what is wrong at the caret; false where nothing is.
  function tell(view) {
    const here = at(view, view.state.selection.main.head);
    if (!here.length) return false;
    const pos = Math.min(...here.map(({ from }) => from)), end = Math.max(...here.map(({ to }) => to));
    view.dispatch({ effects: told.of({ pos, end, create: () => ({ dom: box(view, here) }) }) });
    return true;
  }

  function box(view, here) {
    const dom = Object.assign(document.createElement("div"), { className: "said-here", tabIndex: -1 });
    const messages = here.map(({ finding }) => finding.querySelector(".message").textContent);
    dom.setAttribute("role", "dialog");
    dom.setAttribute("aria-label", "问题：" + messages.join("；"));
    dom.append(...here.map(({ finding }, n) => findings.said(finding, messages[n])));
    dom.addEventListener("keydown", (event) => { if (event.key === "Escape" && close(view)) view.focus(); });
    return dom;
  }

  function close(view) {
    const open = Boolean(view.state.field(telling));
    if (open) view.dispatch({ effects: told.of(null) });
    return open;
  }

  // By the keyboard the focus goes to what is told, and to the mend first.
  function enter(view) {
    if (!tell(view)) return false;
    (view.dom.querySelector(".said-here button") || view.dom.querySelector(".said-here")).focus({ preventScroll: true });
    return true;
  }

  const shown = [
    underlined,
    telling,
    keymap.of([{ key: "Alt-Enter", run: enter }, { key: "Escape", run: close }]),
    EditorView.domEventHandlers({ click: (event, view) => { if (view.state.selection.main.empty) tell(view); } }),
  ];

  return { shown, show, close };
})();
