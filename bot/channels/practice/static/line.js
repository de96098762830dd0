// The line to the server: live changes of one chat, resumed after a break without missing any.

import { eventsAt } from "./api.js";

const SILENCE = 40_000; // ms; the server is heard every 15 s at least
const PATIENCE = 1_500; // ms before a break is worth mentioning

export class Line {
  /** ``changed(messages)`` for news, ``up()`` when it is back, ``down()`` when it has been gone a while. */
  constructor({ changed, up, down }) {
    Object.assign(this, { changed, up, down });
    this.source = null;
    this.broken = false;
    this.mentioning = 0;
    setInterval(() => this.check(), 5_000);
    // a browser that calls itself offline may still reach a program on its own machine: try, do not trust
    addEventListener("online", () => this.connect());
    addEventListener("offline", () => this.connect());
  }

  /** Listen to a chat from a revision on. */
  open(who, revision) {
    Object.assign(this, { who, revision });
    this.connect();
  }

  close() {
    this.source?.close();
    this.source = null;
    this.who = undefined;
  }

  connect() {
    if (this.who === undefined) return;
    this.source?.close();
    this.heard = Date.now();
    const source = new EventSource(eventsAt(this.who, this.revision));
    source.onopen = () => this.found();
    source.onerror = () => this.lost();
    source.onmessage = (event) => {
      this.found();
      this.revision = Number(event.lastEventId);
      this.changed(JSON.parse(event.data));
    };
    source.addEventListener("beat", () => this.found());
    this.source = source;
  }

  found() {
    this.heard = Date.now();
    clearTimeout(this.mentioning);
    this.mentioning = 0;
    if (this.broken) this.up();
    this.broken = false;
  }

  lost() {
    this.broken = true;
    this.mentioning ||= setTimeout(() => this.down(), navigator.onLine ? PATIENCE : 0);
  }

  /** The browser reconnects by itself, but not after a refusal and not on a line that died silently. */
  check() {
    if (this.who === undefined) return;
    const dead = Date.now() - this.heard > SILENCE;
    if (dead || this.source.readyState === EventSource.CLOSED) this.connect();
  }
}
