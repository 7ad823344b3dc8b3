/* Fields that stand by themselves; each is a cell of the table with its label. */
function cellForm(send, name) {
  const box = make("div", { class: "finserv-fields", "data-form": name });
  let made = [];
  let fields = [];
  box.update = (newFields, seen) => {
    fields = newFields;
    made.splice(fields.length).forEach((part) => part.box.remove());
    fields.forEach((field, i) => {
      if (made[i] && made[i].control !== field.control) { made[i].box.remove(); made[i] = null; }
      if (!made[i]) {
        const cell = makeCell(field.control, (value, same) => {
          const { kind, key, name: column, end } = fields[i];
          return end ? send("set", { kind: "about", key: "about", column: `${end}_name`, value, same })
            : send("set", { kind, key, column, value, same });
        });
        const label = make("label", { for: cell.input.id });
        const check = field.control === "check";
        const part = { cell, label, control: field.control, box: make("div", { class: `finserv-field finserv-${field.control}` },
          ...(check ? [cell.input, label] : [label, cell.input]), cell.slip) };
        cell.input.addEventListener("keydown", (event) => {
          if (event.key === "Enter" && !event.isComposing && (field.control !== "long" || event.ctrlKey)) { event.preventDefault(); cell.commit(); }
          if (event.key === "Escape") cell.revert();
        });
        made[i] = part;
        if (i) made[i - 1].box.after(part.box); else box.prepend(part.box);
      }
      made[i].label.textContent = field.label;
      made[i].cell.input.dataset.column = field.name;
      made[i].cell.fill(`${field.kind} ${field.kind === "steps" && field.end ? "about" : field.key} ${field.name}`, field, field.choices, seen);
    });
  };
  box.focusCell = (column) => {
    const input = box.querySelector(`[data-column="${CSS.escape(column)}"]`);
    if (input) input.focus();
    return Boolean(input);
  };
  return box;
}

/* Six tabs: the arrow keys go from one to the next, Home and End to the first and the last. */
function pageTabs(choose, panel) {
  const list = make("div", { role: "tablist", class: "finserv-tabs" });
  let tabs = [];
  list.addEventListener("keydown", (event) => {
    const here = tabs.indexOf(event.target);
    const place = { ArrowLeft: here - 1, ArrowRight: here + 1, Home: 0, End: tabs.length - 1 }[event.key];
    if (place === undefined || here < 0) return;
    event.preventDefault();
    const tab = tabs[(place + tabs.length) % tabs.length];
    tab.focus();
    choose(Number(tab.dataset.page));
  });
  list.update = (pages, current, labels) => {
    list.setAttribute("aria-label", labels.pages);
    if (!tabs.length) {
      tabs = pages.map((page) => make("button", {
        type: "button", role: "tab", id: `finserv-${++finservCounter}`, "data-page": page.number, "aria-controls": panel.id,
        onclick: () => choose(page.number),
      }));
      list.append(...tabs);
    }
    pages.forEach((page, i) => {
      const chosen = page.number === current;
      tabs[i].replaceChildren(make("span", { class: "finserv-sign", "aria-hidden": "true", text: page.done ? "✓" : "○" }),
        `${page.number} ${page.name}`, make("span", { class: "finserv-unseen", text: ` (${page.done ? labels.done : labels.open_state})` }));
      tabs[i].setAttribute("aria-selected", chosen);
      tabs[i].tabIndex = chosen ? 0 : -1;
      if (chosen) panel.setAttribute("aria-labelledby", tabs[i].id);
    });
  };
  return list;
}

/* How long the kernel may be silent before the reader is told that nothing is being kept. */
const PATIENCE = 8000;

function remembered(name, value) {
  try {
    if (value === undefined) return localStorage.getItem(name) === "yes";
    localStorage.setItem(name, value ? "yes" : "no");
  } catch { /* a browser that keeps nothing: the switch then holds for this page only */ }
  return Boolean(value);
}

