// What a page of the timeline can do with a script. Without one it is complete. What a page has no use for isn't loaded.

const ROOMS = {
  ".tl-overview": () => import("./overview.mjs"),
  "form.tl-filters": () => import("./filters.mjs"),
  "form.tl-search": () => import("./search.mjs"),
  "form.tl-filters .tl-asked": () => import("./asked.mjs"),
  ".tl-rail": () => import("./rail.mjs"),
};

async function start() {
  for (const [place, open] of Object.entries(ROOMS)) {
    if (document.querySelector(place)) (await open()).start();
  }
}

// Material's instant loading replaces the page without loading scripts again, and says so.
if (window.document$) window.document$.subscribe(start);
else start();
