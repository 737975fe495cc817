// All events of the story as columns: what stands at one place of each belongs to one event. Fetched when first needed.

const CHOICES = { kind: "kinds", status: "statuses" };
const LISTS = { thread: "threads", entity: "entities", tag: "tags" };

/** Fold case, accents and apostrophes, so that a search for "noel's" finds "Noël’s". */
const fold = (text) => text.normalize("NFKD").replace(/\p{M}/gu, "").replace(/’/g, "'").toLowerCase();

/** The first and last second of a day, a month or a year as the form gives it, or null. */
function bounds(text) {
  const found = /^(\d{4})(?:-(\d\d)(?:-(\d\d))?)?$/.exec(text ?? "");
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

const fetched = async (address) => (await fetch(address)).json();

export class Events {
  constructor(address, summaries) {
    this.addresses = { events: address, summaries };
  }

  /** Fetch the columns, once. */
  load() {
    this.loading ??= fetched(this.addresses.events).then((data) => {
      let begun = 0;
      this.first = data.begun.map((after) => (after === null ? null : (begun += after)));
      begun = 0;
      this.last = data.lasted.map((lasted, place) => {
        begun = this.first[place] ?? begun;
        return lasted === null ? null : begun + lasted;
      });
      return (this.data = data);
    });
    return this.loading;
  }

  /** Fetch what is said of each event, once, and make the words that can be asked for. */
  readSummaries() {
    this.reading ??= Promise.all([fetched(this.addresses.summaries), this.load()]).then(([summaries, data]) => {
      const said = (title, place) => `${title} ${summaries[place]} ${data.dates[data.date[place]][0]}`;
      this.words = data.titles.map((title, place) => fold(said(title, place)));
      return summaries;
    });
    return this.reading;
  }

  /** The places of the events that answer a question; every word of the text must be found in title, summary or date. */
  select(question) {
    const tests = [...this.tests(question)];
    const found = [];
    for (let place = 0; place < this.data.ids.length; place++) if (tests.every((test) => test(place))) found.push(place);
    return found;
  }

  *tests(question) {
    const { data, first, last, words } = this;
    const numbered = (list, field) => data[list].findIndex(([id]) => id === question[field]);
    for (const [field, list] of Object.entries(CHOICES).filter(([field]) => question[field])) {
      const wanted = numbered(list, field);
      yield (place) => wanted >= 0 && data[field][place] === wanted;
    }
    for (const [field, list] of Object.entries(LISTS).filter(([field]) => question[field])) {
      const wanted = numbered(list, field);
      yield (place) => wanted >= 0 && data[field][place].includes(wanted);
    }
    const since = bounds(question.from)?.[0];
    const until = bounds(question.to)?.[1];
    if (since !== undefined) yield (place) => last[place] === null || last[place] >= since;
    if (until !== undefined) yield (place) => first[place] === null || first[place] <= until;
    for (const word of fold(question.text ?? "").split(/\s+/)) if (word) yield (place) => words[place].includes(word);
  }
}
