/** Text for comparison: full width, case and white space make no difference. */
export function fold(text) {
  return text.normalize("NFKC").toLowerCase().replace(/[^\S\n]+/g, " ").trim();
}
