/* Shared parts of the widgets: elements, fields that keep their focus, a status line. No words of its own. */

/* Every widget is a module of its own on one page: each counts its ids in a range of its own. */
globalThis.finservModules = (globalThis.finservModules ?? 0) + 1;
let finservCounter = globalThis.finservModules * 1_000_000;

function make(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (name === "text") element.textContent = value;
    else if (name.startsWith("on")) element.addEventListener(name.slice(2), value);
    else if (value === true) element.setAttribute(name, "");
    else if (value !== false && value !== null && value !== undefined) element.setAttribute(name, value);
  }
  for (const child of children) if (child) element.append(child);
  return element;
}

function later(wait, act) {
  let timer = null;
  let last = null;
  const run = () => {
    timer = null;
    if (last) { const args = last; last = null; act(...args); }
  };
  const call = (...args) => { last = args; clearTimeout(timer); timer = setTimeout(run, wait); };
  call.now = () => { clearTimeout(timer); run(); };
  return call;
}

function control(field, send) {
  const id = `finserv-${++finservCounter}`;
  const label = make("label", { for: id, text: field.label });
  let input;
  if (field.kind === "select") {
    input = make("select", { id, onchange: () => send(input.value) });
  } else if (field.kind === "check") {
    input = make("input", { id, type: "checkbox", onchange: () => send(input.checked) });
  } else {
    const number = field.kind === "number";
    const value = () => (number && input.value === "" ? (input.validity.badInput ? "?" : null) : input.value);
    const soon = later(350, () => send(value()));
    input = make("input", {
      id, type: number ? "number" : "text", min: number ? 0 : null, step: number ? "any" : null, autocomplete: "off",
      oninput: soon, onchange: () => { soon(); soon.now(); },
      onkeydown: (event) => { event.stopPropagation(); if (event.key === "Enter") soon.now(); },
    });
  }
  input.dataset.field = field.name;
  const box = make("div", { class: `finserv-field finserv-${field.kind}` });
  if (field.kind === "check") box.append(input, label);
  else box.append(label, input);
  return { box, input, label };
}

function fill(input, label, field) {
  label.textContent = field.label;
  if (field.kind === "select") {
    const wanted = JSON.stringify(field.choices);
    if (input.dataset.choices !== wanted) {
      input.replaceChildren(...field.choices.map((c) => make("option", { value: c.value, text: c.label })));
      input.dataset.choices = wanted;
    }
    input.value = field.value ?? "";
  } else if (field.kind === "check") {
    input.checked = Boolean(field.value);
  } else if (input.ownerDocument.activeElement !== input || input.dataset.owner !== field.owner) {
    input.value = field.value ?? "";
  }
  input.dataset.owner = field.owner;
}

/* A group of fields that is filled anew in place, so that the one in use keeps its focus and caret. */
function fieldGroup(send) {
  const box = make("div", { class: "finserv-fields" });
  const made = new Map();
  let current = [];
  box.update = (fields) => {
    current = fields;
    const names = fields.map((f) => f.name);
    for (const [name, parts] of made) if (!names.includes(name)) { parts.box.remove(); made.delete(name); }
    let before = null;
    for (const field of fields) {
      if (!made.has(field.name)) {
        const parts = control(field, (value) => {
          const now = current.find((f) => f.name === field.name);
          if (now) send(now.owner, field.name, value);
        });
        made.set(field.name, parts);
        if (before) before.after(parts.box); else box.prepend(parts.box);
      }
      const parts = made.get(field.name);
      fill(parts.input, parts.label, field);
      before = parts.box;
    }
  };
  box.flush = () => box.querySelectorAll("input").forEach((i) => i === document.activeElement && i.dispatchEvent(new Event("change")));
  return box;
}
