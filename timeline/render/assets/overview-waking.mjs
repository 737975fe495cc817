// How the drawings of a page come to life: each when it is near what is seen, in parts that hold nobody up.

import { Drawing } from "./overview-drawing.mjs";
import { Clock } from "./overview-time.mjs";

/** Bring a drawing to life, by and by: a browser makes its first clock slowly, and a reader may be scrolling. */
async function wake(figure, Overview, leisure) {
  const { zone, locale } = figure.dataset;
  const clock = new Clock(zone, locale);
  await leisure();
  const drawing = new Drawing(figure, clock);
  await leisure();
  new Overview(figure, drawing, leisure);
}

/** Have each drawing of the page come to life when it is near what is seen. */
export function watch(Overview, leisure) {
  const watching = new IntersectionObserver(
    (seen) => {
      for (const { target, isIntersecting } of seen) {
        if (!isIntersecting) continue;
        watching.unobserve(target);
        wake(target, Overview, leisure);
      }
    },
    { rootMargin: "100% 0%" },
  );
  for (const figure of document.querySelectorAll(".tl-overview:not([data-live])")) {
    figure.dataset.live = "";
    const { first, last } = figure.dataset;
    // Beyond the years that a browser's dates reach, the page's own drawing stays.
    if (Math.max(-first, last) < 8e12) watching.observe(figure);
  }
}
