// Finds web addresses in text that anybody may have written.

// Only ASCII: in Chinese text an address often stands without spaces around it, and direction
// marks or look-alike letters must not become a part of it.
const address = /https?:\/\/[A-Za-z0-9\-._~:/?#[\]@!$&'()*+,;=%]+/gi;

/**
 * Splits text into plain pieces and addresses, in order; the pieces together are the text.
 * @returns {{text: string, href?: string}[]}
 */
export function splitLinks(text) {
  const pieces = [];
  let end = 0;
  for (const match of text.matchAll(address)) {
    if (match.index < end || /[A-Za-z0-9]/.test(text[match.index - 1] ?? "")) continue;
    const found = trimmed(match[0]);
    const href = safeAddress(found);
    if (!href) continue;
    if (match.index > end) pieces.push({ text: text.slice(end, match.index) });
    pieces.push({ text: found, href });
    end = match.index + found.length;
  }
  if (end < text.length) pieces.push({ text: text.slice(end) });
  return pieces;
}

/** The normal form of an http or https address, or null for everything else. */
export function safeAddress(text) {
  let url;
  try {
    url = new URL(text);
  } catch {
    return null;
  }
  const isWeb = url.protocol === "http:" || url.protocol === "https:";
  // "https://hospital.example@evil.example" shows one host and opens another.
  return isWeb && url.hostname && !url.username && !url.password ? url.href : null;
}

/** Without the punctuation that belongs to the sentence; closing brackets stay where they pair. */
function trimmed(text) {
  // Counted once: what is cut off is taken from the counts.
  const unpaired = { ")": surplus(text, "(", ")"), "]": surplus(text, "[", "]") };
  let end = text.length;
  for (; end > 0; end -= 1) {
    const last = text[end - 1];
    if (unpaired[last] > 0) unpaired[last] -= 1;
    else if (!".,;:!?'*~".includes(last)) break;
  }
  return text.slice(0, end);
}

/** How many more brackets are closed than opened. */
function surplus(text, opening, closing) {
  let count = 0;
  for (const letter of text) count += letter === closing ? 1 : letter === opening ? -1 : 0;
  return count;
}
