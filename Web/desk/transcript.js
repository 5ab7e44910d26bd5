// The messages of one conversation, in order and each once, from whichever way they came.

export class Transcript {
  #messages = new Map();
  #decisions = [];

  /** @returns {boolean} something is new */
  add(messages) {
    const before = this.#messages.size;
    for (const message of messages) this.#messages.set(message.seq, message);
    return this.#messages.size !== before;
  }

  set decisions(decisions) {
    this.#decisions = decisions;
  }

  get messages() {
    return [...this.#messages.values()].sort((left, right) => left.seq - right.seq);
  }

  has(seq) {
    return this.#messages.has(seq);
  }

  /** A number between the first and the last message is missing: it has to be fetched. */
  get hasGap() {
    const numbers = [...this.#messages.keys()];
    return numbers.length > 0 && Math.max(...numbers) - Math.min(...numbers) + 1 > numbers.length;
  }

  hasClientId(clientId) {
    return [...this.#messages.values()].some((message) => message.clientId === clientId);
  }

  /**
   * The decision to show with each message, by sequence number. A decision is recorded with the
   * patient's message; it explains the first bot message of that turn, or, where the bot said
   * nothing, the patient's message itself.
   */
  get decisionsBySeq() {
    const messages = this.messages;
    const places = new Map();
    for (const { seq, decision } of this.#decisions) {
      const start = messages.findIndex((message) => message.seq === seq);
      if (start < 0) continue;
      const end = messages.findIndex((message, index) => index > start && message.author === "patient");
      const turn = messages.slice(start, end < 0 ? undefined : end);
      const answer = turn.find((message) => message.author === "bot");
      places.set((answer ?? messages[start]).seq, decision);
    }
    return places;
  }
}
