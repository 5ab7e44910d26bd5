// Sorting a run of combining marks takes the square of its length; no writing needs more than
// these (the limit of the Stream-Safe Text Format, Unicode Standard Annex #15).
const marks = /(\p{M}{30})\p{M}+/gu;

/** Text for comparison: full width, case and white space make no difference. */
export function fold(text) {
  return text.replace(marks, "$1").normalize("NFKC").toLowerCase().replace(/[^\S\n]+/g, " ").trim();
}
