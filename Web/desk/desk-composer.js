// Where a reply is written. Enter sends, but never the Enter that accepts an input-method candidate.

import { element } from "../shared/dom.js";
import { Composition, isSendKey } from "../shared/keys.js";
import { symbol } from "../staff/icons.js";

const typingInterval = 3000;   // milliseconds between two signals that somebody writes

export class DeskComposer extends HTMLElement {
  #context;
  #options;
  #field;
  #send;
  #count;
  #composition = new Composition();
  #typingAt = -Infinity;

  /**
   * @param {import("../staff/context.js").StaffContext} context
   * @param {object} options
   * @param {string} options.lang language of the conversation
   * @param {string} options.draft
   * @param {(text: string) => void} options.onDraft
   * @param {(text: string) => void} options.onSend
   * @param {() => void} options.onTyping
   */
  constructor(context, options) {
    super();
    this.#context = context;
    this.#options = options;
    this.#field = element("textarea", {
      id: "reply", rows: 2, lang: options.lang, value: options.draft, dir: "auto",
      placeholder: context.text("reply.placeholder"), "data-testid": "reply",
      oninput: () => this.#onInput(), onkeydown: (event) => this.#onKey(event),
    });
    this.#send = element("button", {
      className: "button primary", type: "button", "data-testid": "send",
      onclick: () => this.#submit(),
    }, symbol("send"), context.text("reply.send"));
    this.#count = element("span", { className: "small", "data-testid": "reply-count" });
    this.#composition.observe(this.#field);
  }

  connectedCallback() {
    this.replaceChildren(
      element("label", { htmlFor: "reply", className: "visually-hidden" },
        this.#context.text("reply.label")),
      this.#field,
      element("div", { className: "under" },
        element("span", { className: "hint small muted" }, this.#context.text("reply.hint")),
        this.#count, this.#send));
    this.#refresh();
  }

  focus() {
    this.#field.focus();
  }

  /** Puts text that was not sent back in front of what is being written. */
  restore(text) {
    this.#field.value = [text, this.#field.value].filter(Boolean).join("\n");
    this.#options.onDraft(this.#field.value);
    this.#refresh();
    this.focus();
  }

  /** Puts text behind what is being written. */
  append(text) {
    this.#field.value = [this.#field.value, text].filter(Boolean).join("\n");
    this.#options.onDraft(this.#field.value);
    this.#refresh();
    this.focus();
  }

  get #limit() {
    return this.#context.site.limits.messageCharacters;
  }

  get #length() {
    return [...this.#field.value.trim()].length;
  }

  #onInput() {
    this.#options.onDraft(this.#field.value);
    this.#refresh();
    const now = performance.now();
    if (this.#length > 0 && now - this.#typingAt > typingInterval) {
      this.#typingAt = now;
      this.#options.onTyping();
    }
  }

  #refresh() {
    const rest = this.#limit - this.#length;
    this.#send.disabled = this.#length === 0 || rest < 0;
    this.#count.hidden = rest > 200;
    this.#count.textContent = this.#context.text("reply.left", { count: rest });
    this.#count.classList.toggle("over", rest < 0);
  }

  #onKey(event) {
    if (!isSendKey(event, this.#composition)) return;
    event.preventDefault();
    this.#submit();
  }

  #submit() {
    if (this.#send.disabled) return;
    const text = this.#field.value.trim();
    this.#field.value = "";
    this.#options.onDraft("");
    this.#typingAt = -Infinity;
    this.#refresh();
    this.focus();
    this.#options.onSend(text);
  }
}
