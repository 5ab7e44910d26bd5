// The demonstration page of an international patient office: its language, its ways to the chat.

import { API } from "../shared/api.js";
import { languageTag, preferredLanguage } from "../shared/language.js";
import { applyStrings, loadStrings } from "../shared/localise.js";

const api = new API({ base: new URL("../../", import.meta.url) });
const chat = document.querySelector("liaison-chat");

let strings = null;

function requested() {
  return languageTag(new URLSearchParams(location.search).get("lang"));
}

async function show(tag) {
  document.documentElement.lang = tag;
  strings = await loadStrings(api, "demo", tag);
  applyStrings(strings, document.documentElement);
  for (const link of document.querySelectorAll("#languages a")) {
    if (link.hreflang === tag) link.setAttribute("aria-current", "true");
    else link.removeAttribute("aria-current");
  }
  document.documentElement.classList.add("ready");
  const site = await api.get(`v1/site?lang=${encodeURIComponent(tag)}`);
  if (!site.name || document.documentElement.lang !== tag) return;
  document.getElementById("site-name").textContent = site.name;
}

// Only a wish in the address overrides the language of a conversation that goes on.
if (requested()) chat.lang = requested();
show(requested() ?? preferredLanguage(navigator.languages));

document.getElementById("languages").addEventListener("click", (event) => {
  const tag = event.target.closest("a")?.hreflang;
  if (!tag || event.metaKey || event.ctrlKey || event.shiftKey) return;
  event.preventDefault();
  history.replaceState(null, "", `?lang=${tag}`);
  chat.lang = tag;
  show(tag);
});

for (const button of document.querySelectorAll("[data-open]")) {
  button.addEventListener("click", () => chat.show());
}
for (const button of document.querySelectorAll("[data-ask]")) {
  button.addEventListener("click", () => chat.compose(strings.text(button.dataset.ask)));
}
