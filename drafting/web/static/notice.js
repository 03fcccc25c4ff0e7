"use strict";
// What the page has to say, in the header, where it is in view: a text and what can be done about it.
const notice = (() => {
  let passing = false;

  function box() { return document.getElementById("notice"); }

  function say(text, ...buttons) {
    passing = false;
    const row = Object.assign(document.createElement("p"), { className: "actions" });
    for (const [label, action] of [...buttons, ["知道了", () => {}]]) {
      const button = Object.assign(document.createElement("button"), { type: "button", textContent: label, className: "small" });
      button.addEventListener("click", () => { box().hidden = true; action(); });
      row.append(button);
    }
    box().replaceChildren(Object.assign(document.createElement("p"), { textContent: text }), row);
    box().hidden = false;
  }

  // What was just taken away can be taken back, as long as nothing else has been done.
  function undoable(text) {
    say(text, ["撤销", () => document.getElementById("undo").click()]);
    passing = true;
  }

  function pass() {
    if (passing) box().hidden = true;
    passing = false;
  }

  return { say, undoable, pass };
})();
