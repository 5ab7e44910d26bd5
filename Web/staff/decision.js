// How the router came to its decision, for people who want to judge it.

import { element } from "../shared/dom.js";

/**
 * @param {import("./context.js").StaffContext} context
 * @param {object} decision
 * @param {"h2" | "h3"} heading the level that fits where it is shown
 */
export function decisionView(context, decision, heading) {
  const chosen = decision.intents ?? [];
  return element("div", { className: "decision", "data-testid": "decision" },
    outcomeSection(context, decision, chosen, heading),
    section(context, heading, "decision.alarm", "", alarmNotice(context, decision.alarm)),
    section(context, heading, "decision.candidates", "", candidateBars(context, decision, chosen)),
    section(context, heading, "decision.nearest", "", nearestPhrases(context, decision.nearest)),
    section(context, heading, "decision.evidence", "decision.evidence.hint",
      evidenceList(context, decision.evidence)),
    section(context, heading, "decision.passages", "", passageList(context, decision.passages)));
}

/** The class of the badge for an outcome. */
export function outcomeTone(outcome) {
  return {
    matched: "good", ambiguous: "warning", emergency: "danger", crisis: "danger",
    distress: "warning", watch: "warning", plea: "warning",
  }[outcome] ?? "";
}

export function outcomeBadge(context, outcome) {
  return element("span", {
    className: `badge ${outcomeTone(outcome)}`, "data-testid": "outcome", "data-outcome": outcome,
  }, context.text(`outcome.${outcome}`));
}

function outcomeSection(context, decision, chosen, heading) {
  return element("section", {},
    element(heading, {}, context.text("decision.outcome")),
    element("p", { className: "outcome" },
      outcomeBadge(context, decision.outcome),
      chosen.map((id) => element("strong", { title: id }, context.label(id)))),
    element("p", { className: "small muted", "data-testid": "rule" },
      context.has(`rule.${decision.rule}`) ? `${context.text(`rule.${decision.rule}`)} ` : null,
      element("code", {}, decision.rule)));
}

function section(context, heading, key, hint, content) {
  if (!content) return null;
  return element("section", {},
    element(heading, {}, context.text(key)),
    hint ? element("p", { className: "small muted" }, context.text(hint)) : null,
    content);
}

/** The mark of a message that sounds like danger or despair. */
export function alarmMark(context, { level }) {
  return element("p", {},
    element("span", {
      className: `badge ${outcomeTone(level)}`, "data-testid": "alarm-mark", "data-level": level,
    }, context.text(`outcome.${level}`)));
}

/** That it sounds like danger or despair, which line of triage decided, and by which words. */
function alarmNotice(context, alarm) {
  if (!alarm) return null;
  const { level, isAboutOther, line, words, probability } = alarm;
  return element("div", { "data-testid": "alarm", "data-level": level },
    element("p", {},
      element("strong", {}, context.text(`alarm.${level}`)),
      isAboutOther ? ` ${context.text("alarm.other")}` : null),
    element("p", { className: "small muted" }, context.text(`alarm.line.${line}`),
      probability === undefined ? null : ` (${context.percent(probability)})`),
    words.length === 0 ? null : element("ul", { className: "evidence" },
      words.map((word) => element("li", {}, word))));
}

function candidateBars(context, { candidates = [] }, chosen) {
  if (candidates.length === 0) return null;
  return element("ol", { className: "bars", "data-testid": "candidates" },
    candidates.map(({ intent, probability }) => {
      const fill = element("div", { className: "fill" });
      fill.style.setProperty("--share", Math.min(1, Math.max(0, probability)));
      return element("li", { className: chosen.includes(intent) ? "chosen" : "" },
        element("span", { className: "name" }, context.label(intent),
          " ", element("code", { className: "muted small" }, intent)),
        element("span", { className: "score" }, context.percent(probability)),
        element("div", { className: "track", "aria-hidden": "true" }, fill));
    }));
}

function nearestPhrases(context, nearest = []) {
  if (nearest.length === 0) return null;
  return element("ul", { className: "nearest", "data-testid": "nearest" },
    nearest.map(({ phrase, intent, language, similarity }) => element("li", {},
      element("span", { className: "score" }, context.percent(similarity)),
      element("q", { lang: language === "zh" ? "zh-Hans" : "en" }, phrase),
      element("span", { className: "meta small muted" },
        [context.label(intent), language ? context.text(`family.${language}`) : null]
          .filter(Boolean).join(" · ")))));
}

function evidenceList(context, evidence = []) {
  if (evidence.length === 0) return null;
  const number = new Intl.NumberFormat(context.tag, { maximumSignificantDigits: 2, signDisplay: "always" });
  return element("ul", { className: "evidence", "data-testid": "evidence" },
    evidence.map(({ feature, weight }) => element("li", {},
      feature, " ", element("span", { className: "score" }, number.format(weight)))));
}

function passageList(context, passages = []) {
  if (passages.length === 0) return null;
  const number = new Intl.NumberFormat(context.tag, { maximumFractionDigits: 2 });
  return element("ul", { className: "nearest", "data-testid": "passages" },
    passages.map(({ title, heading, score, article, language }) => element("li", {},
      element("span", { className: "score" }, number.format(score)),
      element("span", { lang: language }, [title, heading].filter(Boolean).join(" › ")),
      element("span", { className: "meta small muted" }, element("code", {}, article)))));
}
