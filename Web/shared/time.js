// Times as the reader's own clock and language show them. Only tests give a `timeZone`.

const formats = new Map();

function format(lang, options) {
  const key = JSON.stringify([lang, options]);
  if (!formats.has(key)) formats.set(key, new Intl.DateTimeFormat(lang, options));
  return formats.get(key);
}

/** `2026-11-23` for the reader's day that holds this moment: as Swedish writes it. */
export function dayKey(date, timeZone) {
  return format("sv-SE", { timeZone, dateStyle: "short" }).format(date);
}

/** `14:05`, `2:05 PM`, `下午2:05`, as the language writes it. */
export function timeLabel(date, lang, timeZone) {
  return format(lang, { timeZone, hour: "numeric", minute: "2-digit" }).format(date);
}

/** A day for a separator: the words for today and yesterday, else the date. */
export function dayLabel(date, now, lang, words, timeZone) {
  const day = dayKey(date, timeZone);
  const today = dayKey(now, timeZone);
  if (day === today) return words.today;
  // Noon UTC of a calendar day, less 24 hours, falls on the day before whatever the clocks do.
  const before = new Date(Date.parse(`${today}T12:00:00Z`) - 86_400_000).toISOString().slice(0, 10);
  if (day === before) return words.yesterday;
  const isSameYear = day.slice(0, 4) === today.slice(0, 4);
  return format(lang, {
    timeZone, weekday: "long", month: "long", day: "numeric",
    ...(isSameYear ? {} : { year: "numeric" }),
  }).format(date);
}

/** A calendar date such as `2026-11-23`, which belongs to no time zone. */
export function dateLabel(isoDate, lang) {
  const date = new Date(`${isoDate}T00:00:00Z`);
  if (Number.isNaN(date.getTime())) return isoDate;
  return format(lang, { timeZone: "UTC", year: "numeric", month: "long", day: "numeric" })
    .format(date);
}
