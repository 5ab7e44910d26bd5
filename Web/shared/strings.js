// Every sentence that a person reads comes from the service, by key.

/** Puts values into the `{name}` places of a template; a place without a value stays as it is. */
export function fill(template, values = {}) {
  return template.replace(/\{([A-Za-z0-9_.]+)\}/g, (place, name) =>
    values[name] === undefined || values[name] === null ? place : String(values[name]));
}

/** The strings of one section in one language. */
export class Strings {
  #texts;

  /** @param {string} tag language @param {Record<string, string>} texts */
  constructor(tag, texts) {
    this.tag = tag;
    this.#texts = texts;
  }

  has(key) {
    return Object.hasOwn(this.#texts, key);
  }

  /** The text of a key, with values put in; the key itself where there is none: it shows. */
  text(key, values) {
    return this.has(key) ? fill(this.#texts[key], values) : key;
  }

  /**
   * Fills an element tree: `data-string="key"` sets the text, `data-string-<attribute>="key"` an
   * attribute (for example `data-string-aria-label`).
   */
  apply(root, values) {
    const elements = [root, ...root.querySelectorAll("*")].filter((node) => node.dataset);
    for (const element of elements) {
      for (const { name, value } of [...element.attributes]) {
        if (name === "data-string") element.textContent = this.text(value, values);
        else if (name.startsWith("data-string-")) {
          element.setAttribute(name.slice("data-string-".length), this.text(value, values));
        }
      }
    }
  }
}

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
