// Choosing who to be.

import * as api from "./api.js";
import { element } from "./element.js";
import { newcomer } from "./identity.js";
import { recall, remember } from "./memory.js";
import { say } from "./texts.js";

const ROLES = ["hamlet_head", "commune_officer", "agency_officer", "coordinator", "viewer", "admin"];
const find = (id) => document.getElementById(id);

/** "Nguyễn Văn A" → "VA": family names are shared by half of the list. */
export function initials(name) {
  return name.split(/\s+/).slice(-2).map((word) => word[0] ?? "").join("").toLocaleUpperCase();
}

/** The words under a name: what one is, and where. */
export function described({ role, place }) {
  return [role && say(`role.${role}`), place].filter(Boolean).join(" · ") || say("newcomer_detail");
}

/** The chat of the newcomer of this browser; a new one once the last has joined. */
export function newcomerHere() {
  const kept = recall("newcomer");
  if (kept && !joined().some((person) => person.who === kept)) return kept;
  const fresh = newcomer();
  remember("newcomer", fresh);
  return fresh;
}

/** Remember a newcomer who has joined with an invitation, so that they can be picked again. */
export function rememberJoined(person) {
  if (!person.who.startsWith("new-") || !person.name) return;
  remember("joined", [...joined().filter(({ who }) => who !== person.who), person]);
}

const joined = () => recall("joined", []);

export class People {
  constructor(pick) {
    this.pick = pick;
    this.sheet = find("people");
    this.sheet.querySelector("[data-close]").onclick = () => this.sheet.close();
    this.sheet.addEventListener("cancel", (event) => this.current || event.preventDefault());
  }

  /** Show the list; without a current person there is nothing to go back to. */
  async open(current, notice = "") {
    this.current = current;
    find("people-notice").textContent = notice;
    find("people-notice").hidden = !notice;
    this.sheet.querySelector("[data-close]").hidden = !current;
    if (!this.sheet.open) this.sheet.showModal();
    try {
      this.draw(await api.people());
    } catch {
      find("people-notice").textContent = say("offline");
      find("people-notice").hidden = false;
      setTimeout(() => this.sheet.open && this.open(current, notice), 3_000);
    }
  }

  draw(people) {
    const groups = ROLES.map((role) => [say(`role.${role}`), people.filter((person) => person.role === role)]);
    const fresh = { who: newcomerHere(), name: say("newcomer"), role: "", place: "" };
    groups.push([say("joined"), joined()], [say("newcomer"), [fresh]]);
    const shown = groups.filter(([, members]) => members.length).map(([title, members]) => this.group(title, members));
    const nobody = people.length ? "" : element("p", { className: "nobody", textContent: say("no_people") });
    find("people-list").replaceChildren(...[nobody, ...shown].filter(Boolean));
  }

  group(title, members) {
    const rows = members.map((person) => element("li", {}, this.card(person)));
    return element("section", {}, element("h2", { textContent: title }), element("ul", {}, ...rows));
  }

  card(person) {
    const words = element(
      "span",
      { className: "card-words" },
      element("strong", { textContent: person.name }),
      element("small", { textContent: person.place || described(person) }),
    );
    const face = { className: "avatar", textContent: person.role ? initials(person.name) : "+", aria: { hidden: "true" } };
    const card = element("button", { type: "button", className: "card" }, element("span", face), words);
    if (person.who === this.current) card.setAttribute("aria-current", "true");
    card.onclick = () => {
      this.sheet.close();
      this.pick(person.who);
    };
    return card;
  }
}
