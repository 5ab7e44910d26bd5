// What tells a patient who looks elsewhere that somebody has answered: the page's title, and, where
// it was allowed, a notification of the system's. Neither holds a word of the conversation.

export class Attention {
  #title = null;

  /** Puts the count before the page's title; 0 takes it away again. */
  count(count) {
    if (this.#title !== null && document.title === this.#title) {
      document.title = document.title.replace(/^\(\d+\) /, "");
    }
    this.#title = count > 0 ? `(${count}) ${document.title}` : null;
    if (this.#title !== null) document.title = this.#title;
  }

  /** Phones show no notification of a page, so none is offered there. */
  get isPossible() {
    return "Notification" in globalThis && globalThis.isSecureContext
      && Notification.permission !== "denied" && matchMedia("(pointer: fine)").matches;
  }

  /** Asks the patient where that is still to be asked. */
  async isAllowed() {
    return (await Notification.requestPermission()) === "granted";
  }

  /** Two tabs with the same `tag` show one. */
  notify(title, body, tag, onClick) {
    if (!this.isPossible || Notification.permission !== "granted") return;
    const notification = new Notification(title, { body, tag });
    notification.onclick = () => {
      globalThis.focus();
      notification.close();
      onClick();
    };
  }
}
