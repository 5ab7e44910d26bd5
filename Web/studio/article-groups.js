// Puts the versions of the articles together, as the studio lists them.

import { languages } from "../shared/language.js";

/**
 * One group for each id, by title in the reader's language.
 * @param {object[]} articles as `GET /v1/studio/articles` gives them
 * @param {string} tag the reader's language
 */
export function articleGroups(articles, tag) {
  const ids = [...new Set(articles.map(({ id }) => id))];
  return ids.map((id) => {
    const sorted = languages.flatMap((language) => articles.filter(
      (article) => article.id === id && article.language === language));
    const { title, language } = chosenVersion({ versions: sorted }, tag);
    return {
      id, title, language, versions: sorted,
      states: [...new Set(sorted.map(({ state }) => state).filter((state) => state !== "current"))],
      isImported: sorted.some(({ imported }) => imported),
      unhelpful: sorted.reduce((sum, version) => sum + version.unhelpful, 0),
    };
  }).sort((one, other) => one.title.localeCompare(other.title, tag));
}

/** The version in a language; else one in its other script, else the first. */
export function chosenVersion({ versions }, tag) {
  return versions.find(({ language }) => language === tag)
    ?? versions.find(({ language }) => language.slice(0, 2) === tag.slice(0, 2))
    ?? versions[0];
}
