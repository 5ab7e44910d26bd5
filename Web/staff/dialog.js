// A question in a modal dialog; the browser keeps the focus inside and gives it back.

import { element } from "../shared/dom.js";

/**
 * Asks, and resolves to what `answer()` gives on consent, or to null.
 * @param {object} options
 * @param {string} options.title
 * @param {Node[]} options.body
 * @param {string} options.confirm the words on the button that consents
 * @param {string} options.cancel
 * @param {() => unknown} [options.answer]
 */
export function ask({ title, body, confirm, cancel, answer = () => true }) {
  return new Promise((resolve) => {
    let result = null;
    const dialog = element("dialog", {
      "aria-label": title,
      "data-testid": "dialog",
      onclose: () => {
        dialog.remove();
        resolve(result);
      },
    });
    dialog.append(element("form", {
      method: "dialog",
      onsubmit: () => {
        result = answer();
      },
    },
    element("h2", {}, title), ...body,
    element("div", { className: "actions" },
      element("button", {
        className: "button", type: "button", "data-testid": "dialog-cancel",
        onclick: () => dialog.close(),
      }, cancel),
      element("button", {
        className: "button primary", type: "submit", "data-testid": "dialog-confirm",
      }, confirm))));
    document.body.append(dialog);
    dialog.showModal();
  });
}
