// What the log shows, in order: a pure view of a session. The list draws it.

import { dayKey } from "../shared/time.js";

const runLength = 5 * 60_000;   // messages of one author that are closer belong together

/**
 * @param {object} session `{status, timeline, pending, outbox, rejected, alerts, state,
 *   answeredForm}`
 * @param {Date} now
 * @param {string} [timeZone] for tests; the reader's own where it is left out
 * @returns {object[]} entries `{kind, key, …}`: `day {date}`, `message {message, delivery?,
 *   choices, form, isFirst, isLast}`, `rejected {item, problem}`
 */
export function entries(session, now, timeZone) {
  const { messages: stored } = session.timeline;
  // Asked once: the outbox reads the browser's store.
  const { pending } = session;
  const sent = stored.length > 0 || session.isStored || !session.greeting
    ? stored : [session.greeting];
  const lastOwn = sent.findLast((message) => message.author === "patient");
  const isAnswered = (message) =>
    pending.length > 0 || (lastOwn !== undefined && lastOwn.seq > message.seq);
  const lastForm = sent.findLast((message) => message.form);

  const messages = [
    ...sent.map((message) => ({
      kind: "message", key: message.clientId ?? `seq ${message.seq}`, message,
      delivery: message === lastOwn && pending.length === 0 ? "sent" : null,
      choices: isAnswered(message) ? [] : message.choices ?? [],
      form: message === lastForm && message.seq > session.answeredForm
        && session.state !== "closed" ? message.form : null,
    })),
    ...pending.map((item) => unsaved(
      item.clientId, { author: "patient", text: item.text, lang: item.lang, at: item.at },
      session.status === "lost" ? "held" : session.outbox.state(item.clientId))),
  ];
  for (const [id, message] of session.alerts) {
    // Right below its message, or at the end where that was refused.
    const place = messages.findIndex(({ key }) => key === id) + 1 || messages.length;
    messages.splice(place, 0, unsaved(`alert ${id}`, message, "unsaved"));
  }

  const result = [];
  let day = null;
  messages.forEach((entry, index) => {
    const date = moment(entry.message, now);
    const key = dayKey(date, timeZone);
    if (key !== day) result.push({ kind: "day", key: `day ${key}`, date });
    const previous = key === day ? messages[index - 1] : undefined;
    const next = messages[index + 1];
    day = key;
    entry.date = date;
    entry.isFirst = !previous || !belongTogether(previous.message, entry.message);
    entry.isLast = !next || !belongTogether(entry.message, next.message);
    result.push(entry);
  });
  for (const { item, problem } of session.rejected) {
    result.push({ kind: "rejected", key: `rejected ${item.clientId}`, item, problem });
  }
  return result;
}

function unsaved(key, message, delivery) {
  return { kind: "message", key, choices: [], form: null, message, delivery };
}

function moment(message, now) {
  const date = new Date(message.at);
  return Number.isNaN(date.getTime()) ? now : date;
}

function belongTogether(a, b) {
  return a.author === b.author && Math.abs(Date.parse(b.at) - Date.parse(a.at)) < runLength;
}
