// The form in front of every staff page.

import { element } from "../shared/dom.js";
import { languageSwitch } from "./language-switch.js";
import { errorKey } from "./context.js";
import { countDown } from "./countdown.js";

/**
 * @param {object} options
 * @param {import("../shared/api.js").API} options.api
 * @param {import("./texts.js").Texts} options.texts
 * @param {object} options.site
 * @param {string | null} options.notice why the person is asked again
 * @param {(user: object) => void} options.onSignedIn
 * @param {(tag: string) => void} options.onLanguage
 */
export function signInView({ api, texts, site, notice, onSignedIn, onLanguage }) {
  const t = (key, values) => texts.text(key, values);
  const name = element("input", {
    id: "sign-in-name", name: "username", type: "text", autocomplete: "username", required: true,
    autocapitalize: "none", spellcheck: false, "data-testid": "sign-in-name",
  });
  const password = element("input", {
    id: "sign-in-password", name: "password", type: "password", autocomplete: "current-password",
    required: true, "data-testid": "sign-in-password",
  });
  const message = element("p", {
    className: "notice danger", role: "alert", hidden: !notice, "data-testid": "sign-in-error",
  }, notice);
  const button = element("button", {
    className: "button primary", type: "submit", "data-testid": "sign-in-submit",
  }, t("signIn.submit"));

  let stopWaiting = () => {};
  const allow = () => {
    stopWaiting();
    button.disabled = false;
  };
  // The wait may be that of one account: another may try at once.
  name.addEventListener("input", allow);

  const submit = async (event) => {
    event.preventDefault();
    if (button.disabled) return;
    allow();
    button.disabled = true;
    message.hidden = true;
    try {
      await api.post("v1/session", { name: name.value.trim(), password: password.value });
      onSignedIn(await api.get("v1/session"));
    } catch (error) {
      password.value = "";
      message.hidden = false;
      password.focus();
      if (error.status === 429 && error.retryAfter > 0) {
        stopWaiting = countDown(message, error.retryAfter,
          (key, values) => t(`signIn.${key}`, values), texts.tag, allow);
        return;
      }
      message.textContent = signInError(t, error);
      button.disabled = false;
    }
  };

  const form = element("form", { onsubmit: submit, "data-testid": "sign-in" },
    element("hgroup", {},
      element("p", { className: "small muted" }, site.name),
      element("h1", {}, t("signIn.title"))),
    message,
    field(t("signIn.name"), name),
    field(t("signIn.password"), password),
    button);
  return element("main", { className: "sign-in" }, form,
    languageSwitch(texts, onLanguage));
}

function field(label, input) {
  return element("div", { className: "field" },
    element("label", { htmlFor: input.id }, label), input);
}

function signInError(t, error) {
  if (error.status === 401 || error.status === 403) return t("signIn.wrong");
  if (error.status === 429) return t("signIn.tooMany");
  return t(errorKey(error));
}
