// The messages of one conversation by sequence number: each once, in order, and gaps known.

export class Timeline {
  #bySeq = new Map();
  #clientIds = new Set();
  #sorted = null;
  #floor = 0;
  #last = 0;

  /** All messages, in order. */
  get messages() {
    this.#sorted ??= [...this.#bySeq.values()].sort((a, b) => a.seq - b.seq);
    return this.#sorted;
  }

  /** Everything up to this number is here: where a stream may resume. */
  get floor() {
    return this.#floor;
  }

  /** Something was received beyond a number that is missing. */
  get hasGap() {
    return this.#last > this.#floor;
  }

  has(clientId) {
    return this.#clientIds.has(clientId);
  }

  /** Takes in messages from a response or the stream; gives back those that were new. */
  merge(messages) {
    const added = messages.filter((message) =>
      Number.isInteger(message?.seq) && message.seq > 0 && this.#insert(message));
    this.#advance();
    return added;
  }

  /** Takes in the whole conversation: a number that is missing in it doesn't exist. */
  complete(messages) {
    const added = this.merge(messages);
    for (const { seq } of messages) this.#floor = Math.max(this.#floor, seq);
    this.#advance();
    return added;
  }

  #insert(message) {
    if (this.#bySeq.has(message.seq)) return false;
    this.#bySeq.set(message.seq, message);
    if (message.clientId) this.#clientIds.add(message.clientId);
    this.#last = Math.max(this.#last, message.seq);
    this.#sorted = null;
    return true;
  }

  #advance() {
    while (this.#bySeq.has(this.#floor + 1)) this.#floor += 1;
  }
}
