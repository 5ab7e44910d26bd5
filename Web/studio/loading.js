// A view that shows what one request gives: the wait, the failure with another try, the content.

import { element } from "../shared/dom.js";

/**
 * @param {import("../staff/context.js").StaffContext} context
 * @param {HTMLElement} place what is shown in
 * @param {string} path
 * @param {(answer: object) => Node[]} render
 */
export async function load(context, place, path, render) {
  place.replaceChildren(element("div", { className: "starting" },
    element("div", { className: "spinner" })));
  try {
    const answer = await context.api.get(path);
    place.replaceChildren(...render(answer));
  } catch (error) {
    place.replaceChildren(element("div", { className: "empty", "data-testid": "load-failure" },
      element("p", {}, context.explain(error)),
      element("button", {
        className: "button", type: "button", onclick: () => load(context, place, path, render),
      }, context.text("tryAgain"))));
  }
}
