// Brings pages into the program's information: read, shown, and published when the admin says so.

import { element } from "../shared/dom.js";
import { languages } from "../shared/language.js";

const path = "v1/studio/knowledge/import";
const pollInterval = 700;        // milliseconds
const publishTimeout = 300_000;  // milliseconds: what is published is also compiled

export class StudioImport extends HTMLElement {
  #context;
  #onRevision;
  #file;
  #address;
  #language;
  #submit;
  #error;
  #result;
  #timer = null;

  /**
   * @param {import("../staff/context.js").StaffContext} context
   * @param {(revision: string | number) => void} onRevision
   */
  constructor(context, onRevision) {
    super();
    this.#context = context;
    this.#onRevision = onRevision;
    const refresh = () => this.#refresh();
    this.#file = element("input", {
      id: "import-file", type: "file", accept: ".html,.htm,.xhtml,.xml", "data-testid": "import-file",
      onchange: refresh,
    });
    this.#address = element("input", {
      id: "import-address", type: "url", autocomplete: "off", "data-testid": "import-address",
      placeholder: "https://", oninput: refresh,
    });
    this.#language = element("select", { id: "import-language", "data-testid": "import-language" },
      element("option", { value: "" }, context.text("import.language.auto")),
      languages.map((tag) => element("option", { value: tag, lang: tag }, context.languageName(tag))));
    this.#submit = element("button", {
      className: "button primary", type: "submit", disabled: true, "data-testid": "import-read",
    }, context.text("import.read"));
    this.#error = element("p", {
      className: "notice danger", role: "alert", hidden: true, "data-testid": "import-error",
    });
    this.#result = element("div", {
      className: "result", role: "status", tabIndex: -1, "data-testid": "import-result",
    });
  }

  connectedCallback() {
    const t = (key) => this.#context.text(key);
    this.replaceChildren(
      element("form", { className: "try-form", onsubmit: (event) => this.#start(event) },
        element("h1", {}, t("tab.import")),
        element("p", { className: "small muted" }, t("import.hint")),
        element("div", { className: "field" },
          element("label", { htmlFor: "import-file" }, t("import.file")), this.#file),
        element("div", { className: "field" },
          element("label", { htmlFor: "import-address" }, t("import.address")), this.#address),
        element("div", { className: "try-row" },
          element("div", { className: "field" },
            element("label", { htmlFor: "import-language" }, t("import.language")),
            this.#language),
          this.#submit),
        this.#error),
      this.#result);
    this.#poll();
  }

  disconnectedCallback() {
    clearTimeout(this.#timer);
  }

  #refresh() {
    const [file] = this.#file.files;
    this.#address.disabled = Boolean(file);
    this.#file.disabled = !file && this.#address.value !== "";
    this.#submit.disabled = !file && !this.#address.value.trim();
  }

  async #start(event) {
    event.preventDefault();
    const [file] = this.#file.files;
    const language = this.#language.value || undefined;
    await this.#attempt(async () => {
      const body = file
        ? { page: { name: file.name, contentType: file.type || undefined, base64: await base64(file) } }
        : { source: this.#address.value.trim() };
      this.#show(await this.#context.api.post(path, { ...body, language }, { timeout: 120_000 }));
      event.target.reset();
      this.#refresh();
    });
  }

  #poll() {
    return this.#attempt(async () => this.#show(await this.#context.api.get(path)));
  }

  #publish(id) {
    return this.#attempt(async () => {
      this.#result.setAttribute("aria-busy", "true");
      this.#show(await this.#context.api.post(`${path}/publish`, { id }, { timeout: publishTimeout }));
    });
  }

  #drop() {
    return this.#attempt(async () => {
      await this.#context.api.delete(path);
      this.#show(null);
    });
  }

  async #attempt(action) {
    this.#error.hidden = true;
    try {
      await action();
    } catch (error) {
      this.#error.textContent = this.#explain(error);
      this.#error.hidden = false;
    } finally {
      this.#result.removeAttribute("aria-busy");
    }
  }

  #explain(error) {
    if (error.status === 413) return this.#context.text("problem.too-large");
    if (error.status === 409) return this.#context.text("import.changed");
    return this.#context.explain(error);
  }

  #show(status) {
    clearTimeout(this.#timer);
    if (status?.state === "reading" && this.isConnected) {
      this.#timer = setTimeout(() => this.#poll(), pollInterval);
    }
    if (status?.revision !== undefined) this.#onRevision(status.revision);
    // The button that was pressed goes; the focus must not go with it.
    const hadFocus = this.#result.contains(document.activeElement);
    this.#result.dataset.state = status?.state ?? "none";
    this.#result.replaceChildren(...(status ? this.#parts(status) : [
      element("p", { className: "empty" }, this.#context.text("import.none"))]));
    if (hadFocus) this.#result.focus();
  }

  #parts(status) {
    const t = (key, values) => this.#context.text(key, values);
    const { id, state, source, done, all, changes, failure, revision } = status;
    return [
      element("section", { className: "card" },
        element("h2", {}, element("code", {}, source)),
        state === "reading"
          ? element("p", {}, all === 0 ? t("import.listing") : t("import.reading", { done, all }))
          : null,
        state === "reading" && all > 0
          ? element("progress", { max: all, value: done, "aria-label": t("import.progress") }) : null,
        failure ? element("p", { className: "notice danger" }, this.#problem(failure)) : null,
        state === "published"
          ? element("p", { className: "notice good", "data-testid": "import-published" },
            revision === undefined ? t("import.same") : t("import.published", { revision }))
          : null,
        changes && state === "ready" && isEmpty(changes)
          ? changes.problems.length > 0 && changes.unchanged === 0
            ? element("p", { className: "notice danger" }, t("import.failed"))
            : element("p", {}, t("import.same"))
          : null,
        element("div", { className: "hit-actions" },
          state === "ready" && !isEmpty(changes)
            ? element("button", {
              className: "button primary", type: "button", "data-testid": "import-publish",
              onclick: () => this.#publish(id),
            }, t("import.publish")) : null,
          element("button", {
            className: "button", type: "button", "data-testid": "import-drop",
            onclick: () => this.#drop(),
          }, t(state === "reading" ? "import.cancel"
            : state === "ready" && !isEmpty(changes) ? "import.drop" : "import.close")))),
      ...(changes ? this.#changes(changes) : []),
    ];
  }

  #changes(changes) {
    const t = (key, values) => this.#context.text(key, values);
    const titles = { added: "import.added", changed: "import.modified", removed: "import.removed" };
    const kinds = Object.keys(titles).filter((kind) => changes[kind].length > 0);
    return [
      ...kinds.map((kind) => element("section", { className: "card", "data-testid": `import-${kind}` },
        element("h2", {}, t(titles[kind], { count: changes[kind].length })),
        element("ul", { className: "rows plain" }, changes[kind].map((entry) => element("li", {},
          element("strong", { lang: entry.language }, entry.title),
          entry.preview
            ? element("p", { className: "hit-text small", lang: entry.language }, entry.preview)
            : null,
          element("span", { className: "meta small muted" },
            element("span", { lang: entry.language }, this.#context.languageName(entry.language)),
            element("code", {}, entry.id),
            element("span", {}, entry.passages
              ? t("import.passages", entry.passages)
              : t("import.size", { count: entry.size })))))))),
      changes.problems.length > 0
        ? element("section", { className: "card", "data-testid": "import-problems" },
          element("h2", {}, t("import.problems", { count: changes.problems.length })),
          changes.unchanged > 0
            ? element("p", { className: "small muted" }, t("import.problemsHint")) : null,
          element("ul", { className: "rows plain" }, changes.problems.map((problem) =>
            element("li", {}, element("code", {}, problem.address),
              element("span", {}, this.#problem(problem))))))
        : null,
      changes.unchanged > 0
        ? element("p", { className: "small muted" }, t("import.unchanged", { count: changes.unchanged }))
        : null,
    ].filter(Boolean);
  }

  #problem({ code, message }) {
    const key = `problem.${code}`;
    return this.#context.has(key) ? this.#context.text(key) : message;
  }
}

function isEmpty({ added, changed, removed }) {
  return added.length + changed.length + removed.length === 0;
}

/** The bytes of a file, whatever they are. */
function base64(file) {
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => resolve(reader.result.slice(reader.result.indexOf(",") + 1));
    reader.onerror = () => reject(reader.error);
    reader.readAsDataURL(file);
  });
}
