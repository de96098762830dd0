// What can be done with one message: a small menu, by its "⋯", a long press or the other mouse button.

import { element, icon } from "./element.js";
import { say } from "./texts.js";

const HOLD = 500; // ms

export class Actions {
  /** ``act.edit(said)`` for one's own typed words, ``act.reply(said)`` for these and for the bot's. */
  constructor(dialog, act) {
    Object.assign(this, { dialog, act });
    dialog.onclick = (event) => event.target === dialog && dialog.close();
  }

  /** Let a bubble be held or clicked, and give it its "⋯". */
  attach(bubble, said) {
    if (!offered(said).length) return;
    const open = () => this.open(said);
    const name = { label: say(offered(said)[0]), haspopup: "dialog" };
    bubble.append(element("button", { type: "button", className: "more", aria: name, onclick: open }, icon("more")));
    onHold(bubble, open);
  }

  open(said) {
    if (this.dialog.open) return;
    const rows = offered(said).map((name) => this.row(name, said));
    this.dialog.replaceChildren(element("p", { className: "menu-words", textContent: words(said) }), ...rows);
    this.dialog.showModal();
  }

  row(name, said) {
    const row = element("button", { type: "button", className: "menu-row" }, element("strong", { textContent: say(name) }));
    row.onclick = () => {
      this.dialog.close();
      this.act[name](said);
    };
    return row;
  }
}

/** All that a message says, without its buttons. */
export const words = (said) => [said.text, said.question, said.hint].filter(Boolean).join("\n");

function offered(said) {
  if (said.editable) return ["edit", "reply"];
  return said.author === "bot" && words(said) ? ["reply"] : [];
}

function onHold(bubble, open) {
  let timer = 0;
  const release = () => clearTimeout(timer);
  bubble.addEventListener("contextmenu", (event) => {
    // pictures, files and marked words have a menu of the browser's own
    if (event.target.closest("a, .picture") || !getSelection().isCollapsed) return;
    event.preventDefault();
    release();
    open();
  });
  // iPhones do not report a long press; a touch that becomes scrolling is cancelled
  bubble.addEventListener("pointerdown", (event) => {
    if (event.pointerType !== "touch" || event.target.closest("a, button")) return;
    release();
    timer = setTimeout(open, HOLD);
  });
  for (const end of ["pointerup", "pointercancel", "pointerleave"]) bubble.addEventListener(end, release);
}
