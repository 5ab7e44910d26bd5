// The strings of a staff page: its own section first, then those that all staff pages share.

import { loadStrings } from "../shared/localise.js";

export class Texts {
  #sections;

  /** @param {string} tag language @param {import("../shared/strings.js").Strings[]} sections */
  constructor(tag, sections) {
    this.tag = tag;
    this.#sections = sections;
  }

  has(key) {
    return this.#sections.some((section) => section.has(key));
  }

  /** The text of a key, with values put in; the key itself where there is none. */
  text(key, values) {
    const section = this.#sections.find((candidate) => candidate.has(key));
    return section ? section.text(key, values) : key;
  }
}

/** Loads sections in one language, earlier ones first in precedence. */
export async function loadTexts(api, names, tag) {
  return new Texts(tag, await Promise.all(names.map((name) => loadStrings(api, name, tag))));
}
