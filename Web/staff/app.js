// The frame of a staff page: language, session, header; the page itself fills in its workplace.

import { API, NetworkError, ProblemError } from "../shared/api.js";
import { backoffDelay } from "../shared/backoff.js";
import { element } from "../shared/dom.js";
import { StaffContext } from "./context.js";
import { symbol } from "./icons.js";
import { languageSwitch, rememberLanguage, staffLanguage } from "./language-switch.js";
import { openPasswordDialog } from "./password-dialog.js";
import { signInView } from "./sign-in.js";
import { loadTexts } from "./texts.js";

/**
 * A subclass gives `sections` (its strings, most particular first), `page` (`desk` or `studio`)
 * and `workplace(context)`, which makes the element below the header.
 */
export class StaffApp extends HTMLElement {
  #api = new API({ base: new URL("../../", import.meta.url), credentials: "same-origin" });
  #tag = staffLanguage();
  #texts;
  #labels;
  #site;
  #user = null;

  get sections() {
    return [];
  }

  get page() {
    return "";
  }

  workplace() {
    return element("div");
  }

  /** Called when the person leaves, so that nothing of theirs stays in the browser. */
  forget() {}

  connectedCallback() {
    this.#begin();
  }

  async #begin() {
    this.replaceChildren(element("div", { className: "starting" },
      element("div", { className: "spinner" })));
    // There are no words to explain a failure with before the strings are here: keep trying.
    for (let attempt = 0; !await this.#load(); attempt += 1) {
      await new Promise((resolve) => setTimeout(resolve, backoffDelay(attempt)));
    }
    this.#render();
  }

  /** @returns {Promise<boolean>} false where the server could not be asked */
  async #load() {
    try {
      await Promise.all([this.#loadLanguage(this.#tag), this.#loadUser()]);
      return true;
    } catch (error) {
      if (error instanceof ProblemError || error instanceof NetworkError) return false;
      throw error;
    }
  }

  async #loadUser() {
    try {
      this.#user = await this.#api.get("v1/session");
    } catch (error) {
      if (error.status !== 401) throw error;
      this.#user = null;
    }
  }

  async #loadLanguage(tag) {
    const [texts, labels, site] = await Promise.all([
      loadTexts(this.#api, this.sections, tag),
      loadTexts(this.#api, ["reasons", "intents"], tag),
      this.#api.get(`v1/site?lang=${encodeURIComponent(tag)}`),
    ]);
    this.#tag = tag;
    this.#texts = texts;
    this.#labels = labels;
    this.#site = site;
    document.documentElement.lang = tag;
    document.title = texts.text(`${this.page}.title`);
  }

  async #changeLanguage(tag) {
    try {
      await this.#loadLanguage(tag);
      rememberLanguage(tag);
    } finally {
      this.#render();
    }
  }

  #render(notice = null) {
    if (!this.#user) {
      this.replaceChildren(signInView({
        api: this.#api, texts: this.#texts, site: this.#site, notice,
        onSignedIn: (user) => {
          this.#user = user;
          this.#render();
        },
        onLanguage: (tag) => this.#changeLanguage(tag),
      }));
      this.querySelector("input").focus();
      return;
    }
    const context = new StaffContext({
      api: this.#api, texts: this.#texts, labels: this.#labels, site: this.#site,
      user: this.#user, onSessionLost: () => this.#loseSession(),
    });
    this.replaceChildren(this.#masthead(context), this.workplace(context));
  }

  /** The session has ended on the server: drafts stay for the same person to go on. */
  #loseSession() {
    if (!this.#user) return;
    this.#user = null;
    document.title = this.#texts.text(`${this.page}.title`);
    this.#render(this.#texts.text("error.session"));
  }

  async #signOut(context) {
    try {
      await this.#api.delete("v1/session");
    } catch (error) {
      // Whoever believes to have signed out and has not leaves the desk open to the next person.
      if (error.status !== 401) return this.#tell("danger", "alert", context.explain(error));
    }
    this.forget();
    this.#user = null;
    history.replaceState(null, "", location.pathname);
    document.title = this.#texts.text(`${this.page}.title`);
    this.#render();
  }

  #changePassword(context) {
    openPasswordDialog(this, context, () =>
      this.#tell("good", "status", context.text("password.changed")));
  }

  /** Says something for a while, below the header. */
  #tell(look, role, text) {
    const message = element("p", { className: `notice ${look}`, role, "data-testid": "told" });
    this.querySelector(".masthead").after(message);
    message.textContent = text;
    setTimeout(() => message.remove(), 8000);
  }

  #masthead(context) {
    const link = (page) => element("a", {
      href: this.#api.url(page), "aria-current": page === this.page ? "page" : null,
      "data-testid": `nav-${page}`,
    }, context.text(`nav.${page}`));
    const pages = context.user.role === "admin" ? ["desk", "studio"] : ["desk"];
    return element("header", { className: "masthead" },
      element("p", { className: "site" }, context.site.name),
      element("nav", { "aria-label": context.text("nav.label") }, pages.map(link)),
      element("div", { className: "end" },
        languageSwitch(this.#texts, (tag) => this.#changeLanguage(tag)),
        element("p", { className: "who small", "data-testid": "who" },
          element("span", {}, context.user.displayName),
          element("span", { className: "role muted" }, context.text(`role.${context.user.role}`))),
        element("button", {
          className: "button compact", type: "button", title: context.text("password.open"),
          "data-testid": "change-password", onclick: () => this.#changePassword(context),
        }, symbol("key"), element("span", {}, context.text("password.open"))),
        element("button", {
          className: "button compact", type: "button", "data-testid": "sign-out",
          onclick: () => this.#signOut(context),
        }, context.text("signOut"))));
  }
}
