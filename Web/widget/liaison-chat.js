// The element that a page embeds. Importing this file defines nothing; liaison-chat.define.js does.

import { backoffDelay } from "../shared/backoff.js";
import { element, icon } from "../shared/dom.js";
import { Strings } from "../shared/strings.js";
import { Attention } from "./attention.js";
import { Composer } from "./composer.js";
import { entries } from "./entries.js";
import { icons } from "./icons.js";
import { Menu } from "./menu.js";
import { MessageList } from "./message-list.js";
import { Notice } from "./notice.js";
import { ConversationSession } from "./session.js";
import { SafeStorage } from "./storage.js";
import { addStyles } from "./styles.js";

const fullScreen = "(max-width: 520px), (max-height: 480px)";

let release = null;

/** What loader.js brings: `{base, strings, languages, languageTag, likelyLanguage}`. */
export function prepare(brought) {
  release = brought;
}

/**
 * `<liaison-chat>`: a launcher and the patient's conversation.
 *
 * Attributes: `lang` (language; without it the page's or the browser's), `theme` (`light`, `dark`;
 * without it the device's), `position` (`start`: at the other side), `layout` (`page`: fills the
 * page, without a launcher), `api` (whole address of the service; without it where the script came from),
 * `open` (the panel is open), `launcher-label`.
 * Methods: `show()`, `hide()`, `compose(text)`.
 * Events: `liaison-open`, `liaison-close`, `liaison-unread` (`detail.count`), `liaison-language`
 * (`detail.lang`).
 */
export class LiaisonChatElement extends HTMLElement {
  static observedAttributes = ["lang", "open", "launcher-label", "theme", "position", "layout"];

  #session = null;
  #strings = null;
  #language = null;
  #epoch = 0;
  #unread = 0;
  #isRendering = false;
  #hasUnseen = false;
  #stringsTimer = null;
  #attempt = 0;
  #draft = null;
  #office = "";
  #isNoticeShown = false;
  #isDownloadFailed = false;
  #heard = 0;
  #attention = new Attention();
  #scheme = matchMedia("(prefers-color-scheme: dark)");
  #notice = new Notice();
  #menu = new Menu(["download", "notify", "privacy", "delete"]);
  #list = new MessageList();
  #composer = new Composer();
  #onChange = () => this.#invalidate();
  #onVisible = () => this.#invalidate();
  #onScheme = () => this.#applyLooks();
  #onViewport = () => this.#fitViewport();

