function render({ model, el }) {
  const send = (message) => model.send(message);
  const view = () => model.get("view");
  const fields = fieldGroup((step, field, value) => send({ type: "set", step, field, value }));
  const chooser = fieldGroup((_owner, _field, value) => send({ type: "choose", step: value }));
  const buttons = {};
  for (const name of ["undo", "redo", "again"]) {
    buttons[name] = make("button", { type: "button", "data-action": name, onclick: () => send({ type: name }) });
  }
  const message = make("div", { class: "finserv-message", role: "alert" });
  const status = make("div", { class: "finserv-status", role: "status", "aria-live": "polite" });
  const picture = make("img", { class: "finserv-drawing" });
  const whole = make("input", { type: "checkbox", checked: true, onchange: () => fit() });
  const wholeText = make("span");
  const frame = make("div", { class: "finserv-frame", tabindex: "0", role: "region" }, picture);
  const fit = () => frame.classList.toggle("finserv-fit", whole.checked);
  const findingsTitle = make("h4");
  const findings = make("ul", { class: "finserv-findings" });
  const title = make("h3");
  const bar = make("div", { class: "finserv-bar" }, buttons.undo, buttons.redo, buttons.again, status);
  const root = make("section", { class: "finserv" }, title, chooser, fields, bar, message,
    make("label", { class: "finserv-whole" }, whole, wholeText), frame, findingsTitle, findings);
  el.append(root);
  fit();

  const update = () => {
    const v = view();
    if (!v || !v.labels) return;
    root.lang = v.language === "zh" ? "zh-CN" : "en";
    title.textContent = v.labels.title;
    root.setAttribute("aria-label", v.labels.title);
    chooser.update([{
      name: "step", kind: "select", label: v.labels.step, value: v.chosen, owner: "chooser",
      choices: v.steps.map((s) => ({ value: s.id, label: `${s.name} · ${s.band}` })),
    }]);
    fields.update(v.fields.map((f) => ({ ...f, owner: v.chosen })));
    for (const [name, button] of Object.entries(buttons)) button.textContent = v.labels[name];
    buttons.undo.disabled = !v.can_undo;
    buttons.redo.disabled = !v.can_redo;
    message.textContent = v.message;
    message.classList.toggle("finserv-error", v.error);
    message.hidden = !v.message;
    status.textContent = v.status;
    if (picture.getAttribute("src") !== v.picture) picture.src = v.picture;
    picture.alt = v.alt;
    wholeText.textContent = v.labels.whole;
    frame.setAttribute("aria-label", v.labels.picture);
    findingsTitle.textContent = v.labels.findings;
    findings.replaceChildren(...(v.findings.length
      ? v.findings.map((f) => make("li", { text: `${f.severity} ${f.rule}: ${f.message}` }))
      : [make("li", { text: v.labels.sound })]));
  };
  model.on("change:view", update);
  update();
  return () => model.off("change:view", update);
}

export default { render };
