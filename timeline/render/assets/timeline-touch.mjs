// What waits for a reader's hand: it stands on the page, and its script is fetched when it is touched.

const SIGNS = ["pointerover", "focusin", "input", "change"];
const PLACES = {
  "form.tl-filters": [() => import("./events.mjs"), () => import("./filters.mjs")],
  "form.tl-search": [() => import("./search.mjs")],
};

/** Open the rooms of a form, each as it comes; they are told by what sign, and find what was done before. */
const open = (rooms, sign) => rooms.forEach(async (room) => (await room()).start(sign));

/** Watch for the first sign that a reader wants a form. Search is also led to by a switch and by keys. */
function watch(form, rooms) {
  const search = form.matches(".tl-search");
  const places = search ? [[form, SIGNS], [document.getElementById("__search"), ["change"]], [document, ["keydown"]]] : [[form, SIGNS]];
  const seen = new AbortController();
  const come = (sign) => (seen.abort(), open(rooms, sign));
  for (const [place, signs] of places) for (const sign of signs) place.addEventListener(sign, come, { signal: seen.signal });
}

/** Let each form of the page be touched; one that the address asks something of is opened at once. */
export function offer() {
  for (const [place, rooms] of Object.entries(PLACES)) {
    const form = document.querySelector(`${place}:not(.tl-watched)`);
    if (!form) continue;
    form.classList.add("tl-watched");
    form.hidden = false;
    if (location.search && form.matches(".tl-filters")) open(rooms);
    else watch(form, rooms);
  }
}
