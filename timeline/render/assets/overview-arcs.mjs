// The arcs of an overview, each from the mark of a cause to that of its effect; a page's own, moved with their ends.

export class Arcs {
  constructor(drawing) {
    this.drawing = drawing;
    this.group = drawing.svg.querySelector(".tl-arcs");
    const paths = [...(this.group?.querySelectorAll("path") ?? [])];
    this.all = paths.map((path) => ({ path, ends: path.dataset.ends.split(" ").map(Number) }));
  }

  draw() {
    if (!this.group) return;
    const { width, height, lanes, byPlace, shownAt } = this.drawing;
    this.group.setAttribute("viewBox", `0 0 ${width} ${height}`);
    const shown = new Set(lanes.flatMap((lane) => [...lane.shown]));
    for (const { path, ends } of this.all) {
      const [cause, effect] = ends.map((end) => byPlace.get(end));
      path.setAttribute("d", shown.has(cause) && shown.has(effect) ? this.curve(cause, effect, shownAt) : "");
    }
  }

  /** A curve that leaves its cause upright and comes upright into its effect; in one row, a low bow. */
  curve(cause, effect, shownAt) {
    const [x, u] = [shownAt(cause.x), shownAt(effect.x)].map((each) => each.toFixed(1));
    const bow = Math.min(18, Math.abs(u - x) / 4 + 6);
    const middle = (cause.y + effect.y) / 2;
    const [one, two] = cause.y === effect.y ? [cause.y - bow, effect.y - bow] : [middle, middle];
    return `M${x} ${cause.y}C${x} ${one} ${u} ${two} ${u} ${effect.y}`;
  }

  /** Bring out the arcs of a mark, or of none. */
  near(item) {
    for (const { path, ends } of this.all) path.classList.toggle("tl-near", item !== null && ends.includes(item.n));
  }
}
