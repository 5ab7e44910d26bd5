// The element that a page embeds. Importing this file defines nothing; liaison-chat.define.js does.

import { backoffDelay } from "../shared/backoff.js";
import { element, icon } from "../shared/dom.js";
import { languageTag, languages, preferredLanguage } from "../shared/language.js";
import { loadStrings } from "../shared/strings.js";
import { Composer } from "./composer.js";
import { entries } from "./entries.js";
import { icons } from "./icons.js";
import { MessageList } from "./message-list.js";
import { ConversationSession } from "./session.js";
import { SafeStorage } from "./storage.js";
import { styles } from "./styles.js";

const ownService = new URL("../../", import.meta.url).href;
const fullScreen = "(max-width: 520px), (max-height: 480px)";

/**
 * `<liaison-chat>`: a launcher and the patient's conversation.
 *
 * Attributes: `lang` (language; without it the page's or the browser's), `api` (address of the
 * service; without it where this script came from), `open` (the panel is open), `launcher-label`.
 * Methods: `show()`, `hide()`, `compose(text)`.
 * Events: `liaison-open`, `liaison-close`, `liaison-unread` (`detail.count`), `liaison-language`
 * (`detail.lang`).
 */
export class LiaisonChatElement extends HTMLElement {
  static observedAttributes = ["lang", "open", "launcher-label"];

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
  #list = new MessageList();
  #composer = new Composer();
  #onChange = () => this.#invalidate();
  #onVisible = () => this.#invalidate();
  #onViewport = () => this.#fitViewport();

