// Try a message: what a patient would get for it, and why.

import { element } from "../shared/dom.js";
import { languages } from "../shared/language.js";
import { Composition, isSendKey } from "../shared/keys.js";
import { decisionView } from "../staff/decision.js";
import { previewMessage } from "./preview.js";

export class StudioTry extends HTMLElement {
  #context;
  #field;
  #language;
  #button;
  #result;
  #request = null;
  #composition = new Composition();

  /** @param {import("../staff/context.js").StaffContext} context */
  constructor(context) {
    super();
    this.#context = context;
    this.#field = element("textarea", {
      id: "try-text", rows: 3, dir: "auto", "data-testid": "try-text",
      placeholder: context.text("try.placeholder"),
      oninput: () => this.#refresh(), onkeydown: (event) => this.#onKey(event),
    });
    this.#composition.observe(this.#field);
    this.#language = element("select", { id: "try-language", "data-testid": "try-language" },
      languages.map((tag) => element("option", {
        value: tag, lang: tag, selected: tag === context.tag,
      }, context.languageName(tag))));
    this.#button = element("button", {
      className: "button primary", type: "submit", disabled: true, "data-testid": "try-submit",
    }, context.text("try.submit"));
    this.#result = element("div", {
      className: "result", role: "status", "data-testid": "try-result",
    }, element("p", { className: "empty" }, context.text("try.none")));
  }

  connectedCallback() {
    if (this.#button.isConnected) return;
    const t = (key) => this.#context.text(key);
    this.replaceChildren(
      element("form", { className: "try-form", onsubmit: (event) => this.#submit(event) },
        element("h1", {}, t("tab.try")),
        element("p", { className: "small muted" }, t("try.hint")),
        element("div", { className: "field" },
          element("label", { htmlFor: "try-text" }, t("try.text")), this.#field),
        element("div", { className: "try-row" },
          element("div", { className: "field" },
            element("label", { htmlFor: "try-language" }, t("try.language")), this.#language),
          this.#button)),
      this.#result);
    this.#field.focus();
  }

  /** Puts a message in and tries it. */
  offer(text) {
    this.#field.value = text;
    this.#refresh();
    this.#try();
  }

  #refresh() {
    this.#button.disabled = !this.#field.value.trim();
  }

  #onKey(event) {
    if (!isSendKey(event, this.#composition)) return;
    event.preventDefault();
    if (!this.#button.disabled) this.#try();
  }

  #submit(event) {
    event.preventDefault();
    this.#try();
  }

  /** The last try wins, whichever answer comes last. */
  async #try() {
    this.#request?.abort();
    const request = new AbortController();
    this.#request = request;
    this.#result.setAttribute("aria-busy", "true");
    const body = { text: this.#field.value.trim(), lang: this.#language.value };
    try {
      const answer = await this.#context.api.post("v1/studio/try", body, { signal: request.signal });
      if (this.#request === request) this.#result.replaceChildren(...this.#parts(answer));
    } catch (error) {
      if (this.#request !== request) return;
      this.#result.replaceChildren(
        element("p", { className: "notice danger" }, this.#context.explain(error)));
    } finally {
      if (this.#request === request) this.#result.removeAttribute("aria-busy");
    }
  }

  #parts(answer) {
    const { redFlag, decision, replies } = answer;
    return [
      redFlag ? this.#redFlag(redFlag) : null,
      element("section", { className: "card" },
        element("h2", {}, this.#context.text("try.replies")),
        replies.length === 0
          ? element("p", { className: "muted" }, this.#context.text("try.noReplies"))
          : element("div", { className: "preview", "data-testid": "try-replies" },
            replies.map((message) => previewMessage(this.#context, message)))),
      element("section", { className: "card" },
        element("h2", {}, this.#context.text("try.decision")),
        decisionView(this.#context, decision, "h3")),
      this.#reading(answer),
    ].filter(Boolean);
  }

  #redFlag(kind) {
    return element("p", { className: "notice danger", "data-testid": "red-flag" },
      element("strong", { className: "label" }, this.#context.text("try.redFlag")),
      this.#context.text(`redFlag.${kind}`));
  }

  #reading({ language, folded, revision }) {
    const t = (key) => this.#context.text(key);
    const facts = [
      ["try.detected", language ? this.#context.languageName(language) : t("try.noLanguage")],
      ["try.folded", element("span", { lang: "zh-Hans" }, folded)],
      ["revision", element("code", {}, String(revision))],
    ];
    return element("section", { className: "card" },
      element("h2", {}, t("try.reading")),
      element("dl", { className: "facts" }, facts.map(([key, value]) => element("div", {},
        element("dt", { className: "small muted" }, t(key)), element("dd", {}, value)))));
  }
}
