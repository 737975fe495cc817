// The overview of a page: zoom and pan, walking over its marks, and a range picked along its dates.
// Without this script the drawing is whole; with it, it is drawn anew for the stretch of time that is seen.

import { Card } from "./overview-card.mjs";
import { put } from "./overview-svg.mjs";
import { watch } from "./overview-waking.mjs";

const WHOLE = [0, 1];
const SHEET = 640;
const REST = 150;
const still = matchMedia("(prefers-reduced-motion: reduce)");

class Overview {
  constructor(figure, drawing, leisure) {
    this.figure = figure;
    this.drawing = drawing;
    this.leisure = leisure;
    this.svg = this.drawing.svg;
    this.region = figure.querySelector(".tl-scroll");
    this.view = WHOLE;
    this.pointers = new Map();
    figure.querySelector(".tl-bench").append(figure.querySelector("template").content.cloneNode(true));
    this.link = figure.querySelector(".tl-tools__range");
    this.status = figure.querySelector("[role=status]");
    this.card = new Card(figure, this.drawing);
    this.listen();
    // Which calls at once, too, when the page has been laid out: that is the first time.
    new ResizeObserver(([{ contentRect }]) => {
      this.drawing.room = contentRect.width;
      if (this.live()) this.draw();
    }).observe(this.region);
    for (const happening of ["beforeprint", "afterprint"]) addEventListener(happening, (event) => this.print(event.type));
    this.buttons();
  }

  /** Be as wide as a sheet of paper while the page is printed, which has no time to wait for a frame. */
  print(happening) {
    if (!this.figure.isConnected || !this.drawing.width) return;
    this.drawing.paper = happening === "beforeprint" ? SHEET : undefined;
    this.drawing.show(this.view);
  }

  /** Whether the page's own drawing has given way; one with clusters does so when it is first touched. */
  live() {
    return !this.figure.dataset.events || this.drawing.complete;
  }

  listen() {
    const { svg, figure } = this;
    const on = (target, name, act, options) => target.addEventListener(name, act.bind(this), options);
    on(svg, "wheel", this.wheel, { passive: false });
    on(svg, "pointerdown", this.down);
    on(svg, "pointermove", this.move);
    for (const name of ["pointerup", "pointercancel"]) on(svg, name, this.up);
    on(svg, "click", this.click, { capture: true });
    on(svg, "dragstart", (event) => event.preventDefault());
    on(figure, "keydown", this.key);
    // An SVG that listens for focus is a tab stop of its own in Chromium: its region listens.
    on(this.region, "focusin", (event) => this.drawing.stops.current(event.target.closest("a")));
    on(figure.querySelector(".tl-tools"), "click", this.tool);
  }

  // Seeing

  /** Show a stretch of the line, kept within the whole; over some frames where motion is welcome. */
  show([from, to], { gently = false } = {}) {
    const least = this.drawing.least(from, to);
    const wide = Math.min(Math.max(to - from, least), 1);
    const middle = (from + to) / 2;
    const start = Math.min(Math.max(middle - wide / 2, 0), 1 - wide);
    this.goal = [start, start + wide];
    if (!gently || still.matches) {
      cancelAnimationFrame(this.moving);
      return this.look(this.goal);
    }
    const [origin, began] = [this.view, performance.now()];
    const step = (now) => {
      // A late frame has the time at which it was due, which may be before all this began.
      const done = Math.min(Math.max((now - began) / 220, 0), 1);
      const eased = 1 - (1 - done) ** 3;
      this.look(this.goal.map((end, side) => origin[side] + (end - origin[side]) * eased));
      if (done < 1) this.moving = requestAnimationFrame(step);
    };
    cancelAnimationFrame(this.moving);
    this.moving = requestAnimationFrame(step);
  }

  look(view) {
    this.view = view;
    this.frame ??= requestAnimationFrame(() => {
      this.frame = undefined;
      this.draw();
    });
  }

  async draw() {
    if (!this.live()) await this.drawing.complement();
    if (!this.drawing.view) await this.drawing.begin(this.view, this.leisure);
    else this.drawing.show(this.view, { moving: this.resting !== undefined });
    this.settle();
    this.card.follow();
    this.buttons();
  }

