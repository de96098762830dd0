// The pictures and the file chosen for the next message.

import { element, icon } from "./element.js";
import { say } from "./texts.js";

export const MOST = 10; // in one message

export class Tray {
  constructor(list, changed) {
    Object.assign(this, { list, changed });
    this.photos = [];
    this.file = null;
  }

  get isEmpty() {
    return !this.photos.length && !this.file;
  }

  /** Take pictures in, and one file in place of another; false when pictures had to be left out. */
  add(files) {
    const chosen = Array.from(files);
    const pictures = chosen.filter((file) => file.type.startsWith("image/"));
    this.file = chosen.findLast((file) => !file.type.startsWith("image/")) ?? this.file;
    const room = MOST - this.photos.length;
    this.photos.push(...pictures.slice(0, room));
    this.draw();
    return pictures.length <= room;
  }

  /** Hand everything over and be empty. */
  empty() {
    const taken = { photos: this.photos, file: this.file };
    this.photos = [];
    this.file = null;
    this.draw();
    return taken;
  }

  draw() {
    for (const shown of this.list.querySelectorAll("img")) URL.revokeObjectURL(shown.src);
    const chip = this.file ? [this.chip(this.file)] : [];
    this.list.replaceChildren(...this.photos.map((photo) => this.thumbnail(photo)), ...chip);
    this.list.hidden = this.isEmpty;
    this.changed();
  }

  thumbnail(photo) {
    const picture = element("img", { src: URL.createObjectURL(photo), alt: photo.name });
    const without = () => (this.photos = this.photos.filter((other) => other !== photo));
    return element("li", {}, picture, this.cross("remove_photo", without));
  }

  chip(file) {
    const name = element("span", { className: "file-name", textContent: file.name });
    const shown = element("span", { className: "file" }, element("span", { className: "file-icon" }, icon("file")), name);
    return element("li", { className: "chosen-file" }, shown, this.cross("remove_file", () => (this.file = null)));
  }

  cross(label, leaveOut) {
    const away = element("button", { type: "button", aria: { label: say(label) } }, icon("cross"));
    away.onclick = () => {
      leaveOut();
      this.draw();
    };
    return away;
  }
}