  #label = element("span");
  #badge = element("span", {
    class: "badge", part: "badge", "aria-hidden": "true", "data-testid": "unread", hidden: true,
  });
  #launcher = element("button", {
    type: "button", class: "launcher", part: "launcher", "aria-haspopup": "dialog",
    "data-testid": "launcher", onclick: () => this.show(),
  }, icon(icons.chat), this.#label, this.#badge);
  #title = element("h2", { id: "title", class: "title", "data-testid": "title" });
  #select = element("select", {
    class: "language", "data-testid": "language",
    onchange: () => this.#chooseLanguage(this.#select.value),
  }, languages.map((tag) => element("option", { value: tag, lang: tag })));
  #close = element("button", {
    type: "button", class: "close", part: "close", "data-testid": "close",
    onclick: () => this.hide(),
  }, icon(icons.close));
  #stateText = element("span", { "data-testid": "state" });
  #expectation = element("span", {
    class: "expectation", dir: "auto", "data-testid": "expectation",
  });
  #personLabel = element("span");
  #person = element("button", {
    type: "button", class: "person", part: "person", "data-testid": "person",
    onclick: () => this.#askForPerson(),
  }, icon(icons.person), this.#personLabel);
  #banner = element("div", { class: "banner", part: "banner", "data-testid": "banner" },
    element("p", { class: "words" }, this.#stateText, " ", this.#expectation), this.#person);
  #troubleText = element("span");
  #troubleRetry = element("button", {
    type: "button", class: "link", "data-testid": "reconnect", onclick: () => this.#session.retry(),
  });
  #trouble = element("div", { class: "trouble", "data-testid": "trouble", hidden: true },
    this.#troubleText, this.#troubleRetry);
  #notice = element("p", { class: "notice", "data-testid": "notice" });
  #jumpLabel = element("span");
  #jump = element("button", {
    type: "button", class: "jump", "data-testid": "jump", hidden: true,
    onclick: () => this.#list.scrollToEnd(),
  }, icon(icons.down), this.#jumpLabel);
  #typingLabel = element("span");
  #typing = element("p", { class: "typing", "data-testid": "typing", hidden: true },
    element("span", { class: "dots", "aria-hidden": "true" },
      element("i"), element("i"), element("i")),
    this.#typingLabel);
  #endedText = element("p");
  #startOver = element("button", {
    type: "button", class: "primary", "data-testid": "start-over",
    onclick: () => {
      this.#session.startOver();
      this.#focusInput();
    },
  });
  #ended = element("div", { class: "ended", "data-testid": "ended", hidden: true },
    this.#endedText, this.#startOver);
  #panel = element("dialog", {
    class: "panel", part: "panel", tabIndex: -1, "aria-labelledby": "title", "data-testid": "panel",
  },
  element("div", { class: "head", part: "head" }, this.#title, this.#select, this.#close),
  this.#banner, this.#trouble,
  element("div", { class: "middle" }, this.#list.node, this.#jump),
  this.#typing, this.#ended, this.#composer.node);
  #root = element("div", { class: "root", hidden: true }, this.#launcher, this.#panel);

  constructor() {
    super();
    const shadow = this.attachShadow({ mode: "open" });
    shadow.adoptedStyleSheets = [styles];
    shadow.append(this.#root);
    this.#list.prepend(this.#notice);
    this.#listen();
  }

  connectedCallback() {
    this.#session ??= new ConversationSession({
      base: new URL(this.getAttribute("api") || ownService, document.baseURI).href,
      storage: new SafeStorage(),
      locale: preferredLanguage(this.closest("[lang]")?.lang, navigator.languages),
    });
    this.#session.addEventListener("change", this.#onChange);
    document.addEventListener("visibilitychange", this.#onVisible);
    globalThis.visualViewport?.addEventListener("resize", this.#onViewport);
    this.#language = this.#session.locale;
    this.#loadStrings();
    // Somebody may have answered meanwhile: the count on the launcher needs the conversation.
    if (this.#session.isStored || this.#session.outbox.next) this.#session.start();
  }

  disconnectedCallback() {
    this.#session.removeEventListener("change", this.#onChange);
    this.#session.stop();
    clearTimeout(this.#stringsTimer);
    document.removeEventListener("visibilitychange", this.#onVisible);
    globalThis.visualViewport?.removeEventListener("resize", this.#onViewport);
  }

  attributeChangedCallback(name, before, after) {
    if (!this.#session || before === after) return;
    if (name === "open") this.#reflectOpen();
    else if (name === "lang" && languageTag(after)) this.#chooseLanguage(languageTag(after));
    else this.#invalidate();
  }

  /** Opens the panel. */
  show() {
    this.setAttribute("open", "");
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
      this.hide();
    });
    // The back gesture of a phone closes a modal dialog without a key.
    this.#panel.addEventListener("cancel", (event) => {
      event.preventDefault();
      this.hide();
    });
  }

  #choose({ id, label }) {
    const [kind, tag] = id.split(":");
    if (kind === "language" && languages.includes(tag)) this.#showLanguage(tag);
    this.#session.sendChoice(id, label);
    this.#focusInput();
  }

  #askForPerson() {
    this.#session.sendChoice("person", this.#strings.text("person"));
    this.#focusInput();
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
    const isOpen = this.hasAttribute("open");
    if (isOpen === this.#panel.open || !this.#strings) return;
    if (isOpen) {
      const isFull = matchMedia(fullScreen).matches;
      if (isFull) this.#panel.showModal();
      else this.#panel.show();
      this.#session.start();
      this.#fitViewport();
      this.#focusInput();
    } else {
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
    const api = this.#session.api;
    try {
      const strings = await loadStrings(api, "widget", tag);
      if (tag !== this.#language) return;
      this.#attempt = 0;
      this.#applyStrings(strings);
      this.#loadSite(api, tag);
    } catch {
      // Without words there is nothing to show: the launcher appears when the service answers.
      if (tag !== this.#language || !this.isConnected) return;
      this.#stringsTimer = setTimeout(() => this.#loadStrings(), backoffDelay(this.#attempt));
      this.#attempt += 1;
    }
  }

  /** The office's name and limits; the panel works without them. */
  async #loadSite(api, tag) {
    const site = await api.get(`v1/site?lang=${encodeURIComponent(tag)}`).catch(() => null);
    if (!site || tag !== this.#language) return;
    if (site.name) this.#title.textContent = site.name;
    if (site.limits?.messageCharacters) this.#composer.limit = site.limits.messageCharacters;
  }

  #applyStrings(strings) {
    const isFirst = this.#strings === null;
    this.#strings = strings;
    this.#root.lang = strings.tag;
    this.#root.hidden = false;
    this.#title.textContent = strings.text("title");
    this.#notice.textContent = strings.text("notice");
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
    if (isFirst) this.#reflectOpen();
    this.#invalidate();
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
      this.#list.startSection(strings.text("newConversation"));
    }
    if (this.#panel.open) {
      if (this.#list.show(entries(session, new Date()), strings)) this.#hasUnseen = true;
      this.#jump.hidden = !this.#hasUnseen;
      if (document.visibilityState === "visible") session.seen();
    }
    this.#renderBanner(session, strings);
    this.#renderTyping(session, strings);
    this.#renderEnd(session, strings);
    this.#renderLauncher(session, strings);
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
    this.#trouble.hidden = !session.isTroubled && !session.isIncomplete;
    setText(this.#troubleText,
      strings.text(session.isTroubled ? "connection.lost" : "history.incomplete"));
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

  #renderLauncher(session, strings) {
    const label = this.getAttribute("launcher-label") || strings.text("launcher");
    const count = session.unread;
    setText(this.#label, label);
    this.#launcher.hidden = this.#panel.open;
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
