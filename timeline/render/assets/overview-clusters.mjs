// The clusters of an overview: marks that find no room of their own, as a number or as a column of a crowded lane.

import { SIZE } from "./overview-marks.mjs";
import { corners, linked, make, park, put, stand, write } from "./overview-svg.mjs";

export class Clusters {
  constructor(drawing) {
    this.drawing = drawing;
    this.known = new Map();
  }

  /** Take a lane as one's own, with a part for its columns and an outline of them all that stands in while they move. */
  adopt(lane) {
    for (const old of lane.group.querySelectorAll(".tl-many")) old.parentNode.remove();
    const [outline, group] = [make("polygon", { class: "tl-columns" }), make("svg")];
    lane.group.append(group, outline);
    return { outline, discs: { group: lane.group, links: new Map() }, columns: { group, links: new Map() } };
  }

  draw(lane) {
    if (!this.known.has(lane)) this.known.set(lane, this.adopt(lane));
    const { outline, discs, columns } = this.known.get(lane);
    const { moving } = this.drawing;
    const tall = lane.clusters[0]?.height ? lane.clusters : []; // a lane has columns only, or none
    put(outline, { points: moving ? tall.map((each) => this.column(each, lane)).join(" ") : "" });
    park(columns.group, moving);
    if (!moving) this.arrange(tall, columns, lane);
    this.arrange(tall.length ? [] : lane.clusters, discs, lane);
  }

  /** Put clusters where they stand. A column is the one that stood there before: what comes and goes costs a frame its time. */
  arrange(clusters, { group, links }, lane) {
    const shown = new Set();
    let last;
    clusters.forEach((cluster, number) => {
      const key = cluster.height ? cluster.x : number;
      if (!links.has(key)) links.set(key, this.create(group, last, cluster.height > 0));
      const link = links.get(key);
      last = link.parentNode;
      shown.add(link);
      this.place(link, cluster, lane);
    });
    for (const link of links.values()) if (!shown.has(link)) this.drawing.hide({ link, element: link.parentNode });
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

  /** The corners of a column, from its foot and back to it, so that those of a lane make one outline. */
  column({ x, height }, { y, rows }) {
    const [left, foot] = [this.drawing.shownAt(x) - 10, y + rows * SIZE];
    const [right, top] = [left + 20, foot - Math.round(height)];
    return `${left} ${foot} ${left} ${top} ${right} ${top} ${right} ${foot}`;
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

  /** Name the clusters that are seen and lead on from them. */
  settle() {
    const parts = [...this.known.values()].flatMap(({ discs, columns }) => [discs, columns]);
    for (const link of parts.flatMap(({ links }) => [...links.values()])) if (!link.parentNode.hasAttribute("display")) this.name(link);
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
