/** Date and time in one. Only tests give a `timeZone`. */
export function momentLabel(date, lang, timeZone) {
  return new Intl.DateTimeFormat(lang, { timeZone, dateStyle: "full", timeStyle: "short" })
    .format(date);
}
