// The list of conversations. Rows keep their elements, so that a click or the focus is never lost
// to an update.

import { element } from "../shared/dom.js";
import { timeLabel } from "../shared/time.js";
import { symbol } from "../staff/icons.js";
import { waitingLabel } from "./clock.js";

export class DeskQueue extends HTMLElement {
  #context;
  #queue;
  #rows = new Map();
  #lists = {};
  #timer = null;
  #selected = null;

  /**
   * @param {import("../staff/context.js").StaffContext} context
   * @param {import("./queue.js").Queue} queue
   */
  constructor(context, queue) {
    super();
    this.#context = context;
    this.#queue = queue;
  }

  connectedCallback() {
    this.setAttribute("role", "navigation");
    this.setAttribute("aria-label", this.#context.text("queue.label"));
    this.replaceChildren(...["waiting", "mine", "others"].map((group) => this.#section(group)));
    this.addEventListener("keydown", (event) => this.#onKey(event));
    this.#timer = setInterval(() => this.#tick(), 1000);
    this.update();
  }

  disconnectedCallback() {
    clearInterval(this.#timer);
  }

  /** @param {string | null} id the conversation that is open */
  select(id) {
    this.#selected = id;
    for (const [key, row] of this.#rows) mark(row.link, key === id);
  }

  update() {
    const groups = this.#queue.groups(this.#context.user.name);
    const present = new Set();
    const focused = document.activeElement?.closest?.("desk-queue a") ?? null;
    for (const [group, summaries] of Object.entries(groups)) {
      const { section, list, count, empty } = this.#lists[group];
      const items = summaries.map((summary) => {
        present.add(summary.id);
        return this.#row(summary, group).item;
      });
      const isSame = items.length === list.children.length
        && items.every((item, index) => item === list.children[index]);
      if (!isSame) list.replaceChildren(...items);
      count.textContent = String(items.length);
      section.hidden = items.length === 0 && !empty;
      if (empty) empty.hidden = items.length > 0;
    }
    for (const id of [...this.#rows.keys()]) if (!present.has(id)) this.#rows.delete(id);
    if (focused?.isConnected && document.activeElement !== focused) focused.focus();
    this.#tick();
  }

  #section(group) {
    const count = element("span", { className: "count", "data-testid": `count-${group}` });
    const list = element("ul", { "data-testid": `queue-${group}` });
    const empty = group !== "waiting" ? null : element("p", {
      className: "nobody small muted", "data-testid": "queue-empty",
    }, this.#context.text("queue.empty"));
    const section = element("section", {},
      element("h2", {}, this.#context.text(`queue.${group}`), " ", count), empty, list);
    this.#lists[group] = { section, list, count, empty };
    return section;
  }

  #row(summary, group) {
    let row = this.#rows.get(summary.id);
    if (!row) {
      const link = element("a", {
        href: `#${encodeURIComponent(summary.id)}`, "data-testid": "queue-item",
      });
      row = { link, item: element("li", {}, link), content: null, time: null, summary };
      mark(link, summary.id === this.#selected);
      this.#rows.set(summary.id, row);
    }
    row.summary = summary;
    const isUnread = this.#queue.isUnread(summary.id);
    const claimer = group === "others" ? summary.claimedBy?.displayName : null;
    const content = JSON.stringify([summary, isUnread, claimer]);
    if (content !== row.content) {
      row.content = content;
      this.#fill(row, isUnread, claimer);
    }
    return row;
  }

  #fill(row, isUnread, claimer) {
    const { summary, link } = row;
    const context = this.#context;
    link.dataset.id = summary.id;
    link.dataset.priority = summary.priority;
    link.dataset.state = summary.state;
    row.time = element("time", { className: "time" });
    link.replaceChildren(
      element("span", { className: "top" },
        priorityBadge(context, summary.priority),
        element("span", { className: "reason" }, context.label(summary.reason)),
        row.time),
      summary.preview
        ? element("span", { className: "preview small", lang: summary.lang, dir: "auto" }, summary.preview)
        : "",
      element("span", { className: "meta small muted" },
        isUnread ? element("span", { className: "badge accent" }, context.text("queue.unread")) : null,
        element("span", { lang: summary.lang }, context.languageName(summary.lang)),
        hasContact(summary.contact)
          ? element("span", { className: "with-icon" }, symbol("contact"), context.text("queue.contact"))
          : null,
        claimer
          ? element("span", { className: "with-icon" }, symbol("person"), claimer)
          : null));
  }

  #tick() {
    const now = Date.now();
    for (const { summary, time } of this.#rows.values()) {
      const isWaiting = summary.state === "waiting";
      const moment = isWaiting ? summary.waitingSince : summary.lastMessageAt;
      if (!moment) continue;
      const text = isWaiting
        ? waitingLabel(now - Date.parse(moment), this.#context.tag)
        : timeLabel(new Date(moment), this.#context.tag);
      if (time.textContent === text) continue;
      time.textContent = text;
      time.dateTime = moment;
      time.title = this.#context.text(isWaiting ? "queue.waitingSince" : "queue.lastMessage", {
        time: timeLabel(new Date(moment), this.#context.tag),
      });
    }
  }

  #onKey(event) {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (!step || event.altKey || event.ctrlKey || event.metaKey) return;
    const links = [...this.querySelectorAll("a")];
    const next = links[links.indexOf(document.activeElement) + step];
    if (!next) return;
    event.preventDefault();
    next.focus();
  }
}

/** The badge of a priority; a normal one needs none. */
export function priorityBadge(context, priority) {
  if (priority === "emergency") {
    return element("span", { className: "badge danger", "data-testid": "priority" },
      symbol("alert"), context.text("priority.emergency"));
  }
  if (priority === "high") {
    return element("span", { className: "badge warning", "data-testid": "priority" },
      context.text("priority.high"));
  }
  return null;
}

/** A contact is present when at least one way to reach the patient is. */
export function hasContact(contact) {
  return Boolean(contact && Object.values(contact).some(Boolean));
}

function mark(link, isSelected) {
  if (isSelected) link.setAttribute("aria-current", "true");
  else link.removeAttribute("aria-current");
}
