// What all parts of a drawing are made with.

/** How far the line of time keeps from the edges of its drawing. */
export const MARGIN = 14;

export const make = (name, attributes = {}) => {
  const made = document.createElementNS("http://www.w3.org/2000/svg", name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  return made;
};

/** Set an address by the name that Material's instant loading leaves alone. */
export const linked = (element, address) => element.setAttributeNS("http://www.w3.org/1999/xlink", "xlink:href", address);
