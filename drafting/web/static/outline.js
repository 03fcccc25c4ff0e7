"use strict";
// The outline: where one is, answers moved by dragging or Alt with an arrow, and which parts stay unfolded.
(() => {
  let dragged = null, moved = null;

  const point = (element) => element?.closest?.("#points > li, .answer")?.dataset.path || "";

  // A step as one of the form's buttons takes it.
  function take(value) {
    const button = Object.assign(document.createElement("button"), { name: "do", value, hidden: true });
    document.getElementById("form").append(button);
    button.click();
    button.remove();
  }

  function here() {
    const path = point(document.activeElement);
    for (const item of document.querySelectorAll("#points > li")) item.classList.toggle("here", item.dataset.path === path);
  }

  // The keys that open a list of choices stay with what has one.
  function chooses(element) {
    return element.matches("select, input[list], input[type=date]");
  }

  function move(event) {
    const verb = { ArrowUp: "up", ArrowDown: "down" }[event.key], path = point(event.target);
    if (!verb || !event.altKey || event.ctrlKey || event.shiftKey || !path || event.isComposing || chooses(event.target)) return;
    event.preventDefault();
    const row = Number(path.split(".")[1]), button = document.getElementById(`${verb}-${path}`);
    if (!button) return;
    const input = fields.of(event.target), { selectionStart, selectionEnd } = fields.writer(input);
    moved = { id: input.id.replace(path, `responses.${row + (verb === "up" ? -1 : 1)}`), selectionStart, selectionEnd, elsewhere: true };
    button.click();
  }

  // After a step one is where one was, at the same character: at an answer that was moved, where that is now.
  function leave() {
    const input = fields.of(document.activeElement), { selectionStart, selectionEnd } = fields.writer(input);
    moved ??= input.id && input.matches("#form *, #outline *") ? { id: input.id, selectionStart, selectionEnd } : null;
  }

  function comeBack() {
    const target = moved && document.getElementById(moved.id);
    if (target && (moved.elsewhere || document.activeElement === document.body)) {
      fields.writer(target).focus({ preventScroll: !moved.elsewhere });
      if (target.matches("textarea, input[type=text], input:not([type])")) fields.writer(target).setSelectionRange(moved.selectionStart, moved.selectionEnd);
    }
    moved = null;
  }

  function side(event, item) {
    const { top, height } = item.getBoundingClientRect();
    return event.clientY < top + height / 2 ? "before" : "after";
  }

  function unmark() {
    for (const item of document.querySelectorAll("#points > li")) item.classList.remove("before", "after", "dragged");
  }

  function drop(event, item) {
    const from = Number(dragged.split(".")[1]), over = Number(item.dataset.path.split(".")[1]);
    const to = over + (side(event, item) === "after") - (from < over || (from === over && side(event, item) === "after"));
    if (to !== from) take(`to ${dragged} ${to}`);
  }

  document.addEventListener("dragstart", (event) => {
    const item = event.target.closest?.("#points > li");
    if (!item) return;
    dragged = item.dataset.path;
    event.dataTransfer.effectAllowed = "move";
    event.dataTransfer.setData("text/plain", item.innerText);
    item.classList.add("dragged");
  });
  document.addEventListener("dragover", (event) => {
    const item = dragged && event.target.closest?.("#points > li");
    if (!item) return;
    event.preventDefault();
    for (const each of document.querySelectorAll("#points > li")) each.classList.remove("before", "after");
    item.classList.add(side(event, item));
  });
  document.addEventListener("drop", (event) => {
    const item = dragged && event.target.closest?.("#points > li");
    if (!item) return;
    event.preventDefault();
    drop(event, item);
  });
  document.addEventListener("dragend", () => { dragged = null; unmark(); });
  document.addEventListener("keydown", move);
  document.addEventListener("focusin", here);

  // What a person has unfolded or folded stays so, as long as the window is open.
  const key = () => "drafting folds:" + location.pathname;
  const kept = () => JSON.parse(sessionStorage.getItem(key()) || "{}");

  function fold() {
    const known = kept();
    for (const part of document.querySelectorAll("details.fold, details.summary")) {
      const name = part.id || "summary";
      if (name in known) part.open = known[name];
      part.addEventListener("toggle", () => { sessionStorage.setItem(key(), JSON.stringify({ ...kept(), [name]: part.open })); });
    }
    here();
  }

  document.addEventListener("htmx:beforeSwap", (event) => { if (event.detail.target.id === "work") leave(); });
  document.addEventListener("htmx:afterSwap", (event) => {
    if (event.target.id !== "work") return;
    fold();
    comeBack();
  });
  document.addEventListener("DOMContentLoaded", fold);
})();
