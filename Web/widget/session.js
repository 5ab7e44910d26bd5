// One patient's conversation with the service: what is known of it, and everything that keeps it
// true over bad networks. No elements here.

import { API } from "../shared/api.js";
import { newId } from "../shared/ids.js";
import { EventStream } from "../shared/sse.js";
import { Courier, isGone, isRefusal } from "./courier.js";
import { Outbox } from "./outbox.js";
import { ConversationRecord } from "./record.js";
import { Retries } from "./retries.js";
import { Timeline } from "./timeline.js";

const typingShownFor = 6000;
const typingToldEvery = 4000;
const gapPatience = 700;   // a response and the stream often cross: the missing one is on its way

/** Dispatches `change` when something that can be seen differs. */
export class ConversationSession extends EventTarget {
  #api;
  #key;
  #record;
  #courier;
  #stream = null;
  #retries = new Retries();
  #run = 0;   // answers to an earlier run have no more say
  #isBusy = false;
  #toldTypingAt = 0;
  #toldSeen = 0;
  #onOnline = () => this.retry();
  #onStorage = ({ key }) => this.#follow(key);

  /** Version of the notice that is shown: who sends agrees to it. */
  noticeVersion = null;
  /** What is shown while there is no conversation yet: a message. */
  greeting = null;
  /** `idle`, `starting`, `ready`, `lost` (the token is no longer valid) or `refused`. */
  status = "idle";
  /** Grows with each new conversation on this page. */
  epoch = 0;
  /** The conversation before this one was deleted, not lost. */
  isErased = false;
  /** `bot`, `waiting`, `staff` or `closed`. */
  state = "bot";
  expectation = null;
  timeline = new Timeline();
  /** Messages that the service will never accept: `{item, problem}`. */
  rejected = [];
  /** By client id, what to do now where a message that sounds like an emergency was not stored. */
  alerts = new Map();
  isStaffTyping = false;
  /** The service can't be reached at the moment; attempts go on. */
  isTroubled = false;
  /** A gap could not be filled yet; attempts go on. */
  isIncomplete = false;

