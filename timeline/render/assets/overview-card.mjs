// A card beside the mark that is pointed at or focused. It stays while the pointer is on it, and Escape puts it away.

import { PARKED } from "./overview-svg.mjs";

const PATIENCE = 120;

const line = (className, textContent) => Object.assign(document.createElement("span"), { className, textContent });

export class Card {
  constructor(figure, drawing) {
    this.figure = figure;
    this.drawing = drawing;
    this.card = document.createElement("div");
    this.card.className = "tl-card";
    this.card.hidden = true;
    this.card.ariaHidden = "true"; // a mark's own name says the same
    figure.append(this.card);
    const { svg } = drawing;
    const region = svg.parentNode;
    const mark = (event) => event.target.closest("a");
    svg.addEventListener("pointerover", (event) => event.pointerType !== "touch" && mark(event) && this.show(mark(event)));
    svg.addEventListener("pointerout", () => this.leave());
    region.addEventListener("focusin", (event) => mark(event)?.matches(":focus-visible") && this.show(mark(event)));
    region.addEventListener("focusout", () => this.leave());
    this.card.addEventListener("pointerenter", () => clearTimeout(this.leaving));
    this.card.addEventListener("pointerleave", () => this.leave());
    document.addEventListener("keydown", (event) => event.key === "Escape" && figure.isConnected && this.hide());
  }

  show(link) {
    clearTimeout(this.leaving);
    this.link = link;
    const item = this.drawing.items.get(link);
    const { held } = link;
    if (item) this.say(item.when, item.title, [item.kind, item.status].filter(Boolean).join(" · "));
    else if (held) this.say(link.getAttribute("aria-label") ?? "", held.slice(0, 3).map((each) => each.title).join("\n"), held.length > 3 ? "…" : "");
    else return;
    this.card.hidden = false;
    this.drawing.arcs.near(item);
    this.follow();
  }

  say(when, what, meta) {
    const parts = [line("tl-card__when", when), ...what.split("\n").map((each) => line("tl-card__what", each))];
    this.card.replaceChildren(...parts, ...(meta ? [line("tl-card__meta", meta)] : []));
  }

  leave() {
    clearTimeout(this.leaving);
    this.leaving = setTimeout(() => this.link !== document.activeElement && this.hide(), PATIENCE);
  }

  /** Put the card away; say whether it was there. */
  hide() {
    const was = !this.card.hidden;
    this.card.hidden = true;
    this.link = undefined;
    this.drawing.arcs.near();
    return was;
  }

  /** Stand below the mark, or above it where there is no room below; go where it goes. */
  follow() {
    if (this.card.hidden || !this.link) return;
    if (!this.link.isConnected || this.link.closest(`[display], ${PARKED}`)) return void this.hide();
    const mark = (this.link.querySelector(":scope > path, .tl-many > :first-child") ?? this.link).getBoundingClientRect();
    const home = this.figure.getBoundingClientRect();
    const { offsetWidth, offsetHeight } = this.card;
    const left = Math.min(Math.max(mark.left + mark.width / 2 - offsetWidth / 2, home.left), home.right - offsetWidth);
    const below = mark.bottom + 4 + offsetHeight < innerHeight;
    this.card.style.left = `${left - home.left}px`;
    this.card.style.top = `${(below ? mark.bottom + 2 : mark.top - offsetHeight - 2) - home.top}px`;
  }
}
