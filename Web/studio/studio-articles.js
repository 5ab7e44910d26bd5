// The program's information: the articles, whether they are fresh, and what patients said of them.

import { element, externalLink, linkedText } from "../shared/dom.js";
import { safeAddress } from "../shared/links.js";
import { dateLabel } from "../shared/time.js";
import { ask } from "../staff/dialog.js";
import { KnowledgeSearch } from "../staff/knowledge-search.js";
import { articleGroups, chosenVersion } from "./article-groups.js";
import { load } from "./loading.js";

const tones = { expiring: "warning", expired: "danger", reviewDue: "warning" };

export class StudioArticles extends HTMLElement {
  #context;
  #onRevision;
  #groups = null;
  #differences = [];
  #selected = { id: null, language: null, anchor: null };
  #search;
  #list;
  #detail;

  /**
   * @param {import("../staff/context.js").StaffContext} context
   * @param {(revision: string | number) => void} onRevision
   */
  constructor(context, onRevision) {
    super();
    this.#context = context;
    this.#onRevision = onRevision;
    this.#search = new KnowledgeSearch(context, {
      language: () => context.tag,
      actions: (hit) => [element("a", {
        className: "button compact", "data-testid": "hit-open",
        href: address(hit.article, hit.language, hit.anchor),
      }, context.text("articles.open"))],
      onQuery: (query) => {
        this.#list.hidden = query !== "";
      },
    });
    this.#list = element("nav", {
      className: "intent-list", "aria-label": context.text("articles.label"),
      "data-testid": "article-list",
    });
    this.#detail = element("section", {
      className: "detail", tabIndex: 0, "aria-label": context.text("articles.detail"),
      "data-testid": "article-detail",
    });
  }

  connectedCallback() {
    // Feedback and revisions change while the studio is open.
    this.#load();
  }

  /** @param {string | null} id @param {string | null} language @param {string | null} anchor */
  select(id, language = null, anchor = null) {
    const isSame = id === this.#selected.id && language === this.#selected.language
      && anchor === this.#selected.anchor;
    this.#selected = { id, language, anchor };
    if (!this.#groups || isSame) return;
    this.#show();
    this.#detail.querySelector("h1")?.focus({ preventScroll: anchor !== null });
  }

  #load() {
    return load(this.#context, this, "v1/studio/articles", (answer) => {
      this.#groups = articleGroups(answer.articles, this.#context.tag);
      this.#differences = answer.differences;
      this.#onRevision(answer.revision);
      this.#show();
      return [
        element("aside", { className: "side" },
          element("div", { className: "search" }, this.#search), this.#list),
        this.#detail,
      ];
    });
  }

  #show() {
    this.classList.toggle("is-open", this.#selected.id !== null);
    this.#list.replaceChildren(element("ul", {}, this.#groups.map((group) => this.#item(group))));
    const group = this.#groups.find(({ id }) => id === this.#selected.id);
    this.#detail.replaceChildren(...(group
      ? this.#parts(group, chosenVersion(group, this.#selected.language ?? this.#context.tag))
      : [element("p", { className: "empty" }, this.#context.text(
        this.#selected.id === null ? "articles.none" : "articles.missing"))]));
    this.#detail.querySelector("[aria-current=location]")?.scrollIntoView({ block: "start" });
  }

  #item({ id, title, language, states, isImported, unhelpful }) {
    const t = (key, values) => this.#context.text(key, values);
    return element("li", {}, element("a", {
      href: address(id), "aria-current": id === this.#selected.id ? "true" : null,
      "data-testid": "article-item", "data-id": id,
    },
    element("span", { className: "title", lang: language }, title),
    element("span", { className: "counts small muted" },
      states.map((state) => badge(this.#context, state)),
      isImported ? element("span", { className: "badge" }, t("article.imported")) : null,
      unhelpful > 0
        ? element("span", { className: "badge warning", "data-testid": "unhelpful" },
          t("feedback.unhelpful", { count: unhelpful }))
        : null)));
  }

  #parts(group, version) {
    const t = (key, values) => this.#context.text(key, values);
    const differences = this.#differences.filter(({ article }) => article === group.id);
    return [
      element("header", {},
        element("a", { className: "button quiet compact back", href: "#articles" }, t("articles.back")),
        element("h1", { lang: version.language, tabIndex: -1 }, version.title),
        element("p", { className: "muted" }, element("code", {}, group.id)),
        element("nav", { className: "versions", "aria-label": t("articles.versions") },
          group.versions.map(({ language, unhelpful }) => element("a", {
            className: "button compact", href: address(group.id, language), lang: language,
            "aria-current": language === version.language ? "true" : null,
          }, this.#context.languageName(language),
          unhelpful > 0
            ? element("span", { className: "badge warning" }, String(unhelpful)) : null)))),
      differences.length > 0
        ? element("section", { className: "notice warning", "data-testid": "differences" },
          element("h2", {}, t("articles.differences")),
          element("ul", {}, differences.map(({ language, message }) => element("li", {},
            `${this.#context.languageName(language)}: `, element("span", { lang: "en" }, message)))))
        : null,
      element("section", { className: "card" },
        element("h2", {}, t("articles.facts")), this.#facts(version)),
      element("section", {},
        element("h2", {}, t("articles.passages")),
        element("div", { className: "passages", lang: version.language },
          version.passages.map((passage) => this.#passage(passage, version.feedback)))),
    ].filter(Boolean);
  }

  #facts(article) {
    const { tag } = this.#context;
    const t = (key, values) => this.#context.text(key, values);
    const date = (value) => value ? dateLabel(value, tag) : null;
    const source = article.source.url ? safeAddress(article.source.url) : null;
    const said = article.helpful + article.unhelpful;
    const facts = [
      ["article.state", badge(this.#context, article.state)],
      ["article.feedback", said === 0
        ? element("span", { className: "muted" }, t("feedback.none"))
        : element("span", { "data-testid": "feedback" },
          this.#said(article))],
      ["article.source", source
        ? externalLink(source, article.source.title) : article.source.title],
      ["article.reviewedOn", date(article.reviewedOn)],
      ["article.validUntil", date(article.validUntil)],
      ["article.owner", article.owner],
      ["article.tags", article.tags.join(t("list.separator"))],
      ["article.summary", article.summary
        ? element("span", { lang: article.language }, article.summary) : null],
      ...(article.imported ? [
        ["article.importedFrom", this.#importedFrom(article.imported)],
        ["article.importedOn", date(article.imported.importedOn)],
        ["article.date", date(article.imported.date)],
      ] : []),
    ];
    return element("dl", { className: "facts" }, facts.filter(([, value]) => value)
      .map(([key, value]) => element("div", {},
        element("dt", { className: "small muted" }, t(key)), element("dd", {}, value))));
  }

  #said({ helpful, unhelpful }) {
    return [
      this.#context.text("feedback.helpful", { count: helpful }),
      this.#context.text("feedback.unhelpful", { count: unhelpful }),
    ].join(" · ");
  }

  #importedFrom({ source }) {
    return [
      element("code", {}, source), " ",
      element("button", {
        className: "button compact", type: "button", "data-testid": "import-remove",
        onclick: () => this.#remove(source),
      }, this.#context.text("article.remove")),
    ];
  }

  #passage({ heading, anchor, text }, feedback) {
    const said = feedback.find((one) => one.anchor === anchor);
    return element("article", {
      className: "card",
      "aria-current": anchor === this.#selected.anchor ? "location" : null,
    },
    heading.length > 0 ? element("h3", {}, heading.join(" › ")) : null,
    element("p", { className: "passage-text" }, linkedText(text)),
    said ? element("p", {
      className: "small muted", lang: this.#context.tag, "data-testid": "passage-feedback",
    }, this.#said(said)) : null);
  }

  async #remove(source) {
    const t = (key, values) => this.#context.text(key, values);
    const count = this.#groups.flatMap(({ versions }) => versions)
      .filter(({ imported }) => imported?.source === source).length;
    const isMeant = await ask({
      title: t("article.remove"),
      body: [element("p", {}, t("article.removeText", { count, source }))],
      confirm: t("article.remove"), cancel: t("cancel"),
    });
    if (!isMeant) return;
    try {
      await this.#context.api.post("v1/studio/knowledge/remove", { source }, { timeout: 300_000 });
      location.hash = "articles";
      await this.#load();
    } catch (error) {
      this.#detail.prepend(element("p", { className: "notice danger", role: "alert" },
        error.status === 409 ? t("import.changed") : this.#context.explain(error)));
    }
  }
}

function address(...parts) {
  return `#articles/${parts.map((part) => encodeURIComponent(part)).join("/")}`;
}

function badge(context, state) {
  return element("span", {
    className: `badge ${tones[state] ?? "good"}`, "data-testid": "freshness", "data-state": state,
  }, context.text(`freshness.${state}`));
}
