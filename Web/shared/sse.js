// Server-sent events over fetch: a bearer token can't be sent by EventSource.

import { NetworkError, problemFrom } from "./api.js";
import { backoffDelay } from "./backoff.js";

/**
 * Takes the text of an event stream in pieces and gives back whole events.
 * The rules are those of the HTML standard, "Interpreting an event stream"; a byte order mark is
 * the decoder's business.
 */
export class EventStreamParser {
  // The pieces of a line that has not ended: put together once, however many they are.
  #pieces = [];
  #carriageReturn = "";
  #data = [];
  #type = "";
  #lastEventId;

  /** Milliseconds that the server asked to wait before a reconnection, or null. */
  retry = null;

  constructor(lastEventId = "") {
    this.#lastEventId = lastEventId;
  }

  /** @returns {{type: string, data: string, lastEventId: string}[]} the events now complete */
  push(text) {
    const events = [];
    const buffer = this.#carriageReturn + text;
    // A carriage return at the very end may be the first half of a pair: wait for the rest.
    this.#carriageReturn = buffer.endsWith("\r") ? "\r" : "";
    const end = buffer.length - this.#carriageReturn.length;
    const ending = /\r\n|\r|\n/g;
    let start = 0;
    for (let match; (match = ending.exec(buffer)) && match.index < end; start = ending.lastIndex) {
      const event = this.#take(this.#pieces.join("") + buffer.slice(start, match.index));
      if (event) events.push(event);
      this.#pieces = [];
    }
    if (start < end) this.#pieces.push(buffer.slice(start, end));
    return events;
  }

  #take(line) {
    if (line === "") return this.#dispatch();
    const colon = line.indexOf(":");
    if (colon === 0) return null;
    const field = colon < 0 ? line : line.slice(0, colon);
    const value = colon < 0 ? "" : line.slice(colon + 1).replace(/^ /, "");
    if (field === "data") this.#data.push(value);
    else if (field === "event") this.#type = value;
    else if (field === "id" && !value.includes("\0")) this.#lastEventId = value;
    else if (field === "retry" && /^\d+$/.test(value)) this.retry = Number(value);
    return null;
  }

  #dispatch() {
    const event = this.#data.length === 0 ? null : {
      type: this.#type || "message",
      data: this.#data.join("\n"),
      lastEventId: this.#lastEventId,
    };
    this.#data = [];
    this.#type = "";
    return event;
  }
}

/**
 * An event stream that keeps itself alive: it resumes from the last event, backs off with jitter,
 * notices a connection that has gone silent, and wakes when the network or the page comes back.
 */
export class EventStream {
  #options;
  #controller = null;
  #timer = null;
  #watchdog = null;
  #attempt = 0;
  #lastByteAt = 0;
  #status = "stopped";
  #wake = () => this.#onWake();

  /**
   * @param {object} options
   * @param {string} options.url
   * @param {() => Record<string, string>} [options.headers]
   * @param {() => string | number | null | undefined} [options.lastEventId] where to resume, asked
   *   for at each connection: only the receiver knows up to where it has everything
   * @param {(event: {type: string, data: string, lastEventId: string}) => void} options.onEvent
   * @param {(status: "connecting" | "open" | "interrupted" | "stopped") => void} [options.onStatus]
   * @param {(problem: import("./api.js").ProblemError) => void} [options.onRefused] the service
   *   said no for good; the stream has stopped
   * @param {RequestCredentials} [options.credentials]
   * @param {number} [options.silence] milliseconds without a byte until the connection is given up
   */
  constructor(options) {
    this.#options = {
      headers: () => ({}), lastEventId: () => null, onStatus() {}, onRefused() {},
      credentials: "omit", silence: 45_000, ...options,
    };
  }

  get status() {
    return this.#status;
  }

  start() {
    if (this.#status !== "stopped") return;
    globalThis.addEventListener?.("online", this.#wake);
    globalThis.document?.addEventListener("visibilitychange", this.#wake);
    this.#attempt = 0;
    this.#connect();
  }

  stop() {
    if (this.#status === "stopped") return;
    globalThis.removeEventListener?.("online", this.#wake);
    globalThis.document?.removeEventListener("visibilitychange", this.#wake);
    this.#drop();
    this.#setStatus("stopped");
  }

  /** Connects anew at once, whatever state the connection is in. */
  restart() {
    if (this.#status === "stopped") return;
    this.#attempt = 0;
    this.#connect();
  }

  #onWake() {
    if (globalThis.document?.hidden) return;
    const isSilent = Date.now() - this.#lastByteAt > this.#options.silence;
    if (this.#status === "interrupted" || (this.#status === "open" && isSilent)) this.restart();
  }

  #drop() {
    clearTimeout(this.#timer);
    clearTimeout(this.#watchdog);
    this.#controller?.abort();
    this.#controller = null;
  }

  #setStatus(status) {
    if (status === this.#status) return;
    this.#status = status;
    this.#options.onStatus(status);
  }

  #feedWatchdog(controller) {
    this.#lastByteAt = Date.now();
    clearTimeout(this.#watchdog);
    this.#watchdog = setTimeout(() => controller.abort(), this.#options.silence);
  }

  async #connect() {
    this.#drop();
    const controller = new AbortController();
    this.#controller = controller;
    this.#setStatus("connecting");
    let problem = null;
    let retry = null;
    try {
      this.#feedWatchdog(controller);
      const response = await this.#fetch(controller);
      if (!response.ok) throw await problemFrom(response);
      if (!/^text\/event-stream\b/i.test(response.headers.get("content-type") ?? "")) {
        throw new NetworkError("The answer is not an event stream");
      }
      if (this.#controller !== controller) return;
      this.#setStatus("open");
      retry = await this.#read(response.body, controller);
    } catch (error) {
      problem = error;
    }
    // Somebody stopped or restarted the stream meanwhile: this connection has no more say.
    if (this.#controller !== controller) return;
    this.#drop();
    if (problem?.status >= 400 && !problem.isTemporary) {
      this.stop();
      this.#options.onRefused(problem);
      return;
    }
    const asked = (problem?.retryAfter ?? 0) * 1000;
    const wait = backoffDelay(this.#attempt, retry === null ? {} : { base: retry });
    const delay = Math.max(asked, wait);
    this.#attempt += 1;
    this.#setStatus("interrupted");
    this.#timer = setTimeout(() => this.#connect(), delay);
  }

  #fetch(controller) {
    const { url, headers, lastEventId, credentials } = this.#options;
    const last = lastEventId() ?? "";
    return fetch(url, {
      headers: {
        Accept: "text/event-stream",
        ...headers(),
        ...(last === "" ? {} : { "Last-Event-ID": String(last) }),
      },
      credentials,
      cache: "no-store",
      signal: controller.signal,
    });
  }

  async #read(body, controller) {
    const parser = new EventStreamParser();
    const decoder = new TextDecoder();
    const reader = body.getReader();
    for (;;) {
      const { done, value } = await reader.read();
      if (done || this.#controller !== controller) return parser.retry;
      this.#feedWatchdog(controller);
      this.#attempt = 0;
      for (const event of parser.push(decoder.decode(value, { stream: true }))) {
        this.#options.onEvent(event);
        if (this.#controller !== controller) return parser.retry;
      }
    }
  }
}
