/* An editable table of ordinary inputs and selects, used by keyboard. No words of its own. */

const withNames = (pattern, names) => pattern.replace(/\{(\w+)\}/g, (_, name) => names[name]);

/* `send(type, message)` gives the serial of the message; `act.details(key)`, `act.mark(ids)` are the studio's. */
function editTable(id, send, act) {
  const caption = make("caption");
  const head = make("thead");
  const body = make("tbody");
  const hint = make("p", { class: "finserv-hint" });
  const add = make("button", { type: "button", class: "finserv-add", onclick: () => focusAt(blankPlace(), 0) });
  const table = make("table", { class: "finserv-sheet" }, caption, head, body);
  const box = make("div", { class: "finserv-sheet-box", "data-sheet": id }, table,
    make("div", { class: "finserv-bar" }, add, hint));
  const clientKey = () => `new-${Date.now().toString(36)}-${++finservCounter}`;
  let sheet = null;
  let labels = {};
  let locals = [];
  let rows = [];
  let seen = 0;
  let shape = "";

  const blankPlace = () => rows.findIndex((row) => row.local && row.local.blank);
  const trs = () => [...body.children];
  const focusAt = (place, column) => {
    const tr = trs()[Math.max(0, Math.min(place, rows.length - 1))];
    const cells = tr ? tr.finservCells.filter((c) => c.input) : [];
    const cell = cells[Math.max(0, Math.min(column, cells.length - 1))];
    if (cell) { cell.input.focus(); if (cell.input.select) cell.input.select(); }
  };

  function weave() {
    rows = sheet.rows.slice();
    locals = locals.filter((local) => !sheet.rows.some((row) => row.key === local.key || row.was === local.key));
    if (!sheet.fixed && !locals.some((local) => local.blank)) {
      const last = locals.filter((local) => local.trailing).pop();
      locals.push({ key: clientKey(), after: last ? last.key : sheet.append_after, blank: true, trailing: true });
    }
    for (const local of locals) {
      if (local.blank && local.trailing && !locals.some((l) => l !== local && l.key === local.after)) {
        const ended = [...rows].reverse().find((row) => row.was && row.was === local.after);
        local.after = ended ? ended.key : sheet.append_after;
      }
      const place = rows.findIndex((row) => row.key === local.after || (row.was && row.was === local.after));
      const row = { key: local.key, name: local.blank ? labels.new_row : "", draft: true, local, marks: [], cells: {} };
      for (const c of sheet.columns) row.cells[c.name] = { value: local.cells?.[c.name] ?? c.start, error: "" };
      rows.splice(place < 0 ? rows.length : place + 1, 0, row);
    }
  }

  function set(row, column, value, same) {
    const local = row.local;
    const message = { sheet: sheet.id, kind: sheet.kind, key: row.key, column, value, same };
    if (local) {
      if (value === "" && !local.cells) return 0;
      local.cells = { ...local.cells, [column]: value };
      message.after = local.after;
      if (local.blank) { local.blank = false; local.trailing = true; setTimeout(draw); }
    }
    return send("set", message);
  }

  function remove(place) {
    const row = rows[place];
    if (row.local && row.local.blank) return;
    if (row.local) locals = locals.filter((local) => local !== row.local);
    focusAfter(place, 0);
    if (row.local && !row.local.cells) draw();
    else send("remove", { kind: sheet.kind, key: row.key });
  }

  function insert(place) {
    locals.push({ key: clientKey(), after: rows[place].key, blank: false, inserted: true });
    draw();
    focusAt(place + 1, 0);
  }

  function move(place, by, column) {
    const order = rows.filter((row) => !(row.local && row.local.blank));
    const from = order.indexOf(rows[place]);
    const to = from + by;
    if (from < 0 || to < 0 || to >= order.length) return;
    const keys = order.map((row) => row.key);
    [keys[from], keys[to]] = [keys[to], keys[from]];
    send("order", { sheet: sheet.id, keys });
    focusAfter(rows.indexOf(order[to]), column);
  }

  let waiting = null;
  const focusAfter = (place, column) => { waiting = { place, column }; };

  function onKey(event, tr, column) {
    const place = trs().indexOf(tr);
    const isSelect = event.target.tagName === "SELECT";
    const moving = (event.altKey && !isSelect) || (event.ctrlKey && !event.altKey) || (event.altKey && event.ctrlKey);
    if (event.key === "Enter" && !event.isComposing && event.target.tagName !== "BUTTON") {
      event.preventDefault();
      event.target.finservCell?.commit();
      if (event.ctrlKey && sheet.detailed) act.details(rows[place].key);
      else if (event.shiftKey) focusAt(place - 1, column);
      else if (place + 1 < rows.length || !(rows[place].local?.blank)) { draw(); focusAt(place + 1, column); }
    } else if ((event.key === "ArrowUp" || event.key === "ArrowDown") && moving && !sheet.fixed) {
      event.preventDefault();
      event.target.finservCell?.commit();
      move(place, event.key === "ArrowUp" ? -1 : 1, column);
    } else if ((event.key === "ArrowUp" || event.key === "ArrowDown") && event.target.type === "text" && !event.isComposing) {
      event.preventDefault();
      focusAt(place + (event.key === "ArrowUp" ? -1 : 1), column);
    } else if (event.key === "Delete" && event.ctrlKey && !sheet.fixed) {
      event.preventDefault();
      remove(place);
    } else if (event.key === "Escape") {
      event.target.finservCell?.revert();
    }
  }

  function onPaste(event, tr, column) {
    const text = event.clipboardData.getData("text/plain").replace(/\r\n?/g, "\n").replace(/\n$/, "");
    if (!/[\t\n]/.test(text)) return;
    event.preventDefault();
    const place = trs().indexOf(tr);
    const from = rows[place];
    const after = from.local ? from.local.after : from.key;
    send("paste", {
      sheet: sheet.id, keys: rows.slice(place).map((row) => row.key), column, after, new: clientKey(),
      cells: text.split("\n").map((line) => line.split("\t")),
    });
  }

  function makeRow() {
    const number = make("th", { scope: "row", class: "finserv-no" });
    const tr = make("tr", { onfocusin: () => act.mark(rows[trs().indexOf(tr)]?.marks || []) }, number);
    tr.finservNumber = number;
    tr.finservCells = sheet.columns.map((column, i) => {
      const td = make("td");
      tr.append(td);
      if (column.control === "shown") return { td };
      const cell = makeCell(column.control, (value, same) => set(rows[trs().indexOf(tr)], column.name, value, same));
      const place = tr.childElementCount;
      cell.input.addEventListener("keydown", (event) => onKey(event, tr, sheet.columns.slice(0, i).filter((c) => c.control !== "shown").length));
      cell.input.addEventListener("paste", (event) => onPaste(event, tr, column.name));
      cell.input.dataset.column = column.name;
      td.append(cell.input, cell.slip);
      return { td, place, ...cell, cell };
    });
    tr.finservTools = rowTools(tr);
    if (tr.finservTools) tr.append(make("td", {}, tr.finservTools.bar));
    return tr;
  }

  /* One stop of the Tab key for the tools of a row; the arrow keys go from one to the next. */
  function rowTools(tr) {
    const names = [...(sheet.detailed ? ["details"] : []), ...(sheet.fixed ? [] : ["up", "down", "insert", "remove"])];
    if (!names.length) return null;
    const signs = { details: "⋯", up: "↑", down: "↓", insert: "+", remove: "×" };
    const place = () => trs().indexOf(tr);
    const acts = {
      details: () => act.details(rows[place()].key), up: () => move(place(), -1, 0), down: () => move(place(), 1, 0),
      insert: () => insert(place()), remove: () => remove(place()),
    };
    const buttons = names.map((name, i) => make("button", {
      type: "button", "data-tool": name, text: signs[name], tabindex: i ? -1 : 0, onclick: acts[name],
    }));
    const bar = make("div", { role: "toolbar", class: "finserv-tools", onkeydown: (event) => {
      const step = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
      if (!step) return;
      event.preventDefault();
      const next = buttons[(buttons.indexOf(event.target) + step + buttons.length) % buttons.length];
      for (const button of buttons) button.tabIndex = button === next ? 0 : -1;
      next.focus();
    } }, ...buttons);
    return { bar, buttons };
  }

  function draw() {
    weave();
    while (body.children.length > rows.length) body.lastElementChild.remove();
    while (body.children.length < rows.length) body.append(makeRow());
    let number = 0;
    rows.forEach((row, i) => {
      const tr = body.children[i];
      const blank = Boolean(row.local && row.local.blank);
      number += blank ? 0 : 1;
      const called = row.name || withNames(labels.row_name, { number });
      tr.dataset.key = row.key;
      tr.classList.toggle("finserv-draft", Boolean(row.draft));
      tr.finservNumber.textContent = blank ? "+" : number;
      sheet.columns.forEach((column, c) => {
        const { td, cell } = tr.finservCells[c];
        const field = row.cells[column.name];
        if (!cell) { td.textContent = field.value; return; }
        cell.waits = row.draft;
        cell.input.setAttribute("aria-label", withNames(labels.cell, { row: called, column: column.label }));
        cell.input.placeholder = blank && c === 0 ? labels.new_hint : "";
        cell.fill(row.was || row.key, field, column.choices, seen);
        td.classList.toggle("finserv-wrong", Boolean(field.error));
      });
      if (tr.finservTools) {
        tr.finservTools.bar.hidden = blank;
        tr.finservTools.bar.setAttribute("aria-label", withNames(labels.tools, { row: called }));
        for (const button of tr.finservTools.buttons) {
          const name = withNames(labels[button.dataset.tool], { row: called });
          button.setAttribute("aria-label", name);
          button.title = name;
          button.disabled = button.dataset.tool === "details" && Boolean(row.draft);
        }
      }
    });
    if (waiting) { const { place, column } = waiting; waiting = null; focusAt(place, column); }
  }

  box.update = (newSheet, newLabels, newSeen) => {
    sheet = newSheet; labels = newLabels; seen = newSeen;
    const newShape = JSON.stringify([sheet.id, sheet.columns.map((c) => [c.name, c.control])]);
    if (newShape !== shape) { shape = newShape; body.replaceChildren(); }
    caption.textContent = sheet.caption;
    head.replaceChildren(make("tr", {}, make("th", { text: "#", scope: "col" }),
      ...sheet.columns.map((c) => make("th", { scope: "col", text: c.label })),
      sheet.fixed && !sheet.detailed ? null : make("th", { scope: "col", text: labels.tools_head })));
    add.textContent = labels.add;
    add.hidden = sheet.fixed;
    hint.textContent = labels.sheet;
    draw();
  };
  box.focusCell = (key, column) => {
    const tr = trs().find((row) => row.dataset.key === key);
    const input = tr && (tr.querySelector(`[data-column="${CSS.escape(column)}"]`) || tr.querySelector("[data-column]"));
    if (input) input.focus();
    return Boolean(input);
  };
  return box;
}
