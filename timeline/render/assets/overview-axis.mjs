// The axis of an overview, drawn anew for a stretch of time: ticks, bands of larger units, the window on the whole
// story above them, and the range that is brushed.

import { MARGIN, fit, make, put, write } from "./overview-svg.mjs";
import { bands, ticks } from "./overview-time.mjs";

const STRIP = 22;

export class Axis {
  /** `top` is where the ticks have their words, `height` how high all of it is, above the lanes of a drawing. */
  constructor(drawing, top, height) {
    this.drawing = drawing;
    this.top = top;
    const { svg } = drawing;
    this.bandsIn = svg.querySelector(".tl-bands");
    this.words = svg.querySelector(".tl-ticks");
    this.window = make("path", { class: "tl-window" });
    this.brushed = make("rect", { class: "tl-brush", y: top, height: drawing.height - top, display: "none" });
    this.words.before(this.brushed);
    svg.append(this.window, make("rect", { class: "tl-axis", width: "100%", y: 0, height }));
  }

  /** Find what stands at a stretch of time. */
  plan(from, to) {
    const { clock, width, at } = this.drawing;
    this.seen = [from, to];
    this.bands = bands(clock, from, to);
    this.ticks = ticks(clock, from, to, width, at);
  }

  draw() {
    this.drawTicks(this.ticks, this.bands.unit);
    this.drawBands(this.bands.stretches);
    this.drawWindow(...this.seen);
    this.drawBrush();
  }

  drawTicks(found, larger) {
    const { width, height, shownAt, mirrored } = this.drawing;
    const major = ({ unit }) => unit === "year" || unit === larger;
    const lines = (some) => some.map(({ x }) => `M${shownAt(x).toFixed(1)} ${this.top + 4}V${height}`).join("");
    put(this.bandsIn.querySelector(".tl-fines"), { d: lines(found.filter((tick) => !major(tick))) });
    put(this.bandsIn.querySelector(".tl-majors"), { d: lines(found.filter(major)) });
    const side = { dx: mirrored ? -4 : 4, y: this.top + 15 };
    const named = found.filter(({ x, words }) => words && x < width - 4 - 9 * words.length);
    fit(this.words, "text", named.map((tick) => ({ class: major(tick) ? "tl-major" : undefined, x: shownAt(tick.x).toFixed(1), ...side })));
    named.forEach(({ words }, number) => write(this.words.children[number], words));
  }

  drawBands(stretches) {
    const { width, height, at } = this.drawing;
    put(this.bandsIn, { viewBox: `0 0 ${width} ${height}` });
    const band = this.bandsIn.firstChild;
    for (const path of this.bandsIn.querySelectorAll(".tl-dense, .tl-floors")) put(path, { transform: `scale(${width / 1000} 1)` });
    put(this.bandsIn.querySelector(".tl-edges"), { display: "none" });
    const paths = stretches.map(([one, two]) => {
      const [left, right] = [this.within(at(one)), this.within(at(two))];
      if (!this.top) return `M${left} 0H${right}V${height}H${left}z`;
      const [before, after] = [this.within(this.linear(one)), this.within(this.linear(two))];
      return `M${before} 0H${after}V${STRIP}L${right} ${this.top}V${height}H${left}V${this.top}L${before} ${STRIP}z`;
    });
    band.setAttribute("d", paths.join(""));
  }

  /** Show on the strip, which is always of the whole story, what part of it is seen. */
  drawWindow(from, to) {
    const { width, view } = this.drawing;
    const zoomed = this.top && view[1] - view[0] < 0.999;
    const [left, right] = [this.within(this.linear(from)), this.within(this.linear(to))];
    const sides = `M${left} ${STRIP}L${this.within(0)} ${this.top}M${right} ${STRIP}L${this.within(width)} ${this.top}`;
    this.window.setAttribute("d", zoomed ? `M${left} 1H${right}V${STRIP}H${left}z${sides}` : "");
  }

  brush(range) {
    this.range = range;
  }

  drawBrush() {
    if (!this.range) return put(this.brushed, { display: "none" });
    const { at, width, mirrored } = this.drawing;
    const [left, right] = this.range.map((second) => Math.min(Math.max(at(second), -2), width + 2));
    put(this.brushed, { display: undefined, x: mirrored ? width - right : left, width: Math.max(right - left, 1) });
  }

  /** Where a second stands on the strip. */
  linear(second) {
    const { first, last, width } = this.drawing;
    return MARGIN + ((second - first) / (last - first)) * (width - 2 * MARGIN);
  }
  within(x) {
    const { width, shownAt } = this.drawing;
    return shownAt(Math.min(Math.max(x, 0), width)).toFixed(1);
  }
}