  /** Have all of the drawing there when it has stood still for a moment. */
  settle() {
    clearTimeout(this.resting);
    this.resting = setTimeout(() => {
      this.resting = undefined;
      this.drawing.rest();
      this.card.follow();
    }, REST);
  }

  buttons() {
    const [from, to] = this.view;
    const whole = to - from > 0.999;
    const able = { out: !whole, whole: !whole || this.drawing.axis.range, earlier: from > 0, later: to < 1 };
    for (const [name, yes] of Object.entries(able)) {
      put(this.figure.querySelector(`[data-do=${name}]`), { "aria-disabled": !yes });
    }
  }

  zoom(factor, at = 0.5, options) {
    const [from, to] = options?.gently ? (this.goal ?? this.view) : this.view;
    const fixed = from + (to - from) * at;
    this.show([fixed - (fixed - from) * factor, fixed + (to - fixed) * factor], options);
  }

  pan(share, options) {
    const [from, to] = options?.gently ? (this.goal ?? this.view) : this.view;
    const by = Math.min(Math.max((to - from) * share, -from), 1 - to);
    this.show([from + by, to + by], options);
  }

  whole() {
    this.pick(null);
    this.show(WHOLE, { gently: true });
  }

  // Mouse, touch and wheel

  wheel(event) {
    const here = event.ctrlKey || event.metaKey || this.region.contains(document.activeElement);
    const sideways = Math.abs(event.deltaX) > Math.abs(event.deltaY);
    if (!here && !(sideways && this.view[1] - this.view[0] < 0.999)) return;
    event.preventDefault();
    const steps = event.deltaMode === 1 ? 16 : 1;
    const { width } = this.drawing;
    if (sideways) this.pan(((this.drawing.mirrored ? -1 : 1) * event.deltaX * steps) / width);
    else this.zoom(1.0025 ** Math.max(Math.min(event.deltaY * steps * (event.ctrlKey ? 3 : 1), 240), -240), this.drawing.along(event.clientX));
  }

  down(event) {
    if (event.button) return;
    const along = this.drawing.along(event.clientX);
    this.pointers.set(event.pointerId, along);
    this.dragged = false;
    if (event.target.closest(".tl-axis")) {
      this.brushing = along;
      this.svg.setPointerCapture(event.pointerId);
    }
  }

  move(event) {
    const before = this.pointers.get(event.pointerId);
    if (before === undefined) return;
    const along = this.drawing.along(event.clientX);
    const moved = Math.abs(along - before) * this.drawing.width;
    if (!this.dragged && moved < 5) return;
    if (!this.dragged) this.svg.setPointerCapture(event.pointerId);
    this.dragged = true;
    this.card.hide();
    if (this.brushing !== undefined) {
      const [from, to] = [this.brushing, along].map((each) => this.view[0] + (this.view[1] - this.view[0]) * Math.min(Math.max(each, 0), 1));
      this.drawing.axis.brush([Math.min(from, to), Math.max(from, to)].map((share) => this.drawing.line.second(share)));
      this.draw();
      return;
    }
    const others = [...this.pointers].filter(([id]) => id !== event.pointerId).map(([, at]) => at);
    this.pointers.set(event.pointerId, along);
    this.svg.classList.add("tl-held");
    if (!others.length) return this.pan(before - along);
    const [other] = others;
    const factor = Math.abs(before - other) / Math.max(Math.abs(along - other), 0.01);
    this.zoom(factor, other);
  }

  up(event) {
    this.pointers.delete(event.pointerId);
    this.svg.classList.remove("tl-held");
    if (this.brushing === undefined) return;
    this.brushing = undefined;
    if (event.type === "pointerup") this.pick(this.dragged ? this.drawing.axis.range : null);
  }

