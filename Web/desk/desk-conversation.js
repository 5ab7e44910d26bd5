// The open conversation: who has it, what can be done with it, and its parts.

import { element } from "../shared/dom.js";
import { loadStrings } from "../shared/localise.js";
import { ask } from "../staff/dialog.js";
import { symbol } from "../staff/icons.js";
import { ConversationDetails } from "./conversation-details.js";
import { DeskComposer } from "./desk-composer.js";
import { priorityBadge } from "./desk-queue.js";
import { DeskTranscript } from "./desk-transcript.js";

const reloadDelay = 250;   // milliseconds in which several signals make one request

export class DeskConversation extends HTMLElement {
  #context;
  #id;
  #options;
  #conversation = null;
  #notes = [];
  #transcript;
  #details;
  #header;
  #notice;
  #footer;
  #composer = null;
  #footerKind = null;
  #reloadTimer = null;
  #isBusy = false;
  #settle = () => this.#catchUp();
  #refuse = (event) => this.#onRefused(event.error);

  /**
   * @param {import("../staff/context.js").StaffContext} context
   * @param {string} id
   * @param {object} options
   * @param {import("./correspondence.js").Correspondence} options.correspondence
   * @param {import("./outbox.js").Drafts} options.drafts
   */
  constructor(context, id, options) {
    super();
    this.#context = context;
    this.#id = id;
    this.#options = options;
    this.#header = element("header", { className: "head" });
    this.#notice = element("p", {
      className: "notice warning", role: "alert", hidden: true, "data-testid": "conversation-notice",
    });
    this.#footer = element("footer", { className: "foot" });
    this.#transcript = new DeskTranscript(context, options.correspondence, {
      lang: () => this.#conversation?.lang ?? context.tag,
      onWithdraw: (text) => this.#restore(text),
    });
    this.#details = new ConversationDetails(context, {
      draft: options.drafts.read(id, "note"),
      onDraft: (text) => options.drafts.write(id, "note", text),
      onNote: (text) => this.#addNote(text),
      lang: () => this.#conversation?.lang ?? context.tag,
      onQuote: (hit, text) => this.#quote(hit, text),
    });
    this.#details.id = "details";
  }

  get conversationId() {
    return this.#id;
  }

  connectedCallback() {
    this.dataset.testid = "conversation";
    this.dataset.id = this.#id;
    this.setAttribute("role", "region");
    this.setAttribute("aria-label", this.#context.text("conversation.label"));
    this.append(element("div", { className: "starting" }, element("div", { className: "spinner" })));
    this.#options.correspondence.addEventListener("change", this.#settle);
    this.#options.correspondence.addEventListener("refused", this.#refuse);
    this.reload();
  }

  disconnectedCallback() {
    clearTimeout(this.#reloadTimer);
    this.#options.correspondence.removeEventListener("change", this.#settle);
    this.#options.correspondence.removeEventListener("refused", this.#refuse);
  }

  /** Fetches the whole conversation; false where that failed. */
  async reload() {
    clearTimeout(this.#reloadTimer);
    this.#reloadTimer = null;
    try {
      const answer = await this.#context.api.get(this.#path());
      if (!this.isConnected) return false;
      this.#conversation = answer.conversation;
      this.#notes = answer.notes ?? [];
      this.#options.correspondence.transcript.decisions = answer.decisions ?? [];
      if (!this.#header.isConnected) this.#assemble();
      this.#options.correspondence.receive(answer.messages);
      this.#show();
      return true;
    } catch (error) {
      if (this.isConnected) this.#showLoadFailure(error);
      return false;
    }
  }

  /** Fetches soon, once for several signals. */
  reloadSoon() {
    this.#reloadTimer ??= setTimeout(() => this.reload(), reloadDelay);
  }

  /** The summary as the stream sends it. */
  receiveSummary(summary) {
    if (!this.#conversation) return;
    // A member that is absent from the summary no longer applies.
    const { locale, timezone, page, createdAt } = this.#conversation;
    this.#conversation = { locale, timezone, page, createdAt, ...summary };
    this.#show();
    this.reloadSoon();   // notes, contact and decisions are not in the summary
  }

  receiveMessage(message) {
    this.#options.correspondence.receive([message]);
    if (message.author === "bot") this.reloadSoon();   // for its decision
  }

  /** The patient has had everything erased. */
  receiveErasure() {
    this.#conversation = null;
    this.replaceChildren(element("div", { className: "empty", "data-testid": "erased" },
      element("p", {}, this.#context.text("conversation.erased"))));
  }

  showTyping(author) {
    if (this.#conversation) this.#transcript.showTyping(author);
  }

  #path(action) {
    const path = `v1/desk/conversations/${encodeURIComponent(this.#id)}`;
    return action ? `${path}/${action}` : path;
  }

  get #isMine() {
    return this.#conversation.state === "staff"
      && this.#conversation.claimedBy?.name === this.#context.user.name;
  }

  #catchUp() {
    if (this.#conversation && this.#options.correspondence.transcript.hasGap) this.reloadSoon();
  }

  #assemble() {
    this.replaceChildren(
      element("div", { className: "main" }, this.#header, this.#notice, this.#transcript, this.#footer),
      this.#details);
  }

  #show() {
    this.dataset.state = this.#conversation.state;
    this.dataset.priority = this.#conversation.priority ?? "normal";
    this.#showHeader();
    this.#showFooter();
    this.#details.show(this.#conversation, this.#notes);
  }

  #showHeader() {
    const focusedAction = this.#header.contains(document.activeElement)
      ? document.activeElement.dataset.testid : null;
    const context = this.#context;
    const { lang, priority, reason } = this.#conversation;
    this.#header.replaceChildren(
      element("a", { className: "button quiet compact back", href: "#", "data-testid": "back" },
        symbol("back"), context.text("conversation.back")),
      element("div", { className: "title" },
        element("h1", { tabIndex: -1 },
          reason ? context.label(reason) : context.text("conversation.untitled")),
        element("p", { className: "status small muted" },
          priorityBadge(context, priority),
          element("span", { "data-testid": "state" }, this.#stateText()),
          element("span", { lang }, context.languageName(lang)))),
      element("div", { className: "actions" }, this.#actions()));
    if (focusedAction) this.#header.querySelector(`[data-testid="${focusedAction}"]`)?.focus();
  }

  #stateText() {
    const { state, claimedBy } = this.#conversation;
    if (state !== "staff") return this.#context.text(`state.${state}`);
    if (this.#isMine) return this.#context.text("state.mine");
    return this.#context.text("state.other", { name: claimedBy?.displayName });
  }

  #actions() {
    const details = this.#action("details", "quiet details-toggle", () => this.#toggleDetails());
    details.setAttribute("aria-controls", "details");
    details.setAttribute("aria-expanded", String(this.classList.contains("with-details")));
    if (!this.#isMine) return [details];
    return [
      this.#action("transfer", "", () => this.#transfer()),
      this.#action("release", "", () => this.#change("release")),
      this.#action("resolve", "primary", () => this.#resolve()),
      details,
    ];
  }

  #action(name, kind, onclick) {
    return element("button", {
      className: `button compact ${kind}`, type: "button", "data-testid": name,
      disabled: this.#isBusy, onclick,
    }, this.#context.text(`action.${name}`));
  }

  #toggleDetails() {
    this.classList.toggle("with-details");
    this.#showHeader();
  }

  /** The composer stays the same element while the conversation is this person's. */
  #showFooter() {
    const kind = this.#isMine ? "mine" : this.#conversation.state;
    if (kind === this.#footerKind && kind !== "staff") return this.#showBusy();
    this.#footerKind = kind;
    this.#composer = kind === "mine" ? this.#makeComposer() : null;
    this.#footer.replaceChildren(...(this.#composer ? [this.#composer] : this.#bar(kind)));
    this.#showBusy();
  }

  #showBusy() {
    const claim = this.#footer.querySelector("[data-testid=claim]");
    if (claim) claim.disabled = this.#isBusy;
  }

  #bar(kind) {
    const context = this.#context;
    if (kind === "waiting") {
      return [
        element("p", { className: "muted" }, context.text("bar.waiting")),
        element("button", {
          className: "button primary", type: "button", "data-testid": "claim",
          onclick: () => this.#claim(),
        }, context.text("action.claim")),
      ];
    }
    const name = this.#conversation.claimedBy?.displayName;
    return [element("p", { className: "muted" }, context.text(`bar.${kind}`, { name }))];
  }

  #makeComposer() {
    const { drafts, correspondence } = this.#options;
    return new DeskComposer(this.#context, {
      lang: this.#conversation.lang,
      draft: drafts.read(this.#id, "reply"),
      onDraft: (text) => drafts.write(this.#id, "reply", text),
      onSend: (text) => correspondence.send(text),
      onTyping: () => this.#signalTyping(),
    });
  }

  async #signalTyping() {
    try {
      await this.#context.api.post(this.#path("typing"));
    } catch {
      // A courtesy to the patient; the reply itself is what must arrive.
    }
  }

  #restore(text) {
    if (this.#composer) return this.#composer.restore(text);
    const { drafts } = this.#options;
    drafts.write(this.#id, "reply",
      [text, drafts.read(this.#id, "reply")].filter(Boolean).join("\n"));
  }

  /** Puts a passage into the reply, with its source in the patient's language. */
  async #quote(hit, text) {
    if (!this.#composer) return this.#tell(this.#context.text("search.claimFirst"));
    const source = [hit.source, hit.url].filter(Boolean).join(" ");
    try {
      const strings = await loadStrings(this.#context.api, "desk", this.#conversation.lang);
      this.#composer?.append(strings.text("search.quotation", { text, source }));
      // On a narrow screen the details would cover what has just been written.
      this.classList.remove("with-details");
      this.#showHeader();
    } catch (error) {
      this.#tell(this.#context.explain(error));
    }
  }

  async #claim() {
    if (await this.#change("claim")) this.#composer?.focus();
  }

  async #resolve() {
    const { drafts, correspondence } = this.#options;
    const isUnsent = drafts.read(this.#id, "reply").trim() || correspondence.pending.length > 0;
    if (isUnsent && !await ask({
      title: this.#context.text("resolve.title"),
      body: [element("p", {}, this.#context.text("resolve.unsent"))],
      confirm: this.#context.text("action.resolve"),
      cancel: this.#context.text("cancel"),
    })) return;
    await this.#change("resolve");
  }

  async #transfer() {
    let colleagues;
    try {
      colleagues = await this.#colleagues();
    } catch (error) {
      return this.#tell(this.#context.explain(error));
    }
    if (colleagues.length === 0) return this.#tell(this.#context.text("transfer.nobody"));
    const select = element("select", { id: "colleague", "data-testid": "colleague" },
      colleagues.map(({ name, displayName }) => element("option", { value: name }, displayName)));
    const to = await ask({
      title: this.#context.text("transfer.title"),
      body: [element("div", { className: "field" },
        element("label", { htmlFor: "colleague" }, this.#context.text("transfer.to")), select)],
      confirm: this.#context.text("action.transfer"),
      cancel: this.#context.text("cancel"),
      answer: () => select.value,
    });
    if (to) await this.#change("transfer", { to });
  }

  async #colleagues() {
    const { staff } = await this.#context.api.get("v1/desk/staff");
    return staff.filter(({ name }) => name !== this.#context.user.name);
  }

  /** Changes who has the conversation, then shows it as the server has it. */
  async #change(action, body = {}) {
    this.#isBusy = true;
    this.#notice.hidden = true;
    this.#show();
    let failure = null;
    try {
      await this.#context.api.post(this.#path(action), body);
    } catch (error) {
      failure = error;
    }
    this.#isBusy = false;
    if (failure?.status === 401) return this.#context.explain(failure) && false;
    const isFresh = await this.reload();
    if (!isFresh && this.isConnected && this.#conversation) this.#show();
    if (failure) this.#tell(this.#changeFailure(failure));
    return !failure;
  }

  #changeFailure(error) {
    if (error.status !== 409) return this.#context.explain(error);
    const { claimedBy, state } = this.#conversation;
    if (state !== "staff" || !claimedBy || this.#isMine) return this.#context.text("error.conflict");
    return this.#context.text("claim.lost", { name: claimedBy?.displayName });
  }

  async #onRefused(error) {
    if (error.status === 401) return this.#context.onSessionLost();
    await this.reload();
    this.#tell(this.#changeFailure(error));
  }

  async #addNote(text) {
    await this.#context.api.post(this.#path("notes"), { text });
    await this.reload();
  }

  #tell(text) {
    this.#notice.textContent = text;
    this.#notice.hidden = false;
  }

  #showLoadFailure(error) {
    const text = this.#context.explain(error);
    if (this.#conversation) return this.#tell(text);
    this.replaceChildren(element("div", { className: "empty", "data-testid": "load-failure" },
      element("p", {}, text),
      element("button", {
        className: "button", type: "button", onclick: () => this.reload(),
      }, this.#context.text("tryAgain"))));
  }
}
