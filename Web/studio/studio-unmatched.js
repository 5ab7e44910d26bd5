// Messages that got no answer: the best source of new phrases.

import { element } from "../shared/dom.js";
import { momentLabel } from "../staff/moment.js";
import { outcomeBadge } from "../staff/decision.js";
import { newestFirst } from "./intent-filter.js";
import { load } from "./loading.js";

export class StudioUnmatched extends HTMLElement {
  #context;
  #onTry;

  /**
   * @param {import("../staff/context.js").StaffContext} context
   * @param {(text: string) => void} onTry
   */
  constructor(context, onTry) {
    super();
    this.#context = context;
    this.#onTry = onTry;
  }

  connectedCallback() {
    const content = element("div", { className: "loaded" });
    this.replaceChildren(
      element("header", {},
        element("h1", {}, this.#context.text("tab.unmatched")),
        element("p", { className: "muted" }, this.#context.text("unmatched.hint"))),
      content);
    load(this.#context, content, "v1/studio/unmatched", ({ messages }) => messages.length === 0
      ? [element("p", { className: "empty" }, this.#context.text("unmatched.none"))]
      : [element("ul", { className: "rows", "data-testid": "unmatched" },
        newestFirst(messages).map((message) => this.#row(message)))]);
  }

  #row({ at, lang, text, outcome }) {
    return element("li", { "data-testid": "unmatched-item" },
      element("div", {},
        element("p", { className: "message-text", lang, dir: "auto" }, text),
        element("p", { className: "meta small muted" },
          outcomeBadge(this.#context, outcome),
          element("span", { lang }, this.#context.languageName(lang)),
          element("time", { dateTime: at }, momentLabel(new Date(at), this.#context.tag)))),
      element("button", {
        className: "button compact", type: "button", "data-testid": "unmatched-try",
        onclick: () => this.#onTry(text),
      }, this.#context.text("unmatched.try")));
  }
}
