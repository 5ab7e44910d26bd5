// One message of the transcript.

import { element, externalLink, linkedText } from "../shared/dom.js";
import { safeAddress } from "../shared/links.js";
import { dateLabel, timeLabel } from "../shared/time.js";
import { momentLabel } from "../staff/moment.js";
import { alarmMark, decisionView } from "../staff/decision.js";

/**
 * @param {import("../staff/context.js").StaffContext} context
 * @param {object} message as the API gives it
 * @param {object} [options]
 * @param {object} [options.decision] why the bot answered so
 */
export function messageView(context, message, { decision } = {}) {
  return element("article", {
    className: `message ${message.author}`,
    "data-testid": "message", "data-author": message.author, "data-seq": String(message.seq),
  },
  byline(context, message),
  element("div", { className: "bubble", lang: message.lang, dir: "auto" },
    element("p", { className: "text" }, linkedText(message.text)),
    choiceList(message.choices),
    form(context, message.form)),
  sourceList(context, message.sources),
  decision?.alarm ? alarmMark(context, decision.alarm) : null,
  decision ? why(context, decision) : null);
}

/** A reply that has not arrived: under way, or failed. */
export function pendingView(context, entry, { lang, onRetry, onWithdraw }) {
  const hasFailed = entry.status === "failed";
  return element("article", {
    className: `message staff pending ${entry.status}`,
    "data-testid": "pending-message", "data-status": entry.status,
  },
  element("div", { className: "bubble", lang, dir: "auto" },
    element("p", { className: "text" }, entry.text)),
  hasFailed
    ? element("div", { className: "failure small" },
      element("span", {},
        element("span", { className: "label" }, context.text("send.failed")),
        entry.reason ? context.text(entry.reason) : null),
      element("button", {
        className: "button compact", type: "button", "data-testid": "retry", onclick: onRetry,
      }, context.text("send.retry")),
      element("button", {
        className: "button quiet compact", type: "button", "data-testid": "withdraw",
        onclick: onWithdraw,
      }, context.text("send.edit")))
    : element("p", { className: "byline small muted" }, context.text("send.sending")));
}

function byline(context, message) {
  const at = new Date(message.at);
  const author = message.name ?? context.text(`author.${message.author}`);
  return element("p", { className: "byline small muted" },
    element("span", { className: "author" }, author),
    element("time", { dateTime: message.at, title: momentLabel(at, context.tag) },
      timeLabel(at, context.tag)),
    element("span", { lang: message.lang }, context.languageName(message.lang)));
}

function choiceList(choices = []) {
  if (!choices || choices.length === 0) return null;
  return element("ul", { className: "choices" },
    choices.map(({ label }) => element("li", {}, label)));
}

function form(context, shape) {
  if (!shape) return null;
  return element("p", { className: "form small" }, context.text("message.form", {
    fields: shape.fields.map(({ label }) => label).join(context.text("list.separator")),
  }));
}

function sourceList(context, sources) {
  if (!sources || sources.length === 0) return null;
  return element("ul", { className: "sources small muted" }, sources.map((source) => {
    const address = source.url ? safeAddress(source.url) : null;
    return element("li", {},
      element("span", { className: "label" }, context.text("message.source")),
      address ? externalLink(address, source.title) : source.title,
      source.reviewedOn
        ? ` · ${context.text("message.reviewed", { date: dateLabel(source.reviewedOn, context.tag) })}`
        : null);
  }));
}

function why(context, decision) {
  const disclosure = element("details", { className: "why", "data-testid": "why" },
    element("summary", { className: "small" }, context.text("message.why")));
  // Made when it is first opened: most never are.
  disclosure.addEventListener("toggle",
    () => disclosure.append(decisionView(context, decision, "h2")), { once: true });
  return disclosure;
}