  /**
   * @param {object} options
   * @param {string} options.base address of the service
   * @param {import("./storage.js").SafeStorage} options.storage
   * @param {string} options.locale used where no earlier choice is stored
   */
  constructor({ base, storage, locale }) {
    super();
    this.#api = new API({ base, token: () => this.#record.values.token });
    this.#key = `liaison ${this.#api.base}`;
    this.#record = new ConversationRecord(storage, this.#key, locale);
    this.outbox = new Outbox(storage, `${this.#key} outbox`);
    this.#courier = new Courier(
      this.outbox, (body) => this.#api.post(this.#path("messages"), body), {
        answer: (answer) => this.#apply(answer),
        gone: () => this.#lose(),
        rejected: (item, problem) => {
          this.rejected = [...this.rejected, { item, problem }];
          this.#changed();
        },
        emergency: (item, reply) => this.#warn(item, reply),
        change: () => this.#changed(),
      });
  }

  get api() {
    return this.#api;
  }

  get locale() {
    return this.#record.values.locale;
  }

  /** There is a conversation from an earlier visit or another tab. */
  get isStored() {
    return Boolean(this.#record.values.token);
  }

  /** The patient has sent something under the notice in force. */
  get isAgreed() {
    return this.noticeVersion === null || this.#record.values.consent === this.noticeVersion;
  }

  /** The patient wants to hear of replies. */
  get notify() {
    return this.#record.values.notify === true;
  }

  set notify(notify) {
    this.#record.save({ notify });
    this.#changed();
  }

  now() {
    return this.#api.now();
  }

  /** Sequence number of the last contact form that was answered. */
  get answeredForm() {
    return this.#record.values.answeredForm ?? 0;
  }

  get unread() {
    const seen = this.#record.values.seen ?? 0;
    return this.timeline.messages
      .filter((message) => message.author !== "patient" && message.seq > seen).length;
  }

  /** Written and not yet in the timeline, in order. */
  get pending() {
    return this.outbox.items.filter((item) => !this.timeline.has(item.clientId));
  }

  // Life

  /** Follows other tabs and the network. */
  watch() {
    globalThis.addEventListener?.("online", this.#onOnline);
    globalThis.addEventListener?.("storage", this.#onStorage);
  }

  /** Creates the conversation or takes up the stored one; goes on trying until it has it. */
  async start() {
    if (this.#isBusy || (this.status !== "idle" && this.status !== "starting")) return;
    const run = this.#run;
    this.#isBusy = true;
    this.status = "starting";
    this.#changed();
    try {
      const whole = await (this.isStored ? this.#api.get(this.#path()) : this.#create(run));
      if (run !== this.#run) return;
      this.#isBusy = false;
      this.#started(whole);
    } catch (error) {
      if (run !== this.#run) return;
      this.#isBusy = false;
      this.#failedToStart(error);
    }
    this.#changed();
  }

  /** Stops everything; what is unsent stays stored. */
  stop() {
    globalThis.removeEventListener?.("online", this.#onOnline);
    globalThis.removeEventListener?.("storage", this.#onStorage);
    this.#halt();
    this.status = "idle";
  }

  /** Leaves a conversation that is gone; what was not sent yet goes into the new one. */
  startOver() {
    const { consent, notify } = this.#record.values;
    this.outbox.retain(({ body }) => body.text !== undefined || body.choice === "person");
    this.#record.reset({ consent, notify });
    this.#begin();
    this.start();
  }

  /**
   * Deletes the conversation at the service and here.
   * @throws {Error} where the service couldn't be asked: then nothing is deleted
   */
  async erase() {
    // The service may have it although its answer was lost.
    if (!this.isStored && this.#record.values.creation) await this.#create(this.#run);
    if (this.isStored) {
      await this.#api.delete(this.#path()).catch((error) => {
        if (!isGone(error)) throw error;
      });
    }
    this.outbox.retain(() => false);
    this.#record.reset();
    this.#begin(true);
    this.status = "idle";
    this.#changed();
  }

  /** @returns {Promise<Blob>} all that the service keeps of the conversation, to be read */
  export() {
    return this.#api.blob(this.#path("export"), "text/plain");
  }

  /** Whatever waits for another attempt has it now. */
  retry() {
    if (this.#retries.isWaiting("start")) this.#retries.now("start", () => this.start());
    if (this.status !== "ready") return;
    if (this.#stream.status === "interrupted") this.#stream.restart();
    if (this.isIncomplete) this.#retries.now("gap", () => this.#fillGap());
    if (this.#retries.isWaiting("settings")) this.#retries.now("settings", () => this.#sync());
    this.#courier.hurry();
  }

  /** One tab at a time: the others take up what it has begun. */
  #create(run) {
    const create = () => this.#createAlone(run);
    const locks = globalThis.navigator?.locks;
    return locks ? locks.request(this.#key, create) : create();
  }

  async #createAlone(run) {
    if (this.#record.adopt()) return this.#api.get(this.#path());
    // The same request again after a lost answer brings the same conversation.
    const creation = this.#record.values.creation ?? {
      clientId: newId(),
      locale: this.locale,
      consent: this.noticeVersion ? { version: this.noticeVersion } : undefined,
      timezone: Intl.DateTimeFormat().resolvedOptions().timeZone,
      page: location.origin + location.pathname,
    };
    this.#record.save({ creation });
    const created = await this.#api.post("v1/conversations", creation);
    if (run === this.#run) {
      this.#record.save({
        creation: undefined, id: created.id, token: created.token,
        pending: this.locale === creation.locale ? undefined : { locale: this.locale },
      });
    }
    return created;
  }

  #started(whole) {
    this.status = "ready";
    this.isTroubled = false;
    this.#retries.settle("start");
    this.#apply(whole, true);
    this.#listen();
    this.#sync();
    this.#courier.deliver();
  }

  #failedToStart(error) {
    if (isGone(error)) return this.#lose();
    if (!this.isStored && isRefusal(error)) {
      this.#record.save({ creation: undefined });
      this.status = "refused";
      return;
    }
    this.isTroubled = true;
    this.#retries.later("start", () => this.start(), error);
    // What sounds like an emergency doesn't wait for a conversation.
    const { locale, timezone } = this.#record.values.creation ?? {};
    for (const item of this.pending) {
      const { text } = item.body;
      if (!text || this.alerts.has(item.clientId)) continue;
      this.#api.post("v1/emergency", { text, locale, timezone })
        .then((reply) => reply?.text && this.#warn(item, reply), () => {});
    }
  }

  #warn({ clientId }, reply) {
    if (this.alerts.has(clientId)) return;
    this.alerts.set(clientId, { ...reply, author: "bot", at: this.now().toISOString() });
    this.#changed();
  }

  #begin(isErased = false) {
    // Where nothing was said, nothing has to stay readable.
    this.isErased = isErased || this.timeline.messages.length === 0;
    this.#halt();
    this.#toldSeen = 0;
    this.epoch += 1;
    this.status = "starting";
    this.state = "bot";
    this.expectation = null;
    this.timeline = new Timeline();
    this.rejected = [];
    this.alerts.clear();
    this.isTroubled = this.isIncomplete = false;
  }

  #lose() {
    this.#halt();
    this.status = "lost";
    this.isTroubled = this.isIncomplete = false;
    this.#changed();
  }

  #halt() {
    this.#run += 1;
    this.#isBusy = false;
    this.isStaffTyping = false;
    this.#stream?.stop();
    this.#stream = null;
    this.#courier.halt();
    this.#retries.clear();
  }

  // What arrives

  #listen() {
    this.#stream = new EventStream({
      url: this.#api.url(this.#path("events")),
      headers: () => this.#api.headers(),
      lastEventId: () => this.timeline.floor || null,
      onEvent: (event) => this.#receive(event),
      onStatus: (status) => {
        if (status === "open") {
          this.isTroubled = false;
          this.retry();
        } else if (status === "interrupted") {
          this.isTroubled = true;
        }
        this.#changed();
      },
      onRefused: (error) => {
        if (isGone(error)) return this.#lose();
        this.isTroubled = true;
        this.#retries.later("stream", () => this.#stream.start(), error);
        this.#changed();
      },
    });
    this.#stream.start();
  }

  #receive({ type, data }) {
    let value;
    try {
      value = JSON.parse(data);
    } catch {
      return;   // a message that is lost here shows as a gap
    }
    if (type === "message") this.#apply({ messages: [value] });
    else if (type === "state") this.#apply(value);
    else if (type === "typing" && value.author === "staff") this.#showTyping();
  }

  #apply({ messages = [], state, expectation }, isWhole = false) {
    const added = isWhole ? this.timeline.complete(messages) : this.timeline.merge(messages);
    for (const { clientId } of messages) if (clientId) this.outbox.remove(clientId);
    if (added.some((message) => message.author === "staff")) this.isStaffTyping = false;
    if (state && state !== this.state) {
      this.state = state;
      this.expectation = null;
    }
    if (expectation !== undefined) this.expectation = expectation;
    if (isWhole) this.isIncomplete = false;
    if (this.timeline.hasGap && !this.#retries.isWaiting("gap")) {
      this.#retries.after("gap", gapPatience, () => this.#fillGap());
    }
    this.#changed();
  }

  async #fillGap() {
    if (!this.timeline.hasGap || this.status !== "ready") return;
    const run = this.#run;
    try {
      const whole = await this.#api.get(this.#path());
      if (run !== this.#run) return;
      this.#retries.settle("gap");
      this.#apply(whole, true);
    } catch (error) {
      if (run !== this.#run) return;
      if (isGone(error)) return this.#lose();
      this.isIncomplete = true;
      this.#retries.later("gap", () => this.#fillGap(), error);
      this.#changed();
    }
  }

  #showTyping() {
    this.isStaffTyping = true;
    this.#retries.after("typing", typingShownFor, () => {
      this.isStaffTyping = false;
      this.#changed();
    });
    this.#changed();
  }

  // What is sent

  sendText(text) {
    this.#send({ text }, text);
  }

  sendChoice(id, label) {
    this.#send({ choice: id }, label);
  }

  /** @param {number} seq of the message that holds the form @param {string} text what is shown */
  sendForm(seq, id, values, text) {
    this.#record.save({ answeredForm: Math.max(seq, this.answeredForm) });
    this.#send({ form: { id, values } }, text);
  }

  dismissRejected(clientId) {
    this.rejected = this.rejected.filter(({ item }) => item.clientId !== clientId);
    this.#changed();
  }

  /** The conversation goes on in this language from now on. */
  setLocale(locale) {
    if (locale === this.locale) return;
    this.#record.save({ locale });
    if (this.isStored) this.#set({ locale });
  }

  /** The person is writing; only worth telling while somebody may watch. */
  typing() {
    const isWatched = this.state === "staff" || this.state === "waiting";
    const isSoon = Date.now() - this.#toldTypingAt < typingToldEvery;
    if (!isWatched || isSoon || this.status !== "ready") return;
    this.#toldTypingAt = Date.now();
    this.#tell("typing");
  }

  /** Everything that is there has been seen. */
  seen() {
    const { messages } = this.timeline;
    const last = messages.at(-1)?.seq ?? 0;
    if (last > (this.#record.values.seen ?? 0)) this.#record.save({ seen: last });
    const isTold = !messages.some(({ author, seq }) => author === "staff" && seq > this.#toldSeen);
    if (isTold || this.status !== "ready") return;
    this.#toldSeen = last;
    this.#tell("seen", { seq: last });
  }

  // A courtesy may be lost: the next one says the same.
  #tell(action, body) {
    const run = this.#run;
    this.#api.post(this.#path(action), body).catch((error) => {
      if (run === this.#run && isGone(error)) this.#lose();
    });
  }

  #send(body, text) {
    this.outbox.add({
      clientId: newId(), body, text, lang: this.locale, at: this.now().toISOString(),
    });
    if (!this.isAgreed) {
      this.#record.save({ consent: this.noticeVersion });
      if (this.isStored) this.#set({ consent: { version: this.noticeVersion } });
    }
    this.#changed();
    if (this.status === "ready") this.#courier.deliver();
    else this.start();
  }

  #set(settings) {
    this.#record.save({ pending: { ...this.#record.values.pending, ...settings } });
    this.#sync();
  }

  /** Tells the service the language and the consent that it doesn't know yet. */
  async #sync() {
    const { pending } = this.#record.values;
    if (!pending || this.status !== "ready") return;
    const run = this.#run;
    const settle = () => {
      this.#retries.settle("settings");
      if (this.#record.values.pending === pending) this.#record.save({ pending: undefined });
      else this.#sync();
    };
    try {
      await this.#api.patch(this.#path(), pending);
      if (run === this.#run) settle();
    } catch (error) {
      if (run !== this.#run) return;
      if (isGone(error)) this.#lose();
      else if (isRefusal(error)) settle();
      else this.#retries.later("settings", () => this.#sync(), error);
    }
  }

  // What is stored

  #path(action) {
    const path = `v1/conversations/${encodeURIComponent(this.#record.values.id)}`;
    return action ? `${path}/${action}` : path;
  }

  /** Another tab has changed what is stored. */
  #follow(key) {
    if (!key?.startsWith(this.#key)) return;
    const found = this.#record.follow();
    if (found !== "same") this.#begin(found === "none");
    if (found === "none") this.status = "idle";
    if (found === "other") this.start();
    this.#changed();
  }

  #changed() {
    this.dispatchEvent(new Event("change"));
  }
}
