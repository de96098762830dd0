// Bringing a list on the page up to date, touching only what has changed.

const versions = new WeakMap();

/**
 * Make the children of ``list`` those of ``items``: ``{key, version, build}`` in order. A child whose
 * version is the same stays as it is, with its focus and its loaded pictures. Returns the new keys.
 */
export function reconcile(list, items) {
  const before = new Map(Array.from(list.children, (child) => [child.dataset.key, child]));
  const added = [];
  let next = list.firstElementChild;
  for (const { key, version, build } of items) {
    let child = before.get(key);
    before.delete(key);
    if (child === undefined || versions.get(child) !== version) {
      if (child === undefined) added.push(key);
      const made = built(key, version, build);
      if (child === undefined) list.insertBefore(made, next);
      else {
        if (child === next) next = made;
        child.replaceWith(made);
      }
      child = made;
    }
    if (child === next) next = next.nextElementSibling;
    else if (child.nextElementSibling !== next) list.insertBefore(child, next);
  }
  for (const gone of before.values()) gone.remove();
  return added;
}

function built(key, version, build) {
  const made = build();
  made.dataset.key = key;
  versions.set(made, version);
  return made;
}
