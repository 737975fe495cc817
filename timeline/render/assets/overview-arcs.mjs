// The arcs of an overview, each from the mark of a cause to that of its effect; moved with their ends.

import { make, put } from "./overview-svg.mjs";

export class Arcs {
  constructor(drawing) {
    this.drawing = drawing;
    this.group = drawing.svg.querySelector(".tl-arcs");
    this.all = this.group?.firstChild;
    this.ends = this.all?.dataset.ends.trim().split(" ").map((pair) => pair.split("-").map((end) => drawing.byPlace.get(Number(end)))) ?? [];
    this.some = this.group?.appendChild(make("path", { class: "tl-near" }));
  }

  draw() {
    if (!this.group) return;
    const { width, height, lanes } = this.drawing;
    put(this.group, { viewBox: `0 0 ${width} ${height}` });
    const shown = new Set(lanes.flatMap((lane) => [...lane.shown]));
    this.shown = this.ends.filter(([cause, effect]) => shown.has(cause) && shown.has(effect));
    put(this.all, { d: this.shown.map((ends) => this.curve(...ends)).join("") });
    this.near(this.item);
  }

  /** A curve that leaves its cause upright and comes upright into its effect; in one row, a low bow. */
  curve(cause, effect) {
    const { shownAt } = this.drawing;
    const [x, u] = [shownAt(cause.x), shownAt(effect.x)].map((each) => each.toFixed(1));
    const bow = Math.min(18, Math.abs(u - x) / 4 + 6);
    const middle = (cause.y + effect.y) / 2;
    const [one, two] = cause.y === effect.y ? [cause.y - bow, effect.y - bow] : [middle, middle];
    return `M${x} ${cause.y}C${x} ${one} ${u} ${two} ${u} ${effect.y}`;
  }

  /** Bring out the arcs of a mark, or of none. */
  near(item) {
    this.item = item;
    if (this.shown) put(this.some, { d: this.shown.filter((ends) => ends.includes(item)).map((ends) => this.curve(...ends)).join("") });
  }
}
