// A message's form: where staff can reach the patient after the page is closed.

import { element } from "../shared/dom.js";

const inputKinds = {
  email: { type: "email", inputMode: "email", autocomplete: "email" },
  phone: { type: "tel", inputMode: "tel", autocomplete: "tel" },
  wechat: { type: "text", autocomplete: "off" },
};

let formCount = 0;

/**
 * @param {{id: string, fields: {name: string, label: string}[]}} form
 * @param {import("../shared/strings.js").Strings} strings
 * @param {(values: Record<string, string>, text: string) => void} onSubmit
 */
export function contactForm(form, strings, onSubmit) {
  formCount += 1;
  const errorId = `form-error-${formCount}`;
  const error = element("p", { id: errorId, class: "error", hidden: true });
  const fields = form.fields.map(({ name, label }) => ({
    name, label,
    input: element("input", {
      id: `form-${formCount}-${name}`, name, autocapitalize: "off", spellcheck: false,
      ...(inputKinds[name] ?? { type: "text" }), "aria-describedby": errorId,
      "data-testid": `contact-${name}`,
    }),
  }));

  const complain = (key, input) => {
    error.textContent = strings.text(key);
    error.hidden = false;
    input.setAttribute("aria-invalid", "true");
    input.focus();
  };

  const submit = (event) => {
    event.preventDefault();
    error.hidden = true;
    for (const { input } of fields) input.removeAttribute("aria-invalid");
    const filled = fields.filter(({ input }) => input.value.trim() !== "");
    if (filled.length === 0) return complain("form.empty", fields[0].input);
    const wrong = filled.find(({ input }) => !input.validity.valid);
    if (wrong) return complain("form.email", wrong.input);
    onSubmit(
      Object.fromEntries(filled.map(({ name, input }) => [name, input.value.trim()])),
      filled.map(({ label, input }) => `${label}: ${input.value.trim()}`).join("\n"));
  };

  return element("form", {
    class: "contact", "data-testid": "contact-form",
    noValidate: true, onsubmit: submit,
  },
  element("p", { class: "hint" }, strings.text("form.hint")),
  fields.map(({ label, input }) =>
    element("div", { class: "row" }, element("label", { htmlFor: input.id }, label), input)),
  error,
  element("button", { type: "submit", class: "primary", "data-testid": "contact-send" },
    strings.text("form.send")));
}
