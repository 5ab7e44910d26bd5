// What was written and not yet acknowledged. The store is the truth, so two tabs see one outbox;
// each item has a key of its own, so that two tabs that write at once don't undo each other.

/**
 * An item is `{clientId, body, text, lang, at, order}`: `body` is what is posted beside the client
 * id (`{text}`, `{choice}` or `{form}`), `text` what is shown meanwhile.
 */
export class Outbox {
  #storage;
  #prefix;
  #states = new Map();

  /** @param {import("./storage.js").SafeStorage} storage */
  constructor(storage, prefix) {
    this.#storage = storage;
    this.#prefix = `${prefix} `;
  }

  /** In the order in which they were written. */
  get items() {
    return this.#storage.all(this.#prefix)
      .sort((a, b) => a.order - b.order || (a.clientId < b.clientId ? -1 : 1));
  }

  /** The one to send: never another before it is acknowledged, so the order holds. */
  get next() {
    return this.items[0] ?? null;
  }

  has(clientId) {
    return this.#storage.get(this.#prefix + clientId) !== null;
  }

  /** Adding a client id twice keeps the first. */
  add(item) {
    if (this.has(item.clientId)) return;
    const order = (this.items.at(-1)?.order ?? 0) + 1;
    this.#storage.set(this.#prefix + item.clientId, { ...item, order });
  }

  /** Acknowledged, or refused for good. */
  remove(clientId) {
    this.#states.delete(clientId);
    this.#storage.remove(this.#prefix + clientId);
  }

  /** Keeps only the items that fit, for example what a new conversation can still use. */
  retain(fits) {
    this.#states.clear();
    for (const item of this.items) if (!fits(item)) this.remove(item.clientId);
  }

  /** `sending`, `delayed` (the service asked to wait) or `failed`; lives as long as the page. */
  state(clientId) {
    return this.#states.get(clientId) ?? "sending";
  }

  mark(clientId, state) {
    this.#states.set(clientId, state);
  }
}
