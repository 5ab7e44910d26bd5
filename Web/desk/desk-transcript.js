// The log of a conversation: keeps its nodes, so that only what is new is announced and drawn.

import { element } from "../shared/dom.js";
import { dayKey, dayLabel } from "../shared/time.js";
import { messageView, pendingView } from "./message-view.js";

export class DeskTranscript extends HTMLElement {
  #context;
  #correspondence;
  #options;
  #nodes = new Map();
  #log;
  #typing;
  #typingTimer = null;
  #jump;
  #followsEnd = true;
  #scrollTop = 0;
  #resize = new ResizeObserver(() => this.#onResize());
  #update = () => this.#render();

  /**
   * @param {import("../staff/context.js").StaffContext} context
   * @param {import("./correspondence.js").Correspondence} correspondence
   * @param {{lang: () => string, onWithdraw: (text: string) => void}} options
   */
  constructor(context, correspondence, options) {
    super();
    this.#context = context;
    this.#correspondence = correspondence;
    this.#options = options;
    this.#log = element("div", {
      className: "log", role: "log", tabIndex: 0, "aria-label": context.text("transcript.label"),
      "data-testid": "transcript", onscroll: () => this.#onScroll(),
    });
    this.#typing = element("p", {
      className: "typing small muted", hidden: true, "data-testid": "typing",
    });
    this.#jump = element("button", {
      className: "button compact jump", type: "button", hidden: true, "data-testid": "jump",
      onclick: () => this.#scrollToEnd(),
    }, context.text("transcript.jump"));
  }

  connectedCallback() {
    this.replaceChildren(this.#log, this.#jump, this.#typing);
    this.#correspondence.addEventListener("change", this.#update);
    this.#resize.observe(this.#log);
    this.#render();
    this.#scrollToEnd();
  }

  disconnectedCallback() {
    this.#correspondence.removeEventListener("change", this.#update);
    this.#resize.disconnect();
    clearTimeout(this.#typingTimer);
  }

  /** Shows for a few seconds that somebody writes. */
  showTyping(author) {
    this.#typing.textContent = this.#context.text(
      author === "patient" ? "typing.patient" : "typing.staff");
    this.#typing.hidden = false;
    clearTimeout(this.#typingTimer);
    this.#typingTimer = setTimeout(() => this.#hideTyping(), 6000);
  }

  #hideTyping() {
    this.#typing.hidden = true;
  }

  get #isAtEnd() {
    return this.#log.scrollHeight - this.#log.scrollTop - this.#log.clientHeight < 80;
  }

  #onScroll() {
    // Only the reader's own scrolling upwards leaves the end; a smaller log does not.
    const isUpwards = this.#log.scrollTop < this.#scrollTop;
    this.#scrollTop = this.#log.scrollTop;
    this.#followsEnd = this.#isAtEnd || (this.#followsEnd && !isUpwards);
    if (this.#followsEnd) this.#jump.hidden = true;
  }

  /** A composer that appears or grows must not cover the last message. */
  #onResize() {
    if (this.#followsEnd) this.#scrollToEnd();
  }

  #scrollToEnd() {
    this.#log.scrollTop = this.#log.scrollHeight;
    this.#jump.hidden = true;
    this.#followsEnd = true;
  }

  #render() {
    const followedEnd = this.#followsEnd;
    const wanted = this.#wanted();
    const added = wanted.map(([key]) => key).filter((key) => !this.#nodes.has(key));
    const nodes = new Map(wanted.map(([key, make]) => [key, this.#nodes.get(key) ?? make()]));
    for (const [key, node] of this.#nodes) if (!nodes.has(key)) node.remove();
    let place = this.#log.firstChild;
    for (const node of nodes.values()) {
      if (node === place) place = place.nextSibling;
      else this.#log.insertBefore(node, place);
    }
    this.#nodes = nodes;
    if (added.length === 0) return;
    if (this.#correspondence.transcript.messages.at(-1)?.author === "patient") this.#hideTyping();
    const isOwn = added.some((key) => key.startsWith("pending"));
    if (followedEnd || isOwn) this.#scrollToEnd();
    else this.#jump.hidden = false;
  }

  /** What belongs into the log, in order: a key that changes with the content, and its maker. */
  #wanted() {
    const { transcript, pending } = this.#correspondence;
    const decisions = transcript.decisionsBySeq;
    const wanted = [];
    let day = null;
    for (const message of transcript.messages) {
      const date = new Date(message.at);
      if (dayKey(date) !== day) {
        day = dayKey(date);
        wanted.push([`day ${day}`, () => this.#separator(date)]);
      }
      const decision = decisions.get(message.seq);
      wanted.push([`message ${message.seq} ${decision ? "decided" : ""}`,
        () => messageView(this.#context, message, { decision })]);
    }
    for (const entry of pending) {
      wanted.push([`pending ${entry.clientId} ${entry.status}`, () => this.#pending(entry)]);
    }
    return wanted;
  }

  #separator(date) {
    const words = {
      today: this.#context.text("day.today"), yesterday: this.#context.text("day.yesterday"),
    };
    return element("p", { className: "day small muted" },
      element("span", {}, dayLabel(date, new Date(), this.#context.tag, words)));
  }

  #pending(entry) {
    return pendingView(this.#context, entry, {
      lang: this.#options.lang(),
      onRetry: () => this.#correspondence.retry(entry.clientId),
      onWithdraw: () => this.#options.onWithdraw(this.#correspondence.withdraw(entry.clientId)),
    });
  }
}
