// What a page of the timeline can do with a script. Without one it is complete. What a page has no use for isn't loaded.

import { theme } from "./timeline-theme.mjs";
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

await theme(leisure);
// Material's instant loading replaces the page without loading scripts again, and says so.
if (window.document$) window.document$.subscribe(start);
else start();
