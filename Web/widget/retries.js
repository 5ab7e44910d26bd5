// Named timers, and attempts that come later each time.

import { backoffDelay } from "../shared/backoff.js";

export class Retries {
  #timers = new Map();
  #attempts = new Map();

  /** Does it after a delay in milliseconds; another call of the same name replaces the first. */
  after(name, delay, action) {
    this.cancel(name);
    this.#timers.set(name, setTimeout(() => {
      this.#timers.delete(name);
      action();
    }, delay));
  }

  /** Another attempt after a failure, and not before the service allows it. */
  later(name, action, error) {
    const attempt = this.attempts(name);
    this.#attempts.set(name, attempt + 1);
    this.after(name, Math.max((error?.retryAfter ?? 0) * 1000, backoffDelay(attempt)), action);
  }

  /** Does it now instead of later. */
  now(name, action) {
    this.cancel(name);
    action();
  }

  isWaiting(name) {
    return this.#timers.has(name);
  }

  /** How often it has failed in a row. */
  attempts(name) {
    return this.#attempts.get(name) ?? 0;
  }

  /** It has succeeded: nothing waits, and the next failure is the first. */
  settle(name) {
    this.#attempts.delete(name);
    this.cancel(name);
  }

  cancel(name) {
    clearTimeout(this.#timers.get(name));
    this.#timers.delete(name);
  }

  clear() {
    for (const name of [...this.#timers.keys()]) this.cancel(name);
    this.#attempts.clear();
  }
}
