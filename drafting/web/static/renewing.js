"use strict";
// Puts what came in the place of what stands: what is the same stays as it is, so that a keystroke costs what it changes.
const renewing = (() => {
  // What is the same at the beginning and at the end stays, whatever came or went between; there, one stands for another.
  function children(shown, after) {
    const before = [...shown.children], least = Math.min(before.length, after.length);
    let start = 0, end = 0;
    while (start < least && before[start].isEqualNode(after[start])) start += 1;
    while (end < least - start && before.at(-1 - end).isEqualNode(after.at(-1 - end))) end += 1;
    const old = before.slice(start, before.length - end), made = after.slice(start, after.length - end);
    const next = before[before.length - end] || null;
    made.forEach((child, at) => {
      if (!old[at]) shown.insertBefore(child, next);
      else if (!old[at].isEqualNode(child)) old[at].replaceWith(child);
    });
    for (const child of old.slice(made.length)) child.remove();
  }

  return { children };
})();
