"use strict";
// Small helps on the plain pages: finding a form in the list, printing.
(() => {
  const find = document.getElementById("find");
  function filter() {
    const words = find.value.trim().split(/\s+/);
    for (const row of document.querySelectorAll("#rows tr")) row.hidden = !words.every((word) => row.textContent.includes(word));
  }
  if (find) {
    find.closest(".search").hidden = false;
    find.addEventListener("input", filter);
    document.addEventListener("htmx:afterSwap", filter);
  }
  const print = document.getElementById("print");
  if (print) {
    print.hidden = false;
    print.addEventListener("click", () => window.print());
  }
})();
