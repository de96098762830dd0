// What one message looks like, with buttons or as a channel that shows only text.

import { fileAt, pictureAt } from "./api.js";
import { element, icon } from "./element.js";
import { say, sayError } from "./texts.js";
import { time } from "./when.js";

/**
 * A message of the transcript as a list item; ``pressed`` is the data of a button on its way,
 * ``rewording`` says that an edit is, and ``attach(bubble, said)`` adds what can be done with it.
 */
export function message(said, { who, view, pressed, rewording, tap, attach }) {
  const mine = said.author === "person";
  const item = element("li", { className: `message ${mine ? "mine" : "theirs"}` });
  if (view === "plain") {
    item.append(...plain(said, who, mine));
    return item;
  }
  const edited = said.changed ? `${say("edited")} ` : "";
  const foot = element("footer", {}, edited, time(new Date(said.at)), ...(rewording ? waits("clock", "waiting") : []));
  item.classList.toggle("pending", rewording);
  const words = [
    quotation(said.quoted),
    paragraph("told", said.text),
    paragraph("question", said.question),
    paragraph("hint", said.hint),
  ];
  const bubble = element("div", { className: "bubble" }, pictures(said, who), ...words, files(said, who), foot);
  attach(bubble, said);
  item.append(bubble);
  item.append(...buttons(said, pressed, tap));
  return item;
}

/** Exactly what was sent to a channel without buttons, message by message; pictures and files only one way. */
function plain(said, who, mine) {
  const foot = () => element("footer", {}, time(new Date(said.at)));
  const shown = said.plain.map((text) =>
    element("div", { className: "bubble" }, paragraph("told", text), foot()),
  );
  if (!mine || !(said.pictures || said.files.length)) return shown;
  return [element("div", { className: "bubble" }, pictures(said, who), files(said, who), foot()), ...shown];
}

function paragraph(kind, text) {
  return text ? element("p", { className: kind, textContent: text }) : null;
}

const quotation = (text) => (text ? element("blockquote", { className: "quoted", textContent: text }) : null);

function pictures(said, who) {
  const sent = Array.from({ length: said.pictures }, (_, index) => pictureAt(who, said, index));
  const drawn = said.files.flatMap((file, index) =>
    file.mime.startsWith("image/") ? [fileAt(who, said, index)] : [],
  );
  return grid([...sent, ...drawn], !sent.length);
}

/** Photos fill squares; what the bot drew alone is shown whole, for nothing at its edges may be cut off. */
function grid(sources, whole = false) {
  if (!sources.length) return null;
  const pictured = sources.map((source) => {
    const picture = element("img", { src: source, alt: say("photo"), decoding: "async" });
    const label = { label: say("enlarge") };
    const framed = element("button", { type: "button", className: "picture", aria: label }, picture);
    picture.onerror = () => {
      framed.classList.add("broken");
      framed.replaceChildren(say("no_photo"));
    };
    return framed;
  });
  const columns = Math.min(sources.length === 4 ? 2 : sources.length, 3);
  return element("div", { className: whole ? "pictures whole" : "pictures", data: { columns } }, ...pictured);
}

function files(said, who) {
  const kept = said.files.map((file, index) => ({ file, index })).filter(({ file }) => !file.mime.startsWith("image/"));
  if (!kept.length) return null;
  const chips = kept.map(({ file, index }) => {
    const link = { href: fileAt(who, said, index), download: file.name };
    return chip("a", file.name, link, element("span", { className: "unseen", textContent: say("download") }));
  });
  return element("div", { className: "files" }, ...chips);
}

function chip(tag, name, properties, ...more) {
  const mark = element("span", { className: "file-icon" }, icon("file"));
  const words = element("span", { className: "file-name", textContent: name });
  return element(tag, { className: "file", ...properties }, mark, words, ...more);
}

function buttons(said, pressed, tap) {
  const rows = said.choices.map((row) => buttonRow("row", row));
  if (said.waysOut.length) rows.push(buttonRow("row ways-out", said.waysOut));
  return rows.length ? [element("div", { className: "keyboard" }, ...rows)] : [];

  function buttonRow(className, row) {
    const made = row.map(({ label, data }) => {
      const chosen = data === pressed;
      const button = element("button", { type: "button", className: "choice" }, label);
      button.onclick = (event) => tap(said, { label, data }, event);
      // not "disabled": that would take the focus away from who came by keyboard
      if (pressed !== undefined) button.setAttribute("aria-disabled", "true");
      if (chosen) button.append(icon("clock"));
      button.classList.toggle("pressed", chosen);
      return button;
    });
    return element("div", { className }, ...made);
  }
}

/** A message that is not sent yet: with a clock, or with the reason why it was refused. */
export function pending(entry, { sources, retry, discard }) {
  const words = paragraph("told", entry.label ?? entry.text);
  const state = entry.refused ? waits("again", "failed") : waits("clock", "waiting");
  const foot = element("footer", {}, time(new Date(entry.at)), ...state);
  const quoted = quotation(entry.quoted);
  const file = entry.file ? element("div", { className: "files" }, chip("span", entry.file.name, {})) : null;
  const bubble = element("div", { className: "bubble" }, grid(sources), quoted, words, file, foot);
  const item = element("li", { className: "message mine pending" }, bubble);
  if (!entry.refused) return item;
  item.classList.add("refused");
  const again = element("button", { type: "button", className: "again", textContent: say("again"), onclick: retry });
  const away = element("button", { type: "button", className: "again", textContent: say("discard"), onclick: discard });
  item.append(element("p", { className: "why", textContent: sayError(entry.refused) }));
  item.append(element("div", { className: "refused-row" }, away, again));
  bubble.addEventListener("click", retry);
  return item;
}

const waits = (mark, name) => [" ", icon(mark), element("span", { className: "unseen", textContent: say(name) })];

/** Three dots while the answer is awaited. */
export function typing() {
  const dots = element("span", { className: "dots", aria: { hidden: "true" } }, ..."...".split("").map(dot));
  const words = element("span", { className: "unseen", textContent: say("typing") });
  return element("li", { className: "message theirs typing" }, element("div", { className: "bubble" }, dots, words));
}

const dot = () => element("i");

/** A day between messages. */
export const daySeparator = (text) => element("li", { className: "day" }, element("span", { textContent: text }));

/** What an empty chat offers. */
export function hello(begin) {
  const button = element("button", { type: "button", className: "begin", textContent: say("start"), onclick: begin });
  return element("li", { className: "hello" }, element("p", { textContent: say("hello") }), button);
}
