// Where members of staff change their own password.

import { element } from "../shared/dom.js";
import { countDown } from "./countdown.js";

const minimumLength = 10;   // characters; the service has the last word

// Problem codes of `PUT /v1/session/password`: the field that they are about, and the sentence.
const refusals = {
  "wrong-password": ["current", "password.wrong"],
  passwordTooShort: ["next", "password.tooShort"],
  passwordTooLong: ["next", "password.tooLong"],
  passwordCommon: ["next", "password.common"],
};

/**
 * Opens the dialog inside `place`.
 * @param {HTMLElement} place whoever replaces its content closes the dialog with it
 * @param {import("./context.js").StaffContext} context
 * @param {() => void} onChanged
 */
export function openPasswordDialog(place, context, onChanged) {
  const t = (key, values) => context.text(key, values);
  const current = field("current", t("password.current"), "current-password");
  const next = field("next", t("password.new"), "new-password", t("password.hint", { count: minimumLength }));
  const again = field("again", t("password.again"), "new-password");
  const fields = { current, next, again };
  const show = element("input", {
    id: "password-show", type: "checkbox", "data-testid": "password-show",
    onchange: () => {
      for (const { input } of Object.values(fields)) input.type = show.checked ? "text" : "password";
    },
  });
  const message = element("p", {
    className: "notice danger", role: "alert", hidden: true, "data-testid": "password-message",
  });
  const save = element("button", {
    className: "button primary", type: "submit", "data-testid": "password-save",
  }, t("password.save"));
  let stopWaiting = () => {};

  const refuse = (name, key) => {
    const { input, error } = fields[name];
    error.textContent = t(key, { count: minimumLength });
    error.hidden = false;
    input.setAttribute("aria-invalid", "true");
    input.focus();
    input.select();
  };

  const wait = (seconds) => {
    message.hidden = false;
    save.disabled = true;
    stopWaiting = countDown(message, seconds, (key, values) => t(`signIn.${key}`, values),
      context.tag, () => { save.disabled = false; });
  };

  const explain = (error) => {
    const refusal = refusals[error.code];
    if (refusal) return refuse(...refusal);
    if (error.status === 429 && error.retryAfter > 0) return wait(error.retryAfter);
    if (error.status === 401) dialog.close();
    message.textContent = context.explain(error);
    message.hidden = false;
  };

  const submit = async (event) => {
    event.preventDefault();
    if (save.disabled) return;
    message.hidden = true;
    for (const { input, error } of Object.values(fields)) {
      error.hidden = true;
      input.removeAttribute("aria-invalid");
    }
    const values = { current: current.input.value, new: next.input.value };
    const fault = firstFault(values, again.input.value);
    if (fault) return refuse(...fault);
    save.disabled = true;
    try {
      await context.api.request("PUT", "v1/session/password", values);
    } catch (error) {
      save.disabled = false;
      return explain(error);
    }
    dialog.close();
    onChanged();
  };

  const dialog = element("dialog", {
    className: "password", "aria-labelledby": "password-title", "data-testid": "password-dialog",
    onclose: () => {
      stopWaiting();
      dialog.remove();
    },
  }, element("form", { noValidate: true, onsubmit: submit },
    element("h2", { id: "password-title" }, t("password.title")),
    // Password managers have to know whose password it is.
    element("input", {
      type: "text", name: "username", autocomplete: "username", value: context.user.name,
      hidden: true, readOnly: true,
    }),
    message,
    Object.values(fields).map(({ node }) => node),
    element("label", { className: "check" }, show, t("password.show")),
    element("p", { className: "small muted" }, t("password.effect")),
    element("div", { className: "actions" },
      element("button", {
        className: "button", type: "button", "data-testid": "password-cancel",
        onclick: () => dialog.close(),
      }, t("cancel")),
      save)));
  place.append(dialog);
  dialog.showModal();
}

/** What needs no server to be seen: a field and the key of its sentence, or null. */
export function firstFault({ current, new: next }, again) {
  if (current === "") return ["current", "password.missing"];
  if ([...next].length < minimumLength) return ["next", "password.tooShort"];
  if (next === current) return ["next", "password.same"];
  if (next !== again) return ["again", "password.different"];
  return null;
}

function field(name, label, autocomplete, hint) {
  const id = `password-${name}`;
  const error = element("p", {
    id: `${id}-error`, className: "fault small", role: "alert", hidden: true,
    "data-testid": `${id}-error`,
  });
  const about = [hint && `${id}-hint`, error.id].filter(Boolean).join(" ");
  const input = element("input", {
    id, name, type: "password", autocomplete, required: true, autocapitalize: "none",
    spellcheck: false, "aria-describedby": about, "data-testid": id,
  });
  const node = element("div", { className: "field" },
    element("label", { htmlFor: id }, label), input,
    hint && element("p", { id: `${id}-hint`, className: "small muted" }, hint), error);
  return { node, input, error };
}
