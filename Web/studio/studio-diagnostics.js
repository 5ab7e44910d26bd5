// What the content check has to say about the content in force.

import { element } from "../shared/dom.js";
import { symbol } from "../staff/icons.js";
import { sortedDiagnostics } from "./intent-filter.js";
import { load } from "./loading.js";

export class StudioDiagnostics extends HTMLElement {
  #context;

  /** @param {import("../staff/context.js").StaffContext} context */
  constructor(context) {
    super();
    this.#context = context;
  }

  connectedCallback() {
    const content = element("div", { className: "loaded" });
    this.replaceChildren(
      element("header", {},
        element("h1", {}, this.#context.text("tab.diagnostics")),
        element("p", { className: "muted" }, this.#context.text("diagnostics.hint"))),
      content);
    load(this.#context, content, "v1/studio/diagnostics", ({ diagnostics }) =>
      diagnostics.length === 0
        ? [element("div", { className: "empty", "data-testid": "no-diagnostics" },
          symbol("check"), element("p", {}, this.#context.text("diagnostics.none")))]
        : [element("ul", { className: "rows", "data-testid": "diagnostics" },
          sortedDiagnostics(diagnostics).map((diagnostic) => this.#row(diagnostic)))]);
  }

  #row({ severity, file, line, message }) {
    return element("li", { "data-testid": "diagnostic", "data-severity": severity },
      element("div", {},
        element("p", {}, message),
        element("p", { className: "meta small muted" },
          element("span", { className: `badge ${severity === "error" ? "danger" : "warning"}` },
            this.#context.text(`severity.${severity}`)),
          element("code", {}, line ? `${file}:${line}` : file))));
  }
}
