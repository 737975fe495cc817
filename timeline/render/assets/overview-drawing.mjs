// The drawing of an overview, made anew for a stretch of time and a width: marks, clusters, names and arcs.

import { Events } from "./events.mjs";
import { Arcs } from "./overview-arcs.mjs";
import { Axis } from "./overview-axis.mjs";
import { Clusters } from "./overview-clusters.mjs";
import { BEYOND, SIZE, ends, isCrowd, label, layout, locate, measure } from "./overview-marks.mjs";
import { Stops } from "./overview-stops.mjs";
import { MARGIN, PARKED, corners, linked, make, park, put, stand, write } from "./overview-svg.mjs";
import { Line } from "./overview-time.mjs";

const LEAST = 120;
const KEPT = 700;
const DISC = "M-5.2 0A5.2 5.2 0 1 0 5.2 0 5.2 5.2 0 1 0-5.2 0Z";

export class Drawing {
  constructor(figure, clock) {
    this.figure = figure;
    this.clock = clock;
    this.svg = figure.querySelector(".tl-drawing");
    const { first, last, knots, top, axis } = figure.dataset;
    this.first = Number(first);
    this.last = Number(last);
    this.line = new Line(knots ? knots.trim().split(" ").map((knot) => knot.split(":").map(Number)) : [[this.first, 0], [this.last, 1]]);
    this.height = Number(this.svg.getAttribute("height"));
    const { direction, fontFamily } = getComputedStyle(this.svg);
    this.mirrored = direction === "rtl";
    this.font = `12px ${fontFamily}`;
    this.fades = new Set([...this.svg.querySelectorAll("linearGradient")].map((each) => each.id));
    this.kinds = new Map([...figure.querySelectorAll(".tl-key [data-kind]")].map((each) => [each.dataset.kind, each]));
    this.items = new Map();
    this.lanes = [...this.svg.querySelectorAll(".tl-lane")].map((group) => this.lane(group));
    this.byPlace = new Map([...this.items.values()].map((item) => [item.n, item]));
    this.arcs = new Arcs(this);
    this.clusters = new Clusters(this);
    this.axis = new Axis(this, Number(top), Number(axis));
    this.stops = new Stops();
  }

  lane(group) {
    const lane = { group, y: Number(group.dataset.y), rows: Number(group.dataset.rows) };
    lane.items = [...group.querySelectorAll("a[data-s]")].map((link) => this.adopt(link));
    return lane;
  }

  /** Take a mark of the page as one's own. */
  adopt(link) {
    const { n, s, w, when, title, kind, status } = link.dataset;
    const item = { n: Number(n), ends: ends(s), weight: Number(w), when, title, status, kind: this.kinds.get(kind)?.textContent.trim(), link };
    item.element = link.parentNode;
    item.color = link.getAttribute("class");
    item.on = link.querySelector("svg");
    item.text = link.querySelector("text");
    link.removeAttribute("xlink:title"); // the card says the same, and more
    this.items.set(link, item);
    return item;
  }

  /** Make a mark that the page has not drawn. */
  create(item, lane) {
    item.element = make("svg", { role: "listitem" });
    item.link = make("a", { role: "link", class: item.color, "aria-label": `${item.when}: ${item.title}` });
    linked(item.link, item.address);
    item.link.append(make("path", { d: this.kinds.get(item.kindId)?.querySelector("path").getAttribute("d") ?? DISC }));
    item.element.append(item.link);
    lane.group.append(item.element);
    this.items.set(item.link, item);
  }

  /** Fetch the events that have no mark of their own. */
  complement() {
    const { events, root, held, by } = this.figure.dataset;
    const all = new Events(events);
    this.loading ??= all.load().then((data) => {
      // A lane has the events of a kind, or those whose first thread is its own; one without a name has all others.
      const itemsOf = new Map(this.lanes.map((lane) => [lane.group.dataset.lane, (lane.items = [])]));
      for (const run of held.split(",")) {
        const [from, to = from] = run.split("-").map(Number);
        for (let n = from; n <= to; n++) {
          const [first] = `${data[by][n]}`.split(" ");
          const items = itemsOf.get(data[`${by}s`][first]?.[0]) ?? itemsOf.get("");
          const item = this.byPlace.get(n) ?? this.told(all.spans(), data, n, root);
          this.byPlace.set(n, item);
          items.push(item);
        }
      }
      this.complete = true;
    });
    return this.loading;
  }

  told({ first, last }, data, n, root) {
    const [kindId, kind] = data.kinds[data.kind[n]] ?? ["", ""];
    const span = [first[n] ?? "", first[n] ?? "", last[n] ?? "", last[n] ?? ""];
    const color = this.kinds.get(kindId)?.querySelector("svg").getAttribute("class").replace("tl-mark ", "") ?? "tl-gray";
    const address = root + data.address.replace("#", data.ids[n]);
    const status = data.statuses[data.status[n]]?.[0];
    const at = ends(`${span},${first[n] === null || last[n] === null ? "l" : ""}`);
    return { n, ends: at, weight: 0, when: data.dates[data.date[n]], title: data.titles[n], status, kind, kindId, color, address };
  }

