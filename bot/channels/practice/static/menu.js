// What the person can do, as a list of commands to tap.

import { element } from "./element.js";

export class Menu {
  constructor(button, dialog, send) {
    Object.assign(this, { button, dialog, send });
    button.onclick = () => dialog.showModal();
    dialog.onclick = (event) => event.target === dialog && dialog.close();
  }

  /** Offer these commands; none hides the button. */
  fill(commands) {
    this.button.hidden = commands.length === 0;
    this.dialog.replaceChildren(...commands.map((offered) => this.row(offered)));
  }

  row({ command, does }) {
    const words = [element("strong", { textContent: does }), element("small", { textContent: command })];
    const row = element("button", { type: "button", className: "menu-row" }, ...words);
    row.onclick = () => {
      this.dialog.close();
      this.send(command);
    };
    return row;
  }
}
