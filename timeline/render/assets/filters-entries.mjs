// Events as entries of a list, as the pages have them.

const element = (name, className, text) => {
  const made = document.createElement(name);
  if (className) made.className = className;
  if (text !== undefined) made.textContent = text;
  return made;
};

/** The elements that list some events by month; `before` is the place of the event above them, if there is one. */
export function entries({ data }, places, form, before) {
  const made = [];
  const marks = new Map([...form.querySelectorAll("template")].map((each) => [each.dataset.kind, each.content]));
  let month = data.month[before];
  let list;
  for (const place of places) {
    if (data.month[place] !== month) {
      month = data.month[place];
      made.push(element("h2", "tl-month", data.months[month]));
      list = undefined;
    }
    if (!list) made.push((list = element("ol", "tl-list")));
    const item = element("li");
    item.append(entry(data, place, form.dataset.root, marks));
    list.append(item);
  }
  return made;
}

function entry(data, place, root, marks) {
  const made = element("article", "tl-entry");
  const dot = element("span", "tl-dot");
  const [kind, label] = data.kinds[data.kind[place]] ?? [""];
  dot.append((marks.get(kind) ?? marks.get("")).cloneNode(true));
  const title = element("h3", "tl-title");
  const link = element("a", "", data.titles[place]);
  link.href = root + data.address.replace("#", data.ids[place]);
  title.append(link);
  const meta = element("p", "tl-meta");
  const words = [label, ...data.thread[place].split(" ").map((thread) => data.threads[thread]?.[1])];
  for (const word of words.filter(Boolean)) meta.append(element("span", "", word));
  const what = element("div", "tl-what");
  what.append(title, element("p", "tl-summary"), meta);
  made.append(when(data.dates[data.date[place]], data.short[data.date[place]]), dot, what);
  return made;
}

function when(phrase, short) {
  const [big, small] = short.split("\t");
  const made = element("p", "tl-when");
  const bigPart = element("span", big.length > 3 ? "tl-big tl-wide" : "tl-big", big);
  const smallPart = element("span", "tl-small", small);
  bigPart.ariaHidden = smallPart.ariaHidden = "true";
  made.append(element("span", "tl-full", phrase), bigPart, smallPart);
  return made;
}
