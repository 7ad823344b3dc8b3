/* The design lab: choices, a prediction, moves with a button each, what they do, designs side by side. */

const DESIGN_SETTLE = 700;

function valueTable(head, rows, caption) {
  return make("table", { class: "finserv-values" },
    caption ? make("caption", { text: caption }) : null,
    make("thead", {}, make("tr", {}, ...head.map((text) => make("th", { scope: "col", text })))),
    make("tbody", {}, ...rows.map((row) => make("tr", {},
      ...row.map((text, place) => make(place ? "td" : "th", place ? { text } : { scope: "row", text }))))));
}

/* A text box with its name, read when a button beside it is pressed. */
function namedText(field, onEnter) {
  const id = `finserv-${++finservCounter}`;
  const label = make("label", { for: id });
  const input = make("input", { id, type: "text", autocomplete: "off", "data-field": field,
    onkeydown: (event) => { event.stopPropagation(); if (event.key === "Enter") onEnter(); } });
  return { box: make("div", { class: "finserv-field finserv-text" }, label, input), label, input };
}

/* Buttons that come and go: the one in use keeps its focus, or hands it to the next best. */
function keepingFocus(box, fallback, rebuild) {
  const active = box.getRootNode().activeElement;
  const key = box.contains(active) ? active.dataset.key : undefined;
  const inside = box.contains(active);
  rebuild();
  if (!inside) return;
  const same = key && box.querySelector(`[data-key="${CSS.escape(key)}"]`);
  (same || fallback).focus();
}

/* What is predicted: one choice for each question. */
function predictionBox(send) {
  const title = make("h4"), ask = make("p"), questions = make("div", { class: "design-questions" });
  const button = make("button", { type: "button", "data-action": "predict", onclick: () => record() });
  const box = make("div", { class: "design-predict finserv-question" }, title, ask, questions, make("div", { class: "finserv-bar" }, button));
  const record = () => {
    const chosen = [...questions.querySelectorAll("input:checked")].map((i) => [i.dataset.question, i.value]);
    send({ type: "predict", prediction: Object.fromEntries(chosen) });
  };
  let shape = "";
  box.update = (v) => {
    box.hidden = !v.asked;
    if (!v.asked) { shape = ""; return; }
    title.textContent = v.labels.predict;
    button.textContent = v.labels.record;
    const wanted = JSON.stringify(v.asked);
    if (wanted === shape) return;
    shape = wanted;
    ask.textContent = v.asked.ask;
    questions.replaceChildren(...v.asked.questions.map((question) => {
      const name = `finserv-${++finservCounter}`;
      return make("fieldset", {}, make("legend", { text: question.label }), ...question.choices.map((choice) => {
        const id = `finserv-${++finservCounter}`;
        return make("span", { class: "finserv-option" },
          make("input", { id, type: "radio", name, value: choice.value, "data-question": question.id, onkeydown: (e) => e.stopPropagation() }),
          make("label", { for: id, text: choice.label }));
      }));
    }));
  };
  return box;
}

function pictureSheet() {
  const image = make("img", { class: "finserv-drawing" });
  const whole = make("input", { type: "checkbox", checked: true, onchange: () => fit() });
  const words = make("span");
  const frame = make("div", { class: "finserv-frame", tabindex: "0", role: "region" }, image);
  const fit = () => frame.classList.toggle("finserv-fit", whole.checked);
  fit();
  return { frame, tick: make("label", { class: "finserv-whole" }, whole, words), update(picture, labels) {
    words.textContent = labels.whole;
    frame.setAttribute("aria-label", labels.picture);
    if (picture && picture.src && image.getAttribute("src") !== picture.src) { image.src = picture.src; image.alt = picture.alt; }
  } };
}

function moveEntry(move, labels, send, opened) {
  const places = move.can.map((place) => make("li", {},
    make("button", { type: "button", "data-key": place.key, "aria-label": place.label, text: `+ ${place.place}`, onclick: () => send({ type: "move", key: place.key }) }),
    make("span", { class: "design-why", text: place.why })));
  const details = move.refused.length && make("details", { "data-move": move.key, open: opened.has(move.key) },
    make("summary", { text: move.not_here, "data-key": `why:${move.key}` }),
    make("ul", {}, ...move.refused.map(([place, why]) => make("li", {}, make("b", { text: `✗ ${place} ` }), why))));
  return make("li", { class: "design-move" },
    make("h5", { text: move.name }), make("p", { class: "design-principle", text: move.principle }),
    places.length ? make("p", { class: "design-places", text: labels.places }) : null, places.length ? make("ul", { class: "design-can" }, ...places) : null,
    move.nothing ? make("p", { text: move.nothing }) : null, details || null);
}

