// The server's addresses. A refusal is an answer ("no, because …"); anything else is worth another try.

/** The server said no and will say so again. */
export class Refused extends Error {
  constructor(code) {
    super(code);
    this.code = code;
  }
}

/** The server failed over this very request, which may or may not pass. */
export class Failed extends Error {}

const chat = (who) => `/practice/chat/${encodeURIComponent(who)}`;

export const pictureAt = (who, message, index) =>
  `${chat(who)}/pictures/${message.id}/${index}?revision=${message.revision}`;
export const fileAt = (who, message, index) =>
  `${chat(who)}/files/${message.id}/${index}?revision=${message.revision}`;
export const eventsAt = (who, revision) => `${chat(who)}/events?after=${revision}`;

async function ask(address, options) {
  const response = await fetch(address, { cache: "no-store", ...options });
  if (response.ok) return response.json();
  if (response.status >= 500 && response.status !== 503) throw new Failed(String(response.status));
  if (response.status >= 500 || response.status === 429) throw new TypeError("later");
  const { code } = await response.json().catch(() => ({ code: "failed" }));
  throw new Refused(code);
}

/** Everyone who can be picked. */
export const people = () => ask("/practice/people");

/** Who that is, their commands and what was said. */
export const opened = (who) => ask(chat(who));

/** Deliver an entry of the outbox; returns the bubbles that changed. */
export async function deliver(entry, signal) {
  const upload = entry.photos ? "photos" : entry.file && "documents";
  const answer = upload
    ? await ask(`${chat(entry.who)}/${upload}`, { method: "POST", body: form(entry), signal })
    : await ask(`${chat(entry.who)}/messages`, {
        method: "POST",
        headers: { "Content-Type": "application/json" },
        body: JSON.stringify(words(entry)),
        signal,
      });
  return answer.messages;
}

// what is undefined is left out of the JSON
const words = ({ key, text, data, tapped, edits, answers }) =>
  data === undefined ? { key, text, edits, answers } : { key, data, tapped };

function form({ key, text, photos = [], file }) {
  const filled = new FormData();
  filled.append("key", key);
  filled.append("caption", text);
  photos.forEach((photo, index) => filled.append("photo", photo, `${index + 1}.jpg`));
  if (file) filled.append("document", file, file.name);
  return filled;
}