function render({ model, el }) {
  const client = `${Date.now().toString(36)}-${++finservCounter}`;
  let serial = 0;
  let patience = null;
  const send = (type, message = {}) => {
    root.dataset.told = ++serial;
    clearTimeout(patience);
    patience = setTimeout(noAnswer, PATIENCE);
    model.send({ type, client, serial, ...message });
    return serial;
  };
  const noAnswer = () => {
    if (root.dataset.told === root.dataset.answered) return;
    message.textContent = model.get("view").labels.silent;
    message.hidden = false;
    message.classList.add("finserv-error");
  };
  const flush = () => root.contains(document.activeElement) && document.activeElement.finservCell?.commit();
  const press = (name, act) => make("button", { type: "button", "data-action": name, onclick: () => { flush(); act(); } });
  const buttons = {
    undo: press("undo", () => send("undo")), redo: press("redo", () => send("redo")), again: press("again", () => send("again")),
    files: press("files", () => send("files", { open: !model.get("view").files })),
  };
  const named = (input, attributes = {}) => { const text = make("span"); return Object.assign(make("label", attributes, input, text), { said: text }); };
  const hide = make("input", { type: "checkbox", checked: remembered("finserv-hide"), onchange: () => { remembered("finserv-hide", hide.checked); hidden(); } });
  const fit = make("input", { type: "checkbox", checked: true, onchange: () => picture.fit(fit.checked) });
  const hideLabel = named(hide, { class: "finserv-whole" });
  const fitLabel = named(fit, { class: "finserv-whole" });
  const hidden = () => root.classList.toggle("finserv-brief", hide.checked);

  const title = make("h3");
  const status = make("div", { class: "finserv-status" });
  const message = make("div", { class: "finserv-message", role: "alert" });
  const panel = make("div", { role: "tabpanel", id: `finserv-${++finservCounter}`, class: "finserv-panel" });
  const tabs = pageTabs((page) => { flush(); send("page", { page }); }, panel);
  const heading = make("h4");
  const explained = make("p", { class: "finserv-explained" });
  const needs = make("p", { class: "finserv-explained finserv-needs" });
  const state = make("p", { class: "finserv-state" });
  const earlier = make("p", { class: "finserv-explained finserv-earlier" });
  const form = cellForm(send, "page");
  const sheetBox = make("div");
  const link = press("link", () => send("link"));
  const picture = pictureFrame((id) => chooseMarked(id));
  const findings = findingsList(send, (ids) => picture.mark(ids));
  const details = detailsBox(send);
  const files = filesBox(send);
  panel.append(heading, explained, needs, state, earlier, form, sheetBox, make("div", { class: "finserv-bar" }, link), details);
  const root = make("section", { class: "finserv finserv-studio" },
    make("div", { class: "finserv-top" }, title, buttons.undo, buttons.redo, buttons.again, buttons.files, hideLabel, fitLabel, status),
    files, message, tabs, make("div", { class: "finserv-desk" }, panel, findings), picture);

  const sheets = new Map();
  const act = { details: (key) => send("details", { key }), mark: (ids) => picture.mark(ids) };
  const chooseMarked = (id) => {
    for (const sheet of model.get("view").page.sheets) {
      const row = sheet.kind === "steps" && sheet.rows.find((r) => r.marks.includes(id));
      if (row) { sheets.get(sheet.id).focusCell(row.key, "name"); return; }
    }
    picture.mark([id]);
  };

  root.addEventListener("keydown", (event) => {
    const key = event.key.toLowerCase();
    if ((event.ctrlKey || event.metaKey) && !event.altKey && (key === "z" || key === "y")) {
      const cell = event.target.finservCell;
      const back = key === "z" && !event.shiftKey;
      if (!(back && cell && cell.dirty())) {
        event.preventDefault();
        cell?.commit();
        send(back ? "undo" : "redo");
      }
    }
    if (!((event.ctrlKey || event.metaKey) && key === "s")) event.stopPropagation();
  });

  let focused = 0;
  let detailed = "";
  const update = () => {
    const v = model.get("view");
    if (!v || !v.labels) return;
    const l = { ...v.labels };
    const seen = v.client === client ? v.seen : Infinity;
    if (v.client === client) root.dataset.answered = seen;
    root.lang = v.language === "zh" ? "zh-CN" : "en";
    root.setAttribute("aria-label", l.title);
    title.textContent = v.title;
    for (const [name, button] of Object.entries(buttons)) button.textContent = l[name];
    buttons.undo.disabled = !v.can_undo;
    buttons.redo.disabled = !v.can_redo;
    buttons.files.setAttribute("aria-expanded", Boolean(v.files));
    hideLabel.said.textContent = l.hide;
    fitLabel.said.textContent = l.fit;
    status.textContent = v.status;
    message.textContent = v.message;
    message.hidden = !v.message;
    message.classList.toggle("finserv-error", v.error);
    tabs.update(v.pages, v.page.number, l);
    heading.textContent = `${v.page.number}. ${v.page.name}`;
    explained.textContent = v.page.explained;
    needs.replaceChildren(make("b", { text: l.needs }), v.page.needs, " ", make("b", { text: l.yields }), v.page.yields);
    state.textContent = v.state;
    earlier.textContent = v.earlier;
    earlier.hidden = !v.earlier;
    form.update(v.page.fields, seen);
    form.hidden = !v.page.fields.length;
    const wanted = v.page.sheets.map((s) => s.id);
    for (const [id, box] of sheets) if (!wanted.includes(id)) { box.remove(); sheets.delete(id); }
    v.page.sheets.forEach((sheet, i) => {
      if (!sheets.has(sheet.id)) sheets.set(sheet.id, editTable(sheet.id, send, act));
      const box = sheets.get(sheet.id);
      if (sheetBox.children[i] !== box) sheetBox.insertBefore(box, sheetBox.children[i] || null);
      box.update(sheet, l, seen);
    });
    link.textContent = l.link;
    link.hidden = !v.page.links;
    details.update(v.details, l, seen);
    findings.update(v.findings, l, seen);
    files.update(v.files, l, v);
    const opened = v.details ? v.details.key : "";
    if (opened !== detailed && opened && !(v.focus && v.focus.serial !== focused)) details.focusFirst();
    if (opened !== detailed && !opened) [...sheets.values()].some((box) => box.focusCell(detailed, "name"));
    detailed = opened;
    if (v.focus && v.focus.serial !== focused) {
      focused = v.focus.serial;
      const { kind, key, column, details: inside } = v.focus;
      const found = inside ? details.focusCell(column) : kind === "about" ? form.focusCell(column)
        : v.page.sheets.some((s) => s.kind === kind && sheets.get(s.id).focusCell(key, column));
      if (!found) { panel.tabIndex = -1; panel.focus(); }
    }
  };
  const draw = () => { const p = model.get("picture"); if (p && "svg" in p) picture.update(p, model.get("view").labels); };
  const receive = (answer) => {
    if (!answer.download) return;
    const url = URL.createObjectURL(new Blob([answer.text], { type: answer.mime }));
    make("a", { href: url, download: answer.download }).click();
    setTimeout(() => URL.revokeObjectURL(url), 1000);
  };
  const leaving = () => document.visibilityState === "hidden" && flush();
  document.addEventListener("visibilitychange", leaving);
  window.addEventListener("pagehide", flush);
  window.addEventListener("blur", flush);
  model.on("change:view", update);
  model.on("change:picture", draw);
  model.on("msg:custom", receive);
  el.append(root);
  hidden();
  picture.fit(true);
  update();
  draw();
  return () => {
    clearTimeout(patience);
    model.off("change:view", update); model.off("change:picture", draw); model.off("msg:custom", receive);
    document.removeEventListener("visibilitychange", leaving);
    window.removeEventListener("pagehide", flush); window.removeEventListener("blur", flush);
  };
}

export default { render };
