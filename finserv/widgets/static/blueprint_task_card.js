/* The desk of a blueprint task: two tables and the picture that follows them. */

makers.blueprint = (view, _answer, _changed, model) => {
  const client = `${Date.now().toString(36)}-${++finservCounter}`;
  let serial = 0;
  const send = (type, message = {}) => { model.send({ type, client, serial: ++serial, ...message }); return serial; };
  const buttons = Object.fromEntries(["undo", "redo", "again"].map((type) => [type, make("button", { type: "button", "data-action": type, onclick: () => send(type) })]));
  const picture = pictureFrame((id) => {
    for (const sheet of model.get("desk").sheets) {
      const row = sheet.kind === "steps" && sheet.rows.find((r) => r.marks.includes(id));
      if (row) sheets.get(sheet.id).focusCell(row.key, "name");
    }
  });
  const fields = make("div", { class: "finserv-fields" });
  const cells = new Map();
  const sheets = new Map();
  const tables = make("div");
  const solved = pictureFrame(() => {});
  const box = make("div", { class: "finserv-task finserv-studio" }, fields, picture, make("div", { class: "finserv-bar" }, buttons.undo, buttons.redo, buttons.again), tables);
  const act = { details: () => {}, mark: (ids) => picture.mark(ids) };

  const update = () => {
    const d = model.get("desk");
    if (!d || !d.labels) return;
    const seen = d.client === client ? d.seen : Infinity;
    for (const [name, button] of Object.entries(buttons)) button.textContent = d.labels[name];
    buttons.undo.disabled = !d.can_undo;
    buttons.redo.disabled = !d.can_redo;
    for (const field of d.fields) {
      if (!cells.has(field.name)) {
        const cell = makeCell(field.control, (value, same) => send("set", { kind: "about", key: "about", column: field.name, value, same }));
        cells.set(field.name, cell);
        fields.append(make("div", { class: `finserv-field finserv-${field.control}` }, make("label", { for: cell.input.id, text: field.label }), cell.input, cell.slip));
      }
      cells.get(field.name).fill(field.name, field, field.choices, seen);
    }
    for (const sheet of d.sheets) {
      if (!sheets.has(sheet.id)) {
        sheets.set(sheet.id, editTable(sheet.id, send, act));
        tables.append(sheets.get(sheet.id));
      }
      sheets.get(sheet.id).update(sheet, d.labels, seen);
    }
  };
  const draw = () => { const p = model.get("picture"); if (p && "svg" in p) picture.update(p, model.get("desk").labels); };
  const show = () => {
    const p = model.get("solution_picture");
    if (p && p.svg) { solved.update(p, model.get("desk").labels); box.after(solved); solved.fit(true); }
  };
  const flush = () => box.contains(document.activeElement) && document.activeElement.finservCell?.commit();
  window.addEventListener("blur", flush);
  model.on("change:desk", update);
  model.on("change:picture", draw);
  model.on("change:solution_picture", show);
  picture.fit(true);
  update();
  draw();
  setTimeout(show);
  box.finservGone = () => {
    window.removeEventListener("blur", flush);
    model.off("change:desk", update); model.off("change:picture", draw); model.off("change:solution_picture", show);
  };
  return box;
};
