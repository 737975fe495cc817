// The clusters of an overview: marks that find no room of their own, as a number or as a column of a crowded lane.

import { SIZE } from "./overview-marks.mjs";
import { corners, linked, make, put, write } from "./overview-svg.mjs";

const REST = 150;

export class Clusters {
  constructor(drawing) {
    this.drawing = drawing;
    this.known = new Map();
  }

  /** Draw a lane's: a column always as the one that once stood at its place: what comes and goes costs a frame its time. */
  draw(lane) {
    if (!this.known.has(lane)) {
      for (const old of lane.group.querySelectorAll(".tl-many")) old.parentNode.remove();
      this.known.set(lane, new Map());
    }
    const known = this.known.get(lane);
    const shown = new Set();
    lane.turn = (lane.turn ?? this.drawing.lanes.indexOf(lane)) + 1;
    let last;
    lane.clusters.forEach((cluster, number) => {
      const key = cluster.height ? cluster.x : `${number}`; // a string, for it is no place
      if (!known.has(key)) known.set(key, this.create(lane, last, cluster.height > 0));
      const link = known.get(key);
      last = link.parentNode;
      shown.add(link);
      this.place(link, cluster, lane);
    });
    for (const link of known.values()) if (!shown.has(link)) this.drawing.hide({ link, element: link.parentNode });
  }

  create(lane, last, tall) {
    const element = make("svg", { role: "listitem" });
    const link = make("a", { role: "link", class: "tl-many" });
    link.append(tall ? make("polygon") : make("circle", { r: 10 }), make("text"));
    element.append(link);
    if (last) last.after(element);
    else lane.group.append(element);
    return link;
  }

  place(link, { items, x, row, height }, lane) {
    const { shownAt, stops, lanes } = this.drawing;
    link.held = items;
    link.high = Math.round(height); // most stay as high from frame to frame
    if (height) put(link.firstChild, { points: corners(-10, 10, -link.high, 0) });
    // Numbers are the dearest to set: while all moves, lanes take turns, and none is older than five frames.
    const known = link.lastChild.textContent && !link.parentNode.hasAttribute("display");
    if (!known || lane.turn % 6 === 0) this.count(link);
    const y = height ? lane.y + lane.rows * SIZE : lane.y + (row + 0.5) * SIZE;
    put(link.parentNode, { display: undefined, x: shownAt(x).toFixed(1), y });
    stops.add(x, lanes.indexOf(lane), link);
  }

  /** Write how many a cluster holds. */
  count({ held, high, lastChild }) {
    put(lastChild, { y: high ? -high - 4 : 4 });
    this.number ??= new Intl.NumberFormat(this.drawing.figure.dataset.locale, { notation: "compact" });
    write(lastChild, this.number.format(held.length));
  }

  /** Name the clusters and lead on from them when all has stood still for a moment. */
  settle() {
    clearTimeout(this.rest);
    this.rest = setTimeout(() => {
      const links = [...this.known.values()].flatMap((known) => [...known.values()]);
      for (const link of links) if (!link.parentNode.hasAttribute("display")) this.name(link);
    }, REST);
  }

  /** Say to a screen reader how many events of which time a cluster holds, and lead to the first. */
  name(link) {
    this.count(link);
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
