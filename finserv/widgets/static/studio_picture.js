/* The picture as a drawing of the page, in a tree of its own: only shapes and text may be in it. */

const DRAWN = new Set(["svg", "g", "a", "title", "desc", "path", "polygon", "polyline", "ellipse", "circle", "rect", "line", "text", "tspan", "defs"]);

function safeDrawing(text) {
  const page = new DOMParser().parseFromString(text, "image/svg+xml");
  const root = page.documentElement;
  if (root.localName !== "svg") return null;
  for (const element of [root, ...root.querySelectorAll("*")]) {
    if (!DRAWN.has(element.localName)) return null;
    for (const { name, value } of element.attributes) {
      if (/^on|href$|^style$/i.test(name) || /url\((?!#)/i.test(value)) return null;
    }
  }
  return document.importNode(root, true);
}

function pictureFrame(onChoose) {
  const host = make("div", { class: "finserv-live", role: "img" });
  const frame = make("div", { class: "finserv-frame", tabindex: "0", role: "region" }, host);
  const said = make("p", { class: "finserv-message finserv-error", hidden: true });
  const box = make("div", { class: "finserv-picture" }, frame, said);
  const tree = host.attachShadow({ mode: "open" });
  const style = make("style");
  style.textContent = ":host { display: block } svg { display: block } :host(.fit) svg { max-width: 100%; height: auto }"
    + " .mark { fill: none; stroke: #d4006a; stroke-width: 4; stroke-linejoin: round }";
  let drawing = null;
  let marks = [];
  tree.append(style);
  tree.addEventListener("click", (event) => {
    const group = event.target.closest(".step");
    if (group) onChoose(group.id);
  });
  const show = (scroll) => {
    if (!drawing) return;
    drawing.querySelectorAll(".mark").forEach((mark) => mark.remove());
    let first = null;
    for (const id of marks) {
      const group = drawing.querySelector(`#${CSS.escape(id)}`);
      if (!group) continue;
      const { x, y, width, height } = group.getBBox();
      const mark = document.createElementNS("http://www.w3.org/2000/svg", "rect");
      const room = 7;
      for (const [name, value] of Object.entries({ class: "mark", rx: 6, x: x - room, y: y - room, width: width + 2 * room, height: height + 2 * room })) mark.setAttribute(name, value);
      group.parentNode.append(mark);
      first = first || mark;
    }
    if (first && scroll) {
      const at = first.getBoundingClientRect();
      const view = frame.getBoundingClientRect();
      if (at.left < view.left || at.right > view.right) frame.scrollLeft += at.left - view.left - view.width / 3;
      if (at.top < view.top || at.bottom > view.bottom) frame.scrollTop += at.top - view.top - view.height / 3;
    }
  };
  box.update = (picture, labels) => {
    frame.setAttribute("aria-label", labels.picture);
    host.setAttribute("aria-label", picture.alt);
    const made = picture.svg ? safeDrawing(picture.svg) : null;
    if (drawing) drawing.remove();
    drawing = made;
    if (drawing) tree.append(drawing);
    said.textContent = picture.error || (made ? "" : labels.unsafe);
    said.hidden = Boolean(made);
    show(false);
  };
  box.mark = (ids) => { marks = ids; show(true); };
  box.fit = (on) => host.classList.toggle("fit", on);
  return box;
}
