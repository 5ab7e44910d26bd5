// Carries the outbox to the service: one message in flight, in order, until it is acknowledged.

import { ProblemError } from "../shared/api.js";
import { Retries } from "./retries.js";

/** The service itself says that the conversation or its token no longer exists. */
export function isGone(error) {
  return error.status === 401 && error.code === "unauthorized";
}

/** The service itself refuses for good; what a proxy says in its place may pass. */
export function isRefusal(error) {
  return error instanceof ProblemError && error.code !== null && !error.isTemporary;
}

export class Courier {
  #outbox;
  #post;
  #on;
  #retries = new Retries();
  #run = null;

  /**
   * @param {import("./outbox.js").Outbox} outbox
   * @param {(body: object) => Promise<object>} post sends one message
   * @param {object} on listeners: `answer(body)`, `gone()`, `rejected(item, problem)`,
   *   `emergency(item, reply)`, `change()`
   */
  constructor(outbox, post, on) {
    this.#outbox = outbox;
    this.#post = post;
    this.#on = on;
  }

  /** Sends what there is; does nothing while it is already at work. */
  async deliver() {
    if (this.#run) return;
    const run = {};
    this.#run = run;
    this.#retries.cancel("send");
    for (let item; this.#run === run && (item = this.#outbox.next);) {
      if (!(await this.#send(item, run))) break;
    }
    if (this.#run === run) this.#run = null;
  }

  /** Tries again at once, unless the service has asked to wait. */
  hurry() {
    const { next } = this.#outbox;
    if (next && this.#outbox.state(next.clientId) === "delayed") return;
    this.deliver();
  }

  /** Forgets what is in flight; it stays in the outbox. */
  halt() {
    this.#run = null;
    this.#retries.clear();
  }

  /** Whether the next one may go. */
  async #send(item, run) {
    if (this.#outbox.state(item.clientId) !== "failed") {
      this.#outbox.mark(item.clientId, "sending");
      this.#on.change();
    }
    try {
      const answer = await this.#post({ clientId: item.clientId, ...item.body });
      if (this.#run !== run) return false;
      this.#retries.settle("send");
      this.#outbox.remove(item.clientId);
      this.#on.answer(answer ?? {});
      return true;
    } catch (error) {
      return this.#run === run && this.#failed(item, error);
    }
  }

  #failed(item, error) {
    // The stream may have brought it meanwhile: then only the answer was lost.
    if (!this.#outbox.has(item.clientId)) return true;
    const reply = error.problem?.emergency;
    if (reply?.text) this.#on.emergency(item, reply);
    if (isGone(error)) {
      this.#on.gone();
      return false;
    }
    if (isRefusal(error)) {
      this.#outbox.remove(item.clientId);
      this.#on.rejected(item, error);
      return true;
    }
    const isOffline = globalThis.navigator?.onLine === false;
    if (error.status === 429) this.#outbox.mark(item.clientId, "delayed");
    else if (isOffline || this.#retries.attempts("send") > 0) {
      this.#outbox.mark(item.clientId, "failed");
    }
    this.#retries.later("send", () => this.deliver(), error);
    this.#on.change();
    return false;
  }
}