  /** A drag is no click; a click on a cluster looks into it, where there is more to see in it. */
  click(event) {
    const link = event.target.closest("a");
    if (this.dragged) {
      event.preventDefault();
      event.stopPropagation();
      this.dragged = false;
      return;
    }
    const held = link?.held;
    if (!held || event.ctrlKey || event.metaKey) return;
    const [from, to] = this.drawing.extent(held);
    const air = Math.max((to - from) * 0.1, this.drawing.least(from, to));
    if (this.view[1] - this.view[0] < 3 * air) return;
    event.preventDefault();
    event.stopPropagation();
    this.card.hide();
    this.show([from - air, to + air], { gently: true });
    this.region.focus({ preventScroll: true });
  }

  // Keys

  key(event) {
    if (event.altKey || event.ctrlKey || event.metaKey) return;
    const onward = this.drawing.mirrored ? "ArrowLeft" : "ArrowRight";
    const back = this.drawing.mirrored ? "ArrowRight" : "ArrowLeft";
    const mark = event.target.closest?.(".tl-drawing a");
    const gently = { gently: true };
    const [from, to] = this.goal ?? this.view;
    const at = ((this.drawing.share(mark) ?? (from + to) / 2) - from) / (to - from);
    const everywhere = {
      "+": () => this.zoom(0.5, at, gently),
      "=": () => this.zoom(0.5, at, gently),
      "-": () => this.zoom(2, at, gently),
      0: () => this.whole(),
      Escape: () => this.card.hide() || this.pick(null),
    };
    const panning = { [onward]: () => this.pan(0.25, gently), [back]: () => this.pan(-0.25, gently) };
    const walking = {
      [onward]: () => this.walk(mark, 1),
      [back]: () => this.walk(mark, -1),
      ArrowUp: () => this.drawing.stops.across(mark, -1),
      ArrowDown: () => this.drawing.stops.across(mark, 1),
      Home: () => this.drawing.stops.end(0),
      End: () => this.drawing.stops.end(-1),
    };
    const inside = this.region.contains(event.target);
    const act = everywhere[event.key] ?? (inside && (mark && !event.shiftKey ? walking : panning)[event.key]);
    if (!act) return;
    event.preventDefault();
    if (!everywhere[event.key] && this.drawing.moving) this.drawing.rest(); // who walks meets all that is there
    act();
  }

  /** Go to the next mark in time, and where none is in view, on to where there is one. */
  walk(mark, step) {
    const { drawing } = this;
    const share = drawing.share(mark, step);
    const walked = () => drawing.stops.walk(mark, step, drawing.there(share));
    if (share === undefined || walked()) return;
    this.pan(drawing.way(share, step));
    drawing.show(this.view);
    walked();
  }

  tool(event) {
    const gently = { gently: true };
    const button = event.target.closest("[data-do]");
    if (!button || button.ariaDisabled === "true") return;
    ({
      in: () => this.zoom(0.5, 0.5, gently),
      out: () => this.zoom(2, 0.5, gently),
      earlier: () => this.pan(-0.5, gently),
      later: () => this.pan(0.5, gently),
      whole: () => this.whole(),
      list: () => this.pick(this.drawing.seen(this.view)),
    })[button.dataset.do]();
  }

  // A range

  /** Take a range of time, or none, as what is asked for: in the page's own filters, or by a link to the timeline. */
  async pick(range) {
    const had = this.drawing.axis.range || this.picked;
    this.drawing.axis.brush(range);
    this.picked = range;
    if (range || had) this.draw();
    const [from, to] = range ? range.map((second) => this.drawing.clock.day(second)) : ["", ""];
    const form = document.querySelector("form.tl-filters");
    if (form && (range || had)) {
      form.elements.from.value = from;
      form.elements.to.value = to;
      form.elements.to.dispatchEvent(new Event("change", { bubbles: true }));
    }
    this.link.hidden = !range || Boolean(form);
    this.status.textContent = "";
    if (!range) return;
    const words = `${this.drawing.counted(range)}, ${this.drawing.clock.range(...range)}`;
    this.link.textContent = words;
    this.link.href = `${this.figure.dataset.timeline}?from=${from}&to=${to}`;
    this.status.textContent = words;
  }
}

export function start(leisure = () => {}) {
  watch(Overview, leisure);
}
