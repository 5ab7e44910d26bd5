// Looks in the program's information, and shows the passages found with their words marked.

import { element, externalLink } from "../shared/dom.js";
import { Composition } from "../shared/keys.js";
import { safeAddress } from "../shared/links.js";
import { dateLabel } from "../shared/time.js";

const pause = 250;   // milliseconds after the last key
const lead = 60;     // characters before the first word found
const short = 150;   // characters that are always shown in full

export class KnowledgeSearch extends HTMLElement {
  #context;
  #options;
  #field;
  #status;
  #list;
  #composition = new Composition();
  #timer = null;
  #request = null;
  #asked = "";

  /**
   * @param {import("./context.js").StaffContext} context
   * @param {object} options
   * @param {() => string} options.language what is in it goes first
   * @param {(hit: object, text: string) => Node[]} options.actions what can be done with a hit
   * @param {(query: string) => void} [options.onQuery] is told what is looked for, empty at the end
   */
  constructor(context, options) {
    super();
    this.#context = context;
    this.#options = options;
    this.#field = element("input", {
      id: "knowledge-query", type: "search", maxLength: 400, autocomplete: "off",
      "data-testid": "knowledge-query", placeholder: context.text("search.placeholder"),
      oninput: (event) => this.#onInput(event),
    });
    this.#composition.observe(this.#field);
    this.#field.addEventListener("compositionend", () => this.#searchSoon());
    this.#status = element("p", {
      className: "small muted", role: "status", "data-testid": "knowledge-status",
    });
    this.#list = element("ol", { className: "hits", "data-testid": "knowledge-hits" });
  }

  connectedCallback() {
    if (this.#field.isConnected) return;
    this.replaceChildren(
      element("form", { role: "search", className: "field", onsubmit: (event) => this.#submit(event) },
        element("label", { htmlFor: "knowledge-query" }, this.#context.text("search.label")),
        this.#field),
      this.#status, this.#list);
  }

  disconnectedCallback() {
    clearTimeout(this.#timer);
    this.#request?.abort();
  }

  #onInput(event) {
    // Half of a Chinese word in an input method is no word.
    if (!event.isComposing) this.#searchSoon();
  }

  #submit(event) {
    event.preventDefault();
    if (!this.#composition.claims(event)) this.#search();
  }

  #searchSoon() {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#search(), pause);
  }

  /** The last question wins, whichever answer comes last. */
  async #search() {
    clearTimeout(this.#timer);
    const query = this.#field.value.trim();
    if (query === this.#asked) return;
    this.#asked = query;
    this.#request?.abort();
    this.#options.onQuery?.(query);
    if (!query) return this.#show([], "");
    const request = new AbortController();
    this.#request = request;
    try {
      const { hits } = await this.#context.api.post("v1/desk/search",
        { query, language: this.#options.language() }, { signal: request.signal });
      if (this.#request !== request) return;
      this.#show(hits, hits.length === 0
        ? this.#context.text("search.none")
        : this.#context.text("search.found", { count: hits.length }));
    } catch (error) {
      if (this.#request !== request || request.signal.aborted) return;
      this.#asked = "";
      this.#show([], this.#context.explain(error));
    }
  }

  #show(hits, status) {
    this.#status.textContent = status;
    this.#list.replaceChildren(...hits.map((hit) => this.#hit(hit)));
  }

  #hit(hit) {
    const text = hit.text.map((segment) => segment.text).join("");
    const address = hit.url ? safeAddress(hit.url) : null;
    const reviewed = hit.reviewedOn
      ? ` · ${this.#context.text("message.reviewed", { date: dateLabel(hit.reviewedOn, this.#context.tag) })}`
      : "";
    const shown = element("p", { className: "hit-text small", lang: hit.language },
      marked(hit.text));
    return element("li", { "data-testid": "knowledge-hit", "data-article": hit.article },
      element("p", { className: "title", lang: hit.language }, highlighted(hit.head)),
      shown,
      element("p", { className: "meta small muted" },
        element("span", { lang: hit.language }, this.#context.languageName(hit.language)),
        element("span", {}, address ? externalLink(address, hit.source) : hit.source, reviewed)),
      element("div", { className: "hit-actions" },
        this.#options.actions(hit, text),
        [...text].length > short ? this.#toggle(shown, hit.text) : null));
  }

  #toggle(shown, segments) {
    const button = element("button", {
      className: "button quiet compact", type: "button", "aria-expanded": "false",
      "data-testid": "hit-full",
      onclick: () => {
        const isFull = shown.classList.toggle("full");
        shown.replaceChildren(...(isFull ? highlighted(segments) : marked(segments)));
        button.setAttribute("aria-expanded", String(isFull));
        button.textContent = this.#context.text(isFull ? "search.less" : "search.full");
      },
    }, this.#context.text("search.full"));
    return button;
  }
}

function highlighted(segments) {
  return segments.map(({ text, isHit }) => isHit ? element("mark", {}, text) : text);
}

/** The text from shortly before the first word that was found. */
function marked(segments) {
  const first = segments.findIndex(({ isHit }) => isHit);
  const [start, ...rest] = highlighted(segments);
  return [first === 1 ? ending(start) : start, ...rest];
}

/** The end of a long text, from the start of a word. */
function ending(text) {
  const characters = [...text];
  if (characters.length <= 2 * lead) return text;
  return `…${characters.slice(-lead).join("").replace(/^[^\s\p{Script=Han}]*\s/u, "")}`;
}
