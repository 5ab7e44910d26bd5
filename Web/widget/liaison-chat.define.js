// Defines <liaison-chat>, once, also where two scripts on a page bring it.

import { LiaisonChatElement } from "./liaison-chat.js";

if (!customElements.get("liaison-chat")) customElements.define("liaison-chat", LiaisonChatElement);