  #label = element("span");
  #badge = element("span", {
    class: "badge", "aria-hidden": "true", "data-testid": "unread", hidden: true,
  });
  #launcher = element("button", {
    class: "launcher", "aria-haspopup": "dialog",
    "data-testid": "launcher", onclick: () => this.show(),
  }, icon(icons.chat), this.#label, this.#badge);
  #title = element("h2", { id: "title", class: "title", "data-testid": "title" });
  #select = element("select", {
    class: "language", "data-testid": "language",
    onchange: () => this.#chooseLanguage(this.#select.value),
  }, release.languages.map((tag) => element("option", { value: tag, lang: tag })));
  #close = element("button", {
    class: "close", "data-testid": "close",
    onclick: () => this.hide(),
  }, icon(icons.close));
  #stateText = element("span", { "data-testid": "state" });
  #expectation = element("span", {
    class: "expectation", dir: "auto", "data-testid": "expectation",
  });
  #personLabel = element("span");
  #person = element("button", {
    class: "person", "data-testid": "person",
    onclick: () => this.#askForPerson(),
  }, icon(icons.person), this.#personLabel);
  #banner = element("div", { class: "banner", "data-testid": "banner" },
    element("p", { class: "words" }, this.#stateText, " ", this.#expectation), this.#person);
  #troubleText = element("span");
  #troubleRetry = element("button", {
    class: "link", "data-testid": "reconnect", onclick: () => this.#tryAgain(),
  });
  #trouble = element("div", { class: "trouble", "data-testid": "trouble", hidden: true },
    this.#troubleText, this.#troubleRetry);
  #confirmText = element("p", { id: "confirm-text" });
  #confirmError = element("p", { class: "error", role: "alert", hidden: true });
  #keep = element("button", {
    class: "choice", "data-testid": "delete-no",
    onclick: () => this.#confirm.close(),
  });
  #delete = element("button", {
    class: "primary danger", "data-testid": "delete-yes",
    onclick: () => this.#erase(),
  });
  #confirm = element("dialog", {
    class: "confirm", "aria-labelledby": "confirm-text", "data-testid": "confirm",
  }, this.#confirmText, this.#confirmError,
  element("div", { class: "choices" }, this.#keep, this.#delete));
  #jumpLabel = element("span");
  #jump = element("button", {
    class: "jump", "data-testid": "jump", hidden: true,
    onclick: () => this.#list.scrollToEnd(),
  }, icon(icons.down), this.#jumpLabel);
  #typingLabel = element("span");
  #typing = element("p", { class: "typing", "data-testid": "typing", hidden: true },
    element("span", { class: "dots", "aria-hidden": "true" }, "•••"),
    this.#typingLabel);
  #consent = element("p", { class: "consent", "data-testid": "consent" });
  #endedText = element("p");
  #startOver = element("button", {
    class: "primary", "data-testid": "start-over",
    onclick: () => {
      this.#session.startOver();
      this.#focusInput();
    },
  });
  #ended = element("div", { class: "ended", "data-testid": "ended", hidden: true },
    this.#endedText, this.#startOver);
  #panel = element("dialog", {
    class: "panel", tabIndex: -1, "aria-labelledby": "title", "data-testid": "panel",
  },
  element("div", { class: "head" }, this.#title, this.#select, this.#menu.node,
    this.#close),
  this.#banner, this.#trouble,
  element("div", { class: "middle" }, this.#list.node, this.#jump),
  this.#typing, this.#ended, this.#consent, this.#composer.node, this.#confirm);
  #root = element("div", { class: "root", hidden: true }, this.#launcher, this.#panel);

  constructor() {
    super();
    const shadow = this.attachShadow({ mode: "open" });
    addStyles(shadow);
    shadow.append(this.#root);
    this.#list.append(this.#notice.node);
    this.#listen();
  }

  connectedCallback() {
    this.#session ??= new ConversationSession({
      base: this.getAttribute("api") || release.base,
      storage: new SafeStorage(),
      locale: release.likelyLanguage(this),
    });
    this.#session.addEventListener("change", this.#onChange);
    this.#session.watch();
    this.#scheme.addEventListener("change", this.#onScheme);
    this.#applyLooks();
    document.addEventListener("visibilitychange", this.#onVisible);
    globalThis.visualViewport?.addEventListener("resize", this.#onViewport);
    // Only an address asks for a language there; elsewhere the patient's own choice stays.
    const tag = this.#isPage && release.languageTag(this.lang);
    if (tag) this.#session.setLocale(tag);
    this.#language = this.#session.locale;
    this.#loadStrings();
  }

  disconnectedCallback() {
    this.#session.removeEventListener("change", this.#onChange);
    this.#session.stop();
    clearTimeout(this.#stringsTimer);
    this.#panel.close();
    this.#attention.count(0);
    this.#scheme.removeEventListener("change", this.#onScheme);
    document.removeEventListener("visibilitychange", this.#onVisible);
    globalThis.visualViewport?.removeEventListener("resize", this.#onViewport);
  }

  attributeChangedCallback(name, before, after) {
    if (!this.#session || before === after) return;
    if (name === "open") this.#reflectOpen();
    else if (name === "theme" || name === "position" || name === "layout") {
      this.#applyLooks();
      this.#reflectOpen();
    }
    else if (name === "lang") {
      const tag = release.languageTag(after);
      if (tag) this.#chooseLanguage(tag);
    }
    else this.#invalidate();
  }

  /** Opens the panel. */
  show() {
    this.setAttribute("open", "");
  }

  /** The panel is the page: it is never closed. */
  get #isPage() {
    return this.getAttribute("layout") === "page";
  }

  /** Closes the panel; the focus goes back to where it came from. */
  hide() {
    this.removeAttribute("open");
  }

  /** Opens the panel with a text to send; the person sends it. */
  compose(text) {
    this.#draft = text;
    this.show();
    this.#invalidate();
  }

  // What people do

  #listen() {
    const { input } = this.#composer;
    this.#composer.addEventListener("send", ({ detail }) => this.#session.sendText(detail));
    this.#menu.addEventListener("download", () => this.#download());
    this.#menu.addEventListener("notify", () => this.#toggleNotifications());
    this.#menu.addEventListener("privacy", () => {
      this.#isNoticeShown = true;
      this.#render();
      this.#notice.focus();
    });
    this.#menu.addEventListener("delete", () => {
      this.#confirmError.hidden = true;
      this.#confirm.showModal();
    });
    this.#composer.addEventListener("typing", () => this.#session.typing());
    this.#list.addEventListener("choose", ({ detail }) => this.#choose(detail));
    this.#list.addEventListener("submit-form", ({ detail }) => {
      this.#session.sendForm(detail.seq, detail.id, detail.values, detail.text);
      this.#focusInput();
    });
    this.#list.addEventListener("retry", () => this.#session.retry());
    this.#list.addEventListener("edit", ({ detail }) => {
      this.#session.dismissRejected(detail.clientId);
      this.#composer.text = [detail.text, this.#composer.text].filter(Boolean).join("\n");
      input.focus();
    });
    this.#list.addEventListener("dismiss", ({ detail }) => {
      this.#session.dismissRejected(detail.clientId);
      this.#focusInput();
    });
    this.#list.node.addEventListener("scroll", () => {
      if (this.#list.isAtEnd) this.#hasUnseen = false;
      this.#jump.hidden = !this.#hasUnseen;
    }, { passive: true });
    this.#panel.addEventListener("keydown", (event) => {
      if (event.key !== "Escape" || this.#composer.claims(event)) return;
      event.preventDefault();
      event.stopPropagation();
      if (this.#confirm.open) this.#confirm.close();
      else if (this.#menu.isOpen) this.#menu.close();
      else this.hide();
    });
    this.#confirm.addEventListener("cancel", (event) => event.stopPropagation());
    // The back gesture of a phone closes a modal dialog without a key.
    this.#panel.addEventListener("cancel", (event) => {
      if (event.target !== this.#panel) return;
      event.preventDefault();
      this.hide();
    });
  }

  #choose({ id, label }) {
    const [kind, tag] = id.split(":");
    if (kind === "language" && release.languages.includes(tag)) this.#showLanguage(tag);
    this.#session.sendChoice(id, label);
    this.#focusInput();
  }

  #askForPerson() {
    this.#session.sendChoice("person", this.#strings.text("person"));
    this.#focusInput();
  }

  #tryAgain() {
    const { isTroubled, isIncomplete } = this.#session;
    if (isTroubled || isIncomplete) this.#session.retry();
    else this.#download();
  }

  async #download() {
    try {
      const link = document.createElement("a");
      link.href = URL.createObjectURL(await this.#session.export());
      link.download = `${this.#strings.text("file")}.txt`;
      link.click();
      setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
      this.#isDownloadFailed = false;
    } catch {
      this.#isDownloadFailed = true;
    }
    this.#invalidate();
  }

  async #toggleNotifications() {
    this.#session.notify = !this.#session.notify && await this.#attention.isAllowed();
  }

  async #erase() {
    try {
      await this.#session.erase();
      this.#confirm.close();
      this.#isNoticeShown = false;
      this.#focusInput();
    } catch {
      setText(this.#confirmError, this.#strings.text("delete.failed"));
      this.#confirmError.hidden = false;
    }
  }

  #chooseLanguage(tag) {
    this.#session.setLocale(tag);
    this.#showLanguage(tag);
  }

  #showLanguage(tag) {
    if (tag === this.#language) return;
    this.#language = tag;
    this.#loadStrings();
    this.dispatchEvent(new CustomEvent("liaison-language", { detail: { lang: tag } }));
  }

  // Opening and closing

  #reflectOpen() {
    const isOpen = this.hasAttribute("open") || this.#isPage;
    if (isOpen === this.#panel.open || !this.#strings || !this.isConnected) return;
    if (isOpen) {
      // A page that is only just there leaves the focus where readers begin; show() would take it.
      if (this.#isPage) this.#panel.open = true;
      else if (matchMedia(fullScreen).matches) this.#panel.showModal();
      else this.#panel.show();
      this.#startIfAny();
      this.#fitViewport();
      if (!this.#isPage) this.#focusInput();
    } else {
      this.#menu.toggle(false);
      const hadFocus = this.shadowRoot.activeElement !== null;
      this.#panel.close();
      this.#launcher.hidden = false;
      if (hadFocus) this.#launcher.focus({ preventScroll: true });
    }
    this.#invalidate();
    this.dispatchEvent(new CustomEvent(isOpen ? "liaison-open" : "liaison-close"));
  }

  /** On a touch screen the keyboard would cover what was just said. */
  #focusInput() {
    const target = matchMedia("(pointer: fine)").matches ? this.#composer.input : this.#panel;
    target.focus({ preventScroll: true });
  }

  /** The on-screen keyboard takes its part of the window: the box stays above it. */
  #fitViewport() {
    const viewport = globalThis.visualViewport;
    if (!viewport || !this.#panel.open) return;
    this.#panel.style.setProperty("--visible-height", `${viewport.height}px`);
    if (this.#list.isAtEnd) this.#list.scrollToEnd();
  }

  // Drawing

  async #loadStrings() {
    clearTimeout(this.#stringsTimer);
    const tag = this.#language;
    try {
      const answer = await release.strings(tag, this.#attempt);
      if (tag !== this.#language) return;
      this.#attempt = 0;
      this.#applyStrings(answer, new Strings(tag, answer.texts));
    } catch {
      // Without words there is nothing to show: the launcher appears when the service answers.
      if (tag !== this.#language || !this.isConnected) return;
      this.#stringsTimer = setTimeout(() => this.#loadStrings(), backoffDelay(this.#attempt));
      this.#attempt += 1;
    }
  }

  #applyStrings({ notice, name, messageCharacters, greeting }, strings) {
    const isFirst = this.#strings === null;
    this.#strings = strings;
    this.#root.lang = strings.tag;
    this.#root.hidden = false;
    this.#office = name;
    this.#title.textContent = this.#office;
    this.#notice.label(notice);
    this.#consent.textContent = strings.text("consent");
    this.#menu.label(strings);
    this.#confirmText.textContent = strings.text("delete.question");
    this.#keep.textContent = strings.text("delete.no");
    this.#delete.textContent = strings.text("delete.yes");
    this.#personLabel.textContent = strings.text("person");
    this.#jumpLabel.textContent = strings.text("jump");
    this.#list.node.setAttribute("aria-label", strings.text("log.label"));
    this.#select.setAttribute("aria-label", strings.text("language.label"));
    for (const option of this.#select.options) {
      option.textContent = strings.text(`language.${option.value}`);
    }
    this.#select.value = strings.tag;
    this.#close.setAttribute("aria-label", strings.text("close"));
    this.#close.title = strings.text("close");
    this.#composer.label(strings);
    this.#composer.limit = messageCharacters;
    const session = this.#session;
    session.noticeVersion = notice.version;
    if (!session.isStored && !session.timeline.messages.length) this.#list.clear();
    session.greeting = {
      seq: 1, author: "bot", text: greeting, lang: strings.tag, at: session.now().toISOString(),
    };
    if (isFirst) this.#takeDraft();
    // Somebody may have answered meanwhile: the count on the launcher needs the conversation.
    this.#startIfAny();
    this.#reflectOpen();
    this.#invalidate();
  }

  /** A conversation begins with the first message: nobody has agreed to anything before it. */
  #startIfAny() {
    if (this.#session.isStored || this.#session.outbox.next) this.#session.start();
  }

  /** What was typed on the page without script, while this one was on its way. */
  #takeDraft() {
    const typed = this.querySelector("textarea")?.value.trim();
    if (typed) this.#draft ??= typed;
  }

  #applyLooks() {
    const theme = this.getAttribute("theme");
    const { classList } = this.#root;
    classList.toggle("dark", theme === "dark" || (theme !== "light" && this.#scheme.matches));
    classList.toggle("start", this.getAttribute("position") === "start");
    classList.toggle("page", this.#isPage);
    this.#close.hidden = this.#isPage;
  }

  #invalidate() {
    if (this.#isRendering) return;
    this.#isRendering = true;
    queueMicrotask(() => {
      this.#isRendering = false;
      if (this.#strings && this.isConnected) this.#render();
    });
  }

  #render() {
    const session = this.#session;
    const strings = this.#strings;
    if (session.epoch !== this.#epoch) {
      this.#epoch = session.epoch;
      this.#heard = 0;
      this.#isDownloadFailed = false;
      if (session.isErased) this.#list.clear();
      else this.#list.startSection(strings.text("newConversation"));
    }
    if (this.#panel.open) {
      this.#consent.hidden = session.isAgreed || session.status === "lost";
      this.#notice.node.hidden = session.isAgreed && !this.#isNoticeShown;
      const now = session.now();
      // Below the greeting stands only the notice.
      const isUnseen = this.#list.show(entries(session, now), strings, now);
      if (isUnseen && session.isAgreed) this.#hasUnseen = true;
      this.#jump.hidden = !this.#hasUnseen;
      if (!document.hidden) session.seen();
    }
    this.#renderBanner(session, strings);
    this.#renderTyping(session, strings);
    this.#renderEnd(session, strings);
    this.#renderLauncher(session, strings);
    this.#renderMenu(session);
    this.#announce(session, strings);
    if (this.#draft !== null && this.#panel.open) {
      this.#composer.text = this.#draft;
      this.#draft = null;
      this.#composer.input.focus({ preventScroll: true });
    }
  }

  #renderBanner(session, strings) {
    this.#banner.hidden = session.status === "lost" || session.status === "refused";
    this.#banner.dataset.state = session.state;
    setText(this.#stateText, strings.text(`state.${session.state}`));
    setText(this.#expectation, session.expectation ?? "");
    const isAsked = session.pending.some(({ body }) => body.choice === "person");
    this.#person.hidden = isAsked || session.state === "waiting" || session.state === "staff";
    const trouble = session.isTroubled ? "connection.lost"
      : session.isIncomplete ? "history.incomplete"
        : this.#isDownloadFailed ? "download.failed" : null;
    this.#trouble.hidden = trouble === null;
    setText(this.#troubleText, trouble ? strings.text(trouble) : "");
    setText(this.#troubleRetry, strings.text("retry"));
  }

  #renderTyping(session, strings) {
    const { next } = session.outbox;
    const isSending = next !== null && session.outbox.state(next.clientId) === "sending";
    const isStarting = session.status === "starting" && !session.isTroubled;
    const isBotBusy = isStarting
      || (isSending && session.status === "ready" && session.state === "bot");
    this.#typing.hidden = !session.isStaffTyping && !isBotBusy;
    setText(this.#typingLabel, session.isStaffTyping ? strings.text("typing.staff") : "");
  }

  #renderEnd(session, strings) {
    const isOver = session.status === "lost" || session.status === "refused";
    this.#ended.hidden = !isOver;
    this.#composer.node.hidden = isOver;
    this.#composer.isEnabled = !isOver;
    if (!isOver) return;
    setText(this.#endedText, strings.text(session.status === "lost" ? "ended" : "refused"));
    setText(this.#startOver, strings.text(session.status === "lost" ? "startOver" : "retry"));
  }

  #renderMenu(session) {
    const isAny = session.timeline.messages.length > 0;
    this.#menu.show("download", isAny);
    this.#menu.show("delete", isAny || session.pending.length > 0);
    this.#menu.show("notify", this.#attention.isPossible, session.notify);
    this.#menu.show("privacy", true);
  }

  /** Tells the patient who doesn't look of new messages. */
  #announce({ timeline, notify, unread }, strings) {
    const { messages } = timeline;
    const isLooking = this.#panel.open && !document.hidden;
    this.#attention.count(isLooking ? 0 : unread);
    const last = messages.at(-1)?.seq ?? 0;
    if (last <= this.#heard) return;
    const isReplay = this.#heard === 0;
    const added = messages.filter(({ seq }) => seq > this.#heard);
    this.#heard = last;
    if (isReplay) return;
    if (!notify || isLooking || !added.some(({ author }) => author === "staff")) return;
    this.#attention.notify(
      this.#office, strings.text("notification"), this.#session.api.base, () => this.show());
  }

  #renderLauncher(session, strings) {
    const label = this.getAttribute("launcher-label") || strings.text("launcher");
    const count = session.unread;
    setText(this.#label, label);
    this.#launcher.hidden = this.#panel.open || this.#isPage;
    this.#launcher.setAttribute("aria-expanded", String(this.#panel.open));
    this.#launcher.setAttribute("aria-label",
      count > 0 ? strings.text("launcher.unread", { label, count }) : label);
    this.#badge.hidden = count === 0;
    setText(this.#badge, String(count));
    if (count === this.#unread) return;
    this.#unread = count;
    this.dispatchEvent(new CustomEvent("liaison-unread", { detail: { count } }));
  }
}

function setText(node, text) {
  if (node.textContent !== text) node.textContent = text;
}
