"use strict";
// Words that are selected in an answer can be kept as a standard block: a button beside them opens its page.
(() => {
  const FIELD = /^(opening|closing|responses\.\d+\.body)$/, SHORTEST = 4;
  const button = Object.assign(document.createElement("button"), { type: "button", className: "small keep", textContent: "存为标准段", hidden: true });
  let area = null;

  // Below the field, or the editor that stands for it.
  const place = () => (area.nextElementSibling?.matches(".cm-editor") ? area.nextElementSibling : area);

  function words() {
    const { selectionStart, selectionEnd } = fields.writer(area);
    return area.value.slice(selectionStart, selectionEnd).trim();
  }

  function look() {
    if (document.activeElement === button) return;
    const here = fields.of(document.activeElement);
    area = here?.matches?.("textarea") && FIELD.test(here.name) ? here : null;
    const shown = area !== null && words().length >= SHORTEST;
    if (shown && button.previousElementSibling !== place()) place().after(button);
    button.hidden = !shown;
  }

  function keep() {
    const link = document.querySelector('.rooms a[href$="/blocks"]');
    const form = Object.assign(document.createElement("form"), { method: "post", action: `${link.href}/keep`, target: "_blank", hidden: true });
    const name = decodeURIComponent(new URL(area.form.action).pathname.split("/forms/")[1] ?? "");
    for (const [key, value] of Object.entries({ text: words(), field: area.name, form: name })) {
      form.append(Object.assign(document.createElement("textarea"), { name: key, value }));
    }
    document.body.append(form);
    form.submit();
    form.remove();
  }

  document.addEventListener("selectionchange", look);
  document.addEventListener("focusin", look);
  button.addEventListener("mousedown", (event) => event.preventDefault());
  button.addEventListener("click", keep);
})();
