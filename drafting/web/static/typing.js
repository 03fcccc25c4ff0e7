"use strict";
// Helps while typing: dates from a calendar, the focus after a step.
(() => {
  let wanted = null, taken = "";

  function calendars() {
    for (const input of document.querySelectorAll("input.date:not([data-ready])")) {
      input.dataset.ready = "1";
      const box = Object.assign(document.createElement("div"), { className: "dates" });
      const label = document.querySelector(`label[for="${CSS.escape(input.id)}"]`).textContent;
      const picker = Object.assign(document.createElement("input"), { type: "date", tabIndex: -1 });
      picker.setAttribute("aria-label", label + "（日历）");
      const button = Object.assign(document.createElement("button"), { type: "button", textContent: "日历" });
      button.setAttribute("aria-label", "用日历选" + label);
      input.replaceWith(box);
      box.append(input, button, picker);
      button.addEventListener("click", () => { if (/^\d{4}-\d\d-\d\d$/.test(input.value)) picker.value = input.value; picker.showPicker(); });
      picker.addEventListener("change", () => { input.value = picker.value; input.dispatchEvent(new Event("input", { bubbles: true })); input.focus(); });
    }
  }

  function after(action) {
    const [verb, path, last] = action.split(" ");
    if (!path) return null;
    if (verb === "answer") return () => [...document.querySelectorAll("[name$='.demand']")].find((each) => each.value === path)?.closest(".row").querySelector("textarea");
    const list = verb === "add" || verb === "expand" ? path : path.slice(0, path.lastIndexOf("."));
    const row = Number(path.slice(path.lastIndexOf(".") + 1));
    const to = { up: row - 1, down: row + 1 }[verb];
    if (verb === "to") return () => document.getElementById(`o-${list}.${last}`);
    if (verb === "add") return () => [...document.querySelectorAll(`#form [data-path="${list}"] > .row`)].at(-1)?.querySelector("input, textarea");
    if (to !== undefined) return () => document.getElementById(`${verb}-${list}.${to}`) || document.querySelector(`#form [data-path="${list}.${to}"] .moves button`);
    if (verb === "remove") return () => document.querySelector(`#form [data-path="${list}.${row}"]`)?.querySelector("input, textarea") || document.getElementById("add-" + list);
    return () => document.getElementById("f-" + path) || document.getElementById("add-" + path);
  }

  // What is said of a row that is taken away: which, and how much was written in it.
  function removed(button) {
    const written = [...button.closest(".row").querySelectorAll("input:not([type=hidden]), textarea")].map((field) => field.value).join("");
    return `已${button.getAttribute("aria-label")}${written ? `（${written.length}字）` : ""}。`;
  }

  document.addEventListener("click", (event) => {
    const button = event.target.closest("button[name=do]");
    if (!button) return;
    notice.pass();
    wanted = after(button.value);
    taken = button.value.startsWith("remove ") ? removed(button) : "";
  });
  document.addEventListener("input", notice.pass);
  // Another kind has other fields, choices and blocks: the page is made anew.
  document.addEventListener("change", (event) => { if (event.target.id === "f-kind") document.getElementById("save").click(); });
  document.addEventListener("htmx:beforeSwap", (event) => {
    if (fields.of(document.activeElement)?.matches("#form :is(input, select, textarea)")) wanted = null;  // a person has gone on
    if (event.detail.target.id === "work") sessionStorage.scroll = String(document.getElementById("sheets").scrollTop);
  });
  document.addEventListener("htmx:afterSwap", (event) => {
    if (event.target.id !== "work") return;
    calendars();
    document.getElementById("sheets").scrollTop = Number(sessionStorage.scroll || 0);
    const to = wanted?.(), mended = document.getElementById("mended");
    if (to) fields.writer(to).focus();
    if (mended) taken = mended.textContent;
    mended?.remove();
    if (taken) notice.undoable(taken);
    wanted = null;
    taken = "";
  });
  document.addEventListener("DOMContentLoaded", calendars);
})();
