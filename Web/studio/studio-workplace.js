// The studio's views, by the address's fragment: #intents/<id>, #articles/<id>/<language>/<anchor>,
// #import, #try, #unmatched, #diagnostics.

import { element } from "../shared/dom.js";
import { StudioArticles } from "./studio-articles.js";
import { StudioDiagnostics } from "./studio-diagnostics.js";
import { StudioImport } from "./studio-import.js";
import { StudioIntents } from "./studio-intents.js";
import { StudioTry } from "./studio-try.js";
import { StudioUnmatched } from "./studio-unmatched.js";

const views = ["intents", "articles", "import", "try", "unmatched", "diagnostics"];

export class StudioWorkplace extends HTMLElement {
  #context;
  #tabs;
  #revision;
  #pane;
  #views;
  #shown = null;
  #onHash = () => this.#show();

  /** @param {import("../staff/context.js").StaffContext} context */
  constructor(context) {
    super();
    this.#context = context;
    const tryView = new StudioTry(context);
    const onRevision = (revision) => this.#showRevision(revision);
    this.#views = {
      intents: new StudioIntents(context, onRevision),
      articles: new StudioArticles(context, onRevision),
      import: new StudioImport(context, onRevision),
      try: tryView,
      unmatched: new StudioUnmatched(context, (text) => {
        tryView.offer(text);
        location.hash = "try";
      }),
      diagnostics: new StudioDiagnostics(context),
    };
    this.#revision = element("p", {
      className: "revision small muted", hidden: true, "data-testid": "revision",
    });
    this.#pane = element("main", { className: "pane" });
  }

  connectedCallback() {
    this.classList.add("workplace");
    this.#tabs = new Map(views.map((name) => [name, element("a", {
      href: `#${name}`, "data-testid": `tab-${name}`,
    }, this.#context.text(`tab.${name}`))]));
    this.replaceChildren(
      element("nav", { className: "tabs", "aria-label": this.#context.text("tabs.label") },
        element("div", { className: "links" }, ...this.#tabs.values()),
        this.#revision),
      this.#pane);
    addEventListener("hashchange", this.#onHash);
    this.#show();
  }

  disconnectedCallback() {
    removeEventListener("hashchange", this.#onHash);
  }

  #show() {
    const [name, id, ...rest] = location.hash.slice(1).split("/").map(decodeURIComponent);
    const shown = views.includes(name) ? name : "intents";
    for (const [tab, link] of this.#tabs) {
      if (tab === shown) link.setAttribute("aria-current", "page");
      else link.removeAttribute("aria-current");
    }
    if (shown !== this.#shown) {
      this.#shown = shown;
      this.#pane.replaceChildren(this.#views[shown]);
    }
    if (shown === "intents") this.#views.intents.select(id ?? null);
    if (shown === "articles") this.#views.articles.select(id ?? null, ...rest);
  }

  #showRevision(revision) {
    this.#revision.replaceChildren(
      this.#context.text("revision"), " ", element("code", {}, String(revision)));
    this.#revision.hidden = false;
  }
}