  // Places

  along(clientX) {
    const { left, width } = this.svg.getBoundingClientRect();
    const x = (clientX - left - MARGIN) / (width - 2 * MARGIN);
    return this.mirrored ? 1 - x : x;
  }
  /** The share of the line at which a mark stands, or the first or the last of a cluster; nothing of what the page has drawn. */
  share(link, step) {
    return (this.items.get(link) ?? link?.held?.at(step > 0 ? -1 : 0))?.share;
  }
  /** How many widths of the view its middle is away from the next mark in time; where there is none, without end. */
  way(from, step) {
    let next = Infinity;
    for (const { share } of this.byPlace.values()) if (share * step > from * step) next = Math.min(next, share * step);
    const [low, high] = this.view;
    return (next * step - (low + high) / 2) / (high - low);
  }
  /** The least stretch of the line worth looking at: two minutes of it. */
  least(from, to) {
    const second = this.line.second(Math.min(Math.max((from + to) / 2, 0), 1));
    return Math.max(this.line.share(Math.min(second + LEAST, this.last)) - this.line.share(Math.max(second - LEAST, this.first)), 1e-9) / 2;
  }
  seen([from, to]) {
    return [this.line.second(from), this.line.second(to)].map(Math.round);
  }
  extent(items) {
    const places = items.map((item) => this.line.share(item.ends.place));
    return [Math.min(...places), Math.max(...places)];
  }
  counted([from, to]) {
    const all = this.lanes.flatMap((lane) => lane.items);
    const number = all.filter(({ ends: it }) => (it.last ?? Infinity) >= from && (it.first ?? -Infinity) <= to).length;
    const forms = JSON.parse(this.figure.querySelector("[role=status]").dataset.many);
    const { locale } = this.figure.dataset;
    const form = forms[new Intl.PluralRules(locale).select(number)] ?? forms.other;
    return form.replace("#", new Intl.NumberFormat(locale).format(number));
  }

  // Drawing

  /** Show a stretch of the line; in a movement, without what would hold up the next frame. */
  show(view, { moving = false } = {}) {
    this.moving = moving;
    this.aim(view);
    for (const lane of this.lanes) this.plan(lane);
    this.draw();
  }

  /** Draw all of it where it has come to rest. */
  rest() {
    if (this.moving) {
      this.moving = false;
      this.draw();
    }
    for (const element of this.svg.querySelectorAll(PARKED)) put(element, { display: "none" });
    this.clusters.settle();
  }

  /** Show for the first time: what was never done before takes its time, and is done a part at a time. */
  async begin(view, leisure) {
    this.aim(view);
    for (const lane of this.lanes) {
      await leisure();
      this.plan(lane);
    }
    await leisure();
    this.draw();
  }

  /** Settle what is to be seen, and where everything then stands. */
  aim(view) {
    const { line } = this;
    const width = (this.width = this.paper ?? this.room);
    const [from] = (this.view = view);
    const scale = (width - 2 * MARGIN) / (view[1] - from);
    this.there = (share) => MARGIN + (share - from) * scale;
    this.reached = [-BEYOND, width + BEYOND].map((x) => from + (x - MARGIN) / scale);
    this.at = (second) => this.there(line.share(second));
    this.shownAt = (x) => (this.mirrored ? width - x : x);
    this.axis.plan(...this.seen(view));
  }

  /** Find which marks and clusters of a lane are seen, and where. */
  plan(lane) {
    const { at, line, width } = this;
    const [low, high] = this.reached;
    // First only which are near: a bar reaches no farther beyond its ends, and to measure all would take a frame's time.
    const near = lane.items.filter((item) => {
      if (item.share === undefined) locate(item, line);
      return item.until > low && item.since < high;
    });
    for (const item of near) item.x = this.there(item.share);
    const inside = near.filter(({ x }) => x > -SIZE && x < width + SIZE);
    const seen = isCrowd(inside, lane, width) ? inside : near.filter((item) => {
      measure(item, at, width);
      return (item.right > -SIZE && item.left < width + SIZE) || (item.bar && item.bar.last > 0 && item.bar.first < width);
    });
    Object.assign(lane, layout(seen, lane, width));
    label(lane.placed, lane.clusters, width, this.font);
  }

