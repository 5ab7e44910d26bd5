// One conversation's messages and the replies on their way to it. It lives as long as the person is
// signed in, so that a send goes on while another conversation is open.

import { newId } from "../shared/ids.js";
import { errorKey } from "../staff/context.js";
import { Outbox } from "./outbox.js";
import { Transcript } from "./transcript.js";

/** Sends a `change` event whenever there is something to show anew. */
export class Correspondence extends EventTarget {
  transcript = new Transcript();
  #api;
  #id;
  #outbox;
  #makeId;
  #last = Promise.resolve();

  constructor({ api, id, user, storage, makeId = newId }) {
    super();
    this.#api = api;
    this.#id = id;
    this.#outbox = new Outbox(storage, user, id);
    this.#makeId = makeId;
  }

  get pending() {
    return this.#outbox.entries;
  }

  receive(messages) {
    this.transcript.add(messages);
    this.#outbox.settle(this.transcript);
    this.#changed();
  }

  /** Resolves when the send has succeeded or failed; the outcome is in `pending`. */
  send(text, at = new Date()) {
    const clientId = this.#makeId();
    this.#outbox.add(clientId, text, at.toISOString());
    this.#changed();
    return this.#enqueue(clientId);
  }

  retry(clientId) {
    this.#outbox.mark(clientId, "sending");
    this.#changed();
    return this.#enqueue(clientId);
  }

  /** Gives up a failed send and hands its text back. */
  withdraw(clientId) {
    const text = this.#outbox.get(clientId)?.text ?? "";
    this.#outbox.remove(clientId);
    this.#changed();
    return text;
  }

  /** One after the other: what was written first arrives first. */
  #enqueue(clientId) {
    this.#last = this.#last.then(() => this.#post(clientId));
    return this.#last;
  }

  async #post(clientId) {
    const entry = this.#outbox.get(clientId);
    if (!entry) return;   // the stream has brought it back already
    try {
      const answer = await this.#api.post(
        `v1/desk/conversations/${encodeURIComponent(this.#id)}/messages`,
        { clientId, text: entry.text });
      this.transcript.add(answer?.messages ?? []);
      this.#outbox.remove(clientId);
    } catch (error) {
      this.#outbox.mark(clientId, "failed", errorKey(error));
      if (error.status === 401 || error.status === 409) {
        this.dispatchEvent(Object.assign(new Event("refused"), { error }));
      }
    }
    this.#changed();
  }

  #changed() {
    this.dispatchEvent(new Event("change"));
  }
}
