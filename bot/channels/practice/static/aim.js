// The strip over the box: which message is being edited or replied to.

import { say } from "./texts.js";

const find = (id) => document.getElementById(id);

export class Aim {
  /** ``leave()`` when the person has thought better of it. */
  constructor(leave) {
    this.clear();
    find("aim-leave").addEventListener("click", leave);
  }

  /** Aim at a message: ``edits`` is its key or ``answers`` its id, ``words`` what it says. */
  take({ edits, answers, words }) {
    Object.assign(this, { edits, answers, words });
    find("aim-what").textContent = say(this.editing ? "editing" : "replying");
    find("aim-words").textContent = words;
    find("aim").hidden = false;
  }

  clear() {
    this.edits = this.answers = this.words = undefined;
    find("aim").hidden = true;
  }

  get taken() {
    return this.editing || this.answers !== undefined;
  }

  get editing() {
    return this.edits !== undefined;
  }
}
