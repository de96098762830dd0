// Small things the browser remembers: who I am, how I look at the chat, what I was typing.

/** What was remembered under a name, or ``otherwise``. */
export function recall(name, otherwise = null) {
  try {
    return JSON.parse(localStorage.getItem(`tinap.${name}`)) ?? otherwise;
  } catch {
    return otherwise; // storage forbidden, or written by something else
  }
}

/** Remember a value; null forgets it. */
export function remember(name, value) {
  try {
    if (value === null) localStorage.removeItem(`tinap.${name}`);
    else localStorage.setItem(`tinap.${name}`, JSON.stringify(value));
  } catch {
    // storage full or forbidden: the page works, it only forgets
  }
}
