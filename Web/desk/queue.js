// The queue as the desk sees it: pure, so that its order can be tested.

const ranks = { emergency: 0, high: 1, normal: 2 };

/** Waiting conversations: by priority, then the one that has waited longest. */
export function byUrgency(left, right) {
  const urgency = (ranks[left.priority] ?? 2) - (ranks[right.priority] ?? 2);
  return urgency || Date.parse(left.waitingSince) - Date.parse(right.waitingSince)
    || left.id.localeCompare(right.id);
}

/** Conversations with staff: emergencies first, then the one with the newest message. */
export function byActivity(left, right) {
  const isEmergency = (summary) => (summary.priority === "emergency" ? 0 : 1);
  return isEmergency(left) - isEmergency(right)
    || Date.parse(right.lastMessageAt) - Date.parse(left.lastMessageAt)
    || left.id.localeCompare(right.id);
}

/** All conversations that wait for staff or are with staff. */
export class Queue {
  #summaries = new Map();
  #unread = new Set();

  /** Everything anew, as the stream sends it at each connection. */
  replace(summaries) {
    this.#summaries = new Map(summaries.map((summary) => [summary.id, summary]));
    for (const id of this.#unread) if (!this.#summaries.has(id)) this.#unread.delete(id);
  }

  /**
   * One conversation as it is now.
   * @returns {boolean} it has begun to wait, or has become an emergency
   */
  apply(summary) {
    const before = this.#summaries.get(summary.id);
    if (summary.state !== "waiting" && summary.state !== "staff") {
      this.remove(summary.id);
      return false;
    }
    // What staff does is told without the patient's words: those known stay.
    this.#summaries.set(summary.id, { ...summary, preview: summary.preview ?? before?.preview });
    const waitsAnew = summary.state === "waiting" && before?.state !== "waiting";
    return waitsAnew || (summary.priority === "emergency" && before?.priority !== "emergency");
  }

  /** The conversation was erased. */
  remove(id) {
    this.#summaries.delete(id);
    this.#unread.delete(id);
  }

  get(id) {
    return this.#summaries.get(id) ?? null;
  }

  markUnread(id) {
    if (this.#summaries.has(id)) this.#unread.add(id);
  }

  markRead(id) {
    this.#unread.delete(id);
  }

  isUnread(id) {
    return this.#unread.has(id);
  }

  /** @param {string} me the name of the person at this desk */
  groups(me) {
    const all = [...this.#summaries.values()];
    const withStaff = all.filter(({ state }) => state === "staff").sort(byActivity);
    return {
      waiting: all.filter(({ state }) => state === "waiting").sort(byUrgency),
      mine: withStaff.filter(({ claimedBy }) => claimedBy?.name === me),
      others: withStaff.filter(({ claimedBy }) => claimedBy?.name !== me),
    };
  }

  get waitingCount() {
    return [...this.#summaries.values()].filter(({ state }) => state === "waiting").length;
  }

  get hasWaitingEmergency() {
    return [...this.#summaries.values()]
      .some(({ state, priority }) => state === "waiting" && priority === "emergency");
  }
}

/** The key of the page's title: an emergency shows before the number, news before the name. */
export function titleKey(waitingCount, hasEmergency, hasNews) {
  if (hasEmergency) return "desk.title.emergency";
  if (waitingCount === 0) return hasNews ? "desk.title.news" : "desk.title";
  return hasNews ? "desk.title.waitingNews" : "desk.title.waiting";
}
