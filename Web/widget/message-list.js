// Draws entries into the log. A node that is there stays: a screen reader hears each message once.

import { element, externalLink, icon, linkedText } from "../shared/dom.js";
import { safeAddress } from "../shared/links.js";
import { dateLabel, dayLabel, timeLabel } from "../shared/time.js";
import { contactForm } from "./contact-form.js";
import { icons } from "./icons.js";

const nearTheEnd = 80;   // pixels
const copiedFor = 2000;   // milliseconds

/** The language of a choice's label: a patient may choose another than that of the reply. */
function labelLanguage(label, lang) {
  const isChinese = /\p{Script=Han}/u.test(label);
  return isChinese === lang.startsWith("zh") ? lang : isChinese ? "zh" : "en";
}

/** Dispatches `choose`, `submit-form`, `retry`, `edit` and `dismiss` with details. */
export class MessageList extends EventTarget {
  #strings = null;
  #now = null;
  #nodes = new Map();
  #section = element("div", { class: "section" });
  node = element("div", {
    class: "log", role: "log", tabIndex: 0, "aria-relevant": "additions",
    "data-testid": "log",
  }, this.#section);

  /** What was said stays readable above; the next messages belong to a new conversation. */
  startSection(separator) {
    const old = this.#section;
    for (const control of old.querySelectorAll("button, form")) control.remove();
    // What was not sent goes into the new conversation, and appears there.
    for (const unsent of old.querySelectorAll(".patient:not([data-seq])")) unsent.remove();
    this.#nodes.clear();
    this.#section = element("div", { class: "section" });
    if (old.childElementCount === 0) old.replaceWith(this.#section);
    else old.after(element("p", { class: "separator" }, separator), this.#section);
  }

  /** Nothing of before is shown any more. */
  clear() {
    for (const node of [...this.node.querySelectorAll(".section, .separator")]) node.remove();
    this.#nodes.clear();
    this.#section = element("div", { class: "section" });
    this.node.prepend(this.#section);
  }

  /** What stands after the messages. */
  append(node) {
    this.node.append(node);
  }

  get isAtEnd() {
    const { scrollHeight, scrollTop, clientHeight } = this.node;
    return scrollHeight - scrollTop - clientHeight < nearTheEnd;
  }

  scrollToEnd() {
    this.node.scrollTop = this.node.scrollHeight;
  }

  /**
   * @param {object[]} entries
   * @param {import("../shared/strings.js").Strings} strings
   * @param {Date} now by the service's clock
   * @returns {boolean} whether something new is out of sight
   */
  show(entries, strings, now) {
    const isRelabelled = this.#strings !== strings;
    this.#strings = strings;
    this.#now = now;
    const wasAtEnd = this.isAtEnd;
    this.#discard(entries);

    const added = [];
    let place = this.#section.firstChild;
    for (const entry of entries) {
      let drawn = this.#nodes.get(entry.key);
      if (!drawn) {
        drawn = this.#draw(entry);
        this.#nodes.set(entry.key, drawn);
        added.push({ entry, node: drawn.node });
      }
      drawn.update(entry, isRelabelled);
      if (drawn.node === place) place = place.nextSibling;
      else this.#section.insertBefore(drawn.node, place);
    }
    return this.#follow(added, wasAtEnd);
  }

  #discard(entries) {
    const keys = new Set(entries.map((entry) => entry.key));
    for (const [key, { node }] of this.#nodes) {
      if (keys.has(key)) continue;
      node.remove();
      this.#nodes.delete(key);
    }
  }

  /** Stays at the end, but never scrolls the beginning of a long answer out of sight. */
  #follow(added, wasAtEnd) {
    if (added.length === 0) {
      if (wasAtEnd) this.scrollToEnd();
      return false;
    }
    const isOwn = added.some(({ entry }) => entry.message?.author === "patient");
    if (!wasAtEnd && !isOwn) return true;
    const first = added.find(({ entry }) => entry.message && entry.message.author !== "patient");
    this.scrollToEnd();
    if (first && !isOwn) {
      const { previousElementSibling: before } = first.node;
      const top = before?.matches(".separator") ? before : first.node;
      this.node.scrollTop = Math.min(this.node.scrollTop, top.offsetTop - 12);
    }
    return false;
  }

  #draw(entry) {
    if (entry.kind === "day") return this.#drawDay();
    return entry.kind === "rejected" ? this.#drawRejected(entry) : this.#drawMessage(entry);
  }

  #drawDay() {
    const node = element("p", { class: "separator", "data-testid": "day" });
    return { node, update: ({ date }) => this.#label(node, this.#day(date)) };
  }

  #day(date) {
    const words = {
      today: this.#strings.text("day.today"), yesterday: this.#strings.text("day.yesterday"),
    };
    return dayLabel(date, this.#now, this.#strings.tag, words);
  }

  #drawMessage({ message }) {
    const author = element("p", { class: "author" });
    const time = element("time", {});
    const delivery = element("span", { class: "delivery", "data-testid": "delivery" });
    const retry = element("button", {
      class: "link", "data-testid": "retry",
      onclick: () => this.#tell("retry"),
    });
    const copy = navigator.clipboard && /bot|staff/.test(message.author)
      ? this.#copyButton(message.text) : null;
    const foot = element("p", { class: "foot" }, time, delivery);
    const sources = element("div", { class: "extras" });
    const answers = element("div", { class: "extras" });
    const node = element("div", {
      class: `message ${message.author}`,
      "data-testid": "message", "data-author": message.author,
    },
    author,
    element("div", { class: "line" },
      element("div", { class: "bubble", lang: message.lang, dir: "auto" }, linkedText(message.text)),
      copy),
    sources, foot, answers);

    let drawn = null;
    this.#labelCopy(copy, "copy");
    const update = (entry, isRelabelled) => {
      const { message: now, date } = entry;
      node.classList.toggle("first", entry.isFirst);
      node.classList.toggle("last", entry.isLast);
      node.classList.toggle("rejected", /failed|held|unsaved/.test(entry.delivery));
      if (now.seq) node.dataset.seq = now.seq;
      this.#label(author, this.#strings.text(`author.${now.author}`));
      time.dateTime = date.toISOString();
      this.#label(time, timeLabel(date, this.#strings.tag));
      node.dataset.delivery = entry.delivery ?? "";
      this.#label(delivery, entry.delivery ? this.#strings.text(`delivery.${entry.delivery}`) : "");
      this.#label(retry, this.#strings.text("retry"));
      if (isRelabelled) this.#labelCopy(copy, "copy");
      if (entry.delivery !== "failed") retry.remove();
      else if (!retry.isConnected) foot.append(retry);
      const parts = `${entry.choices.length} ${entry.form?.id}`;
      if (parts === drawn && !isRelabelled) return;
      drawn = parts;
      sources.replaceChildren(...(message.sources?.length > 0 ? [this.#sources(message)] : []));
      this.#fillAnswers(answers, entry);
    };
    return { node, update };
  }

  #copyButton(text) {
    const button = element("button", {
      class: "copy", "data-testid": "copy",
      onclick: async () => {
        await navigator.clipboard.writeText(text);
        this.#labelCopy(button, "copied");
        setTimeout(() => this.#labelCopy(button, "copy"), copiedFor);
      },
    }, icon(icons.copy));
    return button;
  }

  #labelCopy(button, key) {
    button?.setAttribute("aria-label", this.#strings.text(key));
    button?.classList.toggle("done", key === "copied");
  }

  #fillAnswers(place, { message, choices, form }) {
    const parts = choices.length > 0 ? [this.#choices(choices, message.lang)] : [];
    if (form) {
      parts.push(contactForm(form, this.#strings, (values, text) =>
        this.#tell("submit-form", { seq: message.seq, id: form.id, values, text })));
    }
    const typed = new Map(
      [...place.querySelectorAll("input")].map((input) => [input.name, input.value]));
    place.replaceChildren(...parts);
    // What was typed into a form survives a change of the interface's language.
    for (const input of place.querySelectorAll("input")) input.value = typed.get(input.name) ?? "";
  }

  #sources({ sources, lang }) {
    return element("ul", {
      class: "sources", "data-testid": "sources",
      "aria-label": this.#strings.text("sources.label"),
    }, sources.map((source) => {
      const href = source.url ? safeAddress(source.url) : null;
      return element("li", {},
        element("span", { class: "tag" }, this.#strings.text("sources.label")), " ",
        element("cite", { lang, dir: "auto" },
          href ? externalLink(href, source.title) : source.title),
        source.reviewedOn
          ? element("span", { class: "reviewed" }, this.#strings.text("sources.reviewed", {
            date: dateLabel(source.reviewedOn, this.#strings.tag),
          }))
          : null);
    }));
  }

  #choices(choices, lang) {
    return element("div", {
      class: "choices", role: "group", "aria-label": this.#strings.text("choices.label"),
    }, choices.map(({ id, label }) => element("button", {
      class: "choice", dir: "auto",
      lang: labelLanguage(label, lang),
      "data-testid": "choice", "data-choice": id,
      onclick: () => this.#tell("choose", { id, label }),
    }, label)));
  }

  #drawRejected({ item, problem }) {
    const reason = element("p", { class: "reason" });
    const edit = element("button", {
      class: "link", "data-testid": "edit-rejected",
      hidden: item.body.text === undefined, onclick: () => this.#tell("edit", item),
    });
    const dismiss = element("button", {
      class: "link", "data-testid": "dismiss-rejected",
      onclick: () => this.#tell("dismiss", item),
    });
    const node = element("div", {
      class: "message patient first last rejected", "data-testid": "rejected",
      "data-author": "patient",
    },
    element("div", { class: "bubble", lang: item.lang, dir: "auto" }, item.text),
    reason,
    element("p", { class: "foot" }, edit, dismiss));
    const update = () => {
      const isContent = problem.status === 413 || problem.status === 422;
      this.#label(reason, this.#strings.text(`rejected.${isContent ? "content" : "other"}`));
      this.#label(edit, this.#strings.text("rejected.edit"));
      this.#label(dismiss, this.#strings.text("rejected.dismiss"));
    };
    return { node, update };
  }

  #label(node, text) {
    if (node.textContent !== text) node.textContent = text;
  }

  #tell(type, detail) {
    this.dispatchEvent(new CustomEvent(type, { detail }));
  }
}
