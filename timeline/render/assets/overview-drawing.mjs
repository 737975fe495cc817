// The drawing of an overview, made anew for a stretch of time and a width: marks, clusters, names and arcs.

import { Events } from "./events.mjs";
import { Arcs } from "./overview-arcs.mjs";
import { Axis } from "./overview-axis.mjs";
import { Clusters } from "./overview-clusters.mjs";
import { SIZE, ends, label, layout, measure } from "./overview-marks.mjs";
import { Stops } from "./overview-stops.mjs";
import { MARGIN, fit, linked, make, put, write } from "./overview-svg.mjs";
import { Clock, Line } from "./overview-time.mjs";

const LEAST = 120;
const KEPT = 700;

export class Drawing {
  constructor(figure) {
    this.figure = figure;
    this.svg = figure.querySelector(".tl-drawing");
    const { first, last, knots, zone, locale, top, axis } = figure.dataset;
    this.first = Number(first);
    this.last = Number(last);
    this.line = new Line(knots ? knots.trim().split(" ").map((knot) => knot.split(":").map(Number)) : [[this.first, 0], [this.last, 1]]);
    this.clock = new Clock(zone, locale);
    this.height = Number(this.svg.getAttribute("height"));
    this.mirrored = getComputedStyle(this.svg).direction === "rtl";
    this.kinds = new Map([...figure.querySelectorAll("[data-kind]")].map((each) => [each.dataset.kind, each]));
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
    const { n, s, w, when, title, status } = link.dataset;
    const use = link.querySelector(":scope > use");
    const kind = use.getAttribute("xlink:href").split("-k-").at(-1);
    const item = { n: Number(n), ends: ends(s), weight: Number(w), when, title, status, kind: this.kinds.get(kind)?.textContent.trim(), link };
    item.element = link.parentNode;
    item.color = link.getAttribute("class");
    link.setAttribute("aria-label", link.querySelector("title").textContent);
    this.items.set(link, item);
    return item;
  }

  /** Make a mark that the page has not drawn. */
  create(item, lane) {
    item.element = make("g", { role: "listitem" });
    item.link = make("a", { role: "link", class: item.color, "aria-label": `${item.when}: ${item.title}` });
    linked(item.link, item.address);
    const use = make("use");
    linked(use, `#${this.figure.id}-k-${item.kindId}`);
    item.link.append(use);
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
          const first = [data[by][n]].flat().find((place) => place >= 0);
          const items = itemsOf.get(data[`${by}s`][first]?.[0]) ?? itemsOf.get("");
          const item = this.byPlace.get(n) ?? this.told(all, data, n, root);
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
    return { n, ends: at, weight: 0, when: data.dates[data.date[n]][0], title: data.titles[n], status, kind, kindId, color, address };
  }

  // Places

