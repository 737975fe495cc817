// The years and months beside the timeline say where one is. Without this script they are links, and no more.

const LISTS = ".tl-told .tl-list";
const BAND = "-120px 0px -80% 0px";

/** Mark the month whose list reaches under the headings, and its year; of two lists, the later. */
function mark(rail, seen) {
  const list = seen.at(-1);
  if (!list) return;
  const month = list.previousElementSibling?.id;
  const year = list.closest(".tl-year")?.querySelector(".tl-year__name")?.id;
  for (const link of rail.querySelectorAll("a:not([aria-current=page])")) {
    const here = [month, year].includes(link.hash.slice(1)) && link.hash !== "";
    if (here) link.setAttribute("aria-current", "true");
    else link.removeAttribute("aria-current");
    if (here) link.scrollIntoView({ block: "nearest", inline: "nearest" });
  }
}

/** Watch the lists of the page. */
export function start() {
  const rail = document.querySelector(".tl-rail");
  const lists = [...document.querySelectorAll(LISTS)];
  const inBand = new Set();
  const observer = new IntersectionObserver(
    (changes) => {
      for (const { target, isIntersecting } of changes) inBand[isIntersecting ? "add" : "delete"](target);
      mark(rail, lists.filter((list) => inBand.has(list)));
    },
    { rootMargin: BAND },
  );
  for (const list of lists) observer.observe(list);
}
