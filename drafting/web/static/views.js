"use strict";
// In a narrow window the form and the page are two views, one at a time.
(() => {
  function show(view) {
    document.body.dataset.view = view;
    for (const link of document.querySelectorAll(".views a")) {
      if (link.dataset.view === view) link.setAttribute("aria-current", "true");
      else link.removeAttribute("aria-current");
    }
    dispatchEvent(new Event("resize"));  // the page fits the room that it has now
  }

  document.addEventListener("click", (event) => {
    const link = event.target.closest(".views a");
    if (link) {
      event.preventDefault();
      show(link.dataset.view);
      scrollTo(0, 0);
    } else if (event.target.closest("#preview [data-source]")) show("write");  // a click on the page leads to the field
  }, true);
  document.addEventListener("DOMContentLoaded", () => show("write"));
})();
