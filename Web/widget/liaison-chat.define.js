// Defines <liaison-chat>, once, also where two scripts on a page bring it.

import { LiaisonChatElement, prepare } from "./liaison-chat.js";

/** @param {object} release from loader.js */
export function define(release) {
  if (customElements.get("liaison-chat")) return;
  prepare(release);
  customElements.define("liaison-chat", LiaisonChatElement);
}
