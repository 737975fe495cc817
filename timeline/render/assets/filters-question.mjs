// What answers a question.

const CHOICES = { kind: "kinds", status: "statuses" };
const ROWS = { thread: "threads", entity: "entities", tag: "tags" };

/** Without accents, and with one apostrophe. */
const plain = (text) => text.normalize("NFKD").replace(/\p{M}/gu, "").replace(/’/g, "'");

/** Fold case, accents and apostrophes, so that a search for "noel's" finds "Noël’s". Of many lines most have but their case. */
const fold = (text) => text.replace(/[^\0-~].*/g, plain).toLowerCase();

/** The first and last second of a day, a month or a year as the form gives it, or null. */
function bounds(text) {
  const found = /^([+-]?\d{4,6})(?:-(\d\d)(?:-(\d\d))?)?$/.exec(text ?? "");
  if (!found) return null;
  const [year, month, day] = [Number(found[1]), Number(found[2] ?? 1) - 1, Number(found[3] ?? 1)];
  const start = new Date(0);
  start.setUTCFullYear(year, month, day);
  const end = new Date(start);
  if (found[3]) end.setUTCDate(day + 1);
  else if (found[2]) end.setUTCMonth(month + 1);
  else end.setUTCFullYear(year + 1);
  return [start / 1000, end / 1000 - 1];
}

/** Have what is said of each event, and make the words that can be asked for, once. */
export const readWords = (events) =>
  (events.reading ??= Promise.all([events.said(), events.load()]).then(([said]) => {
    events.words = [events.text.titles, said, events.text.dates].map((text) => fold(text).split("\n"));
    return said.split("\n");
  }));

/** The places of the events that answer a question; every word of the text must be found in title, summary or date. */
export function select(events, question) {
  let found = [...events.data.ids.keys()];
  for (const test of tests(events, question)) found = found.filter(test);
  return found;
}

function* tests(events, question) {
  const { data, words } = events;
  const numbered = (list, field) => data[list].findIndex(([id]) => id === question[field]);
  for (const [field, list] of Object.entries(CHOICES).filter(([field]) => question[field])) {
    const wanted = numbered(list, field);
    yield (place) => wanted >= 0 && data[field][place] === wanted;
  }
  for (const [field, list] of Object.entries(ROWS).filter(([field]) => question[field])) {
    const wanted = numbered(list, field);
    const rows = data[field];
    yield (place) => rows[place].split(" ").includes(`${wanted}`);
  }
  const since = bounds(question.from)?.[0];
  const until = bounds(question.to)?.[1];
  const { first, last } = question.from || question.to ? events.spans() : {};
  if (since !== undefined) yield (place) => last[place] === null || last[place] >= since;
  if (until !== undefined) yield (place) => first[place] === null || first[place] <= until;
  const [titles, said, dates] = words ?? [];
  const found = (word) => (place) => titles[place].includes(word) || said[place].includes(word) || dates[data.date[place]].includes(word);
  for (const word of fold(question.text ?? "").split(/\s+/)) if (word) yield found(word);
}
