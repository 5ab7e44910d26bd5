// Which key press sends a message. Enter that accepts an input-method candidate never does.

const afterComposition = 100;   // milliseconds

/** Follows the composition of one text field. */
export class Composition {
  #isActive = false;
  #endedAt = -Infinity;
  #now;

  /** @param {() => number} [now] a clock in milliseconds */
  constructor(now = () => performance.now()) {
    this.#now = now;
  }

  begin() {
    this.#isActive = true;
  }

  end() {
    this.#isActive = false;
    this.#endedAt = this.#now();
  }

  /** The key belongs to the input method. Safari ends a composition before its last keydown. */
  claims(event) {
    return event.isComposing === true || event.keyCode === 229 || this.#isActive
      || this.#now() - this.#endedAt < afterComposition;
  }

  /** Attaches to a text field's events. */
  observe(field) {
    field.addEventListener("compositionstart", () => this.begin());
    field.addEventListener("compositionend", () => this.end());
  }
}

/** Enter alone sends; with Shift or Alt it breaks the line. */
export function isSendKey(event, composition) {
  return event.key === "Enter" && !event.shiftKey && !event.altKey && !composition.claims(event);
}
