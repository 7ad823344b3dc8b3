function render({ model, el }) {
  const send = (message) => model.send(message);
  const title = make("h3");
  const unit = make("p");
  const name = fieldGroup((_owner, _field, value) => send({ type: "name", value }));
  const form = make("div", { class: "finserv-asked" });
  const clear = make("button", { type: "button", "data-action": "clear", onclick: () => send({ type: "clear" }) });
  const message = make("div", { class: "finserv-message", role: "alert" });
  const result = make("div", { class: "finserv-result", role: "status", "aria-live": "polite" });
  const root = make("section", { class: "finserv" }, title, unit, name, form, make("div", { class: "finserv-bar" }, clear), message, result);
  root.addEventListener("keydown", (event) => event.stopPropagation());
  el.append(root);
  let shape = null;
  const inputs = [];

  const ask = (v) => {
    inputs.length = 0;
    form.replaceChildren(...v.questions.map((q, number) => {
      const group = `finserv-q-${++finservCounter}`;
      const helpId = `finserv-${++finservCounter}`;
      return make("fieldset", { "aria-describedby": helpId, "data-question": q.id },
        make("legend", { text: `${number + 1} ${q.text}` }),
        make("p", { id: helpId, class: "finserv-help", text: `${v.labels.help}: ${q.help}` }),
        ...q.options.map((option) => {
          const id = `finserv-${++finservCounter}`;
          const input = make("input", { id, type: "radio", name: group, value: option.id, onchange: () => send({ type: "answer", question: q.id, option: option.id }) });
          inputs.push({ input, question: q.id, option: option.id });
          return make("div", { class: "finserv-option" }, input, make("label", { for: id, text: option.text }));
        }));
    }));
  };

  const list = (heading, lines) => lines && lines.length ? [make("h4", { text: heading }), make("ul", {}, ...lines.map((l) => make("li", { text: l })))] : [];

  const update = () => {
    const v = model.get("view");
    if (!v || !v.labels) return;
    root.lang = v.language === "zh" ? "zh-CN" : "en";
    root.setAttribute("aria-label", v.labels.title);
    title.textContent = v.labels.title;
    unit.textContent = v.unit;
    name.update([v.name]);
    const wanted = JSON.stringify(v.questions);
    if (shape !== wanted) { ask(v); shape = wanted; }
    for (const i of inputs) i.input.checked = v.answers[i.question] === i.option;
    clear.textContent = v.labels.again;
    message.textContent = v.message;
    message.hidden = !v.message;
    message.classList.toggle("finserv-error", v.error);
    const r = v.result;
    result.replaceChildren(make("h4", { text: v.labels.result }), ...(r ? [
      make("table", { class: "finserv-values" }, make("tbody", {}, ...r.values.map((x) => make("tr", {}, make("th", { scope: "row", text: x.name }), make("td", { text: x.value }), make("td", { text: x.sure }))))),
      ...list(v.labels.reasons, r.reasons), ...list(v.labels.problems, r.problems),
      r.picture ? make("div", { class: "finserv-frame finserv-fit", tabindex: "0", role: "region", "aria-label": v.labels.result }, make("img", { class: "finserv-drawing", src: r.picture, alt: r.alt })) : null,
      ...(r.services ? list(v.labels.services, r.services.length ? r.services : [v.labels.empty]) : []),
      ...list(v.labels.implications, r.implications), ...list(v.labels.changes, r.changes),
    ].filter(Boolean) : [make("p", { text: v.labels.waiting })]));
  };
  model.on("change:view", update);
  update();
  return () => model.off("change:view", update);
}

export default { render };
