"use strict";
// An editor for each long text. It stands for a text area, which stays in the form as the field that is posted and always
// has the same text, but for what is still being composed.
(() => {
  const { Decoration, EditorState, EditorView, history, historyKeymap, insertNewline, keymap, standardKeymap } = codemirror;
  const NUMBERED = /^[\s　]*(（[一二三四五六七八九十]+）|\d{1,2}[.．]|（\d{1,2}）|[一二三四五六七八九十]+、)[\t ]+(?=[^\t]*$)/;
  const SAID = ["aria-describedby", "aria-invalid"];
  let views = [], left = null, checked = new Map();

  // A paragraph of Word comes with the tab behind its number and the blanks of its indent, a row of a table with tabs
  // between its cells.
  function fromWord(text) {
    if (!/[\r\n\t]/.test(text)) return text;
    const lines = text.replace(/\r\n?|\v|\f/g, "\n").split("\n").map((line) => line.replace(NUMBERED, "$1"));
    const cells = (line) => (line || "").split("\t");
    const inTable = (at) => cells(lines[at]).length > 1 && [at - 1, at + 1].some((near) => cells(lines[near]).length === cells(lines[at]).length);
    const row = (line) => `| ${cells(line).map((cell) => cell.trim().replaceAll("|", "\\|")).join(" | ")} |`;
    return lines.map((line, at) => (inTable(at) ? row(line) : line.trim())).filter(Boolean).join("\n");
  }

  // What a screen reader hears of a field: its name, its hint, what is said of it.
  function attributes(view) {
    const area = fields.of(view.dom);
    if (!area?.name) return {};
    const known = { "aria-labelledby": "n-" + area.name, "aria-keyshortcuts": "Alt+Enter" };
    for (const name of SAID) if (area.hasAttribute(name)) known[name] = area.getAttribute(name);
    return known;
  }

  function post(view) {
    const area = fields.of(view.dom), text = view.state.doc.toString();
    if (view.composing || area.value === text) return;
    area.value = text;
    area.dispatchEvent(new Event("input", { bubbles: true }));
  }

  // Without words selected nothing is copied or cut, as in any field; the editor itself would take the line.
  function unselected(event, view) { return view.state.selection.main.empty; }

  // A row of a table has no indent, as a paragraph has.
  const rows = EditorView.decorations.compute(["doc"], ({ doc }) => {
    const found = [];
    for (let number = 1; number <= doc.lines; number += 1) {
      const { from, text } = doc.line(number);
      if (text.startsWith("|")) found.push(Decoration.line({ class: "cells" }).range(from));
    }
    return Decoration.set(found);
  });

  const setup = [
    rows,
    faults.shown,
    history(),
    keymap.of([{ key: "Enter", run: insertNewline, shift: insertNewline }, ...historyKeymap, ...standardKeymap]),
    EditorView.lineWrapping,
    EditorView.contentAttributes.of(attributes),
    EditorView.clipboardInputFilter.of(fromWord),
    EditorView.domEventHandlers({ copy: unselected, cut: unselected }),
    EditorView.domEventObservers({ compositionend: (event, view) => { setTimeout(post, 0, view); } }),
    EditorView.updateListener.of(({ docChanged, view }) => { if (docChanged) post(view); }),
  ];

  function make(area, state) {
    const view = new EditorView({ state }), focused = document.activeElement === area;
    // All of the text is in the page, not only what is in view: the browser's search and a screen reader go through it.
    Object.defineProperty(view.viewState, "printing", { get: () => true, set() {} });
    view.dom.style.setProperty("--rows", area.rows);
    for (const label of area.labels) {
      label.id = "n-" + area.name;
      label.addEventListener("click", () => view.focus());
    }
    area.after(view.dom);
    fields.standFor(area, standing(view));
    if (focused) {
      view.focus();
      fields.writer(area).setSelectionRange(area.selectionStart, area.selectionEnd);
    }
    area.hidden = true;
    view.dom.addEventListener("focusout", ({ relatedTarget }) => { if (!view.dom.contains(relatedTarget)) faults.close(view); });
    faults.show(view, area.name);
    return view;
  }

  // An editor answers to the names by which others know a text area.
  function standing(view) {
    const within = (place) => Math.min(place, view.state.doc.length);
    return {
      focus: () => view.focus(),
      get selectionStart() { return view.state.selection.main.from; },
      get selectionEnd() { return view.state.selection.main.to; },
      setSelectionRange: (from, to) => view.dispatch({ selection: { anchor: within(from), head: within(to) } }),
      insert: (text) => view.dispatch(view.state.replaceSelection(text), { userEvent: "input.paste", scrollIntoView: true }),
      getBoundingClientRect: () => view.coordsAtPos(view.state.selection.main.from) || view.dom.getBoundingClientRect(),
      scrollIntoView: () => view.dispatch({ effects: EditorView.scrollIntoView(view.state.selection.main, { y: "center" }) }),
    };
  }

  function difference(was, is) {
    const most = Math.min(was.length, is.length);
    let from = 0, same = 0;
    while (from < most && was[from] === is[from]) from += 1;
    while (same < most - from && was.at(-1 - same) === is.at(-1 - same)) same += 1;
    return { changes: { from, to: was.length - same, insert: is.slice(from, is.length - same) }, kept: from + same };
  }

  // Where a text goes on from, so that what was done in it can still be undone: from where the same text stood before,
  // else from what stood at its place, if at least half of that is still there.
  function goingOn({ name, value }, before) {
    const mine = before.find((each) => each.name === name);
    const same = [mine, ...before].find((each) => each?.text === value && (value || each === mine));
    if (same) return same.state;
    const { changes, kept } = difference(mine?.text || "", value);
    return mine && kept * 2 >= mine.text.length ? mine.state.update({ changes }).state : EditorState.create({ doc: value, extensions: setup });
  }

  function begin(before = []) {
    views = [...document.querySelectorAll("#form textarea.prose")].map((area) => make(area, goingOn(area, before)));
  }

  // Before a step shows the page anew: what was typed is in its field, and where one was is known.
  function leave() {
    for (const view of views) post(view);
    const active = views.find((view) => view.dom.contains(document.activeElement));
    left = { scroll: scrollY, name: active && fields.of(active.dom).name, top: active?.coordsAtPos(active.state.selection.main.head)?.top };
  }

  function comeBack() {
    const before = views.map((view) => ({ name: fields.of(view.dom).name, state: view.state, text: view.state.doc.toString() }));
    for (const view of views) view.destroy();
    begin(before);
    scrollTo(0, left.scroll);
    const view = views.find(({ dom }) => fields.of(dom).name === left.name), place = view?.coordsAtPos(view.state.selection.main.head);
    if (!view) return;
    view.focus();
    if (place && left.top !== undefined) scrollBy(0, place.top - left.top);
  }

  // What was found is shown where the text is still the one that was checked; where it is not, a check of the new one is under way.
  function placed() {
    for (const view of views) {
      const { name, value } = fields.of(view.dom);
      if (!view.composing && (checked.get(name) ?? value) === value) faults.show(view, name);
    }
  }

  document.addEventListener("htmx:beforeSwap", (event) => { if (event.detail.target.id === "work") leave(); }, true);
  document.addEventListener("htmx:afterSwap", (event) => { if (event.target.id === "work") comeBack(); });  // it comes once for each part of the answer
  document.addEventListener("htmx:beforeRequest", (event) => {
    if (event.detail.target.id === "preview") checked = new Map(views.map(({ dom }) => [fields.of(dom).name, fields.of(dom).value]));
  });
  document.addEventListener("placed", placed);
  begin();
})();
