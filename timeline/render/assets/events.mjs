// All events of the story as columns: what stands at one place of each belongs to one event. Fetched when first needed.

const LINES = ["ids", "titles", "dates", "short", "thread", "entity", "tag"];

const fetched = async (address) => (await fetch(address)).json();

export class Events {
  constructor(address, summaries) {
    this.addresses = { events: address, summaries };
  }

  /** Fetch the columns, once. Those that are lines are taken apart when they are asked for. */
  load() {
    this.loading ??= fetched(this.addresses.events).then((data) => {
      this.text = { ...data };
      for (const name of LINES) {
        let lines;
        Object.defineProperty(data, name, { get: () => (lines ??= this.text[name].split("\n")) });
      }
      return (this.data = data);
    });
    return this.loading;
  }

  /** Fetch what is said of each event, once: a line for each. */
  said() {
    return (this.saying ??= fetched(this.addresses.summaries));
  }

  /** The first and the last second of each event, null where it is open. */
  spans() {
    if (this.spanned) return this.spanned;
    const { begun, lasted } = this.data;
    let second = 0;
    const first = begun.map((after) => (after === null ? null : (second += after)));
    second = 0;
    const last = lasted.map((length, place) => {
      second = first[place] ?? second;
      return length === null ? null : second + length;
    });
    return (this.spanned = { first, last });
  }
}

/** The events that a form asks. */
export const eventsOf = (form) => (form.events ??= new Events(form.dataset.events, form.dataset.summaries));

/** Fetch them once a reader is in the form, while its script still comes. */
export function start() {
  const form = document.querySelector("form.tl-filters");
  const begin = () => [eventsOf(form).said(), form.events.load()];
  if (form.contains(document.activeElement)) begin();
  else form.addEventListener("focusin", begin, { once: true });
}
