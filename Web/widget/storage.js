// The browser's store where it can be had, memory where it can't (private mode, full, forbidden).

/** JSON values by key. What the browser refuses to keep lives as long as the page. */
export class SafeStorage {
  #area;
  #memory = new Map();

  /** @param {() => Storage} area asked for lazily: only naming `localStorage` may throw */
  constructor(area = () => globalThis.localStorage) {
    try {
      this.#area = area() ?? null;
    } catch {
      this.#area = null;
    }
  }

  /** The stored value, or null where there is none or it can't be read. */
  get(key) {
    if (this.#memory.has(key)) return parsed(this.#memory.get(key));
    try {
      return parsed(this.#area?.getItem(key) ?? null);
    } catch {
      return null;
    }
  }

  /** The values of all keys with this beginning. */
  all(prefix) {
    const keys = new Set(this.#memory.keys());
    try {
      for (let index = 0; index < (this.#area?.length ?? 0); index += 1) {
        keys.add(this.#area.key(index));
      }
    } catch {
      // What can't be listed can't be read either.
    }
    return [...keys].filter((key) => key.startsWith(prefix)).map((key) => this.get(key))
      .filter((value) => value !== null);
  }

  set(key, value) {
    const text = JSON.stringify(value);
    try {
      if (!this.#area) throw new Error("no storage");
      this.#area.setItem(key, text);
      this.#memory.delete(key);
    } catch {
      this.#memory.set(key, text);
    }
  }

  remove(key) {
    this.#memory.delete(key);
    try {
      this.#area?.removeItem(key);
    } catch {
      // A store that refuses to forget also refused to keep.
    }
  }
}

function parsed(text) {
  if (text === null) return null;
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
