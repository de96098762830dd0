// Making elements. Words only ever become text nodes, so nothing anybody says can become markup.

/** An element with properties (``data`` for its data attributes, ``aria`` for its aria ones) and children. */
export function element(tag, { data = {}, aria = {}, ...properties } = {}, ...children) {
  const made = Object.assign(document.createElement(tag), properties);
  Object.assign(made.dataset, data);
  for (const [name, value] of Object.entries(aria)) made.setAttribute(`aria-${name}`, value);
  made.append(...children.filter((child) => child !== null && child !== ""));
  return made;
}

/** A copy of one of the page's icons. */
export function icon(name) {
  return document.getElementById(`icon-${name}`).content.firstElementChild.cloneNode(true);
}
