// Registers the elements of the studio and so starts the page.

import { KnowledgeSearch } from "../staff/knowledge-search.js";
import { StudioApp } from "./studio-app.js";
import { StudioArticles } from "./studio-articles.js";
import { StudioDiagnostics } from "./studio-diagnostics.js";
import { StudioImport } from "./studio-import.js";
import { StudioIntents } from "./studio-intents.js";
import { StudioTry } from "./studio-try.js";
import { StudioUnmatched } from "./studio-unmatched.js";
import { StudioWorkplace } from "./studio-workplace.js";

customElements.define("knowledge-search", KnowledgeSearch);
customElements.define("studio-articles", StudioArticles);
customElements.define("studio-diagnostics", StudioDiagnostics);
customElements.define("studio-import", StudioImport);
customElements.define("studio-intents", StudioIntents);
customElements.define("studio-try", StudioTry);
customElements.define("studio-unmatched", StudioUnmatched);
customElements.define("studio-workplace", StudioWorkplace);
customElements.define("studio-app", StudioApp);
