"use strict";
// Copies the words beside a button, and says so.
(() => {
  function selected(element) {
    const range = document.createRange(), selection = getSelection();
    range.selectNodeContents(element);
    selection.removeAllRanges();
    selection.addRange(range);
    return document.execCommand("copy");  // where the page has no right to the clipboard
  }

  async function copy(button) {
    const words = button.closest("li, section").querySelector(".sample");
    const done = await (navigator.clipboard?.writeText(words.textContent).then(() => true, () => false) ?? false) || selected(words);
    const said = button.textContent;
    button.textContent = done ? "已复制" : "请按 Ctrl+C";
    setTimeout(() => { button.textContent = said; }, 2000);
  }

  addEventListener("DOMContentLoaded", () => {
    for (const button of document.querySelectorAll("button[data-copy]")) {
      button.hidden = false;
      button.addEventListener("click", () => copy(button));
    }
  });
})();
