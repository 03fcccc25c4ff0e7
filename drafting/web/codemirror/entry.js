// What the pages use of CodeMirror, as one global.
import { StyleModule } from "style-mod";

export { history, historyKeymap, insertNewline, standardKeymap } from "@codemirror/commands";
export { EditorState, StateEffect, StateField } from "@codemirror/state";
export { Decoration, EditorView, keymap, showTooltip } from "@codemirror/view";

// The pages' policy allows no style but a file's: the editor's own come as a sheet that the document adopts.
const adopting = {
  ownerDocument: document,
  get adoptedStyleSheets() { return document.adoptedStyleSheets; },
  set adoptedStyleSheets(sheets) { document.adoptedStyleSheets = sheets; },
};
const mount = StyleModule.mount;
StyleModule.mount = (root, modules) => mount(adopting, modules);
