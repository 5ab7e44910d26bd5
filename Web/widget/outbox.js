// What was written and not yet acknowledged. The store is the truth, so two tabs see one outbox.

/**
 * An item is `{clientId, body, text, lang, at}`: `body` is what is posted beside the client id
 * (`{text}`, `{choice}` or `{form}`), `text` what is shown meanwhile.
 */
export class Outbox {
  #storage;
  #key;
  #states = new Map();

  /** @param {import("./storage.js").SafeStorage} storage */
  constructor(storage, key) {
    this.#storage = storage;
    this.#key = key;
  }

  /** In the order in which they were written. */
  get items() {
    const items = this.#storage.get(this.#key);
    return Array.isArray(items) ? items : [];
  }

  /** The one to send: never another before it is acknowledged, so the order holds. */
  get next() {
    return this.items[0] ?? null;
  }

  has(clientId) {
    return this.items.some((item) => item.clientId === clientId);
  }

  /** Adding a client id twice keeps the first. */
  add(item) {
    if (!this.has(item.clientId)) this.#save([...this.items, item]);
  }

  /** Acknowledged, or refused for good. */
  remove(clientId) {
    this.#states.delete(clientId);
    const rest = this.items.filter((item) => item.clientId !== clientId);
    if (rest.length !== this.items.length) this.#save(rest);
  }

  /** Keeps only the items that fit, for example what a new conversation can still use. */
  retain(fits) {
    this.#states.clear();
    this.#save(this.items.filter(fits));
  }

  /** `sending`, `delayed` (the service asked to wait) or `failed`; lives as long as the page. */
  state(clientId) {
    return this.#states.get(clientId) ?? "sending";
  }

  mark(clientId, state) {
    this.#states.set(clientId, state);
  }

  #save(items) {
    if (items.length === 0) this.#storage.remove(this.#key);
    else this.#storage.set(this.#key, items);
  }
}
