// What the browser keeps of a conversation: its address, its token and how far it was read.

/**
 * Values: `{creation?, id?, token?, locale, consent?, pending?, seen?,
 * answeredForm?, notify?}`. `creation` is a request whose answer has not come yet, `consent` the
 * version of the notice that was agreed to, `pending` what of locale and consent the service doesn't
 * know yet; no message's text is kept here.
 */
export class ConversationRecord {
  #storage;
  #key;
  #values;

  /** @param {import("./storage.js").SafeStorage} storage */
  constructor(storage, key, locale) {
    this.#storage = storage;
    this.#key = key;
    this.#values = { locale, ...storage.get(key) };
  }

  get values() {
    return this.#values;
  }

  /** Other tabs may have stored something meanwhile: only what changes here is written over it. */
  save(changes) {
    const { locale } = this.#values;
    const stored = this.#stored;
    this.#values = { ...this.#values, ...stored, locale, ...changes };
    this.#storage.set(this.#key, {
      ...this.#values, locale: changes.locale ?? stored?.locale ?? locale,
    });
  }

  /** What is stored of the same conversation. */
  get #stored() {
    const stored = this.#storage.get(this.#key);
    return stored?.token === this.#values.token ? stored : null;
  }

  /** @returns {boolean} whether there is a conversation now, of this tab or another */
  adopt() {
    const { locale } = this.#values;
    this.#values = { ...this.#values, ...this.#storage.get(this.#key), locale };
    return Boolean(this.#values.token);
  }

  /** Forgets the conversation; the language stays, and what else is named. */
  reset(kept = {}) {
    this.#values = { locale: this.#values.locale };
    this.save(kept);
  }

  /**
   * Takes over what another tab has stored.
   * @returns {"same" | "other" | "none"} whether that tab has begun another conversation, or has
   *   deleted this one
   */
  follow() {
    const stored = this.#storage.get(this.#key);
    const { locale, token, consent, seen = 0, answeredForm = 0 } = this.#values;
    if (!stored?.token) {
      // A tab that starts over keeps the consent; one that deletes keeps nothing.
      if (!token || !stored || stored.consent) return "same";
      this.#values = { ...stored, locale };
      return "none";
    }
    if (stored.token !== token) {
      this.#values = { ...stored, locale };
      return "other";
    }
    this.#values = {
      ...this.#values,
      consent: stored.consent ?? consent,
      seen: Math.max(seen, stored.seen ?? 0),
      answeredForm: Math.max(answeredForm, stored.answeredForm ?? 0),
    };
    return "same";
  }
}
