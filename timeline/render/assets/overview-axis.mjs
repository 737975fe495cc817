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
    this.ticksIn = svg.querySelector(".tl-ticks");
    this.lines = make("g");
    this.words = make("g");
    this.window = make("path", { class: "tl-window" });
    this.brushed = make("rect", { class: "tl-brush", y: top, height: drawing.height - top, display: "none" });
    this.ticksIn.before(this.brushed);
    svg.append(this.window, make("rect", { class: "tl-axis", width: "100%", y: 0, height }));
  }

  draw(from, to) {
    const { clock, width, at } = this.drawing;
    const { unit: larger, stretches } = bands(clock, from, to);
    this.drawTicks(ticks(clock, from, to, width, at), larger);
    this.drawBands(stretches);
    this.drawWindow(from, to);
    this.drawBrush();
  }

  drawTicks(found, larger) {
    const { width, height, shownAt, mirrored } = this.drawing;
    const major = ({ unit }) => (unit === "year" || unit === larger ? "tl-major" : "");
    const [side, tall] = [{ dx: mirrored ? -4 : 4, y: this.top + 15 }, { y1: this.top + 4, y2: height }];
    fit(this.lines, "line", found.map((tick) => ({ class: major(tick), x1: shownAt(tick.x), x2: shownAt(tick.x), ...tall })));
    fit(this.words, "text", found.map((tick) => ({ class: major(tick), x: shownAt(tick.x), ...side })));
    found.forEach(({ x, words }, number) => write(this.words.children[number], x < width - 30 ? words : ""));
    if (!this.lines.parentNode) this.ticksIn.replaceChildren(this.lines, this.words);
  }

  drawBands(stretches) {
    const { width, height, at } = this.drawing;
    this.bandsIn.setAttribute("viewBox", `0 0 ${width} ${height}`);
    const [band, ...others] = this.bandsIn.children;
    for (const path of others) path.setAttribute("transform", `scale(${width / 1000} 1)`);
    this.bandsIn.querySelector(".tl-edges").setAttribute("display", "none");
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
    if (!this.range) return this.brushed.setAttribute("display", "none");
    const { at, width, mirrored } = this.drawing;
    this.brushed.removeAttribute("display");
    const [left, right] = this.range.map((second) => Math.min(Math.max(at(second), -2), width + 2));
    this.brushed.setAttribute("x", mirrored ? width - right : left);
    this.brushed.setAttribute("width", Math.max(right - left, 1));
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
