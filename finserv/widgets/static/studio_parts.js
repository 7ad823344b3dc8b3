/* The studio's other parts: findings, the details of a step, opening and saving. */

function findingsList(send, mark) {
  const title = make("h4");
  const summary = make("p", { role: "status", "aria-live": "polite", class: "finserv-summary" });
  const set = makeCell("select", (value) => send("rules", { set: value }));
  const label = make("label", { for: set.input.id });
  const list = make("ul", { class: "finserv-finds" });
  const box = make("div", { class: "finserv-findings-box", role: "region" }, title, label, set.input, summary, list);
  let shown = "";
  box.update = (findings, labels, seen) => {
    title.textContent = labels.findings;
    box.setAttribute("aria-label", labels.findings);
    label.textContent = labels.set;
    set.fill("set", { value: findings.set }, findings.sets, seen);
    summary.textContent = findings.summary;
    const wanted = JSON.stringify(findings.items);
    if (wanted === shown) return;
    shown = wanted;
    const here = [...list.children].findIndex((item) => item.contains(document.activeElement));
    list.replaceChildren(...findings.items.map((one) => make("li", {}, make("button", {
      type: "button", class: `finserv-find finserv-${one.severity}`, text: one.text, title: `${one.rule} · ${labels.go}`,
      "data-rule": one.rule, "data-element": one.element,
      onfocus: () => mark(one.marks), onclick: () => { send("goto", { rule: one.rule, element: one.element }); mark(one.marks); },
    }))));
    const next = list.children[Math.min(here, list.children.length - 1)];
    if (here >= 0 && next) next.firstElementChild.focus();
  };
  return box;
}

function detailsBox(send) {
  const title = make("h4");
  const close = make("button", { type: "button", "data-action": "close", onclick: () => send("details", { key: "" }) });
  const groups = make("div", { class: "finserv-groups" });
  const box = make("div", { class: "finserv-details", role: "region", hidden: true }, title, groups, close);
  const made = new Map();
  box.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && !event.target.finservCell?.dirty()) { event.preventDefault(); send("details", { key: "" }); }
  });
  box.update = (details, labels, seen) => {
    box.hidden = !details;
    close.textContent = labels.close;
    if (!details) return;
    title.textContent = details.title;
    box.setAttribute("aria-label", details.title);
    for (const [id, part] of made) if (!details.groups.some((g) => g.id === id)) { part.set.remove(); made.delete(id); }
    let before = null;
    for (const group of details.groups) {
      if (!made.has(group.id)) {
        const legend = make("legend");
        const form = cellForm(send, group.id);
        const set = make("fieldset", {}, legend, form);
        made.set(group.id, { set, form, legend });
        if (before) before.after(set); else groups.prepend(set);
      }
      const part = made.get(group.id);
      part.legend.textContent = group.title;
      part.form.update(group.fields, seen);
      before = part.set;
    }
  };
  box.focusCell = (column) => [...made.values()].some((part) => part.form.focusCell(column));
  box.focusFirst = () => box.querySelector("input, select")?.focus();
  return box;
}

function filesBox(send) {
  const source = make("select", { id: `finserv-${++finservCounter}` });
  const name = make("input", { type: "text", id: `finserv-${++finservCounter}`, autocomplete: "off", "data-column": "save_name" });
  const file = make("input", { type: "file", accept: ".json", id: `finserv-${++finservCounter}`, onchange: async () => {
    if (file.files.length) send("upload", { text: await file.files[0].text(), name: file.files[0].name });
    file.value = "";
  } });
  const button = (action, act) => make("button", { type: "button", "data-action": action, onclick: act });
  const open = button("open", () => send("open", { source: source.value }));
  const save = button("save", () => send("save", { name: name.value }));
  const json = button("get_json", () => send("download", { what: "json" }));
  const svg = button("get_svg", () => send("download", { what: "svg" }));
  name.addEventListener("keydown", (event) => { if (event.key === "Enter") { event.preventDefault(); save.click(); } });
  const labels = [make("label", { for: source.id }), make("label", { for: file.id }), make("label", { for: name.id })];
  const field = (label, ...parts) => make("div", { class: "finserv-field" }, label, make("div", { class: "finserv-bar" }, ...parts));
  const box = make("div", { class: "finserv-files", role: "region", hidden: true },
    field(labels[0], source, open), field(labels[1], file), field(labels[2], name, save), make("div", { class: "finserv-bar" }, json, svg));
  box.update = (files, words) => {
    const opening = box.hidden && files;
    box.hidden = !files;
    box.setAttribute("aria-label", words.files);
    [words.open_from, words.upload, words.save_name].forEach((text, i) => { labels[i].textContent = text; });
    for (const [button, text] of [[open, words.open], [save, words.save], [json, words.get_json], [svg, words.get_svg]]) button.textContent = text;
    if (!files) return;
    fillChoices(source, files.sources, "");
    if (!source.value) source.selectedIndex = 0;
    if (!name.value) name.value = files.name;
    if (opening) source.focus();
  };
  return box;
}
