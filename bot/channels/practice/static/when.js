// Days and times as people here write them.

import { LANGUAGE } from "./texts.js";

const TIME = new Intl.DateTimeFormat(LANGUAGE, { hour: "2-digit", minute: "2-digit" });
const DAY = new Intl.DateTimeFormat(LANGUAGE, { weekday: "long", day: "2-digit", month: "2-digit" });
const NEAR = new Intl.RelativeTimeFormat(LANGUAGE, { numeric: "auto" });
const MS_A_DAY = 86_400_000;

export const time = (at) => TIME.format(at);

/** The same for all instants of one day. */
export const dayOf = (at) => new Date(at.getFullYear(), at.getMonth(), at.getDate()).getTime();

/** Today and yesterday by those words, other days by weekday and date. */
export function day(start, now = new Date()) {
  const ago = Math.round((dayOf(now) - start) / MS_A_DAY);
  const said = ago === 0 || ago === 1 ? NEAR.format(-ago, "day") : DAY.format(new Date(start));
  return said[0].toLocaleUpperCase(LANGUAGE) + said.slice(1);
}
