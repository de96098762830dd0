// The page's words, in the reader's language; the server has put them into the page.

const TEXTS = JSON.parse(document.getElementById("texts").textContent);

export const LANGUAGE = document.documentElement.lang;

/** The words for a key. */
export function say(key) {
  return TEXTS[key] ?? key;
}

/** Why something was refused, in words; every code that has none is trouble on our side. */
export function sayError(code) {
  return TEXTS[`error.${code}`] ?? TEXTS["error.failed"];
}
