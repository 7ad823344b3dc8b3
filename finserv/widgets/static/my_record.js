function render({ model, el }) {
  const send = (message) => model.send(message);
  const title = make("h3");
  const fields = fieldGroup((_owner, field, value) => send({ type: "set", field, value }));
  const buttons = Object.fromEntries(["refresh", "export", "reset"].map((type) => [type, make("button", { type: "button", "data-action": type, onclick: () => send({ type }) })]));
  const file = make("input", { type: "file", accept: ".json", id: `finserv-${++finservCounter}`, onchange: async () => {
    if (file.files.length) send({ type: "take_in", text: await file.files[0].text() });
    file.value = "";
  } });
  const fileLabel = make("label", { for: file.id });
  const status = make("div", { class: "finserv-status", role: "status", "aria-live": "polite" });
  const message = make("div", { class: "finserv-message", role: "alert" });
  const table = make("table", { class: "finserv-table" });
  const known = make("h4");
  const list = make("ul", { class: "finserv-findings" });
  const root = make("section", { class: "finserv" }, title, fields, status, table, known, list,
    make("div", { class: "finserv-bar" }, buttons.refresh, buttons.export, buttons.reset),
    make("div", { class: "finserv-field" }, fileLabel, file), message);
  root.addEventListener("keydown", (event) => event.stopPropagation());
  el.append(root);

  const update = () => {
    const v = model.get("view");
    if (!v || !v.labels) return;
    root.lang = v.language === "zh" ? "zh-CN" : "en";
    root.setAttribute("aria-label", v.labels.title);
    title.textContent = v.labels.title;
    fields.update(v.fields);
    for (const [type, button] of Object.entries(buttons)) button.textContent = v.labels[type];
    fileLabel.textContent = v.labels.take_in;
    status.textContent = v.status;
    table.replaceChildren(
      make("thead", {}, make("tr", {}, ...v.columns.map((c) => make("th", { scope: "col", text: c })))),
      make("tbody", {}, ...v.rows.map((row) => make("tr", {}, ...row.map((cell, i) => make(i ? "td" : "th", { scope: i ? null : "row", text: cell }))))));
    known.textContent = v.labels.misconceptions;
    list.replaceChildren(...(v.misconceptions.length ? v.misconceptions : [v.labels.nothing]).map((m) => make("li", { text: m })));
    message.textContent = v.message;
    message.hidden = !v.message;
    message.classList.toggle("finserv-error", v.error);
  };
  model.on("change:view", update);
  update();
  return () => model.off("change:view", update);
}

export default { render };
