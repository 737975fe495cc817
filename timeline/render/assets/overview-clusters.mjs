// The clusters of an overview: marks that find no room of their own, as a number or as a column of a crowded lane.

import { SIZE } from "./overview-marks.mjs";
import { corners, linked, make, put, stand, write } from "./overview-svg.mjs";

const REST = 150;

export class Clusters {
  constructor(drawing) {
    this.drawing = drawing;
    this.known = new Map();
  }

  /** Take a lane as one's own: a group for its columns, and a line around all of them that stands in while they move. */
  adopt(lane) {
    for (const old of lane.group.querySelectorAll(".tl-many")) old.parentNode.remove();
    const its = { links: new Map(), columns: make("g"), outline: make("polygon", { class: "tl-columns" }) };
    lane.group.append(its.columns, its.outline);
    this.known.set(lane, its);
    return its;
  }

  /** Draw a lane's: a column always as the one that once stood at its place: what comes and goes costs a frame its time. */
  draw(lane) {
    const { links, columns, outline } = this.known.get(lane) ?? this.adopt(lane);
    const { moving } = this.drawing;
    const tall = lane.clusters.filter(({ height }) => height);
    put(outline, { points: moving ? tall.map((each) => this.column(each, lane)).join(" ") : "" });
    put(columns, { opacity: moving ? 0 : undefined }); // no display, for which all in it would be styled anew
    const shown = new Set();
    let last;
    lane.clusters.forEach((cluster, number) => {
      if (cluster.height && moving) return;
      const key = cluster.height ? cluster.x : `${number}`; // a string, for it is no place
      if (!links.has(key)) links.set(key, this.create(cluster.height ? columns : lane.group, last, cluster.height > 0));
      const link = links.get(key);
      last = link.parentNode;
      shown.add(link);
      this.place(link, cluster, lane);
    });
    for (const link of links.values()) {
      if (!shown.has(link) && !(moving && link.parentNode.parentNode === columns)) this.drawing.hide({ link, element: link.parentNode });
    }
  }

  create(group, last, tall) {
    const element = make("svg", { role: "listitem" });
    const link = make("a", { role: "link", class: "tl-many" });
    link.append(tall ? make("polygon") : make("circle", { r: 10 }), make("text"));
    element.append(link);
    if (last) last.after(element);
    else group.append(element);
    return link;
  }

  column({ x, height }, { y, rows }) {
    const middle = Math.round(this.drawing.shownAt(x));
    return corners(middle - 10, middle + 10, y + rows * SIZE, y + rows * SIZE - Math.round(height));
  }

  place(link, { items, x, row, height }, lane) {
    const { shownAt, stops, lanes } = this.drawing;
    const high = Math.round(height); // most stay as high from frame to frame
    link.held = items;
    if (height) put(link.firstChild, { points: corners(-10, 10, -high, 0) });
    put(link.lastChild, { y: high ? -high - 4 : 4 });
    this.number ??= new Intl.NumberFormat(this.drawing.figure.dataset.locale, { notation: "compact" });
    write(link.lastChild, this.number.format(items.length));
    const y = height ? lane.y + lane.rows * SIZE : lane.y + (row + 0.5) * SIZE;
    stand(link.parentNode, shownAt(x).toFixed(1), y);
    stops.add(x, lanes.indexOf(lane), link);
  }

  /** Whether something was drawn a moment ago, so that what is drawn now is part of a movement. */
  get lately() {
    return this.rest !== undefined;
  }

  /** Draw what was left out of a movement, name the clusters and lead on from them when all has stood still for a moment. */
  settle() {
    clearTimeout(this.rest);
    this.rest = setTimeout(() => {
      this.rest = undefined;
      if (this.drawing.moving) this.drawing.rest();
      const links = [...this.known.values()].flatMap((known) => [...known.links.values()]);
      for (const link of links) if (!link.parentNode.hasAttribute("display")) this.name(link);
    }, REST);
  }

  /** Say to a screen reader how many events of which time a cluster holds, and lead to the first. */
  name(link) {
    let [first, last] = [Infinity, -Infinity];
    for (const { ends: { place } } of link.held) {
      first = Math.min(first, place);
      last = Math.max(last, place);
    }
    const [one] = link.held;
    linked(link, one.address ?? one.link.getAttribute("xlink:href"));
    const month = (second) => this.drawing.clock.words(second, { year: "numeric", month: "long" });
    put(link, { "aria-label": `${link.lastChild.textContent}: ${[...new Set([month(first), month(last)])].join(" – ")}` });
  }
}
