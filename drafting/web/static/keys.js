"use strict";
// Keys of the answer page, listed in a dialog by ?: from fault to fault, to the check page.
(() => {
  const key = (link) => link.href + (link.dataset.words || "");
  let last = "";

  function fault(step) {
    const links = [...document.querySelectorAll("#findings > li[data-where]:not(.awaited) > a")];
    if (!links.length) return notice.say("没有查出问题。");
    const at = links.findIndex((link) => key(link) === last), from = at < 0 && step < 0 ? 0 : at;
    const next = links[(from + step + links.length) % links.length];
    last = key(next);
    next.click();
  }

  function list() {
    document.getElementById("keys").showModal();
  }

  function writes(element) {
    return element.matches("input, textarea, select") || element.isContentEditable;
  }

  document.addEventListener("keydown", (event) => {
    if (event.isComposing || document.querySelector("dialog[open]")) return;
    if (event.key === "F8") fault(event.shiftKey ? -1 : 1);
    else if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) document.getElementById("send").click();
    else if (event.key === "?" && !writes(event.target)) list();
    else return;
    event.preventDefault();
  });
  document.addEventListener("click", (event) => { if (event.target.closest("#help-keys")) list(); });
})();
