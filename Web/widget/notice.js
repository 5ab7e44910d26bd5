// What a patient is told before the first message.

import { element } from "../shared/dom.js";

export class Notice {
  #title = element("h3", { tabIndex: -1 });
  #points = element("ul");
  node = element("section", { class: "notice", "data-testid": "notice" },
    this.#title, this.#points);

  label({ title, points }) {
    this.#title.textContent = title;
    this.#points.replaceChildren(...points.map((point) => element("li", {}, point)));
  }

  focus() {
    this.#title.focus();
  }
}
