// What the bot understands: the list of intents and one of them in full.

import { element } from "../shared/dom.js";
import { languages } from "../shared/language.js";
import { groupedIntents, phraseCounts } from "./intent-filter.js";
import { load } from "./loading.js";

export class StudioIntents extends HTMLElement {
  #context;
  #onRevision;
  #intents = null;
  #selected = null;
  #search;
  #list;
  #found;
  #detail;

  /**
   * @param {import("../staff/context.js").StaffContext} context
   * @param {(revision: string | number) => void} onRevision
   */
  constructor(context, onRevision) {
    super();
    this.#context = context;
    this.#onRevision = onRevision;
    this.#search = element("input", {
      id: "intent-search", type: "search", "data-testid": "intent-search", autocomplete: "off",
      placeholder: context.text("intents.searchPlaceholder"), oninput: () => this.#showList(),
    });
    this.#found = element("p", {
      className: "small muted", role: "status", "data-testid": "intent-count",
    });
    this.#list = element("nav", {
      className: "intent-list", "aria-label": context.text("intents.label"),
      "data-testid": "intent-list",
    });
    this.#detail = element("section", {
      className: "detail", tabIndex: 0, "aria-label": context.text("intents.detail"),
      "data-testid": "intent-detail",
    });
  }

  connectedCallback() {
    if (this.#intents) return;
    load(this.#context, this, "v1/studio/intents", ({ revision, intents }) => {
      this.#intents = intents;
      this.#onRevision(revision);
      this.#showList();
      this.#showDetail();
      return [
        element("aside", { className: "side" },
          element("div", { className: "field search" },
            element("label", { htmlFor: "intent-search" }, this.#context.text("intents.search")),
            this.#search, this.#found),
          this.#list),
        this.#detail,
      ];
    });
  }

  /** @param {string | null} id */
  select(id) {
    if (id === this.#selected) return;
    this.#selected = id;
    if (!this.#intents) return;
    this.#showList();
    this.#showDetail();
  }

  #showList() {
    const groups = groupedIntents(this.#intents, this.#search.value);
    const count = groups.reduce((sum, { intents }) => sum + intents.length, 0);
    this.#found.textContent = this.#context.text("intents.found", {
      count, total: this.#intents.length,
    });
    this.classList.toggle("is-open", this.#selected !== null);
    this.#list.replaceChildren(...groups.map(({ group, intents }) => element("section", {},
      element("h2", {}, element("code", {}, group)),
      element("ul", {}, intents.map((intent) => this.#item(intent))))));
    this.#list.querySelector("[aria-current]")?.scrollIntoView({ block: "nearest" });
  }

  #item(intent) {
    const counts = phraseCounts(intent);
    return element("li", {}, element("a", {
      href: `#intents/${encodeURIComponent(intent.id)}`,
      "aria-current": intent.id === this.#selected ? "true" : null,
      "data-testid": "intent-item", "data-id": intent.id,
    },
    element("span", { className: "title" }, this.#label(intent)),
    element("code", { className: "small muted" }, intent.id),
    element("span", { className: "counts small muted" }, Object.entries(counts).map(
      ([family, count]) => element("span", {}, `${this.#context.text(`family.${family}`)} ${count}`)))));
  }

  #showDetail() {
    const intent = this.#intents.find(({ id }) => id === this.#selected);
    this.#detail.replaceChildren(...(intent ? this.#parts(intent) : [
      element("p", { className: "empty" }, this.#context.text(
        this.#selected === null ? "intents.none" : "intents.missing")),
    ]));
  }

  #parts(intent) {
    const context = this.#context;
    const t = (key, values) => context.text(key, values);
    return [
      element("header", {},
        element("a", { className: "button quiet compact back", href: "#intents" }, t("intents.back")),
        element("h1", {}, this.#label(intent)),
        element("p", { className: "muted" }, element("code", {}, intent.id))),
      element("p", { className: "notice small", "data-testid": "read-only" }, ...this.#hint(intent)),
      element("section", {},
        element("h2", {}, t("intent.action")),
        actionList(context, intent.action)),
      element("section", {},
        element("h2", {}, t("intent.replies")),
        this.#replies(intent)),
      element("section", {},
        element("h2", {}, t("intent.phrases")),
        element("div", { className: "columns" },
          ["en", "zh"].map((family) => this.#phrases(intent, family)))),
    ];
  }

  #label(intent) {
    return intent.labels[this.#context.tag] ?? intent.id;
  }

  /** The sentence with the names of files and of the command set apart. */
  #hint(intent) {
    const values = {
      intents: `Intents/${intent.group}.yaml`, locales: "Locales/", command: "liaison content check",
    };
    return this.#context.text("intent.readOnly").split(/(\{[a-z]+\})/).map((part) => {
      const value = values[part.slice(1, -1)];
      return part.startsWith("{") && value ? element("code", {}, value) : part;
    });
  }

  #replies(intent) {
    const present = languages.filter((tag) => intent.replies?.[tag]);
    if (present.length === 0) {
      return element("p", { className: "muted" }, this.#context.text("intent.noReply"));
    }
    return element("div", { className: "columns" }, present.map((tag) =>
      element("div", { className: "card", lang: tag, "data-testid": `reply-${tag}` },
        element("h3", {}, this.#context.languageName(tag)),
        element("p", { className: "reply-text" }, intent.replies[tag]))));
  }

  #phrases(intent, family) {
    const phrases = intent.phrases[family] ?? [];
    return element("div", { className: "card", "data-testid": `phrases-${family}` },
      element("h3", {}, `${this.#context.text(`family.${family}`)} · ${phrases.length}`),
      element("ul", { className: "phrases", lang: family === "zh" ? "zh-Hans" : "en" },
        phrases.map((phrase) => element("li", {}, phrase))));
  }
}

function actionList(context, action) {
  const code = (value) => element("code", {}, value);
  const steps = [
    action.reply ? [context.text("action.reply"), " ", code(action.reply)] : null,
    action.article ? [context.text("action.article"), " ", code(action.article)] : null,
    action.handOver
      ? [context.text("action.handOver", { priority: context.text(`priority.${action.handOver}`) })]
      : null,
    action.offerPerson ? [context.text("action.offerPerson")] : null,
    action.switchesLanguage ? [context.text("action.language")] : null,
  ].filter(Boolean);
  return element("ol", { className: "steps", "data-testid": "action" },
    steps.map((step) => element("li", {}, step)));
}
