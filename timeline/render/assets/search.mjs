// The search of a site of thousands of events: its index lies in small files, fetched for the letters that are typed.
// `render/finding.py` writes them. The author's own pages are few: the host's index has them, and is read whole.

const IDEOGRAPHS = "\u3040-\u30ff\u3400-\u9fff";
const RUNS = new RegExp(`[${IDEOGRAPHS}]+|(?:(?![${IDEOGRAPHS}])[\\p{L}\\p{N}])+`, "gu");
const [SHARDS, PAGES, STEP] = [256, 16, 12];

const fold = (text) => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();

/** The words of a text; Chinese and Japanese, which don't part words, by twos. */
function words(text) {
  return (fold(text).match(RUNS) ?? []).flatMap((run) => {
    const letters = [...run];
    if (!new RegExp(`[${IDEOGRAPHS}]`).test(run) || letters.length < 3) return [run];
    return letters.slice(1).map((letter, place) => letters[place] + letter);
  });
}

const shard = (word) => (31 * word.codePointAt(0) + (word.length > 1 ? [...word][1].codePointAt(0) : 0)) % SHARDS;

class Index {
  constructor(root) {
    this.root = root;
    this.files = new Map();
  }

  /** Fetch a file of the index, once. */
  file(path, none) {
    if (!this.files.has(path)) {
      const asked = fetch(new URL(path, this.root)).then((answer) => (answer.ok ? answer.json() : none), () => none);
      this.files.set(path, asked);
    }
    return this.files.get(path);
  }

  /** What is found, the best first: `[score, number]` of a record, or `[score, page]` of an author's page. */
  async find(asked) {
    const found = await Promise.all(asked.map((word) => this.scores(word)));
    const both = found.reduce((some, more) => {
      if (some.any) return more;
      if (more.any) return some;
      return new Map([...some].filter(([key]) => more.has(key)).map(([key, score]) => [key, score + more.get(key)]));
    });
    const pages = await this.authored(asked);
    return [...pages, ...[...both].map(([key, score]) => [score, key])].sort((one, other) => other[0] - one[0]);
  }

  /** For each record with a word that begins so: more for the whole word, for a title, and for a rare word. */
  async scores(asked) {
    const name = shard(asked).toString(16).padStart(2, "0");
    const { pages, words } = await this.file(`assets/timeline/search/${name}.json`, { pages: 0, words: {} });
    const scores = new Map();
    for (const [word, [titled, said]] of Object.entries(words)) {
      if (word !== asked && (asked.length < 2 || !word.startsWith(asked))) continue;
      if (said === null) scores.any = true;
      const rare = Math.log(1 + pages / (titled.length + (said ?? []).length));
      for (const [steps, weight] of [[titled, 8], [said ?? [], 1]]) {
        let page = 0;
        for (const step of steps) {
          page += step;
          scores.set(page, Math.max(scores.get(page) ?? 0, weight * rare * (word === asked ? 2 : 1)));
        }
      }
    }
    return scores;
  }

  /** The author's pages with all that is asked for. */
  async authored(asked) {
    const { docs } = await this.file("search/search_index.json", { docs: [] });
    return docs.flatMap((page) => {
      page.plain ??= page.text.replace(/<[^>]*>/g, " ");
      page.folded ??= fold(`${page.title} ${page.plain}`);
      const titled = asked.every((word) => fold(page.title).includes(word));
      return asked.every((word) => page.folded.includes(word)) ? [[titled ? 60 : 12, page]] : [];
    });
  }

  /** Address, title and first words of something found. */
  async told(found) {
    if (typeof found === "object") return [found.location, found.title, found.plain.trim().slice(0, 200)];
    const pages = await this.file(`assets/timeline/search/pages-${Math.floor(found / PAGES)}.json`, []);
    return pages[found % PAGES];
  }
}

const element = (name, className, ...inside) => {
  const made = document.createElement(name);
  if (className) made.className = className;
  made.append(...inside);
  return made;
};

