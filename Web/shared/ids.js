/** 128 random bits in hexadecimal: `crypto.randomUUID` is kept for secure contexts. */
export function newId() {
  return [...crypto.getRandomValues(new Uint8Array(16))]
    .map((byte) => byte.toString(16).padStart(2, "0")).join("");
}
