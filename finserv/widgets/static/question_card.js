/* One question. The controls hold the answer while it is being made; all else comes from the kernel. */

const makers = {
  choice(view, answer, changed) {
    const chosen = new Set(Array.isArray(answer) ? answer : answer ? [answer] : []);
    const group = `finserv-q-${++finservCounter}`;
    const box = make("fieldset", {}, make("legend", { class: "finserv-hidden", text: view.ask }));
    for (const option of view.options) {
      const id = `finserv-${++finservCounter}`;
      const input = make("input", {
        id, type: view.several ? "checkbox" : "radio", name: group, value: option.id, checked: chosen.has(option.id),
        onchange: () => {
          if (!view.several) chosen.clear();
          if (input.checked) chosen.add(option.id); else chosen.delete(option.id);
          changed(view.several ? view.options.map((o) => o.id).filter((o) => chosen.has(o)) : option.id);
        },
      });
      box.append(make("div", { class: "finserv-option" }, input, make("label", { for: id, text: option.text })));
    }
    return box;
  },

  written(view, answer, changed) {
    const state = { text: answer?.text ?? "", claimed: new Set(answer?.claimed ?? []) };
    const tell = () => changed({ text: state.text, claimed: view.points.map((p) => p.id).filter((p) => state.claimed.has(p)) });
    const id = `finserv-${++finservCounter}`;
    const area = make("textarea", {
      id, rows: "6", oninput: () => { state.text = area.value; tell(); }, onkeydown: (event) => event.stopPropagation(),
    });
    area.value = state.text;
    const box = make("div", {}, make("label", { for: id, text: view.labels.write }), area);
    if (view.verdict && view.verdict.state !== "not_attempted") {
      const points = make("fieldset", {}, make("legend", { text: view.labels.points }));
      for (const point of view.points) {
        const pid = `finserv-${++finservCounter}`;
        const input = make("input", {
          id: pid, type: "checkbox", checked: state.claimed.has(point.id),
          onchange: () => { if (input.checked) state.claimed.add(point.id); else state.claimed.delete(point.id); tell(); },
        });
        points.append(make("div", { class: "finserv-option" }, input, make("label", { for: pid, text: point.text })));
      }
      box.append(points);
    }
    return box;
  },

  order(view, answer, changed) {
    const known = new Map(view.items.map((item) => [item.id, item.text]));
    const order = Array.isArray(answer) && answer.length === known.size ? [...answer] : view.items.map((item) => item.id);
    const list = make("ol", { class: "finserv-order", "aria-label": view.labels.order });
    const shift = (at, by) => {
      const to = at + by;
      if (to < 0 || to >= order.length) return;
      [order[at], order[to]] = [order[to], order[at]];
      changed([...order]);
      draw();
      list.children[to].querySelector(`[data-by="${by}"]`).focus();
    };
    const draw = () => list.replaceChildren(...order.map((id, at) => make("li", {},
      make("button", { type: "button", "data-by": "-1", "aria-disabled": at === 0 ? "true" : null, "aria-label": `${view.labels.up}: ${known.get(id)}`, text: "↑", onclick: () => shift(at, -1) }),
      make("button", { type: "button", "data-by": "1", "aria-disabled": at === order.length - 1 ? "true" : null, "aria-label": `${view.labels.down}: ${known.get(id)}`, text: "↓", onclick: () => shift(at, 1) }),
      make("span", { text: known.get(id) }))));
    draw();
    if (!answer) changed([...order], true);
    return list;
  },

  place(view, answer, changed) {
    const placed = { ...(answer ?? {}) };
    let picked = view.items.find((item) => !placed[item.id])?.id ?? null;
    const chips = make("div", { class: "finserv-chips", role: "group", "aria-label": view.labels.pick });
    const table = make("table", { class: "finserv-table" });
    const box = make("div", {}, make("p", { text: view.labels.pick }), chips, make("p", { text: view.labels.put }), table);
    const names = new Map(view.items.map((item) => [item.id, item.text]));
    const draw = (focus) => {
      chips.replaceChildren(...view.items.map((item) => make("button", {
        type: "button", "data-item": item.id, "aria-pressed": String(item.id === picked), class: placed[item.id] ? "finserv-placed" : "",
        text: item.text + (placed[item.id] ? " ✓" : ""), onclick: () => { picked = item.id; draw(`[data-item="${item.id}"]`); },
      })));
      table.replaceChildren(
        make("thead", {}, make("tr", {}, make("th", { text: view.table.corner }), ...view.table.columns.map((c) => make("th", { scope: "col", text: c.name })))),
        make("tbody", {}, ...view.table.rows.map((row) => make("tr", {}, make("th", { scope: "row", text: row.name }), ...view.table.columns.map((column) => {
          const cell = `${row.id}|${column.id}`;
          const here = view.items.filter((item) => placed[item.id] === cell);
          return make("td", {}, make("button", {
            type: "button", "data-cell": cell, class: "finserv-cell", "aria-label": `${row.name}, ${column.name}: ${here.map((i) => i.text).join(", ") || "–"}`,
            text: here.map((i) => i.text).join("\n") || "·",
            onclick: () => {
              if (!picked) return;
              placed[picked] = cell;
              changed({ ...placed });
              picked = view.items.find((item) => !placed[item.id])?.id ?? null;
              draw(picked ? `[data-item="${picked}"]` : `[data-cell="${cell}"]`);
            },
          }));
        })))));
      if (focus) box.querySelector(focus)?.focus();
    };
    draw();
    box.dataset.count = String(names.size);
    return box;
  },

  number(view, answer, changed) {
    const id = `finserv-${++finservCounter}`;
    const input = make("input", {
      id, type: "text", inputmode: "decimal", autocomplete: "off", oninput: () => changed(input.value),
      onkeydown: (event) => event.stopPropagation(),
    });
    input.value = answer ?? "";
    return make("div", { class: "finserv-field" }, make("label", { for: id, text: view.labels.answer }),
      make("span", {}, input, make("span", { text: ` ${view.unit}` })));
  },
};

