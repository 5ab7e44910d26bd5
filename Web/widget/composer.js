// Where the patient writes: a box that grows, a limit shown near its end, and a send button.

import { element, icon } from "../shared/dom.js";
import { Composition, isSendKey } from "../shared/keys.js";
import { icons } from "./icons.js";

const shownFrom = 0.9;   // of the limit

/** Characters as the service counts them at most: code points. */
const characterCount = (text) => [...text].length;

/** Nothing that could be seen: spaces, zero-width characters, direction marks. */
const isBlank = (text) => /^[\s\u200B-\u200F\u202A-\u202E\u2060-\u2069\uFEFF]*$/.test(text);

/** Dispatches `send` (detail: the text) and `typing`. */
export class Composer extends EventTarget {
  #strings = null;
  #limit = Infinity;
  #composition = new Composition();

  input = element("textarea", {
    id: "input", rows: 1, "data-testid": "input",
    enterKeyHint: "send", autocomplete: "off", "aria-describedby": "counter",
  });
  #label = element("label", { htmlFor: "input", class: "hidden-label" });
  #counter = element("p", {
    id: "counter", class: "counter", "data-testid": "counter", hidden: true,
  });
  #button = element("button", {
    type: "submit", class: "send", "data-testid": "send",
  }, icon(icons.send));
  node = element("form", { class: "composer", noValidate: true },
    this.#label, this.#counter, element("div", { class: "field" }, this.input, this.#button));

  constructor() {
    super();
    this.#composition.observe(this.input);
    this.input.addEventListener("keydown", (event) => {
      if (!isSendKey(event, this.#composition)) return;
      event.preventDefault();
      this.#submit();
    });
    this.input.addEventListener("input", () => {
      this.#update();
      if (!isBlank(this.input.value)) this.dispatchEvent(new Event("typing"));
    });
    this.node.addEventListener("submit", (event) => {
      event.preventDefault();
      this.#submit();
      this.input.focus();
    });
  }

  /** The input method has the key: Escape, for example, then ends a composition only. */
  claims(event) {
    return this.#composition.claims(event);
  }

  set limit(limit) {
    this.#limit = limit;
    this.#update();
  }

  set text(text) {
    this.input.value = text;
    this.#update();
  }

  get text() {
    return this.input.value;
  }

  set isEnabled(isEnabled) {
    this.input.disabled = !isEnabled;
    this.#update();
  }

  label(strings) {
    this.#strings = strings;
    this.#label.textContent = strings.text("input.label");
    this.input.placeholder = strings.text("input.placeholder");
    this.#button.setAttribute("aria-label", strings.text("send"));
    this.#button.title = strings.text("send");
    this.#update();
  }

  #submit() {
    const text = this.input.value.trim();
    if (isBlank(text) || characterCount(text) > this.#limit || this.input.disabled) return;
    this.text = "";
    this.dispatchEvent(new CustomEvent("send", { detail: text }));
  }

  #update() {
    const { input } = this;
    input.style.height = "auto";
    if (input.scrollHeight > 0) input.style.height = `${input.scrollHeight}px`;

    const left = this.#limit - characterCount(input.value.trim());
    const isNear = left < this.#limit * (1 - shownFrom);
    this.#counter.hidden = !isNear;
    this.#counter.classList.toggle("over", left < 0);
    input.setAttribute("aria-invalid", String(left < 0));
    if (isNear && this.#strings) {
      this.#counter.textContent =
        this.#strings.text(left < 0 ? "count.over" : "count.left", { count: Math.abs(left) });
    }
    this.#button.setAttribute(
      "aria-disabled", String(left < 0 || input.disabled || isBlank(input.value)));
  }
}
