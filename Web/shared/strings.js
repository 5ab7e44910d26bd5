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
}
