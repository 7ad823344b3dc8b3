/* The run lab. One message is under way at a time; while it is, only the latest move of each control waits. */

const SETTLE = 500;
const GIVE_UP = 4000;
const SVG = "http://www.w3.org/2000/svg";

function sender(model) {
  const me = Math.random().toString(36).slice(2, 8);
  let count = 0, under = null, timer = null;
  const waiting = new Map();
  const next = () => {
    clearTimeout(timer);
    under = null;
    const [first] = waiting;
    if (!first) return;
    waiting.delete(first[0]);
    under = `${me}.${++count}`;
    timer = setTimeout(next, GIVE_UP);
    model.send({ ...first[1], n: under });
  };
  return {
    send(message) { waiting.set(message.control || message.type, message); if (!under) next(); },
    answered(n) { if (n === under) next(); },
    get busy() { return Boolean(under); },
  };
}

/* A slider and a number box for one amount; both carry its name. */
function pair(send) {
  const id = `finserv-${++finservCounter}`;
  const label = make("label", { for: id, id: `${id}-name` });
  const slider = make("input", { type: "range", "aria-labelledby": `${id}-name` });
  const number = make("input", { type: "number", id, step: "any", autocomplete: "off" });
  const typed = later(350, () => send(number.validity.badInput ? "?" : number.value));
  slider.addEventListener("input", () => { number.value = slider.value; send(Number(slider.value)); });
  number.addEventListener("input", typed);
  number.addEventListener("change", () => { typed(); typed.now(); });
  number.addEventListener("keydown", (event) => { if (event.key === "Enter") { typed(); typed.now(); } });
  const box = make("div", { class: "lab-pair" }, label, slider, number);
  return { box, update(c, moving) {
    label.textContent = c.label;
    for (const input of [slider, number]) { input.min = c.low; input.max = c.high; input.dataset.control = c.id; }
    slider.step = c.step;
    const active = box.getRootNode().activeElement;
    if (!moving || active !== slider) slider.value = c.value;
    if (active !== number && !(moving && active === slider)) number.value = c.value;
  } };
}

function table(head, rows, caption) {
  return make("table", { class: "finserv-values" },
    caption ? make("caption", { text: caption }) : null,
    make("thead", {}, make("tr", {}, ...head.map((text) => make("th", { scope: "col", text })))),
    make("tbody", {}, ...rows.map((row) => make("tr", {},
      ...row.map((text, place) => make(place ? "td" : "th", place ? { text } : { scope: "row", text }))))));
}

/* The blueprint, with a frame and a word on each step of the bottleneck. */
function pictureBox() {
  const image = make("img", { class: "finserv-drawing" });
  const marks = document.createElementNS(SVG, "svg");
  marks.setAttribute("class", "lab-marks");
  marks.setAttribute("aria-hidden", "true");
  const whole = make("input", { type: "checkbox", checked: true, onchange: () => fit() });
  const words = make("span");
  const frame = make("div", { class: "finserv-frame", tabindex: "0", role: "region" }, make("div", { class: "lab-sheet" }, image, marks));
  const fit = () => frame.classList.toggle("finserv-fit", whole.checked);
  const drawn = (tag, attributes, text) => {
    const element = document.createElementNS(SVG, tag);
    for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
    if (text) element.textContent = text;
    return element;
  };
  fit();
  let shown = "";
  return { frame, tick: make("label", { class: "finserv-whole" }, whole, words), update(p, labels, pool) {
    if (!p || !p.src) return;
    words.textContent = labels.whole;
    frame.setAttribute("aria-label", labels.picture);
    if (image.getAttribute("src") !== p.src) {
      image.src = p.src; image.alt = p.alt;
      image.width = p.width; image.height = p.height;
      marks.setAttribute("viewBox", `0 0 ${p.width} ${p.height}`);
    }
    const wanted = `${p.src.length} ${p.alt.length} ${pool} ${labels.mark}`;
    if (shown === wanted) return;
    shown = wanted;
    marks.replaceChildren(...(p.boxes[pool] || []).flatMap(([x, y, w, h]) => [
      drawn("rect", { x: x - 5, y: y - 5, width: w + 10, height: h + 10, rx: 8, class: "lab-mark" }),
      drawn("rect", { x: x + 2, y: y + h - 4, width: w - 4, height: 15, rx: 3, class: "lab-tag" }),
      drawn("text", { x: x + w / 2, y: y + h + 7.5, class: "lab-tag-text", "text-anchor": "middle" }, `▲ ${labels.mark}`),
    ]));
  } };
}

