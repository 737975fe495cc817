// The filters of the timeline. Without this script the form is not there, and the timeline is whole.
// What is asked for lives in the address, so that a filtered view can be shared and the back button works.

import { eventsOf } from "./events.mjs";
import { follow } from "./filters-asked.mjs";
import { entries } from "./filters-entries.mjs";
import { readWords, select } from "./filters-question.mjs";

const FIELDS = ["text", "kind", "thread", "entity", "tag", "status", "from", "to"];
const LISTS = { kind: "kinds", thread: "threads", entity: "entities", tag: "tags" };
const STEP = 60;

/** How many, in the words of the page's language: the plural forms that an element carries, by CLDR's names for them. */
function counting({ dataset: { forms, locale } }) {
  const [words, plurals, numbers] = [JSON.parse(forms), new Intl.PluralRules(locale), new Intl.NumberFormat(locale)];
  return (number) => (words[plurals.select(number)] ?? words.other).replace("#", numbers.format(number));
}

class Filters {
  constructor(form) {
    this.form = form;
    this.status = form.querySelector("[role=status]");
    this.counted = counting(this.status);
    this.results = form.parentElement.querySelector(".tl-results");
    this.whole = form.parentElement.querySelector(".tl-whole");
    this.events = eventsOf(form);
    form.addEventListener("submit", (event) => event.preventDefault());
    for (const happening of ["input", "change"]) form.addEventListener(happening, () => this.ask());
    form.addEventListener("reset", () => setTimeout(() => this.ask()));
    form.addEventListener("focusin", () => this.load(), { once: true });
    if (form.contains(document.activeElement)) this.load();
    follow(form);
    if (location.search) this.read();
    else this.ask(); // what was written before there was anybody to read it
  }

  /** Take the question from the address. */
  async read() {
    const asked = new URLSearchParams(location.search);
    const fields = FIELDS.filter((field) => asked.has(field));
    if (fields.length) this.offer(await this.load());
    this.form.querySelector("details").open ||= fields.some((field) => field !== "text");
    for (const field of FIELDS) this.form.elements[field].value = asked.get(field) ?? "";
    await this.show();
  }

  /** Have the events and what is said of them, which any answer shows; what they can be asked for can wait. */
  async load() {
    readWords(this.events);
    const data = await this.events.load();
    (window.requestIdleCallback ?? setTimeout)(() => this.offer(data), { timeout: 500 });
    return data;
  }

  /** Offer what the events can be asked for, once. */
  offer(data) {
    for (const [field, list] of Object.entries(this.offered ? {} : LISTS)) {
      const select = this.form.elements[field];
      select.append(...data[list].map(([id, name]) => new Option(name, id)));
      select.closest("label").hidden = select.options.length < 2;
    }
    this.offered = true;
  }

  question() {
    return Object.fromEntries(FIELDS.map((name) => [name, this.form.elements[name].value.trim()]).filter(([, value]) => value));
  }

  /** Put the question into the address, and show its answer. */
  async ask() {
    const query = new URLSearchParams(this.question()).toString();
    if (query) await this.load();
    const address = query ? `?${query}` : location.pathname;
    if (query !== location.search.slice(1)) {
      const typing = document.activeElement === this.form.elements.text && location.search;
      history[typing ? "replaceState" : "pushState"](history.state, "", address);
    }
    await this.show();
  }

  /** Show what answers the question, or the whole story where there is none. */
  async show() {
    if (this.question().text) await readWords(this.events);
    const question = this.question();
    const query = JSON.stringify(question);
    if (query === this.answered) return; // a field that is left says so, though nothing has changed
    this.answered = query;
    const asked = query !== "{}";
    this.whole.hidden = asked;
    this.results.hidden = !asked;
    this.results.replaceChildren();
    this.status.textContent = "";
    if (!asked) return;
    const found = select(this.events, question);
    this.status.textContent = this.counted(found.length);
    this.list(found, 0);
  }

  /** Put the next of what was found below the others, and a button for those that follow. */
  list(found, start) {
    this.results.append(...entries(this.events, found.slice(start, start + STEP), this.form, found[start - 1]));
    this.summarize(found);
    if (found.length <= start + STEP) return;
    const more = document.createElement("button");
    more.className = "tl-more md-button";
    more.textContent = this.form.dataset.more;
    more.type = "button";
    more.addEventListener("click", () => {
      more.remove();
      this.list(found, start + STEP);
      this.results.querySelectorAll(".tl-title a")[start + STEP].focus();
    });
    this.results.append(more);
  }

  /** Add what is said of each event, once that is here. */
  async summarize(found) {
    const places = [...this.results.querySelectorAll(".tl-summary")];
    const summaries = await readWords(this.events);
    places.forEach((place, number) => (place.textContent = summaries[found[number]]));
  }
}

let filters;

/** Open the filters of the page, once. */
export function start() {
  const form = document.querySelector("form.tl-filters");
  if (form && form !== filters?.form) filters = new Filters(form);
}

addEventListener("popstate", () => {
  if (filters?.form.isConnected) filters.read();
});
