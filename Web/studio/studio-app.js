// The studio page; for administrators only.

import { element } from "../shared/dom.js";
import { StaffApp } from "../staff/app.js";
import { symbol } from "../staff/icons.js";
import { StudioWorkplace } from "./studio-workplace.js";

export class StudioApp extends StaffApp {
  get sections() {
    return ["studio", "desk"];   // the sign-in, errors and decisions are worded in the desk's
  }

  get page() {
    return "studio";
  }

  workplace(context) {
    return context.user.role === "admin" ? new StudioWorkplace(context) : refusal(context);
  }
}

/** The server refuses too; this says so before anything is asked of it. */
function refusal(context) {
  return element("main", { className: "workplace" },
    element("div", { className: "refusal", "data-testid": "refusal" },
      symbol("person"),
      element("h1", {}, context.text("refusal.title")),
      element("p", {}, context.text("refusal.text", { name: context.user.displayName })),
      element("a", { className: "button primary", href: context.api.url("desk") },
        context.text("refusal.toDesk"))));
}
