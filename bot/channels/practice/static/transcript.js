// The conversation on the page: the server's bubbles by id, then what is still on its way.

import * as bubbles from "./bubbles.js";
import { reconcile } from "./keyed.js";
import { day, dayOf } from "./when.js";

const PAUSE = 5 * 60_000; // ms; messages closer together stand closer together

export class Transcript {
  /** ``act`` is what can be done in it: tap, retry, discard, begin, attach. ``arrived()`` after something new. */
  constructor(list, act, arrived) {
    Object.assign(this, { list, act, arrived });
    this.view = "rich";
    this.pictures = new Map(); // entry key → addresses of its pictures
    this.open(null);
  }

  /** Begin with nobody's or somebody's empty chat. */
  open(who) {
    this.who = who;
    this.loaded = false;
    this.messages = new Map();
    this.entries = [];
    this.typing = false;
    this.list.replaceChildren();
  }

  /** All that was said so far. */
  load(messages) {
    this.list.setAttribute("aria-busy", "true");
    this.merge(messages);
    this.loaded = true;
    this.draw();
    this.list.removeAttribute("aria-busy");
  }

  /** Bubbles that are new or have changed; old news are ignored. */
  merge(messages) {
    for (const said of messages) {
      const known = this.messages.get(said.id);
      if (known === undefined || known.revision < said.revision) this.messages.set(said.id, said);
    }
    this.draw();
  }

  /** What is still on its way in this chat, and whether an answer is awaited. */
  wait(entries, typing) {
    this.entries = entries;
    this.typing = typing;
    this.forgetPictures();
    this.draw();
  }

  /** Show the chat with buttons ("rich") or as text only ("plain"). */
  look(view) {
    this.view = view;
    this.draw();
  }

  draw() {
    if (!this.loaded) return;
    const added = reconcile(this.list, this.items());
    if (added.length) this.arrived(added);
  }

  items() {
    const said = [...this.messages.values()].sort((one, other) => one.id - other.id);
    const shown = said.filter((one) => (this.view === "plain" ? one.plain.length || one.pictures || (one.author === "person" && one.files.length) : !one.onlyPlain));
    const delivered = new Set(said.filter((one) => one.author === "person").map((one) => one.key));
    const waiting = this.entries.filter((entry) => !delivered.has(entry.key) && !this.onButton(entry));
    const rewordings = new Map(waiting.filter((entry) => this.inPlace(entry)).map(({ edits, text }) => [edits, text]));
    const items = this.withDays(shown, rewordings);
    const below = waiting.filter((entry) => !this.inPlace(entry));
    items.push(...below.map((entry) => this.waitingItem(entry)));
    if (this.typing) items.push({ key: "typing", version: "", build: bubbles.typing });
    if (!items.length) items.push({ key: "hello", version: "", build: () => bubbles.hello(this.act.begin) });
    return items;
  }

  withDays(shown, rewordings) {
    const items = [];
    let before = null;
    for (const said of shown) {
      const at = new Date(said.at);
      const today = dayOf(at);
      if (before === null || dayOf(before.at) !== today) {
        const words = day(today);
        items.push({ key: `day-${today}`, version: words, build: () => bubbles.daySeparator(words) });
        before = null;
      }
      const follows = before !== null && before.author === said.author && at - before.at < PAUSE;
      items.push(this.messageItem(said, follows, rewordings.get(said.key)));
      before = { at, author: said.author };
    }
    return items;
  }

  messageItem(said, follows, reworded) {
    const pressed = this.entries.find((entry) => entry.tapped === said.id && this.onButton(entry))?.data;
    const { who, view } = this;
    return {
      key: `message-${said.id}`,
      version: JSON.stringify([said.revision, view, follows, pressed, reworded]),
      build: () => {
        const { tap, attach } = this.act;
        const rewording = reworded !== undefined && said.author === "person";
        const shown = rewording ? { ...said, text: reworded, changed: true } : said;
        const made = bubbles.message(shown, { who, view, pressed, rewording, tap, attach });
        made.classList.toggle("follows", follows);
        return made;
      },
    };
  }

  waitingItem(entry) {
    const act = {
      sources: this.picturesOf(entry),
      retry: () => this.act.retry(entry),
      discard: () => this.act.discard(entry),
    };
    return { key: `entry-${entry.key}`, version: entry.refused, build: () => bubbles.pending(entry, act) };
  }

  /** A tap on its way shows on the button itself, where there are buttons. */
  onButton(entry) {
    return entry.data !== undefined && !entry.refused && this.view === "rich";
  }

  /** An edit on its way shows on the edited bubble itself, where bubbles can be edited. */
  inPlace(entry) {
    return entry.edits !== undefined && !entry.refused && this.view === "rich";
  }

  picturesOf(entry) {
    if (!entry.photos) return [];
    if (!this.pictures.has(entry.key)) this.pictures.set(entry.key, entry.photos.map(URL.createObjectURL));
    return this.pictures.get(entry.key);
  }

  forgetPictures() {
    const waiting = new Set(this.entries.map((entry) => entry.key));
    for (const [key, addresses] of this.pictures) {
      if (waiting.has(key)) continue;
      addresses.forEach((address) => URL.revokeObjectURL(address));
      this.pictures.delete(key);
    }
  }
}
