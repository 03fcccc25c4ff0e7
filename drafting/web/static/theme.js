"use strict";
// Light or dark, as chosen here or as the system is; set before anything is shown.
(() => {
  const KEY = "drafting theme", system = matchMedia("(prefers-color-scheme: dark)");

  function isDark() {
    let chosen = null;
    try { chosen = localStorage.getItem(KEY); } catch { /* forbidden: as the system is */ }
    return chosen ? chosen === "dark" : system.matches;
  }

  function show() {
    const button = document.getElementById("theme");
    document.documentElement.classList.toggle("dark", isDark());
    if (!button) return;
    button.hidden = false;
    button.textContent = isDark() ? "浅色" : "深色";
  }

  document.addEventListener("click", (event) => {
    if (event.target.id !== "theme") return;
    try { localStorage.setItem(KEY, isDark() ? "light" : "dark"); } catch { return; }
    show();
  });
  addEventListener("storage", show);
  system.addEventListener("change", show);
  document.addEventListener("DOMContentLoaded", show);
  show();
})();
