// The page: one chat at a time, put together from its parts.

import { Actions, words } from "./actions.js";
import * as api from "./api.js";
import { Composer } from "./composer.js";
import { Line } from "./line.js";
import { recall, remember } from "./memory.js";
import { Menu } from "./menu.js";
import { Outbox } from "./outbox.js";
import { described, initials, newcomerHere, People, rememberJoined } from "./people.js";
import { Scroll } from "./scroll.js";
import { say, sayError } from "./texts.js";
import { Transcript } from "./transcript.js";
import { enlarge } from "./viewer.js";
import { followKeyboard } from "./viewport.js";

const RETRY = 2_000; // ms
const TYPING_AFTER = 250; // ms; a quick answer needs no announcement
const find = (id) => document.getElementById(id);

let who = null;
let byKeyboard = false; // the last choice was made with the keyboard, which wants to go on from there

const scroll = new Scroll(find("scroller"), find("log"), find("newer"));
const outbox = new Outbox({ changed: showWaiting, answered: heard });
const line = new Line({ changed: (messages) => heard(who, messages), up: lineUp, down: lineDown });
const composer = new Composer((message) => send(message));
const people = new People((picked) => (location.hash = picked));
const menu = new Menu(find("menu-button"), find("menu"), (text) => send({ text }));
const actions = new Actions(find("actions"), {
  edit: (said) => composer.about({ edits: said.key, words: said.text }),
  reply: (said) => composer.about({ answers: said.id, words: words(said) }),
});
const transcript = new Transcript(
  find("log"),
  {
    tap,
    retry: (entry) => outbox.retry(entry),
    discard: (entry) => outbox.discard(entry),
    begin: () => send({ text: "/start" }),
    attach: (bubble, said) => actions.attach(bubble, said),
  },
  arrived,
);

function send(message) {
  scroll.stuck = true;
  outbox.add({ who, ...message });
}

function tap(said, { label, data }, event) {
  if (outbox.entries.some((entry) => entry.tapped === said.id && !entry.refused)) return;
  byKeyboard = event.detail === 0;
  send({ data, label, tapped: said.id });
}

function heard(from, messages) {
  if (from !== who) return;
  transcript.merge(messages);
  if (messages.some((message) => message.role)) refreshPerson();
}

let typingTimer = 0;

function showWaiting() {
  const mine = outbox.entries.filter((entry) => entry.who === who);
  const sending = outbox.sending?.entry.who === who;
  transcript.wait(mine, sending && transcript.typing);
  clearTimeout(typingTimer);
  if (sending) typingTimer = setTimeout(() => transcript.wait(transcript.entries, true), TYPING_AFTER);
}

function arrived(added) {
  scroll.arrived();
  if (!byKeyboard || !added.some((key) => key.startsWith("message-"))) return;
  byKeyboard = false;
  const last = find("log").querySelector(".message:last-child .choice");
  if (last) last.focus({ preventScroll: true });
  else composer.focus();
}

function lineUp() {
  find("line").hidden = true;
  outbox.resume();
}

function lineDown() {
  find("line").textContent = say("offline");
  find("line").hidden = false;
}

function showPerson(person) {
  const name = person.name || say("newcomer");
  find("me-name").textContent = name;
  find("me-place").textContent = described(person);
  find("me-avatar").textContent = person.name ? initials(name) : "+";
  find("me").setAttribute("aria-label", `${name}, ${described(person)}. ${say("change")}`);
  rememberJoined(person);
}

async function refreshPerson() {
  const asked = who;
  const chat = await api.opened(asked).catch(() => null); // the menu can wait for the next opening
  if (chat === null || asked !== who) return;
  showPerson(chat.person);
  menu.fill(chat.commands);
}

async function open(picked) {
  who = picked;
  line.close();
  transcript.open(who);
  composer.open(who);
  try {
    const chat = await api.opened(picked);
    if (picked !== who) return;
    showPerson(chat.person);
    menu.fill(chat.commands);
    transcript.load(chat.messages);
    showWaiting();
    scroll.toBottom();
    line.open(who, chat.revision);
    find("line").hidden = true;
    remember("who", who);
    if (matchMedia("(pointer: fine)").matches) composer.focus();
  } catch (error) {
    notOpened(picked, error);
  }
}

function notOpened(picked, error) {
  if (picked !== who) return;
  if (error instanceof api.Refused) {
    who = null;
    remember("who", null);
    people.open(null, sayError(error.code));
    return;
  }
  lineDown();
  setTimeout(() => picked === who && open(picked), RETRY);
}

function look(view) {
  remember("view", view);
  transcript.look(view);
  composer.look(view);
  scroll.toBottom();
}

/** The address decides who one is; an invitation's link opens the newcomer's chat and hands the code over. */
function begin() {
  const code = new URLSearchParams(location.search).get("start");
  if (code) {
    const chat = newcomerHere();
    history.replaceState(null, "", `/#${chat}`);
    open(chat);
    send({ text: `/start ${code}` });
    return;
  }
  const picked = location.hash.slice(1) || recall("who");
  if (!picked) people.open(null);
  else if (picked === location.hash.slice(1)) open(picked);
  else location.replace(`#${picked}`);
}

const view = recall("view", "rich");
for (const choice of document.querySelectorAll("[name=view]")) {
  choice.checked = choice.value === view;
  choice.addEventListener("change", () => look(choice.value));
}
transcript.look(view);
composer.look(view);
find("me").addEventListener("click", () => people.open(who));
addEventListener("hashchange", () => location.hash.slice(1) && open(location.hash.slice(1)));
enlarge(find("log"));
followKeyboard();
outbox.load();
begin();