  along(clientX) {
    const { left, width } = this.svg.getBoundingClientRect();
    const x = (clientX - left - MARGIN) / (width - 2 * MARGIN);
    return this.mirrored ? 1 - x : x;
  }
  /** Where a mark stands in what is seen, from 0 to 1. */
  share(link) {
    const stop = this.stops.of(link);
    return stop ? (stop.x - MARGIN) / (this.width - 2 * MARGIN) : 0.5;
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

  show(view) {
    this.figure.classList.add("tl-live");
    this.width = this.paper ?? (this.svg.clientWidth || this.svg.getBoundingClientRect().width);
    put(this.svg, { viewBox: `0 0 ${this.width} ${this.height}` }); // a sheet that is narrower shows it whole, smaller
    const { width, line } = this;
    const [from, to] = view;
    const scale = (width - 2 * MARGIN) / (to - from);
    this.at = (second) => MARGIN + (line.share(second) - from) * scale;
    this.shownAt = (x) => (this.mirrored ? width - x : x);
    this.view = view;
    this.font ??= `12px ${getComputedStyle(this.svg).fontFamily}`;
    this.axis.draw(...this.seen(view));
    this.stops.clear();
    for (const lane of this.lanes) this.drawLane(lane);
    this.arcs.draw();
    this.stops.settle();
    this.clusters.settle();
  }

  drawLane(lane) {
    const { at, width } = this;
    const seen = [];
    for (const item of lane.items) {
      measure(item, at, width);
      if (item.right > -SIZE && item.left < width + SIZE) seen.push(item);
      else if (item.bar && item.bar.last > 0 && item.bar.first < width) seen.push(item);
    }
    const { placed, clusters } = layout(seen, lane, width);
    label(placed, clusters, width, this.font);
    const shown = new Set(placed);
    for (const item of lane.shown ?? lane.items) if (!shown.has(item) && item.element) this.hide(item);
    lane.shown = shown;
    for (const item of placed) this.drawMark(item, lane);
    this.clusters.draw(lane, clusters);
    if (lane.group.childElementCount > KEPT) this.forget(lane);
  }

  /** Take a mark out of sight; the keyboard's place is then the drawing itself. */
  hide(item) {
    if (item.link === document.activeElement) this.svg.parentNode.focus({ preventScroll: true });
    put(item.element, { display: "none" });
  }

  /** Let go of marks that the page had not drawn and that are out of sight. */
  forget(lane) {
    for (const item of lane.items) {
      if (!item.address || !item.element || lane.shown.has(item) || item.link === document.activeElement) continue;
      item.element.remove();
      this.items.delete(item.link);
      item.element = item.link = item.on = item.drawn = undefined;
    }
  }

  drawMark(item, lane) {
    if (!item.element) this.create(item, lane);
    item.y = lane.y + (item.row + 0.5) * SIZE;
    put(item.element, { display: undefined, transform: `translate(${this.shownAt(item.x).toFixed(1)} ${item.y})` });
    if (!item.drawn) this.undress(item);
    if (item.bar) this.drawBar(item);
    else fit(item.barIn.firstChild, "rect", []);
    if (item.on) put(item.on, { display: item.bar?.open ? undefined : "none" });
    this.drawLabel(item);
    if (item.x >= -SIZE / 2 && item.x <= this.width + SIZE / 2) this.stops.add(item.x, this.lanes.indexOf(lane), item.link);
  }

  /** Leave a mark's shape at its own origin; its bar and its name are drawn anew. */
  undress(item) {
    const use = item.link.querySelector(":scope > use");
    use.setAttribute("x", 0);
    use.setAttribute("y", 0);
    for (const old of item.link.querySelectorAll("title, .tl-bar, .tl-label")) old.remove();
    item.barIn = make("g", { class: "tl-bar" });
    item.barIn.append(make("g"));
    item.text = make("text", { class: "tl-label", y: 4 });
    item.link.prepend(item.barIn);
    item.link.append(item.text);
    item.drawn = true;
  }

  drawBar(item) {
    const { first, begun, ending, last } = item.bar;
    const { before, after } = item.ends;
    const color = item.color.replace("tl-", "");
    const [low, high] = [-2 * this.width, 3 * this.width];
    const rects = [];
    const add = (from, to, fade) => {
      // A fade keeps its true ends, however far out; what is plain is cut to what may be seen.
      const [start, end] = fade ? [from, to] : [Math.max(from, low), Math.min(to, high)];
      if (end - start < 0.3) return;
      const x = this.mirrored ? item.x - end : start - item.x;
      rects.push({ x: x.toFixed(1), y: -4, width: (end - start).toFixed(1), height: 8, fill: fade && `url(#${this.figure.id}-${fade}-${color})` });
    };
    add(first - before, first, "in");
    add(first, begun, "in");
    add(begun, ending);
    add(ending, last, "out");
    add(last, last + after, "out");
    fit(item.barIn.firstChild, "rect", rects);
    if (!item.bar.open) return;
    if (!item.on) {
      item.on = item.barIn.appendChild(make("use"));
      linked(item.on, `#${this.figure.id}-on`);
    }
    put(item.on, { x: this.mirrored ? item.x - item.bar.last : item.bar.last - item.x });
  }

  drawLabel({ text, label: name, x }) {
    write(text, name?.words ?? "");
    if (!name) return;
    put(text, { x: ((name.x - x) * (this.mirrored ? -1 : 1)).toFixed(1), "text-anchor": name.before ? "end" : "start" });
  }

  held(link) {
    return link.held;
  }
}
