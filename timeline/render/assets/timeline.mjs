// What a page of the timeline can do with a script. Without one it is complete. What a page has no use for isn't loaded.

import { offer } from "./timeline-touch.mjs";

const ROOMS = {
  ".tl-overview": () => import("./overview.mjs"),
  ".tl-rail": () => import("./rail.mjs"),
  ".tl-copy": () => import("./copy.mjs"),
};

/** Wait for a moment in which the browser has nothing to show and no key to answer; not for long. */
const leisure = () => new Promise((done) => (window.requestIdleCallback ?? setTimeout)(done, { timeout: 500 }));

async function start() {
  offer();
  for (const [place, open] of Object.entries(ROOMS)) {
    if (!document.querySelector(place)) continue;
    const room = await open();
    await leisure();
    room.start(leisure);
  }
}

/** Wait until the page has been painted; not for long, and not at all where nobody looks. */
const shown = () =>
  new Promise((done) => {
    if (document.hidden) return done();
    new PerformanceObserver(done).observe({ type: "paint", buffered: true });
    setTimeout(done, 2000);
  });

/** Start the theme's own script, where the page leaves that to this one, and tell it that the page has been read. */
async function theme() {
  const address = document.querySelector("link.tl-theme")?.href;
  if (!address) return;
  await shown();
  const script = Object.assign(document.createElement("script"), { src: address });
  document.head.append(script);
  await new Promise((done) => (script.onload = script.onerror = done));
  window.document$?.next(document);
}

await theme();
// Material's instant loading replaces the page without loading scripts again, and says so.
if (window.document$) window.document$.subscribe(start);
else start();