class Search {
  constructor(form) {
    this.field = form.elements.query;
    this.toggle = document.getElementById("__search");
    this.status = form.parentElement.querySelector("[role=status]");
    this.list = form.parentElement.querySelector("ol");
    this.scroll = this.list.closest(".md-search__scrollwrap");
    this.root = new URL(form.dataset.root, location);
    this.index = new Index(this.root);
    form.addEventListener("submit", (event) => event.preventDefault());
    form.addEventListener("reset", () => setTimeout(() => this.ask()));
    this.field.addEventListener("input", () => this.ask());
    this.field.addEventListener("focus", () => (this.toggle.checked = true));
    this.toggle.addEventListener("change", () => this.toggle.checked && this.field.focus());
    this.list.addEventListener("click", () => this.close());
    this.scroll.addEventListener("scroll", () => this.more());
    form.parentElement.addEventListener("keydown", (event) => this.walk(event));
    document.addEventListener("keydown", (event) => this.open(event));
    if (document.activeElement === this.field) this.toggle.checked = true;
    else if (this.toggle.checked) this.field.focus();
    if (this.field.value) this.ask(); // typed before there was anybody to hear it
  }

  /** Find what is typed; an answer that another has overtaken is dropped. */
  async ask() {
    const asked = words(this.field.value);
    const text = (this.asked = this.field.value);
    const found = asked.length ? await this.index.find(asked) : [];
    if (this.asked !== text) return;
    this.found = found;
    this.shown = 0;
    const { none, one, other, start } = this.status.dataset;
    const count = { 0: none, 1: one }[found.length] ?? other.replace("#", found.length);
    await this.more(asked);
    if (this.asked === text) this.status.textContent = asked.length ? count : start;
  }

  /** Put the next answers below those that are there, when a reader comes near the end. */
  async more(asked) {
    if (this.filling || (!asked && (!this.nearEnd() || this.shown >= this.found?.length))) return;
    const [text, from] = [this.asked, this.shown];
    this.filling = !asked;
    const told = await Promise.all(this.found.slice(from, from + STEP).map(([, found]) => this.index.told(found)));
    this.filling = false;
    if (this.asked !== text) return;
    const items = told.filter(Boolean).map((each) => this.item(...each));
    if (from) this.list.append(...items);
    else this.list.replaceChildren(...items);
    this.shown = from + STEP;
    if (this.nearEnd()) this.more();
  }

  nearEnd() {
    const { scrollTop, clientHeight, scrollHeight } = this.scroll;
    return clientHeight > 0 && scrollTop + clientHeight > scrollHeight - 100;
  }

  item(address, title, said) {
    const heading = element("h2", "tl-search__title", ...this.marked(title));
    const article = element("article", "md-search-result__article md-typeset", heading, element("p", "", ...this.marked(said)));
    const link = element("a", "md-search-result__link", article);
    link.href = new URL(address, this.root);
    return element("li", "md-search-result__item", link);
  }

  /** A text in pieces, the words that were asked for marked. */
  marked(text) {
    const asked = words(this.asked);
    return text.split(/([\p{L}\p{N}\p{M}]+)/u).map((piece) => {
      const hit = piece && asked.some((word) => fold(piece).startsWith(word));
      return hit ? element("mark", "", piece) : piece;
    });
  }

  open(event) {
    const typing = event.target.closest?.("input, textarea, select, [contenteditable]");
    if (typing || event.ctrlKey || event.metaKey || event.altKey || !["/", "s", "f"].includes(event.key)) return;
    event.preventDefault();
    this.field.focus();
    this.field.select();
  }

  close() {
    this.toggle.checked = false;
    this.field.blur();
  }

  /** Arrows walk through the answers, and back to the field; Escape closes. */
  walk(event) {
    const stops = [this.field, ...this.list.querySelectorAll("a")];
    const place = stops.indexOf(document.activeElement) + { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (event.key === "Escape") this.close();
    else if (event.key === "Enter" && document.activeElement === this.field) stops[1]?.click();
    else if (stops[place]) stops[place].focus();
    else return;
    event.preventDefault();
  }
}

let search;

/** Open the search of the page, once: the header stays when Material puts another page below it. */
export function start(sign) {
  const form = document.querySelector("form.tl-search");
  if (form && search?.field.form !== form) search = new Search(form);
  if (sign?.type === "keydown") search?.open(sign);
}
