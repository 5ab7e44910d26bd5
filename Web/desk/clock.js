// How long somebody has waited, and what time it is where the patient is.

const units = new Map();

function unit(value, name, lang) {
  const key = `${name} ${lang}`;
  if (!units.has(key)) {
    units.set(key, new Intl.NumberFormat(lang, { style: "unit", unit: name, unitDisplay: "short" }));
  }
  return units.get(key).format(value);
}

/** `4:05` below an hour, then hours and minutes, then days and hours, in the reader's language. */
export function waitingLabel(milliseconds, lang) {
  // The clocks of two machines are never quite the same: nobody waits a negative time.
  const seconds = Math.max(0, Math.floor(milliseconds / 1000));
  const minutes = Math.floor(seconds / 60);
  const hours = Math.floor(minutes / 60);
  const days = Math.floor(hours / 24);
  if (hours === 0) return `${minutes}:${String(seconds % 60).padStart(2, "0")}`;
  if (days === 0) return `${unit(hours, "hour", lang)} ${unit(minutes % 60, "minute", lang)}`;
  return `${unit(days, "day", lang)} ${unit(hours % 24, "hour", lang)}`;
}

/** The same moment on the patient's clock: `Tue, 9:05 AM`; null for an unknown time zone. */
export function localTime(date, timeZone, lang) {
  if (!timeZone) return null;
  try {
    return new Intl.DateTimeFormat(lang, {
      timeZone, weekday: "short", hour: "numeric", minute: "2-digit",
    }).format(date);
  } catch {
    return null;   // the browser of the patient knows a zone that this one does not
  }
}

/** The name of a zone in words, else its identifier. */
export function zoneName(date, timeZone, lang) {
  try {
    const parts = new Intl.DateTimeFormat(lang, { timeZone, timeZoneName: "longGeneric" })
      .formatToParts(date);
    return parts.find(({ type }) => type === "timeZoneName")?.value ?? timeZone;
  } catch {
    return timeZone;
  }
}
