// The messages of one conversation, in order and each once, from whichever way they came.

export class Transcript {
  #messages = new Map();
  #clientIds = new Set();
  #sorted = null;
  #decisions = [];

  /** @returns {boolean} something is new */
  add(messages) {
    const before = this.#messages.size;
    for (const message of messages) {
      this.#messages.set(message.seq, message);
      if (message.clientId) this.#clientIds.add(message.clientId);
    }
    this.#sorted = null;
    return this.#messages.size !== before;
  }

  set decisions(decisions) {
    this.#decisions = decisions;
  }

  get messages() {
    this.#sorted ??= [...this.#messages.values()].sort((left, right) => left.seq - right.seq);
    return this.#sorted;
  }

  has(seq) {
    return this.#messages.has(seq);
  }

  /** A number between the first and the last message is missing: it has to be fetched. */
  get hasGap() {
    const { messages } = this;
    return messages.length > 0
      && messages.at(-1).seq - messages[0].seq + 1 > messages.length;
  }

  hasClientId(clientId) {
    return this.#clientIds.has(clientId);
  }

  /**
   * The decision to show with each message, by sequence number. A decision is recorded with the
   * patient's message; it explains the first bot message of that turn, or, where the bot said
   * nothing, the patient's message itself.
   */
  get decisionsBySeq() {
    const decisions = new Map(this.#decisions.map(({ seq, decision }) => [seq, decision]));
    const places = new Map();
    let asked = null;
    for (const { seq, author } of this.messages) {
      if (author === "patient") asked = null;
      if (decisions.has(seq)) {
        asked = seq;
        places.set(seq, decisions.get(seq));
      }
      if (author === "bot" && asked !== null) {
        places.delete(asked);
        places.set(seq, decisions.get(asked));
        asked = null;
      }
    }
    return places;
  }
}
