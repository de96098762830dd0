// Messages on their way: kept until the server has answered, sent one after the other with the same key.

import { deliver, Failed, Refused } from "./api.js";
import { newKey } from "./identity.js";
import * as store from "./store.js";

const TEXT_TIMEOUT = 20_000; // ms
const PHOTOS_TIMEOUT = 180_000; // ms, for ten pictures over a bad line
const LONGEST_PAUSE = 15_000; // ms
const MOST_FAILURES = 5;

export class Outbox {
  /** ``changed()`` after every change of the entries, ``answered(who, messages)`` after a delivery. */
  constructor({ changed, answered }) {
    this.entries = [];
    this.sending = null;
    this.changed = changed;
    this.answered = answered;
    this.pause = 0;
    this.timer = 0;
  }

  /** Take up what an earlier visit has left. */
  async load() {
    const kept = await store.all();
    this.entries.push(...kept.sort((one, other) => one.at - other.at));
    this.changed();
    this.flush();
  }

  /**
   * Put a message in: ``{who, text}``, ``{who, data, tapped, label}``, ``{who, text, photos}``, ``{who, text, file}``,
   * ``{who, text, edits}`` or ``{who, text, answers, quoted}``.
   */
  async add(message) {
    const entry = { ...message, key: newKey(), at: Date.now(), refused: "", failures: 0 };
    this.entries.push(entry);
    this.changed();
    await store.put(entry);
    this.flush();
  }

  /** Send a refused message once more. */
  async retry(entry) {
    Object.assign(entry, { refused: "", failures: 0 });
    this.changed();
    await store.put(entry);
    this.resume();
  }

  /** Forget a message that was not sent. */
  async discard(entry) {
    this.entries = this.entries.filter((other) => other !== entry);
    this.changed();
    await store.remove(entry.key);
  }

  /** The line is back: do not wait any longer, and give up on a request that was caught by the break. */
  resume() {
    this.pause = 0;
    if (this.sending === null) this.flush();
    else this.sending.controller.abort();
  }

  /** Send everything that waits, in order, until something cannot be delivered. */
  async flush() {
    if (this.sending !== null) return;
    clearTimeout(this.timer);
    let entry;
    while ((entry = this.entries.find((waiting) => !waiting.refused))) {
      if (!(await this.send(entry))) {
        this.timer = setTimeout(() => this.flush(), this.pause);
        this.pause = Math.min(Math.max(1000, this.pause * 2), LONGEST_PAUSE);
        return;
      }
      this.pause = 0;
    }
  }

  async send(entry) {
    const controller = new AbortController();
    const timeout = setTimeout(() => controller.abort(), entry.photos || entry.file ? PHOTOS_TIMEOUT : TEXT_TIMEOUT);
    this.sending = { entry, controller };
    this.changed();
    try {
      this.answered(entry.who, await deliver(entry, controller.signal));
      await this.discard(entry);
      return true;
    } catch (error) {
      return await this.undelivered(entry, error);
    } finally {
      clearTimeout(timeout);
      this.sending = null;
      this.changed();
    }
  }

  /** True when the next message may go: this one is refused for good. */
  async undelivered(entry, error) {
    if (error instanceof Failed) entry.failures += 1;
    if (error instanceof Refused) entry.refused = error.code;
    else if (entry.failures >= MOST_FAILURES) entry.refused = "failed";
    if (entry.refused) await store.put(entry);
    return Boolean(entry.refused);
  }
}