function render({ model, el }) {
  const me = Math.random().toString(36).slice(2, 8);
  let count = 0, under = "", asked = "";
  const settle = later(DESIGN_SETTLE, () => { if (!under) say({ type: "settled" }); });
  const status = make("div", { class: "finserv-status", role: "status", "aria-live": "polite" });
  const say = (message) => {
    under = `${me}.${++count}`;
    if (message.type !== "settled") asked = message.type;
    root.setAttribute("aria-busy", "true");
    status.textContent = model.get("view").labels.working;
    try {
      model.send({ ...message, n: under });
    } catch { // the kernel is being started anew: nothing is under way
      under = "";
      root.removeAttribute("aria-busy");
      status.textContent = model.get("view").status;
    }
  };
  const action = (type, extra = () => ({})) => make("button", { type: "button", "data-action": type, "data-key": type,
    onclick: (event) => { if (event.currentTarget.getAttribute("aria-disabled") !== "true") say({ type, ...extra() }); } });

  const title = make("h3"), gist = make("p");
  const chooser = fieldGroup((_owner, field, value) => say({ type: field, value }));
  const fitWords = make("summary"), reasons = make("p");
  const predict = predictionBox(say);
  const side = make("div", { class: "design-side" });
  const lock = make("p", { class: "design-lock" });
  const legend = make("legend"), controls = make("p", { class: "finserv-help" });
  const second = fieldGroup((_owner, field, value) => say({ type: field, value }));
  const buttons = Object.fromEntries(["all", "undo", "redo", "again"].map((type) => [type, action(type)]));
  const moves = make("ul", { class: "design-moves" });
  const desk = make("fieldset", { class: "design-desk" }, legend, controls, second, make("div", { class: "finserv-bar" }, ...Object.values(buttons)), moves);
  const [message, assumed, below] = [0, 1, 2].map(() => make("div", { class: "finserv-message", role: "alert" }));
  const saidAt = (type) => (["assume", "usual"].includes(type) ? assumed : ["keep", "remove", "save"].includes(type) ? below : message);
  const verdict = make("p", { class: "design-verdict", "aria-live": "polite" });
  const drawing = pictureSheet();
  const resultsTitle = make("h4"), results = make("div", { class: "design-table" });
  const madeTitle = make("h4"), made = make("ol", { class: "design-made" });
  const priceWords = make("summary"), price = make("ul");
  const priceBox = make("details", {}, priceWords, price);
  const assumeWords = make("summary"), usual = action("usual");
  const assume = fieldGroup((_owner, name, value) => say({ type: "assume", name, value }));
  const assumptions = make("details", { class: "design-assume" }, assumeWords, assume, assumed, make("div", { class: "finserv-bar" }, usual));
  const keep = action("keep", () => ({ name: name.input.value }));
  const name = namedText("name", () => keep.click());
  const besideTitle = make("h4"), beside = make("div", { class: "design-table" }), removes = make("div", { class: "finserv-bar" });
  let which = "now";
  const choice = fieldGroup((_owner, _field, value) => { which = value; });
  const save = action("save", () => ({ which, file: file.input.value }));
  const file = namedText("file", () => save.click());
  const compare = make("div", { class: "design-compare" }, besideTitle, make("div", { class: "finserv-bar design-line" }, name.box, keep), beside, removes,
    make("div", { class: "finserv-bar design-line" }, choice, file.box, save), below);
  const outcome = make("div", { class: "design-outcome" }, resultsTitle, results, verdict, madeTitle, made, priceBox);
  const live = make("div", {}, assumptions, compare);
  const root = make("section", { class: "finserv finserv-design" }, title, chooser, gist, make("details", { open: true }, fitWords, reasons), predict,
    side, lock, message, status, drawing.tick, drawing.frame, make("div", { class: "design-columns" }, desk, outcome), live);
  root.addEventListener("keydown", (event) => {
    const key = (event.ctrlKey || event.metaKey) && event.key.toLowerCase();
    if (key !== "z" && key !== "y" || event.target.closest("input[type=text],input[type=number]")) return;
    event.preventDefault();
    event.stopPropagation();
    buttons[key === "y" || event.shiftKey ? "redo" : "undo"].click();
  });
  el.append(root);

  const said = new Map();
  const changed = (part, value) => { const now = JSON.stringify(value); const is = said.get(part) !== now; said.set(part, now); return is; };
  const update = () => {
    const v = model.get("view");
    if (!v || !v.labels) return;
    const text = v.labels;
    if (v.answers === under) { under = ""; root.removeAttribute("aria-busy"); }
    root.lang = v.language === "zh" ? "zh-CN" : "en";
    root.setAttribute("aria-label", text.title);
    title.textContent = text.title;
    chooser.update(["case", "method"].map((field) => ({ name: field, kind: "select", label: text[field], owner: "lab", ...v.choosers[field] })));
    gist.textContent = v.gist;
    fitWords.textContent = text.fit;
    reasons.textContent = v.reasons;
    predict.update(v);
    lock.textContent = text.locked;
    lock.hidden = !v.locked;
    desk.disabled = v.locked;
    legend.textContent = text.moves;
    controls.textContent = v.controls;
    controls.hidden = !v.controls;
    second.update([{ name: "second", kind: "select", label: text.second, owner: "lab", ...v.choosers.second }]);
    for (const [type, button] of Object.entries(buttons)) {
      button.textContent = text[type];
      if (type in v.can) button.setAttribute("aria-disabled", String(!v.can[type]));
    }
    if (changed("moves", [v.moves, text])) {
      const opened = new Set([...moves.querySelectorAll("details[open]")].map((d) => d.dataset.move));
      keepingFocus(moves, buttons.undo, () => moves.replaceChildren(...v.moves.map((move) => moveEntry(move, text, say, opened))));
    }
    for (const box of [message, assumed, below]) {
      const shown = box === saidAt(asked) ? v.message : "";
      if (box.textContent !== shown) box.textContent = shown;
      box.hidden = !shown;
      box.classList.toggle("finserv-error", v.error);
    }
    if (!under && status.textContent !== v.status) status.textContent = v.status;
    drawing.update(model.get("picture"), text);
    if (changed("side", [v.side, text.side])) {
      side.replaceChildren(...(v.side ? [make("h4", { text: text.side }), valueTable(v.side.head, v.side.rows), make("p", { class: "finserv-help", text: v.side.why })] : []));
    }
    for (const part of [outcome, live]) part.hidden = v.locked;
    resultsTitle.textContent = text.results;
    if (changed("results", v.results)) results.replaceChildren(...(v.results ? [valueTable(v.results.head, v.results.rows)] : []));
    if (verdict.textContent !== v.verdict) verdict.textContent = v.verdict;
    verdict.classList.toggle("design-worse", v.worse);
    madeTitle.textContent = text.made;
    if (changed("made", [v.made, text])) {
      keepingFocus(made, buttons.undo, () => made.replaceChildren(...(v.made.length ? v.made.map((one) => make("li", {},
        make("b", { text: `${one.name} ` }),
        make("button", { type: "button", "data-key": one.key, "aria-label": one.label, text: "✕", onclick: () => say({ type: "back", key: one.key }) }),
        make("div", { text: one.why }), make("details", {}, make("summary", { text: text.what }), make("div", { class: "finserv-help", text: one.what })))) : [make("p", { text: text.none })])));
    }
    priceWords.textContent = text.price;
    priceBox.hidden = !v.price.length;
    if (changed("price", v.price)) price.replaceChildren(...v.price.map((line) => make("li", { text: line })));
    assumeWords.textContent = text.assumptions;
    usual.textContent = text.usual;
    assume.update(v.assumptions);
    besideTitle.textContent = text.compare;
    name.label.textContent = text.name;
    keep.textContent = text.keep;
    if (changed("beside", v.beside)) {
      beside.replaceChildren(...(v.beside ? [valueTable(v.beside.head, v.beside.rows)] : []));
      keepingFocus(removes, keep, () => removes.replaceChildren(...(v.beside ? v.beside.removes.map((one) =>
        make("button", { type: "button", "data-key": one.key, text: one.label, onclick: () => say({ type: "remove", key: one.key }) })) : [])));
    }
    if (!v.saveable.some((one) => one.value === which)) which = "now";
    choice.update([{ name: "which", kind: "select", label: text.which, value: which, owner: "lab", choices: v.saveable }]);
    file.label.textContent = text.file;
    if (changed("file", v.file)) file.input.value = v.file;
    save.textContent = text.save;
    if (v.unfinished && !under) settle();
    root.dataset.answers = v.answers;
  };
  model.on("change:view", update);
  model.on("change:picture", update);
  update();
  return () => { settle.stop(); model.off("change:view", update); model.off("change:picture", update); };
}

export default { render };
