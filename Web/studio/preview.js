// A message as the patient would see it.

import { element, externalLink, linkedText } from "../shared/dom.js";
import { safeAddress } from "../shared/links.js";

export function previewMessage(context, message) {
  const sources = message.sources ?? [];
  return element("article", { className: "bubble", lang: message.lang, "data-testid": "try-reply" },
    element("p", { className: "reply-text" }, linkedText(message.text)),
    message.choices?.length
      ? element("ul", { className: "choices" },
        message.choices.map(({ label }) => element("li", {}, label)))
      : null,
    message.form
      ? element("ul", { className: "choices" },
        message.form.fields.map(({ label }) => element("li", {}, label)))
      : null,
    sources.map((source) => {
      const address = source.url ? safeAddress(source.url) : null;
      return element("p", { className: "small muted", lang: context.tag },
        element("span", { className: "label" }, context.text("message.source")),
        address ? externalLink(address, source.title) : source.title);
    }));
}