  draw() {
    if (!("drawn" in this.figure.dataset)) for (const bar of this.svg.querySelectorAll("a[data-s] > rect")) bar.remove();
    this.figure.dataset.drawn = ""; // no class, which Material's style sheet would have all in it looked at for
    put(this.svg, { viewBox: `0 0 ${this.width} ${this.height}` }); // a sheet that is narrower shows it whole, smaller
    this.axis.draw();
    this.stops.clear();
    for (const lane of this.lanes) this.drawLane(lane);
    this.arcs.draw();
    this.stops.settle();
  }

  drawLane(lane) {
    const shown = new Set(lane.placed);
    for (const item of lane.shown ?? lane.items) if (!shown.has(item) && item.element) this.hide(item);
    lane.shown = shown;
    for (const item of lane.placed) this.drawMark(item, lane);
    this.clusters.draw(lane);
    if (lane.group.childElementCount > KEPT) this.forget(lane);
  }

  /** Take a mark out of sight, at first only for as long as all moves; the keyboard's place is then the drawing itself. */
  hide(item) {
    if (item.link === document.activeElement) this.svg.parentNode.focus({ preventScroll: true });
    if (!this.moving) return put(item.element, { display: "none" });
    park(item.element);
  }

  /** Let go of marks that the page had not drawn and that are out of sight. */
  forget(lane) {
    for (const item of lane.items) {
      if (!item.address || !item.element || lane.shown.has(item) || item.link === document.activeElement) continue;
      item.element.remove();
      this.items.delete(item.link);
      item.element = item.link = item.on = item.text = item.bars = undefined;
    }
  }

  drawMark(item, lane) {
    if (!item.element) this.create(item, lane);
    item.y = lane.y + (item.row + 0.5) * SIZE;
    stand(item.element, this.shownAt(item.x).toFixed(1), item.y);
    this.drawBar(item);
    this.drawLabel(item);
    if (item.x >= -SIZE / 2 && item.x <= this.width + SIZE / 2) this.stops.add(item.x, this.lanes.indexOf(lane), item.link);
  }

  drawBar(item) {
    const bars = item.bar ? this.stretches(item) : [];
    item.bars ??= [];
    while (item.bars.length > bars.length) item.bars.pop().remove();
    bars.forEach((attributes, number) => {
      if (number === item.bars.length) {
        item.bars.push(make("polygon"));
        item.link.insertBefore(item.bars[number], item.link.querySelector(":scope > path"));
      }
      put(item.bars[number], attributes);
    });
    if (item.bar?.open) this.drawOn(item);
    else if (item.on) put(item.on, { display: "none" });
  }

  /** The parts of a bar: those in which it fades in, the sure one, and those in which it fades out. */
  stretches(item) {
    const { first, begun, ending, last } = item.bar;
    const { before, after } = item.ends;
    const [low, high] = [-2 * this.width, 3 * this.width];
    const bars = [];
    const add = (from, to, fade) => {
      // A fade keeps its true ends, however far out; what is plain is cut to what may be seen.
      const [start, end] = fade ? [from, to] : [Math.max(from, low), Math.min(to, high)];
      if (end - start < 0.3) return;
      const x = this.mirrored ? item.x - end : start - item.x;
      bars.push({ points: corners(x.toFixed(1), (x + end - start).toFixed(1), -4, 4), fill: fade && this.fade(fade, item.color) });
    };
    add(first - before, first, "in");
    add(first, begun, "in");
    add(begun, ending);
    add(ending, last, "out");
    add(last, last + after, "out");
    return bars;
  }

  /** The way a colour fades in or out; made where the page has not needed it. */
  fade(name, color) {
    const id = `${this.figure.id}-${name}-${color.replace("tl-", "")}`;
    if (!this.fades.has(id)) {
      this.fades.add(id);
      const gradient = make("linearGradient", { id, class: color, ...(this.mirrored ? { x1: 1, x2: 0 } : {}) });
      for (const offset of [0, 1]) gradient.append(make("stop", { offset, "stop-color": "currentColor", "stop-opacity": name === "in" ? offset : 1 - offset }));
      this.svg.append(gradient);
    }
    return `url(#${id})`;
  }

  /** An arrow at the end of what goes on. */
  drawOn(item) {
    if (!item.on) {
      item.on = make("svg");
      item.on.append(make("path", { class: "tl-on", d: this.mirrored ? "M6-5 1 0 6 5" : "M-6-5-1 0-6 5" }));
      item.link.prepend(item.on);
    }
    put(item.on, { display: undefined, x: (this.mirrored ? item.x - item.bar.last : item.bar.last - item.x).toFixed(1) });
  }

  drawLabel(item) {
    const { label: name, x } = item;
    if (!name) return item.text && write(item.text, "");
    item.text ??= item.link.appendChild(make("text", { y: 4 }));
    write(item.text, name.words);
    put(item.text, { x: ((name.x - x) * (this.mirrored ? -1 : 1)).toFixed(1), "text-anchor": name.before ? "end" : "start" });
  }
}
