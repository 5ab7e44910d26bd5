// Registers the elements of the desk and so starts the page.

import { KnowledgeSearch } from "../staff/knowledge-search.js";
import { ConversationDetails } from "./conversation-details.js";
import { DeskApp } from "./desk-app.js";
import { DeskComposer } from "./desk-composer.js";
import { DeskConversation } from "./desk-conversation.js";
import { DeskQueue } from "./desk-queue.js";
import { DeskTranscript } from "./desk-transcript.js";
import { DeskWorkplace } from "./desk-workplace.js";

customElements.define("knowledge-search", KnowledgeSearch);
customElements.define("conversation-details", ConversationDetails);
customElements.define("desk-composer", DeskComposer);
customElements.define("desk-conversation", DeskConversation);
customElements.define("desk-queue", DeskQueue);
customElements.define("desk-transcript", DeskTranscript);
customElements.define("desk-workplace", DeskWorkplace);
customElements.define("desk-app", DeskApp);
