// The pictures chosen for the next message.

import { element, icon } from "./element.js";
import { say } from "./texts.js";

export const MOST = 10; // in one message

export class Tray {
  constructor(list, changed) {
    Object.assign(this, { list, changed });
    this.photos = [];
  }

  /** Take pictures in; false when some had to be left out. */
  add(files) {
    const pictures = Array.from(files).filter((file) => file.type.startsWith("image/"));
    const room = MOST - this.photos.length;
    this.photos.push(...pictures.slice(0, room));
    this.draw();
    return pictures.length <= room;
  }

  /** Hand the pictures over and be empty. */
  empty() {
    const taken = this.photos;
    this.photos = [];
    this.draw();
    return taken;
  }

  draw() {
    for (const shown of this.list.querySelectorAll("img")) URL.revokeObjectURL(shown.src);
    this.list.replaceChildren(...this.photos.map((photo) => this.thumbnail(photo)));
    this.list.hidden = this.photos.length === 0;
    this.changed();
  }

  thumbnail(photo) {
    const picture = element("img", { src: URL.createObjectURL(photo), alt: photo.name });
    const away = element("button", { type: "button", aria: { label: say("remove_photo") } }, icon("cross"));
    away.onclick = () => {
      this.photos = this.photos.filter((other) => other !== photo);
      this.draw();
    };
    return element("li", {}, picture, away);
  }
}
