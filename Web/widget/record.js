// What the browser keeps of a conversation: its address, its token and how far it was read.

/**
 * Values: `{creation?, id?, token?, locale, localePending?, seen?, answeredForm?}`. `creation` is
 * a request whose answer has not come yet; no message's text is kept here.
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

  save(changes) {
    this.#values = { ...this.#values, ...changes };
    this.#storage.set(this.#key, this.#values);
  }

  /** Forgets the conversation; the language stays. */
  reset() {
    this.#values = { locale: this.#values.locale };
    this.save({});
  }

  /**
   * Takes over what another tab has stored.
   * @returns {boolean} whether that tab has begun another conversation
   */
  follow() {
    const stored = this.#storage.get(this.#key);
    if (!stored?.token) return false;
    const { locale, token, seen = 0, answeredForm = 0 } = this.#values;
    if (stored.token !== token) {
      this.#values = { ...stored, locale };
      return true;
    }
    this.#values = {
      ...this.#values,
      seen: Math.max(seen, stored.seen ?? 0),
      answeredForm: Math.max(answeredForm, stored.answeredForm ?? 0),
    };
    return false;
  }
}
