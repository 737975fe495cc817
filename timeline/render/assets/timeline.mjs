// The filters of the timeline. Without this script the timeline is complete and the form is not there.
// What is asked for lives in the address, so that a filtered view can be shared and the back button works.

const FIELDS = ["text", "kind", "thread", "entity", "tag", "status", "from", "to"];
const LISTS = { kind: "kinds", thread: "threads", entity: "entities", tag: "tags" };
const STEP = 200;

/** Fold case and accents, so that a search for "noel" finds "Noël". */
const fold = (text) => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();

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

/** The events that answer a question; every word of the text must be found in title, summary or date. */
export function select(events, question) {
  const words = fold(question.text ?? "").split(/\s+/).filter(Boolean);
  const since = bounds(question.from)?.[0];
  const until = bounds(question.to)?.[1];
  return events.filter(
    (event) =>
      (!question.kind || event.kind === question.kind) &&
      (!question.status || event.status === question.status) &&
      (!question.thread || event.threads.includes(question.thread)) &&
      (!question.entity || event.entities.includes(question.entity)) &&
      (!question.tag || event.tags.includes(question.tag)) &&
      (since === undefined || event.span[1] === null || event.span[1] >= since) &&
      (until === undefined || event.span[0] === null || event.span[0] <= until) &&
      (words.length === 0 || words.every((word) => event.words.includes(word))),
  );
}

const element = (name, className, text) => {
  const made = document.createElement(name);
  if (className) made.className = className;
  if (text !== undefined) made.textContent = text;
  return made;
};

/** How many, in the words of the page's language: the plural forms that an element carries, by CLDR's names for them. */
function counted({ dataset: { forms, locale } }, number) {
  const words = JSON.parse(forms);
  const form = words[new Intl.PluralRules(locale).select(number)] ?? words.other;
  return form.replace("#", new Intl.NumberFormat(locale).format(number));
}

class Filters {
  constructor(form) {
    this.form = form;
    this.root = form.dataset.root;
    this.status = form.querySelector("[role=status]");
    this.results = form.parentElement.querySelector(".tl-results");
    this.whole = form.parentElement.querySelector(".tl-whole");
    this.shown = STEP;
    form.hidden = false;
    form.addEventListener("submit", (event) => event.preventDefault());
    for (const happening of ["input", "change"]) form.addEventListener(happening, () => this.ask());
    form.addEventListener("reset", () => setTimeout(() => this.ask()));
    form.addEventListener("focusin", () => this.load(), { once: true });
    this.read();
  }

  /** Take the question from the address. */
  async read() {
    const asked = new URLSearchParams(location.search);
    if (![...asked.keys()].some((key) => FIELDS.includes(key))) {
      this.form.reset();
      return;
    }
    await this.load();
    this.form.querySelector("details").open ||= [...asked.keys()].some((key) => key !== "text" && FIELDS.includes(key));
    for (const field of FIELDS) this.form.elements[field].value = asked.get(field) ?? "";
    this.show();
  }

  load() {
    this.loading ??= fetch(this.form.dataset.events)
      .then((response) => response.json())
      .then((data) => this.fill(data));
    return this.loading;
  }

  fill(data) {
    for (const event of data.events) event.words = fold(`${event.title} ${event.summary} ${event.when[0]}`);
    this.data = data;
    for (const [field, list] of Object.entries(LISTS)) {
      const select = this.form.elements[field];
      for (const [id, name] of Object.entries(data[list])) select.add(new Option(name, id));
      select.closest("label").hidden = select.options.length < 2;
    }
  }

  question() {
    return Object.fromEntries(FIELDS.map((name) => [name, this.form.elements[name].value.trim()]).filter(([, value]) => value));
  }

  /** Put the question into the address, and show its answer. */
  async ask() {
    this.shown = STEP;
    await this.load();
    const query = new URLSearchParams(this.question()).toString();
    const address = query ? `?${query}` : location.pathname;
    if (query !== location.search.slice(1)) {
      const typing = document.activeElement === this.form.elements.text && location.search;
      history[typing ? "replaceState" : "pushState"](history.state, "", address);
    }
    this.show();
  }

  show() {
    const question = this.question();
    const asked = Object.keys(question).length > 0;
    this.whole.hidden = asked;
    this.results.hidden = !asked;
    this.results.replaceChildren();
    this.status.textContent = "";
    if (!asked) return;
    const found = select(this.data.events, question);
    this.status.textContent = counted(this.status, found.length);
    this.list(found);
  }

  list(found) {
    let month;
    let list;
    for (const event of found.slice(0, this.shown)) {
      if (event.when[3] !== month) {
        month = event.when[3];
        list = element("ol", "tl-list");
        this.results.append(element("h2", "tl-month", month), list);
      }
      const item = element("li");
      item.append(this.entry(event));
      list.append(item);
    }
    if (found.length > this.shown) {
      const more = element("button", "tl-more md-button", this.form.dataset.more);
      more.type = "button";
      more.addEventListener("click", () => {
        this.shown += STEP;
        this.show();
      });
      this.results.append(more);
    }
  }

  entry(event) {
    const [phrase, big, small] = event.when;
    const entry = element("article", "tl-entry");
    const when = element("p", "tl-when");
    const bigPart = element("span", big.length > 3 ? "tl-big tl-wide" : "tl-big", big);
    const smallPart = element("span", "tl-small", small);
    bigPart.ariaHidden = smallPart.ariaHidden = "true";
    when.append(element("span", "tl-full", phrase), bigPart, smallPart);
    const dot = element("span", "tl-dot");
    dot.append(this.mark(event.kind));
    const what = element("div", "tl-what");
    const title = element("h3", "tl-title");
    const link = element("a", "", event.title);
    link.href = this.root + event.url;
    title.append(link);
    const meta = element("p", "tl-meta");
    const words = [this.data.kinds[event.kind], ...event.threads.map((id) => this.data.threads[id])];
    for (const word of words.filter(Boolean)) meta.append(element("span", "", word));
    what.append(title, element("p", "tl-summary", event.summary), meta);
    entry.append(when, dot, what);
    return entry;
  }

  mark(kind) {
    const marks = [...this.form.querySelectorAll("template")];
    const template = marks.find((each) => each.dataset.kind === kind) ?? marks.at(-1);
    return template.content.cloneNode(true);
  }
}

let filters;

function start() {
  const form = document.querySelector("form.tl-filters");
  if (form && form !== filters?.form) filters = new Filters(form);
}

addEventListener("popstate", () => {
  if (filters?.form.isConnected) filters.read().then(() => filters.data && filters.show());
});

// Material's instant loading replaces the page without loading scripts again, and says so.
if (window.document$) window.document$.subscribe(start);
else start();
