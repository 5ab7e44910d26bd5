// What every view of a staff page needs, for one language and one person.

export class StaffContext {
  /**
   * @param {object} parts
   * @param {import("../shared/api.js").API} parts.api
   * @param {import("./texts.js").Texts} parts.texts the strings of the page
   * @param {import("./texts.js").Texts} parts.labels of intents and reasons
   * @param {object} parts.site as `GET /v1/site` gives it
   * @param {{name: string, displayName: string, role: string}} parts.user
   * @param {() => void} parts.onSessionLost
   */
  constructor({ api, texts, labels, site, user, onSessionLost }) {
    this.api = api;
    this.texts = texts;
    this.labels = labels;
    this.site = site;
    this.user = user;
    this.onSessionLost = onSessionLost;
  }

  get tag() {
    return this.texts.tag;
  }

  text(key, values) {
    return this.texts.text(key, values);
  }

  has(key) {
    return this.texts.has(key);
  }

  /** The label of an intent or of a reason for a hand-over; the code where there is none. */
  label(id) {
    // The class of what no intent answers is no intent and has no label among them.
    return id === "none" ? this.text("outcome.none") : this.labels.text(id);
  }

  /** A language in its own words. */
  languageName(tag) {
    return this.text(`language.${tag}`);
  }

  /** A number from 0 to 1 as a percentage. */
  percent(share) {
    return new Intl.NumberFormat(this.tag, { style: "percent", maximumFractionDigits: 0 })
      .format(share);
  }

  /**
   * Says in the reader's language what went wrong. A lost session is the page's own affair: it
   * goes back to the sign-in.
   */
  explain(error) {
    if (error.status === 401) this.onSessionLost();
    return this.text(errorKey(error));
  }
}

/** The key of the sentence for an error of the HTTP API. */
export function errorKey(error) {
  if (error.name === "NetworkError") return "error.network";
  if (error.status === 401) return "error.session";
  if (error.status === 403) return "error.forbidden";
  if (error.status === 404) return "error.missing";
  if (error.status === 409) return "error.conflict";
  if (error.status === 413 || error.status === 422) return "error.refused";
  if (error.status === 429) return "error.busy";
  return "error.server";
}
