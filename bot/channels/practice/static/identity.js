// Ids made by the browser. crypto.randomUUID is missing on plain http outside this machine.

function hex(bytes) {
  const random = crypto.getRandomValues(new Uint8Array(bytes));
  return Array.from(random, (byte) => byte.toString(16).padStart(2, "0")).join("");
}

/** A key for a message: the same message sent again has the same key. */
export function newKey() {
  return hex(16).replace(/^(.{8})(.{4})(.{4})(.{4})/, "$1-$2-$3-$4-");
}

/** The chat of a newcomer whom nobody knows yet. */
export function newcomer() {
  return `new-${hex(16)}`;
}
