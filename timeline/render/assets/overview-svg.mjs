// What all parts of a drawing are made with.

/** How far the line of time keeps from the edges of its drawing. */
export const MARGIN = 14;

export const make = (name, attributes = {}) => {
  const made = document.createElementNS("http://www.w3.org/2000/svg", name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  return made;
};

/** Set attributes that have changed, and take away those that are undefined: what is set again costs a frame its time. */
export function put(element, attributes) {
  for (const [name, value] of Object.entries(attributes)) {
    if (value === undefined) element.removeAttribute(name);
    else if (element.getAttribute(name) !== String(value)) element.setAttribute(name, value);
  }
  return element;
}

/** Have as many children of a name as there are sets of attributes, and put these. */
export function fit(parent, name, all) {
  while (parent.childElementCount > all.length) parent.lastChild.remove();
  all.forEach((attributes, number) => put(parent.children[number] ?? parent.appendChild(make(name)), attributes));
}

/** The corners of a bar: a `<polygon>` that changes is drawn anew, a `<rect>` is looked up in the style sheets before. */
export const corners = (left, right, top, bottom) => `${left} ${top} ${right} ${top} ${right} ${bottom} ${left} ${bottom}`;

const SIDE = 24;
const NOWHERE = "0 0 0 0";

/** Have an `<svg>` stand at a point: its viewBox moves what is in it, and no style sheet is asked, as for `x` or `transform`. */
export const stand = (element, x, y) =>
  put(element, { display: undefined, x: undefined, y: undefined, width: SIDE, height: SIDE, viewBox: `${-x} ${-y} ${SIDE} ${SIDE}` });

/** Have an `<svg>` stand nowhere for a moment, with all that is in it: an empty viewBox is not drawn (SVG 2, 8.6). */
export const park = (element, parked = true) => put(element, { viewBox: parked ? NOWHERE : undefined });
export const PARKED = `[viewBox="${NOWHERE}"]`;

/** Put words where others stood. */
export function write(element, words) {
  const [text] = element.childNodes;
  if (!text) element.textContent = words;
  else if (text.data !== words) text.data = words;
}

/** Set an address by the name that Material's instant loading leaves alone. */
export const linked = (element, address) => element.setAttributeNS("http://www.w3.org/1999/xlink", "xlink:href", address);