function render({ model, el }) {
  let answer = null;
  let shape = null;
  const send = (type) => model.send({ type, answer });
  const kind = make("span", { class: "finserv-kind" });
  const ask = make("div", { class: "finserv-ask" });
  const place = make("div", { class: "finserv-answer" });
  const buttons = Object.fromEntries(["check", "hint", "solution"].map((type) => [type, make("button", { type: "button", "data-action": type, onclick: () => send(type) })]));
  const status = make("div", { class: "finserv-status", role: "status", "aria-live": "polite" });
  const verdict = make("div", { class: "finserv-verdict", role: "status", "aria-live": "polite" });
  const message = make("div", { class: "finserv-message", role: "alert" });
  const hints = make("div", { class: "finserv-hints", "aria-live": "polite" });
  const solution = make("div", { class: "finserv-solution", "aria-live": "polite" });
  const root = make("section", { class: "finserv finserv-question" }, make("div", {}, kind, ask), place,
    make("div", { class: "finserv-bar" }, buttons.check, buttons.hint, buttons.solution, status), verdict, message, hints, solution);
  root.addEventListener("keydown", (event) => event.stopPropagation());
  el.append(root);

  const update = () => {
    const v = model.get("view");
    if (!v || !v.labels) return;
    root.lang = v.language === "zh" ? "zh-CN" : "en";
    root.setAttribute("aria-label", `${v.kind_name}: ${v.ask}`);
    kind.textContent = v.kind_name;
    ask.textContent = v.ask;
    const wanted = JSON.stringify([v.id, v.options, v.items, v.table, v.kind === "written" && v.verdict?.state]);
    if (shape === null || shape !== wanted) {
      answer = v.answer;
      place.firstElementChild?.finservGone?.();
      place.replaceChildren(makers[v.kind](v, answer, (value) => { answer = value; }, model));
      shape = wanted;
    }
    for (const [type, button] of Object.entries(buttons)) button.textContent = v.labels[type];
    buttons.hint.disabled = !v.more_hints;
    status.textContent = v.status;
    verdict.className = `finserv-verdict finserv-${v.verdict?.state ?? "none"}`;
    verdict.replaceChildren();
    if (v.verdict) {
      const marks = v.verdict.state === "not_attempted" ? "" : ` · ${v.labels.marks} ${v.verdict.score}`;
      const sign = { right: "✓ ", wrong: "✗ ", not_attempted: "○ " }[v.verdict.state];
      verdict.append(make("strong", { text: sign + v.verdict.name + marks }), ...v.verdict.messages.map((m) => make("p", { text: m })));
    }
    message.textContent = v.message;
    message.hidden = !v.message;
    message.classList.toggle("finserv-error", v.error);
    hints.replaceChildren(...v.hints.map((h, i) => make("p", { text: `${v.labels.hint_title} ${i + 1}: ${h}` })));
    solution.replaceChildren(...(v.solution ? [make("strong", { text: v.labels.solution_title }), make("p", { text: v.solution })] : []));
  };
  model.on("change:view", update);
  update();
  return () => { model.off("change:view", update); place.firstElementChild?.finservGone?.(); };
}

export default { render };
