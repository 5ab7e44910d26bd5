// What the desk knows of a conversation beside its messages: the patient's time, contact, notes.

import { element } from "../shared/dom.js";
import { momentLabel } from "../staff/moment.js";
import { KnowledgeSearch } from "../staff/knowledge-search.js";
import { localTime, zoneName } from "./clock.js";
import { hasContact } from "./desk-queue.js";

const contactNames = ["email", "phone", "wechat"];

export class ConversationDetails extends HTMLElement {
  #context;
  #options;
  #facts;
  #list;
  #field;
  #error;
  #button;
  #search;
  #timer = null;
  #clock = null;
  #timeZone = null;

  /**
   * @param {import("../staff/context.js").StaffContext} context
   * @param {object} options
   * @param {string} options.draft
   * @param {(text: string) => void} options.onDraft
   * @param {(text: string) => Promise<void>} options.onNote rejects where the note was not stored
   * @param {() => string} options.lang of the conversation
   * @param {(hit: object, text: string) => void} options.onQuote puts a passage into the reply
   */
  constructor(context, options) {
    super();
    this.#context = context;
    this.#options = options;
    this.#facts = element("dl", { className: "facts" });
    this.#list = element("ul", { className: "notes", "data-testid": "notes" });
    this.#field = element("textarea", {
      id: "note", rows: 2, value: options.draft, dir: "auto", "data-testid": "note",
      oninput: () => this.#onInput(),
    });
    this.#error = element("p", { className: "small error", role: "alert", hidden: true });
    this.#button = element("button", {
      className: "button compact", type: "submit", "data-testid": "note-add",
      disabled: !options.draft.trim(),
    }, context.text("notes.add"));
    this.#search = new KnowledgeSearch(context, {
      language: options.lang,
      actions: (hit, text) => [element("button", {
        className: "button compact", type: "button", "data-testid": "hit-quote",
        onclick: () => options.onQuote(hit, text),
      }, context.text("search.quote"))],
    });
  }

  connectedCallback() {
    const t = (key) => this.#context.text(key);
    this.replaceChildren(
      element("section", {}, element("h2", {}, t("details.title")), this.#facts),
      element("section", {},
        element("h2", {}, t("notes.title")),
        element("p", { className: "small muted" }, t("notes.hint")),
        this.#list,
        element("form", { className: "note-form", onsubmit: (event) => this.#add(event) },
          element("label", { htmlFor: "note", className: "visually-hidden" }, t("notes.label")),
          this.#field, this.#error, this.#button)),
      element("section", {}, element("h2", {}, t("search.title")), this.#search));
    this.#timer = setInterval(() => this.#tick(), 5000);
  }

  disconnectedCallback() {
    clearInterval(this.#timer);
  }

  /** @param {object} conversation @param {object[]} notes as the API gives them */
  show(conversation, notes) {
    this.#timeZone = conversation.timezone;
    this.#clock = element("span", { "data-testid": "local-time" });
    const context = this.#context;
    const facts = [
      ["details.localTime", localTime(new Date(), conversation.timezone, context.tag)
        ? [this.#clock, element("span", { className: "small muted" },
          zoneName(new Date(), conversation.timezone, context.tag))]
        : null],
      ["details.contact", contactLines(context, conversation.contact)],
      ["details.language", element("span", { lang: conversation.lang },
        context.languageName(conversation.lang))],
      ["details.started", momentLabel(new Date(conversation.createdAt), context.tag)],
      ["details.page", conversation.page ? element("code", {}, conversation.page) : null],
    ];
    this.#facts.replaceChildren(...facts.map(([key, value]) => element("div", {},
      element("dt", { className: "small muted" }, context.text(key)),
      element("dd", { "data-testid": key.replace(".", "-") },
        value ?? element("span", { className: "muted" }, context.text("details.unknown"))))));
    this.#list.replaceChildren(...notes.map((note) => this.#note(note)));
    this.#tick();
  }

  #tick() {
    if (!this.#clock) return;
    const text = localTime(new Date(), this.#timeZone, this.#context.tag);
    if (text && this.#clock.textContent !== text) this.#clock.textContent = text;
  }

  #note(note) {
    return element("li", {},
      element("p", { className: "text", dir: "auto" }, note.text),
      element("p", { className: "small muted" },
        `${note.author} · ${momentLabel(new Date(note.at), this.#context.tag)}`));
  }

  #onInput() {
    this.#button.disabled = !this.#field.value.trim();
    this.#options.onDraft(this.#field.value);
  }

  async #add(event) {
    event.preventDefault();
    this.#button.disabled = true;
    this.#error.hidden = true;
    try {
      await this.#options.onNote(this.#field.value.trim());
      this.#field.value = "";
      this.#options.onDraft("");
    } catch (error) {
      this.#error.textContent = this.#context.explain(error);
      this.#error.hidden = false;
      this.#button.disabled = false;
    }
  }
}

function contactLines(context, contact) {
  if (!hasContact(contact)) return element("span", { className: "muted" }, context.text("details.noContact"));
  return element("ul", {}, contactNames.filter((name) => contact[name]).map((name) =>
    element("li", {}, element("span", { className: "small muted" }, context.text(`contact.${name}`)),
      " ", contactValue(name, contact[name]))));
}

function contactValue(name, value) {
  if (name === "email") return element("a", { href: `mailto:${encodeURIComponent(value)}` }, value);
  if (name === "phone") return element("a", { href: `tel:${value.replace(/[^+\d]/g, "")}` }, value);
  return element("span", {}, value);
}
