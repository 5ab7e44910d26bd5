// Pages get their strings from the service, by section and language.

import { Strings } from "./strings.js";

const loaded = new Map();

/**
 * Loads a section (`widget`, `desk`, `studio`, `demo`, `intents`, `reasons`) in a language, once.
 * @param {import("./api.js").API} api
 * @returns {Promise<Strings>}
 */
export function loadStrings(api, section, tag) {
  const path = `v1/strings/${encodeURIComponent(section)}/${encodeURIComponent(tag)}`;
  const key = api.url(path);
  if (!loaded.has(key)) {
    const promise = api.get(path).then((texts) => new Strings(tag, texts));
    loaded.set(key, promise);
    // A failure is not kept: the next caller tries again.
    promise.catch(() => loaded.delete(key));
  }
  return loaded.get(key);
}

/**
 * Fills an element tree: `data-string="key"` sets the text, `data-string-<attribute>="key"` an
 * attribute (for example `data-string-aria-label`).
 */
export function applyStrings(strings, root, values) {
  const elements = [root, ...root.querySelectorAll("*")].filter((node) => node.dataset);
  for (const element of elements) {
    for (const { name, value } of [...element.attributes]) {
      if (name === "data-string") element.textContent = strings.text(value, values);
      else if (name.startsWith("data-string-")) {
        element.setAttribute(name.slice("data-string-".length), strings.text(value, values));
      }
    }
  }
}
