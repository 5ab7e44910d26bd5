// The languages that a person reads and writes here.

export const languages = ["en", "zh-Hans", "zh-Hant"];

/** Our tag for a BCP 47 tag (`zh-CN` → `zh-Hans`, `zh-HK` → `zh-Hant`, `en-US` → `en`), or null. */
export function languageTag(bcp47) {
  const parts = String(bcp47 ?? "").trim().toLowerCase().split(/[-_]/);
  if (parts[0] === "en") return "en";
  if (parts[0] !== "zh" && parts[0] !== "yue" && parts[0] !== "cmn") return null;
  if (parts.includes("hant")) return "zh-Hant";
  if (parts.includes("hans")) return "zh-Hans";
  const isTraditional = parts[0] === "yue" || ["tw", "hk", "mo"].some((part) => parts.includes(part));
  return isTraditional ? "zh-Hant" : "zh-Hans";
}

/** The first of the wishes that we serve, else English. */
export function preferredLanguage(...wishes) {
  for (const wish of wishes.flat()) {
    const tag = languageTag(wish);
    if (tag) return tag;
  }
  return "en";
}
