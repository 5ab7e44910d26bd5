// A button that shows a few actions.

import { element, icon } from "../shared/dom.js";
import { icons } from "./icons.js";

/** Dispatches an event named like the action: `download`, `notify`, `privacy`, `delete`. */
export class Menu extends EventTarget {
  #button = element("button", {
    class: "close", "aria-expanded": "false", "aria-controls": "menu",
    "data-testid": "menu", onclick: () => this.toggle(),
  }, icon(icons.menu));
  #items = new Map();
  #list = element("div", { id: "menu", class: "menu", hidden: true });
  node = element("div", { class: "menu-place" }, this.#button, this.#list);

  constructor(actions) {
    super();
    for (const name of actions) {
      this.#items.set(name, element("button", {
        "data-testid": `menu-${name}`,
        onclick: () => {
          this.toggle(false);
          this.#button.focus();
          this.dispatchEvent(new Event(name));
        },
      }));
    }
    this.#list.append(...this.#items.values());
    this.node.addEventListener("focusout", ({ relatedTarget }) => {
      if (relatedTarget && !this.node.contains(relatedTarget)) this.toggle(false);
    });
  }

  get isOpen() {
    return !this.#list.hidden;
  }

  toggle(isOpen = !this.isOpen) {
    this.#list.hidden = !isOpen;
    this.#button.setAttribute("aria-expanded", String(isOpen));
  }

  close() {
    this.toggle(false);
    this.#button.focus();
  }

  label(strings) {
    this.#button.setAttribute("aria-label", strings.text("menu"));
    this.#button.title = strings.text("menu");
    for (const [name, item] of this.#items) item.textContent = strings.text(`menu.${name}`);
  }

  /** An action that can't be taken now isn't shown; one that is switched on says so. */
  show(name, isShown, isOn) {
    const item = this.#items.get(name);
    item.hidden = !isShown;
    if (isOn !== undefined) item.setAttribute("aria-pressed", String(isOn));
  }
}
