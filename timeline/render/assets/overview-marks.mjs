// Marks in their lanes, as the page was built with, but for the stretch of time and the width that are seen now.

export const SIZE = 24;
const HALO = 9;
const OPEN = 72;
const GAP = 10;
const SHORTEST = 18;

/** What a mark knows of its ends: the seconds that the page says, and signs of what else is known. */
export function ends(text) {
  const [first, begun, ending, last, signs] = text.split(",");
  const second = (value) => (value === "" ? null : Number(value));
  const it = { first: second(first), begun: second(begun), ending: second(ending), last: second(last) };
  it.lasting = signs.includes("l");
  it.before = signs.includes("a") ? HALO : 0;
  it.after = signs.includes("b") ? HALO : 0;
  it.unknown = signs.includes("u");
  if (it.first === null) it.place = it.last ?? 0;
  else it.place = (it.first + (it.lasting || it.last === null ? it.begun : it.last)) / 2;
  return it;
}

/** Farther than this from its ends, in pixels, nothing of a mark reaches. */
export const BEYOND = OPEN + SIZE;

/** Find at which share of the line a mark stands, and from where to where it lasts; what is open has no end. */
export function locate(item, line) {
  const { first, last, begun, place, unknown } = item.ends;
  item.share = line.share(place);
  item.since = line.share(first ?? last);
  item.until = last === null ? (unknown ? line.share(begun) : Infinity) : line.share(last);
}

/** Whether there are more than could stand in all rows of a lane, so that they need not be put into them to see it. */
export function isCrowd(items, lane, width) {
  return items.length > (1.5 * lane.rows * (width + 2 * SIZE)) / SIZE;
}

/** Where a mark and its bar stand now. */
export function measure(item, at, width) {
  const it = item.ends;
  item.x = at(it.place);
  item.left = item.x - SIZE / 2;
  item.right = item.x + SIZE / 2;
  let first = it.first === null ? at(it.last) - OPEN : at(it.first);
  let last = it.last === null ? (it.unknown ? at(it.begun) + OPEN : Math.max(at(it.begun) + OPEN, width)) : at(it.last);
  let begun = it.first === null ? last : at(it.begun);
  let ending = it.last === null ? Math.max(begun, last - OPEN) : at(it.ending);
  if (!it.lasting && it.first !== null && it.last !== null) begun = ending = (first + last) / 2;
  item.bar = last - first < 3 && !it.before && !it.after ? null : { first, begun, ending, last, open: it.last === null && !it.unknown };
  if (item.bar && (it.lasting || last - first < width / 4)) {
    item.left = Math.min(item.left, first - it.before);
    item.right = Math.max(item.right, last + it.after);
  }
}

/** Put marks into rows; return those that found one, and those that found none. */
function spread(items, rows) {
  const free = new Array(rows).fill(-Infinity);
  const placed = [];
  const crowd = [];
  for (const item of items) {
    const row = free.findIndex((end) => end <= item.left + 0.05);
    if (row < 0) crowd.push(item);
    else {
      free[row] = item.right;
      item.row = row;
      placed.push(item);
    }
  }
  return { placed, crowd };
}

const cluster = (items, x, row) => ({ items, x, row, height: 0 });

/** Lay the seen marks of a lane out: marks in rows, clusters in the last row, or columns where most find no row. */
export function layout(items, lane, width) {
  if (isCrowd(items, lane, width)) return { placed: [], clusters: columns(items, lane.rows * SIZE) };
  items.sort((one, two) => one.left - two.left);
  let { placed, crowd } = spread(items, lane.rows);
  if (!crowd.length) return { placed, clusters: [] };
  ({ placed, crowd } = spread(items, lane.rows - 1));
  if (crowd.length > Math.max(placed.length, 12)) return { placed: [], clusters: columns(items, lane.rows * SIZE) };
  crowd.sort((one, two) => one.x - two.x);
  const groups = [];
  for (const item of crowd) {
    const group = groups.at(-1);
    if (group && item.x - group[0].x < SIZE * 1.5) group.push(item);
    else groups.push([item]);
  }
  const clusters = [];
  let end = -Infinity;
  for (const group of groups) {
    const x = Math.max((group[0].x + group.at(-1).x) / 2, end + SIZE);
    if (group.length === 1 && x !== group[0].x) {
      clusters.at(-1).items.push(group[0]); // one that is crowded out by a cluster belongs to it
      continue;
    }
    end = x;
    if (group.length === 1) placed.push(Object.assign(group[0], { row: lane.rows - 1 }));
    else clusters.push(cluster(group, x, lane.rows - 1));
  }
  return { placed, clusters };
}

function columns(items, height) {
  const found = new Map();
  for (const item of items) {
    const place = Math.floor(item.x / SIZE);
    if (!found.has(place)) found.set(place, cluster([], place * SIZE + SIZE / 2, 0));
    found.get(place).items.push(item);
  }
  const most = Math.max(...[...found.values()].map((each) => each.items.length));
  for (const each of found.values()) each.height = Math.max(((height - 14) * each.items.length) / most, 2);
  return [...found.values()].sort((one, two) => one.x - two.x);
}

const context = document.createElement("canvas").getContext("2d");
const lengths = new Map();

function length(text, font) {
  if (!lengths.has(text)) {
    context.font = font;
    lengths.set(text, context.measureText(text).width + 4);
  }
  return lengths.get(text);
}

function fitting(title, room, font) {
  if (room < 60) return "";
  if (length(title, font) <= room) return title;
  let kept = "";
  for (const word of title.split(" ")) {
    const longer = `${kept} ${word}`.trim();
    if (length(`${longer}…`, font) > room) break;
    kept = longer;
  }
  return kept.length >= SHORTEST ? `${kept.replace(/[,;:–-]+$/, "")}…` : "";
}

/** Name marks wherever their row has room beside them, the weightiest first. */
export function label(placed, taken, width, font) {
  const rows = Map.groupBy ? Map.groupBy(placed, (item) => item.row) : new Map();
  for (const [row, items] of rows) {
    const spans = [...items, ...taken.filter((each) => each.row === row).map((each) => ({ left: each.x - SIZE / 2, right: each.x + SIZE / 2 }))]
      .map((each) => ({ left: each.left, right: each.right, each }))
      .sort((one, two) => one.left - two.left);
    for (const item of items.toSorted((one, two) => two.weight - one.weight)) {
      item.label = null;
      const number = spans.findIndex((span) => span.each === item);
      const span = spans[number];
      const until = Math.min(width, ...spans.slice(number + 1).map((each) => each.left));
      const since = Math.max(0, ...spans.slice(0, number).map((each) => each.right));
      if (item.x < 0 || item.x > width) continue;
      const after = fitting(item.title, until - Math.max(span.right, 0) - GAP, font);
      const before = item.left >= item.x - SIZE ? fitting(item.title, span.left - since - GAP, font) : "";
      if (before.length > after.length) {
        item.label = { words: before, x: span.left - 4, before: true };
        span.left -= length(before, font);
      } else if (after) {
        item.label = { words: after, x: span.right + 4, before: false };
        span.right += length(after, font);
      }
    }
  }
}