/* What is predicted: a pool, and by how much the wait falls. */
function predictionForm(send) {
  const group = `finserv-${++finservCounter}`;
  const id = `finserv-${++finservCounter}`;
  const title = make("h4"), known = make("p"), facts = make("div");
  const legend = make("legend"), options = make("div");
  const label = make("label", { for: id });
  const fall = make("input", { id, type: "number", step: "any", autocomplete: "off", "data-field": "fall", onkeydown: (e) => { if (e.key === "Enter") record(); } });
  const button = make("button", { type: "button", "data-action": "predict", onclick: () => record() });
  const box = make("div", { class: "lab-predict finserv-question" }, title, known, facts,
    make("fieldset", {}, legend, options), make("div", { class: "finserv-field" }, label, fall), make("div", { class: "finserv-bar" }, button));
  const record = () => {
    const chosen = options.querySelector("input:checked");
    send({ type: "predict", pool: chosen ? chosen.value : null, fall: fall.validity.badInput ? "?" : fall.value });
  };
  let shape = "", asking = "";
  box.update = (v) => {
    box.hidden = !v.asked;
    if (!v.asked) return;
    const wanted = JSON.stringify([v.case, v.asked, v.labels]);
    if (wanted === shape) return;
    if (asking !== v.case) fall.value = "";
    [shape, asking] = [wanted, v.case];
    title.textContent = v.labels.predict;
    known.textContent = v.asked.known;
    facts.replaceChildren(table(v.asked.head, v.asked.rows, v.labels.known));
    legend.textContent = v.labels.which;
    label.textContent = v.labels.fall;
    button.textContent = v.labels.record;
    options.replaceChildren(...v.asked.options.map((option) => {
      const optionId = `finserv-${++finservCounter}`;
      return make("div", { class: "finserv-option" },
        make("input", { id: optionId, type: "radio", name: group, value: option.id }),
        make("label", { for: optionId, text: option.text }));
    }));
  };
  return box;
}

/* Charts, each with its numbers to unfold, which stay unfolded when they change. */
function chartList() {
  const box = make("div", { class: "lab-charts" });
  const made = [];
  box.update = (charts, labels) => {
    while (made.length > charts.length) made.pop().figure.remove();
    charts.forEach((chart, place) => {
      if (!made[place]) {
        const caption = make("figcaption"), canvas = make("div"), summary = make("summary"), numbers = make("div");
        const figure = make("figure", { class: "lab-figure" }, caption, canvas, make("details", {}, summary, numbers));
        made.push({ figure, caption, canvas, summary, numbers });
        box.append(figure);
      }
      const { caption, canvas, summary, numbers } = made[place];
      caption.textContent = chart.title;
      summary.textContent = labels.numbers;
      canvas.innerHTML = chart.svg;
      numbers.replaceChildren(table(chart.head, chart.rows));
    });
  };
  return box;
}

