"use strict";
// A table in a text, edited as a table: its rows between | (see language/tables.py) become cells and are written back.
(() => {
  const RULE = /^\|?\s*:?-{2,}:?\s*(\|\s*:?-{2,}:?\s*)*\|?$/;
  let target = null, here = [0, 0];

  const dialog = () => document.getElementById("table");
  const grid = () => dialog().querySelector("table");

  function cells(line) {
    const bars = line.trim().split(/(?<!\\)\|/);
    if (bars.length < 2) return line.split("\t").map((cell) => cell.trim());
    const inner = bars.slice(bars[0].trim() ? 0 : 1, bars.at(-1).trim() ? undefined : -1);
    return inner.map((cell) => cell.replaceAll("\\|", "|").replaceAll("\t", " ").trim());
  }

  function line(row) {
    return `| ${row.map((cell) => cell.replaceAll("|", "\\|")).join(" | ")} |`;
  }

  // The table in which a place of a text is, and from where to where it goes; null outside of one.
  function around(text, at) {
    const lines = text.split("\n"), isRow = (row) => row in lines && cells(lines[row]).length > 1;
    const row = text.slice(0, at).split("\n").length - 1;
    if (!isRow(row)) return null;
    let first = row, last = row;
    while (isRow(first - 1)) first -= 1;
    while (isRow(last + 1)) last += 1;
    const from = lines.slice(0, first).join("\n").length + (first > 0 ? 1 : 0), own = lines.slice(first, last + 1);
    return { from, to: from + own.join("\n").length, rows: own.filter((each, nth) => !(nth === 1 && RULE.test(each.trim()))).map(cells) };
  }

  function values() {
    return [...grid().rows].map((row) => [...row.querySelectorAll("input")].map((input) => input.value));
  }

  function show(rows, focus = here) {
    const wide = Math.max(...rows.map((row) => row.length));
    grid().replaceChildren(...rows.map((row, y) => {
      const made = document.createElement("tr");
      for (let x = 0; x < wide; x += 1) {
        const input = Object.assign(document.createElement("input"), { value: row[x] || "", autocomplete: "off" });
        input.setAttribute("aria-label", `${y ? `第${y + 1}行` : "表头"}第${x + 1}列`);
        const cell = document.createElement("td");
        cell.append(input);
        made.append(cell);
      }
      return made;
    }));
    here = [Math.min(focus[0], rows.length - 1), Math.min(focus[1], wide - 1)];
    grid().rows[here[0]].cells[here[1]].firstChild.focus();
  }

  function open(path) {
    const input = document.getElementById("f-" + path), at = fields.caret(input), found = around(input.value, at);
    target = { input, from: at, to: at, ...found };
    dialog().showModal();
    show(found?.rows || [["", ""], ["", ""]], [0, 0]);
  }

  function write() {
    const { input, from, to, rows } = target, text = input.value, filled = values().filter((row) => row.some((cell) => cell.trim()));
    dialog().close();
    if (!filled.length) return;
    const made = filled.map((row) => line(row.map((cell) => cell.trim()))).join("\n");
    const before = !rows && from && text[from - 1] !== "\n" ? "\n" : "", after = !rows && to < text.length && text[to] !== "\n" ? "\n" : "";
    fields.insert(input, before + made + after, from, to);
  }

  const changes = {
    row: (rows) => show(rows.toSpliced(here[0] + 1, 0, rows[0].map(() => "")), [here[0] + 1, here[1]]),
    column: (rows) => show(rows.map((row) => row.toSpliced(here[1] + 1, 0, "")), [here[0], here[1] + 1]),
    "no-row": (rows) => { if (rows.length > 2) show(rows.toSpliced(here[0], 1)); },
    "no-column": (rows) => { if (rows[0].length > 2) show(rows.map((row) => row.toSpliced(here[1], 1))); },
    write,
  };

  // Cells of a sheet come parted by tabs and line breaks: each goes into a cell of its own.
  function paste(event) {
    const text = event.clipboardData.getData("text/plain").replace(/\r\n?/g, "\n").replace(/\n$/, "");
    if (!/[\t\n]/.test(text) || !event.target.closest("#table td")) return;
    event.preventDefault();
    const rows = values(), [y, x] = here;
    text.split("\n").forEach((typed, down) => {
      rows[y + down] ??= rows[0].map(() => "");
      typed.split("\t").forEach((cell, right) => { rows[y + down][x + right] = cell.trim(); });
    });
    show(rows);
  }

  function down(event) {
    if (event.key !== "Enter" || event.isComposing || !event.target.closest("#table td")) return;
    event.preventDefault();
    if (here[0] + 1 < grid().rows.length) grid().rows[here[0] + 1].cells[here[1]].firstChild.focus();
    else changes.row(values());
  }

  document.addEventListener("click", (event) => {
    const button = event.target.closest("[data-table], [data-change]");
    if (button?.dataset.table) open(button.dataset.table);
    else if (button) changes[button.dataset.change](values());
  });
  document.addEventListener("focusin", ({ target: input }) => {
    const cell = input.closest("#table td");
    if (cell) here = [cell.parentElement.rowIndex, cell.cellIndex];
  });
  document.addEventListener("paste", paste);
  document.addEventListener("keydown", down);
})();
