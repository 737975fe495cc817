// Time along the line of a drawing: where a second stands, which ticks a stretch of it wants, and their words.

const DAY = 86_400;
const HOUR = 3_600;

/** Where seconds stand on a line from 0 to 1, between knots of [second, share]; and back. */
export class Line {
  constructor(knots) {
    this.knots = knots;
  }
  #between(value, from, to) {
    const knots = this.knots;
    let low = 1;
    let high = knots.length - 1;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (knots[middle][from] < value) low = middle + 1;
      else high = middle;
    }
    const [one, two] = [knots[low - 1], knots[low]];
    return one[to] + ((two[to] - one[to]) * (value - one[from])) / (two[from] - one[from] || 1);
  }
  share(second) {
    return this.#between(second, 0, 1);
  }
  second(share) {
    return this.#between(share, 1, 0);
  }
}

/** A zone's clock and a language's words for it. */
export class Clock {
  #offsets = new Map();
  #words = new Map();
  constructor(zone, language) {
    this.language = language;
    try {
      this.reader = new Intl.DateTimeFormat("en", { timeZone: zone, timeZoneName: "longOffset" });
      this.zone = zone;
    } catch {
      this.reader = new Intl.DateTimeFormat("en", { timeZone: "UTC", timeZoneName: "longOffset" });
      this.zone = "UTC";
    }
  }
  /** How far the clock is ahead of UTC at a second, looked up once for each half day. */
  offset(second) {
    if (this.zone === "UTC") return 0;
    const half = Math.floor(second / HOUR / 12);
    if (!this.#offsets.has(half)) {
      const text = this.reader.format(new Date(half * HOUR * 12_000));
      const [, sign, hours, minutes] = /GMT([+-])(\d+):(\d+)/.exec(text) ?? [0, "+", 0, 0];
      this.#offsets.set(half, (sign === "-" ? -1 : 1) * (hours * HOUR + minutes * 60));
    }
    return this.#offsets.get(half);
  }
  /** The second of a moment on the clock. */
  second(year, month, day = 1, hours = 0, minutes = 0) {
    const date = new Date(0);
    date.setUTCFullYear(year, month, day);
    return this.back(date / 1000 + hours * HOUR + minutes * 60);
  }
  /** The second at which the clock shows what would be a second's reading in UTC. */
  back(there) {
    return there - this.offset(there - this.offset(there));
  }
  seen(second) {
    return new Date((second + this.offset(second)) * 1000);
  }
  /** A day as the filters take it. */
  day(second) {
    return this.seen(second).toISOString().slice(0, -14).replace("-00", "-");
  }
  /** What writes dates so; a year that would not look like one without its era has it. */
  #format(second, fields) {
    if (fields.year && this.seen(second).getUTCFullYear() < 1000) fields = { ...fields, era: "short" };
    const key = JSON.stringify(fields);
    if (!this.#words.has(key)) {
      this.#words.set(key, new Intl.DateTimeFormat(this.language, { timeZone: this.zone, calendar: "gregory", ...fields }));
    }
    return this.#words.get(key);
  }
  words(second, fields) {
    return named(this.#format(second, fields).format(second * 1000));
  }
  range(first, last) {
    const hours = last - first < 3 * DAY && { hour: "numeric", minute: "numeric" };
    return named(this.#format(first, { year: "numeric", month: "short", day: "numeric", ...hours }).formatRange(first * 1000, last * 1000));
  }
}

/** With an era's name as the pages have it. */
const named = (words) => words.replaceAll("BC", "BCE").replace("AD", "CE");

// Years that are round as people count them: nobody counted a year 0, so 500 BCE is -499, and 1 CE stands between the eras.
const years = (step) => ({
  unit: "year",
  step: step * 365.2425 * DAY,
  *between(clock, from, to) {
    let year = Math.floor(clock.seen(from).getUTCFullYear() / step) * step;
    for (let second; (second = clock.second(year + (step > 1 && year < 1), 0)) <= to; year += step) yield second;
  },
});
const months = (step) => ({
  unit: "month",
  step: step * 30.4 * DAY,
  *between(clock, from, to) {
    const first = clock.seen(from);
    let month = first.getUTCFullYear() * 12 + Math.ceil(first.getUTCMonth() / step) * step;
    for (let second; (second = clock.second(Math.floor(month / 12), ((month % 12) + 12) % 12)) <= to; month += step) yield second;
  },
});
const days = (...numbers) => ({
  unit: "day",
  step: (30 / numbers.length) * DAY,
  *between(clock, from, to) {
    for (const start of [clock.second(clock.seen(from).getUTCFullYear(), clock.seen(from).getUTCMonth()), ...months(1).between(clock, from + 1, to)]) {
      const date = clock.seen(start);
      const last = clock.seen(start);
      last.setUTCMonth(last.getUTCMonth() + 1, 0);
      for (const day of numbers) {
        if (day <= last.getUTCDate()) yield clock.second(date.getUTCFullYear(), date.getUTCMonth(), day);
      }
    }
  },
});
// The hours of a day say nothing in a drawing of months, however wide one of its days is drawn.
const HOURS = 120;
const clocks = (unit, step) => ({
  unit,
  step,
  most: HOURS,
  *between(clock, from, to) {
    let there = Math.ceil((from + clock.offset(from)) / step) * step;
    for (let second; (second = clock.back(there)) <= to; there += step) yield second;
  },
});

// Each level's ticks are among those of the next, so that finer ones fill the gaps between coarser ones.
const EVERY = Array.from({ length: 31 }, (_, day) => day + 1);
const LEVELS = [
  ...[100_000, 50_000, 10_000, 5_000, 1_000, 500, 100, 50, 25, 5, 1].map(years),
  ...[6, 3, 1].map(months),
  ...[[1, 15], [1, 8, 15, 22], EVERY].map((numbers) => days(...numbers)),
  ...[12, 6, 3, 1].map((hours) => clocks("hour", hours * HOUR)),
  ...[30, 15, 5, 1].map((minutes) => clocks("minute", minutes * 60)),
];

const FIELDS = {
  year: { year: "numeric" },
  month: { month: "short" },
  day: { day: "numeric", month: "short" },
  hour: { hour: "2-digit", minute: "2-digit", hourCycle: "h23" },
};
FIELDS.minute = FIELDS.hour;
// How much room the first tick's words need, for they say the year, too.
const FIRST = { year: 44, month: 84, day: 84, hour: 140 };

/** The largest unit that begins at a second: a month's first day is a month. */
function rank(clock, second) {
  const seen = clock.seen(second);
  if (seen.getUTCHours() || seen.getUTCMinutes()) return "hour";
  if (seen.getUTCDate() > 1) return "day";
  return seen.getUTCMonth() ? "month" : "year";
}

/** Ticks of a stretch of time, coarse ones first, finer ones where they find room; the first says its year and day. */
export function ticks(clock, from, to, width, place) {
  const found = [];
  for (const { unit, step, between, most = width } of LEVELS) {
    if ((to - from) / step > most) break;
    const names = unit === "day" ? 54 : 44;
    for (const second of between(clock, from, to)) {
      const x = place(second);
      if (second < from || x < 0 || x > width || found.some((other) => Math.abs(other.x - x) < names)) continue;
      found.push({ second, x });
    }
  }
  found.sort((one, two) => one.second - two.second);
  for (const [number, tick] of found.entries()) {
    tick.unit = rank(clock, tick.second);
    const whole = !number && { year: "numeric", ...(tick.unit === "hour" && FIELDS.day) };
    const fields = { ...FIELDS[tick.unit], ...whole };
    tick.words = number && tick.x - found[0].x < FIRST[found[0].unit] ? "" : clock.words(tick.second, fields);
  }
  return found;
}

/** Every second stretch of a unit that suits a span: years of a story, months of a year, days of a month, hours. */
export function bands(clock, from, to) {
  const span = (to - from) / DAY;
  const [unit, level] = [
    [400, "year", years(1)],
    [20, "month", months(1)],
    [1.5, "day", days(...EVERY)],
    [0, "hour", clocks("hour", HOUR)],
  ].find(([least]) => span > least).slice(1);
  if (span > 40 * 366) return { unit, stretches: [] };
  const found = [...level.between(clock, from - 2 * level.step, to)];
  const stretches = found.flatMap((second, number) => {
    const odd = unit === "year" ? clock.seen(second).getUTCFullYear() % 2 : Math.round(second / level.step) % 2;
    const end = found[number + 1] ?? to;
    return odd && end > from ? [[second, end]] : [];
  });
  return { unit, stretches };
}
