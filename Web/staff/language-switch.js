// The switch of the interface's language, and where the choice is kept.

import { element } from "../shared/dom.js";
import { languages, preferredLanguage } from "../shared/language.js";
import { symbol } from "./icons.js";

const key = "liaison.staff.language";

/** The language chosen before, else the browser's. */
export function staffLanguage() {
  return preferredLanguage(localStorage.getItem(key), navigator.languages);
}

export function rememberLanguage(tag) {
  localStorage.setItem(key, tag);
}

/** @param {import("./texts.js").Texts} texts @param {(tag: string) => void} onChange */
export function languageSwitch(texts, onChange) {
  const options = languages.map((tag) =>
    element("option", { value: tag, lang: tag, selected: tag === texts.tag },
      texts.text(`language.${tag}`)));
  const select = element("select", {
    "aria-label": texts.text("language.label"), "data-testid": "language",
    onchange: () => onChange(select.value),
  }, options);
  return element("div", { className: "language-switch" }, symbol("globe"), select);
}
