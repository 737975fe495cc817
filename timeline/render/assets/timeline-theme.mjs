// The theme's own script, where a page leaves it to this one: it starts after the first paint, and doesn't set again
// what is set, which would have all of the page styled and laid out anew each time.

/** Wait until the page has been painted; not for long, and not at all where nobody looks. */
const shown = () =>
  new Promise((done) => {
    if (document.hidden) return done();
    new PerformanceObserver(done).observe({ type: "paint", buffered: true });
    setTimeout(done, 2000);
  });

/** Whether the page has the colours that Material will choose: those chosen once, or those that the reader's system prefers. */
function coloured() {
  const preferred = ({ mdColorMedia: media }) => media !== "(prefers-color-scheme)" && matchMedia(media).matches;
  const choice = [...document.querySelectorAll("[data-md-component=palette] input")].find(({ dataset }) => preferred(dataset));
  return !choice || window.__md_get?.("__palette") || choice.dataset.mdColorScheme === document.body.dataset.mdColorScheme;
}

/** Spare the page what Material's start would do to no end; return what gives it a free hand again. */
function spare() {
  const { head, body } = document;
  // Instant loading makes relative addresses absolute, and each style sheet would be read again for it: that can wait
  // until another page is put in place of this one.
  const links = [...document.querySelectorAll("link:is([rel=stylesheet], [rel=preload])")].map((link) => [link, link.href]);
  for (const [link, address] of links) link.getAttribute = () => address;
  // Nothing is switched, so no transition need be held back.
  body.setAttribute = (name, value) => name === "data-md-color-switching" || Element.prototype.setAttribute.call(body, name, value);
  let scheme;
  head.appendChild = (made) => (made.name === "color-scheme" ? (scheme = made) : Node.prototype.appendChild.call(head, made));
  return () => {
    for (const [link] of links) delete link.getAttribute;
    delete body.setAttribute;
    delete head.appendChild;
    const tell = () => scheme && head.append(scheme);
    if (scheme?.content === "dark") tell();
    else document.querySelector("[data-md-component=palette]")?.addEventListener("change", tell, { once: true });
    const here = location.pathname;
    window.location$?.subscribe(({ pathname }) => {
      if (pathname !== here) for (const [link, address] of links.splice(0)) link.href = address;
    });
  };
}

/** Start the theme's script, and tell it that the page has been read. */
export async function theme(leisure) {
  const address = document.querySelector("link.tl-theme")?.href;
  if (!address) return;
  // As the script has it: of all that it does at its start, this can be done in a moment of its own.
  document.documentElement.classList.remove("no-js");
  document.documentElement.classList.add("js-focus-visible", "js");
  let free;
  if (coloured()) {
    await shown();
    free = spare();
  }
  const script = Object.assign(document.createElement("script"), { src: address });
  document.head.append(script);
  await new Promise((done) => (script.onload = script.onerror = done));
  free?.();
  await leisure();
  window.document$?.next(document);
}
