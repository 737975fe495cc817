// The marks that are seen, as the keys walk over them: one is reached by Tab, the others by arrows from there.

import { put } from "./overview-svg.mjs";

export class Stops {
  all = [];
  clear() {
    this.all = [];
  }
  add(x, lane, link) {
    this.all.push({ x, lane, link });
  }
  /** All are there: the current one, or else the first, is the one that Tab reaches. */
  settle() {
    this.all.sort((one, two) => one.x - two.x || one.lane - two.lane);
    this.rove();
  }
  of(link) {
    return this.all.find((stop) => stop.link === link);
  }
  rove() {
    const now = this.of(this.now) ?? this.all[0];
    for (const { link } of this.all) put(link, { tabindex: link === now?.link ? 0 : -1 });
  }
  current(link) {
    if (!link) return;
    this.now = link;
    this.rove();
  }
  go(stop) {
    stop?.link.focus({ preventScroll: true });
    return Boolean(stop);
  }
  /** Go on in time; from a mark that is out of sight, at `x`, to the nearest that isn't. */
  walk(link, step, x) {
    const place = this.all.findIndex((stop) => stop.link === link);
    if (place >= 0) return this.go(this.all[place + step]);
    return this.go(step > 0 ? this.all.find((stop) => stop.x > x) : this.all.findLast((stop) => stop.x < x));
  }
  /** Go to the nearest mark of the next lane that has one. */
  across(link, step) {
    const here = this.of(link);
    const beyond = here ? this.all.filter(({ lane }) => (lane - here.lane) * step > 0) : [];
    const far = ({ x, lane }) => [Math.abs(lane - here.lane), Math.abs(x - here.x)];
    beyond.sort((one, two) => far(one)[0] - far(two)[0] || far(one)[1] - far(two)[1]);
    return this.go(beyond[0]);
  }
  end(place) {
    return this.go(this.all.at(place));
  }
}
