/* A cell: an ordinary input, select or checkbox that holds what is typed until the kernel has answered. */

const IDLE = 900;
const CHOOSING = 300;

/* `sent` is what the kernel was last told, `serial` when. */
function makeCell(control, tell) {
  const id = `finserv-${++finservCounter}`;
  const slip = make("div", { class: "finserv-slip", id: `${id}-slip`, hidden: true });
  const tags = { select: "select", long: "textarea" };
  const input = make(tags[control] || "input", {
    id, class: `finserv-cell-${control}`, autocomplete: "off", rows: control === "long" ? 2 : null,
    type: tags[control] ? null : control === "check" ? "checkbox" : "text",
    inputmode: control === "number" ? "decimal" : null,
  });
  const cell = { input, slip, key: null, sent: control === "check" ? false : "", serial: 0, burst: 0 };
  const now = () => (control === "check" ? input.checked : input.value);
  const say = (typing) => {
    clearTimeout(cell.timer);
    if (now() === cell.sent && !typing) { cell.burst = 0; return; }
    cell.burst = cell.burst || ++finservCounter;
    cell.sent = now();
    cell.serial = tell(now(), `${id}-${cell.burst}`) || 0;
    if (!typing) cell.burst = 0;
  };
  cell.commit = () => say(false);
  cell.dirty = () => now() !== cell.sent;
  cell.revert = () => { clearTimeout(cell.timer); if (control !== "check") input.value = cell.sent; };
  /* Arrow keys run through the choices of a select: what they stop at is meant. */
  input.addEventListener("keydown", () => { cell.keyed = true; });
  input.addEventListener("pointerdown", () => { cell.keyed = false; });
  input.addEventListener("change", () => {
    clearTimeout(cell.timer);
    if (control === "select" && cell.keyed) cell.timer = setTimeout(cell.commit, CHOOSING);
    else cell.commit();
  });
  input.addEventListener("blur", cell.commit);
  if (!tags[control] || control === "long") {
    const wait = (event) => {
      clearTimeout(cell.timer);
      if (control === "check" || cell.waits || event.isComposing) return;
      cell.timer = setTimeout(() => cell.dirty() && say(true), IDLE);
    };
    input.addEventListener("input", wait);
    input.addEventListener("compositionend", wait);
  }
  cell.fill = (key, field, choices, seen) => {
    if (choices) fillChoices(input, choices, field.value);
    const other = cell.key !== null && key !== cell.key;
    cell.key = key;
    const inUse = document.activeElement === input && (cell.dirty() || cell.burst);
    if (other || (cell.serial <= seen && !inUse)) {
      if (control === "check") input.checked = Boolean(field.value);
      else if (input.value !== String(field.value ?? "")) input.value = field.value ?? "";
      cell.sent = now();
    }
    slip.hidden = !field.error;
    slip.textContent = field.error || "";
    if (field.error) { input.setAttribute("aria-invalid", "true"); input.setAttribute("aria-describedby", slip.id); }
    else { input.removeAttribute("aria-invalid"); input.removeAttribute("aria-describedby"); }
  };
  input.finservCell = cell;
  return cell;
}

function fillChoices(select, choices, value) {
  const all = value && !choices.some((c) => c.value === value) ? [...choices, { value, label: value }] : choices;
  const wanted = JSON.stringify(all);
  if (select.dataset.choices === wanted) return;
  const kept = select.value;
  const groups = new Map();
  select.replaceChildren();
  for (const choice of all) {
    let parent = select;
    if (choice.group) {
      if (!groups.has(choice.group)) {
        groups.set(choice.group, make("optgroup", { label: choice.group }));
        select.append(groups.get(choice.group));
      }
      parent = groups.get(choice.group);
    }
    parent.append(make("option", { value: choice.value, text: choice.label }));
  }
  select.dataset.choices = wanted;
  select.value = kept;
}
