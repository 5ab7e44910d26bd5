// The desk page.

import { StaffApp } from "../staff/app.js";
import { Correspondence } from "./correspondence.js";
import { DeskWorkplace } from "./desk-workplace.js";
import { Drafts, forgetAll } from "./outbox.js";

export class DeskApp extends StaffApp {
  #correspondences = new Map();

  get sections() {
    return ["desk"];
  }

  get page() {
    return "desk";
  }

  workplace(context) {
    return new DeskWorkplace(context, {
      drafts: new Drafts(sessionStorage, context.user.name),
      correspondence: (id) => this.#correspondence(context, id),
    });
  }

  forget() {
    this.#correspondences.clear();
    forgetAll(sessionStorage);
  }

  #correspondence({ api, user }, id) {
    const key = JSON.stringify([user.name, id]);
    if (!this.#correspondences.has(key)) {
      this.#correspondences.set(
        key, new Correspondence({ api, id, user: user.name, storage: sessionStorage }));
    }
    return this.#correspondences.get(key);
  }
}
