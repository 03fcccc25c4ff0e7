"use strict";
// Saves what is typed by itself, and shows the words in the proposal's text that a field was read from.
(() => {
  const PAUSE = 700, RETRY = 2000, form = document.getElementById("confirm"), said = document.getElementById("saved");
  let timer = 0, saving = Promise.resolve(), typed = 0, kept = 0;

  async function save() {
    clearTimeout(timer);
    if (typed === kept) return;
    const at = typed;
    try {
      const body = new URLSearchParams(new FormData(form));
      const answer = await fetch(form.action, { method: "POST", headers: { "X-Autosave": "1" }, body, keepalive: true });
      if (!answer.ok) throw new Error(answer.statusText);
      const saved = await answer.json();
      document.getElementById("version").value = saved.version;
      if (saved.conflict) document.getElementById("clash").hidden = false;
      kept = at;
      said.textContent = "已保存";
    } catch {
      said.textContent = "未保存，正在重试";
      later(RETRY);
    }
  }

  function later(pause) {
    clearTimeout(timer);
    timer = setTimeout(() => { saving = saving.then(save); }, pause);
  }

  form.addEventListener("input", () => {
    typed += 1;
    said.textContent = "";
    later(PAUSE);
  });
  form.addEventListener("submit", () => { clearTimeout(timer); kept = typed; });
  addEventListener("pagehide", save);

  form.addEventListener("focusin", (event) => {
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
})();
