// The desk: the queue, the open conversation, and the live connection between them and the server.

import { element } from "../shared/dom.js";
import { EventStream } from "../shared/sse.js";
import { symbol } from "../staff/icons.js";
import { KnowledgeSearch } from "../staff/knowledge-search.js";
import { DeskConversation } from "./desk-conversation.js";
import { DeskQueue } from "./desk-queue.js";
import { Queue, titleKey } from "./queue.js";

const refusedPause = 15_000;   // milliseconds until a refused stream is tried again

export class DeskWorkplace extends HTMLElement {
  #context;
  #options;
  #queue = new Queue();
  #list;
  #pane;
  #banner;
  #conversation = null;
  #stream;
  #refusedTimer = null;
  #hasNews = false;
  #hasSnapshot = false;
  #onHash = () => this.#openFromAddress();
  #onVisible = () => this.#notice();

  /**
   * @param {import("../staff/context.js").StaffContext} context
   * @param {object} options
   * @param {import("./outbox.js").Drafts} options.drafts
   * @param {(id: string) => import("./correspondence.js").Correspondence} options.correspondence
   */
  constructor(context, options) {
    super();
    this.#context = context;
    this.#options = options;
    this.#list = new DeskQueue(context, this.#queue);
    this.#pane = element("main", { className: "pane", "data-testid": "pane" });
    this.#banner = element("div", {
      className: "banner", role: "status", "data-testid": "connection", "data-status": "connecting",
    });
    this.#stream = new EventStream({
      url: context.api.url("v1/desk/events"),
      credentials: "same-origin",
      onEvent: ({ type, data }) => this.#onEvent(type, data),
      onStatus: (status) => this.#showConnection(status),
      onRefused: (problem) => this.#onRefused(problem),
    });
  }

  connectedCallback() {
    this.classList.add("workplace");
    this.replaceChildren(this.#banner, this.#list, this.#pane);
    addEventListener("hashchange", this.#onHash);
    document.addEventListener("visibilitychange", this.#onVisible);
    this.#openFromAddress();
    this.#showTitle();
    this.#stream.start();
  }

  disconnectedCallback() {
    removeEventListener("hashchange", this.#onHash);
    document.removeEventListener("visibilitychange", this.#onVisible);
    clearTimeout(this.#refusedTimer);
    this.#stream.stop();
  }

  // Live

  #onEvent(type, data) {
    const value = JSON.parse(data);
    if (type === "snapshot") this.#onSnapshot(value.conversations);
    else if (type === "conversation") this.#onConversation(value);
    else if (type === "message") this.#onMessage(value);
    else if (type === "typing") this.#onTyping(value);
    else if (type === "gone") this.#onGone(value);
  }

  #onSnapshot(conversations) {
    this.#queue.replace(conversations);
    // What happened to the open conversation while nobody listened is in no event.
    if (this.#hasSnapshot) this.#conversation?.reload();
    this.#hasSnapshot = true;
    this.#update();
  }

  #onConversation(summary) {
    if (this.#queue.apply(summary)) this.#raiseNews();
    if (summary.id === this.#conversation?.conversationId) this.#conversation.receiveSummary(summary);
    this.#update();
  }

  #onMessage({ conversationId, message }) {
    const isOpen = conversationId === this.#conversation?.conversationId;
    if (isOpen) this.#conversation.receiveMessage(message);
    if (message.author !== "patient") return;
    const isMine = this.#queue.get(conversationId)?.claimedBy?.name === this.#context.user.name;
    if (isMine && (!isOpen || document.hidden)) this.#raiseNews();
    if (!isOpen && isMine) this.#queue.markUnread(conversationId);
    this.#update();
  }

  #onGone({ id }) {
    this.#queue.remove(id);
    if (id === this.#conversation?.conversationId) this.#conversation.receiveErasure();
    this.#update();
  }

  #onTyping({ conversationId, author }) {
    if (conversationId === this.#conversation?.conversationId) this.#conversation.showTyping(author);
  }

  #onRefused(problem) {
    if (problem.status === 401) return this.#context.onSessionLost();
    this.#showConnection("interrupted");
    this.#refusedTimer = setTimeout(() => this.#stream.start(), refusedPause);
  }

  #showConnection(status) {
    // A new attempt is no news: the banner stays until the connection is there.
    const shown = status === "open" ? "open" : status === "interrupted" ? "lost" : null;
    if (!shown || shown === this.#banner.dataset.status) return;
    this.#banner.dataset.status = shown;
    this.#banner.replaceChildren(...(shown === "lost"
      ? [symbol("offline"), element("span", {}, this.#context.text("connection.lost"))] : []));
  }

  // Title

  #raiseNews() {
    if (document.hidden) this.#hasNews = true;
  }

  #notice() {
    if (document.hidden) return;
    this.#hasNews = false;
    this.#showTitle();
  }

  #showTitle() {
    const count = this.#queue.waitingCount;
    const key = titleKey(count, this.#queue.hasWaitingEmergency, this.#hasNews);
    document.title = this.#context.text(key, { count });
  }

  #update() {
    this.#list.update();
    this.#showTitle();
  }

  // The open conversation; its id is in the fragment, which never leaves the browser.

  #openFromAddress() {
    const id = decodeURIComponent(location.hash.slice(1)) || null;
    if (id && id === this.#conversation?.conversationId) return;
    this.#conversation = id ? new DeskConversation(this.#context, id, {
      correspondence: this.#options.correspondence(id),
      drafts: this.#options.drafts,
    }) : null;
    if (id) this.#queue.markRead(id);
    this.classList.toggle("is-open", Boolean(id));
    this.#pane.replaceChildren(this.#conversation ?? this.#emptyPane());
    this.#list.select(id);
    if (this.#list.isConnected) this.#list.update();
  }

  #emptyPane() {
    const context = this.#context;
    return element("div", { className: "idle" },
      element("div", { className: "empty" }, symbol("chat"),
        element("p", {}, context.text("conversation.none"))),
      element("section", { className: "look-up" },
        element("h2", {}, context.text("search.title")),
        new KnowledgeSearch(context, { language: () => context.tag, actions: () => [] })));
  }
}
