// What was written and is not yet with the server: drafts, and sends under way or failed. Both
// outlive a reload of the tab and nothing else.

const prefix = "liaison.desk.";

/** Removes everything that the desk keeps in this tab. */
export function forgetAll(storage) {
  const keys = Array.from({ length: storage.length }, (_, index) => storage.key(index));
  for (const key of keys) if (key.startsWith(prefix)) storage.removeItem(key);
}

/** The unsent text of one person, one for each conversation and kind (`reply`, `note`). */
export class Drafts {
  #storage;
  #user;

  constructor(storage, user) {
    this.#storage = storage;
    this.#user = user;
  }

  #key(conversation, kind) {
    return `${prefix}draft.${this.#user}.${conversation}.${kind}`;
  }

  read(conversation, kind) {
    return this.#storage.getItem(this.#key(conversation, kind)) ?? "";
  }

  write(conversation, kind, text) {
    const key = this.#key(conversation, kind);
    if (text) this.#storage.setItem(key, text);
    else this.#storage.removeItem(key);
  }
}

/**
 * The sends of one person in one conversation. Each keeps its client id through every retry, so
 * that the server stores it once however often it arrives.
 */
export class Outbox {
  #storage;
  #key;
  #entries;

  constructor(storage, user, conversation) {
    this.#storage = storage;
    this.#key = `${prefix}outbox.${user}.${conversation}`;
    // Whether a send that a reload cut off has arrived is unknown; the person may try it again.
    this.#entries = JSON.parse(storage.getItem(this.#key) ?? "[]")
      .map((entry) => ({ ...entry, status: "failed" }));
  }

  get entries() {
    return [...this.#entries];
  }

  get(clientId) {
    return this.#entries.find((entry) => entry.clientId === clientId) ?? null;
  }

  add(clientId, text, at) {
    this.#entries.push({ clientId, text, at, status: "sending" });
    this.#save();
  }

  /** @param {"sending" | "failed"} status @param {string | null} reason why it failed, in words */
  mark(clientId, status, reason = null) {
    const entry = this.get(clientId);
    if (!entry) return;
    entry.status = status;
    entry.reason = reason;
    this.#save();
  }

  remove(clientId) {
    this.#entries = this.#entries.filter((entry) => entry.clientId !== clientId);
    this.#save();
  }

  /** Drops what the transcript already holds. */
  settle(transcript) {
    for (const { clientId } of this.entries) {
      if (transcript.hasClientId(clientId)) this.remove(clientId);
    }
  }

  #save() {
    if (this.#entries.length === 0) this.#storage.removeItem(this.#key);
    else this.#storage.setItem(this.#key, JSON.stringify(this.#entries));
  }
}
