"use strict";
// Shows the words in the proposal's text that a field was read from.
document.getElementById("form").addEventListener("focusin", (event) => {
  const path = event.target.name && event.target.name.replace(/\.name$/, "");
  let first = null;
  for (const mark of document.querySelectorAll("mark[data-path]")) {
    const at = mark.dataset.path === path;
    mark.classList.toggle("at", at);
    if (at && !first) first = mark;
  }
  const pane = first && first.closest(".lines");
  if (!pane || pane.scrollHeight <= pane.clientHeight) return;
  const off = first.getBoundingClientRect().top - pane.getBoundingClientRect().top;
  if (off < 0 || off > pane.clientHeight - 40) pane.scrollTop += off - pane.clientHeight / 3;
});
