"use strict";
// Saves a second after a change, and keeps what is not saved yet in the browser until it is.
(() => {
  const PAUSE = 900, RETRY = 2000, LOOK = 60;
  let dirty = false, saving = null, timer = 0, looking = 0, composing = false, away = false;
  let typed = 0, asked = 0, stale = false;  // changes; those before the step that is being made; whether its answer came too late

  const form = () => document.getElementById("form");
  // What one person left is not another's who logs in here.
  const key = () => "drafting:" + [document.body.dataset.user, new URL(form().action).pathname].filter(Boolean).join("@");
  const query = () => new URLSearchParams(new FormData(form())).toString();

  function say(text, state) {
    const status = document.getElementById("status");
    status.textContent = text;
    status.className = state || "";
  }

  function keep() {
    try { localStorage.setItem(key(), query()); } catch { /* full or forbidden: the server has all but the last second */ }
  }

  function forget(at) {
    try { localStorage.removeItem(at); } catch { /* as above */ }
  }

  function changed() {
    dirty = true;
    typed += 1;
    keep();
    say("正在填写", "waiting");
    clearTimeout(timer);
    timer = setTimeout(save, PAUSE);
    clearTimeout(looking);
    if (document.getElementById("preview")) looking = setTimeout(() => htmx.trigger("#preview", "refresh"), LOOK);
  }

  function save() {
    clearTimeout(timer);
    if (saving) return saving.then(() => (dirty ? save() : undefined));
    if (!dirty) return Promise.resolve();
    dirty = false;
    const at = key();
    saving = post(form().action, query())
      .then((saved) => { away = false; done(saved, at); })
      .catch((error) => {
        dirty = true;
        say(error.said || "未保存：连不上程序，正在重试", "failed");
        if (error.status === 401 && !away) notice.say("登录已经过期，内容还没有保存。登录以后会接着保存。", ["登录", () => open("/login")]);
        away = error.status === 401;
        timer = setTimeout(save, RETRY);
        throw error;
      })
      .finally(() => { saving = null; });
    saving.catch(() => {});
    return saving;
  }

  async function post(address, body) {
    const answer = await fetch(address, { method: "POST", headers: { "X-Autosave": "1", "Content-Type": "application/x-www-form-urlencoded" }, body });
    if (answer.ok) return answer.json();
    throw Object.assign(new Error("refused"), { status: answer.status, said: "未保存：" + told(await answer.text()) });
  }

  function told(page) {
    const read = new DOMParser().parseFromString(page, "text/html");
    const said = read.querySelector("main .notice") || read.querySelector("h1");
    return said ? said.textContent.trim() : page.slice(0, 80);
  }

  function done(saved, at) {
    document.getElementById("version").value = saved.version;
    for (const [at, able] of (saved.steps || []).entries()) document.getElementById(["undo", "redo"][at]).disabled = !able;
    if (!dirty) forget(at);
    const clash = document.getElementById("clash");  // where a page says that both sides changed something, but shows no two texts
    if (saved.conflict && !clash) return undecided(saved.conflict);
    if (saved.conflict) clash.hidden = false;
    if (!dirty) say("已保存 " + new Date().toTimeString().slice(0, 8));
    if (!dirty && stale) anew();
  }

  // The page as it stands in the file now.
  function anew() {
    stale = false;
    document.getElementById("save").click();
  }

  // Both sides changed a field: show both texts there. What was typed meanwhile is saved first.
  function undecided(path) {
    const show = () => { location.hash = "c-" + path; location.reload(); };
    return dirty ? setTimeout(() => save().then(show)) : show();
  }

  // Whether a field was filled in before this script was there to see it.
  function early(field) {
    if (field.matches("select")) return [...field.options].some((option) => option.defaultSelected) && !field.selectedOptions[0]?.defaultSelected;
    return field.matches("textarea, input:not([type=hidden])") && (field.value !== field.defaultValue || field.checked !== field.defaultChecked);
  }

  // What a closed or crashed browser, or one that was reloaded while typing, had not saved: it is told from the
  // version it was typed upon, so saving it now takes nothing of what was written since.
  function recover() {
    let left = null;
    try { left = localStorage.getItem(key()); } catch { return; }
    const bare = (text) => { const fields = new URLSearchParams(text); fields.delete("version"); return fields.toString(); };
    if (!left || bare(left) === bare(query())) return forget(key());
    const restore = () => post(form().action, left).then((saved) => {
      forget(key());
      if (saved.conflict) undecided(saved.conflict);
      else if (!dirty) location.reload();
    });
    restore().catch(() => notice.say("上次有内容没来得及保存。", ["恢复", restore], ["不要了", () => forget(key())]));
  }

  // Another tab or program has changed the form while nothing was typed here: show what stands now.
  async function look() {
    if (document.hidden || dirty || saving || !form()) return;
    const answer = await fetch(form().dataset.version).catch(() => null);
    if (!answer?.ok || dirty || saving) return;
    const { version } = await answer.json();
    if (version !== document.getElementById("version").value) location.reload();
  }

  document.addEventListener("input", (event) => { if (event.target.form === form() && !event.isComposing) changed(); });
  document.addEventListener("compositionstart", () => { composing = true; });
  document.addEventListener("compositionend", (event) => { composing = false; if (event.target.form === form()) changed(); });
  document.addEventListener("keydown", (event) => {
    if ((event.ctrlKey || event.metaKey) && event.key === "s") { event.preventDefault(); dirty = true; save(); }
  });
  document.addEventListener("submit", (event) => {
    if (event.target !== form() || event.defaultPrevented) return;
    clearTimeout(timer);
    dirty = false;  // all of it goes with the step, and the page is made anew
    forget(key());
  });
  document.addEventListener("click", (event) => {
    const link = event.target.closest("a[href^='/']:not([hx-get])");
    if (!link || !(dirty || saving) || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    save().then(() => { location.assign(link.href); }, () => {});
  });
  document.addEventListener("htmx:confirm", (event) => {
    if (event.target.id === "preview" || !(dirty || saving)) return;
    event.preventDefault();
    save().then(() => event.detail.issueRequest(true), () => {});
  });
  // What was typed while a step was made is not in its answer: it is saved first, and the page made anew then.
  document.addEventListener("htmx:beforeSwap", (event) => {
    if (event.detail.target.id !== "work" || !event.detail.shouldSwap || (typed === asked && !composing)) return;
    event.detail.shouldSwap = false;
    stale = true;
    if (dirty || saving) save();
    else if (!composing) anew();
  });
  document.addEventListener("htmx:beforeRequest", (event) => { if (event.detail.target.id === "work") asked = typed; });
  document.addEventListener("htmx:responseError", (event) => notice.say("没有做成：" + told(event.detail.xhr.responseText)));
  document.addEventListener("htmx:sendError", (event) => { if (event.target.id !== "preview") notice.say("连不上程序，没有做成。已填的内容都在，程序重新打开后会自动保存。"); });
  addEventListener("pagehide", () => { if (dirty) fetch(form().action, { method: "POST", keepalive: true, headers: { "X-Autosave": "1", "Content-Type": "application/x-www-form-urlencoded" }, body: query() }).catch(() => {}); });
  addEventListener("focus", look);
  document.addEventListener("visibilitychange", look);
  document.addEventListener("DOMContentLoaded", () => { document.body.classList.add("quick"); recover(); if ([...form().elements].some(early)) changed(); });
})();
