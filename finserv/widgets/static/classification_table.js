function render({ model, el }) {
  const title = make("h3");
  const hint = make("p");
  const table = make("table", { class: "finserv-table" });
  const name = make("h4");
  const details = make("div");
  const message = make("div", { class: "finserv-message", role: "alert" });
  const region = make("div", { role: "status", "aria-live": "polite" }, name, details);
  const root = make("section", { class: "finserv" }, title, hint, table, message, region);
  root.addEventListener("keydown", (event) => event.stopPropagation());
  el.append(root);
  const buttons = new Map();

  const build = (v) => {
    buttons.clear();
    table.replaceChildren(
      make("thead", {}, make("tr", {}, make("th", { text: v.table.corner }), ...v.table.columns.map((c) => make("th", { scope: "col", text: c.name })))),
      make("tbody", {}, ...v.table.rows.map((row) => make("tr", {}, make("th", { scope: "row", text: row.name }), ...v.table.columns.map((column) => {
        const key = `${row.id}|${column.id}`;
        const lines = v.cells[key];
        const button = make("button", {
          type: "button", class: "finserv-cell", "data-cell": key, "aria-label": `${row.name}, ${column.name}: ${lines.join(", ") || "–"}`,
          text: lines.join("\n") || "–", onclick: () => model.send({ type: "choose", cell: key }),
        });
        buttons.set(key, button);
        return make("td", {}, button);
      })))));
  };

  let shape = null;
  const update = () => {
    const v = model.get("view");
    if (!v || !v.labels) return;
    root.lang = v.language === "zh" ? "zh-CN" : "en";
    root.setAttribute("aria-label", v.labels.title);
    title.textContent = v.labels.title;
    hint.textContent = v.labels.choose;
    const wanted = JSON.stringify([v.table, v.cells]);
    if (shape !== wanted) { build(v); shape = wanted; }
    for (const [key, button] of buttons) {
      const here = key === v.chosen;
      button.setAttribute("aria-pressed", String(here));
      button.textContent = (here ? "● " : "") + (v.cells[key].join("\n") || "–");
    }
    name.textContent = v.name;
    details.replaceChildren(...v.details.flatMap((d) => [make("h5", { text: d.title }), make("ul", {}, ...d.lines.map((l) => make("li", { text: l })))]));
    message.textContent = v.message;
    message.hidden = !v.message;
  };
  model.on("change:view", update);
  update();
  return () => model.off("change:view", update);
}

export default { render };
