// Where one writes: the box with its draft, the message it is about, the pictures, the button to send.

import { Aim } from "./aim.js";
import { recall, remember } from "./memory.js";
import { shrink } from "./shrink.js";
import { say } from "./texts.js";
import { Tray } from "./tray.js";

const NOTICE_MS = 6_000;
const find = (id) => document.getElementById(id);

export class Composer {
  /** ``send({text, photos? | file?})``, ``{text, edits}`` or ``{text, answers, quoted}`` for each message. */
  constructor(send) {
    this.send = send;
    this.box = find("box");
    this.notice = find("notice");
    this.aim = new Aim(() => this.leave());
    this.tray = new Tray(find("tray"), () => this.update());
    find("composer").addEventListener("submit", (event) => this.submit(event));
    // the box keeps the focus, and a phone its keyboard, while the button is pressed
    find("send").addEventListener("pointerdown", (event) => event.preventDefault());
    this.box.addEventListener("input", () => this.typed());
    this.box.addEventListener("keydown", (event) => this.pressed(event));
    this.box.addEventListener("paste", (event) => this.pasted(event));
    find("photo-button").addEventListener("click", () => find("photo-input").click());
    find("photo-input").addEventListener("change", (event) => this.chose(event.target));
    find("file-button").addEventListener("click", () => find("file-input").click());
    find("file-input").addEventListener("change", (event) => this.chose(event.target));
  }

  /** Go on where this person was writing. */
  open(who) {
    this.who = who;
    this.aim.clear();
    this.box.value = recall(`draft.${who}`, "");
    this.tray.empty();
  }

  /** What the box asks for: anything, or the number of a choice. */
  look(view) {
    this.box.placeholder = say(view === "plain" ? "write_plain" : "write");
    if (view === "plain" && this.aim.taken) this.leave();
  }

  /** Edit a message (``edits``) or reply to one (``answers``); what was being written waits meanwhile. */
  about(message) {
    if (this.aim.editing) this.leave();
    this.aim.take(message);
    if (this.aim.editing) this.box.value = message.words;
    this.update();
    this.focus();
  }

  /** Neither edit nor reply. */
  leave() {
    if (this.aim.editing) this.box.value = recall(`draft.${this.who}`, "");
    this.aim.clear();
    this.update();
    this.focus();
  }

  focus() {
    this.box.focus({ preventScroll: true });
  }

  typed() {
    if (!this.aim.editing) remember(`draft.${this.who}`, this.box.value || null);
    this.update();
  }

  update() {
    this.box.style.height = "auto";
    this.box.style.height = `${this.box.scrollHeight}px`;
    const laden = !this.tray.isEmpty && !this.aim.editing;
    find("send").disabled = !this.box.value.trim() && !laden;
    find("photo-button").disabled = find("file-button").disabled = this.aim.editing;
  }

  /** Enter sends, Shift+Enter begins a line; Enter that ends a composed letter does neither. */
  pressed(event) {
    if (event.key === "Escape" && this.aim.taken) this.leave();
    if (event.key !== "Enter" || event.shiftKey || event.isComposing) return;
    event.preventDefault();
    find("composer").requestSubmit();
  }

  pasted(event) {
    if (!event.clipboardData.files.length || this.aim.editing) return;
    event.preventDefault();
    this.add(event.clipboardData.files);
  }

  chose(input) {
    this.add(input.files);
    input.value = "";
    this.focus();
  }

  add(files) {
    if (!this.tray.add(files)) this.tell(say("error.too_many_photos"));
  }

  tell(words) {
    this.notice.textContent = words;
    this.notice.hidden = false;
    clearTimeout(this.hiding);
    this.hiding = setTimeout(() => (this.notice.hidden = true), NOTICE_MS);
  }

  async submit(event) {
    event.preventDefault();
    const text = this.box.value.trim();
    if (this.aim.editing) {
      if (text) this.edited(text);
      return;
    }
    const { answers, words } = this.aim;
    const { photos, file } = this.tray.empty();
    if (!text && !photos.length && !file) return;
    this.aim.clear();
    this.box.value = "";
    this.typed();
    // the words go with the first of them
    if (photos.length) this.send({ text, photos: await Promise.all(photos.map(shrink)) });
    if (file) this.send({ text: photos.length ? "" : text, file });
    if (photos.length || file) return;
    if (answers !== undefined) this.send({ text, answers, quoted: words });
    else this.send({ text });
  }

  edited(text) {
    const { edits, words } = this.aim;
    this.leave();
    if (text !== words) this.send({ text, edits });
  }
}