function render({ model, el }) {
  const line = sender(model);
  const settle = later(SETTLE, () => line.send({ type: "settled" }));
  const send = (message) => { line.send(message); settle(); };
  const title = make("h3");
  const chooser = fieldGroup((_owner, _field, value) => send({ type: "case", case: value }));
  const predict = predictionForm(send);
  const lock = make("p", { class: "lab-lock" });
  const legend = make("legend"), amounts = make("div", { class: "lab-amounts" });
  const others = fieldGroup((_owner, field, value) => send({ type: "set", control: field, value }));
  const again = make("button", { type: "button", "data-action": "again", onclick: () => send({ type: "again" }) });
  const panel = make("fieldset", { class: "lab-controls" }, legend, amounts, others, make("div", { class: "finserv-bar" }, again));
  const status = make("div", { class: "finserv-status", role: "status", "aria-live": "polite" });
  const message = make("div", { class: "finserv-message", role: "alert" });
  const side = make("div", { class: "lab-side" });
  const sentence = make("p", { class: "lab-bottleneck", "aria-live": "polite" });
  const warnings = make("div");
  const drawing = pictureBox();
  const marked = make("p", { class: "finserv-help" });
  const resultsTitle = make("h4"), resultTable = make("div", { class: "lab-table" });
  const key = make("p", { class: "finserv-help" });
  const charts = chartList();
  const queue = fieldGroup((_owner, _field, value) => line.send({ type: "queue", pool: value }));
  const notesTitle = make("summary"), notes = make("ul");
  const live = make("div", {}, sentence, warnings, charts, queue, key);
  const outcome = make("div", {}, resultsTitle, resultTable, make("details", {}, notesTitle, notes));
  const root = make("section", { class: "finserv finserv-lab" }, title, chooser, predict, side, lock, panel, message, status,
    live, drawing.tick, drawing.frame, marked, outcome);
  root.addEventListener("keydown", (event) => event.stopPropagation());
  el.append(root);

  let shape = "";
  let pairs = {};
  const update = () => {
    const v = model.get("view");
    if (!v || !v.labels) return;
    line.answered(v.answers);
    const text = v.labels;
    root.lang = v.language === "zh" ? "zh-CN" : "en";
    root.setAttribute("aria-label", text.title);
    title.textContent = text.title;
    chooser.update([{ name: "case", kind: "select", label: text.case, value: v.case, owner: "lab", choices: v.cases }]);
    predict.update(v);
    lock.textContent = text.locked;
    lock.hidden = !v.asked;
    legend.textContent = text.controls;
    panel.disabled = v.locked;
    const wanted = v.case + v.controls.map((c) => c.id).join();
    const amountsNow = v.controls.filter((c) => c.kind === "amount");
    if (shape !== wanted) {
      shape = wanted;
      pairs = Object.fromEntries(amountsNow.map((c) => [c.id, pair((value) => send({ type: "set", control: c.id, value }))]));
      amounts.replaceChildren(...Object.values(pairs).map((p) => p.box));
    }
    for (const c of amountsNow) pairs[c.id].update(c, line.busy);
    others.update(v.controls.filter((c) => c.kind !== "amount").map((c) => ({ ...c, name: c.id, owner: v.case })));
    again.textContent = text.again;
    message.textContent = v.message;
    message.hidden = !v.message;
    message.classList.toggle("finserv-error", v.error);
    if (status.textContent !== v.status) status.textContent = v.status;
    const r = v.results;
    drawing.update(model.get("picture"), text, r ? r.bottleneck : "");
    marked.textContent = r ? r.marked : "";
    for (const part of [live, outcome]) part.hidden = !r;
    const said = JSON.stringify([v.side, text.side]);
    if (side.dataset.said !== said) {
      side.dataset.said = said;
      side.replaceChildren(...(v.side ? [make("h4", { text: text.side }), table(v.side.head, v.side.rows), ...v.side.why.map((why) => make("p", { text: why }))] : []));
    }
    if (r) {
      resultsTitle.textContent = text.results;
      if (sentence.textContent !== r.sentence) sentence.textContent = r.sentence;
      warnings.replaceChildren(...r.warnings.map((warning) => make("p", { text: warning })));
      resultTable.replaceChildren(table(r.table.head, r.table.rows));
      key.textContent = text.key;
      queue.update(v.pools.length > 1 ? [{ name: "queue", kind: "select", label: text.queue, value: v.queue_pool, owner: v.case, choices: v.pools }] : []);
      charts.update(r.charts, text);
      notesTitle.textContent = text.notes;
      notes.replaceChildren(...v.notes.map((note) => make("li", { text: note })));
    }
    if (v.unfinished && !line.busy) settle();
    root.dataset.answers = v.answers;
  };
  model.on("change:view", update);
  model.on("change:picture", update);
  update();
  return () => { model.off("change:view", update); model.off("change:picture", update); };
}

export default { render };
